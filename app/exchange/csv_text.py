"""CSV as FORMAT.md fixes it: UTF-8, LF, header row, every value text."""

import csv
import io
from collections.abc import Iterable, Sequence

from app.domain.errors import UserError


def write(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Header and rows."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()


def read(data: bytes, header: Sequence[str]) -> list[list[str]]:
    """The rows under exactly this header. Raises PAYLOAD_DAMAGED."""
    try:
        rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise UserError("PAYLOAD_DAMAGED") from error
    if not rows or rows[0] != list(header) or any(len(row) != len(header) for row in rows):
        raise UserError("PAYLOAD_DAMAGED")
    return rows[1:]
