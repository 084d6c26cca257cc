"""A PDF that opens with a password only: AES-256 as PDF 2.0 has it, read by every viewer since 2010.

Decision: pypdf (BSD-3-Clause, Python alone), which uses cryptography's AES; reportlab has RC4, or an AES
whose key a fast computer guesses.
"""

from io import BytesIO

from pypdf import PdfReader, PdfWriter


def lock_pdf(pdf: bytes, password: str) -> bytes:
    """The same document; only the password opens it, and then all may be done with it."""
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(pdf))), BytesIO()
    writer.encrypt(password, algorithm="AES-256")
    writer.write(out)
    return out.getvalue()
