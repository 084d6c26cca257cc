"""Saving the vault as one file, and bringing it back."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.crypto import slots
from app.domain.errors import UserError
from app.exchange import canonical_zip
from app.services.kpu.init_vault import make_folder, read_recovery
from app.services.kpu.vault_session import RECOVERY_SLOT, VAULT_FILE, Vault, load, make_slot, open_slot
from app.store import database, slots_file, vault
from app.store.slots_file import NAME as SLOTS
from app.system import clock
from app.system.safe_file import read_file, write_atomic

SKIP = 1_000
"""Sequence and voter numbers leave this gap after a restore: what was issued since is unknown."""
_MEMBERS = (VAULT_FILE, SLOTS, RECOVERY_SLOT, "SHA256SUMS")
_SMALL = 1024 * 1024
_BLOCK = 1024 * 1024


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
        sums = "".join(f"{_sha256(content)}  {name}\n" for name, content in members).encode()
        write_atomic(out, canonical_zip.write_chunks([*members, ("SHA256SUMS", sums)]))
    finally:
        _remove(copy)
    with canonical_zip.open_stream(out) as written:
        _check(written)
    return Saved(out, out.stat().st_size, _sha256(out))


def restore(file: Path, folder: Path, password: str, recovery: Path | None = None) -> Restored:
    """Bring a backup back into an empty folder; with the recovery file `password` becomes the new one.

    Raises DATA_EXISTS, BACKUP_DAMAGED, PASSWORD_WRONG, KEYRING_MISSING, RECOVERY_UNREADABLE, AGE_WRONG_KEY,
    PASSWORD_SHORT and file errors. The slots are written last: an interrupted restore does not count.
    """
    if slots_file.exists(folder):
        raise UserError("DATA_EXISTS", folder=str(folder))
    with canonical_zip.open_stream(file) as saved:
        _check(saved)
        make_folder(folder)
        kept = slots_file.parse(saved.read(SLOTS))
        key_file = saved.read(RECOVERY_SLOT)
        if recovery is None:
            slot, data_key = kept[0], bytes.fromhex(open_slot(kept[0], password)["data"])
        else:
            data_key = slots.key_from(key_file, read_recovery(recovery))
            slot = make_slot(password, data_key)
        write_atomic(folder / VAULT_FILE, saved.chunks(VAULT_FILE))
    write_atomic(folder / RECOVERY_SLOT, key_file)
    result = _settle(folder, data_key, new_password=recovery is not None)
    slots_file.save(folder, [slot])
    return result


def _settle(folder: Path, data_key: bytes, *, new_password: bool) -> Restored:
    """Skip the numbers that may be out in the world already."""
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
    return Restored(opened.pemilihan.id, desa, paket, new_password, ())


def _check(saved: canonical_zip.Bundle) -> None:
    """Raises BACKUP_DAMAGED unless every member is what SHA256SUMS says."""
    if tuple(saved.names) != _MEMBERS or saved.size("SHA256SUMS") > _SMALL:
        raise UserError("BACKUP_DAMAGED")
    sums = "".join(f"{_digest(saved.chunks(name))}  {name}\n" for name in _MEMBERS[:-1])
    if saved.read("SHA256SUMS") != sums.encode():
        raise UserError("BACKUP_DAMAGED")


def _sha256(content: bytes | Path) -> str:
    return _digest([content] if isinstance(content, bytes) else _blocks(content))


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            yield block


def _digest(blocks: "Iterator[bytes] | list[bytes]") -> str:
    digest = hashlib.sha256()
    for block in blocks:
        digest.update(block)
    return digest.hexdigest()


def _remove(copy: Path) -> None:
    for leftover in copy.parent.glob(f"{copy.name}*"):
        leftover.unlink()
