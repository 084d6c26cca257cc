"""Small CSV tables that people write themselves: marks, corrections, village codes, answers."""

import codecs
import csv
import io
from collections.abc import Sequence

from app.domain.errors import UserError

LARGEST_FILE = 4 * 1024 * 1024
LARGEST = 100_000
"""Rows of a table that a person hands in."""
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_table(
    data: bytes, required: Sequence[str], optional: Sequence[str] | None = ()
) -> list[dict[str, str]]:
    """Rows by lower-case header; `,` or `;`. `optional` None: any other column may stand beside.

    Raises TABLE_EMPTY, TABLE_COLUMNS, TABLE_UNREADABLE (also where a row has another length).
    """
    rows = [row for row in csv_rows(data, ";,", 1) if any(cell.strip() for cell in row)]
    if len(rows) < 2:
        raise UserError("TABLE_EMPTY")
    names = [name.strip().lower() for name in rows[0]]
    _check_columns(names, required, optional)
    if len(rows) > LARGEST or any(len(row) != len(names) for row in rows):
        raise UserError("TABLE_UNREADABLE")
    return [dict(zip(names, (cell.strip() for cell in row), strict=True)) for row in rows[1:]]


def csv_rows(data: bytes, delimiters: str, within: int) -> list[list[str]]:
    """Every record. The delimiter is the one met most often in the first `within` lines.

    UTF-8, UTF-16 with its mark, else Windows-1252, which Excel writes. Raises TABLE_UNREADABLE.
    """
    text = _text(data)
    head = "\n".join(text.split("\n", within)[:within])
    delimiter = max(delimiters[::-1], key=head.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise UserError("TABLE_UNREADABLE") from error


def _text(data: bytes) -> str:
    marked = data.startswith(_UTF16)
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UserError("TABLE_UNREADABLE")


def _check_columns(names: Sequence[str], required: Sequence[str], optional: Sequence[str] | None) -> None:
    missing = [name for name in required if name not in names]
    unknown = [name for name in names if optional is not None and name not in {*required, *optional}]
    if missing or unknown or len(set(names)) != len(names):
        raise UserError("TABLE_COLUMNS", missing=", ".join(missing) or "-", unknown=", ".join(unknown) or "-")
