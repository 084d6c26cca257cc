"""A CSV as records of texts: encoding and delimiter found out, one pass first over the whole file.

The first pass decides the encoding and sees what no single row can show: that Excel rounded the
16-digit numbers to 15 digits, or that it saved dates month before day.
"""

import codecs
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from app.domain.errors import UserError
from app.domain.tanggal_lahir import day_order
from app.sheets.sidalih_header import HEADER_WITHIN, Header, find_header, known_names
from app.sheets.strict_xml import unreadable

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DELIMITERS = (";", ",", "\t")
_ENOUGH = 20


@dataclass(frozen=True, slots=True)
class CsvForm:
    """How the file is written, its header (None: no voter list) and the columns it shows as damaged."""

    encoding: str
    delimiter: str
    header: Header | None
    suspect: frozenset[str] = frozenset()


def records(path: Path, form: CsvForm) -> Iterator[list[str]]:
    """Every record, blank ones too. Raises SHEET_QUOTES; UnicodeError where the encoding is another."""
    with path.open(encoding=form.encoding, newline="") as stream:
        reader = csv.reader(stream, delimiter=form.delimiter, strict=True)
        try:
            yield from reader
        except csv.Error as error:
            raise UserError("SHEET_QUOTES", row=reader.line_num) from error


def _head(path: Path, encoding: str, delimiter: str) -> list[list[str]]:
    """The first records, read leniently: the delimiter may be another."""
    with path.open(encoding=encoding, newline="") as stream:
        try:
            return list(islice(csv.reader(stream, delimiter=delimiter), HEADER_WITHIN))
        except csv.Error as error:
            raise unreadable() from error


def csv_form(path: Path) -> CsvForm:
    """The first pass. Raises SHEET_UNREADABLE, SHEET_QUOTES, SHEET_EMPTY, COLUMNS_MISSING."""
    try:
        return _form_in(path, _marked_encoding(path))
    except UnicodeError:
        pass
    try:
        return _form_in(path, "cp1252")
    except UnicodeError as error:
        raise unreadable() from error


def _marked_encoding(path: Path) -> str:
    with path.open("rb") as stream:
        head = stream.read(4096)
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    if b"\0" in head:
        raise unreadable()
    return "utf-8"


def _form_in(path: Path, encoding: str) -> CsvForm:
    heads = {mark: _head(path, encoding, mark) for mark in _DELIMITERS}
    if not any(cell.strip() for row in heads[","] for cell in row):
        raise UserError("SHEET_EMPTY")
    delimiter = max(_DELIMITERS, key=lambda mark: max(map(known_names, heads[mark]), default=0))
    header = find_header(heads[delimiter])
    form = CsvForm(encoding, delimiter, header)
    return replace(form, suspect=_suspects(records(path, form), header, delimiter)) if header else form


def _suspects(rows: Iterator[list[str]], header: Header, delimiter: str) -> frozenset[str]:
    """Columns that the file shows to be damaged. Raises SHEET_QUOTES.

    NIK or NKK: more than half end in 0. TANGGAL LAHIR: a tenth proves month-day order.
    """
    nik, nkk, lahir = (header.places[name] for name in ("NIK", "NKK", "TANGGAL LAHIR"))
    total = nik_0 = nkk_0 = order = 0
    for number, row in islice(enumerate(rows, 1), header.row + 1, None):
        _refuse_swallowed(row, number, header.width, delimiter)
        if len(row) <= max(nik, nkk, lahir):
            continue
        total += 1
        nik_0 += row[nik][-1:] == "0"
        nkk_0 += row[nkk][-1:] == "0"
        if row[lahir][2:3] != "|":
            order += day_order(row[lahir].strip())
    return frozenset(
        name
        for name, damaged in (
            ("NIK", _mostly(nik_0, total)),
            ("NKK", _mostly(nkk_0, total)),
            ("TANGGAL LAHIR", -order * 10 > total),
        )
        if damaged
    )


def _refuse_swallowed(row: Sequence[str], number: int, width: int, delimiter: str) -> None:
    """Two stray quotes make one cell of all the rows between them, and nobody could say how many they were.

    Such a cell holds whole rows (as many delimiters as a row has), or the record has not the header's length.
    """
    lines = [cell for cell in row if "\n" in cell or "\r" in cell]
    if lines and (len(row) != width or any(cell.count(delimiter) >= width - 1 for cell in lines)):
        raise UserError("SHEET_QUOTES", row=number)


def _mostly(count: int, total: int) -> bool:
    return total >= _ENOUGH and count * 2 > total


def is_blank(texts: Sequence[str]) -> bool:
    """Whether no cell of a row says anything."""
    return not "".join(texts).strip()
