"""A table whose rows are all of one height, for lists that hands write on or numbers stand in."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reportlab.lib.units import mm

from app.printing.dpt_layout import baselines
from app.printing.fitting import Fitted, fit, one_line, sizes
from app.printing.fonts import table_bold, table_face
from app.printing.page import Marks, Paper, columns

MARGIN: float = 9 * mm
HEADING = 20.0
_PADDING = 3.0
_TWO_LINES = 20.0
_COMPANY = 2
NAMES = (10.0, 9.5, 9.0)
"""A name is never set below 9 points while two lines hold it."""

_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)


@dataclass(frozen=True, slots=True)
class Kolom:
    """`share` of the width; where a cell's text stands; which sizes are tried, falling."""

    judul: str
    share: float
    rata: Literal["kiri", "tengah", "kanan"] = "kiri"
    ukuran: tuple[float, ...] = _SIZES


class TabelTetap:
    """Rows of one height under a heading that all its pages share."""

    def __init__(self, paper: Paper, kolom: Sequence[Kolom], height: float, head: float, foot: float) -> None:
        """`head`, `foot`: points above and below the rows, the heading being part of the first."""
        self._kolom, self.height = kolom, height
        scale = (paper.width - 2 * MARGIN) / sum(one.share for one in kolom)
        self.edges = columns(MARGIN, tuple(one.share * scale for one in kolom))
        self.top: float = paper.height - MARGIN - head
        self._room = self.top - MARGIN - foot
        self._cells: dict[tuple[int, str], Fitted] = {}

    def heading(self, marks: Marks) -> None:
        marks.grid(self.edges, (self.top + HEADING, self.top))
        for one, (left, right) in zip(self._kolom, pairwise(self.edges), strict=True):
            lines = one.judul.split("\n")
            y = self.top + HEADING / 2 - 2.6 + 4.3 * (len(lines) - 1)
            for line in lines:
                size = one_line(line, table_bold(), right - left - 2, sizes(8, 5)).size
                marks.centred((left + right) / 2, y, line, table_bold(), size)
                y -= 8.6

    def pages(self, cells: Sequence[Sequence[str]], room: float) -> list[list[Sequence[str]]]:
        """As many rows as go on a page. The last leaves `room` points under it, and what stands there has two
        rows above it at least: some come over from the page before."""
        most = int(self._room / self.height)
        pages = [list(cells[at : at + most]) for at in range(0, len(cells), most)] or [[]]
        if len(pages[-1]) > int((self._room - room) / self.height):
            pages.append([])
        if len(pages) > 1 and (missing := _COMPANY - len(pages[-1])) > 0:
            pages[-2:] = [pages[-2][:-missing], pages[-2][-missing:] + pages[-1]]
        return pages

    def lines(self, marks: Marks, lines: Sequence[Sequence[str]]) -> float:
        """Draw rows; the y of the table's end."""
        y = self.top
        spans = [*pairwise(self.edges)]
        for cells in lines:
            for index, (text, one, (left, right)) in enumerate(zip(cells, self._kolom, spans, strict=True)):
                if text:
                    self._cell(marks, index, one, text, (left, right), y)
            y -= self.height
        ys = tuple(self.top - self.height * at for at in range(len(lines) + 1))
        marks.grid(self.edges, ys)
        return y

    def _cell(
        self, marks: Marks, index: int, one: Kolom, text: str, span: tuple[float, float], top: float
    ) -> None:
        left, right = span
        face, fitted = table_face(), self._fitted(index, text, right - left - 2 * _PADDING)
        drops = baselines(len(fitted.lines), fitted.size, self.height)
        for line, drop in zip(fitted.lines, drops, strict=True):
            if one.rata == "kanan":
                marks.right(right - _PADDING, top - drop, line, face, fitted.size)
            elif one.rata == "tengah":
                marks.centred((left + right) / 2, top - drop, line, face, fitted.size)
            else:
                marks.text(left + _PADDING, top - drop, line, face, fitted.size)

    def _fitted(self, index: int, text: str, width: float) -> Fitted:
        """Numbers and words of a column come again and again."""
        key = (index, text)
        if key not in self._cells:
            tried = self._kolom[index].ukuran
            lines = 2 if self.height > _TWO_LINES else 1
            found = fit(text, table_face(), width, tried, most_lines=lines)
            if len(found.lines) > lines:
                found = fit(text, table_face(), width, sizes(tried[-1], 3), most_lines=lines)
            self._cells[key] = found
        return self._cells[key]
