"""The letter half of an invitation slip: what all slips share."""

from app.domain.tanggal import day_and_date
from app.printing.fitting import Fitted, fit, one_line, sizes, wrap
from app.printing.fonts import table_bold, table_face
from app.printing.page import Marks
from app.printing.slip_plan import COPY, LetterPlan
from app.printing.slips import OpsiUndangan
from app.printing.wording import at_desa, nama_pemilihan

_READABLE = 6.0
_HAND = 10.0
"""Points left to sign in, however long a name is."""
_TWO = 2


def draw_shared(marks: Marks, plan: LetterPlan, options: OpsiUndangan) -> None:
    """Heading, sentences, labels, notes, the frame of the numbers and the signature."""
    _draw_heading(marks, plan, options)
    _draw_sentences(marks, plan, options)
    _draw_labels(marks, plan, options)
    _draw_notes(marks, plan)
    _draw_numbers(marks, plan, options)
    _draw_signature(marks, plan, options)


def _draw_heading(marks: Marks, plan: LetterPlan, options: OpsiUndangan) -> None:
    width = plan.text_right - plan.area.left
    lines = [
        (_office(options, width), 0.0),
        (options.kata.judul.upper(), 1.0),
        (nama_pemilihan(options.istilah, options.desa, options.pemilihan).upper(), 0.0),
    ]
    for index, (text, larger) in enumerate(lines if plan.rows.office else lines[1:]):
        size = plan.size + larger
        line = one_line(text, table_bold(), width, sizes(size, 5))
        y = plan.row(plan.rows.heading + index * 1.08)
        marks.text(plan.area.left, y, line.lines[0], table_bold(), line.size)
    y = plan.row(plan.rows.rule)
    marks.rule(plan.area.left, y, plan.text_right, y, width=0.8)


def _office(options: OpsiUndangan, width: float) -> str:
    """The committee of this village; by its short name where the long one could not be read."""
    istilah, desa = options.istilah, options.desa
    whole = at_desa(istilah.panitia, istilah, desa).upper()
    if table_bold().width(whole, _READABLE) <= width:
        return whole
    return at_desa(istilah.singkatan_panitia, istilah, desa).upper()


def _draw_sentences(marks: Marks, plan: LetterPlan, options: OpsiUndangan) -> None:
    """The second one leaves room for the mark of a copy."""
    left, width = plan.area.left, plan.text_right - plan.area.left
    sentences = (
        (plan.rows.invited, options.kata.mengundang, width),
        (plan.rows.to_vote, options.kata.memilih, width - 92),
    )
    for line, sentence, room in sentences:
        text = one_line(sentence, table_face(), room, sizes(plan.size, 5))
        marks.text(left, plan.row(line), text.lines[0], table_face(), text.size)


def _draw_labels(marks: Marks, plan: LetterPlan, options: OpsiUndangan) -> None:
    left, size = plan.area.left, plan.size
    rows = (
        (plan.rows.alamat, "Alamat", ""),
        (plan.rows.hari, "Hari/tanggal", day_and_date(options.pemilihan.hari)),
        (plan.rows.waktu, "Waktu", f"Pukul {options.waktu} {options.pemilihan.waktu}"),
        (plan.rows.lokasi, f"Alamat {options.istilah.tps}", ""),
    )
    for line, label, value in rows:
        told = one_line(label, table_face(), plan.indent - left - 6, sizes(size, 5))
        marks.text(left, plan.row(line), label, table_face(), told.size)
        marks.right(plan.indent - 2, plan.row(line), ":", table_face(), size)
        if value:
            beside = COPY + 2 if line == plan.rows.hari and not plan.rows.office else 0
            room = plan.text_right - plan.indent - beside
            fitted = one_line(value, table_bold(), room, sizes(size, 5))
            marks.text(plan.indent, plan.row(line), value, table_bold(), fitted.size)


def _draw_notes(marks: Marks, plan: LetterPlan) -> None:
    y = plan.notes_top - 3
    for line in plan.notes:
        y -= plan.note_size * 1.2
        face = table_bold() if line.endswith(":") else table_face()
        marks.text(plan.area.left, y + 2, line, face, plan.note_size)


def _draw_numbers(marks: Marks, plan: LetterPlan, options: OpsiUndangan) -> None:
    frame = plan.numbers
    half, label = plan.numbers_half, 7.5 if plan.rows.office else 6.5
    marks.box(frame.left, frame.bottom, frame.width, frame.height, line=0.8)
    marks.rule(half, frame.top, half, frame.bottom, width=0.8)
    marks.text(frame.left + 3, frame.top - label - 1.5, "No. DPT", table_face(), label)
    word = one_line(options.istilah.tps, table_face(), frame.right - half - 6, (label,))
    marks.text(half + 3, frame.top - label - 1.5, options.istilah.tps, table_face(), word.size)


def _draw_signature(marks: Marks, plan: LetterPlan, options: OpsiUndangan) -> None:
    area, size = plan.signing, max(plan.size - 0.8, 6)
    office = fit(options.kata.jabatan, table_face(), area.width, sizes(size, 5.5), most_lines=2)
    y = area.top
    for line in office.lines:
        y -= office.size * 1.15
        marks.centred(area.middle, y, line, table_face(), office.size)
    base = area.bottom + 2
    if not options.nama_penandatangan:
        marks.rule(area.left + 8, base - 1, area.right - 8, base - 1, dashed=True)
        return
    name = _signer(options.nama_penandatangan, area.width, y - base - _HAND, size)
    for below, line in enumerate(name.lines, 1 - len(name.lines)):
        marks.centred(area.middle, base - below * name.size * 1.1, line, table_bold(), name.size)


def _signer(name: str, width: float, height: float, size: float) -> Fitted:
    """On one line where it can be read so; on two where they have room above each other."""
    for tried in sizes(size, 4.5):
        lines = wrap(name, table_bold(), tried, width)
        if len(lines) == 1 or (len(lines) == _TWO and _TWO * tried * 1.1 <= height):
            return Fitted(tried, lines)
    return one_line(name, table_bold(), width, (4.5,))
