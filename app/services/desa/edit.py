"""Correcting fields of the list; old and new values are kept."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from app.domain.errors import UserError
from app.domain.fold import FoldedVoter
from app.domain.isian import clean
from app.domain.peristiwa import Draft
from app.domain.voter_id import device_of
from app.services.desa.frozen import refuse_correcting
from app.services.desa.mark import act_of, change, checked_bukti, find_all
from app.services.desa.table import BUKTI_COLUMNS, bukti_of, in_row, read_table
from app.services.desa.workspace import Workspace
from app.store import daftar as store

Changes = Mapping[tuple[str, str], str]
"""(voter id, field) -> the new value as typed."""

Bukti = Mapping[str, str]
Near = Callable[[int], AbstractContextManager[object]]
"""Wraps the work on the n-th item (from 0), so that the caller can add where an error happened."""


@dataclass(frozen=True, slots=True)
class Edited:
    """`act` is what undo names; "" where every value was there already."""

    act: str
    voters: int
    fields: int


def edit(
    workspace: Workspace, changes: Changes, bukti: Mapping[str, Bukti] | None = None, near: Near = nullcontext
) -> Edited:
    """Correct fields of one voter or many as one act; `bukti`: voter id -> evidence for his corrections.

    Raises what `drafts_of` raises.
    """
    drafts = drafts_of(workspace, changes, bukti or {}, near)
    refuse_twins(drafts)
    events = workspace.act(drafts) if drafts else []
    fields = sum(draft.kolom != "bukti" for draft in drafts)
    return Edited(act_of(events), len({draft.pemilih for draft in drafts}), fields)


def drafts_of(
    workspace: Workspace, changes: Changes, bukti: Mapping[str, Bukti], near: Near = nullcontext
) -> list[Draft]:
    """What the corrections change, for an act that may do more; `refuse_twins` looks at the whole act.

    Raises UserError VOTER_UNKNOWN, FIELD_UNKNOWN, FIELD_INVALID, NIK_TAKEN, BUKTI_UNKNOWN, DPT_LOCKED.
    """
    ids = list(dict.fromkeys([*(voter for voter, _ in changes), *bukti]))
    refuse_correcting(workspace, ids)
    voters = dict(zip(ids, find_all(workspace, ids), strict=True))
    drafts: list[Draft] = []
    for number, ((voter, kolom), text) in enumerate(changes.items()):
        with near(number):
            drafts += change(voters[voter], kolom, _value(workspace, voters[voter], kolom, text))
    for voter, told in bukti.items():
        drafts += change(voters[voter], "bukti", checked_bukti(told))
    return drafts


def edit_from_table(workspace: Workspace, data: bytes) -> Edited:
    """Corrections as CSV `id,kolom,nilai` (and optionally `bukti_*`): one act, all or nothing.

    Raises UserError TABLE_*, EDIT_TWICE, EVIDENCE_DIFFERS, and what `edit` raises.
    """
    rows = [row | {"kolom": row["kolom"].lower()} for row in read_table(data, _COLUMNS, BUKTI_COLUMNS)]
    changes = {(row["id"], row["kolom"]): row["nilai"] for row in rows}
    if len(changes) != len(rows):
        raise UserError("EDIT_TWICE")
    return edit(workspace, changes, _evidence(rows), lambda number: in_row(number + 2))


_COLUMNS = ("id", "kolom", "nilai")


def _evidence(rows: Sequence[dict[str, str]]) -> dict[str, dict[str, str]]:
    """The evidence of each voter, once, however many rows give it. Raises EVIDENCE_DIFFERS."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        bukti = bukti_of(row)
        if bukti and found.setdefault(row["id"], bukti) != bukti:
            raise UserError("EVIDENCE_DIFFERS", voter=row["id"])
    return found


def refuse_twins(drafts: Sequence[Draft]) -> None:
    """Raises NIK_TWICE: two voters given one NIK by the same act, whether corrected or added."""
    given: list[str] = []
    for draft in drafts:
        if draft.jenis == "nilai" and draft.kolom == "nik":
            given.append(str(draft.isi))
        elif draft.jenis == "baru" and isinstance(draft.isi, Mapping):
            given.append(draft.isi.get("nik", ""))
    niks = [nik for nik in given if nik]
    if len(niks) != len(set(niks)):
        raise UserError("NIK_TWICE")


def _value(workspace: Workspace, voter: FoldedVoter, kolom: str, text: str) -> str:
    assert voter.pemilih is not None
    if kolom == "tps_kpu" and not device_of(voter.pemilih.id):
        raise UserError("FIELD_UNKNOWN", kolom=kolom)
    value = clean(kolom, text)
    if kolom == "nik" and value and value != voter.pemilih.nik:
        refuse_taken_nik(workspace, value, voter.pemilih.id)
    return value


def refuse_taken_nik(workspace: Workspace, nik: str, but: str = "") -> None:
    """Raises NIK_TAKEN with the id of the voter who has it."""
    if holder := store.id_of_nik(workspace.db, nik, but):
        raise UserError("NIK_TAKEN", voter=holder)
