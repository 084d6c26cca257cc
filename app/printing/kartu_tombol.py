"""The key card: which key marks what, to lie beside the keyboard; two cards on a page, cut apart."""

from collections.abc import Sequence
from math import ceil

from reportlab.lib.units import mm

from app.printing.fitting import Fitted, fit, sizes
from app.printing.fonts import text_bold, text_face
from app.printing.page import UNPRINTABLE, Document, Marks, Paper

Tombol = tuple[str, str]
"""A key as the keyboard names it, and what it does."""

_MARGIN = 14 * mm
_RIM = UNPRINTABLE + 4 * mm
_TITLE = 34.0
_GAP = 18.0
_TALLEST = 34.0
_LEAST_CAP, _WIDEST_CAP = 30.0, 78.0


def kartu_tombol_pdf(
    tombol: Sequence[Tombol], kertas: Paper, judul: str = "Tombol di Daftar Pemilih"
) -> bytes:
    """The keys in the order given, down the left column first."""
    document = Document("Kartu tombol", kertas)
    middle = kertas.height / 2
    with document.page() as marks:
        marks.rule(0, middle, kertas.width, middle, dashed=True)
        for top in (kertas.height, middle):
            _draw_card(marks, tombol, kertas, top, judul)
    return document.finish()


def _draw_card(marks: Marks, tombol: Sequence[Tombol], kertas: Paper, top: float, judul: str) -> None:
    marks.text(_MARGIN, top - _RIM - 16, judul, text_bold(), 15)
    rows = max(ceil(len(tombol) / 2), 1)
    room = kertas.height / 2 - 2 * _RIM - _TITLE
    height = min(room / rows, _TALLEST)
    width = (kertas.width - 2 * _MARGIN - _GAP) / 2
    cap = _cap_width(tombol, height)
    for index, (key, label) in enumerate(tombol):
        x = _MARGIN + (width + _GAP) * (index // rows)
        y = top - _RIM - _TITLE - height * (index % rows + 1)
        _draw_key(marks, x, y, cap, height, key)
        _draw_label(marks, x + cap + 8, y, width - cap - 8, height, label)


def _cap_width(tombol: Sequence[Tombol], height: float) -> float:
    """One width for all keys: the widest name decides, a very long one is set smaller."""
    size = _key_size(height)
    widest = max((text_bold().width(key, size) + 12 for key, _ in tombol), default=0)
    return min(max(_LEAST_CAP, widest), _WIDEST_CAP)


def _key_size(height: float) -> float:
    return min(13.0, height * 0.45)


def _draw_key(marks: Marks, x: float, y: float, width: float, height: float, key: str) -> None:
    told = fit(key, text_bold(), width - 8, sizes(_key_size(height), 6), most_lines=2)
    marks.box(x, y + 3, width, height - 6, line=0.9)
    for line, drop in zip(told.lines, _drops(told, height), strict=True):
        marks.centred(x + width / 2, y + drop, line, text_bold(), told.size)


def _draw_label(marks: Marks, x: float, y: float, width: float, height: float, label: str) -> None:
    told = fit(label, text_face(), width, _label_sizes(height), most_lines=2)
    for line, drop in zip(told.lines, _drops(told, height), strict=True):
        marks.text(x, y + drop, line, text_face(), told.size)


def _label_sizes(height: float) -> tuple[float, ...]:
    """Nearly one size for all labels: a longer one goes on two lines rather than small."""
    largest = min(12.0, height * 0.42)
    return sizes(largest, largest * 0.85)


def _drops(told: Fitted, height: float) -> list[float]:
    """Where the lines stand above the row's lower edge, centred together."""
    leading, count = told.size * 1.15, len(told.lines)
    first = height / 2 - told.size * 0.36 + leading * (count - 1) / 2
    return [first - leading * index for index in range(count)]
