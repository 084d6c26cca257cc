"""A canvas for several documents in one file: each counts its own pages and has its own foot."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from app.printing.fitting import fit
from app.printing.fonts import text_bold, text_face
from app.printing.kanvas import Kanvas
from app.printing.page import Marks, Paper, halaman

LEFT, RIGHT = 25 * mm, 20 * mm
_FOOT = 10 * mm


class Mulai(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """Nothing to be seen: from here on the pages are those of document `number`."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """platypus asks how large it is."""
        return 0, 0

    def draw(self) -> None:
        """platypus has come to it."""
        self.canv.naskah = self._number


class KanvasNaskah(Kanvas):
    """Keeps the pages until the end; then each gets its foot and "Halaman x dari y" of its document.

    `kaki`: the foot of each document. `konsep`: those that say across the page that nothing is decided.
    """

    def __init__(
        self, *args: Any, kaki: Sequence[str], konsep: Sequence[bool], kertas: Paper, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._kaki, self._konsep, self._kertas = kaki, konsep, kertas
        self._kept: list[dict[str, Any]] = []
        self.naskah = 0

    def showPage(self) -> None:  # noqa: N802  (reportlab's name)
        """Called by platypus at the end of a page."""
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Called once after the last page."""
        pages = self._kept
        owners = [page["naskah"] for page in pages]
        seen = 0
        for index, page in enumerate(pages):
            seen = seen + 1 if index and owners[index] == owners[index - 1] else 1
            self.__dict__.update(page)
            self._draw_foot(owners[index], halaman(seen, owners.count(owners[index])))
            super().showPage()
        super().save()

    def _draw_foot(self, owner: int, number: str) -> None:
        marks = Marks(self, {})
        right = self._kertas.width - RIGHT
        if self._konsep[owner]:
            marks.watermark("KONSEP", text_bold(), 130, self._kertas)
        marks.rule(LEFT, _FOOT + 11, right, _FOOT + 11)
        marks.right(right, _FOOT, number, text_face(), 8.5)
        room = right - LEFT - text_face().width(number, 8.5) - 14
        told = fit(self._kaki[owner], text_face(), room, (8.5, 8.0, 7.5, 7.0), most_lines=2)
        for index, line in enumerate(told.lines):
            marks.text(LEFT, _FOOT - index * told.size * 1.15, line, text_face(), told.size)
        marks.flush()
