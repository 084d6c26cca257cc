"""Finding the Sidalih header among the first rows, by name, in any order."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import cast

from app.domain.errors import UserError
from app.domain.sidalih import KOLOM_SIDALIH

Picker = Callable[[Sequence[str]], tuple[str, ...]]

HEADER_WITHIN = 15
_LIKELY = 5
"""A row with this many known names is a header, even an incomplete one."""
_OPTIONAL = frozenset({"NO", "KETERANGAN", *KOLOM_SIDALIH[KOLOM_SIDALIH.index("K1") :], "TPS_ID"})
_REQUIRED = tuple(name for name in KOLOM_SIDALIH if name not in _OPTIONAL)


def _key(text: str) -> str:
    return re.sub(r"[\s_]+", "", text).upper()


_KNOWN = {_key(name): name for name in KOLOM_SIDALIH}


@dataclass(frozen=True, slots=True)
class Header:
    """Where each known column stands: `places[name]` is a 0-based position in the sheet's row."""

    row: int
    places: dict[str, int]
    unknown: tuple[str, ...]
    width: int

    def picker(self) -> Picker:
        """Takes a row of `width` texts plus one "" at the end; gives the 33 in order."""
        return cast(Picker, itemgetter(*(self.places.get(name, self.width) for name in KOLOM_SIDALIH)))


def known_names(cells: Sequence[str]) -> int:
    """How many different known columns a row names."""
    return len({_key(cell) for cell in cells} & _KNOWN.keys())


def find_header(rows: Sequence[Sequence[str]]) -> Header | None:
    """The best header row, or None where the sheet is no voter list. Raises COLUMNS_MISSING."""
    best = max(range(len(rows)), key=lambda at: known_names(rows[at]), default=None)
    if best is None or known_names(rows[best]) < _LIKELY:
        return None
    places: dict[str, int] = {}
    unknown = []
    for place, cell in enumerate(rows[best]):
        name = _KNOWN.get(_key(cell))
        if name is not None and name not in places:
            places[name] = place
        elif cell.strip():
            unknown.append(" ".join(cell.split())[:40])
    _require(places)
    return Header(best, places, tuple(unknown), len(rows[best]))


def _require(places: dict[str, int]) -> None:
    missing = [name for name in _REQUIRED if name not in places]
    if missing:
        raise UserError("COLUMNS_MISSING", columns=", ".join(missing))


def no_header() -> UserError:
    """No sheet of the file has a header."""
    return UserError("COLUMNS_MISSING", columns=", ".join(_REQUIRED))
