"""Ways into the vault's folder: each operator's own password, or the recovery key."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.crypto import seal, slots
from app.crypto.slots import Slot
from app.domain.errors import UserError
from app.store import slots_file
from app.system import keyring_store, paths
from app.system.safe_file import read_file

RECOVERY_SLOT = "slot-pemulihan.age"
SHORTEST_PASSWORD = 8
USUAL_NAME, USUAL_ROLE = "Operator KPU", "Operator"
_SMALL = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Operator:
    """Who works with the vault. `peran`: the office, as minutes print it. Id "": nobody's account."""

    id: str
    nama: str
    peran: str


NOBODY = Operator("", "", "")
"""Whoever holds the recovery key, or makes the vault."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A folder whose key is known: all its elections open with it."""

    folder: Path
    data_key: bytes = field(repr=False)
    who: Operator


def is_vault(folder: Path) -> bool:
    """Whether somebody has an account here."""
    return slots_file.exists(folder)


def operators(folder: Path) -> list[Operator]:
    """Who has an account here; no password is needed. Raises DATA_MISSING, SLOTS_DAMAGED."""
    return [_operator(slot) for slot in slots_file.load(folder)]


def enter(folder: Path, password: str, operator: str = "") -> Entered:
    """Log in; `operator`: id or name, "" where there is but one.

    Raises OPERATOR_NEEDED, OPERATOR_UNKNOWN, PASSWORD_WRONG, KEYRING_MISSING, DATA_MISSING, SLOTS_DAMAGED.
    """
    slot = choose(slots_file.load(folder), operator)
    data_key = bytes.fromhex(open_slot(slot, password)["data"])
    slots_file.mend(folder)
    return Entered(folder, data_key, _operator(slot))


def enter_by_recovery(folder: Path, identity: str) -> Entered:
    """Come in by the recovery key. Raises RECOVERY_WRONG, DATA_MISSING, SLOTS_DAMAGED."""
    if not slots_file.exists(folder):
        raise UserError("DATA_MISSING", folder=str(folder))
    return Entered(folder, data_key_by(read_file(folder / RECOVERY_SLOT, _SMALL), identity), NOBODY)


def data_key_by(slot: bytes, identity: str) -> bytes:
    """The raw key in a `slot-pemulihan.age`. Raises RECOVERY_WRONG (of another vault, or replaced since)."""
    try:
        return slots.key_from(slot, identity)
    except UserError as error:
        raise UserError("RECOVERY_WRONG") if error.code == "AGE_WRONG_KEY" else error from error


def choose(here: Sequence[Slot], operator: str) -> Slot:
    """The slot of an operator, by id or name. Raises OPERATOR_NEEDED, OPERATOR_UNKNOWN."""
    wanted = operator.strip().casefold()
    found = [slot for slot in here if wanted in ("", slot.id, slot.nama.casefold())]
    if len(found) == 1:
        return found[0]
    raise UserError("OPERATOR_UNKNOWN" if wanted else "OPERATOR_NEEDED", usage=not wanted)


def _operator(slot: Slot) -> Operator:
    return Operator(slot.id, slot.nama, slot.peran)


def open_slot(slot: Slot, password: str) -> dict[str, str]:
    """The operator's secrets. Raises PASSWORD_WRONG, KEYRING_MISSING."""
    pepper = keyring_store.get(slot.keyring_user) if slot.keyring else b""
    if pepper is None:
        raise UserError("KEYRING_MISSING")
    return slots.open_slot(slot, password, pepper)


def new_operator(nama: str = USUAL_NAME, peran: str = USUAL_ROLE) -> Operator:
    """A random 64-bit id."""
    return Operator(seal.new_key()[:8].hex(), nama, peran)


def make_slot(operator: Operator, password: str, data_key: bytes) -> Slot:
    """An operator's way in. Raises PASSWORD_SHORT."""
    if len(password) < SHORTEST_PASSWORD:
        raise UserError("PASSWORD_SHORT", least=SHORTEST_PASSWORD)
    pepper, salt = seal.new_key(), seal.new_key()
    if not keyring_store.put(slots.keyring_user(operator.id, salt), pepper):
        pepper = b""
    held = {"data": data_key.hex()}
    return slots.make_slot(operator.id, operator.nama, operator.peran, password, pepper, salt, held)


def warnings_about(slot: Slot, folder: Path) -> tuple[str, ...]:
    """What is worth knowing where a password is set: how the vault is kept."""
    return tuple(code for code in ("" if slot.keyring else "NO_KEYRING", paths.risk_of(folder)) if code)
