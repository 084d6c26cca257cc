"""A list for the population office as a workbook: text cells, a drop-down for the answer, the rest locked.

The lock has no password: it keeps rows from being sorted apart by a slip, not somebody from unlocking them.
"""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from app.sheets.dukcapil_columns import ANSWERED, ASKED, CHOICES, OFFICE, heading

SHEET, NOTES = "DAFTAR PADANAN", "PETUNJUK"
_FOLIO = 14
_WIDTHS = {
    "daftar": 8, "urut": 6, "id": 14, "nik": 19, "nkk": 19, "nama": 28, "tempat_lahir": 16,
    "tanggal_lahir": 13, "kelamin": 6, "kawin": 8, "alamat": 26, "rt": 6, "rw": 6, "diminta": 22,
    "jawaban": 17, "keterangan": 34,
}  # fmt: skip
_DUKCAPIL = 11  # the heading's own word has room
_HEADING = 46  # points: three lines
_FROZEN = 3  # columns: list, number and code stay in sight
_ALLOWED = {"format_columns": True, "format_rows": True, "autofilter": True}


def dukcapil_workbook(rows: Iterable[Sequence[str]], notes: Sequence[str]) -> bytes:
    """An .xlsx in memory. `rows`: the texts of ASKED; `notes`: lines for whoever answers."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        _write_list(book, rows)
        _write_notes(book, notes)
    return stream.getvalue()


def _write_list(book: "xlsxwriter.Workbook", rows: Iterable[Sequence[str]]) -> None:
    """Cells are formatted as text, so that a NIK typed in Excel keeps its 16 digits."""
    text = book.add_format({"num_format": "@", "valign": "top"})
    answer = book.add_format({"num_format": "@", "valign": "top", "locked": False, "bg_color": "#FFF8DC"})
    bold = book.add_format({"num_format": "@", "bold": True, "text_wrap": True, "valign": "top", "border": 1})
    sheet = book.add_worksheet(SHEET)
    columns = (*ASKED, *ANSWERED)
    for place, kolom in enumerate(columns):
        width = max(_WIDTHS[kolom.removeprefix(OFFICE)], _DUKCAPIL if kolom.startswith(OFFICE) else 0)
        sheet.set_column(place, place, width, text)
        sheet.write_string(0, place, heading(kolom), bold)
    sheet.set_row(0, _HEADING)
    last = 0
    for last, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            if cell and sheet.write_string(last, place, cell, text):
                raise ValueError("cell outside the sheet or longer than 32,767 characters")
        for place in range(len(ASKED), len(columns)):
            sheet.write_blank(last, place, None, answer)
    _offer_answers(sheet, max(last, 1))
    sheet.freeze_panes(1, _FROZEN)
    sheet.protect("", _ALLOWED)
    _dress(sheet)


def _offer_answers(sheet: "xlsxwriter.worksheet.Worksheet", last: int) -> None:
    """What is typed otherwise is warned of, not refused: offices write `-` or a word of their own."""
    offer = {
        "validate": "list",
        "source": list(CHOICES.values()),
        "error_type": "warning",
        "error_title": "Jawaban",
        "error_message": "Pilih jawaban dari daftar, atau kosongkan bila belum ada.",
    }
    place = len(ASKED)
    sheet.data_validation(1, place, last, place, offer)


def _dress(sheet: "xlsxwriter.worksheet.Worksheet") -> None:
    sheet.set_landscape()
    sheet.set_paper(_FOLIO)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_notes(book: "xlsxwriter.Workbook", notes: Sequence[str]) -> None:
    sheet = book.add_worksheet(NOTES)
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 110, text)
    for number, line in enumerate(notes):
        sheet.write_string(number, 0, line, text)
