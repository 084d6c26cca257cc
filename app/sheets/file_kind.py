"""What a chosen file is, by its first bytes: names lie, and `.xls` is often HTML."""

import mmap
from pathlib import Path
from typing import Literal

from app.domain.errors import UserError

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
Kind = Literal["xlsx", "csv"]


def file_kind(path: Path) -> Kind:
    """Raises FILE_MISSING, FILE_NOT_READ, SHEET_EMPTY, SHEET_ENCRYPTED, SHEET_OLD_FORMAT."""
    try:
        return _kind(path)
    except FileNotFoundError as error:
        raise UserError("FILE_MISSING", file=path.name) from error
    except OSError as error:
        raise UserError("FILE_NOT_READ", file=path.name) from error


def _kind(path: Path) -> Kind:
    with path.open("rb") as stream:
        head = stream.read(512)
        if not head.strip():
            raise UserError("SHEET_EMPTY")
        if head.startswith(b"PK"):
            return "xlsx"
        if head.startswith(OLE):
            with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as whole:
                encrypted = whole.find(ENCRYPTED) >= 0
            raise UserError("SHEET_ENCRYPTED" if encrypted else "SHEET_OLD_FORMAT")
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise UserError("SHEET_OLD_FORMAT")  # a web page named .xls
    return "csv"
