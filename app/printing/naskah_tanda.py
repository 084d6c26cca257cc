"""Where people sign a letter or minutes: rows of two or three, room for hand and stamp, names never cut."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, Paragraph, Table

from app.printing.fonts import text_face
from app.printing.naskah_gaya import cell_face, gaya, teks
from app.printing.signatures import Penandatangan

_ROOM = 58.0
"""Points to sign in, and for a stamp beside the hand."""
_MOST = 3
_LINE = "." * 40
_SIZE, _SMALL = 10.0, 9.0
_STYLE = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("LEFTPADDING", (0, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
]


def signing_rows(rows: Sequence[Sequence[Penandatangan]], width: float) -> list[Flowable]:
    """Each row of people as one piece; more than three of a row stand in several."""
    pieces = [piece for row in rows for piece in _balanced(row)]
    alone = len(pieces) == 1 and len(pieces[0]) == 1
    size = _SMALL if any(len(piece) == _MOST for piece in pieces) else _SIZE
    return [_row(piece, width, size, alone=alone) for piece in pieces]


def _balanced(row: Sequence[Penandatangan]) -> Iterator[Sequence[Penandatangan]]:
    """3 and 2 of five, 2 and 2 of four, three times 3 of nine."""
    count = -(-len(row) // _MOST)
    start = 0
    for index in range(count):
        size = -(-(len(row) - start) // (count - index))
        yield row[start : start + size]
        start += size


def _row(row: Sequence[Penandatangan], width: float, size: float, *, alone: bool) -> Flowable:
    """One signer of a letter stands at the right, one below others in the middle."""
    cells: list[Penandatangan | None] = list(row)
    shares = [1.0] * len(row)
    if len(row) == 1:
        cells, shares = ([None, row[0]], [1, 1]) if alone else ([None, row[0], None], [1, 2, 1])
    led = any(one.pengantar for one in row)
    grid = [
        [_office(one, size, led=led) if one else "" for one in cells],
        [""] * len(cells),
        [_name(one, size) if one else "" for one in cells],
    ]
    columns = [share * width / sum(shares) for share in shares]
    return Table(grid, columns, [None, _ROOM, None], style=[cell_face(), *_STYLE], spaceBefore=14)


def _office(one: Penandatangan, size: float, *, led: bool) -> list[Flowable]:
    """`led`: somebody in the row has an introduction, so that all keep a line for it."""
    told = (one.pengantar, one.jabatan) if led else (one.jabatan,)
    return [Paragraph(teks(text) or "&nbsp;", gaya("tengah", size)) for text in told]


def _name(one: Penandatangan, size: float) -> Flowable:
    """Without a name a line to write it on; the number of a civil servant stands below his name."""
    name, _, below = one.nama.partition("\n")
    text = f"{teks(name)}<br/><font name='{text_face().name}'>{teks(below)}</font>" if below else teks(name)
    return Paragraph(text or _LINE, gaya("tengah", size, bold=bool(one.nama)))
