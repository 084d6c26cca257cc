"""A member's slot: chosen, opened with his password, its key held against the journal."""

from collections.abc import Sequence

from app.crypto import slots as slot_crypto
from app.crypto.minisig import SigningKey
from app.crypto.slots import Slot
from app.domain.errors import UserError
from app.domain.panitia import AnggotaTercatat, panitia
from app.store import journal
from app.store.database import Connection
from app.system import keyring_store


def choose_slot(slots: Sequence[Slot], member: str) -> Slot:
    """The slot of a member named by id or role. Raises MEMBER_UNKNOWN."""
    wanted = member.strip().lower()
    found = [slot for slot in slots if wanted in ("", slot.id, slot.peran)]
    if len(found) != 1:
        raise UserError("MEMBER_UNKNOWN")
    return found[0]


def open_member_slot(slot: Slot, password: str) -> dict[str, str]:
    """The member's secrets. Raises PASSWORD_WRONG, KEYRING_MISSING."""
    pepper = keyring_store.get(slot.keyring_user) if slot.keyring else b""
    if pepper is None:
        raise UserError("KEYRING_MISSING")
    return slot_crypto.open_slot(slot, password, pepper)


def check_known(db: Connection, member: str, seed: bytes) -> AnggotaTercatat:
    """The member as the journal knows him now: a slot alone, which anybody can write, makes no member.

    Raises MEMBER_UNKNOWN unless the journal has added this key.
    """
    key = SigningKey(seed).public_line()
    added = journal.events_of_kind(db, "anggota")
    if not any((event.data["id"], event.data["kunci"]) == (member, key) for event in added):
        raise UserError("MEMBER_UNKNOWN")
    return panitia(added)[member]
