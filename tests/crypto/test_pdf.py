"""A PDF behind a password: nobody reads it without, everybody with."""

from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader

from app.crypto.pdf import lock_pdf
from app.printing.gabung import joined_pdf
from app.printing.halaman_uji import halaman_uji_pdf
from app.printing.page import A4, F4
from tests.printing.reading import boxes

PASSWORD = "gerobak hijau 47 é"


def text_of(pdf: bytes, password: str | None = None) -> str:
    document = pypdfium2.PdfDocument(pdf, password=password)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_password_alone_opens_it() -> None:
    plain = halaman_uji_pdf(F4)
    locked = lock_pdf(plain, PASSWORD)
    assert text_of(locked, PASSWORD) == text_of(plain)
    for wrong in (None, "", PASSWORD.upper()):
        with pytest.raises(pypdfium2.PdfiumError):
            pypdfium2.PdfDocument(locked, password=wrong)


def test_it_is_aes_with_256_bits_and_says_nothing_in_the_clear() -> None:
    locked = lock_pdf(halaman_uji_pdf(F4), PASSWORD)
    assert b"/AESV3" in locked
    assert b"Halaman uji" not in locked
    assert b"HALAMAN UJI" not in locked


def test_joined_documents_keep_their_pages_and_sizes() -> None:
    joined = joined_pdf([halaman_uji_pdf(A4), halaman_uji_pdf(F4)], "Paket")
    read = PdfReader(BytesIO(joined))
    assert boxes(joined) == {*boxes(halaman_uji_pdf(A4)), *boxes(halaman_uji_pdf(F4))}
    assert len(read.pages) == 2
    assert read.metadata is not None
    assert read.metadata.title == "Paket"
    assert "HALAMAN UJI – A4" in text_of(joined)
    assert "HALAMAN UJI – F4" in text_of(joined)
