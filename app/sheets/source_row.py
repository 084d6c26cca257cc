"""What every list reader yields, and the account it gives of the file."""

from dataclasses import dataclass, field
from typing import NamedTuple


class SourceRow(NamedTuple):
    """One row that holds at least one cell, as the sheet has it.

    `raw`: the 33 texts in KOLOM_SIDALIH order ("" where the sheet has no such column or cell).
    `numeric`: columns whose cell is a number. `suspect`: columns that the file as a whole shows to
    be damaged; see `app.domain.sidalih.normalise`.
    """

    sheet: str
    number: int
    raw: tuple[str, ...]
    numeric: frozenset[str] = frozenset()
    suspect: frozenset[str] = frozenset()


@dataclass(slots=True)
class ReadReport:
    """Filled while rows flow. Every line of the file is a row, blank, or before the end of the header."""

    rows: int = 0
    blank: int = 0
    sheets: list[str] = field(default_factory=list)
    skipped_sheets: list[str] = field(default_factory=list)
    """Sheets without a Sidalih header, such as notes or sums."""
    unknown_columns: list[str] = field(default_factory=list)
    nik_ending_in_0: int = 0

    @property
    def looks_rounded(self) -> bool:
        """More than half of the NIK end in 0, as after Excel kept 15 digits: do not use this file.

        A CSV is known to be so before its first row, a workbook only after its last.
        """
        return self.rows >= 20 and self.nik_ending_in_0 * 2 > self.rows
