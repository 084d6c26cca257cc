"""The lines of a document's text: paragraphs, items of a list, pairs of label and value, what is alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from app.domain.naskah_isian import alone

Jenis = Literal["alinea", "tengah", "butir", "pasang", "kosong", "tabel", "baris", "tanda", "kode"]

_ITEM = re.compile(r"(\d{1,2}\.|[a-z]\.|-) +(.*)", re.ASCII)
_PAIR = re.compile(r"(\S.{0,38}?) :(?: +(.*))?")


@dataclass(frozen=True, slots=True)
class Baris:
    """One line, its placeholders not filled yet. `label`: an item's mark, a pair's label; `tingkat`: how deep
    an item stands; what stands alone has its name in `isi`. `jadi`: there is nothing to fill."""

    jenis: Jenis
    isi: str = ""
    label: str = ""
    tingkat: int = 0
    jadi: bool = False


def read_lines(lines: Sequence[str]) -> Iterator[Baris]:
    """What each line is: `= text` centred and bold, `1. text` an item, `label : value` a pair."""
    outer = ""
    for line in map(str.strip, lines):
        one = _read(line, outer)
        if one.jenis != "butir":
            outer = ""
        elif not one.tingkat:
            outer = one.label
        yield one


def _read(line: str, outer: str) -> Baris:
    if not line:
        return Baris("kosong")
    if found := alone(line):
        return Baris(*found)
    if line.startswith("= "):
        return Baris("tengah", line[2:].strip())
    if item := _ITEM.fullmatch(line):
        below = bool(outer) and _rank(item[1]) > _rank(outer)
        return Baris("butir", item[2], "–" if item[1] == "-" else item[1], int(below))
    if pair := _PAIR.fullmatch(line):
        return Baris("pasang", pair[2] or "", pair[1])
    return Baris("alinea", line)


def _rank(mark: str) -> int:
    """Letters stand below numbers, dashes below both."""
    return 0 if mark[0].isdecimal() else 2 if mark[0] in "-–" else 1
