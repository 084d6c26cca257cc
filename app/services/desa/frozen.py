"""The lists this village has ratified, read back from the journal."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.errors import UserError
from app.domain.fold import fold, is_active
from app.domain.penetapan import Baris, Tahap, daftar, under
from app.services.desa.workspace import Workspace
from app.store import daftar as store
from app.store import journal


@dataclass(frozen=True, slots=True)
class Penetapan:
    """One ratification: `sidik` is the list's fingerprint, hex."""

    tahap: Tahap
    paket: str
    kepala: Mapping[str, str]
    sidik: str
    jumlah: Mapping[str, int]
    waktu: int


def penetapan(workspace: Workspace, tahap: Tahap) -> Penetapan | None:
    """The ratification of a stage in force, if any."""
    acts = journal.undone(workspace.db)
    found = None
    for event in journal.events_of_kind(workspace.db, "tetapkan"):
        isi = event.data
        if isi["tahap"] == tahap and is_active(event, acts):
            found = Penetapan(tahap, isi["paket"], isi["kepala"], isi["sidik"], isi["jumlah"], event.waktu)
    return found


def frozen_rows(workspace: Workspace, what: Penetapan) -> list[Baris]:
    """The ratified list itself: fold(base, events under the heads)."""
    events = under(journal.all_events(workspace.db), what.kepala)
    return daftar(fold(store.base(workspace.db, what.paket), events).pemilih.values())


def refuse_after_dpt(workspace: Workspace) -> None:
    """Raises DPT_LOCKED: a ratified list takes no more changes (Permendagri 112/2014 Pasal 20)."""
    if penetapan(workspace, "dpt"):
        raise UserError("DPT_LOCKED")


def warn_after_final(workspace: Workspace) -> None:
    """Say so where the final return does not hold what was just done."""
    if any(event.data.get("tahap") == "akhir" for event in journal.events_of_kind(workspace.db, "kirim")):
        workspace.warnings.append("AFTER_FINAL")
