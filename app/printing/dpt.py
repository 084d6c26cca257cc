"""The voter list (DPS, tambahan, DPT): one sheet a TPS, masked unless asked otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from app.domain.daftar_tahap import NAMA
from app.domain.progress import Progress, silent
from app.domain.tanggal import ribuan
from app.printing.daftar import BarisDpt, LembarTps, OpsiDaftar
from app.printing.dpt_columns import Column, columns_of, text_x
from app.printing.dpt_layout import Line, baselines, lay_out
from app.printing.fitting import one_line, sizes
from app.printing.fonts import table_bold, table_face, text_bold, text_face
from app.printing.page import Document, Marks, Paper, columns, halaman
from app.printing.signatures import LEAST_HEIGHT, draw_signatures
from app.printing.wording import (
    desa_lengkap,
    grouped,
    kabupaten_lengkap,
    kecamatan_lengkap,
    nama_pemilihan,
    nomor_tps,
)

__all__ = ["BarisDpt", "LembarTps", "OpsiDaftar", "dpt_pdf"]

_MARGIN: float = 8 * mm
_TITLE = 64.0
_HEADING = 25.0
_FOOT = 40.0
_LABEL = 66.0
_LEAST_SIGNING = LEAST_HEIGHT + 8
_MOST_SIGNING = LEAST_HEIGHT + 14


@dataclass(frozen=True, slots=True)
class _Table:
    """The parts of a page that all sheets share."""

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


def dpt_pdf(sheets: Sequence[LembarTps], options: OpsiDaftar, progress: Progress = silent) -> bytes:
    """The list as a PDF, landscape on the chosen paper; pages are counted within each TPS."""
    table = _table(options)
    document = Document(options.judul, table.paper)
    total = sum(len(sheet.rows) for sheet in sheets)
    done = 0
    for sheet in sheets:
        with document.frame(f"tps-{sheet.tps}") as marks:
            _draw_frame(marks, table, sheet, options)
        pages = lay_out(sheet.rows, table.columns, table.edges, table.room, _LEAST_SIGNING)
        totals = _totals(sheet, options)
        for number, lines in enumerate(pages, 1):
            with document.page() as marks:
                marks.place(f"tps-{sheet.tps}")
                bottom = _draw_lines(marks, table, lines)
                _draw_foot(marks, table, lines, totals, halaman(number, len(pages)))
                if number == len(pages):
                    _draw_signing(marks, table, bottom, options)
            done += len(lines)
            progress(done, total, "Menyusun daftar")
    return document.finish()


def _table(options: OpsiDaftar) -> _Table:
    paper = options.kertas.turned()
    shown = columns_of(options.istilah, terbuka=options.terbuka)
    scale = (paper.width - 2 * _MARGIN) / sum(column.width for column in shown)
    edges = columns(_MARGIN, tuple(column.width * scale for column in shown))
    return _Table(paper, shown, edges)


def _draw_frame(marks: Marks, table: _Table, sheet: LembarTps, options: OpsiDaftar) -> None:
    if options.konsep:
        marks.watermark("KONSEP", text_bold(), 150, table.paper)
    _draw_title(marks, table, options)
    _draw_identity(marks, table, sheet, options)
    _draw_heading(marks, table)
    _draw_legend(marks, table, options)


def _draw_title(marks: Marks, table: _Table, options: OpsiDaftar) -> None:
    y, middle = table.paper.height - _MARGIN, table.paper.width / 2
    title = f"Rancangan {options.judul}" if options.konsep else options.judul
    marks.centred(middle, y - 12, title.upper(), text_bold(), 13)
    election = nama_pemilihan(options.istilah, options.desa, options.pemilihan)
    marks.centred(middle, y - 27, election.upper(), text_bold(), 11)
    copy = "SALINAN TERBUKA – RAHASIA" if options.terbuka else "SALINAN TERSAMAR"
    notes = (copy, "KONSEP – BELUM DITETAPKAN") if options.konsep else (copy,)
    for index, note in enumerate(notes):
        marks.right(table.edges[-1], y - 11 - 12 * index, note, text_bold(), 9)
    if options.penerima:
        marks.text(table.edges[0], y - 11, f"Salinan untuk: {options.penerima}", text_face(), 9)


def _draw_identity(marks: Marks, table: _Table, sheet: LembarTps, options: OpsiDaftar) -> None:
    istilah, desa = options.istilah, options.desa
    pairs = (
        (istilah.tps, nomor_tps(sheet.tps)),
        ("Lokasi", sheet.lokasi),
        (istilah.desa, f"{desa_lengkap(istilah, desa).removeprefix(istilah.desa).strip()} ({desa.kode})"),
        (istilah.kecamatan, kecamatan_lengkap(istilah, desa).removeprefix(istilah.kecamatan).strip()),
        (istilah.kabupaten, kabupaten_lengkap(istilah, desa).removeprefix(istilah.kabupaten).strip()),
        ("Provinsi", desa.provinsi),
    )
    top = table.paper.height - _MARGIN - 44
    span = table.edges[-1] - table.edges[0]
    for index, (label, value) in enumerate(pairs):
        x = table.edges[0] + span * (index // 2) * 0.36
        y = top - 13 * (index % 2)
        word = one_line(label.upper(), text_face(), _LABEL - 3, sizes(8.5, 5))
        marks.text(x, y, word.lines[0], text_face(), word.size)
        marks.text(x + _LABEL, y, f": {value}", text_bold(), 9.5)


def _draw_heading(marks: Marks, table: _Table) -> None:
    top = table.top + _HEADING
    marks.grid(table.edges, (top, table.top))
    for column, left, right in zip(table.columns, table.edges, table.edges[1:], strict=False):
        lines = column.heading.split("\n")
        y = table.top + _HEADING / 2 - 2.7 + 4.6 * (len(lines) - 1)
        for line in lines:
            marks.centred((left + right) / 2, y, line, table_bold(), 7.5)
            y -= 9.2


def _draw_legend(marks: Marks, table: _Table, options: OpsiDaftar) -> None:
    legend = "Status: B = belum kawin, S = sudah kawin, P = pernah kawin."
    if options.terbuka:
        legend += (
            " Disabilitas (DIS): 0 tidak ada, 1 fisik, 2 intelektual, 3 mental, "
            "4 sensorik wicara, 5 sensorik rungu, 6 sensorik netra."
        )
    marks.text(table.edges[0], _MARGIN + 2, legend, table_face(), 8)
    if options.sidik:
        code = f"Kode sidik {NAMA[options.tahap]}: {grouped(options.sidik)}"
        marks.right(table.edges[-1], _MARGIN + 2, code, table_bold(), 8.5)


def _draw_lines(marks: Marks, table: _Table, lines: Sequence[Line]) -> float:
    """Draw the rows; returns the y of the table's end."""
    y, ys = table.top, [table.top]
    spans = tuple(zip(table.columns, table.edges, table.edges[1:], strict=False))
    face = table_face()
    for line in lines:
        for cell, (column, left, right) in zip(line.cells, spans, strict=True):
            drops = baselines(len(cell.lines), cell.size, line.height)
            for text, drop in zip(cell.lines, drops, strict=True):
                if text:
                    x = text_x(column, left, right, text, cell.size)
                    marks.text(x, y - drop, text, face, cell.size)
        y -= line.height
        ys.append(y)
    if not lines:
        marks.text(table.edges[0], y - 14, "NIHIL", text_bold(), 10)
        return y - 20
    marks.grid(table.edges, tuple(ys))
    return y


