"""Receipt of the desk: half a page for the people, the same half for the committee, a line to cut between."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from reportlab.lib.units import mm

from app.domain.istilah import Istilah, in_sentence
from app.domain.nik import masked
from app.domain.pemilih import Pemilih
from app.domain.pemilihan import Desa, Pemilihan
from app.domain.tanggal import day_and_date
from app.printing.dpt_layout import baselines
from app.printing.fitting import Fitted, fit, one_line, sizes, wrap
from app.printing.fonts import table_bold, table_face, text_bold, text_face
from app.printing.page import UNPRINTABLE, Document, Marks, Paper, columns, halaman
from app.printing.signatures import LEAST_HEIGHT, Penandatangan, draw_signatures
from app.printing.wording import at_desa, kabupaten_lengkap, kecamatan_lengkap, nama_pemilihan, nomor_tps

_MARGIN = 13 * mm
_RIM = UNPRINTABLE + 2 * mm
_TITLE = 66.0
_HEADING = 15.0
_ROW = 15.0
_SIZE = 8.5
_LEADING = 1.16
_CUT = "gunting di sini"
_COPIES = ("Lembar untuk warga", "Lembar untuk panitia")
_CLOSING = (
    "Tanda terima ini bukan {undangan}. Panitia masih memeriksa pendaftaran ini; hasilnya diumumkan "
    "dalam daftar pemilih. Simpanlah, dan sebutkan kodenya bila bertanya."
)


@dataclass(frozen=True, slots=True)
class BarisTerima:
    """One person of the family. `tempat`: dusun, or the address where no dusun is known."""

    pemilih: Pemilih
    tempat: str
    status: str


@dataclass(frozen=True, slots=True)
class TandaTerima:
    """`bukti`: the papers that were shown, one line each, without NIK or NKK. `petugas` took them."""

    desa: Desa
    pemilihan: Pemilihan
    istilah: Istilah
    baris: Sequence[BarisTerima]
    bukti: Sequence[str]
    tanggal: date
    petugas: str
    jabatan: str
    pelapor: str = ""


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    width: float
    tell: Callable[[int, BarisTerima], str]
    centred: bool = False
    lines: int = 1


@dataclass(frozen=True, slots=True)
class _Half:
    """One copy: `bottom` and `top` of its half page."""

    bottom: float
    top: float


Row = tuple[tuple[Fitted, ...], float]
"""Fitted cells and the row's height."""


def tanda_terima_pdf(data: TandaTerima, kertas: Paper) -> bytes:
    """Two copies a page; a family too large for half a page has several."""
    shown = _columns(data.istilah)
    scale = (kertas.width - 2 * _MARGIN) / sum(column.width for column in shown)
    edges = columns(_MARGIN, tuple(column.width * scale for column in shown))
    halves = _halves(kertas)
    foot = _foot(data, edges[-1] - edges[0])
    room = halves[0].top - halves[0].bottom - _TITLE - _HEADING - _foot_height(foot)
    pages = _pages([_row(number, one, shown, edges) for number, one in enumerate(data.baris, 1)], room)
    document = Document("Tanda terima pendaftaran pemilih", kertas)
    for number, rows in enumerate(pages, 1):
        with document.page() as marks:
            _draw_cut(marks, kertas)
            for half, copy in zip(halves, _COPIES, strict=True):
                note = f"{copy} · {halaman(number, len(pages))}" if len(pages) > 1 else copy
                y = _draw_title(marks, half, data, kertas, note)
                y = _draw_rows(marks, y, shown, edges, rows)
                _draw_foot(marks, half, y, data, edges, foot)
    return document.finish()


def _columns(istilah: Istilah) -> tuple[_Column, ...]:
    return (
        _Column("No", 18, lambda number, _: str(number), centred=True),
        _Column("Nama", 168, lambda _, one: one.pemilih.nama, lines=3),
        _Column("L/P", 20, lambda _, one: one.pemilih.kelamin, centred=True),
        _Column("NIK", 82, lambda _, one: masked(one.pemilih.nik) or "menyusul", centred=True),
        _Column(istilah.dusun, 68, lambda _, one: one.tempat, lines=2),
        _Column("RT/RW", 42, lambda _, one: f"{one.pemilih.rt or '-'}/{one.pemilih.rw or '-'}", centred=True),
        _Column(istilah.tps, 30, lambda _, one: nomor_tps(one.pemilih.tps) or "-", centred=True),
        _Column("Status", 56, lambda _, one: one.status, lines=2),
        _Column("Kode", 70, lambda _, one: one.pemilih.id, centred=True),
    )


def _halves(kertas: Paper) -> tuple[_Half, _Half]:
    middle = kertas.height / 2
    return (_Half(middle + _RIM, kertas.height - _RIM), _Half(_RIM, middle - _RIM))


