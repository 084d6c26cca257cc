"""A recap as a small workbook: numbers are numbers, everything else is text and never a formula."""

import io
from collections.abc import Sequence
from textwrap import wrap

import xlsxwriter

from app.domain.rekap_lembar import LembarRekap
from app.domain.sel_kecil import TANDA
from app.sheets.sidalih_writer import sheet_name

_FIRST, _OTHER = 26, 13
_NOTE_COLUMNS, _LINE = 6, 15
_DARK = "#e8e8e4"


def rekap_workbook(kepala: Sequence[str], lembar: Sequence[LembarRekap], kaki: Sequence[str] = ()) -> bytes:
    """An .xlsx in memory, one sheet a table. `kepala` stands over each, `kaki` under each."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        looks = _Looks(book)
        for one in lembar:
            _write_sheet(book.add_worksheet(sheet_name(one.nama)), looks, kepala, one, kaki)
    return stream.getvalue()


class _Looks:
    """The formats of a workbook."""

    def __init__(self, book: "xlsxwriter.Workbook") -> None:
        number = {"num_format": "#,##0"}
        self.title = book.add_format({"bold": True, "font_size": 13})
        self.text = book.add_format({"num_format": "@"})
        self.note = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self.head = book.add_format(
            {"num_format": "@", "bold": True, "border": 1, "text_wrap": True, "bg_color": _DARK}
            | {"align": "center", "valign": "vcenter"}
        )
        self.name = book.add_format({"num_format": "@", "border": 1})
        self.number = book.add_format({**number, "border": 1})
        self.hidden = book.add_format({"num_format": "@", "border": 1, "align": "right"})
        self.sum_name = book.add_format({"num_format": "@", "border": 1, "bold": True})
        self.sum = book.add_format({**number, "border": 1, "bold": True})
        self.sum_hidden = book.add_format({"num_format": "@", "border": 1, "bold": True, "align": "right"})


def _write_sheet(
    sheet: "xlsxwriter.worksheet.Worksheet",
    looks: _Looks,
    kepala: Sequence[str],
    one: LembarRekap,
    kaki: Sequence[str],
) -> None:
    sheet.set_column(0, 0, _FIRST)
    sheet.set_column(1, len(one.kepala) - 1, _OTHER)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    lines = [*kepala, "", one.judul]
    for row, text in enumerate(lines):
        sheet.write_string(row, 0, text, looks.title if row in (0, len(lines) - 1) else looks.text)
    top = len(lines) + 1
    sheet.set_row(top, _LINE * max(len(wrap(text, _OTHER - 2)) for text in one.kepala))
    for column, text in enumerate(one.kepala):
        sheet.write_string(top, column, text, looks.head)
    sheet.freeze_panes(top + 1, 1)
    sheet.repeat_rows(top)
    for row, cells in enumerate(one.baris, top + 1):
        _write_row(sheet, looks, row, cells, is_sum=row == top + len(one.baris))
    under = top + len(one.baris) + 2
    for row, text in enumerate((*filter(None, (one.catatan,)), *kaki), under):
        _write_note(sheet, looks, row, text, max(len(one.kepala), _NOTE_COLUMNS))


def _write_note(
    sheet: "xlsxwriter.worksheet.Worksheet", looks: _Looks, row: int, text: str, columns: int
) -> None:
    """A remark within the width of the table, on as many lines as it needs."""
    sheet.merge_range(row, 0, row, columns - 1, "", looks.note)
    sheet.write_string(row, 0, text, looks.note)
    letters = _FIRST + _OTHER * (columns - 1)
    sheet.set_row(row, _LINE * (len(text) // letters + 1))


def _write_row(
    sheet: "xlsxwriter.worksheet.Worksheet",
    looks: _Looks,
    row: int,
    cells: Sequence[int | str],
    *,
    is_sum: bool,
) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, int):
            sheet.write_number(row, column, cell, looks.sum if is_sum else looks.number)
        elif cell == TANDA:
            sheet.write_string(row, column, cell, looks.sum_hidden if is_sum else looks.hidden)
        else:
            sheet.write_string(row, column, cell, looks.sum_name if is_sum else looks.name)
