"""The whole list in memory, as small as a table needs it: searched, filtered, counted without the database.

The window builds it on the data lane and owns it afterwards; a list of 60,000 is searched in milliseconds.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from app.domain.ejaan import fold_name
from app.domain.pencarian import Pencarian
from app.services.desa.daftar_rows import (
    AREAS,
    FILTERS,
    Penamaan,
    Ringkas,
    Saringan,
    lacks_evidence,
)

LONGEST_NUMBER = 5
"""Digits of the largest number of a list (FORMAT.md: 1..99999)."""


@dataclass(slots=True)
class Kemajuan:
    """How far one RT, dusun or TPS is."""

    nama: str
    jumlah: int = 0
    selesai: int = 0


@dataclass(slots=True)
class Total:
    """Counts of the whole list. `akhir` = dasar + baru - tms; `belum` have no verdict."""

    dasar: int = 0
    baru: int = 0
    tms: int = 0
    ubah: int = 0
    akhir: int = 0
    laki: int = 0
    perempuan: int = 0
    belum: int = 0
    konflik: int = 0
    tanpa_bukti: int = 0
    tanpa_dusun: int = 0

    def add(self, row: Ringkas, by: int) -> None:
        """Count a row in (1) or out (-1)."""
        tms = row.is_tms
        self.dasar += by * (not row.baru)
        self.baru += by * (row.baru and not tms)
        self.tms += by * (tms and not row.baru)
        self.ubah += by * bool(row.ubah)
        self.belum += by * (not row.status)
        self.konflik += by * bool(row.konflik)
        self.tanpa_bukti += by * lacks_evidence(row)
        self.tanpa_dusun += by * (not row.dusun)
        if not tms:
            self.akhir += by
            self.laki += by * (row.kelamin == "L")
            self.perempuan += by * (row.kelamin == "P")


@dataclass(slots=True)
class DaftarIndex:
    """Rows in list order; positions are indices into `rows`. Counts follow each change, row by row."""

    rows: list[Ringkas] = field(default_factory=list)
    place: dict[str, int] = field(default_factory=dict)
    _total: Total = field(default_factory=Total)
    _facets: dict[str, Counter[str]] = field(default_factory=dict)
    _done: dict[str, Counter[str]] = field(default_factory=dict)

    @classmethod
    def build(cls, rows: list[Ringkas]) -> "DaftarIndex":
        """On the data lane: a million small steps that the window should not wait for."""
        made = cls(rows, {row.id: position for position, row in enumerate(rows)})
        for row in rows:
            made._total.add(row, 1)
        for kind in FILTERS:
            made._facets[kind] = Counter(map(FILTERS[kind], rows))
        verified = [row for row in rows if row.status]
        for kind in AREAS:
            made._done[kind] = Counter(map(FILTERS[kind], verified))
        return made

    def update(self, voters: Iterable[str], rows: Iterable[Ringkas]) -> bool:
        """Take changed rows over; True where voters came or went, so that positions moved."""
        fresh = {row.id: row for row in rows}
        gone = {voter for voter in voters if voter not in fresh and voter in self.place}
        added = [row for row in fresh.values() if row.id not in self.place]
        for voter in gone:
            self._count(self.rows[self.place[voter]], -1)
        for row in fresh.values():
            if (position := self.place.get(row.id)) is not None:
                self._count(self.rows[position], -1)
                self.rows[position] = row
            self._count(row, 1)
        if gone or added:
            kept = [row for row in self.rows if row.id not in gone]
            self.rows = sorted(kept + added, key=lambda row: (row.nomor, row.id))
            self.place = {row.id: position for position, row in enumerate(self.rows)}
        return bool(gone or added)

    def _count(self, row: Ringkas, by: int) -> None:
        self._total.add(row, by)
        for kind, counts in self._facets.items():
            counts[FILTERS[kind](row)] += by
        if row.status:
            for kind, done in self._done.items():
                done[FILTERS[kind](row)] += by

    def remap(self, moved: Penamaan) -> None:
        """Take over what an act on the map changed: all rows of a place at once, and the counts."""
        for tempat, dusun in moved:
            tempat.dusun = dusun
        of = FILTERS["dusun"]
        self._facets["dusun"] = Counter(map(of, self.rows))
        self._done["dusun"] = Counter(of(row) for row in self.rows if row.status)
        self._total.tanpa_dusun = self._facets["dusun"][""]

    def get(self, voter: str) -> Ringkas | None:
        """One voter's row."""
        position = self.place.get(voter)
        return None if position is None else self.rows[position]

    def find(self, wanted: Pencarian, chosen: Saringan) -> list[int]:
        """Positions in list order."""
        found: Iterable[int] = range(len(self.rows))
        rows = self.rows
        for word in wanted.words:
            plain, folded = word.lower(), fold_name(word)
            found = [at for at in found if plain in rows[at].kunci or (folded and folded in rows[at].kunci)]
        for test in _tests(wanted):
            found = [at for at in found if test(rows[at])]
        for kind, values in chosen.items():
            of = FILTERS[kind]
            found = [at for at in found if of(rows[at]) in values]
        if wanted.digits and len(wanted.digits) <= LONGEST_NUMBER:  # a number before NIKs that end with it
            return sorted(found, key=lambda at: rows[at].nomor != int(wanted.digits))
        return list(found)

    def facets(self, kind: str) -> dict[str, int]:
        """How many rows of the whole list have each value of a filter."""
        return {value: count for value, count in self._facets.get(kind, Counter()).items() if count}

    def progress(self, kind: str) -> list[Kemajuan]:
        """Per RT, dusun or TPS (AREAS), in their order."""
        counts, done = self.facets(kind), self._done.get(kind, Counter())
        return [Kemajuan(name, counts[name], done[name]) for name in sorted(counts, key=_by_area)]

    def total(self) -> Total:
        """Counts of the whole list."""
        return self._total

    def family(self, row: Ringkas) -> list[Ringkas]:
        """The voters of the same family card, in list order; the voter himself where there is no card."""
        if not row.nkk or "*" in row.nkk:
            return [row]
        return [one for one in self.rows if one.nkk == row.nkk]

    def namesakes(self, row: Ringkas) -> list[Ringkas]:
        """Others with the same name and birth date."""
        born = row.tanggal_lahir
        return [
            one
            for one in self.rows
            if one.tanggal_lahir == born and one.nama == row.nama and one.id != row.id
        ]

    def worksheet(self, rt: str, rw: str) -> list[int]:
        """One RT in the order of its printed worksheet: families together, by name within."""
        chosen = [at for at, row in enumerate(self.rows) if (row.rt, row.rw) == (rt, rw)]
        return sorted(chosen, key=lambda at: worksheet_order(self.rows[at]))


