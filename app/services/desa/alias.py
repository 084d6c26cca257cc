"""Nicknames that tell two people of one name apart ("bin Karto"); they never leave the village.

They are no act of the journal, and yet undone like one: each says what it replaced (`lama`) and after which
event of its device's journal it came (`sesudah`), so that undo and redo find its place among the acts.
"""

import unicodedata

from app.domain.bentuk import is_line
from app.domain.errors import UserError
from app.domain.peristiwa import Draft, Peristiwa
from app.services.desa.mark import find_all
from app.services.desa.workspace import Workspace
from app.store import akses, journal
from app.store import alias as store

LONGEST = 60


def set_alias(workspace: Workspace, voter: str, text: str) -> bool:
    """Give a voter a nickname; "" takes it away. Whether anything changed.

    Raises UserError VOTER_UNKNOWN, FIELD_INVALID.
    """
    find_all(workspace, [voter])
    told = " ".join(unicodedata.normalize("NFC", text).split())
    if not is_line(told, LONGEST):
        raise UserError("FIELD_INVALID", kolom="alias")
    before = aliases(workspace).get(voter, "")
    if before == told:
        return False
    _tell(workspace, voter, told, {"lama": before})
    return True


def aliases(workspace: Workspace) -> dict[str, str]:
    """Voter id -> nickname, of those who have one."""
    return store.everything(workspace.db)


def take_back(workspace: Workspace, since: int) -> Peristiwa | None:
    """Undo this device's newest nickname if it came after its event number `since`; None: it did not."""
    told, _ = _stacks(workspace)
    if not told or _place(told[-1]) < since or not _holds(workspace, told[-1]):
        return None
    return _reverse(workspace, told[-1], told[-1].data["lama"], told[-1].ref)


def bring_back(workspace: Workspace, since: int) -> Peristiwa | None:
    """Redo the one undone last, likewise."""
    _, undone = _stacks(workspace)
    if not undone or _place(undone[-1][1]) < since or not _holds(workspace, undone[-1][1]):
        return None
    told, undo = undone[-1]
    return _reverse(workspace, told, told.data["alias"], undo.ref)


def _stacks(workspace: Workspace) -> tuple[list[Peristiwa], list[tuple[Peristiwa, Peristiwa]]]:
    """This device's nicknames in force, oldest first; those undone, each with its undo, until a new one."""
    told: list[Peristiwa] = []
    undone: list[tuple[Peristiwa, Peristiwa]] = []
    for event in akses.of_kind(workspace.db, store.KIND):
        if event.perangkat != workspace.device:
            continue
        if "lama" in event.data:
            told.append(event)
            undone.clear()
        elif told and event.data.get("batal") == told[-1].ref:
            undone.append((told.pop(), event))
        elif undone and event.data.get("batal") == undone[-1][1].ref:
            told.append(undone.pop()[0])
    return told, undone


def _place(event: Peristiwa) -> int:
    return int(event.data["sesudah"])


def _holds(workspace: Workspace, event: Peristiwa) -> bool:
    """Unless another computer has the last word on this voter."""
    return aliases(workspace).get(event.data["pemilih"], "") == str(event.data["alias"])


def _reverse(workspace: Workspace, what: Peristiwa, text: str, ref: str) -> Peristiwa:
    _tell(workspace, what.data["pemilih"], text, {"batal": ref})
    return what


def _tell(workspace: Workspace, voter: str, text: str, more: dict[str, str]) -> None:
    after = str(journal.head_of(workspace.db, workspace.device).urut)
    with workspace.transaction():
        isi = {"pemilih": voter, "alias": text, "sesudah": after} | more
        workspace.note_within([Draft(store.KIND, isi=isi)])
        store.put(workspace.db, voter, text)
        workspace.touched.add(voter)
