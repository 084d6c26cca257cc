"""CSV files as FORMAT.md fixes them: UTF-8, LF, header row, every value text, one form of bytes."""

import csv
import io
from collections.abc import Iterable, Sequence

from app.domain import canonical_csv
from app.domain.errors import UserError


def write(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Header and rows."""
    return "".join(map(canonical_csv.row, (header, *rows))).encode()


def read(data: bytes, header: Sequence[str]) -> list[list[str]]:
    """The rows under exactly this header. Raises PAYLOAD_DAMAGED unless `write` gives exactly `data`."""
    try:
        rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise UserError("PAYLOAD_DAMAGED") from error
    if not rows or rows[0] != list(header) or any(len(row) != len(header) for row in rows):
        raise UserError("PAYLOAD_DAMAGED")
    if write(rows[0], rows[1:]) != data:
        raise UserError("PAYLOAD_DAMAGED")
    return rows[1:]
