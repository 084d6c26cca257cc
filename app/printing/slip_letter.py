"""The letter half of an invitation slip: what all slips share, and what one voter's slip adds."""

from app.domain.nik import masked
from app.domain.tanggal import day_and_date
from app.printing.fitting import fit, one_line, sizes
from app.printing.fonts import table_bold, table_face, text_bold
from app.printing.page import Marks
from app.printing.qr import draw_qr
from app.printing.slip_plan import LINE, LetterPlan
from app.printing.slips import OpsiUndangan, SlipUndangan
from app.printing.wording import at_desa, nama_pemilihan, nomor_tps

_NUMBER = 18.0
_SIGNING = 30.0
_READABLE = 6.0


def draw_shared(marks: Marks, plan: LetterPlan, options: OpsiUndangan) -> None:
    """Heading, sentences, labels, notes and signature."""
    _draw_heading(marks, plan, options)
    _draw_sentences(marks, plan, options)
    _draw_notes(marks, plan)
    _draw_side(marks, plan, options)


def draw_voter(marks: Marks, plan: LetterPlan, slip: SlipUndangan, dx: float, dy: float) -> None:
    """One voter's name, address, numbers and QR on a slip that stands at dx, dy."""
    pemilih, size = slip.pemilih, plan.size
    left = plan.area.left + dx
    width = plan.text_right - plan.area.left
    name_sizes = sizes(max(size + 3, 10), 9)
    _slot(marks, left, plan.row(plan.rows.name) + dy, width, pemilih.nama, name_sizes, bold=True)
    sex = {"L": "Laki-laki", "P": "Perempuan"}.get(pemilih.kelamin, "")
    who = ", ".join(part for part in (sex, f"NIK {masked(pemilih.nik)}" if pemilih.nik else "") if part)
    marks.text(left, plan.row(plan.rows.who) + dy, who, table_face(), size)
    values = plan.indent + dx
    width = plan.text_right - plan.indent
    _slot(marks, values, plan.row(plan.rows.alamat) + dy, width, alamat(slip), sizes(size, 7))
    _slot(marks, values, plan.row(plan.rows.lokasi) + dy, width, slip.lokasi, sizes(size, 7))
    _draw_numbers(marks, plan, slip, dx, dy)


def alamat(slip: SlipUndangan) -> str:
    """DUSUN KRAJAN, RT 001/RW 002, with what is known."""
    pemilih = slip.pemilih
    parts = (f"RT {pemilih.rt}" if pemilih.rt else "", f"RW {pemilih.rw}" if pemilih.rw else "")
    return ", ".join(part for part in (pemilih.alamat, "/".join(part for part in parts if part)) if part)


def _draw_heading(marks: Marks, plan: LetterPlan, options: OpsiUndangan) -> None:
    width = plan.text_right - plan.area.left
    lines = (
        (_office(plan, options, width), 0.0),
        (options.judul().upper(), 1.0),
        (nama_pemilihan(options.istilah, options.desa, options.pemilihan).upper(), 0.0),
    )
    for index, (text, larger) in enumerate(lines):
        size = plan.size + larger
        line = one_line(text, table_bold(), width, sizes(size, 5))
        marks.text(
            plan.area.left, plan.row(plan.rows.heading + index * 1.08), line.lines[0], table_bold(), line.size
        )
    y = plan.row(plan.rows.rule)
    marks.rule(plan.area.left, y, plan.text_right, y, width=0.8)


def _office(plan: LetterPlan, options: OpsiUndangan, width: float) -> str:
    """The committee of this village; by its short name where the long one could not be read."""
    istilah, desa = options.istilah, options.desa
    whole = at_desa(istilah.panitia, istilah, desa).upper()
    if table_bold().width(whole, _READABLE) <= width:
        return whole
    return at_desa(istilah.singkatan_panitia, istilah, desa).upper()


