"""How far every village of the election is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.services.kpu.vault_session import Vault
from app.store import vault, vault_bagian, vault_balasan, vault_isian, vault_paket, vault_tindak
from app.store.vault_balasan import DITERAPKAN, MENUNGGU, PRATINJAU
from app.store.vault_isian import BELUM, DITERIMA
from app.store.vault_tindak import DITAGIH, NIHIL, TIDAK_KEMBALI, Tindak
from app.system import clock

BELUM_KODE, TIDAK_IKUT, BELUM_PAKET, DIKEMAS, SEMENTARA, KEMBALI, DITERAPKAN_ = (
    "tanpa kode",
    "tidak ikut",
    "belum dikemas",
    "dikemas",
    "sementara",
    "menunggu kode",
    "diterapkan",
)
DITAGIH_, TIDAK_KEMBALI_, NIHIL_, TANPA_PROGRAM = "ditagih", "tidak kembali", "nihil", "tanpa program"
"""Of villages without a final return: reminded, closed by minutes, by a statement, rows taken by hand."""
_OF_ACT = {DITAGIH: DITAGIH_, TIDAK_KEMBALI: TIDAK_KEMBALI_, NIHIL: NIHIL_}
_ORDER = (
    BELUM_KODE, TIDAK_IKUT, BELUM_PAKET, DIKEMAS, SEMENTARA, DITAGIH_, TIDAK_KEMBALI_, NIHIL_, TANPA_PROGRAM,
    DITERAPKAN_, KEMBALI,
)  # fmt: skip
_WAITED_FOR = (DIKEMAS, SEMENTARA, DITAGIH_)
_OF_RETURN = {PRATINJAU: SEMENTARA, MENUNGGU: KEMBALI, DITERAPKAN: DITERAPKAN_}


@dataclass(frozen=True, slots=True)
class VillageStatus:
    """One village. `terlambat`: past the last day of validity and nothing final came back, nor was it closed.

    `tagihan`: reminders; `isian`: rows of a return without the program that wait for a decision.
    """

    kode: str
    desa: str
    kecamatan: str
    pemilih: int
    paket: int
    pengembalian: int
    keadaan: str
    terlambat: bool
    tagihan: int = 0
    isian: int = 0


def status(opened: Vault) -> list[VillageStatus]:
    """All villages by code, then areas whose voters have none; checks the vault's own record on the way."""
    opened.check_record()
    late = clock.today(opened.pemilihan.zona) > opened.sampai
    packages = vault_paket.packed_villages(opened.db)
    returns: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for kode, urut, keadaan in vault_balasan.states(opened.db):
        returns[kode].append((urut, keadaan))
    voters = vault_bagian.voters_of_villages(opened.db)
    acts, rows = vault_tindak.in_force(opened.db), vault_isian.counts(opened.db)
    taking_part = {desa.kode for desa in vault.villages(opened.db, ikut=True)}
    found = [
        VillageStatus("", area.nama, area.kecamatan, area.pemilih, 0, 0, BELUM_KODE, False)
        for area in vault_bagian.homeless(opened.db)
    ]
    for desa in vault.villages(opened.db):
        packed, came = packages.get(desa.kode, 0), returns[desa.kode]
        state = DIKEMAS if packed else BELUM_PAKET if desa.kode in taking_part else TIDAK_IKUT
        told, held = rows.get(desa.kode, {}), acts.get(desa.kode, [])
        for further in (*(_OF_RETURN.get(keadaan) for _, keadaan in came), *_of_acts(held, told)):
            state = _further(state, further or state)
        found.append(
            VillageStatus(
                desa.kode,
                desa.nama,
                desa.kecamatan,
                voters.get(desa.kode, 0),
                packed,
                came[-1][0] if came else 0,
                state,
                late and state in _WAITED_FOR,
                sum(one.jenis == DITAGIH for one in held),
                told.get(BELUM, 0),
            )
        )
    return sorted(found, key=lambda row: (row.kode or "~", row.desa))


def _of_acts(acts: Sequence[Tindak], rows: Mapping[str, int]) -> list[str]:
    """The states that reminders, closings and accepted rows give."""
    return [*(_OF_ACT[one.jenis] for one in acts), *([TANPA_PROGRAM] if rows.get(DITERIMA) else [])]


def _further(one: str, other: str) -> str:
    """The later of two states, except that a newer final return waits again after an applied one."""
    return max(one, other, key=_ORDER.index)


def totals(rows: list[VillageStatus]) -> Mapping[str, int]:
    """How many villages are where."""
    counts = {"desa": len(rows), "terlambat": sum(row.terlambat for row in rows)}
    for row in rows:
        counts[row.keadaan] = counts.get(row.keadaan, 0) + 1
    return counts
