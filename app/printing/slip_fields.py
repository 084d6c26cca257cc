"""The fields of a slip that differ from voter to voter: where each stands, and setting one voter's."""

from collections.abc import Mapping, Sequence

from reportlab.lib.units import mm

from app.domain.bidang_slip import Kalibrasi, nomor_bidang
from app.printing.fitting import Fitted, one_line, sizes, wrap
from app.printing.fonts import Face, table_bold, table_face, text_bold
from app.printing.page import Marks
from app.printing.qr import draw_qr
from app.printing.slip_layout import Area, slip_layout
from app.printing.slip_plan import LetterPlan, plan_letter
from app.printing.slip_stub import StubPlan, plan_stub
from app.printing.slips import OpsiUndangan, SlipUndangan
from app.printing.wording import nomor_tps

Fields = Mapping[str, Area]
"""By name (app/domain/bidang_slip.py), within one slip; a field that is not printed is missing."""

_STUB_NAMES = sizes(10, 8)
_CAPITAL, _TIGHT = 0.71, 1.08
"""How high capitals are, and how far two lines of a name stand apart, of their size."""

_QR_MASK = 3
"""Fixed: choosing the best of eight takes eight times as long and is no easier to read."""


def slip_fields(plan: LetterPlan, stub: StubPlan, kalibrasi: Kalibrasi) -> Fields:
    """All fields where a printer's calibration puts them."""
    found = {}
    for name, area in (_letter_fields(plan) | stub.fields).items():
        moved = kalibrasi.of(name)
        if moved is not None:
            right, up = moved[0] * mm, -moved[1] * mm
            found[name] = Area(area.left + right, area.bottom + up, area.right + right, area.top + up)
    return found


def form_fields(options: OpsiUndangan) -> tuple[str, ...]:
    """The names of the fields that a form has, by number. Raises UserError SLIP_NO_ROOM."""
    layout = slip_layout(options.kertas, options.per_halaman)
    fields = slip_fields(plan_letter(layout, options), plan_stub(layout, options), Kalibrasi())
    return tuple(sorted(fields, key=nomor_bidang))


def _letter_fields(plan: LetterPlan) -> dict[str, Area]:
    rows, left, right, lead = plan.rows, plan.area.left, plan.text_right, plan.lead
    numbers = plan.numbers
    half = plan.numbers_half
    foot = numbers.bottom + plan.number * 0.3
    name_top = plan.row(rows.invited) - plan.size * 0.3
    fields = {
        "no": Area(numbers.left + 3, foot, half - 2, foot + plan.number * 0.75),
        "tps": Area(half + 3, foot, numbers.right - 2, foot + plan.number * 0.75),
        "nama": Area(left, name_top - lead * 2.2, right, name_top),
        "alamat_1": _line(plan, rows.alamat),
        "alamat_2": _line(plan, rows.alamat + 1),
        "lokasi_1": _line(plan, rows.lokasi),
        "lokasi_2": _line(plan, rows.lokasi + 1),
        "qr": plan.qr,
        "salinan": plan.copy_mark,
    }
    if rows.who:
        fields["kelamin"] = Area(left, *_of_row(plan, rows.who, right))
    return fields


def _line(plan: LetterPlan, row: float) -> Area:
    """A line after its label."""
    return Area(plan.indent, *_of_row(plan, row, plan.text_right))


def _of_row(plan: LetterPlan, row: float, right: float) -> tuple[float, float, float]:
    base = plan.row(row)
    return base - plan.size * 0.25, right, base + plan.size * 0.8


