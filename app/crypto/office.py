"""An Office password on a workbook that leaves the program with NIK in it (ECMA-376 agile, AES-256)."""

import io

from msoffcrypto.format.ooxml import OOXMLFile


def with_password(xlsx: bytes, password: str) -> bytes:
    """The workbook encrypted in memory; Excel and LibreOffice ask for the password on opening."""
    encrypted = io.BytesIO()
    OOXMLFile(io.BytesIO(xlsx)).encrypt(password, encrypted)
    return encrypted.getvalue()
