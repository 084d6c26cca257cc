"""Evidence and notes that come after the mark: allowed at every stage, for they change no list."""

from collections.abc import Mapping, Sequence

from app.domain.errors import UserError
from app.domain.isian import clean
from app.domain.peristiwa import Draft
from app.domain.tms import Alasan
from app.services.desa import rahasia
from app.services.desa.frozen import penetapan, warn_after_final
from app.services.desa.mark import Marked, act_of, change, checked_bukti, find_all
from app.services.desa.rahasia import Rahasia
from app.services.desa.workspace import Workspace


def set_bukti(workspace: Workspace, voters: Sequence[str], bukti: Mapping[str, str]) -> Marked:
    """The same evidence for one voter or several, as one act; what belongs to a kept reason stays with it.

    Raises VOTER_UNKNOWN, FIELD_INVALID, SECRET_ROLE, SECRET_LETTER_NEEDED, SECRET_MIXED (kept papers would
    reach the journal of the others).
    """
    told, found = checked_bukti(bukti), find_all(workspace, voters)
    kept = [one.pemilih.id for one in found if one.pemilih and one.pemilih.status_pilkades == Alasan.TMS_LAIN]
    if kept and len(kept) < len(found):
        raise UserError("SECRET_MIXED")
    secrets = rahasia.with_papers(workspace, kept, told)
    drafts = [
        draft
        for one in found
        if one.pemilih and one.pemilih.id not in kept
        for draft in change(one, "bukti", told)
    ]
    return _done(workspace, drafts, len(voters), secrets)


def set_catatan(workspace: Workspace, voter: str, text: str) -> Marked:
    """A note on one voter; it travels with the return only. Raises VOTER_UNKNOWN, FIELD_INVALID."""
    value = clean("catatan", text)
    [found] = find_all(workspace, [voter])
    return _done(workspace, change(found, "catatan", value), 1)


def _done(
    workspace: Workspace, drafts: list[Draft], voters: int, secrets: Mapping[str, Rahasia] | None = None
) -> Marked:
    with workspace.transaction():
        events = workspace.act_within(drafts) if drafts else []
        workspace.touched |= rahasia.keep_within(workspace, secrets or {})
    if events and penetapan(workspace, "dpt"):
        warn_after_final(workspace)
    return Marked(act_of(events), voters, len(drafts))
