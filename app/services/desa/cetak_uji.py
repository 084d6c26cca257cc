"""The test page of a printer: it holds no data of the village."""

from app.printing.page import paper_named


def halaman_uji(kertas: str) -> bytes:
    """Raises PAPER_UNKNOWN."""
    from app.printing.halaman_uji import halaman_uji_pdf  # reportlab costs a quarter of a second

    return halaman_uji_pdf(paper_named(kertas))
