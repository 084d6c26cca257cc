"""Reading KPU's voter list, .xlsx or .csv, row by row: every row of the file is accounted for."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from app.domain.errors import UserError
from app.domain.progress import Progress, silent
from app.domain.sidalih import KOLOM_SIDALIH
from app.sheets.csv_rows import csv_form, is_blank, records
from app.sheets.file_kind import file_kind
from app.sheets.sidalih_header import HEADER_WITHIN, Header, Picker, find_header, no_header
from app.sheets.source_row import ReadReport, SourceRow
from app.sheets.xlsx_package import SheetPart, XlsxPackage
from app.sheets.xlsx_row_parser import Cells
from app.sheets.xlsx_rows import stream_rows

_NIK = KOLOM_SIDALIH.index("NIK")
_LAHIR = KOLOM_SIDALIH.index("TANGGAL LAHIR")
_DAYS_1904 = 1462
_EVERY = 2048


def read(path: Path, progress: Progress = silent, report: ReadReport | None = None) -> Iterator[SourceRow]:
    """Rows as they stand in the file; `report` is complete after the last.

    Raises, before the first row: FILE_MISSING, FILE_NOT_READ, SHEET_EMPTY, SHEET_ENCRYPTED,
    SHEET_OLD_FORMAT, SHEET_QUOTES, COLUMNS_MISSING; at any row SHEET_UNREADABLE, FILE_NOT_READ, Cancelled.
    Progress counts bytes of XML (.xlsx) or rows (.csv, total unknown).
    """
    report = report if report is not None else ReadReport()
    rows = _csv if file_kind(path) == "csv" else _xlsx
    return _guarded(path, rows(path, progress, report))


def _guarded(path: Path, rows: Iterator[SourceRow]) -> Iterator[SourceRow]:
    """A flash disk pulled out half-way is FILE_NOT_READ."""
    try:
        yield from rows
    except OSError as error:
        raise UserError("FILE_NOT_READ", file=path.name) from error


def _csv(path: Path, progress: Progress, report: ReadReport) -> Iterator[SourceRow]:
    progress(0, 0, "Memeriksa berkas")
    form = csv_form(path)
    if form.header is None:
        raise no_header()
    report.sheets.append("CSV")
    report.unknown_columns.extend(form.header.unknown)
    pick, width, none = form.header.picker(), form.header.width, frozenset[str]()
    rows = islice(enumerate(records(path, form), 1), form.header.row + 1, None)
    for number, cells in rows:
        if number % _EVERY == 0:
            progress(number, 0, "Membaca berkas")
        if is_blank(cells):
            report.blank += 1
            continue
        yield _counted(SourceRow("CSV", number, _picked(pick, cells, width), none, form.suspect), report)


def _xlsx(path: Path, progress: Progress, report: ReadReport) -> Iterator[SourceRow]:
    empty = True
    with XlsxPackage(path) as package:
        progress(0, 0, "Membaca teks bersama")
        strings = package.shared_strings()
        done, total = 0, sum(map(package.size, package.sheets))
        for sheet in package.sheets:
            rows = stream_rows(_reported(package, sheet, progress, done, total), strings)
            head = list(islice(rows, HEADER_WITHIN))
            done += package.size(sheet)
            empty = empty and all(is_blank(cells.texts) for cells in head)
            header = find_header([cells.texts for cells in head])
            if header is None:
                report.skipped_sheets.append(sheet.name)
                continue
            report.sheets.append(sheet.name)
            report.unknown_columns.extend(header.unknown)
            yield from _sheet_rows(sheet.name, header, head[header.row + 1 :], rows, package.date1904, report)
    if not report.sheets:
        raise UserError("SHEET_EMPTY") if empty else no_header()


def _reported(
    package: XlsxPackage, sheet: SheetPart, progress: Progress, done: int, total: int
) -> Iterator[bytes]:
    for chunk in package.chunks(sheet.member):
        progress(done, total, "Membaca berkas")
        yield chunk
        done += len(chunk)


def _sheet_rows(
    sheet: str, header: Header, head: list[Cells], rest: Iterator[Cells], date1904: bool, report: ReadReport
) -> Iterator[SourceRow]:
    pick, width = header.picker(), header.width
    names = {place: name for name, place in header.places.items()}
    numeric_names: dict[frozenset[int], frozenset[str]] = {}
    for rows in (head, rest):
        for number, texts, numeric in rows:
            if is_blank(texts):
                report.blank += 1
                continue
            if numeric not in numeric_names:
                numeric_names[numeric] = frozenset(names[place] for place in numeric if place in names)
            raw, kinds = _picked(pick, texts, width), numeric_names[numeric]
            if date1904 and "TANGGAL LAHIR" in kinds:
                raw = _from_1904(raw)
            yield _counted(SourceRow(sheet, number, raw, kinds), report)


def _picked(pick: Picker, cells: list[str], width: int) -> tuple[str, ...]:
    """The 33 in order; what lies right of the header has no column and is left out."""
    if len(cells) != width:
        cells = [*cells[:width], *[""] * (width - len(cells))]
    cells.append("")
    return pick(cells)


def _counted(row: SourceRow, report: ReadReport) -> SourceRow:
    report.rows += 1
    report.nik_ending_in_0 += row.raw[_NIK][-1:] == "0"
    return row


def _from_1904(raw: tuple[str, ...]) -> tuple[str, ...]:
    """Old Mac workbooks count days from 1904."""
    try:
        lahir = str(int(float(raw[_LAHIR])) + _DAYS_1904)
    except (ValueError, OverflowError):
        return raw
    return (*raw[:_LAHIR], lahir, *raw[_LAHIR + 1 :])