class FieldSetter:
    """Sets voters' fields, one slip after the other."""

    def __init__(self, plan: LetterPlan, fields: Fields) -> None:
        self._fields = fields
        self._size = plan.size
        self._names = sizes(max(plan.size + 3, 10), 9)
        self._lines = sizes(plan.size, 6)
        self._number = plan.number
        self._sex_behind = not plan.rows.who
        self._where: dict[tuple[str, str], tuple[Fitted, ...]] = {}

    def draw(self, marks: Marks, slip: SlipUndangan, dx: float, dy: float) -> None:
        """One voter's fields on a slip that stands at dx, dy."""
        voter = slip.pemilih
        behind = f"{voter.nama} ({voter.kelamin})" if voter.kelamin else voter.nama
        no, tps = f"{slip.no:04}", nomor_tps(slip.tps)
        self._name(marks, "nama", behind if self._sex_behind else voter.nama, dx, dy)
        self._name(marks, "tanda_nama", behind, dx, dy)
        self._number_in(marks, "no", no, dx, dy)
        self._number_in(marks, "tps", tps, dx, dy)
        self._one(marks, "tanda_no", no, dx, dy, table_bold(), 11)
        self._one(marks, "tanda_tps", tps, dx, dy, table_bold(), 11)
        if not self._sex_behind:
            sex = {"L": "Laki-laki", "P": "Perempuan"}.get(voter.kelamin, "")
            self._one(marks, "kelamin", sex, dx, dy, table_face(), self._size)
        self._two(marks, ("alamat_1", "alamat_2"), alamat(slip), dx, dy)
        self._two(marks, ("lokasi_1", "lokasi_2"), slip.lokasi, dx, dy)
        if slip.salinan:
            for name in ("salinan", "tanda_salinan"):
                self._copy(marks, name, f"SALINAN KE-{slip.salinan}", dx, dy)
        area = self._fields.get("qr")
        if slip.qr and area:
            draw_qr(marks, area.left + dx, area.bottom + dy, area.width, slip.qr, mask=_QR_MASK)

    def _name(self, marks: Marks, field: str, text: str, dx: float, dy: float) -> None:
        """In the middle of its height."""
        area = self._fields.get(field)
        if area is None:
            return
        found = _name_fitted(text, area, self._names if field == "nama" else _STUB_NAMES)
        leading = found.size * _TIGHT
        block = found.size * _CAPITAL + leading * (len(found.lines) - 1)
        y = area.top + dy - (area.height - block) / 2 - found.size * _CAPITAL
        for line in found.lines:
            marks.text(area.left + dx, y, line, table_bold(), found.size)
            y -= leading

    def _number_in(self, marks: Marks, field: str, text: str, dx: float, dy: float) -> None:
        area = self._fields.get(field)
        if area:
            found = one_line(text, text_bold(), area.width, (self._number,))
            marks.text(area.left + dx, area.bottom + dy, text, text_bold(), found.size)

    def _one(
        self, marks: Marks, field: str, text: str, dx: float, dy: float, face: Face, size: float
    ) -> None:
        area = self._fields.get(field)
        if area:
            found = one_line(text, face, area.width, (size,))
            marks.text(area.left + dx, area.bottom + area.height * 0.24 + dy, text, face, found.size)

    def _two(self, marks: Marks, names: tuple[str, str], text: str, dx: float, dy: float) -> None:
        """A text over two fields of one line each; where nobody knows it, a line to write on."""
        first = self._fields.get(names[0])
        if not text and first:
            y = first.bottom + dy + 1
            marks.rule(first.left + dx, y, first.right + dx, y, dashed=True)
            return
        for field, line in zip(names, self._wrapped(names[0], text), strict=False):
            area = self._fields.get(field)
            if area:
                x, y = area.left + dx, area.bottom + area.height * 0.24 + dy
                marks.text(x, y, line.lines[0], table_face(), line.size)

    def _wrapped(self, field: str, text: str) -> tuple[Fitted, ...]:
        """Voters of one house and of one TPS share the work."""
        key, area = (field, text), self._fields.get(field)
        if key not in self._where:
            found = _two_lines(text, table_face(), area.width, self._lines) if area else Fitted(1, ())
            self._where[key] = tuple(Fitted(found.size, (line,)) for line in found.lines)
        return self._where[key]

    def _copy(self, marks: Marks, field: str, text: str, dx: float, dy: float) -> None:
        """In a frame at the right end of its field."""
        area = self._fields.get(field)
        if area is None:
            return
        size = one_line(text, table_bold(), area.width - 6, (area.height - 1,)).size
        width = table_bold().width(text, size)
        marks.right(area.right + dx - 3, area.bottom + dy + area.height * 0.22, text, table_bold(), size)
        marks.box(area.right + dx - width - 6, area.bottom + dy, width + 6, area.height, line=0.8)


def _name_fitted(text: str, area: Area, sizes: Sequence[float]) -> Fitted:
    """Whole on one line, else on two that stay within the height; smaller where it must be, never cut."""
    face = table_bold()
    for size in sizes:
        if face.width(text, size) <= area.width:
            return Fitted(size, (text,))
    high = (area.height - 3) / (_CAPITAL + _TIGHT)
    return _two_lines(text, face, area.width, [size for size in sizes if size <= high] or [high])


def _two_lines(text: str, face: Face, width: float, sizes: Sequence[float]) -> Fitted:
    """One line where that costs a point at most, else the largest of `sizes` at which two hold it; smaller
    than all where it must be."""
    for size in sizes[:3]:
        if face.width(text, size) <= width:
            return Fitted(size, (text,))
    for size in sizes:
        lines = wrap(text, face, size, width)
        if len(lines) <= 2:
            return Fitted(size, lines)
    size = sizes[-1]
    while len(lines) > 2:
        size *= 0.92
        lines = wrap(text, face, size, width)
    return Fitted(size, lines)


def alamat(slip: SlipUndangan) -> str:
    """DUSUN KRAJAN, RT 001/RW 002, with what is known."""
    pemilih = slip.pemilih
    parts = (f"RT {pemilih.rt}" if pemilih.rt else "", f"RW {pemilih.rw}" if pemilih.rw else "")
    return ", ".join(part for part in (pemilih.alamat, "/".join(part for part in parts if part)) if part)
