"""Which rows stand on which page of a voter list, and how high each is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from app.printing.daftar import BarisDpt
from app.printing.dpt_columns import Cell, Column

ROW = 14.3
_LINE = 1.16
_LEAST_ROWS_WITH_SIGNATURES = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One voter's cells; `height` in points. `is_voter`: no row that waits for one."""

    kelamin: str
    cells: tuple[Cell, ...]
    height: float
    is_voter: bool = True


def lay_out(
    rows: Sequence[BarisDpt],
    columns: Sequence[Column],
    edges: tuple[float, ...],
    room: float,
    signing: float,
    least: float = ROW,
) -> list[list[Line]]:
    """Pages of lines: each at most `room` points high, the last leaving `signing` points under it."""
    setters = [
        _Setter(column, right - left) for column, (left, right) in zip(columns, pairwise(edges), strict=True)
    ]
    pages: list[list[Line]] = [[]]
    used = 0.0
    for row in rows:
        line = _line(row, setters, least)
        if used + line.height > room:
            pages.append([])
            used = 0.0
        pages[-1].append(line)
        used += line.height
    if used + signing > room:
        pages.append([])
    return _with_company(pages) if signing else [page for page in pages if page] or [[]]


def _with_company(pages: list[list[Line]]) -> list[list[Line]]:
    """Signatures never stand on a page with few voters: some come over from the page before."""
    if len(pages) > 1 and (missing := _LEAST_ROWS_WITH_SIGNATURES - len(pages[-1])) > 0:
        before = pages[-2]
        pages[-2:] = [before[:-missing], before[-missing:] + pages[-1]]
    return [page for page in pages if page] or [[]]


class _Setter(dict[str, Cell]):
    """Text -> its cell in one column; most columns say the same again and again."""

    def __init__(self, column: Column, points: float) -> None:
        super().__init__()
        self._column, self._points = column, points
        self.told = column.cell

    def __missing__(self, text: str) -> Cell:
        cell = self[text] = self._column.setting(text, self._points)
        return cell


def _line(row: BarisDpt, setters: Sequence[_Setter], least: float) -> Line:
    cells = tuple([setter[setter.told(row)] for setter in setters])
    spare = ROW - 9.0 * _LINE
    tallest = max([len(cell.lines) * cell.size * _LINE for cell in cells])
    return Line(row.pemilih.kelamin, cells, max(least, tallest + spare), row.no > 0)


@lru_cache(maxsize=256)
def baselines(lines: int, size: float, height: float) -> tuple[float, ...]:
    """How far under a row's upper rule each line of a cell stands, the block centred in the row."""
    # Capitals reach about 0.71 of the size above the line they stand on.
    leading, capital = size * _LINE, size * 0.71
    first = (height + capital - leading * (lines - 1)) / 2
    return tuple(first + leading * index for index in range(lines))
