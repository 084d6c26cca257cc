"""CSV tables that a committee hands in: marks, corrections, new voters."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.bukti import KOLOM_BUKTI
from app.domain.errors import UserError
from app.sheets.small_table import read_table as read_table


@contextmanager
def in_row(number: int) -> Iterator[None]:
    """Tell the row (the header is 1) in which a UserError happened."""
    try:
        yield
    except UserError as error:
        error.params.setdefault("row", number)
        raise


BUKTI_COLUMNS = tuple(f"bukti_{kolom}" for kolom in KOLOM_BUKTI)


def bukti_of(row: dict[str, str]) -> dict[str, str]:
    """The evidence in a row's `bukti_*` columns; empty ones left out."""
    return {kolom: row[f"bukti_{kolom}"] for kolom in KOLOM_BUKTI if row.get(f"bukti_{kolom}")}
