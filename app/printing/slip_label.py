"""The piece of paper on top of a bundle of slips: where it goes, which numbers, how many."""

from app.printing.fitting import fit, one_line, sizes
from app.printing.fonts import table_bold, table_face, text_bold
from app.printing.page import Marks
from app.printing.slip_layout import SlipLayout
from app.printing.slips import LabelIkat, OpsiUndangan
from app.printing.wording import desa_lengkap


def draw_label(
    marks: Marks, layout: SlipLayout, options: OpsiUndangan, label: LabelIkat, at: tuple[float, float]
) -> None:
    """As large as a slip, in a heavy frame, so that it is not taken for one."""
    x, y = at
    width, height = layout.width, layout.height
    marks.box(x, y, width, height, line=2)
    inside, left = width - 20, x + 10
    top = y + height
    head = f"{options.istilah.undangan.upper()} – {desa_lengkap(options.istilah, options.desa)}"
    line = one_line(head, table_face(), inside * 0.7, sizes(9, 5))
    marks.text(left, top - 14, line.lines[0], table_face(), line.size)
    marks.right(x + width - 10, top - 14, label.nomor, table_bold(), 10)
    title = one_line(label.judul, text_bold(), inside, sizes(22, 9))
    marks.text(left, top - 40, title.lines[0], text_bold(), title.size)
    where = fit(label.wilayah, table_face(), inside, sizes(10, 6), most_lines=1)
    marks.text(left, top - 55, where.lines[0], table_face(), where.size)
    numbers = fit(label.rentang, table_bold(), inside, sizes(16, 7), most_lines=2)
    base = top - 78
    for text in numbers.lines:
        marks.text(left, base, text, table_bold(), numbers.size)
        base -= numbers.size * 1.15
    marks.text(left, min(base - 2, top - 98), label.jumlah, table_bold(), 12)
    _draw_hands(marks, layout, left, x + width - 10, y)


def _draw_hands(marks: Marks, layout: SlipLayout, left: float, right: float, bottom: float) -> None:
    """Who took the bundle, and when; what came back."""
    words = ("Diterima oleh", "Tanggal keluar", "Tanda terima kembali", "Surat kembali")
    step = (right - left) / len(words)
    for index, word in enumerate(words):
        x = left + step * index
        marks.rule(x, bottom + 18, x + step - 6, bottom + 18, dashed=True)
        size = one_line(word, table_face(), step - 6, (7,)).size
        marks.text(x, bottom + 9, word, table_face(), size)
