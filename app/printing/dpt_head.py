"""Head and foot of a list's page: what all copies share, what is one copy's own, the page's totals."""

from collections.abc import Sequence

from reportlab.lib.units import mm

from app.domain.daftar_tahap import NAMA
from app.domain.tanggal import ribuan
from app.printing import lembar_kerja
from app.printing.daftar import LembarTps, OpsiDaftar, Salinan
from app.printing.dpt_layout import Line
from app.printing.dpt_table import FOOT, HEADING, MARGIN, Table
from app.printing.fitting import Fitted, fit, one_line, sizes, wrap
from app.printing.fonts import Face, table_bold, table_face, text_bold, text_face
from app.printing.page import Marks
from app.printing.qr import draw_qr
from app.printing.wording import (
    desa_lengkap,
    grouped,
    kabupaten_lengkap,
    kecamatan_lengkap,
    nama_pemilihan,
    nomor_tps,
)

QR_SIDE: float = 22 * mm
_QUIET = 5.0
_LABEL = 66.0
_TWO = 2
_BLANK = "." * 14
_MASK = 3
"""Any mask reads as well; looking for the best one takes eight times as long."""


def draw_frame(marks: Marks, table: Table, sheet: LembarTps, options: OpsiDaftar) -> None:
    """Everything that all pages of a sheet share, whoever gets them."""
    if options.konsep:
        marks.watermark("KONSEP", text_bold(), 150, table.paper)
    _draw_title(marks, table, options)
    _draw_identity(marks, table, sheet, options)
    for edges in table.bands:
        _draw_heading(marks, table, edges)
    _draw_legend(marks, table, options)


def _text_right(table: Table, options: OpsiDaftar) -> float:
    return table.right - (QR_SIDE + 2 * _QUIET if options.qr else 0)


def _draw_title(marks: Marks, table: Table, options: OpsiDaftar) -> None:
    top, right = table.paper.height - MARGIN, _text_right(table, options)
    election = nama_pemilihan(options.istilah, options.desa, options.pemilihan)
    for drop, text, size in ((26, options.judul, 13), (40, election, 11)):
        fitted = one_line(text.upper(), text_bold(), right - table.left, sizes(size, 7))
        marks.centred((table.left + right) / 2, top - drop, fitted.lines[0], text_bold(), fitted.size)
    marks.right(right, top - 10, options.sifat, text_bold(), 9)


