"""Saving the vault as one file, and bringing it back."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.crypto import slots
from app.crypto.slots import Slot
from app.domain.errors import UserError
from app.exchange import canonical_zip
from app.services.kpu.init_vault import read_recovery
from app.services.kpu.vault_session import (
    RECOVERY_SLOT,
    VAULT_FILE,
    Vault,
    load,
    make_slot,
    open_slot,
    warnings_about,
)
from app.store import database, slots_file, vault
from app.store.slots_file import NAME as SLOTS
from app.system import clock
from app.system.safe_file import fresh_folder, read_file, sha256_of, write_atomic

SKIP = 1_000
"""Sequence numbers leave this gap after a restore: what was issued since is unknown."""
_MEMBERS = (VAULT_FILE, SLOTS, RECOVERY_SLOT, "SHA256SUMS")
_SMALL = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Saved:
    """A backup that was written and read back."""

    file: Path
    ukuran: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Restored:
    """`new_password`: the operator's slot was made anew with the recovery key."""

    pemilihan: str
    desa: int
    paket: int
    new_password: bool
    warnings: tuple[str, ...]


def backup(opened: Vault, out: Path) -> Saved:
    """Write a file, or `vault-<instant>.dptv` into a folder. Raises BACKUP_INSIDE and file errors."""
    if out.is_dir():
        out /= f"vault-{clock.instant().replace(':', '')}.dptv"
    if out.resolve().is_relative_to(opened.folder.resolve()):
        raise UserError("BACKUP_INSIDE", file=out.name)
    if out.is_file():
        raise UserError("FILE_EXISTS", usage=True, file=out.name)
    opened.check_record()
    with database.transaction(opened.db):
        opened.note("cadangan", {"waktu": clock.instant()})
    copy = opened.folder / f".{VAULT_FILE}.cadangan"
    try:
        _remove(copy)
        database.copy_to(opened.db, copy, opened.data_key)
        members: list[tuple[str, bytes | Path]] = [
            (VAULT_FILE, copy),
            (SLOTS, read_file(opened.folder / SLOTS, _SMALL)),
            (RECOVERY_SLOT, read_file(opened.folder / RECOVERY_SLOT, _SMALL)),
        ]
        sums = "".join(
            f"{sha256_of(content)[0] if isinstance(content, Path) else _sum_of([content])}  {name}\n"
            for name, content in members
        ).encode()
        write_atomic(out, canonical_zip.write_chunks([*members, ("SHA256SUMS", sums)]))
    finally:
        _remove(copy)
    with _opened(out):
        digest, size = sha256_of(out)
    return Saved(out, size, digest)


def restore(file: Path, folder: Path, password: str, recovery: Path | None = None) -> Restored:
    """Bring a backup back into an empty folder; with the recovery file `password` becomes the new one.

    Raises DATA_EXISTS, BACKUP_DAMAGED, PASSWORD_WRONG, KEYRING_MISSING, RECOVERY_UNREADABLE, AGE_WRONG_KEY,
    PASSWORD_SHORT and file errors. Nothing is touched before the key is found; the slots are written last:
    an interrupted restore does not count.
    """
    if slots_file.exists(folder):
        raise UserError("DATA_EXISTS", folder=str(folder))
    with _opened(file) as saved:
        slot, data_key = _unlock(saved, password, recovery)
        fresh_folder(folder, f"{VAULT_FILE}*")
        write_atomic(folder / VAULT_FILE, saved.chunks(VAULT_FILE))
        write_atomic(folder / RECOVERY_SLOT, saved.read(RECOVERY_SLOT))
    election, desa, paket = _settle(folder, data_key)
    slots_file.save(folder, [slot])
    return Restored(election, desa, paket, recovery is not None, warnings_about(slot, folder))


@contextmanager
def _opened(file: Path) -> Iterator[canonical_zip.Bundle]:
    """A backup that is whole. Raises BACKUP_DAMAGED and file errors."""
    try:
        with canonical_zip.open_stream(file) as saved:
            _check(saved)
            yield saved
    except UserError as error:
        if error.code == "ENVELOPE_DAMAGED":
            raise UserError("BACKUP_DAMAGED") from error
        raise


def _unlock(saved: canonical_zip.Bundle, password: str, recovery: Path | None) -> tuple[Slot, bytes]:
    """(the operator's slot, D): the one in the backup, or a new one by the recovery key."""
    kept = slots_file.parse(saved.read(SLOTS))
    if recovery is None:
        return kept[0], bytes.fromhex(open_slot(kept[0], password)["data"])
    data_key = slots.key_from(saved.read(RECOVERY_SLOT), read_recovery(recovery))
    return make_slot(password, data_key), data_key


def _settle(folder: Path, data_key: bytes) -> tuple[str, int, int]:
    """Skip the numbers that may be out in the world already; (election, villages, packages)."""
    db = database.connect(folder / VAULT_FILE, data_key)
    try:
        opened = load(folder, db, data_key)
        with database.transaction(db):
            vault.skip_numbers(db, SKIP)
            opened.note("pulihkan", {"lompat": SKIP})
        desa, paket = (
            db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608  (two names of our own)
            for table in ("desa", "paket")
        )
    finally:
        db.close()
    return opened.pemilihan.id, desa, paket


def _check(saved: canonical_zip.Bundle) -> None:
    """Raises BACKUP_DAMAGED unless every member is what SHA256SUMS says."""
    if tuple(saved.names) != _MEMBERS or saved.size("SHA256SUMS") > _SMALL:
        raise UserError("BACKUP_DAMAGED")
    sums = "".join(f"{_sum_of(saved.chunks(name))}  {name}\n" for name in _MEMBERS[:-1])
    if saved.read("SHA256SUMS") != sums.encode():
        raise UserError("BACKUP_DAMAGED")


def _sum_of(blocks: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for block in blocks:
        digest.update(block)
    return digest.hexdigest()


def _remove(copy: Path) -> None:
    for leftover in copy.parent.glob(f"{copy.name}*"):
        leftover.unlink()
