"""A table of lines about rows, as a CSV that Excel opens as a table."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_report(header: Sequence[str], lines: Iterable[Sequence[str | int]]) -> bytes:
    """Text that a spreadsheet would calculate gets the apostrophe that makes it text."""
    text = io.StringIO(newline="")
    table = csv.writer(text, delimiter=";")
    table.writerow(header)
    table.writerows([no_formula(cell) for cell in line] for line in lines)
    return text.getvalue().encode("utf-8-sig")


def no_formula(cell: str | int) -> str | int:
    """A cell of a CSV as a spreadsheet must show it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
