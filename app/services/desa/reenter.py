"""Coming back in on the same computer when passwords or keyring are lost: by words, as a new device.

`open_by_words` finds the key of the data; `reenter` then makes a way in for the member who stands before it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from app.crypto import seal, slots, words
from app.crypto.minisig import SigningKey
from app.domain.errors import UserError
from app.domain.panitia import AnggotaTercatat, panitia
from app.domain.peristiwa import Draft
from app.domain.progress import Progress, silent
from app.exchange import kunci_surat
from app.exchange.device_papers import device_id
from app.services.desa import members
from app.services.desa.members import Entrant
from app.services.desa.new_data import enrol
from app.services.desa.recovery import SLOT, data_key_from
from app.services.desa.workspace import DATA_FILE
from app.store import database, journal, slots_file
from app.store.migrations import DESA
from app.system import safe_file

_SMALL = 64 * 1024
Way = Literal["surat", "darurat"]
"""By the letter's words, or by the recovery slot's."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The data file's key, by which words it was found, and whom the journal knows."""

    folder: Path
    way: Way
    anggota: tuple[AnggotaTercatat, ...]
    data_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reentered:
    """Who may log in now, on which new device."""

    member: str
    perangkat: str
    warnings: tuple[str, ...]


def open_by_words(folder: Path, typed: str, progress: Progress = silent) -> Opened:
    """Try the words as the newest letter's and as the recovery slot's. Any thread.

    Raises WORDS_COUNT, WORD_UNKNOWN, WORDS_CHECKSUM, REENTER_WORDS (of neither), DATA_MISSING, SLOTS_DAMAGED
    and what `database.connect` raises.
    """
    parsed = words.parse(typed)
    if not (folder / DATA_FILE).exists():
        raise UserError("DATA_MISSING", folder=str(folder))
    progress(0, 0, "Membuka dengan kata kunci")
    way, data_key = _found(folder, parsed)
    db = database.connect(folder / DATA_FILE, data_key, DESA)
    try:
        known = panitia(journal.events_of_kind(db, "anggota"))
    finally:
        db.close()
    return Opened(folder, way, tuple(known.values()), data_key)


def _found(folder: Path, typed: tuple[str, ...]) -> tuple[Way, bytes]:
    ways: tuple[tuple[Way, Callable[[Path, tuple[str, ...]], bytes]], ...] = (
        ("surat", _by_letter),
        ("darurat", _by_recovery),
    )
    codes = []
    for way, data_key_of in ways:
        try:
            return way, data_key_of(folder, typed)
        except UserError as error:
            codes.append(error.code)
    raise UserError("REENTER_WORDS" if "WORDS_WRONG" in codes else "SLOTS_DAMAGED")


def _by_letter(folder: Path, typed: tuple[str, ...]) -> bytes:
    letter = kunci_surat.open_letter(safe_file.read_file(folder / "kunci.age", _SMALL), typed)
    return slots.key_from(safe_file.read_file(folder / "slot-surat.age", _SMALL), letter.identity)


def _by_recovery(folder: Path, typed: tuple[str, ...]) -> bytes:
    return data_key_from(safe_file.read_file(folder / SLOT, _SMALL), typed)


def reenter(opened: Opened, who: Entrant) -> Reentered:
    """A new device on the same data: its card, the member's new key, his new password.

    Old slots of other members stay: where they still open, they go on on the old device. Raises
    MEMBER_UNKNOWN, ROLE_*, PASSWORD_SHORT, DATA_IN_USE.
    """
    member = members.entering({one.id: one for one in opened.anggota}, who)
    device = SigningKey(seal.new_key())
    db = database.connect(opened.folder / DATA_FILE, opened.data_key, DESA)
    try:
        with database.transaction(db):
            enrol(db, device, member, noted=[Draft("masuk_ulang", isi={"lewat": opened.way})])
    finally:
        db.close()
    slot = members.make_slot(member, who.password, opened.data_key, device)
    _set_aside_damaged(opened.folder)
    members.replace_slot(opened.folder, slot)
    return Reentered(member.id, device_id(device.public), () if slot.keyring else ("NO_KEYRING",))


def _set_aside_damaged(folder: Path) -> None:
    """Slots that nobody can read any more are renamed, never overwritten."""
    try:
        slots_file.load(folder)
    except UserError as error:
        if error.code == "FILE_NOT_READ":  # it may be read in a moment
            raise
        safe_file.set_aside(folder, f"{slots_file.NAME}*")
