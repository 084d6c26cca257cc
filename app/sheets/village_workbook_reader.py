"""Reading a table that a village made: Excel, LibreOffice, CSV, or OpenSID's web page named .xls.

The bytes stay in memory: nothing of the list is written to a temporary file.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import chain, islice
from typing import NamedTuple

from app.domain.errors import UserError
from app.domain.progress import Progress, silent
from app.sheets.csv_rows import is_blank
from app.sheets.file_kind import ENCRYPTED, OLE
from app.sheets.html_rows import html_rows
from app.sheets.ods_rows import is_ods, ods_sheets
from app.sheets.small_table import LARGEST, csv_rows
from app.sheets.village_columns import HEADER_WITHIN, VILLAGE, HeaderWords, VillageHeader, find_header
from app.sheets.xlsx_package import XlsxPackage
from app.sheets.xlsx_row_parser import Cells
from app.sheets.xlsx_rows import stream_rows

LARGEST_FILE = 64 * 1024 * 1024
_DAYS_1904 = 1462
_EVERY = 512


class Sheet(NamedTuple):
    """One sheet: its rows as they stand."""

    nama: str
    rows: Iterator[Cells]
    date1904: bool = False


Sheets = Iterator[Sheet]


class VillageRow(NamedTuple):
    """One row that says something: field -> text. `angka`: fields whose cell is a number."""

    lembar: str
    nomor: int
    isi: dict[str, str]
    angka: frozenset[str]


@dataclass(slots=True)
class VillageTable:
    """Rows, and the account of the file. `kolom`: field -> heading; `dilewati`: sheets without a header."""

    baris: list[VillageRow] = field(default_factory=list)
    kolom: dict[str, str] = field(default_factory=dict)
    tak_dikenal: list[str] = field(default_factory=list)
    lembar: list[str] = field(default_factory=list)
    dilewati: list[str] = field(default_factory=list)
    kosong: int = 0


def read(data: bytes, progress: Progress = silent, words: HeaderWords = VILLAGE) -> VillageTable:
    """Every row under a header, of these words, among the first 15 rows of each sheet.

    Raises SHEET_EMPTY, SHEET_ENCRYPTED, SHEET_OLD_FORMAT, SHEET_UNREADABLE, TABLE_UNREADABLE,
    COLUMNS_MISSING (no sheet has a header), TABLE_TOO_LONG; Cancelled.
    """
    table = VillageTable()
    for sheet in _sheets(data):
        head = list(islice(sheet.rows, HEADER_WITHIN + 1))
        header = find_header([cells.texts for cells in head], words)
        if header is None:
            table.dilewati.append(sheet.nama)
            continue
        table.lembar.append(sheet.nama)
        table.kolom = {**header.headings, **table.kolom}
        table.tak_dikenal += [name for name in header.unknown if name not in table.tak_dikenal]
        for cells in chain(head[header.first :], sheet.rows):
            if len(table.baris) % _EVERY == 0:
                progress(len(table.baris), 0, "Membaca berkas")
            _take(table, sheet, header, cells)
    if not table.lembar:
        raise UserError("COLUMNS_MISSING", columns="NAMA, NIK")
    return table


def _take(table: VillageTable, sheet: Sheet, header: VillageHeader, cells: Cells) -> None:
    if is_blank(cells.texts):
        table.kosong += 1
        return
    places = {kolom: place for kolom, place in header.places.items() if place < len(cells.texts)}
    isi = {kolom: text for kolom, place in places.items() if (text := cells.texts[place].strip())}
    angka = frozenset(kolom for kolom, place in places.items() if place in cells.numeric)
    if sheet.date1904 and "tanggal_lahir" in angka:
        isi["tanggal_lahir"] = _from_1904(isi["tanggal_lahir"])
    table.baris.append(VillageRow(sheet.nama, cells.number, isi, angka))
    if len(table.baris) > LARGEST:
        raise UserError("TABLE_TOO_LONG", most=LARGEST)


def _sheets(data: bytes) -> Sheets:
    """The sheets of a file by its first bytes, whatever its name says."""
    if len(data) > LARGEST_FILE:
        raise UserError("TABLE_TOO_LONG", most=LARGEST)
    if not data.strip(b"\0 \r\n\t"):
        raise UserError("SHEET_EMPTY")
    if data.startswith(OLE):
        raise UserError("SHEET_ENCRYPTED" if ENCRYPTED in data else "SHEET_OLD_FORMAT")
    return _reader_of(data)(data)


def _reader_of(data: bytes) -> Callable[[bytes], Sheets]:
    if data.startswith(b"PK"):
        return _ods if is_ods(data) else _xlsx
    return _html if data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") else _csv


def _xlsx(data: bytes) -> Sheets:
    with XlsxPackage(BytesIO(data)) as package:
        strings = package.shared_strings()
        for sheet in package.sheets:
            rows = stream_rows(package.chunks(sheet.member), strings)
            yield Sheet(sheet.name, rows, package.date1904)


def _ods(data: bytes) -> Sheets:
    for name, rows in ods_sheets(data):
        yield Sheet(name, iter(rows))


def _html(data: bytes) -> Sheets:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    yield Sheet("HTML", html_rows(text))


def _csv(data: bytes) -> Sheets:
    rows = csv_rows(data, ";,\t", HEADER_WITHIN)
    yield Sheet("CSV", (Cells(number, texts, frozenset()) for number, texts in enumerate(rows, 1)))


def _from_1904(days: str) -> str:
    """Old Mac workbooks count days from 1904."""
    try:
        return str(int(float(days)) + _DAYS_1904)
    except (ValueError, OverflowError):
        return days
