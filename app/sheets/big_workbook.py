"""A workbook of any length, written row by row to disk. Only for lists of invented people:
XlsxWriter's constant memory keeps its sheets in the temp folder, readable."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path

import xlsxwriter

MAX_ROWS = 1_048_576
Cell = str | int | float
_FIXED_TIME = datetime(2024, 1, 1, tzinfo=UTC)  # the same rows give the same file


def write_big_workbook(
    path: Path, header: Sequence[str], sheets: Mapping[str, Iterable[Sequence[Cell]]]
) -> None:
    """Texts as text, numbers as numbers; rows beyond a full sheet go on in `name 2`, `name 3` ..."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        book.set_properties({"created": _FIXED_TIME.replace(tzinfo=None)})
        for name, rows in sheets.items():
            for part, block in enumerate(_blocks(iter(rows), MAX_ROWS - 1), 1):
                sheet = book.add_worksheet(name if part == 1 else f"{name[:28]} {part}")
                _write(sheet, chain([header], block))


def _blocks(rows: Iterator[Sequence[Cell]], size: int) -> Iterator[Iterator[Sequence[Cell]]]:
    """At least one block, even of nothing: a workbook needs a sheet."""
    yield islice(rows, size)
    for first in rows:
        yield chain([first], islice(rows, size - 1))


def _write(sheet: "xlsxwriter.worksheet.Worksheet", rows: Iterable[Sequence[Cell]]) -> None:
    text, number_cell = sheet.write_string, sheet.write_number
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                text(number, column, cell)
            else:
                number_cell(number, column, cell)
