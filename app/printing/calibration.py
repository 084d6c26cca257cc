"""The calibration sheet of pre-printed blanks: millimetres over the whole page, and where each field goes."""

from app.domain.bidang_slip import Kalibrasi, kata_bidang, nomor_bidang
from app.printing.fitting import one_line
from app.printing.fonts import table_bold, table_face
from app.printing.page import Document, Marks, Paper
from app.printing.slip_fields import Fields, slip_fields
from app.printing.slip_layout import slip_layout
from app.printing.slip_plan import plan_letter
from app.printing.slip_stub import plan_stub
from app.printing.slips import OpsiUndangan

_MM = 72 / 25.4
_RULER = 100
_HEAVY = 2.8
_TITLE = "Lembar kalibrasi"


def calibration_pdf(options: OpsiUndangan, printer: str, front: str = "") -> bytes:
    """One page: the grid, every field of every slip as it stands now, what each number means on a second.

    `front`: the field that somebody is just measuring has a heavier frame.
    """
    layout = slip_layout(options.kertas, options.per_halaman)
    plan, stub = plan_letter(layout, options), plan_stub(layout, options)
    fields = slip_fields(plan, stub, options.kalibrasi)
    document = Document(_TITLE, options.kertas)
    with document.page() as marks:
        _draw_grid(marks, options.kertas)
        for index, at in enumerate(layout.origins):
            _draw_fields(marks, fields, at, front, named=index == 0)
    with document.page() as marks:
        _draw_guide(marks, options, fields, layout.origins[0], printer)
    return document.finish()


def _draw_grid(marks: Marks, paper: Paper) -> None:
    """A line every five millimetres, a heavier one with its number every ten; 0, 0 is the upper left."""
    for at in range(5, int(paper.width / _MM) + 1, 5):
        x = at * _MM
        fine = at % 10 != 0
        marks.rule(x, 0, x, paper.height, width=0.12 if fine else 0.35, dashed=fine)
        if at % 10 == 0:
            for y in (paper.height - 22, 16):
                marks.centred(x, y, str(at), table_face(), 5.5)
    for at in range(5, int(paper.height / _MM) + 1, 5):
        y = paper.height - at * _MM
        fine = at % 10 != 0
        marks.rule(0, y, paper.width, y, width=0.12 if fine else 0.35, dashed=fine)
        if at % 10 == 0:
            for x in (16, paper.width - 26):
                marks.text(x, y - 2, str(at), table_face(), 5.5)


def _draw_fields(marks: Marks, fields: Fields, at: tuple[float, float], front: str, *, named: bool) -> None:
    """Each field's frame; its number in the first slip only, the others show how the page repeats."""
    for name, area in fields.items():
        heavy = _HEAVY if name == front else 1.1
        marks.box(at[0] + area.left, at[1] + area.bottom, area.width, area.height, line=heavy)
        if named:
            number, size = str(nomor_bidang(name)), min(area.height - 1, 8)
            x = at[0] + area.right - table_bold().width(number, size) - 2
            marks.text(x, at[1] + area.bottom + 2, number, table_bold(), size)


def _draw_guide(
    marks: Marks, options: OpsiUndangan, fields: Fields, first: tuple[float, float], printer: str
) -> None:
    """Where the first slip's fields stand in millimetres, how far each is moved, room to write new ones."""
    paper, left = options.kertas, 42.0
    y = paper.height - 48
    marks.text(
        left, y, f"{_TITLE.upper()} – {paper.nama}, {options.per_halaman} per halaman", table_bold(), 14
    )
    y = _draw_lines(marks, left, y - 18, paper, printer)
    for head, x in zip(_HEADS, _COLUMNS, strict=True):
        marks.text(left + x, y, head, table_bold(), 9)
    marks.rule(left, y - 4, paper.width - left, y - 4)
    words = kata_bidang(options.istilah)
    for name in sorted(fields, key=nomor_bidang):
        area = fields[name]
        y -= 17
        corner = (first[0] + area.left, paper.height - first[1] - area.top)
        place = f"{corner[0] / _MM:.1f}   {corner[1] / _MM:.1f}".replace(".", ",")
        cells = (str(nomor_bidang(name)), name, words[name], place, _told(options.kalibrasi, name))
        for cell, x, room in zip(cells, _COLUMNS, _ROOMS, strict=False):
            line = one_line(cell, table_face(), room, (9.5,))
            marks.text(left + x, y, cell, table_face(), line.size)
        marks.rule(left + _COLUMNS[-1], y - 3, paper.width - left, y - 3, dashed=True)


_HEADS = ("No", "Kode", "Isian", "Tempat (mm)", "Geser", "Geser yang baru")
_COLUMNS = (0.0, 24.0, 104.0, 250.0, 330.0, 390.0)
_ROOMS = (20.0, 76.0, 142.0, 76.0, 56.0)
_STEPS = (
    "1. Cetak halaman pertama di kertas polos pada ukuran sebenarnya (100%, tanpa “sesuaikan ke halaman”).",
    "2. Ukur garis di bawah ini: harus tepat 100 mm. Bila tidak, betulkan pengaturan pencetak dahulu.",
    "3. Letakkan lembar itu di atas blangko dan lihat tembus cahaya. Catat, dalam mm, berapa setiap kotak",
    "    harus digeser ke kanan dan ke bawah; angka minus berarti ke kiri dan ke atas.",
    "4. Ketik angkanya di halaman Cetak, “Geser isian”, lalu simpan untuk pencetak ini; atau dengan perintah",
    "    --calibrate --printer NAMA --shift KODE=KANAN,BAWAH (“semua”: seluruhnya; KODE=-: tidak dicetak).",
)


def _draw_lines(marks: Marks, left: float, y: float, paper: Paper, printer: str) -> float:
    name = one_line(f"Pencetak: {printer}", table_face(), paper.width - 2 * left, (10,))
    marks.text(left, y, name.lines[0], table_face(), name.size)
    y -= 20
    for step in _STEPS:
        line = one_line(step, table_face(), paper.width - 2 * left, (9.5,))
        marks.text(left, y, step, table_face(), line.size)
        y -= 13
    y -= 8
    end = left + _RULER * _MM
    marks.rule(left, y, end, y, width=0.8)
    for at in range(0, _RULER + 1, 10):
        x = left + at * _MM
        marks.rule(x, y, x, y + (6 if at % 50 else 9), width=0.6)
    marks.text(end + 6, y - 1, f"{_RULER} mm", table_face(), 9)
    return y - 24


def _told(kalibrasi: Kalibrasi, name: str) -> str:
    """How far a field is moved now."""
    right, down = kalibrasi.of(name) or (0.0, 0.0)
    return f"{right:+.1f}   {down:+.1f}".replace(".", ",")
