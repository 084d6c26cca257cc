"""Deciding a conflict: the chosen value becomes an event that names all candidates."""

from app.domain.errors import UserError
from app.domain.pemilih import OBJECTS
from app.domain.peristiwa import Isi
from app.services.desa.mark import Marked, act_of, change, find_all
from app.services.desa.workspace import Workspace
from app.store import journal


def decide(workspace: Workspace, voter: str, kolom: str, ref: str) -> Marked:
    """`ref`: the event whose value stands from now on; "" for KPU's value.

    Raises UserError VOTER_UNKNOWN, NOT_IN_CONFLICT (somebody has decided it meanwhile).
    """
    [found] = find_all(workspace, [voter])
    conflict = next((one for one in found.konflik if one.kolom == kolom), None)
    if conflict is None or (ref and ref not in conflict.dasar):
        raise UserError("NOT_IN_CONFLICT")
    events = workspace.act(change(found, kolom, _value(workspace, voter, kolom, ref, found.pemilih)))
    return Marked(act_of(events), 1, 1)


def _value(workspace: Workspace, voter: str, kolom: str, ref: str, now: object) -> Isi:
    if ref:
        return next(event.isi for event in journal.events_of(workspace.db, voter) if event.ref == ref)
    return {} if kolom in OBJECTS else str(getattr(now, kolom))
