"""Committee members: each with a role, a password of his own and a key that the password wraps."""

import secrets
from dataclasses import dataclass, field

from app.crypto import seal, slots
from app.crypto.minisig import SigningKey
from app.crypto.slots import Slot
from app.domain.errors import UserError
from app.domain.peran import ROLES
from app.domain.peristiwa import Draft
from app.services.desa.workspace import Workspace, check_known, choose_slot, open_member_slot
from app.store import slots_file
from app.system import keyring_store

SHORTEST_PASSWORD = 8


@dataclass(frozen=True, slots=True)
class NewMember:
    """A member being made: random 64-bit id, Ed25519 seed."""

    id: str
    nama: str
    peran: str
    seed: bytes = field(repr=False)


def new_member(nama: str, peran: str) -> NewMember:
    """Raises UserError ROLE_UNKNOWN."""
    if peran not in ROLES:
        raise UserError("ROLE_UNKNOWN", usage=True)
    return NewMember(secrets.token_hex(8), " ".join(nama.split()) or peran.title(), peran, seal.new_key())


def draft(member: NewMember) -> Draft:
    """The event that makes the member known."""
    public = SigningKey(member.seed).public_line()
    return Draft(
        "anggota", isi={"id": member.id, "nama": member.nama, "peran": member.peran, "kunci": public}
    )


def make_slot(member: NewMember, password: str, data_key: bytes, device: SigningKey) -> Slot:
    """The member's way in. Half of it goes to the keyring where there is one. Raises PASSWORD_SHORT."""
    check_password(password)
    pepper, salt = seal.new_key(), seal.new_key()
    if not keyring_store.put(slots.keyring_user(member.id, salt), pepper):
        pepper = b""
    held = {"data": data_key.hex(), "perangkat": device.seed.hex(), "anggota": member.seed.hex()}
    return slots.make_slot(member.id, member.nama, member.peran, password, pepper, salt, held)


def check_password(password: str) -> None:
    """Raises PASSWORD_SHORT."""
    if len(password) < SHORTEST_PASSWORD:
        raise UserError("PASSWORD_SHORT", least=SHORTEST_PASSWORD)


def add(workspace: Workspace, nama: str, peran: str, password: str) -> str:
    """Add a member; returns the id. Raises ROLE_NOT_ALLOWED, ROLE_UNKNOWN, PASSWORD_SHORT, ROLE_TAKEN.

    The journal knows the member before there is a way in: the other order could leave one who can
    log in and sign, but whom nobody ever added.
    """
    if workspace.anggota.peran not in ("ketua", "sekretaris"):
        raise UserError("ROLE_NOT_ALLOWED")
    known = slots_file.load(workspace.folder)
    if peran in ("ketua", "sekretaris") and any(slot.peran == peran for slot in known):
        raise UserError("ROLE_TAKEN", role=peran)
    member = new_member(nama, peran)
    slot = make_slot(member, password, workspace.data_key, workspace.key)
    workspace.act([draft(member)])
    slots_file.save(workspace.folder, [*known, slot])
    _warn_without_keyring(workspace, slot)
    return member.id


def change_password(workspace: Workspace, password: str) -> None:
    """Re-wrap the logged-in member's keys; no data is re-encrypted."""
    member = workspace.anggota
    fresh = make_slot(
        NewMember(member.id, member.nama, member.peran, member.seed),
        password,
        workspace.data_key,
        workspace.key,
    )
    known = slots_file.load(workspace.folder)
    old = next(slot for slot in known if slot.id == member.id)
    slots_file.save(workspace.folder, [fresh if slot is old else slot for slot in known])
    keyring_store.delete(old.keyring_user)
    _warn_without_keyring(workspace, fresh)


def _warn_without_keyring(workspace: Workspace, slot: Slot) -> None:
    """Said where a password is set, not at every command."""
    if not slot.keyring:
        workspace.warnings.append("NO_KEYRING")


def second_signer(workspace: Workspace, member: str, password: str) -> NewMember:
    """The other member of an act that needs two, proved by password.

    Raises SECOND_SAME (it must be somebody else), SECOND_ROLE (a pantarlih does not ratify), PASSWORD_WRONG.
    """
    slot = choose_slot(slots_file.load(workspace.folder), member)
    if slot.id == workspace.anggota.id:
        raise UserError("SECOND_SAME")
    if "pantarlih" in (slot.peran, workspace.anggota.peran):
        raise UserError("SECOND_ROLE")
    seed = bytes.fromhex(open_member_slot(slot, password)["anggota"])
    check_known(workspace.db, slot.id, seed)
    return NewMember(slot.id, slot.nama, slot.peran, seed)