def _draw_foot(marks: Marks, table: _Table, lines: Sequence[Line], totals: str, number: str) -> None:
    y = _MARGIN + 17
    here = _counted([line.kelamin for line in lines], "L", "P")
    marks.text(table.edges[0], y, f"Halaman ini: {here}", text_face(), 9)
    marks.centred(table.paper.width / 2, y, totals, text_bold(), 9.5)
    marks.right(table.edges[-1], y, number, text_face(), 9)


def _totals(sheet: LembarTps, options: OpsiDaftar) -> str:
    whole = _counted([row.pemilih.kelamin for row in sheet.rows], "Laki-laki", "Perempuan")
    return f"Jumlah pemilih {options.istilah.tps} {nomor_tps(sheet.tps)}:   {whole}"


def _counted(kelamin: list[str], laki: str, perempuan: str) -> str:
    men, women = kelamin.count("L"), kelamin.count("P")
    unknown = len(kelamin) - men - women
    parts = [f"{laki} {ribuan(men)}", f"{perempuan} {ribuan(women)}"]
    if unknown:
        parts.append(f"L/P belum terisi {ribuan(unknown)}")
    return "   ".join([*parts, f"Jumlah {ribuan(len(kelamin))}"])


def _draw_signing(marks: Marks, table: _Table, bottom: float, options: OpsiDaftar) -> None:
    top = bottom - 8
    height = min(top - _MARGIN - _FOOT + 8, _MOST_SIGNING)
    draw_signatures(marks, table.edges[0], table.edges[-1], top, top - height, options.signers())
