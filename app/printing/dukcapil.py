"""A list for the population office on paper: the letter that asks, then the voters with NIK in the open."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from app.domain.progress import Progress, silent
from app.domain.tanggal import long_date, ribuan
from app.printing.daftar import BarisDpt
from app.printing.dpt_columns import Column
from app.printing.dpt_layout import Line
from app.printing.dpt_rows import draw_row
from app.printing.dukcapil_columns import columns_of
from app.printing.dukcapil_isi import DaftarDukcapil
from app.printing.dukcapil_surat import draw_letter
from app.printing.fonts import table_bold, table_face, text_bold, text_face
from app.printing.page import Document, Marks, Paper, columns, halaman
from app.printing.signatures import LEAST_HEIGHT, Penandatangan, draw_signatures
from app.printing.wording import desa_lengkap, kabupaten_lengkap, kecamatan_lengkap, nama_pemilihan

_MARGIN: float = 8 * mm
_TITLE = 52.0
_HEADING = 25.0
_FOOT = 30.0
_ROW = 22.0
"""Points: room to write a correction by hand."""
_SIGNING = LEAST_HEIGHT + 26
_LEGEND = (
    "Beri satu tanda: S sesuai, T tidak ditemukan, M meninggal, P pindah, B data beda (tulis yang benar)."
)


@dataclass(frozen=True, slots=True)
class _Table:
    paper: Paper
    columns: tuple[Column, ...]
    edges: tuple[float, ...]

    @property
    def top(self) -> float:
        """Where rows begin."""
        return self.paper.height - _MARGIN - _TITLE - _HEADING

    @property
    def room(self) -> float:
        """Points for rows."""
        return self.top - _MARGIN - _FOOT


def dukcapil_pdf(data: DaftarDukcapil, progress: Progress = silent) -> bytes:
    """The letter upright, the list across, both on the same paper; pages of the list are counted alone."""
    table = _table(data)
    pages = _pages(data.rows, table)
    document = Document(f"Daftar padanan {data.nomor}", data.kertas)
    with document.page() as marks:
        draw_letter(marks, data, len(pages))
    document.canvas.setPageSize((table.paper.width, table.paper.height))
    done = 0
    for number, lines in enumerate(pages, 1):
        with document.page() as marks:
            _draw_head(marks, table, data)
            bottom = _draw_lines(marks, table, lines)
            _draw_foot(marks, table, halaman(number, len(pages)))
            if number == len(pages):
                _draw_signing(marks, table, bottom, data)
        done += len(lines)
        progress(done, len(data.rows), "Menyusun daftar")
    return document.finish()


def _table(data: DaftarDukcapil) -> _Table:
    paper, shown = data.kertas.turned(), columns_of()
    scale = (paper.width - 2 * _MARGIN) / sum(column.width for column in shown)
    return _Table(paper, shown, columns(_MARGIN, tuple(column.width * scale for column in shown)))


def _pages(rows: Sequence[BarisDpt], table: _Table) -> list[list[Line]]:
    """The last page has room for the signatures, and a row beside them where there is one."""
    pages: list[list[Line]] = [[]]
    used = 0.0
    for row in rows:
        line = _line(row, table)
        if used + line.height > table.room:
            pages.append([])
            used = 0.0
        pages[-1].append(line)
        used += line.height
    if used + _SIGNING > table.room:
        pages.append([pages[-1].pop()] if len(pages[-1]) > 1 else [])
    return pages


def _line(row: BarisDpt, table: _Table) -> Line:
    spans = zip(table.columns, table.edges, table.edges[1:], strict=False)
    cells = tuple(column.setting(column.cell(row), right - left) for column, left, right in spans)
    tallest = max(len(cell.lines) * cell.size * 1.16 for cell in cells)
    return Line(row.pemilih.kelamin, cells, max(_ROW, tallest + 4))


def _draw_head(marks: Marks, table: _Table, data: DaftarDukcapil) -> None:
    y, left, right = table.paper.height - _MARGIN, table.edges[0], table.edges[-1]
    marks.text(left, y - 12, f"DAFTAR PERMINTAAN PADANAN DATA NOMOR {data.nomor}", text_bold(), 13)
    marks.right(right, y - 11, "RAHASIA – MEMUAT NIK DAN NOMOR KK TERBUKA", text_bold(), 9)
    election = nama_pemilihan(data.istilah, data.desa, data.pemilihan)
    marks.text(left, y - 27, election.upper(), text_bold(), 10)
    marks.right(right, y - 24, f"{ribuan(len(data.rows))} orang, {long_date(data.tanggal)}", text_face(), 9)
    place = (
        f"{desa_lengkap(data.istilah, data.desa)} ({data.desa.kode})",
        kecamatan_lengkap(data.istilah, data.desa),
        kabupaten_lengkap(data.istilah, data.desa),
        data.desa.provinsi,
    )
    marks.text(left, y - 41, ", ".join(place), text_face(), 9)
    _draw_heading(marks, table)


def _draw_heading(marks: Marks, table: _Table) -> None:
    top = table.top + _HEADING
    marks.grid(table.edges, (table.top, top))
    for column, left, right in zip(table.columns, table.edges, table.edges[1:], strict=False):
        lines = column.heading.split("\n")
        y = table.top + _HEADING / 2 - 2.7 + 4.6 * (len(lines) - 1)
        for line in lines:
            marks.centred((left + right) / 2, y, line, table_bold(), 7.5)
            y -= 9.2


def _draw_lines(marks: Marks, table: _Table, lines: Sequence[Line]) -> float:
    """Draw the rows; returns the y of the table's end."""
    y, ys = table.top, [table.top]
    for line in lines:
        draw_row(marks, line, table.edges, y)
        y -= line.height
        ys.append(y)
    if lines:
        marks.grid(table.edges, tuple(ys))
    return y


def _draw_foot(marks: Marks, table: _Table, number: str) -> None:
    marks.text(table.edges[0], _MARGIN + 4, _LEGEND, table_face(), 8.5)
    marks.right(table.edges[-1], _MARGIN + 4, number, text_face(), 9)


def _draw_signing(marks: Marks, table: _Table, bottom: float, data: DaftarDukcapil) -> None:
    """Who answered, by which letter; who asked."""
    y = bottom - 16
    blank = "." * 40
    marks.text(table.edges[0], y, f"Dijawab dengan surat nomor {blank} tanggal {blank}", text_face(), 9)
    when = f"{data.desa.nama}, {long_date(data.tanggal)}"
    signers = (
        Penandatangan("Petugas Dinas Kependudukan dan Pencatatan Sipil", "", "Yang memadankan,"),
        Penandatangan(f"Ketua {data.istilah.panitia}", data.ketua, when),
    )
    top = y - 8
    draw_signatures(marks, table.edges[0], table.edges[-1], top, top - LEAST_HEIGHT, signers)
