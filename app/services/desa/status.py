"""How far a village's list is: the numbers that every screen shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.kiriman import Sent
from app.domain.penetapan import is_listed, is_unverified, jumlah
from app.domain.tahap_kiriman import AKHIR
from app.domain.tms import Alasan
from app.domain.voter_id import device_of
from app.services.desa.frozen import final_return, penetapan
from app.services.desa.return_data import sent_returns
from app.services.desa.workspace import Workspace
from app.store import daftar


@dataclass(frozen=True, slots=True)
class Status:
    """Counts of voters, without those whom the register holds.

    `tahap` DASAR, DPS or DPT; `pengembalian` "belum" or "sementara 2, akhir 3, susulan 4".
    """

    desa: str
    kode: str
    pemilihan: str
    dasar: int
    tms: int
    baru: int
    belum: int
    konflik: int
    daftar: Mapping[str, int]
    meninggal_setelah_dpt: int
    tahap: str
    sidik: str
    pengembalian: str

    def as_data(self) -> dict[str, Any]:
        """For `--json`."""
        return {name: getattr(self, name) for name in self.__slots__}


def status(workspace: Workspace) -> Status:
    """Read from the cache and the journal. Once ratified, `daftar` is the ratified list."""
    everybody = daftar.current(workspace.db)
    voters = [voter for voter in everybody if voter.status_pilkades != Alasan.DI_LUAR_DPT]
    ratified = penetapan(workspace, "dpt") or penetapan(workspace, "dps")
    own = sum(1 for voter in voters if device_of(voter.id))
    listed = [voter for voter in voters if is_listed(voter)]
    final = ratified is not None and ratified.tahap == "dpt"
    return Status(
        desa=workspace.desa.nama,
        kode=workspace.desa.kode,
        pemilihan=workspace.pengaturan.pemilihan.nama,
        dasar=len(voters) - own,
        tms=len(voters) - len(listed),
        baru=own,
        belum=sum(map(is_unverified, listed)),
        konflik=daftar.conflicts(workspace.db),
        daftar=ratified.jumlah if ratified and final else jumlah(listed),
        meninggal_setelah_dpt=ratified.jumlah["jumlah"] - len(listed) if ratified and final else 0,
        tahap=ratified.tahap.upper() if ratified else "DASAR",
        sidik=ratified.sidik if ratified else "",
        pengembalian=", ".join(_returned(workspace)) or "belum",
    )


def _returned(workspace: Workspace) -> list[str]:
    """The newest return of each kind, in the order they were sent."""
    newest: dict[str, Sent] = {sent.tahap: sent for sent in sent_returns(workspace)}
    final = final_return(workspace)
    return [
        f"{sent.tahap} {sent.urut}{' (ditolak KPU)' if sent.tahap == AKHIR and final is None else ''}"
        for sent in sorted(newest.values(), key=lambda sent: sent.urut)
    ]
