"""Parts of an area that is several villages: which part a voter's address, RT and RW put him into."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.bentuk import is_line
from app.domain.errors import UserError
from app.domain.sidalih_fields import three_digits

SENDIRI = 0
"""The part of those whom no rule takes: the area's own village."""
LONGEST_DUSUN = 100
_MOST = 1000
_RANGE = re.compile(r"([0-9]{1,3})-([0-9]{1,3})", re.ASCII)
_WORD = re.compile(r"[A-Z0-9]+")


@dataclass(frozen=True, slots=True)
class Aturan:
    """A voter fits when all that is named agrees; what is empty is not asked."""

    rt: frozenset[str] = frozenset()
    rw: frozenset[str] = frozenset()
    dusun: str = ""

    def fits(self, alamat: str, rt: str, rw: str) -> bool:
        """`alamat`: folded by `words_of`."""
        if (self.rt and rt not in self.rt) or (self.rw and rw not in self.rw):
            return False
        return not self.dusun or f" {words_of(self.dusun)} " in f" {alamat} "


@dataclass(frozen=True, slots=True)
class Bagian:
    """One part: its village, what that is called ("": as the register has it), its rules."""

    kode: str
    nama: str
    aturan: tuple[Aturan, ...]


def part_of(parts: Sequence[Bagian], alamat: str, rt: str, rw: str) -> int:
    """The number of the first part with a rule that fits, from 1; SENDIRI where none does."""
    words = words_of(alamat)
    for number, part in enumerate(parts, 1):
        if any(rule.fits(words, rt, rw) for rule in part.aturan):
            return number
    return SENDIRI


def words_of(text: str) -> str:
    """Words in capitals without marks. Whole words are compared: Krajan I is not found in Krajan II."""
    plain = unicodedata.normalize("NFKD", text).upper().encode("ascii", "ignore").decode()
    return " ".join(_WORD.findall(plain))


def read_aturan(rt: str, rw: str, dusun: str) -> Aturan:
    """A rule as people write it: `1-4, 7`. Raises PART_RULE (nothing named, or not to be read)."""
    name = " ".join(dusun.split())
    rule = Aturan(frozenset(_numbers(rt)), frozenset(_numbers(rw)), name)
    if not (rule.rt or rule.rw or words_of(name)) or not is_line(name, LONGEST_DUSUN):
        raise UserError("PART_RULE")
    return rule


def _numbers(text: str) -> Iterator[str]:
    for part in re.split(r"[,;\s]+", re.sub(r"\s*[-–]\s*", "-", text.strip())):
        if found := _RANGE.fullmatch(part):
            first, last = int(found[1]), int(found[2])
            if last < first:
                raise UserError("PART_RULE")
            yield from (three_digits(str(number)) for number in range(max(first, 1), last + 1))
        elif part:
            if not (is_line(part, 12) and three_digits(part)):
                raise UserError("PART_RULE")
            yield three_digits(part.upper())


def as_json(rules: Sequence[Aturan]) -> list[dict[str, Any]]:
    """The rules as `bagian.aturan` keeps them."""
    return [{"rt": sorted(one.rt), "rw": sorted(one.rw), "dusun": one.dusun} for one in rules]


def of_json(value: object) -> tuple[Aturan, ...]:
    """Rules as they are kept or as a JSON file says them. Raises PART_RULE."""
    if not isinstance(value, list) or not 1 <= len(value) <= _MOST:
        raise UserError("PART_RULE")
    return tuple(map(_of_json, value))


def _of_json(one: object) -> Aturan:
    if not isinstance(one, Mapping) or not set(one) <= {"rt", "rw", "dusun"}:
        raise UserError("PART_RULE")
    return read_aturan(_listed(one.get("rt", "")), _listed(one.get("rw", "")), _listed(one.get("dusun", "")))


def _listed(value: object) -> str:
    parts = value if isinstance(value, list) else [value]
    if not all(isinstance(part, str | int) for part in parts):
        raise UserError("PART_RULE")
    return ",".join(str(part) for part in parts)
