"""Saving the whole folder of the vault as one file, all its elections, and bringing it back."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.crypto.slots import Slot
from app.domain.errors import UserError
from app.exchange import canonical_zip
from app.services.kpu.init_vault import fresh_vault_folder
from app.services.kpu.vault_session import (
    ELECTION_FILE,
    VAULT_FILE,
    Vault,
    every_election,
    everywhere,
    open_file,
)
from app.services.kpu.vault_slots import (
    NOBODY,
    RECOVERY_SLOT,
    Entered,
    Operator,
    choose,
    data_key_by,
    make_slot,
    new_operator,
    open_slot,
    warnings_about,
)
from app.store import database, slots_file, vault
from app.store.slots_file import NAME as SLOTS
from app.system import clock
from app.system.safe_file import read_file, sha256_of, write_atomic

SKIP = 1_000
"""Sequence numbers leave this gap after a restore: what was issued since is unknown."""
LARGEST = 4 * 1024**3 - 1024**2
"""What a stick formatted as FAT32 takes, and a ZIP without extensions."""
_SUMS = "SHA256SUMS"
_LAST = (SLOTS, RECOVERY_SLOT, _SUMS)
_SMALL = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Saved:
    """A backup that was written and read back. `pemilihan`: how many elections it holds."""

    file: Path
    ukuran: int
    sha256: str
    pemilihan: int


@dataclass(frozen=True, slots=True)
class Restored:
    """The elections that came back, with the villages and packages of all of them. `new_password`: an
    operator's slot was made anew with the recovery key."""

    pemilihan: tuple[str, ...]
    desa: int
    paket: int
    new_password: bool
    warnings: tuple[str, ...]


def backup(opened: Vault, out: Path) -> Saved:
    """Write a file, or `vault-<instant>.dptv` into a folder.

    Raises BACKUP_INSIDE, FILE_EXISTS, BACKUP_TOO_LARGE, DATA_IN_USE (another election is open elsewhere) and
    file errors.
    """
    if out.is_dir():
        out /= f"vault-{clock.instant().replace(':', '')}.dptv"
    if out.resolve().is_relative_to(opened.folder.resolve()):
        raise UserError("BACKUP_INSIDE", file=out.name)
    if out.is_file():
        raise UserError("FILE_EXISTS", usage=True, file=out.name)
    opened.check_record()
    with everywhere(opened) as elections:
        for one in elections:
            one.note("cadangan", {"waktu": clock.instant()})
    copies: list[tuple[str, Path]] = []
    try:
        with every_election(opened) as elections:
            for one in elections:
                copies.append((one.file, _copy(one)))
        _write(opened.folder, out, sorted(copies, key=lambda copy: (copy[0] != VAULT_FILE, copy[0])))
    finally:
        for _, copy in copies:
            _remove(copy)
    with _opened(out):
        digest, size = sha256_of(out)
    return Saved(out, size, digest, len(copies))


def _copy(one: Vault) -> Path:
    copy = one.folder / f".{one.file}.cadangan"
    _remove(copy)
    copy.touch(mode=0o600)
    database.copy_to(one.db, copy, one.data_key)
    return copy


def _write(folder: Path, out: Path, copies: Sequence[tuple[str, Path]]) -> None:
    if sum(copy.stat().st_size for _, copy in copies) > LARGEST - 4 * _SMALL:  # slots and sums beside them
        raise UserError("BACKUP_TOO_LARGE")
    members: list[tuple[str, bytes | Path]] = [
        *copies,
        (SLOTS, read_file(folder / SLOTS, _SMALL)),
        (RECOVERY_SLOT, read_file(folder / RECOVERY_SLOT, _SMALL)),
    ]
    sums = "".join(
        f"{sha256_of(content)[0] if isinstance(content, Path) else _sum_of([content])}  {name}\n"
        for name, content in members
    ).encode()
    write_atomic(out, canonical_zip.write_chunks([*members, (_SUMS, sums)], LARGEST))


