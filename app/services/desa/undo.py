"""Undo and redo: events like any other, for ever visible; a nickname is undone in its place among them."""

from dataclasses import dataclass

from app.domain.berkunci import KEYS, key_of
from app.domain.errors import UserError
from app.domain.fold import is_active
from app.domain.penetapan import under
from app.domain.peristiwa import Draft, Peristiwa
from app.services.desa import alias
from app.services.desa.frozen import in_force, penetapan, warn_after_final
from app.services.desa.mark import act_of
from app.services.desa.workspace import Workspace
from app.store import journal

UNDOABLE = ("nilai", "baru", "batal", *KEYS)


@dataclass(frozen=True, slots=True)
class Undone:
    """`act` is the undo itself, `target` what it undid: fields, voters, and who had done it; both "" of a
    nickname, which is no act of the journal.

    `places`: how many places of the map it undid.
    """

    act: str
    target: str
    voters: tuple[str, ...]
    what: tuple[str, ...]
    by: str
    places: int = 0


def undo(workspace: Workspace, act: str = "") -> Undone:
    """Undo an act, by default this device's newest; a nickname that came after it goes first.

    Raises UserError NOTHING_TO_UNDO, ACT_UNKNOWN, UNDO_CHANGED_SINCE, UNDO_MAP_CHANGED and
    UNDO_RECORD_CHANGED (a later act builds on it), UNDO_FROZEN (a ratified list holds it).
    """
    if act:
        return _reverse(workspace, act)
    newest = _newest(workspace, undos=False)
    if told := alias.take_back(workspace, _number(newest)):
        return _nickname(told)
    if not newest:
        raise UserError("NOTHING_TO_UNDO")
    return _reverse(workspace, newest)


def redo(workspace: Workspace) -> Undone:
    """Undo this device's newest undo. Raises NOTHING_TO_REDO."""
    newest = _newest(workspace, undos=True)
    if told := alias.bring_back(workspace, _number(newest or _newest(workspace, undos=False))):
        return _nickname(told)
    if not newest:
        raise UserError("NOTHING_TO_REDO")
    return _reverse(workspace, newest)


def _number(act: str) -> int:
    """Where an act begins in its device's journal; 0 before the first."""
    return int(act.partition(":")[2]) if act else 0


def _nickname(told: Peristiwa) -> Undone:
    return Undone("", "", (told.data["pemilih"],), (told.jenis,), told.anggota)


def _newest(workspace: Workspace, *, undos: bool) -> str:
    """The device's newest active act; for redo its newest undo, unless another act came after it; "" none."""
    acts = journal.undone(workspace.db)
    for event in journal.newest_first(workspace.db, workspace.device):
        if event.jenis not in UNDOABLE or not is_active(event, acts):
            continue
        if event.jenis != "batal" and not undos:
            return event.tindakan
        if event.jenis == "batal" and undos and not _is_redo(workspace, event):
            return event.tindakan
        if event.jenis != "batal":
            break
    return ""


def _is_redo(workspace: Workspace, event: Peristiwa) -> bool:
    targets = journal.events_of_act(workspace.db, str(event.isi))
    return bool(targets) and targets[0].jenis == "batal"


def _reverse(workspace: Workspace, act: str) -> Undone:
    events = journal.events_of_act(workspace.db, act)
    acts = journal.undone(workspace.db)
    if not events or any(event.jenis not in UNDOABLE for event in events):
        raise UserError("ACT_UNKNOWN")
    if not all(is_active(event, acts) for event in events):
        raise UserError("NOTHING_TO_UNDO")
    voters = sorted({event.pemilih for event in _reached(workspace, events) if event.pemilih})
    _refuse_built_upon(workspace, events, voters)
    _refuse_frozen(workspace, events)
    reached = _reached(workspace, events)
    pairs = sorted({voter for event in reached if event.jenis == "pasangan" for voter in key_of(event)})
    made = workspace.act([Draft("batal", isi=act)], also=[*voters, *pairs])
    places = {key_of(event) for event in reached if event.jenis == "wilayah"}
    workspace.remapped |= bool(places)
    what = sorted({event.kolom or event.jenis for event in reached if event.jenis != "batal"})
    if voters and penetapan(workspace, "dpt"):
        warn_after_final(workspace)
    return Undone(act_of(made), act, tuple(voters or pairs), tuple(what), reached[-1].anggota, len(places))


def _reached(workspace: Workspace, events: list[Peristiwa]) -> list[Peristiwa]:
    """The events whose voters change: an undo of an undo reaches through to the act below."""
    reached = list(events)
    for event in events:
        if event.jenis == "batal":
            reached += _reached(workspace, journal.events_of_act(workspace.db, str(event.isi)))
    return reached


def _refuse_built_upon(workspace: Workspace, events: list[Peristiwa], voters: list[str]) -> None:
    refs = {event.ref for event in events}
    added = {event.pemilih for event in events if event.jenis == "baru"}
    acts = journal.undone(workspace.db)
    for voter in voters:
        for event in journal.events_of(workspace.db, voter):
            on_top = refs.intersection(event.dasar) or event.pemilih in added
            if event.ref not in refs and on_top and is_active(event, acts):
                raise UserError("UNDO_CHANGED_SINCE", act=event.tindakan, voter=voter)
    for event in journal.events_of_kind(workspace.db, *KEYS):
        if event.ref not in refs and refs.intersection(event.dasar) and is_active(event, acts):
            code = "UNDO_MAP_CHANGED" if event.jenis == "wilayah" else "UNDO_RECORD_CHANGED"
            raise UserError(code, act=event.tindakan)


def _refuse_frozen(workspace: Workspace, events: list[Peristiwa]) -> None:
    """Keyed records are no part of the list: they may change for ever."""
    if all(event.jenis in KEYS or event.jenis == "batal" for event in _reached(workspace, events)):
        return
    found = in_force(workspace)
    if "dpt" in found.tahap and found.terakhir and under(events, found.terakhir.kepala):
        raise UserError("UNDO_FROZEN")
