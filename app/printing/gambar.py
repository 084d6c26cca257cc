"""A page of a PDF as a PNG: one pixel a point."""

from io import BytesIO
from typing import Any

from app.system.pdfium import pdfium


def png(pdf: bytes) -> bytes:
    """The first page."""
    import pypdfium2  # a sixth of a second, spent only where a picture is drawn

    with pdfium:
        document = pypdfium2.PdfDocument(pdf)
        try:
            drawn: Any = document[0].render(scale=1).to_pil()
        finally:
            document.close()
    stream = BytesIO()
    drawn.convert("RGB").save(stream, "PNG", optimize=True)
    return stream.getvalue()
