"""Tables of letters and minutes: columns by shares of the width, a header repeated, a bold last row."""

from collections.abc import Sequence

from reportlab.lib.colors import black
from reportlab.platypus import Flowable, Paragraph, Table

from app.printing.fonts import text_bold, text_face
from app.printing.naskah_gaya import cell_face, gaya, teks
from app.printing.naskah_isi import Kolom, Tabel
from app.printing.page import HAIRLINE

_SIZES = (9.0, 8.5, 8.0, 7.5)


def tabel(data: Tabel, width: float) -> Flowable:
    """The table, `width` points wide; a long one goes on on the next page."""
    heads = [Paragraph(teks(one.judul), gaya("tengah", 8.5, bold=True)) for one in data.kolom]
    rows = [*data.baris, *([data.jumlah] if data.jumlah else [])]
    whole = sum(one.bagian for one in data.kolom)
    widths = [one.bagian * width / whole for one in data.kolom]
    cells = [
        [
            _cell(text, column, room - 6, bold=bool(data.jumlah) and index == len(data.baris))
            for column, text, room in zip(data.kolom, row, widths, strict=True)
        ]
        for index, row in enumerate(rows)
    ]
    heights = [None, *(_height(row, data, width / whole) for row in cells)]
    return Table(
        [heads, *cells],
        widths,
        heights,
        repeatRows=1,
        style=[
            cell_face(),
            ("GRID", (0, 0), (-1, -1), HAIRLINE, black),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
            *([("NOSPLIT", (0, -min(3, len(rows))), (-1, -1))] if data.jumlah else []),  # sums are not alone
        ],
        spaceBefore=5,
        spaceAfter=8,
    )


def _cell(text: str, column: Kolom, room: float, *, bold: bool) -> Paragraph:
    """A word wider than its column is set smaller before it is broken."""
    face = text_bold() if bold else text_face()
    widest = max((face.width(word, 1) for word in text.split()), default=0)
    size = next((one for one in _SIZES if widest * one <= room), _SIZES[-1])
    return Paragraph(teks(text), gaya(column.rata, size, bold=bold))


def _height(row: Sequence[Paragraph], data: Tabel, unit: float) -> float | None:
    """What a hand needs, or what stands there already; None: platypus sees for itself."""
    if not data.tinggi:
        return None
    pairs = zip(row, data.kolom, strict=True)
    return max(data.tinggi, *(float(cell.wrap(one.bagian * unit - 6, 10_000)[1]) + 6 for cell, one in pairs))
