"""A canvas that knows, when it writes a page's foot, how many pages there are."""

from typing import Any

from reportlab.lib.units import mm

from app.printing.fonts import text_face
from app.printing.kanvas import Kanvas
from app.printing.page import halaman


class NumberedCanvas(Kanvas):
    """Keeps the pages until the end, then writes each with `foot` and its number."""

    def __init__(self, *args: Any, foot: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._foot = foot
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802  (reportlab's name)
        """Called by platypus at the end of a page."""
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Called once after the last page."""
        pages = self._kept
        for number, page in enumerate(pages, 1):
            self.__dict__.update(page)
            self._draw_foot(number, len(pages))
            super().showPage()
        super().save()

    def _draw_foot(self, number: int, pages: int) -> None:
        self.setFont(text_face().name, 8.5)
        self.drawString(22 * mm, 10 * mm, self._foot)
        self.drawRightString(self._pagesize[0] - 20 * mm, 10 * mm, halaman(number, pages))
