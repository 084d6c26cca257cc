"""The "Register warga tidak terdaftar": residents who are not on the DPT, and go to KPU as new voters.

They are on no list of this election. Where the rule says `ktp` they vote with their KTP-el on the day, and
the register is what the TPS gets of them.
"""

from app.domain.errors import UserError
from app.domain.penetapan import is_listed
from app.domain.peristiwa import Draft
from app.domain.tanggapan import REGISTER, Tanggapan
from app.services.desa import add, edit
from app.services.desa.frozen import penetapan, whole_dpt
from app.services.desa.mark import change, find_all
from app.services.desa.tanggapan import responses
from app.services.desa.workspace import Workspace
from app.store import daftar

KEPUTUSAN = REGISTER


def registered(workspace: Workspace) -> list[Tanggapan]:
    """All of the register, by number; whom a list has taken in since (a DPT after re-opening, an addendum)
    is on it no more."""
    found = (one for one in responses(workspace) if one.is_register and not one.urung)
    outside = [one for one in found if not _is_taken_in(workspace, one.pemilih)]
    return sorted(outside, key=lambda one: (len(one.nomor), one.nomor, one.id))


def _is_taken_in(workspace: Workspace, voter: str) -> bool:
    known = daftar.get(workspace.db, voter)
    return known is not None and is_listed(known.pemilih)


def usual(workspace: Workspace) -> str:
    """How a resident is registered by the rule in force."""
    return "ktp" if workspace.aturan.setelah_dpt == "ktp" else "dicatat"


def is_open(workspace: Workspace) -> bool:
    """Whether there is a DPT that somebody can be missing from."""
    return penetapan(workspace, "dpt") is not None


def drafts_of(
    workspace: Workspace, keputusan: str, person: add.Orang | None, voter: str
) -> tuple[list[Draft], str, tuple[add.Added, ...]]:
    """What the act says of a resident, beside the decision: he is new, or he (`voter`) was struck before.

    Whom the committee struck is no longer proposed to KPU for striking. Raises UserError REGISTER_EARLY (no
    DPT yet), REGISTER_KTP (the rule knows no voting with KTP-el), REGISTER_WHO, REGISTER_LISTED (he is on the
    DPT), REGISTER_TWICE (another response registered him), and what `add.drafts_of` raises.
    """
    if not is_open(workspace):
        raise UserError("REGISTER_EARLY")
    if keputusan == "ktp" and usual(workspace) != "ktp":
        raise UserError("REGISTER_KTP")
    if voter:
        return _known(workspace, voter), voter, ()
    if person is None:
        raise UserError("REGISTER_WHO")
    drafts, added = add.drafts_of(workspace, [person], register=True)
    edit.refuse_twins(drafts)
    return drafts, added[0].id, tuple(added)


def _known(workspace: Workspace, voter: str) -> list[Draft]:
    [found] = find_all(workspace, [voter])
    if any(row.pemilih.id == voter for row in whole_dpt(workspace)):
        raise UserError("REGISTER_LISTED")
    if twice := next((one for one in registered(workspace) if one.pemilih == voter), None):
        raise UserError("REGISTER_TWICE", nomor=twice.nomor)
    return change(found, "usul_kpu", "")
