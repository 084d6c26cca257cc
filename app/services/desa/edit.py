"""Correcting fields of the list; old and new values are kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.errors import UserError
from app.domain.fold import FoldedVoter
from app.domain.isian import clean
from app.domain.peristiwa import Draft
from app.domain.voter_id import device_of
from app.services.desa.frozen import refuse_after_dpt
from app.services.desa.mark import act_of, change, checked_bukti, find_all
from app.services.desa.table import BUKTI_COLUMNS, bukti_of, in_row, read_table
from app.services.desa.workspace import Workspace
from app.store import daftar as store


@dataclass(frozen=True, slots=True)
class Edited:
    """`act` is what undo names; "" where every value was there already."""

    act: str
    voters: int
    fields: int


def edit_from_table(workspace: Workspace, data: bytes) -> Edited:
    """Corrections as CSV `id,kolom,nilai` (and optionally `bukti_*`): one act, all or nothing.

    Raises UserError TABLE_*, VOTER_UNKNOWN, FIELD_UNKNOWN, FIELD_INVALID, NIK_TAKEN, NIK_TWICE,
    EDIT_TWICE, EVIDENCE_DIFFERS, DPT_LOCKED.
    """
    refuse_after_dpt(workspace)
    rows = [row | {"kolom": row["kolom"].lower()} for row in read_table(data, _COLUMNS, BUKTI_COLUMNS)]
    if len({(row["id"], row["kolom"]) for row in rows}) != len(rows):
        raise UserError("EDIT_TWICE")
    ids = list(dict.fromkeys(row["id"] for row in rows))
    voters = dict(zip(ids, find_all(workspace, ids), strict=True))
    drafts: list[Draft] = []
    for number, row in enumerate(rows, start=2):
        with in_row(number):
            before = voters[row["id"]]
            drafts += change(before, row["kolom"], _value(workspace, before, row))
    _refuse_twins(drafts)
    fields = len(drafts)
    for voter, bukti in _evidence(rows).items():
        drafts += change(voters[voter], "bukti", checked_bukti(bukti))
    events = workspace.act(drafts) if drafts else []
    return Edited(act_of(events), len({draft.pemilih for draft in drafts}), fields)


_COLUMNS = ("id", "kolom", "nilai")


def _evidence(rows: Sequence[dict[str, str]]) -> dict[str, dict[str, str]]:
    """The evidence of each voter, once, however many rows give it. Raises EVIDENCE_DIFFERS."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        bukti = bukti_of(row)
        if bukti and found.setdefault(row["id"], bukti) != bukti:
            raise UserError("EVIDENCE_DIFFERS", voter=row["id"])
    return found


def _refuse_twins(drafts: Sequence[Draft]) -> None:
    """Raises NIK_TWICE: two voters given one NIK."""
    niks = [draft.isi for draft in drafts if draft.kolom == "nik" and draft.isi]
    if len(niks) != len(set(map(str, niks))):
        raise UserError("NIK_TWICE")


def _value(workspace: Workspace, voter: FoldedVoter, row: dict[str, str]) -> str:
    assert voter.pemilih is not None
    kolom = row["kolom"]
    if kolom == "tps_kpu" and not device_of(voter.pemilih.id):
        raise UserError("FIELD_UNKNOWN", kolom=kolom)
    value = clean(kolom, row["nilai"])
    if kolom == "nik" and value and value != voter.pemilih.nik:
        refuse_taken_nik(workspace, value, voter.pemilih.id)
    return value


def refuse_taken_nik(workspace: Workspace, nik: str, but: str = "") -> None:
    """Raises NIK_TAKEN with the id of the voter who has it."""
    if holder := store.id_of_nik(workspace.db, nik, but):
        raise UserError("NIK_TAKEN", voter=holder)
