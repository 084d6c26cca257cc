"""A PDF in memory as pictures of its pages. PDFium knows no threads: whoever asks it waits for the others."""

from typing import Any

from PySide6.QtGui import QImage

from app.system.pdfium import pdfium

POINTS = 72.0
"""Of a PDF's points in an inch."""
_COARSE = 0.5


def page_count(pdf: bytes) -> int:
    """How many pages a document has."""
    paper = PdfPaper(pdf)
    paper.close()
    return len(paper.sizes)


class PdfPaper:
    """`sizes`: width and height of each page in points."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2  # a sixth of a second, spent on the preview's lane

        with pdfium:
            self._document = pypdfium2.PdfDocument(pdf)
            pages = range(len(self._document))
            self.sizes: list[tuple[float, float]] = [self._document.get_page_size(at) for at in pages]

    def picture(self, page: int, scale: float, *, gray: bool = False) -> QImage:
        """One page (from 0), `scale` pixels a point."""
        with pdfium:
            sheet = self._document[page]
            try:
                drawn: Any = sheet.render(scale=scale, grayscale=gray, prefer_bgrx=not gray)
                kind = QImage.Format.Format_Grayscale8 if gray else QImage.Format.Format_RGB32
                return QImage(drawn.buffer, drawn.width, drawn.height, drawn.stride, kind).copy()
            finally:
                sheet.close()

    def is_gray(self, page: int) -> bool:
        """Whether a page has no colour: then a printer needs a quarter of the bytes."""
        return self.picture(page, _COARSE).allGray()

    def close(self) -> None:
        """Forget the document."""
        with pdfium:
            self._document.close()
