"""CSV tables that a committee hands in: marks, corrections, new voters."""

import csv
import io
from collections.abc import Sequence

from app.domain.bukti import KOLOM_BUKTI
from app.domain.errors import UserError

_LARGEST = 100_000


def read_table(data: bytes, required: Sequence[str], optional: Sequence[str]) -> list[dict[str, str]]:
    """Rows by lower-case header; `,` or `;`. Raises TABLE_EMPTY, TABLE_COLUMNS, TABLE_UNREADABLE."""
    try:
        text = data.decode("utf-8-sig")
        head = text.partition("\n")[0]
        delimiter = ";" if head.count(";") > head.count(",") else ","
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise UserError("TABLE_UNREADABLE") from error
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if len(rows) < 2:
        raise UserError("TABLE_EMPTY")
    names = [name.strip().lower() for name in rows[0]]
    known = {*required, *optional}
    unknown = [name for name in names if name not in known]
    missing = [name for name in required if name not in names]
    if unknown or missing or len(set(names)) != len(names):
        raise UserError("TABLE_COLUMNS", missing=", ".join(missing) or "-", unknown=", ".join(unknown) or "-")
    if len(rows) > _LARGEST or any(len(row) != len(names) for row in rows):
        raise UserError("TABLE_UNREADABLE")
    return [dict(zip(names, (cell.strip() for cell in row), strict=True)) for row in rows[1:]]


BUKTI_COLUMNS = tuple(f"bukti_{kolom}" for kolom in KOLOM_BUKTI)


def bukti_of(row: dict[str, str]) -> dict[str, str]:
    """The evidence in a row's `bukti_*` columns; empty ones left out."""
    return {kolom: row[f"bukti_{kolom}"] for kolom in KOLOM_BUKTI if row.get(f"bukti_{kolom}")}
