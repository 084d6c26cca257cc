"""Writing a file so that it is whole or absent, whatever happens to the power."""

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from app.domain.errors import UserError


def write_atomic(path: Path, chunks: bytes | Iterable[bytes], mode: int = 0o666) -> None:
    """Write `path` whole and durable: temporary name in the same folder, fsync, replace, fsync folder.

    `mode`: permissions before the umask, 0o600 for what its owner alone may read.

    Raises `UserError`: DISK_FULL, FOLDER_READ_ONLY, FOLDER_MISSING, FILE_NOT_WRITTEN.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with open(temporary, "wb", opener=lambda name, flags: os.open(name, flags, mode)) as stream:
            for chunk in (chunks,) if isinstance(chunks, bytes) else chunks:
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
        fsync_folder(path.parent)
    except OSError as error:
        raise file_error(error, path) from error
    finally:
        with suppress(OSError):  # a read-only folder refuses even to unlink what is not there
            temporary.unlink()


def ensure_folder(path: Path) -> None:
    """Make a folder to write into, but none above it: a stick that is not there stays missing.

    Raises FOLDER_MISSING, FOLDER_READ_ONLY, DISK_FULL.
    """
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise file_error(error, path) from error


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
