"""What is told of a table before it is taken in: the account of the file, its rows by what they would do."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.sheets.village_workbook_reader import VillageTable

Hasil = TypeVar("Hasil", bound=str)
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TabelTerbaca:
    """`kolom`: field -> its heading; `tak_dikenal`: headings not used; `dilewati`: sheets without a
    header."""

    kolom: Mapping[str, str]
    tak_dikenal: Names
    lembar: Names
    dilewati: Names
    kosong: int


def account(table: VillageTable) -> tuple[Mapping[str, str], Names, Names, Names, int]:
    """The fields of `TabelTerbaca` in their order."""
    sheets = tuple(table.lembar), tuple(table.dilewati)
    return table.kolom, tuple(table.tak_dikenal), *sheets, table.kosong


def tally(outcomes: Sequence[Hasil], found: Iterable[Hasil]) -> dict[Hasil, int]:
    """How often each outcome was found; together they are all rows of the file that say something."""
    counts = Counter(found)
    return {hasil: counts[hasil] for hasil in outcomes}
