"""Where the table of a list stands on its paper."""

from dataclasses import dataclass

from reportlab.lib.units import mm

from app.printing.daftar import OpsiDaftar
from app.printing.dpt_columns import Column
from app.printing.dpt_katalog import columns_of
from app.printing.page import Paper, columns

MARGIN: float = 8 * mm
HEADING = 25.0
FOOT = 44.0
_TITLE, _TITLE_UPRIGHT = 74.0, 87.0
_GAP = 10.0


@dataclass(frozen=True, slots=True)
class Table:
    """The parts of a page that all sheets share. `bands`: the column lines of each lane of rows."""

    paper: Paper
    columns: tuple[Column, ...]
    bands: tuple[tuple[float, ...], ...]
    top: float

    @property
    def left(self) -> float:
        return self.bands[0][0]

    @property
    def right(self) -> float:
        return self.bands[-1][-1]

    @property
    def room(self) -> float:
        """Points for rows, from `top` down."""
        return self.top - MARGIN - FOOT


def table_of(options: OpsiDaftar) -> Table:
    """Upright or across, as the kind is."""
    jenis = options.jenis
    paper = options.kertas if jenis.tegak else options.kertas.turned()
    shown = columns_of(jenis, options.istilah)
    lane = (paper.width - 2 * MARGIN - _GAP * (jenis.lajur - 1)) / jenis.lajur
    scale = lane / sum(column.width for column in shown)
    widths = tuple(column.width * scale for column in shown)
    bands = tuple(columns(MARGIN + at * (lane + _GAP), widths) for at in range(jenis.lajur))
    title = _TITLE_UPRIGHT if jenis.tegak else _TITLE
    return Table(paper, shown, bands, paper.height - MARGIN - title - HEADING)
