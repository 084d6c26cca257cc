"""The measures of an invitation letter: type size, lines and notes that fit its area."""

from dataclasses import dataclass

from app.printing.fitting import sizes, wrap
from app.printing.fonts import table_face
from app.printing.slip_layout import Area, SlipLayout
from app.printing.slips import OpsiUndangan

_SIZES = sizes(11, 7)
_LEAST_NOTE = 6.8
LINE = 1.22


@dataclass(frozen=True, slots=True)
class Rows:
    """Where each line stands, in lines from the top; name, address and TPS have room for two."""

    heading: float
    rule: float
    invited: float
    name: float
    who: float
    alamat: float
    to_vote: float
    hari: float
    waktu: float
    lokasi: float
    end: float


_ROOMY = Rows(0.9, 3.5, 4.6, 5.95, 8.1, 9.15, 11.3, 12.4, 13.45, 14.5, 16.3)
_TIGHT = Rows(0.8, 3.25, 4.2, 5.5, 7.35, 8.35, 10.25, 11.3, 12.35, 13.4, 15.0)
"""Where two slips share the width of the page."""


@dataclass(frozen=True, slots=True)
class LetterPlan:
    """Everything measured once for a run of slips."""

    area: Area
    rows: Rows
    size: float
    side: float
    notes: tuple[str, ...]

    @property
    def lead(self) -> float:
        """The distance of two lines: what the paper has to spare goes between them."""
        return min((self.area.top - self.notes_top) / self.rows.end, self.size * 1.6)

    def row(self, line: float) -> float:
        """The y of a line of the letter, counted from its top."""
        return self.area.top - self.lead * line

    @property
    def note_size(self) -> float:
        return max(self.size - 1.2, _LEAST_NOTE)

    @property
    def notes_top(self) -> float:
        return self.area.bottom + len(self.notes) * self.note_size * 1.2 + 3

    @property
    def text_right(self) -> float:
        return self.area.right - self.side - 8

    @property
    def indent(self) -> float:
        """Where values stand after their labels."""
        return self.area.left + self.size * 6.1


def plan_letter(layout: SlipLayout, options: OpsiUndangan) -> LetterPlan:
    """The largest type with which the letter and its notes fit their area."""
    area = layout.letter
    rows = _ROOMY if layout.stub_beside else _TIGHT
    side = min(max(area.width * 0.27, 84), 130)
    for size in _SIZES:
        notes = _noted(options, max(size - 1.2, _LEAST_NOTE), area.width, running=not layout.stub_beside)
        plan = LetterPlan(area, rows, size, side, notes)
        if plan.lead >= size * LINE:
            break
    return plan


def _noted(options: OpsiUndangan, size: float, width: float, *, running: bool) -> tuple[str, ...]:
    """The notes under a heading; `running` sets them as one paragraph where lines are scarce."""
    notes = [f"{number}. {note}" for number, note in enumerate(options.catatan, 1)]
    if running:
        return wrap(" ".join(["Catatan:", *notes]), table_face(), size, width)
    return (
        "Catatan untuk pemilih:",
        *(line for note in notes for line in wrap(note, table_face(), size, width)),
    )
