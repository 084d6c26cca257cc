"""Slots: each one a way to the raw key of a data file; adding or removing one re-encrypts nothing.

A member's slot opens with the password and, where the machine has a keyring, 32 bytes kept there: a
copied folder alone cannot be brute-forced (FORMAT.md section 10).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.crypto import age_file, seal
from app.domain import canonical
from app.domain.errors import UserError

MEMORY_KIB = (8 * 1024, 1024 * 1024)  # sane limits of what a slot may ask for
ITERATIONS = (1, 16)
LANES = (1, 16)


@dataclass(frozen=True, slots=True)
class Slot:
    """One entry of `slots.json`. `keyring` 1: half of the key lies in the OS keyring."""

    id: str
    nama: str
    peran: str
    garam: str
    argon2: Mapping[str, int]
    keyring: int
    isi: str

    @property
    def keyring_user(self) -> str:
        """Under which name the keyring holds the other half: a new one for every password."""
        return keyring_user(self.id, bytes.fromhex(self.garam))


def keyring_user(slot_id: str, salt: bytes) -> str:
    """So that a half-finished password change leaves the old way in."""
    return f"{slot_id}-{salt[:4].hex()}"


def make_slot(
    slot_id: str, nama: str, peran: str, password: str, pepper: bytes, salt: bytes, secrets: Mapping[str, str]
) -> Slot:
    """Wrap `secrets` (hex by name) by a password; `pepper` is empty where there is no keyring."""
    cost = {"m": seal.ARGON2_MEMORY_KIB, "t": seal.ARGON2_ITERATIONS, "p": seal.ARGON2_LANES}
    kek = seal.derive_kek(password, salt, pepper, cost["m"], cost["t"], cost["p"])
    sealed = seal.seal(kek, canonical.dumps(secrets).encode(), slot_id.encode())
    return Slot(slot_id, nama, peran, salt.hex(), cost, int(bool(pepper)), sealed.hex())


def open_slot(slot: Slot, password: str, pepper: bytes) -> dict[str, str]:
    """The wrapped secrets. Raises UserError PASSWORD_WRONG, SLOTS_DAMAGED."""
    try:
        memory, iterations, lanes = slot.argon2["m"], slot.argon2["t"], slot.argon2["p"]
        if not (_within(memory, MEMORY_KIB) and _within(iterations, ITERATIONS) and _within(lanes, LANES)):
            raise UserError("SLOTS_DAMAGED")
        salt, sealed = bytes.fromhex(slot.garam), bytes.fromhex(slot.isi)
    except (KeyError, TypeError, ValueError) as error:
        raise UserError("SLOTS_DAMAGED") from error
    kek = seal.derive_kek(password, salt, pepper, memory, iterations, lanes)
    try:
        secrets: dict[str, str] = canonical.loads(seal.unseal(kek, sealed, slot.id.encode()).decode())
    except UserError as error:
        raise UserError("PASSWORD_WRONG") from error
    return secrets


def _within(value: int, limits: tuple[int, int]) -> bool:
    return limits[0] <= value <= limits[1]


def key_for(recipient: str, data_key: bytes) -> bytes:
    """A slot file (`slot-surat.age`, `slot-kpu.age`, `slot-pemulihan.age`): the raw key for one age key."""
    return age_file.encrypt_to(_plain(data_key), [recipient])


def key_from(slot_file: bytes, identity: str) -> bytes:
    """The raw key of a slot file. Raises AGE_WRONG_KEY, AGE_DAMAGED, SLOTS_DAMAGED."""
    return _read_plain(age_file.decrypt_with_identity(slot_file, identity))


def key_for_words(passphrase: str, data_key: bytes) -> bytes:
    """A slot file (`slot-darurat.age`): the raw key for whoever has the words."""
    return age_file.encrypt_with_words(_plain(data_key), passphrase)


def key_from_words(slot_file: bytes, passphrase: str) -> bytes:
    """The raw key of such a file. Raises AGE_WRONG_KEY, AGE_DAMAGED, AGE_TOO_EXPENSIVE, SLOTS_DAMAGED."""
    return _read_plain(age_file.decrypt_with_words(slot_file, passphrase))


def _plain(data_key: bytes) -> bytes:
    return canonical.dumps({"v": 1, "data": data_key.hex()}).encode()


def _read_plain(plain: bytes) -> bytes:
    try:
        return bytes.fromhex(canonical.loads(plain.decode())["data"])
    except (ValueError, KeyError, TypeError) as error:
        raise UserError("SLOTS_DAMAGED") from error


def recipient_of(identity: str) -> str:
    """The public half of an age identity."""
    return age_file.recipient_of(identity)
