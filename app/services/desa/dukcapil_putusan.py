"""What follows from the office's answers: decided by a person, carried out by the ordinary acts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.domain.bentuk import is_line
from app.domain.dukcapil import TETAP, Nilai, beda, bukti_surat, perlu_diputuskan
from app.domain.errors import UserError
from app.domain.pemilih import Pemilih
from app.domain.tms import Alasan
from app.services.desa.edit import Edited, edit
from app.services.desa.frozen import late_voters, penetapan, warn_after_final
from app.services.desa.mark import Mark, Marked, act_of, change, find_all, mark
from app.services.desa.workspace import Workspace
from app.store import daftar
from app.store import dukcapil as store

LONGEST_REASON = 300

AGREES: Mapping[Alasan, str] = {
    Alasan.MENINGGAL: "meninggal",
    Alasan.PINDAH: "pindah",
    Alasan.PINDAH_FISIK: "pindah",
    Alasan.TIDAK_DIKENAL: "tidak_ditemukan",
}
"""A mark -> the answer whose letter is evidence for it."""


@dataclass(frozen=True, slots=True)
class Perkara:
    """One answer that waits for a person. `beda`: field -> (the list's value, the office's)."""

    pemilih: Pemilih
    isi: Mapping[str, str]
    beda: Mapping[str, tuple[str, str]]


def open_cases(workspace: Workspace) -> list[Perkara]:
    """All answers that somebody has still to decide upon, by RW, RT and family."""
    found: list[Perkara] = []
    for voter, _, isi in store.listed(workspace.db, asked=True):
        nilai = _values_of(voter)
        if perlu_diputuskan(isi, nilai):
            found.append(Perkara(voter, isi, beda(isi, nilai)))
    return found


def _values_of(voter: Pemilih) -> Nilai:
    return lambda kolom: str(getattr(voter, kolom))


def mark_by_letter(workspace: Workspace, voters: Sequence[str], alasan: Alasan) -> Marked:
    """Mark them as one act, the letter as evidence where it says the same. After the DPT only a death is
    noted in it; all else is a proposal to KPU.

    Raises what `mark.mark` raises.
    """
    late = late_voters(workspace) if penetapan(workspace, "dpt") else None
    marks: list[Mark] = []
    for voter in voters:
        locked = late is not None and voter not in late
        only = "kpu" if locked and alasan is not Alasan.MENINGGAL else ""
        marks.append(Mark(voter, alasan, only, _evidence(workspace, voter, alasan)))  # type: ignore[arg-type]
    return mark(workspace, marks)


def _evidence(workspace: Workspace, voter: str, alasan: Alasan) -> dict[str, str]:
    known = daftar.get(workspace.db, voter)
    if known is None or known.dukcapil.get("jawaban") != AGREES.get(alasan):
        return {}
    return bukti_surat(known.dukcapil, known.bukti)


def take_values(workspace: Workspace, voter: str, fields: Collection[str] | None = None) -> Edited:
    """Correct the list to what the office has, all fields that differ or these; the letter is the evidence.

    Raises what `edit.edit` raises: VOTER_UNKNOWN, DPT_LOCKED, NIK_TAKEN, FIELD_INVALID.
    """
    find_all(workspace, [voter])
    known = daftar.get(workspace.db, voter)
    assert known is not None
    pairs = beda(known.dukcapil, _values_of(known.pemilih))
    changes = {
        (voter, kolom): theirs for kolom, (_, theirs) in pairs.items() if fields is None or kolom in fields
    }
    bukti = {voter: bukti_surat(known.dukcapil, known.bukti)} if changes else {}
    return edit(workspace, changes, bukti)


def keep(workspace: Workspace, voters: Sequence[str], alasan: str = "") -> Marked:
    """The list stays as it is in spite of the answer; for ever told beside it. Raises VOTER_UNKNOWN,
    DUKCAPIL_NOT_ASKED, FIELD_INVALID."""
    reason = " ".join(alasan.split())
    if not is_line(reason, LONGEST_REASON):
        raise UserError("FIELD_INVALID", kolom="alasan")
    drafts = []
    for one in find_all(workspace, voters):
        if not one.dukcapil.get("jawaban"):
            raise UserError("DUKCAPIL_NOT_ASKED")
        told = {key: value for key, value in one.dukcapil.items() if key != "alasan"} | {"putusan": TETAP}
        drafts += change(one, "dukcapil", told | ({"alasan": reason} if reason else {}))
    events = workspace.act(drafts) if drafts else []
    if events and penetapan(workspace, "dpt"):
        warn_after_final(workspace)
    return Marked(act_of(events), len(voters), len(drafts))
