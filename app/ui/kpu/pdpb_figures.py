"""A batch as the page keeps it: numbers, the voters of a whole district stay behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain import rekap
from app.domain.errors import UserError
from app.domain.pemilihan import Desa
from app.domain.progress import Progress
from app.domain.rekap import Neraca
from app.services.kpu.feedback import Batch, feedback
from app.services.kpu.feedback_angkatan import Minta, batches
from app.services.kpu.feedback_claims import Lintas
from app.services.kpu.feedback_lama import DesaLama, Lama, kept
from app.services.kpu.feedback_pdpb import BarisPdpb, pdpb_rows
from app.services.kpu.feedback_village import VillageFeedback
from app.services.kpu.vault_session import Vault


@dataclass(frozen=True, slots=True)
class DesaAngkatan:
    """One village. `jenis`: news by kind; `banding`: rows by how they stand; `pilkades`: the sum, or None."""

    desa: Desa
    asal: str
    jenis: Mapping[str, int]
    banding: Mapping[str, int]
    pilkades: Neraca | None


@dataclass(frozen=True, slots=True)
class Angka:
    """What a batch counted. `ditunda`: villages that came after its cut-off date, how many."""

    desa: Sequence[DesaAngkatan]
    pdpb: Sequence[BarisPdpb]
    ditunda: int
    dibandingkan: int


@dataclass(frozen=True, slots=True)
class Angkatan:
    """`nomor` 0: nothing new since the last batch. `folder`, `lintas`: of one that was just written; of an
    earlier one the vault has the counts. `angka` None: not looked up, or older than their keeping."""

    nomor: int
    triwulan: str
    batas: date
    angka: Angka | None
    folder: Path | None = None
    lintas: Sequence[Lintas] = ()
    waktu: str = ""


def next_batch(
    opened: Vault, folder: Path, skema: str, password: str, minta: Minta, progress: Progress
) -> Angkatan:
    """Write it. Raises what `feedback` raises."""
    batch = feedback(opened, folder, skema, password, progress, minta)
    return Angkatan(
        batch.nomor, batch.triwulan, batch.batas, _figures(opened, batch), batch.folder, batch.lintas
    )


def earlier(opened: Vault) -> list[Angkatan]:
    """Every batch without its figures, the newest first."""
    return [
        Angkatan(one.nomor, one.triwulan, date.fromisoformat(one.batas), None, waktu=one.waktu)
        for one in reversed(batches(opened))
    ]


def with_figures(opened: Vault, one: Angkatan) -> Angkatan:
    """The same with what the vault kept of it, if it did."""
    try:
        return replace(one, angka=_kept(kept(opened, one.nomor)))
    except UserError:
        return one


def _figures(opened: Vault, batch: Batch) -> Angka:
    rows = pdpb_rows(opened, batch.villages)
    return Angka([*map(_village, batch.villages)], rows, len(batch.ditunda), batch.dibandingkan)


def _kept(one: Lama) -> Angka:
    return Angka([*map(_former, one.desa)], one.pdpb, len(one.ditunda), one.dibandingkan)


def _village(one: VillageFeedback) -> DesaAngkatan:
    total = rekap.total(one.pilkades) if one.pilkades else None
    return DesaAngkatan(one.desa, one.asal or "program", one.counts, one.banding, total)


def _former(one: DesaLama) -> DesaAngkatan:
    total = rekap.total(one.pilkades) if one.pilkades else None
    return DesaAngkatan(one.desa, one.asal, one.baris, one.banding, total)
