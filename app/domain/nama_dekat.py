"""Two folded names that may be one: a slip of the pen, or words that one of them leaves out."""

from collections.abc import Iterator
from enum import Enum, auto

_SHORTEST = 4
"""Letters of a name in which one slip still leaves somebody recognisable: SITI and SARI are two people."""


class Kedekatan(Enum):
    """How near two names are, as `fold_name` writes them."""

    SAMA = auto()
    SALAH_KETIK = auto()
    """One letter more, less, other, or two neighbours the wrong way round; a space is a letter."""
    SEBAGIAN = auto()
    """Every word of one is in the other: SLAMET and SLAMET RAHARJO."""
    LAIN = auto()


def nearness(one: str, other: str) -> Kedekatan:
    """Compare two names that are not empty."""
    if one == other:
        return Kedekatan.SAMA
    if min(len(one), len(other)) >= _SHORTEST and is_slip(one, other):
        return Kedekatan.SALAH_KETIK
    if " " in one or " " in other:
        first, second = set(one.split()), set(other.split())
        if first <= second or second <= first:
            return Kedekatan.SEBAGIAN
    return Kedekatan.LAIN


def is_slip(one: str, other: str) -> bool:
    """Whether one character more, less or other, or two neighbours exchanged, make one text the other."""
    if len(one) > len(other):
        one, other = other, one
    longer = len(other) - len(one)
    if longer > 1:
        return False
    at = 0
    while at < len(one) and one[at] == other[at]:
        at += 1
    if longer:
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return swapped or one[at + 1 :] == other[at + 1 :]


def slips(text: str, letters: str) -> Iterator[str]:
    """All texts one slip away, some of them twice; `letters` are those that names have."""
    for at in range(len(text) + 1):
        before, after = text[:at], text[at:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in letters:
            yield f"{before}{letter}{after}"
            yield f"{before}{letter}{after[1:]}"
