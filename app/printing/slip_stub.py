"""The receipt half of an invitation slip, which stays with the committee."""

from app.printing.fitting import fit, one_line, sizes
from app.printing.fonts import table_bold, table_face
from app.printing.page import Marks
from app.printing.slip_layout import Area, SlipLayout
from app.printing.slips import OpsiUndangan, SlipUndangan
from app.printing.wording import nama_pemilihan, nomor_tps

_SIZE = 8.0


def _texts(layout: SlipLayout) -> Area:
    """Where the lines stand: all of a receipt beside the letter, the left half of one below."""
    stub = layout.stub
    if layout.stub_beside:
        return stub
    return Area(stub.left, stub.bottom, stub.left + stub.width * 0.5, stub.top)


def _signing(layout: SlipLayout) -> Area:
    stub = layout.stub
    if layout.stub_beside:
        return Area(stub.left, stub.bottom, stub.right, stub.bottom + min(stub.height * 0.42, 90))
    return Area(stub.left + stub.width * 0.52, stub.bottom, stub.right, stub.top - 12)


def draw_shared(marks: Marks, layout: SlipLayout, options: OpsiUndangan) -> None:
    """The line to cut along, heading, labels, and the two places to sign."""
    _draw_cut(marks, layout)
    texts = _texts(layout)
    marks.text(texts.left, texts.top - 9, "TANDA TERIMA", table_bold(), 10)
    title = nama_pemilihan(options.istilah, options.desa, options.pemilihan)
    line = one_line(title, table_face(), layout.stub.right - texts.left, sizes(_SIZE, 5))
    if layout.stub_beside:
        marks.text(texts.left, texts.top - 20, line.lines[0], table_face(), line.size)
    y = _date_y(layout)
    marks.text(texts.left, y, "Diterima tgl", table_face(), _SIZE)
    marks.rule(texts.left + 44, y - 1, texts.right, y - 1, dashed=True)
    _draw_signing(marks, _signing(layout))


def draw_voter(
    marks: Marks, layout: SlipLayout, options: OpsiUndangan, slip: SlipUndangan, at: tuple[float, float]
) -> None:
    """Name and numbers on a slip that stands at `at`."""
    texts = _texts(layout)
    x, y = texts.left + at[0], _name_y(layout) + at[1]
    sex = f" ({slip.pemilih.kelamin})" if slip.pemilih.kelamin else ""
    name = fit(slip.pemilih.nama + sex, table_bold(), texts.width, sizes(10, 9), most_lines=2)
    if len(name.lines) > 2:
        name = fit(slip.pemilih.nama + sex, table_bold(), texts.width, sizes(8, 5), most_lines=2)
    for line in name.lines:
        marks.text(x, y, line, table_bold(), name.size)
        y -= name.size * 1.12
    numbers = f"No. DPT {slip.no:04}   {options.istilah.tps} {nomor_tps(slip.tps)}"
    marks.text(x, _name_y(layout) - 25 + at[1], numbers, table_bold(), 10.5)


def _name_y(layout: SlipLayout) -> float:
    return _texts(layout).top - (35 if layout.stub_beside else 21)


def _date_y(layout: SlipLayout) -> float:
    return _name_y(layout) - 25 - 14


def _draw_cut(marks: Marks, layout: SlipLayout) -> None:
    words = "gunting di sini"
    if layout.stub_beside:
        x = (layout.letter.right + layout.stub.left) / 2
        marks.rule(x, 0, x, layout.height, dashed=True)
        middle = layout.height / 2 - table_face().width(words, 6.5) / 2
        marks.upwards(x - 2, middle, words, table_face(), 6.5)
    else:
        y = (layout.letter.bottom + layout.stub.top) / 2
        marks.rule(0, y, layout.width, y, dashed=True)
        marks.right(layout.stub.right, y - 7, words, table_face(), 6.5)


def _draw_signing(marks: Marks, area: Area) -> None:
    for index, role in enumerate(("Yang menyerahkan", "Yang menerima")):
        left = area.left + area.width * 0.5 * index
        right = left + area.width * 0.5 - 6
        middle = (left + right) / 2
        marks.centred(middle, area.top - 9, role, table_face(), _SIZE)
        marks.rule(left + 2, area.bottom + 11, right - 2, area.bottom + 11, dashed=True)
        marks.centred(middle, area.bottom + 2, "nama jelas", table_face(), 6.5)
