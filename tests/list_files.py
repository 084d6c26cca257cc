"""Sidalih lists as files, for tests to read: what KPU gets, not what the program writes."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from app.domain.sidalih import KOLOM_SIDALIH
from app.sheets.sidalih_writer import sheet_name, workbook

Rows = Iterable[Sequence[str]]


def write_workbook(sheets: Mapping[str, Rows]) -> bytes:
    """Sheets of 33-column rows under the Sidalih header."""
    return workbook({sheet_name(name): (KOLOM_SIDALIH, rows) for name, rows in sheets.items()})


def write_csv(header: Sequence[str] | None, rows: Rows, delimiter: str = ";") -> bytes:
    """UTF-8 with BOM, CRLF."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerows(([header] if header is not None else []) + list(rows))
    return stream.getvalue().encode("utf-8-sig")
