"""The receipt half of an invitation slip, which stays with the committee."""

from dataclasses import dataclass

from app.printing.fitting import fit, one_line, sizes
from app.printing.fonts import table_bold, table_face
from app.printing.page import Marks
from app.printing.slip_layout import Area, SlipLayout
from app.printing.slips import OpsiUndangan
from app.printing.wording import nama_pemilihan


@dataclass(frozen=True, slots=True)
class StubPlan:
    """Where the lines of a receipt stand, in points of its slip; `election` 0: it is not named there."""

    texts: Area
    title: Area
    election: float
    name_top: float
    signing: Area
    size: float
    tps: str

    @property
    def numbers(self) -> float:
        """The line of number and TPS, below the two of the name."""
        return self.name_top - (29 if self.size < 8 else 35)

    @property
    def date(self) -> float:
        return self.numbers - (11 if self.size < 8 else 15)

    @property
    def no_left(self) -> float:
        return self.texts.left + table_face().width("No. DPT", self.size) + 4

    @property
    def tps_left(self) -> float:
        return self.no_left + 34 + table_face().width(self.tps, self.size) + 4

    @property
    def fields(self) -> dict[str, Area]:
        """What differs from voter to voter."""
        texts, title = self.texts, self.title
        below, above = self.numbers - 2.5, self.numbers + 8
        return {
            "tanda_nama": Area(texts.left, self.numbers + 11, texts.right, self.name_top),
            "tanda_no": Area(self.no_left, below, self.no_left + 30, above),
            "tanda_tps": Area(self.tps_left, below, texts.right, above),
            "tanda_salinan": Area(title.right - 74, title.bottom, title.right, title.top),
        }


def plan_stub(layout: SlipLayout, options: OpsiUndangan) -> StubPlan:
    """All of a receipt beside the letter; below one its left half, signed on the right."""
    stub, tps = layout.stub, options.istilah.tps
    if layout.stub_beside:
        title = Area(stub.left, stub.top - 11, stub.right, stub.top)
        signing = Area(stub.left, stub.bottom, stub.right, stub.bottom + min(stub.height * 0.42, 96))
        return StubPlan(stub, title, stub.top - 20, stub.top - 32, signing, 8, tps)
    texts = Area(stub.left, stub.bottom, stub.left + stub.width * 0.5, stub.top)
    right = texts.right + 8
    if layout.dense:
        title = Area(right, stub.top - 8, stub.right, stub.top)
        signing = Area(right, stub.bottom, stub.right, title.bottom + 1)
        return StubPlan(texts, title, 0, stub.top, signing, 6.5, tps)
    title = Area(stub.left, stub.top - 11, texts.right, stub.top)
    signing = Area(right, stub.bottom, stub.right, stub.top - 8)
    return StubPlan(texts, title, 0, stub.top - 12, signing, 8, tps)


def draw_shared(marks: Marks, plan: StubPlan, layout: SlipLayout, options: OpsiUndangan) -> None:
    """The line to cut along, heading, labels, and the two places to sign."""
    _draw_cut(marks, layout)
    texts, size, face = plan.texts, plan.size, table_face()
    room = plan.title.width - 78
    title = one_line(options.kata.tanda_terima, table_bold(), room, sizes(plan.title.height - 1, 5))
    marks.text(plan.title.left, plan.title.bottom + 2, title.lines[0], table_bold(), title.size)
    if plan.election:
        told = nama_pemilihan(options.istilah, options.desa, options.pemilihan)
        whole = fit(told, face, texts.width, sizes(size, 6.5))
        fitted = whole if len(whole.lines) == 1 else fit(told, face, texts.width, (6.5, 6), most_lines=2)
        for index, line in enumerate(fitted.lines):
            marks.text(texts.left, plan.election - index * 7.2, line, face, fitted.size)
    marks.text(texts.left, plan.numbers, "No. DPT", face, size)
    marks.right(plan.tps_left - 4, plan.numbers, options.istilah.tps, face, size)
    marks.text(texts.left, plan.date, "Diterima tgl", face, size)
    dots = texts.left + face.width("Diterima tgl", size) + 4
    marks.rule(dots, plan.date - 1, texts.right, plan.date - 1, dashed=True)
    _draw_signing(marks, plan.signing, size)


def _draw_cut(marks: Marks, layout: SlipLayout) -> None:
    """From edge to edge of the slip, beyond its ink."""
    words, over = "gunting di sini", 20.0
    if layout.stub_beside:
        x = (layout.letter.right + layout.stub.left) / 2
        marks.rule(x, -over, x, layout.height + over, dashed=True)
        middle = layout.height / 2 - table_face().width(words, 6.5) / 2
        marks.upwards(x - 2, middle, words, table_face(), 6.5)
        return
    y = (layout.letter.bottom + layout.stub.top) / 2
    marks.rule(-over, y, layout.width + over, y, dashed=True)
    if not layout.dense:
        marks.right(layout.stub.right, y - 7, words, table_face(), 6.5)


def _draw_signing(marks: Marks, area: Area, size: float) -> None:
    small = min(size - 1.2, 6.5)
    for index, role in enumerate(("Yang menyerahkan", "Yang menerima")):
        left = area.left + area.width * 0.5 * index
        right = left + area.width * 0.5 - 6
        middle = (left + right) / 2
        marks.centred(middle, area.top - size - 1, role, table_face(), size)
        marks.rule(left + 2, area.bottom + small + 2.5, right - 2, area.bottom + small + 2.5, dashed=True)
        marks.centred(middle, area.bottom + 1.5, "nama jelas", table_face(), small)
