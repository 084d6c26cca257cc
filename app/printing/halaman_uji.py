"""The test page: a frame as far out as printers reach, and rulers that show whether it comes out at 100 %."""

from app.printing.fonts import text_bold, text_face
from app.printing.page import Document, Marks, Paper

_MM = 72 / 25.4
_RIM = 5 * _MM
_RULER = 100
_ROWS = (
    "1. Keempat sisi bingkai harus tampak utuh, 5 mm dari pinggir kertas.",
    "2. Ukur kedua garis di bawah ini: masing-masing harus tepat 100 mm.",
    "3. Jika tidak, pilih kertas yang sama di printer dan matikan “sesuaikan dengan halaman”.",
    "4. Huruf terkecil di bawah ini harus masih terbaca.",
)
_SIZES = (6, 7, 8, 9, 10, 12)


def halaman_uji_pdf(paper: Paper) -> bytes:
    """One page of this paper."""
    document = Document("Halaman uji", paper)
    with document.page() as marks:
        marks.box(_RIM, _RIM, paper.width - 2 * _RIM, paper.height - 2 * _RIM, line=0.8)
        left, y = 25 * _MM, paper.height - 30 * _MM
        marks.text(left, y, f"HALAMAN UJI – {paper.nama}", text_bold(), 16)
        for row in _ROWS:
            y -= 16
            marks.text(left, y, row, text_face(), 10)
        y -= 14 * _MM
        _across(marks, left, y)
        _down(marks, left, y - 8 * _MM)
        for size in _SIZES:
            y -= 9 * _MM
            marks.text(left + 20 * _MM, y, f"{size} pt: Daftar pemilih, 0123456789", text_face(), size)
    return document.finish()


def _across(marks: Marks, x: float, y: float) -> None:
    marks.rule(x, y, x + _RULER * _MM, y, width=0.6)
    for at in range(0, _RULER + 1, 10):
        marks.rule(x + at * _MM, y, x + at * _MM, y + (8 if at % 50 else 12), width=0.6)
    marks.text(x + _RULER * _MM + 6, y - 2, f"{_RULER} mm", text_face(), 9)


def _down(marks: Marks, x: float, y: float) -> None:
    marks.rule(x, y, x, y - _RULER * _MM, width=0.6)
    for at in range(0, _RULER + 1, 10):
        marks.rule(x, y - at * _MM, x + (8 if at % 50 else 12), y - at * _MM, width=0.6)
    marks.text(x, y - _RULER * _MM - 14, f"{_RULER} mm", text_face(), 9)
