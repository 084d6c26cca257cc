"""A batch as the page keeps it: numbers alone, the voters of a whole district stay behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain import rekap
from app.domain.pemilihan import Desa
from app.domain.progress import Progress
from app.domain.rekap import Neraca
from app.services.kpu.feedback import Batch, feedback
from app.services.kpu.feedback_angkatan import Minta
from app.services.kpu.feedback_claims import Lintas
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
    file: str


@dataclass(frozen=True, slots=True)
class Angkatan:
    """`nomor` 0: nothing new since the last batch."""

    nomor: int
    folder: Path
    triwulan: str
    batas: date
    desa: Sequence[DesaAngkatan]
    pdpb: Sequence[BarisPdpb]
    lintas: Sequence[Lintas]
    ditunda: Sequence[Desa]
    dibandingkan: int


def next_batch(
    opened: Vault, folder: Path, skema: str, password: str, minta: Minta, progress: Progress
) -> Angkatan:
    """Write it. Raises what `feedback` raises."""
    batch = feedback(opened, folder, skema, password, progress, minta)
    return _figures(opened, batch)


def _figures(opened: Vault, batch: Batch) -> Angkatan:
    return Angkatan(
        batch.nomor,
        batch.folder,
        batch.triwulan,
        batch.batas,
        [_village(one) for one in batch.villages],
        pdpb_rows(opened, batch.villages),
        batch.lintas,
        batch.ditunda,
        batch.dibandingkan,
    )


def _village(one: VillageFeedback) -> DesaAngkatan:
    total = rekap.total(one.pilkades) if one.pilkades else None
    file = one.file.name if one.file else ""
    return DesaAngkatan(one.desa, one.asal or "program", one.counts, one.banding, total, file)
