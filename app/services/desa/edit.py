"""Correcting fields of the list; old and new values are kept."""

from dataclasses import dataclass

from app.domain.errors import UserError
from app.domain.fold import FoldedVoter
from app.domain.isian import clean
from app.domain.peristiwa import Draft
from app.services.desa.frozen import refuse_after_dpt
from app.services.desa.mark import act_of, change, checked_bukti, find_all
from app.services.desa.table import BUKTI_COLUMNS, bukti_of, read_table
from app.services.desa.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Edited:
    """`act` is what undo names; "" where every value was there already."""

    act: str
    voters: int
    fields: int


def edit_from_table(workspace: Workspace, data: bytes) -> Edited:
    """Corrections as CSV `id,kolom,nilai` (and optionally `bukti_*`): one act, all or nothing.

    Raises UserError TABLE_*, VOTER_UNKNOWN, FIELD_UNKNOWN, FIELD_INVALID, NIK_TAKEN, EDIT_TWICE, DPT_LOCKED.
    """
    refuse_after_dpt(workspace)
    rows = read_table(data, ("id", "kolom", "nilai"), BUKTI_COLUMNS)
    if len({(row["id"], row["kolom"]) for row in rows}) != len(rows):
        raise UserError("EDIT_TWICE")
    drafts: list[Draft] = []
    voters = find_all(workspace, [row["id"] for row in rows])
    for row, voter in zip(rows, voters, strict=True):
        drafts += change(voter, row["kolom"].lower(), _value(workspace, voter, row))
        if bukti := bukti_of(row):
            drafts += change(voter, "bukti", checked_bukti(bukti))
    events = workspace.act(drafts) if drafts else []
    fields = sum(1 for draft in drafts if draft.kolom != "bukti")
    return Edited(act_of(events), len({draft.pemilih for draft in drafts}), fields)


def _value(workspace: Workspace, voter: FoldedVoter, row: dict[str, str]) -> str:
    assert voter.pemilih is not None
    kolom = row["kolom"].lower()
    if kolom == "catatan":
        return row["nilai"]
    if kolom == "tps_kpu" and voter.pemilih.dpid:
        raise UserError("FIELD_UNKNOWN", kolom=kolom)
    value = clean(kolom, row["nilai"])
    if kolom == "nik" and value and value != voter.pemilih.nik:
        refuse_taken_nik(workspace, value, voter.pemilih.id)
    return value


def refuse_taken_nik(workspace: Workspace, nik: str, but: str = "") -> None:
    """Raises NIK_TAKEN with the id of the voter who has it."""
    row = workspace.db.execute("SELECT id FROM pemilih WHERE nik = ? AND id <> ?", (nik, but)).fetchone()
    if row:
        raise UserError("NIK_TAKEN", voter=row["id"])
