"""The operators' accounts: each with a name, an office and a password of his own. What changes is noted."""

from app.crypto.slots import Slot
from app.domain.errors import UserError
from app.services.kpu.init_vault import check_name
from app.services.kpu.vault_session import Vault, everywhere
from app.services.kpu.vault_slots import (
    USUAL_ROLE,
    Operator,
    choose,
    make_slot,
    new_operator,
    warnings_about,
)
from app.store import slots_file
from app.system import keyring_store


def add_operator(opened: Vault, nama: str, password: str, peran: str = USUAL_ROLE) -> Operator:
    """A further account. Raises OPERATOR_WRONG, OPERATOR_TAKEN, PASSWORD_SHORT, DATA_IN_USE."""
    fresh, slot = prepare(opened, nama, peran, password)
    with everywhere(opened) as elections:
        for one in elections:
            one.note("operator", {"tambah": fresh.id})
        slots_file.save(opened.folder, [*slots_file.load(opened.folder), slot])
    opened.warnings += warnings_about(slot, opened.folder)
    return fresh


def prepare(opened: Vault, nama: str, peran: str, password: str) -> tuple[Operator, Slot]:
    """An account that is not saved yet. Raises OPERATOR_WRONG, OPERATOR_TAKEN, PASSWORD_SHORT."""
    nama, peran = " ".join(nama.split()), " ".join(peran.split())
    check_name(nama, peran)
    if any(slot.nama.casefold() == nama.casefold() for slot in slots_file.load(opened.folder)):
        raise UserError("OPERATOR_TAKEN")
    fresh = new_operator(nama, peran)
    return fresh, make_slot(fresh, password, opened.data_key)


def remove_operator(opened: Vault, operator: str) -> Operator:
    """Take an account away; who has it open stays until he closes. Raises OPERATOR_UNKNOWN, OPERATOR_LAST."""
    here = slots_file.load(opened.folder)
    slot = choose(here, operator)
    kept = [one for one in here if one.id != slot.id]
    if not kept:
        raise UserError("OPERATOR_LAST")  # somebody must be able to come in
    with everywhere(opened) as elections:
        for one in elections:
            one.note("operator", {"hapus": slot.id})
        slots_file.save(opened.folder, kept)
    keyring_store.delete(slot.keyring_user)
    return Operator(slot.id, slot.nama, slot.peran)


def change_password(opened: Vault, password: str, operator: str = "") -> Operator:
    """A new password, one's own or another operator's, who forgot his. Raises OPERATOR_*, PASSWORD_SHORT."""
    here = slots_file.load(opened.folder)
    old = choose(here, operator or opened.who.id)
    one = Operator(old.id, old.nama, old.peran)
    slot = make_slot(one, password, opened.data_key)
    with everywhere(opened) as elections:
        for election in elections:
            election.note("operator", {"sandi": one.id})
        slots_file.save(opened.folder, [slot if other.id == one.id else other for other in here])
    keyring_store.delete(old.keyring_user)
    opened.warnings += warnings_about(slot, opened.folder)
    return one
