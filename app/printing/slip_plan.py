"""The measures of an invitation letter: type size, lines and notes that fit its area."""

from dataclasses import dataclass

from reportlab.lib.units import mm

from app.domain.errors import UserError
from app.printing.fitting import sizes, wrap
from app.printing.fonts import table_face
from app.printing.slip_layout import Area, PerHalaman, SlipLayout
from app.printing.slips import OpsiUndangan

QR = 22.5 * mm
"""At least: 53 modules of 0.42 mm, which a cheap camera reads from a worn print."""

MOST_QR = 28 * mm
QUIET = 4 / 49
"""The white rim that a scanner wants, of the side."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Where each line stands, in lines from the top; name, address and TPS have room for two.

    `office`: the committee has a line of the heading. `who`: 0 where the sex stands behind the name.
    """

    office: bool
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


_ROOMY = Rows(True, 0.9, 3.5, 4.6, 5.95, 8.1, 9.15, 11.3, 12.4, 13.45, 14.5, 16.3)
_TIGHT = Rows(True, 0.8, 3.25, 4.2, 5.5, 7.35, 8.35, 10.25, 11.3, 12.35, 13.4, 15.0)
"""Where two slips share the width of the page."""

_DENSE = Rows(False, 0.85, 2.2, 3.2, 4.4, 0, 6.55, 8.5, 9.5, 10.5, 11.5, 13.1)
"""Eight a page: the committee is named by its sentence and its signature."""


@dataclass(frozen=True, slots=True)
class Type:
    """What is tried for so many a page: largest and smallest type, distance of lines, smallest notes, least
    and most width of the column at the side, room to sign, size of number and TPS."""

    largest: float
    least: float
    line: float
    least_note: float
    side: tuple[float, float]
    signing: float
    number: float


_TYPES: dict[PerHalaman, Type] = {
    2: Type(13, 7, 1.22, 6.8, (110, 130), 60, 24),
    4: Type(11, 6.5, 1.2, 6.3, (96, 130), 36, 19),
    6: Type(9, 6.5, 1.18, 6.0, (84, 92), 34, 18),
    8: Type(8, 6, 1.13, 5.3, (84, 84), 20, 18),
}
_MOST_SIGNING = 76.0
COPY = 62.0
"""The width of a copy's mark in the dense letter."""

_GAP = 8.0


@dataclass(frozen=True, slots=True)
class LetterPlan:
    """Everything measured once for a run of slips."""

    area: Area
    rows: Rows
    size: float
    note_size: float
    notes: tuple[str, ...]
    side: float
    number: float
    signing_least: float
    deep: bool
    """The column at the side goes down to the edge; the notes stand beside it."""

    @property
    def lead(self) -> float:
        """The distance of two lines: what the paper has to spare goes between them."""
        return min((self.area.top - self.notes_top) / self.rows.end, self.size * 1.6)

    def row(self, line: float) -> float:
        """The y of a line of the letter, counted from its top."""
        return self.area.top - self.lead * line

    @property
    def notes_top(self) -> float:
        height = len(self.notes) * self.note_size * 1.2
        return self.area.bottom + (height + 3 if self.notes else 0)

    @property
    def text_right(self) -> float:
        return self.side_left - _GAP

    @property
    def side_left(self) -> float:
        return self.area.right - self.side

    @property
    def indent(self) -> float:
        """Where values stand after their labels."""
        return self.area.left + self.size * 6.1

    @property
    def numbers(self) -> Area:
        """The frame of number and TPS."""
        height = self.number + (16 if self.rows.office else 12)
        return Area(self.side_left, self.area.top - height, self.area.right, self.area.top)

    @property
    def numbers_half(self) -> float:
        """The line between four digits and three."""
        return self.numbers.left + self.numbers.width * 0.56

    @property
    def copy_mark(self) -> Area:
        """At the right end of a short sentence; in the dense letter of the day below it too."""
        sentence, right = self.row(self.rows.to_vote), self.text_right
        if self.rows.office:
            return Area(right - 88, sentence - 2, right, sentence + 9)
        return Area(right - COPY, self.row(self.rows.hari) - 1, right, sentence + 1)

    @property
    def signing(self) -> Area:
        """Office, room to sign and name."""
        floor, top = self._floor, self.qr.bottom - self.qr.height * QUIET
        return Area(self.side_left, max(floor, top - _MOST_SIGNING), self.area.right, top)

    @property
    def _floor(self) -> float:
        return self.area.bottom if self.deep else self.notes_top + 2

    @property
    def qr(self) -> Area:
        """As large as there is room, its quiet rim around it."""
        room = self.numbers.bottom - self._floor - self.signing_least
        side = max(min(room / (1 + 2 * QUIET), self.side / (1 + QUIET), MOST_QR), QR)
        middle, top = (self.side_left + self.area.right) / 2, self.numbers.bottom - side * QUIET
        return Area(middle - side / 2, top - side, middle + side / 2, top)


def plan_letter(layout: SlipLayout, options: OpsiUndangan) -> LetterPlan:
    """The largest type with which the letter and its notes fit: the notes under all of it, or beside the
    signature where that lets the type grow by a point. Raises UserError SLIP_NO_ROOM."""
    wide = None if layout.dense else _largest(layout, options, deep=False)
    deep = _largest(layout, options, deep=True)
    if wide and (deep is None or deep.size < wide.size + 1):
        return wide
    if deep is None:
        raise UserError("SLIP_NO_ROOM", count=options.per_halaman, paper=options.kertas.nama)
    return deep


def _largest(layout: SlipLayout, options: OpsiUndangan, *, deep: bool) -> LetterPlan | None:
    tried = _TYPES[options.per_halaman]
    for size in sizes(tried.largest, tried.least):
        plan = _planned(layout, options, size, deep=deep)
        if plan.lead >= size * tried.line and plan.signing.height > tried.signing - 0.5:
            return plan
    return None


def _planned(layout: SlipLayout, options: OpsiUndangan, size: float, *, deep: bool) -> LetterPlan:
    tried, area = _TYPES[options.per_halaman], layout.letter
    least, most = tried.side
    side = min(max(area.width * 0.27, least), most)
    note = max(size - 1.2, tried.least_note)
    width = area.width - (side + _GAP if deep else 0)
    return LetterPlan(
        area=area,
        rows=_DENSE if layout.dense else _ROOMY if layout.stub_beside else _TIGHT,
        size=size,
        note_size=note,
        notes=_noted(options, note, width, running=deep or not layout.stub_beside),
        side=side,
        number=tried.number,
        signing_least=tried.signing,
        deep=deep,
    )


def _noted(options: OpsiUndangan, size: float, width: float, *, running: bool) -> tuple[str, ...]:
    """The notes under a heading; `running` sets them as one paragraph where lines are scarce."""
    notes = [f"{number}. {note}" for number, note in enumerate(options.kata.catatan, 1)]
    if not notes:
        return ()
    if running:
        return wrap(" ".join(["Catatan:", *notes]), table_face(), size, width)
    return (
        "Catatan untuk pemilih:",
        *(line for note in notes for line in wrap(note, table_face(), size, width)),
    )
