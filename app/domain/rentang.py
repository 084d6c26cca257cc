"""Ranges of numbers as people write them, "1-250" or "5,9,17": reading them, and writing numbers short."""

import re
from collections.abc import Iterable, Sequence

from app.domain.errors import UserError

_PART = re.compile(r"([1-9][0-9]{0,5})(?:\s*[-–]\s*([1-9][0-9]{0,5}))?", re.ASCII)
_SHOWN = re.compile(r"[0-9 –-]{1,15}", re.ASCII)

Rentang = tuple[int, int]
"""Both ends included."""


def read_ranges(text: str) -> tuple[Rentang, ...]:
    """`1-250, 300` as ((1, 250), (300, 300)), rising and without overlap.

    Parts are divided by commas, semicolons or ends of lines. Raises UserError RANGE_INVALID (with the part),
    RANGE_TURNED (its last is before its first), RANGE_EMPTY.
    """
    parts = [part.strip() for part in re.split(r"[,;\n]", text.replace("\ufeff", ""))]
    found = [_read(part) for part in parts if part]
    if not found:
        raise UserError("RANGE_EMPTY", usage=True)
    return joined(found)


def _read(part: str) -> Rentang:
    read = _PART.fullmatch(part)
    if read is None:
        # Anything may have been typed here, a name too: shown is only what is digits.
        raise UserError("RANGE_INVALID", usage=True, part=part if _SHOWN.fullmatch(part) else "…")
    first, last = int(read[1]), int(read[2] or read[1])
    if last < first:
        raise UserError("RANGE_TURNED", usage=True, first=first, last=last)
    return first, last


def joined(found: Iterable[Rentang]) -> tuple[Rentang, ...]:
    """Rising; what touches or overlaps becomes one."""
    whole: list[Rentang] = []
    for first, last in sorted(found):
        if whole and first <= whole[-1][1] + 1:
            whole[-1] = (whole[-1][0], max(whole[-1][1], last))
        else:
            whole.append((first, last))
    return tuple(whole)


def ranges_of(numbers: Iterable[int]) -> tuple[Rentang, ...]:
    """The ranges that hold exactly these numbers."""
    return joined((number, number) for number in numbers)


def write_ranges(ranges: Sequence[Rentang]) -> str:
    """`1-250,300`."""
    return ",".join(f"{first}-{last}" if last > first else str(first) for first, last in ranges)


def numbers_in(ranges: Iterable[Rentang]) -> set[int]:
    """Every number of them."""
    return {number for first, last in ranges for number in range(first, last + 1)}
