"""Workbooks that leave the program: every cell is text, nothing becomes a formula, link or number."""

import io
from collections.abc import Iterable, Mapping, Sequence

import xlsxwriter

from app.domain.pemilih import Pemilih

Rows = Iterable[Sequence[str]]
WEBGRID_ROWS = 1_000
"""The offline Sidalih client takes this many rows in one paste."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))


def workbook(sheets: Mapping[str, tuple[Sequence[str] | None, Rows]]) -> bytes:
    """An .xlsx in memory: sheet name -> (header or None, rows). Memory grows with the cells.

    Cells are formatted as text, so that editing a NIK in Excel keeps its 16 digits.
    """
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        text = book.add_format({"num_format": "@"})
        bold = book.add_format({"num_format": "@", "bold": True})
        for name, (header, rows) in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.set_column(0, len(header or ()) or 63, 14, text)
            first = 0
            if header is not None:
                _write_row(sheet, 0, header, bold)
                sheet.freeze_panes(1, 0)
                first = 1
            for number, row in enumerate(rows, first):
                _write_row(sheet, number, row, text)
    return stream.getvalue()


def _write_row(
    sheet: "xlsxwriter.worksheet.Worksheet", number: int, row: Sequence[str], style: object
) -> None:
    for column, cell in enumerate(row):
        if sheet.write_string(number, column, cell, style):
            raise ValueError("cell outside the sheet or longer than 32,767 characters")


def webgrid_row(pemilih: Pemilih, keterangan: str) -> tuple[str, ...]:
    """A..P of the offline client; `keterangan` is the saringan_id ("0" = none), TPS is KPU's own."""
    lahir = pemilih.tanggal_lahir
    return (
        pemilih.dpid,
        pemilih.nkk,
        pemilih.nik,
        pemilih.nama,
        pemilih.tempat_lahir,
        f"{lahir[8:]}|{lahir[5:7]}|{lahir[:4]}" if lahir else "",
        pemilih.kawin,
        pemilih.kelamin,
        pemilih.alamat,
        pemilih.rt,
        pemilih.rw,
        pemilih.disabilitas,
        pemilih.ektp,
        keterangan,
        _SUMBER.get(pemilih.sumber, "dpt"),
        pemilih.tps_kpu,
    )


_SUMBER = {
    "masyarakat": "masyarakat",
    "masyarak": "masyarakat",  # the export cuts at eight letters
    "baru": "baru",
    "potensial": "baru",
    "coklit": "coklit",
    "import": "import",
}
"""What the grid's column O takes; any other source means that the row stood in the DPT."""


def sheet_name(text: str) -> str:
    """A name Excel allows: 31 characters, no brackets or slashes, no quotes at the edges."""
    return text.translate(_FORBIDDEN)[:31].strip("'") or "DPT"
