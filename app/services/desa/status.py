"""How far a village's list is: the numbers that every screen shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.penetapan import is_listed, jumlah
from app.services.desa.frozen import penetapan
from app.services.desa.return_data import sent_returns
from app.services.desa.workspace import Workspace
from app.store import daftar


@dataclass(frozen=True, slots=True)
class Status:
    """Counts of voters; `tahap` DASAR, DPS or DPT; `pengembalian` "belum", "sementara 2" or "akhir 3"."""

    desa: str
    kode: str
    pemilihan: str
    dasar: int
    tms: int
    baru: int
    belum: int
    konflik: int
    daftar: Mapping[str, int]
    tahap: str
    sidik: str
    pengembalian: str

    def as_data(self) -> dict[str, Any]:
        """For `--json`."""
        return {name: getattr(self, name) for name in self.__slots__}


def status(workspace: Workspace) -> Status:
    """Read from the cache and the journal."""
    voters = list(daftar.current(workspace.db))
    ratified = penetapan(workspace, "dpt") or penetapan(workspace, "dps")
    sent = sent_returns(workspace)
    own = sum(1 for voter in voters if not voter.dpid and "-" in voter.id)
    listed = [voter for voter in voters if is_listed(voter)]
    return Status(
        desa=workspace.desa.nama,
        kode=workspace.desa.kode,
        pemilihan=workspace.pengaturan.pemilihan.nama,
        dasar=len(voters) - own,
        tms=len(voters) - len(listed),
        baru=own,
        belum=sum(1 for voter in listed if not voter.status_pilkades),
        konflik=daftar.conflicts(workspace.db),
        daftar=jumlah(listed),
        tahap=ratified.tahap.upper() if ratified else "DASAR",
        sidik=ratified.sidik if ratified else "",
        pengembalian=f"{sent[-1].tahap} {sent[-1].urut}" if sent else "belum",
    )
