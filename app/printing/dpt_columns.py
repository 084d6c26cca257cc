"""A column of a voter list: its heading, its share of the page, its cells."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from app.printing.daftar import BarisDpt
from app.printing.fitting import Fitted, fit
from app.printing.fonts import table_face
from app.printing.page import Marks

PADDING = 3.2
SIZES = (9.0, 8.5, 8.0, 7.5)
NAME_SIZES = (9.5, 9.0)
"""A name is never printed below 9 points: longer ones take a second line."""

Draw = Callable[[Marks, float, float, float, float], None]
"""(marks, left, top, right, bottom) of a cell."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A text as it stands in its column: lines of one size, and how far right of the column each begins."""

    size: float
    lines: tuple[str, ...]
    starts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is a share of the page; `heading` and cells break at newlines; `draw` adds to every cell.

    `turns`: cells begin at the left and in the middle by turns, as for signatures.
    """

    heading: str
    width: float
    cell: Callable[[BarisDpt], str]
    align: Literal["left", "centre", "right", "turns"] = "left"
    sizes: tuple[float, ...] = SIZES
    draw: Draw | None = None

    def setting(self, text: str, points: float) -> Cell:
        """A cell with this text in a column of `points` width."""
        size = self.sizes[0]
        width = table_face().width(text, size)
        if width <= points - 2 * PADDING and "\n" not in text:  # as most do
            return Cell(size, (text,), (self._start(text, width, points),))
        found = self._fitted(text, points - 2 * PADDING)
        widths = [table_face().width(line, found.size) for line in found.lines]
        starts = [self._start(*line, points) for line in zip(found.lines, widths, strict=True)]
        return Cell(found.size, found.lines, tuple(starts))

    def _fitted(self, text: str, width: float) -> Fitted:
        if "\n" not in text:
            return fit(text, table_face(), width, self.sizes, most_lines=3)
        parts = [fit(part, table_face(), width, self.sizes) for part in text.split("\n")]
        return Fitted(min(part.size for part in parts), tuple(line for part in parts for line in part.lines))

    def _start(self, text: str, width: float, points: float) -> float:
        if self.align == "left":
            return PADDING
        if self.align == "turns":
            return PADDING if int(text.rstrip(".")) % 2 else points / 2
        return points - PADDING - width if self.align == "right" else (points - width) / 2


def empty(_: BarisDpt) -> str:
    """A cell to write in."""
    return ""
