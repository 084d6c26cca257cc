"""Small CSV tables that people write themselves: marks, corrections, village codes, answers."""

import csv
import io
from collections.abc import Sequence

from app.domain.errors import UserError

LARGEST_FILE = 4 * 1024 * 1024
_LARGEST = 100_000


def read_table(
    data: bytes, required: Sequence[str], optional: Sequence[str] | None = ()
) -> list[dict[str, str]]:
    """Rows by lower-case header; `,` or `;`. `optional` None: any other column may stand beside.

    Raises TABLE_EMPTY, TABLE_COLUMNS, TABLE_UNREADABLE (also where a row has another length).
    """
    rows = [row for row in _rows(data) if any(cell.strip() for cell in row)]
    if len(rows) < 2:
        raise UserError("TABLE_EMPTY")
    names = [name.strip().lower() for name in rows[0]]
    _check_columns(names, required, optional)
    if len(rows) > _LARGEST or any(len(row) != len(names) for row in rows):
        raise UserError("TABLE_UNREADABLE")
    return [dict(zip(names, (cell.strip() for cell in row), strict=True)) for row in rows[1:]]


def _rows(data: bytes) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
        head = text.partition("\n")[0]
        delimiter = ";" if head.count(";") > head.count(",") else ","
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise UserError("TABLE_UNREADABLE") from error


def _check_columns(names: Sequence[str], required: Sequence[str], optional: Sequence[str] | None) -> None:
    missing = [name for name in required if name not in names]
    unknown = [name for name in names if optional is not None and name not in {*required, *optional}]
    if missing or unknown or len(set(names)) != len(names):
        raise UserError("TABLE_COLUMNS", missing=", ".join(missing) or "-", unknown=", ".join(unknown) or "-")