def _draw_identity(marks: Marks, table: Table, sheet: LembarTps, options: OpsiDaftar) -> None:
    pairs = (*_of_sheet(sheet, options), *_of_village(options))
    rows = 3 if options.jenis.tegak else 2
    span = (_text_right(table, options) - table.left) / (len(pairs) // rows)
    for index, (label, value) in enumerate(pairs):
        x = table.left + span * (index // rows)
        y = table.paper.height - MARGIN - 54 - 12.5 * (index % rows)
        _put(marks, x, y, label.upper(), _LABEL - 3, text_face(), 8.5)
        marks.text(x + _LABEL, y, ":", text_bold(), 9.5)
        _value(marks, x + _LABEL + 5, y, value, span - _LABEL - 11)


def _value(marks: Marks, x: float, y: float, text: str, width: float) -> None:
    """On one line where it can be read so, else on two within the height of one."""
    face = text_bold()
    told = fit(text, face, width, sizes(9.5, 7))
    if len(told.lines) > 1:
        tried = (Fitted(size, wrap(text, face, size, width)) for size in sizes(6, 3))
        told = next((one for one in tried if len(one.lines) == _TWO), told)
    for index, line in enumerate(told.lines):
        marks.text(x, y + (len(told.lines) - 1) * 3 - index * 6.2, line, face, told.size)


def _put(marks: Marks, x: float, y: float, text: str, width: float, face: Face, size: float) -> None:
    fitted = one_line(text, face, width, sizes(size, 5))
    marks.text(x, y, fitted.lines[0], face, fitted.size)


def _of_sheet(sheet: LembarTps, options: OpsiDaftar) -> tuple[tuple[str, str], ...]:
    return sheet.kepala or ((options.istilah.tps, nomor_tps(sheet.tps) or "–"), ("Lokasi", sheet.lokasi))


def _of_village(options: OpsiDaftar) -> tuple[tuple[str, str], ...]:
    istilah, desa = options.istilah, options.desa
    kecamatan, kabupaten = kecamatan_lengkap(istilah, desa), kabupaten_lengkap(istilah, desa)
    return (
        (istilah.desa, f"{desa_lengkap(istilah, desa).removeprefix(istilah.desa).strip()} ({desa.kode})"),
        (istilah.kecamatan, kecamatan.removeprefix(istilah.kecamatan).strip()),
        (istilah.kabupaten, kabupaten.removeprefix(istilah.kabupaten).strip()),
        ("Provinsi", desa.provinsi),
    )


def _draw_heading(marks: Marks, table: Table, edges: tuple[float, ...]) -> None:
    top = table.top + HEADING
    marks.grid(edges, (top, table.top))
    for column, left, right in zip(table.columns, edges, edges[1:], strict=False):
        lines = column.heading.split("\n")
        y = table.top + HEADING / 2 - 2.7 + 4.6 * (len(lines) - 1)
        for line in lines:
            fitted = one_line(line, table_bold(), right - left - 2, sizes(7.5, 5))
            marks.centred((left + right) / 2, y, fitted.lines[0], table_bold(), fitted.size)
            y -= 9.2


def _draw_legend(marks: Marks, table: Table, options: OpsiDaftar) -> None:
    y, room = MARGIN + 2, table.right - table.left
    if told := _legend(options):
        _put(marks, table.left, y, told, room, table_face(), 8)
    if options.sidik:
        code = f"Kode sidik {NAMA[options.tahap]}: {grouped(options.sidik)}"
        marks.right(table.right, y + 11.5, code, table_bold(), 8.5)


def _legend(options: OpsiDaftar) -> str:
    names = options.jenis.kolom
    if "hasil" in names:
        return lembar_kerja.legend()
    told = []
    if "kawin" in names:
        told.append("Status: B = belum kawin, S = sudah kawin, P = pernah kawin.")
    if "disabilitas" in names:
        told.append(
            "Disabilitas (DIS): 0 tidak ada, 1 fisik, 2 intelektual, 3 mental, "
            "4 sensorik wicara, 5 sensorik rungu, 6 sensorik netra."
        )
    return " ".join(told)


def draw_copy(marks: Marks, table: Table, salinan: Salinan, options: OpsiDaftar) -> None:
    """Whose copy it is; on photocopies both are written by hand."""
    told = copy_told(salinan, options)
    if told:
        width = _text_right(table, options) - table.left - text_bold().width(options.sifat, 9) - 14
        fitted = one_line(told, text_bold(), width, sizes(9.5, 6))
        marks.text(table.left, table.paper.height - MARGIN - 10, fitted.lines[0], text_bold(), fitted.size)


def copy_told(salinan: Salinan, options: OpsiDaftar) -> str:
    """Salinan nomor SL-3-K7, untuk: Saksi Calon 2. Of an annex: of what."""
    if options.lampiran:
        return options.lampiran
    penerima = salinan.penerima or options.penerima
    if salinan.isian:
        return f"Salinan nomor: {_BLANK} untuk: {_BLANK * 2} (induk {salinan.nomor})"
    if options.jenis.umum:
        return f"Ditempel di: {penerima}" if penerima else ""
    if salinan.nomor:
        word = "Lembar" if "hasil" in options.jenis.kolom else "Salinan"
        return f"{word} nomor {salinan.nomor}, untuk: {penerima or _BLANK * 2}"
    return f"Salinan untuk: {penerima}" if penerima else ""


def draw_code(marks: Marks, table: Table, text: str) -> None:
    """The code of a page in its upper right corner, with room around it."""
    x = table.right - QR_SIDE
    draw_qr(marks, x, table.paper.height - MARGIN - QR_SIDE, QR_SIDE, text, _MASK)


def draw_totals(marks: Marks, table: Table, lines: Sequence[Line], totals: str, number: str) -> None:
    """Of the sheet and of this page."""
    here = counted([line.kelamin for line in lines if line.is_voter], "L", "P")
    width = table.right - table.left
    _put(marks, table.left, MARGIN + FOOT - 17, totals, width - 84, text_bold(), 9.5)
    marks.right(table.right, MARGIN + FOOT - 17, number, text_face(), 9)
    marks.text(table.left, MARGIN + FOOT - 29, f"Halaman ini: {here}", text_face(), 9)


def totals_of(sheet: LembarTps, options: OpsiDaftar) -> str:
    """Jumlah pemilih TPS 01: Laki-laki 250 Perempuan 250 Jumlah 500."""
    whole = counted([row.pemilih.kelamin for row in sheet.rows if row.no], "Laki-laki", "Perempuan")
    nama = sheet.nama or f"{options.istilah.tps} {nomor_tps(sheet.tps)}".strip()
    return f"Jumlah pemilih {nama}:   {whole}"


def counted(kelamin: list[str], laki: str, perempuan: str) -> str:
    """L 12   P 13   Jumlah 25."""
    men, women = kelamin.count("L"), kelamin.count("P")
    unknown = len(kelamin) - men - women
    parts = [f"{laki} {ribuan(men)}", f"{perempuan} {ribuan(women)}"]
    if unknown:
        parts.append(f"L/P belum terisi {ribuan(unknown)}")
    return "   ".join([*parts, f"Jumlah {ribuan(len(kelamin))}"])
