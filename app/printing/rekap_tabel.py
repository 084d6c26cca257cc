"""Tables of numbers that go on from page to page, and the pages they and other lines fill."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.domain.rekap_lembar import LembarRekap
from app.domain.tanggal import ribuan
from app.printing.dpt_layout import baselines
from app.printing.fitting import Fitted, fit, sizes, wrap
from app.printing.fonts import Face, table_bold, table_face, text_bold, text_face
from app.printing.page import HAIRLINE, Marks, columns

Draw = Callable[[Marks, float, float], None]
"""Draws a piece whose upper left corner is at x, y."""

Piece = tuple[float, Draw]
"""How far below the page's upper edge it begins."""

_ROW = 14.2
_PADDING = 3.0
_FIRST = 0.25  # of the width, for the rows' names
_NARROWEST = 42.0
_TITLE = 22.0
_ON = " (lanjutan)"
_COMPANY = 3  # rows that a table's heading takes with it


@dataclass(slots=True)
class Alur:
    """Pages being filled from `top` to `bottom`, both measured down from the upper edge."""

    width: float
    bottom: float
    top: float
    pages: list[list[Piece]] = field(default_factory=lambda: [[]])
    _at: float = 0

    @property
    def at(self) -> float:
        return self._at or self.top

    @property
    def room(self) -> float:
        return self.bottom - self.at

    def turn(self) -> None:
        """A new page."""
        self.pages.append([])
        self._at = 0

    def space(self, height: float) -> None:
        if self._at:
            self._at += height

    def add(self, height: float, draw: Draw) -> None:
        """A piece that is never parted."""
        if height > self.room and self._at:
            self.turn()
        self.pages[-1].append((self.at, draw))
        self._at = self.at + height

    def centred(self, text: str, face: Face, size: float) -> None:
        """A line in the middle, set smaller where it is too long."""
        told = fit(text, face, self.width, sizes(size, 6))
        for line in told.lines:
            self.add(told.size * 1.35, _centred(line, face, told.size, self.width))

    def lines(self, lines: Sequence[str], face: Face, size: float) -> None:
        """Prose that was wrapped."""
        for line in lines:
            self.add(size * 1.35, _left(line, face, size))

    def rule(self, thickness: float, around: float) -> None:
        """A line across."""

        def draw(marks: Marks, x: float, y: float) -> None:
            marks.rule(x, y - around, x + self.width, y - around, width=thickness)

        self.add(2 * around, draw)


def _centred(text: str, face: Face, size: float, width: float) -> Draw:
    return lambda marks, x, y: marks.centred(x + width / 2, y - size, text, face, size)


def _left(text: str, face: Face, size: float) -> Draw:
    return lambda marks, x, y: marks.text(x, y - size, text, face, size)


def draw_rows(marks: Marks, left: float, height: float, pieces: Sequence[Piece]) -> None:
    """The pieces of one page."""
    for at, draw in pieces:
        draw(marks, left, height - at)


def put_table(alur: Alur, table: LembarRekap) -> None:
    """A table with its title; too many columns are set below each other, the names repeated.

    A table of nothing but 0 is a line.
    """
    if not any(cell for row in table.baris for cell in row[1:]):
        alur.space(10)
        alur.lines([f"{table.judul}: nihil."], text_bold(), 10.5)
        return
    most = int(alur.width * (1 - _FIRST) / _NARROWEST)
    numbers = range(1, len(table.kepala))
    parts = [numbers[start : start + most] for start in range(0, len(numbers), most)]
    for index, part in enumerate(parts):
        title = table.judul if not index else f"{table.judul}{_ON}"
        _put_part(alur, table, [0, *part], title)
    if table.catatan:
        alur.space(3)
        alur.lines(wrap(table.catatan, text_face(), 8.5, alur.width), text_face(), 8.5)


def _put_part(alur: Alur, table: LembarRekap, shown: Sequence[int], title: str) -> None:
    edges = _edges(alur.width, len(shown))
    head = [
        fit(table.kepala[column], table_bold(), right - left - 2 * _PADDING, (8.5, 8, 7.5, 7), most_lines=3)
        for column, (left, right) in zip(shown, pairwise(edges), strict=True)
    ]
    height = max(len(cell.lines) * cell.size * 1.16 for cell in head) + 7
    alur.space(10)
    if alur.room < _TITLE + height + _ROW * min(_COMPANY, len(table.baris)):
        alur.turn()
    alur.add(_TITLE - 4, _left(title, text_bold(), 10.5))
    alur.add(height, _head(head, edges, height))
    for at, row in enumerate(table.baris):
        if alur.room < _ROW:
            alur.turn()
            alur.add(_TITLE - 6, _left(f"{title.removesuffix(_ON)}{_ON}", text_bold(), 9))
            alur.add(height, _head(head, edges, height))
        cells = [row[column] for column in shown]
        alur.add(_ROW, _row(cells, edges, is_sum=at == len(table.baris) - 1))


def _edges(width: float, count: int) -> tuple[float, ...]:
    first = width * _FIRST
    return columns(0, (first, *((width - first) / (count - 1) for _ in range(count - 1))))


def _head(cells: Sequence[Fitted], edges: Sequence[float], height: float) -> Draw:
    def draw(marks: Marks, x: float, y: float) -> None:
        marks.grid(tuple(x + edge for edge in edges), (y, y - height))
        for cell, (left, right) in zip(cells, pairwise(edges), strict=True):
            for text, drop in zip(cell.lines, baselines(len(cell.lines), cell.size, height), strict=True):
                marks.centred(x + (left + right) / 2, y - drop, text, table_bold(), cell.size)

    return draw


def _row(cells: Sequence[int | str], edges: Sequence[float], *, is_sum: bool) -> Draw:
    face = table_bold() if is_sum else table_face()

    def draw(marks: Marks, x: float, y: float) -> None:
        marks.grid(tuple(x + edge for edge in edges), (y, y - _ROW))
        if is_sum:
            marks.rule(x, y, x + edges[-1], y, width=2 * HAIRLINE)
        for at, (cell, (left, right)) in enumerate(zip(cells, pairwise(edges), strict=True)):
            text = cell if isinstance(cell, str) else ribuan(cell)
            told = fit(text, face, right - left - 2 * _PADDING, sizes(9.5, 6))
            drop = baselines(1, told.size, _ROW)[0]
            if at:
                marks.right(x + right - _PADDING, y - drop, told.lines[0], face, told.size)
            else:
                marks.text(x + left + _PADDING, y - drop, told.lines[0], face, told.size)

    return draw
