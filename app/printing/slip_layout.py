"""How an invitation slip divides its piece of paper: the letter, the receipt, the line between."""

from dataclasses import dataclass
from typing import Literal

from reportlab.lib.units import mm

from app.printing.page import UNPRINTABLE, Paper

PerHalaman = Literal[2, 4, 6]
_GRID: dict[PerHalaman, tuple[int, int]] = {2: (1, 2), 4: (1, 4), 6: (2, 3)}
_SIDE_STUB = 57 * mm
_BELOW_STUB = 30 * mm
_GUTTER = 3 * mm
_LOW_GUTTER = 2 * mm


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle by its edges, in points."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class SlipLayout:
    """Areas within one slip (origin at its lower left corner) and where the slips of a page stand."""

    letter: Area
    stub: Area
    stub_beside: bool
    width: float
    height: float
    origins: tuple[tuple[float, float], ...]


def slip_layout(paper: Paper, per_page: PerHalaman) -> SlipLayout:
    """Slips in reading order. In one column the receipt stands beside the letter, in two below it."""
    across, down = _GRID[per_page]
    width, height = paper.width / across, paper.height / down
    rim = UNPRINTABLE + 1.5 * mm
    whole = Area(rim, UNPRINTABLE, width - rim, height - UNPRINTABLE)
    origins = tuple((width * x, paper.height - height * (y + 1)) for y in range(down) for x in range(across))
    if across == 1:
        cut = whole.right - _SIDE_STUB
        letter = Area(whole.left, whole.bottom, cut - _GUTTER, whole.top)
        stub = Area(cut + _GUTTER, whole.bottom, whole.right, whole.top)
    else:
        cut = whole.bottom + _BELOW_STUB
        letter = Area(whole.left, cut + _LOW_GUTTER, whole.right, whole.top)
        stub = Area(whole.left, whole.bottom, whole.right, cut - _LOW_GUTTER)
    return SlipLayout(letter, stub, across == 1, width, height, origins)
