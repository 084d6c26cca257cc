"""Nicknames that tell two people of one name apart ("bin Karto"); they never leave the village."""

import unicodedata

from app.domain.bentuk import is_line
from app.domain.errors import UserError
from app.domain.peristiwa import Draft
from app.services.desa.mark import find_all
from app.services.desa.workspace import Workspace
from app.store import alias as store

LONGEST = 60


def set_alias(workspace: Workspace, voter: str, text: str) -> bool:
    """Give a voter a nickname; "" takes it away. Whether anything changed. It is not undone: it is told anew.

    Raises UserError VOTER_UNKNOWN, FIELD_INVALID.
    """
    find_all(workspace, [voter])
    told = " ".join(unicodedata.normalize("NFC", text).split())
    if not is_line(told, LONGEST):
        raise UserError("FIELD_INVALID", kolom="alias")
    if aliases(workspace).get(voter, "") == told:
        return False
    with workspace.transaction():
        workspace.note_within([Draft(store.KIND, isi={"pemilih": voter, "alias": told})])
        store.put(workspace.db, voter, told)
        workspace.touched.add(voter)
    return True


def aliases(workspace: Workspace) -> dict[str, str]:
    """Voter id -> nickname, of those who have one."""
    return store.everything(workspace.db)
