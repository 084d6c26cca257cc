"""Writing a file so that it is whole or absent, whatever happens to the power."""

import errno
import hashlib
import os
import secrets
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from app.domain.errors import UserError
from app.system import clock

_HELD = (5, 32, 33)  # ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_PAUSES = (0.05, 0.1, 0.2, 0.3, 0.4, None)


def write_atomic(path: Path, chunks: bytes | Iterable[bytes]) -> None:
    """Write `path` whole and durable: temporary name in the same folder, fsync, replace, fsync folder.

    Only its owner may read it. Raises `UserError`: DISK_FULL, FOLDER_READ_ONLY, FOLDER_MISSING,
    FILE_IS_FOLDER, FILE_IN_USE, FILE_NOT_WRITTEN.
    """
    if path.is_dir() or not path.name:
        raise UserError("FILE_IS_FOLDER", folder=str(path))
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}.tmp")
    try:
        with open(temporary, "xb", opener=_private) as stream:
            for chunk in (chunks,) if isinstance(chunks, bytes) else chunks:
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
        put_in_place(temporary, path)
        fsync_folder(path.parent)
    except OSError as error:
        raise file_error(error, path) from error
    finally:
        with suppress(OSError):  # a read-only folder refuses even to unlink what is not there
            temporary.unlink()


def put_in_place(temporary: Path, path: Path) -> None:
    """Give a finished file its name, in place of the one that has it.

    On Windows nobody may replace a file that another program has open: for a second it may be an antivirus
    that looks at what is new, after that it is a person's. Raises FILE_IN_USE, OSError.
    """
    for pause in _PAUSES:
        try:
            temporary.replace(path)
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD or not path.exists():
                raise
            if pause is None:
                raise UserError("FILE_IN_USE", file=path.name) from error
            time.sleep(pause)
        else:
            return


def append_lines(path: Path, data: bytes) -> None:
    """Add whole lines to a file, or to a new one; half a line at its end, which a power failure left of an
    earlier try, goes first. On disk before it returns.

    Raises what `write_atomic` raises; then the file ends where it ended before.
    """
    try:
        with open(path, "r+b" if path.exists() else "x+b", opener=_private) as stream:
            end = stream.read().rfind(b"\n") + 1
            try:
                stream.truncate(end)
                stream.seek(end)
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            except OSError:
                stream.truncate(end)
                raise
        fsync_folder(path.parent)
    except OSError as error:
        raise file_error(error, path) from error


def _private(name: str, flags: int) -> int:
    """A new file (O_EXCL comes with "x": no link is followed) that only its owner may read."""
    return os.open(name, flags, 0o600)


def set_aside(folder: Path, pattern: str) -> None:
    """Rename what an interrupted try left, never delete it: it may be all that is left of somebody's work.

    `a.db` becomes `sisa-<instant>-a.db`. Raises FOLDER_READ_ONLY.
    """
    stamp = clock.instant().replace(":", "")
    for leftover in sorted(folder.glob(pattern)):
        try:
            leftover.rename(leftover.with_name(f"sisa-{stamp}-{leftover.name}"))
        except OSError as error:
            raise file_error(error, leftover) from error


def fresh_folder(folder: Path, pattern: str) -> None:
    """Make a folder for a new data file; what an interrupted try left is set aside.

    Raises FOLDER_READ_ONLY, FOLDER_MISSING, DISK_FULL.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise file_error(error, folder) from error
    set_aside(folder, pattern)


def sha256_of(path: Path) -> tuple[str, int]:
    """A file's SHA-256 (hex) and size, whatever its length. Raises FILE_MISSING, FILE_NOT_READ."""
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as stream:
            while block := stream.read(1024 * 1024):
                digest.update(block)
                size += len(block)
    except FileNotFoundError as error:
        raise UserError("FILE_MISSING", file=path.name) from error
    except OSError as error:
        raise UserError("FILE_NOT_READ", file=path.name) from error
    return digest.hexdigest(), size


def ensure_folder(path: Path) -> None:
    """Make a folder to write into, but none above it: a stick that is not there stays missing.

    Only its owner may look into a new one. Raises FOLDER_MISSING, FOLDER_READ_ONLY, DISK_FULL.
    """
    try:
        path.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise file_error(error, path) from error


def overwrite(path: Path) -> None:
    """Zeros over all that a file holds, on disk before it returns; the caller unlinks it. Raises OSError."""
    with path.open("r+b") as stream:
        left = stream.seek(0, os.SEEK_END)
        stream.seek(0)
        while left > 0:
            left -= stream.write(bytes(min(left, 1024 * 1024)))
        stream.flush()
        os.fsync(stream.fileno())


def fsync_folder(folder: Path) -> None:
    """Make a rename durable; Windows does this by itself and cannot open folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def file_error(error: OSError, path: Path) -> UserError:
    """The `UserError` a person understands for what the system refused."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return UserError("DISK_FULL", folder=str(path.parent))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return UserError("FOLDER_READ_ONLY", folder=str(path.parent))
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return UserError("FOLDER_MISSING", folder=str(path.parent))
    return UserError("FILE_NOT_WRITTEN", file=path.name)


def read_file(path: Path, limit: int) -> bytes:
    """The file's bytes. Raises FILE_MISSING, FILE_NOT_READ, FILE_TOO_LARGE (over `limit`)."""
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError as error:
        raise UserError("FILE_MISSING", file=path.name) from error
    except OSError as error:
        raise UserError("FILE_NOT_READ", file=path.name) from error
    if len(data) > limit:
        raise UserError("FILE_TOO_LARGE", file=path.name)
    return data