def worksheet_order(row: Ringkas) -> tuple[str, ...]:
    """The order of a worksheet (lembar kerja coklit): by family card, so that one visit is one block.

    Voters whom the village added come last: a row keeps the number that a printed sheet gave it.
    """
    return ("+" if row.baru else "", row.nkk, row.nama, row.id)


def _by_area(name: str) -> tuple[str, ...]:
    """RT are named `003/001` (RT/RW): ordered by RW first."""
    return tuple(reversed(name.split("/")))


def _tests(wanted: Pencarian) -> list[Callable[[Ringkas], bool]]:
    tests: list[Callable[[Ringkas], bool]] = []
    for kolom, value in (("rt", wanted.rt), ("rw", wanted.rw), ("tps", wanted.tps), ("id", wanted.voter)):
        if value:
            tests.append(_is(kolom, value))
    if wanted.numbers:
        first, last = wanted.numbers
        tests.append(lambda row: first <= row.nomor <= last)
    if wanted.digits:
        tests.append(_has_digits(wanted.digits))
    return tests


def _is(kolom: str, value: str) -> Callable[[Ringkas], bool]:
    return lambda row: bool(getattr(row, kolom) == value)


def _has_digits(digits: str) -> Callable[[Ringkas], bool]:
    """A number of the list, or the last digits of a NIK or NKK."""
    number = int(digits) if len(digits) <= LONGEST_NUMBER else -1
    return lambda row: (
        row.nomor == number or row.id == digits or row.nik.endswith(digits) or row.nkk.endswith(digits)
    )
