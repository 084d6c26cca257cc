"""The holidays shipped with the program, for working days.

`resources/libur.csv`: 2026 whole, as the joint decree of three ministers has it (SKB 1497, 2 and 5 of 2025).
2027 only what no decree moves: fixed dates and those counted from Easter. What is missing there (Isra Mikraj,
Imlek, Nyepi, Idul Fitri, Waisak, Idul Adha, 1 Muharam, Maulid, cuti bersama) must be taken from the decree of
that year: KPU puts it into the package, or the committee corrects the list.
"""

import csv
from functools import cache
from importlib.resources import files

from app.domain.jadwal import Libur

WHOLE_YEARS = (2026,)
"""Years whose list is complete."""


@cache
def libur_bawaan() -> tuple[Libur, ...]:
    """In the order of the days."""
    text = (files("resources") / "libur.csv").read_text(encoding="utf-8")
    return tuple(Libur(**row) for row in csv.DictReader(text.splitlines()))