def _draw_sentences(marks: Marks, plan: LetterPlan, options: OpsiUndangan) -> None:
    left, size = plan.area.left, plan.size
    width = plan.text_right - left
    sentences = (
        (plan.rows.invited, f"Diberitahukan bahwa {options.pengundang()} mengundang Saudara/i:"),
        (plan.rows.to_vote, "untuk memberikan suara pada:"),
    )
    for line, sentence in sentences:
        text = one_line(sentence, table_face(), width, sizes(size, 5))
        marks.text(left, plan.row(line), text.lines[0], table_face(), text.size)
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
            marks.text(plan.indent, plan.row(line), value, table_bold(), size)


def _draw_notes(marks: Marks, plan: LetterPlan) -> None:
    y = plan.notes_top - 3
    for line in plan.notes:
        y -= plan.note_size * 1.2
        face = table_bold() if line.endswith(":") else table_face()
        marks.text(plan.area.left, y + 2, line, face, plan.note_size)


def _side_left(plan: LetterPlan) -> float:
    return plan.area.right - plan.side


def _draw_side(marks: Marks, plan: LetterPlan, options: OpsiUndangan) -> None:
    left, right, top = _side_left(plan), plan.area.right, plan.area.top
    half = (left + right) / 2
    marks.box(left, top - 34, right - left, 34, line=0.8)
    marks.rule(half + 8, top, half + 8, top - 34, width=0.8)
    marks.text(left + 4, top - 9, "No. DPT", table_face(), 7.5)
    marks.text(half + 12, top - 9, options.istilah.tps, table_face(), 7.5)
    _draw_signature(marks, plan, options)


def _draw_signature(marks: Marks, plan: LetterPlan, options: OpsiUndangan) -> None:
    left, right = _side_left(plan), plan.area.right
    middle, width, size = (left + right) / 2, right - left, max(plan.size - 0.8, 7)
    office = fit(options.jabatan(), table_face(), width, sizes(size, 6.5), most_lines=2)
    y = plan.notes_top + _SIGNING + size * LINE * len(office.lines)
    for line in office.lines:
        y -= size * LINE
        marks.centred(middle, y, line, table_face(), office.size)
    base = plan.notes_top + 5
    if not options.nama_penandatangan:
        marks.rule(left + 8, base - 1, right - 8, base - 1, dashed=True)
        return
    name = one_line(options.nama_penandatangan, table_bold(), width, sizes(size, 5))
    marks.centred(middle, base, name.lines[0], table_bold(), name.size)


def _draw_numbers(marks: Marks, plan: LetterPlan, slip: SlipUndangan, dx: float, dy: float) -> None:
    left, right, top = _side_left(plan) + dx, plan.area.right + dx, plan.area.top + dy
    half = (left + right) / 2
    marks.text(left + 4, top - 29, f"{slip.no:04}", text_bold(), _NUMBER)
    marks.text(half + 12, top - 29, nomor_tps(slip.tps), text_bold(), _NUMBER)
    if slip.qr:
        room = top - 34 - (plan.notes_top + dy + _SIGNING + plan.size * LINE * 2)
        side = min(room - 6, right - left, 74)
        draw_qr(marks, half - side / 2, top - 34 - (room + side) / 2, side, slip.qr)


def _slot(
    marks: Marks,
    x: float,
    y: float,
    width: float,
    text: str,
    choice: tuple[float, ...],
    *,
    bold: bool = False,
) -> None:
    """A text in the room of two lines; what needs more is set smaller, never cut."""
    face = table_bold() if bold else table_face()
    fitted = fit(text, face, width, choice, most_lines=2)
    if len(fitted.lines) > 2:
        fitted = fit(text, face, width, sizes(6.5, 4.5), most_lines=2)
    if bold:
        y += fitted.size * (0.15 if len(fitted.lines) > 1 else -0.4)
    for line in fitted.lines:
        marks.text(x, y, line, face, fitted.size)
        y -= fitted.size * 1.12