def _row(number: int, one: BarisTerima, shown: Sequence[_Column], edges: tuple[float, ...]) -> Row:
    widths = [right - left - 5 for left, right in pairwise(edges)]
    cells = tuple(
        fit(column.tell(number, one), table_face(), width, sizes(_SIZE, 6), column.lines)
        for column, width in zip(shown, widths, strict=True)
    )
    tallest = max(len(cell.lines) * cell.size * _LEADING for cell in cells)
    return cells, max(_ROW, tallest + 5)


def _pages(rows: Sequence[Row], room: float) -> list[list[Row]]:
    pages: list[list[Row]] = [[]]
    used = 0.0
    for row in rows:
        if pages[-1] and used + row[1] > room:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += row[1]
    return pages


def _draw_cut(marks: Marks, kertas: Paper) -> None:
    middle = kertas.height / 2
    marks.rule(0, middle, kertas.width, middle, dashed=True)
    marks.centred(kertas.width / 2, middle + 2, _CUT, table_face(), 6.5)


def _draw_title(marks: Marks, half: _Half, data: TandaTerima, kertas: Paper, note: str) -> float:
    """The heading; returns the y under it."""
    left, right = _MARGIN, kertas.width - _MARGIN
    office = at_desa(data.istilah.panitia, data.istilah, data.desa)
    place = f"{kecamatan_lengkap(data.istilah, data.desa)}, {kabupaten_lengkap(data.istilah, data.desa)}"
    room = right - left - text_bold().width(note, 8.5) - 12
    line = one_line(office.upper(), text_bold(), room, sizes(10, 6))
    marks.text(left, half.top - 9, line.lines[0], text_bold(), line.size)
    marks.right(right, half.top - 9, note, text_bold(), 8.5)
    marks.text(left, half.top - 20, place, text_face(), 8.5)
    marks.rule(left, half.top - 26, right, half.top - 26, width=0.8)
    middle = kertas.width / 2
    marks.centred(middle, half.top - 41, "TANDA TERIMA PENDAFTARAN PEMILIH", text_bold(), 11.5)
    election = nama_pemilihan(data.istilah, data.desa, data.pemilihan)
    when = f"{election} – {day_and_date(data.pemilihan.hari)}"
    title = one_line(when, text_face(), right - left, sizes(9, 6))
    marks.centred(middle, half.top - 54, title.lines[0], text_face(), title.size)
    return half.top - _TITLE


def _draw_rows(
    marks: Marks, y: float, shown: Sequence[_Column], edges: tuple[float, ...], rows: Sequence[Row]
) -> float:
    """The table; returns its lower end."""
    ys = [y, y - _HEADING]
    for column, (left, right) in zip(shown, pairwise(edges), strict=True):
        marks.centred((left + right) / 2, y - 10.5, column.heading, table_bold(), 8)
    for cells, height in rows:
        top = ys[-1]
        for column, cell, (left, right) in zip(shown, cells, pairwise(edges), strict=True):
            drops = baselines(len(cell.lines), cell.size, height)
            for text, drop in zip(cell.lines, drops, strict=True):
                if column.centred:
                    marks.centred((left + right) / 2, top - drop, text, table_face(), cell.size)
                else:
                    marks.text(left + 2.5, top - drop, text, table_face(), cell.size)
        ys.append(top - height)
    marks.grid(edges, tuple(ys))
    return ys[-1]


def _foot(data: TandaTerima, width: float) -> list[tuple[str, ...]]:
    """The lines under the table: papers, then what this receipt is."""
    papers = "; ".join(data.bukti) or "tidak ada"
    closing = _CLOSING.format(undangan=in_sentence(data.istilah.undangan))
    return [
        wrap(f"Surat yang ditunjukkan: {papers}.", text_face(), 8.5, width),
        wrap(closing, text_face(), 7.5, width),
    ]


def _foot_height(foot: Sequence[tuple[str, ...]]) -> float:
    return 8 + sum(len(lines) for lines in foot) * 11 + 4 + LEAST_HEIGHT


def _draw_foot(
    marks: Marks,
    half: _Half,
    y: float,
    data: TandaTerima,
    edges: tuple[float, ...],
    foot: Sequence[tuple[str, ...]],
) -> None:
    y -= 2
    for lines, size in zip(foot, (8.5, 7.5), strict=True):
        for line in lines:
            y -= 11
            marks.text(edges[0], y, line, text_face(), size)
    signers = (
        Penandatangan("", data.pelapor, "Yang mendaftarkan,"),
        Penandatangan(data.jabatan, data.petugas, f"Diterima {day_and_date(data.tanggal)}"),
    )
    bottom = max(half.bottom, y - 10 - LEAST_HEIGHT)
    draw_signatures(marks, edges[0], edges[-1], y - 6, bottom, signers)
