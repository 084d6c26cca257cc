"""Committee members: each with a role, a password of his own and a key that the password wraps."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.crypto import seal, slots
from app.crypto.minisig import SigningKey
from app.crypto.slots import Slot
from app.domain.errors import UserError
from app.domain.panitia import AnggotaTercatat, panitia
from app.domain.peran import ROLES
from app.domain.peristiwa import Draft
from app.services.desa.member_slot import check_known, choose_slot, open_member_slot
from app.services.desa.workspace import Workspace
from app.store import journal, slots_file
from app.system import keyring_store

SHORTEST_PASSWORD = 8
_ONE_EACH = ("ketua", "sekretaris")


@dataclass(frozen=True, slots=True)
class NewMember:
    """A member being made: random 64-bit id, Ed25519 seed."""

    id: str
    nama: str
    peran: str
    seed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Entrant:
    """Who stands before a new device. `member`: id or role of one the journal knows, "" for somebody new."""

    password: str = field(repr=False)
    member: str = ""
    nama: str = ""
    peran: str = ""


def known(workspace: Workspace) -> dict[str, AnggotaTercatat]:
    """All members by id, as the journal tells them: slots are but ways in, and not everybody has one here."""
    return panitia(journal.events_of_kind(workspace.db, "anggota"))


def names(workspace: Workspace) -> dict[str, str]:
    """Member id -> name."""
    return {member.id: member.nama for member in known(workspace).values()}


def without_slot(workspace: Workspace) -> list[AnggotaTercatat]:
    """Members who cannot log in on this computer until the Ketua gives them a password."""
    here = {slot.id for slot in slots_file.load(workspace.folder)}
    return [member for member in known(workspace).values() if member.id not in here]


def new_member(nama: str, peran: str) -> NewMember:
    """Raises UserError ROLE_UNKNOWN."""
    if peran not in ROLES:
        raise UserError("ROLE_UNKNOWN", usage=True)
    return NewMember(secrets.token_hex(8), " ".join(nama.split()) or peran.title(), peran, seal.new_key())


def with_new_key(member: AnggotaTercatat) -> NewMember:
    """A known member about to be given a new key."""
    return NewMember(member.id, member.nama, member.peran, seal.new_key())


def entering(everybody: Mapping[str, AnggotaTercatat], who: Entrant) -> NewMember:
    """A new key for who enters. Raises MEMBER_UNKNOWN, ROLE_UNKNOWN, ROLE_TAKEN, PASSWORD_SHORT."""
    check_password(who.password)
    if who.member:
        return with_new_key(_chosen(everybody, who.member))
    _refuse_taken(everybody, who.peran)
    return new_member(who.nama, who.peran)


def _chosen(everybody: Mapping[str, AnggotaTercatat], member: str) -> AnggotaTercatat:
    wanted = member.strip().lower()
    found = [one for one in everybody.values() if wanted in (one.id, one.peran)]
    if len(found) != 1:
        raise UserError("MEMBER_UNKNOWN")
    return found[0]


def _refuse_taken(everybody: Mapping[str, AnggotaTercatat], peran: str) -> None:
    if peran in _ONE_EACH and any(one.peran == peran for one in everybody.values()):
        raise UserError("ROLE_TAKEN", role=peran)


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
    if workspace.anggota.peran not in _ONE_EACH:
        raise UserError("ROLE_NOT_ALLOWED")
    _refuse_taken(known(workspace), peran)
    member = new_member(nama, peran)
    slot = make_slot(member, password, workspace.data_key, workspace.key)
    workspace.act([draft(member)])
    _keep(workspace, slot)
    return member.id


def change_password(workspace: Workspace, password: str) -> None:
    """Re-wrap the logged-in member's keys; no data is re-encrypted."""
    one = workspace.anggota
    member = NewMember(one.id, one.nama, one.peran, one.seed)
    _keep(workspace, make_slot(member, password, workspace.data_key, workspace.key))


def reset(workspace: Workspace, member: str, password: str) -> AnggotaTercatat:
    """The Ketua gives another member, named by id or role, a new password and with it a new key.

    Also the way in for a member whom the journal knows and this computer does not, as after a restore.
    Raises RESET_ROLE, RESET_SELF, MEMBER_UNKNOWN, PASSWORD_SHORT.
    """
    if workspace.anggota.peran != "ketua":
        raise UserError("RESET_ROLE")
    one = _chosen(known(workspace), member)
    if one.id == workspace.anggota.id:
        raise UserError("RESET_SELF")
    fresh = with_new_key(one)
    slot = make_slot(fresh, password, workspace.data_key, workspace.key)
    workspace.act([draft(fresh)])
    _keep(workspace, slot)
    return one


def _keep(workspace: Workspace, fresh: Slot) -> None:
    replace_slot(workspace.folder, fresh)
    if not fresh.keyring:  # said where a password is set, not at every command
        workspace.warnings.append("NO_KEYRING")


def replace_slot(folder: Path, fresh: Slot) -> None:
    """Save a slot in place of the member's old one, whose half in the keyring is forgotten."""
    here = {slot.id: slot for slot in (slots_file.load(folder) if slots_file.exists(folder) else ())}
    old = here.get(fresh.id)
    slots_file.save(folder, list((here | {fresh.id: fresh}).values()))
    if old:
        keyring_store.delete(old.keyring_user)


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
    one = check_known(workspace.db, slot.id, seed)
    if one.peran == "pantarlih":  # the slot, which anybody can write, said otherwise
        raise UserError("SECOND_ROLE")
    return NewMember(one.id, one.nama, one.peran, seed)
