"""An Office password on a workbook that leaves the program with NIK in it (ECMA-376 agile, AES-256)."""

import io
import struct
from xml.parsers.expat import ExpatError

from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError
from msoffcrypto.format.ooxml import OOXMLFile

from app.domain.errors import UserError

_MOST_SPINS = 10_000_000
"""Rounds of hashing that a file may ask for; Office itself writes 100,000."""
_REFUSED = (DecryptionError, FileFormatError, InvalidKeyError, ParseError)
_DAMAGED = (ExpatError, KeyError, IndexError, OSError, ValueError, struct.error)


def with_password(xlsx: bytes, password: str) -> bytes:
    """The workbook encrypted in memory; Excel and LibreOffice ask for the password on opening."""
    encrypted = io.BytesIO()
    OOXMLFile(io.BytesIO(xlsx)).encrypt(password, encrypted)
    return encrypted.getvalue()


def without_password(data: bytes, password: str) -> bytes:
    """The workbook behind its password, decrypted in memory. Raises UserError OFFICE_PASSWORD_WRONG."""
    opened = io.BytesIO()
    try:
        book = OOXMLFile(io.BytesIO(data))
        if book.type == "agile" and book.info["spinValue"] > _MOST_SPINS:
            raise FileFormatError("spins")
        book.load_key(password=password, verify_password=True)
        book.decrypt(opened)
    except (*_REFUSED, *_DAMAGED) as error:
        raise UserError("OFFICE_PASSWORD_WRONG") from error
    return opened.getvalue()
