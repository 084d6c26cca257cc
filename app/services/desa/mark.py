"""Marking voters: one act for one voter, a family or a whole worksheet; all of it or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from app.domain.bukti import KOLOM_BUKTI
from app.domain.errors import UserError
from app.domain.fold import FoldedVoter
from app.domain.nilai import is_allowed
from app.domain.pemilih import OBJECTS
from app.domain.peristiwa import Draft, Isi, Peristiwa
from app.domain.progress import Progress, silent
from app.domain.tanggal_lahir import TanggalError, read_tanggal
from app.domain.tms import ARTI, DISIMPAN, PILIHAN, Alasan, Arti
from app.domain.voter_id import is_voter_id
from app.services.desa import rahasia
from app.services.desa.frozen import late_voters, penetapan, warn_after_final
from app.services.desa.rahasia import Rahasia
from app.services.desa.table import BUKTI_COLUMNS, bukti_of, read_table
from app.services.desa.workspace import Workspace
from app.store import daftar

Only = Literal["", "pilkades", "kpu"]
"""Which of the two verdicts a mark gives: both, "TMS Pilkades saja", or "usul TMS ke KPU" alone."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One voter's mark. `dengan`: the other voter of a `ganda`.

    `bukti` of a reason that stays in the village stays there with it.
    """

    voter: str
    alasan: Alasan
    only: Only = ""
    bukti: Mapping[str, str] = field(default_factory=dict)
    dengan: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """What an act changed. `act` is what undo names; "" where nothing had to change."""

    act: str
    voters: int
    changed: int


def mark(workspace: Workspace, marks: Sequence[Mark], progress: Progress = silent) -> Marked:
    """Make the marks as one act; a reason that stays in the village goes into its second chain.

    Raises what `drafts_of` raises, and SECRET_ROLE, SECRET_LETTER_NEEDED.
    """
    progress(0, len(marks), "Menandai")
    drafts, secrets = prepared(workspace, marks)
    progress(0, len(marks), "Menyimpan tanda")
    with workspace.transaction():
        events = workspace.act_within(drafts) if drafts else []
        told = rahasia.keep_within(workspace, secrets)
        workspace.touched |= told
    if events and penetapan(workspace, "dpt"):
        warn_after_final(workspace)
    return Marked(act_of(events), len(marks), len({draft.pemilih for draft in drafts} | told))


def prepared(workspace: Workspace, marks: Sequence[Mark]) -> tuple[list[Draft], dict[str, Rahasia]]:
    """Any marks, for an act that may do more: what it says, and what stays in the village with it.

    Raises what `mark` raises; `rahasia.keep_within` takes the second in the act's transaction.
    """
    return _drafts_of(workspace, marks), _secrets(workspace, marks)


def _secrets(workspace: Workspace, marks: Sequence[Mark]) -> dict[str, Rahasia]:
    told = {
        one.voter: Rahasia(one.alasan, checked_bukti(one.bukti)) for one in marks if one.alasan in DISIMPAN
    }
    secrets = rahasia.completed(workspace, told)
    rahasia.check(workspace, secrets)
    return secrets


def drafts_of(workspace: Workspace, marks: Sequence[Mark]) -> list[Draft]:
    """What the marks change, for an act that may do more. Reasons that stay in the village are `mark`'s.

    Raises UserError VOTER_UNKNOWN, ONLY_PILKADES (the reason never goes to KPU), ONLY_WRONG, DPT_LOCKED,
    MARK_TWICE, GANDA_WITH_SELF, GANDA_BOTH.
    """
    assert not any(one.alasan in DISIMPAN for one in marks)
    return _drafts_of(workspace, marks)


def _drafts_of(workspace: Workspace, marks: Sequence[Mark]) -> list[Draft]:
    if len({one.voter for one in marks}) != len(marks):
        raise UserError("MARK_TWICE")
    late = late_voters(workspace) if penetapan(workspace, "dpt") else None
    voters = find_all(workspace, [one.voter for one in marks])
    _check_pairs(workspace, [one for one in marks if one.dengan])
    pairs = zip(marks, voters, strict=True)
    return [draft for one, voter in pairs for draft in _drafts(one, voter, _is_locked(one, late))]


def _is_locked(one: Mark, late: set[str] | None) -> bool:
    """`late`: None before the DPT."""
    return late is not None and one.voter not in late


def _check_pairs(workspace: Workspace, marks: Sequence[Mark]) -> None:
    """A `ganda` names somebody else who stays. Raises VOTER_UNKNOWN, GANDA_WITH_SELF, GANDA_BOTH."""
    others = find_all(workspace, [one.dengan for one in marks])
    together = {one.voter: one.dengan for one in marks}
    for one, other in zip(marks, others, strict=True):
        if one.dengan == one.voter:
            raise UserError("GANDA_WITH_SELF", voter=one.voter)
        marked = other.pemilih is not None and other.pemilih.ganda_dengan == one.voter
        if marked or together.get(one.dengan) == one.voter:
            raise UserError("GANDA_BOTH", voter=one.dengan)


def act_of(events: Sequence[Peristiwa]) -> str:
    """The id of an act that was made, or ""."""
    return events[0].tindakan if events else ""


def _drafts(one: Mark, voter: FoldedVoter, locked: bool) -> list[Draft]:
    values = _values(one, ARTI[one.alasan], locked)
    drafts = [draft for kolom, value in values.items() for draft in change(voter, kolom, value)]
    if one.bukti and one.alasan not in DISIMPAN:
        drafts += _changed(voter, "bukti", checked_bukti(one.bukti))
    return drafts


def _values(one: Mark, arti: Arti, locked: bool) -> dict[str, str]:
    """The verdict fields this mark sets."""
    if one.only == "kpu" and not arti.kpu:
        raise UserError("ONLY_PILKADES", reason=arti.label)
    if one.only == "pilkades" and not arti.is_tms:
        raise UserError("ONLY_WRONG", reason=arti.label)
    if locked and one.only != "kpu" and one.alasan is not Alasan.MENINGGAL:
        raise UserError("DPT_LOCKED")
    if one.only == "kpu":
        return {"usul_kpu": arti.kpu}
    kpu = "" if one.only == "pilkades" else arti.kpu
    return {
        "status_pilkades": arti.pilkades,
        "usul_kpu": kpu,
        "info": arti.info,
        "ganda_dengan": one.dengan if one.alasan is Alasan.GANDA else "",
    }


def find_all(workspace: Workspace, voters: Sequence[str]) -> list[FoldedVoter]:
    """Voters folded from the truth. Raises VOTER_UNKNOWN."""
    for voter in voters:
        if not is_voter_id(voter):
            raise UserError("VOTER_UNKNOWN", voter=voter if _is_harmless(voter) else "?")
    found = list(daftar.folded(workspace.db, voters))
    for voter, folded in zip(voters, found, strict=True):
        if folded.pemilih is None:
            raise UserError("VOTER_UNKNOWN", voter=voter)
    return found


def _is_harmless(typed: str) -> bool:
    """Whether a mistyped id may be shown again: short, and not digits enough for a NIK."""
    return len(typed) <= 16 and sum(map(str.isdecimal, typed)) <= 8 and typed.isprintable()


def change(voter: FoldedVoter, kolom: str, value: Isi) -> list[Draft]:
    """The event that gives a field its new value; none where it has it. In a conflict it always decides.

    Raises SECRET_EVIDENCE: papers of a voter whose reason stays in the village are not for the journal.
    """
    assert voter.pemilih is not None
    if kolom == "bukti" and voter.pemilih.status_pilkades == Alasan.TMS_LAIN:
        raise UserError("SECRET_EVIDENCE", voter=voter.pemilih.id)
    return _changed(voter, kolom, value)


def _changed(voter: FoldedVoter, kolom: str, value: Isi) -> list[Draft]:
    assert voter.pemilih is not None
    before: Isi = getattr(voter, kolom) or "" if kolom in OBJECTS else getattr(voter.pemilih, kolom)
    in_conflict = any(conflict.kolom == kolom for conflict in voter.konflik)
    if before == value and not in_conflict:
        return []
    return [Draft("nilai", voter.pemilih.id, kolom, value, before, voter.candidates.get(kolom, ()))]


def checked_bukti(bukti: Mapping[str, str]) -> dict[str, str]:
    """Evidence in its form, dates ISO. Raises BUKTI_UNKNOWN (a key it does not have), FIELD_INVALID."""
    for key in bukti:
        if key not in KOLOM_BUKTI:
            raise UserError("BUKTI_UNKNOWN", kolom=key)
    told = {key: " ".join(str(value).split()) for key, value in bukti.items() if str(value).strip()}
    return {key: _checked_evidence(key, value) for key, value in told.items()}


def _checked_evidence(key: str, value: str) -> str:
    try:
        value = read_tanggal(value) if key.startswith("tanggal") else value
    except TanggalError as error:
        raise UserError("FIELD_INVALID", kolom=key) from error
    if not is_allowed("bukti", {key: value}):
        raise UserError("FIELD_INVALID", kolom=key)
    return value


def marks_from_table(data: bytes) -> list[Mark]:
    """A worksheet typed into a CSV: `id,alasan` and optionally `saja,dengan,bukti_*`.

    Raises UserError TABLE_* and MARK_ROW (row number and what is wrong with it): nothing is marked.
    """
    rows = read_table(data, ("id", "alasan"), ("saja", "dengan", *BUKTI_COLUMNS))
    return [_mark_of(number, row) for number, row in enumerate(rows, start=2)]


def _mark_of(number: int, row: dict[str, str]) -> Mark:
    only = row.get("saja", "").lower()
    reason = reason_of(row["alasan"])
    if not is_voter_id(row["id"]):
        raise UserError("MARK_ROW", row=number, what="id pemilih tidak terbaca atau salah ketik")
    if reason is None:
        raise UserError("MARK_ROW", row=number, what="alasan tidak dikenal")
    if only not in ("", "pilkades", "kpu"):
        raise UserError("MARK_ROW", row=number, what="isi kolom saja tidak dikenal")
    if reason is Alasan.GANGGUAN_JIWA and not row.get("bukti_nomor"):
        raise UserError("MARK_ROW", row=number, what="nomor surat dokter (kolom bukti_nomor) belum diisi")
    return Mark(row["id"], reason, only, bukti_of(row), row.get("dengan", ""))  # type: ignore[arg-type]


def reason_of(text: str) -> Alasan | None:
    """A reason by its name: capitals, spaces and hyphens do not matter."""
    name = "_".join(text.lower().replace("-", " ").split())
    return next((reason for reason in PILIHAN if reason.value == name), None)
