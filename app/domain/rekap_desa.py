"""The recap of one village in tables whose every number knows its voters.

Not the balances of rekap.py, which are KPU's proof by TPS and sex: these tables are what a committee reads,
prints and posts.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from app.domain.rekap_orang import DISABILITAS, PEMULA, TAK_TENTU, UMUR, Tercacah, area_order
from app.domain.tms import TMS, Alasan

Dimensi = Literal["tps", "dusun", "rw", "rt", "umur", "disabilitas"]
"""What the rows of a table are."""

Ukuran = Literal["kelamin", "umur", "disabilitas", "pemula", "tms", "kpu_saja", "baru", "ubah"]
"""What the columns of a table divide, and so who is counted in it."""

DIMENSI: tuple[Dimensi, ...] = get_args(Dimensi)
UKURAN: tuple[Ukuran, ...] = get_args(Ukuran)

SAJA, JUGA = "pilkades", "kpu"
"""A TMS reason of this election alone, or one that is proposed to KPU too; before the `:` of a column."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """Numbers as lists of voter ids by (row, column); rows and columns in their order."""

    dimensi: Dimensi
    ukuran: Ukuran
    baris: tuple[str, ...]
    kolom: tuple[str, ...]
    siapa: Mapping[tuple[str, str], tuple[str, ...]] = field(repr=False)

    def angka(self, baris: str, kolom: str) -> int:
        return len(self.siapa.get((baris, kolom), ()))

    def jumlah_baris(self, baris: str) -> int:
        return sum(self.angka(baris, kolom) for kolom in self.kolom)

    def jumlah_kolom(self, kolom: str) -> int:
        return sum(self.angka(baris, kolom) for baris in self.baris)

    @property
    def jumlah(self) -> int:
        return sum(map(len, self.siapa.values()))

    def kisi(self) -> list[list[int]]:
        """The numbers row by row, the row of totals last, the column of totals not among them."""
        rows = [[self.angka(baris, kolom) for kolom in self.kolom] for baris in self.baris]
        return [*rows, [self.jumlah_kolom(kolom) for kolom in self.kolom]]

    def orang(self, baris: str | None, kolom: str | None) -> list[str]:
        """Who stands behind a number; None for a total."""
        rows = self.baris if baris is None else (baris,)
        columns = self.kolom if kolom is None else (kolom,)
        return [one for row in rows for column in columns for one in self.siapa.get((row, column), ())]


_DIVIDE: Mapping[Ukuran, Callable[[Tercacah], str]] = {
    "kelamin": lambda one: one.kelamin if one.terdaftar else "",
    "umur": lambda one: one.umur if one.terdaftar else "",
    "disabilitas": lambda one: one.disabilitas if one.terdaftar else "",
    "pemula": lambda one: one.kelamin if one.terdaftar and one.umur == PEMULA else "",
    "tms": lambda one: f"{JUGA if one.usul else SAJA}:{one.tms}" if one.tms and one.asal else "",
    "kpu_saja": lambda one: one.usul if one.terdaftar else "",
    "baru": lambda one: one.kelamin if one.terdaftar and one.asal is None else "",
    "ubah": lambda one: one.kelamin if one.ubah else "",
}
"""The column of a voter; "" for whom a table does not count."""

_SEXES = ("L", "P")
ALASAN = tuple(one.value for one in Alasan if one in TMS and one is not Alasan.DI_LUAR_DPT)
"""What takes a voter of KPU's list off this one, in its order."""

_ALWAYS: Mapping[Ukuran, tuple[str, ...]] = {
    "kelamin": _SEXES,
    "umur": UMUR[:-2],
    "disabilitas": DISABILITAS[:-1],
    "pemula": _SEXES,
    "tms": (f"{JUGA}:{Alasan.MENINGGAL}",),
    "kpu_saja": (Alasan.MENINGGAL.value,),
    "baru": _SEXES,
    "ubah": _SEXES,
}
"""Columns that stand even where nobody is counted."""

_ORDER: Mapping[Ukuran, tuple[str, ...]] = {
    "umur": UMUR,
    "disabilitas": DISABILITAS,
    "tms": tuple(f"{kind}:{reason}" for kind in (SAJA, JUGA) for reason in ALASAN),
    "kpu_saja": ALASAN,
}


def tabel(orang: Iterable[Tercacah], dimensi: Dimensi, ukuran: Ukuran) -> Tabel:
    """Count. A row stands for every group that has a listed voter or a counted one."""
    divide, group = _DIVIDE[ukuran], _grouping(dimensi)
    groups: set[str] = set()
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in orang:
        column = divide(one)
        if column:
            found[group(one), column].append(one.id)
        elif one.terdaftar:
            groups.add(group(one))
    rows = sorted(groups | {row for row, _ in found}, key=_row_order(dimensi))
    named = {column for _, column in found} | {*_ALWAYS[ukuran]}
    order = _ORDER.get(ukuran, (*_SEXES, TAK_TENTU))
    columns = [column for column in order if column in named]
    return Tabel(
        dimensi, ukuran, tuple(rows), tuple(columns), {key: tuple(ids) for key, ids in found.items()}
    )


def _grouping(dimensi: Dimensi) -> Callable[[Tercacah], str]:
    """Where a voter is counted: a struck one where KPU's list had him, but in a TPS of the village."""
    if dimensi == "umur":
        return lambda one: one.umur
    if dimensi == "disabilitas":
        return lambda one: one.disabilitas
    if dimensi == "tps":
        return lambda one: one.tempat["tps"]
    return lambda one: (one.asal if one.tms and one.asal else one.tempat)[dimensi]


def _row_order(dimensi: Dimensi) -> Callable[[str], tuple[object, ...]]:
    if dimensi == "umur":
        return lambda name: (UMUR.index(name),)
    if dimensi == "disabilitas":
        return lambda name: (DISABILITAS.index(name),)
    return area_order
