"""A page of numbers for a phone or a videotron: large, in few colours, with its table beside or below."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil

from reportlab.lib.colors import HexColor

from app.printing.fonts import Face, printable, table_bold, table_face, text_bold, text_face
from app.printing.kanvas import Kanvas
from app.printing.page import Paper

SOSIAL = Paper("media-sosial", 1080, 1350)
VIDEOTRON = Paper("videotron", 1920, 1080)
_DARK, _PALE, _TEXT, _QUIET, _LINE = map(HexColor, ("#14505c", "#e3eef0", "#1a1a1a", "#5a6468", "#c7d3d6"))
_WHITE = HexColor("#ffffff")
_RIM = 64
_GAP = 48
_LARGEST, _LETTER = 34, 0.58
"""The table's largest letters, and their share of a line's height."""


@dataclass(frozen=True, slots=True)
class Poster:
    """What a page says. `besar`: (number, what it counts), three or four; `kepala`: headings of `baris`,
    whose last is the sum; `kaki`: small lines at the foot."""

    judul: str
    subjudul: str
    besar: Sequence[tuple[str, str]]
    kepala: Sequence[str]
    baris: Sequence[Sequence[str]]
    kaki: Sequence[str]


def poster_pdf(poster: Poster, paper: Paper) -> bytes:
    """One page of a point a pixel."""
    stream = BytesIO()
    first = text_face().name
    canvas = Kanvas(
        stream, (paper.width, paper.height), pageCompression=1, invariant=1, initialFontName=first
    )
    canvas.setTitle(poster.judul)
    _draw(canvas, poster, paper)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _draw(canvas: Kanvas, poster: Poster, paper: Paper) -> None:
    wide = paper.width > paper.height
    top = _head(canvas, poster, paper)
    bottom = _foot(canvas, poster, paper)
    if wide:
        left = paper.width * 0.32
        _numbers(canvas, poster.besar, (_RIM, bottom, left - _RIM, top - bottom), columns=1)
        area = (left + 40, bottom, paper.width - left - 40 - _RIM, top - bottom)
    else:
        tall = 190 * ceil(len(poster.besar) / 2)
        _numbers(canvas, poster.besar, (_RIM, top - tall, paper.width - 2 * _RIM, tall), columns=2)
        area = (_RIM, bottom, paper.width - 2 * _RIM, top - tall - 24 - bottom)
    _table(canvas, poster, area)


def _head(canvas: Kanvas, poster: Poster, paper: Paper) -> float:
    """The band on top; returns where the rest begins."""
    tall = 210
    canvas.setFillColor(_DARK)
    canvas.rect(0, paper.height - tall, paper.width, tall, stroke=0, fill=1)
    room = paper.width - 2 * _RIM
    _fit(canvas, (_RIM, paper.height - 108), poster.judul, text_bold(), 64, room, _WHITE)
    _fit(canvas, (_RIM, paper.height - 170), poster.subjudul, text_face(), 36, room, _WHITE)
    return paper.height - tall - 32


def _foot(canvas: Kanvas, poster: Poster, paper: Paper) -> float:
    y = 40.0 + 28 * (len(poster.kaki) - 1)
    top = y + 44
    for text in poster.kaki:
        _fit(canvas, (_RIM, y), text, text_face(), 22, paper.width - 2 * _RIM, _QUIET)
        y -= 28
    return top


Area = tuple[float, float, float, float]
"""Left, bottom, width, height."""


def _numbers(canvas: Kanvas, told: Sequence[tuple[str, str]], area: Area, *, columns: int) -> None:
    left, bottom, width, height = area
    rows = ceil(len(told) / columns)
    tall = height / rows
    for at, (number, what) in enumerate(told):
        row, column = divmod(at, columns)
        alone = column == 0 and at == len(told) - 1
        wide = width if alone else width / columns
        x, y = left + column * wide, bottom + height - (row + 1) * tall
        canvas.setFillColor(_PALE)
        canvas.roundRect(x + 6, y + 6, wide - 12, tall - 12, 12, stroke=0, fill=1)
        middle, room = y + tall / 2, wide - 72
        _fit(canvas, (x + 36, middle - 8), number, text_bold(), 76, room, _DARK)
        _fit(canvas, (x + 36, middle - 52), what, text_face(), 30, room, _TEXT)


def _table(canvas: Kanvas, poster: Poster, area: Area) -> None:
    """In as many parts beside each other as give the largest letters; one size for all, the sum last."""
    left, bottom, width, height = area
    natural = _widths(poster)
    size, fewer = max((_letters(len(poster.baris), n, natural, area), -n) for n in (1, 2, 3))
    parts = -fewer
    lines, wide = ceil(len(poster.baris) / parts), (width - _GAP * (parts - 1)) / parts
    tall = min(size / _LETTER, height / (lines + 1))
    for part in range(parts):
        x, top = left + part * (wide + _GAP), bottom + height
        _line(canvas, (x, top - tall, wide, tall), poster.kepala, size, natural, bold=True)
        for at, cells in enumerate(poster.baris[part * lines : (part + 1) * lines], 2):
            is_sum = cells is poster.baris[-1]
            _line(canvas, (x, top - at * tall, wide, tall), cells, size, natural, bold=is_sum)


def _widths(poster: Poster) -> list[float]:
    """What every column takes at letters of one point, its gap to the next with it."""
    rows = [poster.kepala, *poster.baris]
    return [max(table_bold().width(cell, 1) for cell in column) + 0.9 for column in zip(*rows, strict=True)]


def _letters(rows: int, parts: int, natural: Sequence[float], area: Area) -> float:
    """The size that so many parts leave."""
    wide = (area[2] - _GAP * (parts - 1)) / parts
    return min(_LARGEST, wide / sum(natural), _LETTER * area[3] / (ceil(rows / parts) + 1))


def _line(
    canvas: Kanvas, area: Area, cells: Sequence[str], size: float, natural: Sequence[float], *, bold: bool
) -> None:
    """The name on the left, numbers ending under their headings."""
    x, y, wide, tall = area
    face = table_bold() if bold else table_face()
    base = y + (tall - size * 0.72) / 2
    canvas.setStrokeColor(_LINE)
    canvas.line(x, y, x + wide, y)
    _write(canvas, (x, base), cells[0], face, size, _TEXT)
    spare = (wide - size * sum(natural)) / (len(cells) - 1)  # between the columns
    ends = x + size * natural[0]
    for cell, column in zip(cells[1:], natural[1:], strict=True):
        ends += size * column + spare
        _write(canvas, (ends - face.width(cell, size), base), cell, face, size, _TEXT)


def _size(text: str, face: Face, size: float, room: float) -> float:
    """`size`, or what lets the text fit."""
    return min(size, size * room / max(face.width(text, size), 1))


def _fit(
    canvas: Kanvas, at: tuple[float, float], text: str, face: Face, size: float, room: float, ink: HexColor
) -> None:
    _write(canvas, at, text, face, _size(text, face, size, room), ink)


def _write(
    canvas: Kanvas, at: tuple[float, float], text: str, face: Face, size: float, ink: HexColor
) -> None:
    canvas.setFillColor(ink)
    canvas.setFont(face.name, size)
    canvas.drawString(*at, printable(text))
