"""How an invitation slip divides its piece of paper: the letter, the receipt, the line between."""

from dataclasses import dataclass
from typing import Literal

from reportlab.lib.units import mm

from app.printing.page import UNPRINTABLE, Paper

PerHalaman = Literal[2, 4, 6, 8]
_GRID: dict[PerHalaman, tuple[int, int]] = {2: (1, 2), 4: (1, 4), 6: (2, 3), 8: (2, 4)}
_SIDE_STUB = 57 * mm
_BELOW_STUB: dict[PerHalaman, float] = {6: 27 * mm, 8: 16.5 * mm}
_GUTTER = 3 * mm
_LOW_GUTTER: dict[PerHalaman, float] = {6: 1.6 * mm, 8: 1.1 * mm}
_OUTSIDE = UNPRINTABLE + 1 * mm
_INSIDE = 3 * mm
"""Between a slip's ink and where it is cut off the next one."""


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

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class SlipLayout:
    """Areas within one slip (its ink begins at 0, 0), where the slips of a page stand, where it is cut."""

    paper: Paper
    letter: Area
    stub: Area
    stub_beside: bool
    dense: bool
    origins: tuple[tuple[float, float], ...]
    cut_xs: tuple[float, ...]
    cut_ys: tuple[float, ...]

    @property
    def width(self) -> float:
        return max(self.letter.right, self.stub.right)

    @property
    def height(self) -> float:
        return self.letter.top


def slip_layout(paper: Paper, per_page: PerHalaman) -> SlipLayout:
    """Slips in reading order. In one column the receipt stands beside the letter, in two below it."""
    across, down = _GRID[per_page]
    width = paper.width / across - (2 * _OUTSIDE if across == 1 else _OUTSIDE + _INSIDE)
    height = paper.height / down - UNPRINTABLE - _INSIDE
    letter, stub = _parts(width, height, per_page, beside=across == 1)
    xs = [_OUTSIDE + at * (paper.width - 2 * _OUTSIDE - width) / max(across - 1, 1) for at in range(across)]
    rise = (paper.height - 2 * UNPRINTABLE - height) / (down - 1)
    ys = [UNPRINTABLE + at * rise for at in reversed(range(down))]
    return SlipLayout(
        paper,
        letter,
        stub,
        stub_beside=across == 1,
        dense=per_page == 8,
        origins=tuple((x, y) for y in ys for x in xs),
        cut_xs=tuple(paper.width * at / across for at in range(1, across)),
        cut_ys=tuple(paper.height * at / down for at in range(1, down)),
    )


def _parts(width: float, height: float, per_page: PerHalaman, *, beside: bool) -> tuple[Area, Area]:
    """Letter and receipt."""
    if beside:
        cut = width - _SIDE_STUB
        return Area(0, 0, cut - _GUTTER, height), Area(cut + _GUTTER, 0, width, height)
    cut, gutter = _BELOW_STUB[per_page], _LOW_GUTTER[per_page]
    return Area(0, cut + gutter, width, height), Area(0, 0, width, cut - gutter)