def restore(file: Path, folder: Path, password: str, recovery: str = "", operator: str = "") -> Restored:
    """Bring a backup back into an empty folder; with the recovery key `password` becomes a new one.

    `operator`: whose password it is, by id or name; with the recovery key somebody new where nobody is named.
    Raises DATA_EXISTS, BACKUP_DAMAGED, PASSWORD_WRONG, KEYRING_MISSING, RECOVERY_WRONG, OPERATOR_*,
    PASSWORD_SHORT and file errors. Nothing is touched before the key is found; the slots are written last:
    an interrupted restore does not count.
    """
    if slots_file.exists(folder):
        raise UserError("DATA_EXISTS", folder=str(folder))
    with _opened(file) as saved:
        here = slots_file.parse(saved.read(SLOTS))
        slot, data_key = _unlock(saved, here, password, recovery, operator)
        fresh_vault_folder(folder)
        files = saved.names[: -len(_LAST)]
        for name in files:
            write_atomic(folder / name, saved.chunks(name))
        write_atomic(folder / RECOVERY_SLOT, saved.read(RECOVERY_SLOT))
    entered = Entered(folder, data_key, NOBODY if recovery else Operator(slot.id, slot.nama, slot.peran))
    settled = [_settle(entered, name) for name in files]
    slots_file.save(folder, [*(one for one in here if one.id != slot.id), slot])
    return Restored(
        tuple(election for election, _, _ in settled),
        sum(desa for _, desa, _ in settled),
        sum(paket for _, _, paket in settled),
        bool(recovery),
        warnings_about(slot, folder),
    )


@contextmanager
def _opened(file: Path) -> Iterator[canonical_zip.Bundle]:
    """A backup that is whole. Raises BACKUP_DAMAGED and file errors."""
    try:
        with canonical_zip.open_stream(file, largest=LARGEST) as saved:
            _check(saved)
            yield saved
    except UserError as error:
        if error.code == "ENVELOPE_DAMAGED":
            raise UserError("BACKUP_DAMAGED") from error
        raise


def _unlock(
    saved: canonical_zip.Bundle, here: Sequence[Slot], password: str, recovery: str, operator: str
) -> tuple[Slot, bytes]:
    """(the operator's slot, D): the one in the backup, or a new one by the recovery key."""
    if not recovery:
        slot = choose(here, operator)
        return slot, bytes.fromhex(open_slot(slot, password)["data"])
    data_key = data_key_by(saved.read(RECOVERY_SLOT), recovery)
    return make_slot(_who(here, operator), password, data_key), data_key


def _who(here: Sequence[Slot], operator: str) -> Operator:
    """Who gets the new password: one that the backup knows, or somebody new where that is not said."""
    if not operator and len(here) != 1:
        return new_operator()
    slot = choose(here, operator)
    return Operator(slot.id, slot.nama, slot.peran)


def _settle(entered: Entered, file: str) -> tuple[str, int, int]:
    """Skip the numbers that may be out in the world already; (election, villages, packages)."""
    with open_file(entered, file) as opened:
        with database.transaction(opened.db):
            vault.skip_numbers(opened.db, SKIP)
            opened.note("pulihkan", {"lompat": SKIP})
        desa, paket = (
            opened.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608  (names of our own)
            for table in ("desa", "paket")
        )
        return opened.pemilihan.id, desa, paket


def _check(saved: canonical_zip.Bundle) -> None:
    """Raises BACKUP_DAMAGED unless every member is what SHA256SUMS says, and nothing else is there."""
    first, *later = saved.names[: -len(_LAST)] or ("",)
    if first != VAULT_FILE or tuple(saved.names[-len(_LAST) :]) != _LAST or saved.size(_SUMS) > _SMALL:
        raise UserError("BACKUP_DAMAGED")
    if not all(re.fullmatch(ELECTION_FILE, name) for name in later) or later != sorted(set(later)):
        raise UserError("BACKUP_DAMAGED")
    sums = "".join(f"{_sum_of(saved.chunks(name))}  {name}\n" for name in saved.names[:-1])
    if saved.read(_SUMS) != sums.encode():
        raise UserError("BACKUP_DAMAGED")


def _sum_of(blocks: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for block in blocks:
        digest.update(block)
    return digest.hexdigest()


def _remove(copy: Path) -> None:
    for leftover in copy.parent.glob(f"{copy.name}*"):
        leftover.unlink()
