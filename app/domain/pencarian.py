"""One search line as a person types it: "siti rt 3 rw 2", "12-40", the last digits of a NIK."""

import re
from dataclasses import dataclass

from app.domain.ejaan import fold_name
from app.domain.sidalih_fields import three_digits
from app.domain.voter_id import is_voter_id

LONGEST = 200
_PLACE = r"[0-9]{1,3}[a-z]?(?![0-9a-z])"
_RT_AND_RW = re.compile(
    rf"\brt\s*[/,]?\s*rw\W*({_PLACE})\W+({_PLACE})|\brt[\s.:-]*({_PLACE})\s*/\s*({_PLACE})"
)
_NAMED = {kolom: re.compile(rf"\b{kolom}[\s.:-]*({_PLACE})") for kolom in ("rt", "rw", "tps")}
_UNFINISHED = re.compile(r"(?:^|\s)(?:rt|rw|tps)\W*$")
_RANGE = re.compile(r"(?<![\w-])([0-9]{1,6})\s*(?:[-–—]|s/d|sampai)\s*([0-9]{1,6})(?![\w-])")
_DIGITS = re.compile(r"(?<![^\s])[0-9][0-9 .-]*(?![^\s])")
_TITLES = frozenset(("h", "hj", "kh"))


@dataclass(frozen=True, slots=True)
class Pencarian:
    """What a row must meet, all of it; "", () and None ask nothing.

    `words`: parts of the name as typed, lower case, in any order; compare as written and by `fold_name`.
    `digits`: a number of the list, a voter id, a whole NIK or NKK, or the last digits of one.
    `numbers`: first and last number of the list. `rt`, `rw`, `tps` as the list has them. `voter`: the id
    of a voter whom the village added.
    """

    words: tuple[str, ...] = ()
    digits: str = ""
    numbers: tuple[int, int] | None = None
    rt: str = ""
    rw: str = ""
    tps: str = ""
    voter: str = ""


def parse(text: str) -> Pencarian:
    """Read a search line; whatever is typed means something, if only words that nobody has."""
    line = " ".join(text[:LONGEST].split())
    if is_voter_id(line.upper()) and not line.isdecimal():
        return Pencarian(voter=line.upper())
    line, places = _take_places(line.lower())
    line, numbers = _take_range(line)
    line, digits = _take_digits(line)
    return Pencarian(_words(line), digits, numbers, **places)


def _take_places(line: str) -> tuple[str, dict[str, str]]:
    """RT, RW and TPS out of the line; one that is just being typed does not count yet."""
    places: dict[str, str] = {}
    if both := _RT_AND_RW.search(line):
        rt, rw = (value for value in both.groups() if value)
        places = {"rt": _place(rt), "rw": _place(rw)}
        line = _without(line, both)
    for kolom, pattern in _NAMED.items():
        if found := pattern.search(line):
            places.setdefault(kolom, _place(found[1]))
            line = _without(line, found)
    alone = not places and " " not in line
    return (line if alone else _UNFINISHED.sub("", line)), places


def _place(typed: str) -> str:
    return three_digits(typed.upper())


def _take_range(line: str) -> tuple[str, tuple[int, int] | None]:
    """`12-40`, in either order."""
    found = _RANGE.search(line)
    if found is None:
        return line, None
    first, last = sorted((int(found[1]), int(found[2])))
    return _without(line, found), (first, last)


def _take_digits(line: str) -> tuple[str, str]:
    """The first run of digits, grouped or not: `3201 1234` is one number."""
    found = _DIGITS.search(line)
    if found is None:
        return line, ""
    return _without(line, found), re.sub("[^0-9]", "", found[0])


def _without(line: str, found: re.Match[str]) -> str:
    return f"{line[: found.start()]} {line[found.end() :]}".strip()


def _words(line: str) -> tuple[str, ...]:
    """What is left, without what no name has, and without a title in front of a name."""
    words = [word for word in re.split(r"[\s.,;:/]+", line) if fold_name(word)]
    while len(words) > 1 and words[0] in _TITLES:
        del words[0]
    return tuple(words)
