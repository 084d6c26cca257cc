"""The whole list in memory, as small as a table needs it: searched, filtered, counted without the database.

The window builds it on the data lane and owns it afterwards; a list of 60,000 is searched in milliseconds.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from sys import intern

from app.domain.ejaan import fold_name
from app.domain.pemilih import Pemilih
from app.domain.pencarian import Pencarian
from app.domain.peta_wilayah import Kunci
from app.domain.syarat import umur
from app.domain.tms import TMS, Alasan
from app.domain.voter_id import device_of, kpu_number
from app.services.desa.alias import aliases
from app.services.desa.peta_wilayah import dusun_of
from app.services.desa.workspace import Workspace
from app.store import daftar
from app.store.database import Row


@dataclass(eq=False, slots=True)
class TempatRingkas:
    """One ALAMAT/RT/RW, shared by the rows of all who live there: an act on the map changes no row."""

    dusun: str


Penamaan = Sequence[tuple[TempatRingkas, str]]
"""Places and what they are called from now on."""


@dataclass(frozen=True, slots=True)
class Ringkas:
    """One row of the table. `umur` on the voting day; `usia` its number for sorting, -1 unknown.

    Whom the village added was seen by who added him: his `status` is `sesuai` until somebody says otherwise.
    `kunci`: what a search by name looks into: the name as written, folded, and the alias.
    """

    id: str
    nomor: int
    no: str
    nama: str
    alias: str
    kelamin: str
    tanggal_lahir: str
    umur: str
    usia: int
    kawin: str
    alamat: str
    rt: str
    rw: str
    tps: str
    nik: str
    nkk: str
    status: str
    usul: str
    info: str
    dengan: str
    baru: bool
    ubah: str
    bukti: bool
    catatan: str
    konflik: str
    kunci: str
    tempat: TempatRingkas = field(compare=False)

    @property
    def dusun(self) -> str:
        """ "" where the map does not name the place."""
        return self.tempat.dusun

    @property
    def is_tms(self) -> bool:
        return self.status in TMS


@dataclass(slots=True)
class RowReader:
    """Makes rows from the store: what it needs beside the list is read once."""

    hari: date
    alias: Mapping[str, str]
    dusun: Mapping[Kunci, str]
    tempat: dict[Kunci, TempatRingkas] = field(default_factory=dict)

    @classmethod
    def of(cls, workspace: Workspace) -> "RowReader":
        return cls(workspace.pengaturan.pemilihan.hari, aliases(workspace), dusun_of(workspace))

    def remap(self, workspace: Workspace) -> Penamaan:
        """Read the map again. Whoever owns the rows gives the places their names: `DaftarIndex.remap`."""
        self.dusun = dusun_of(workspace)
        return [(tempat, self.dusun.get(kunci, "")) for kunci, tempat in self.tempat.items()]

    def _place(self, kunci: Kunci) -> TempatRingkas:
        if kunci not in self.tempat:
            self.tempat[kunci] = TempatRingkas(self.dusun.get(kunci, ""))
        return self.tempat[kunci]

    def read(self, row: Row) -> Ringkas:
        nama, alias = row["nama"], self.alias.get(row["id"], "")
        age, own = _age(row["tanggal_lahir"], self.hari), bool(device_of(row["id"]))
        return Ringkas(
            id=row["id"],
            nomor=row["nomor"],
            no=_number(row["id"]),
            nama=nama,
            alias=alias,
            kelamin=intern(row["kelamin"]),
            tanggal_lahir=row["tanggal_lahir"],
            umur=age,
            usia=int(age) if age.isdecimal() else -1,
            kawin=intern(row["kawin"]),
            alamat=intern(row["alamat"]),
            rt=intern(row["rt"]),
            rw=intern(row["rw"]),
            tps=intern(row["tps"]),
            nik=row["nik"],
            nkk=row["nkk"],
            status=intern(row["status_pilkades"] or (Alasan.SESUAI.value if own else "")),
            usul=intern(row["usul_kpu"]),
            info=intern(row["info"]),
            dengan=row["ganda_dengan"],
            baru=own,
            ubah=row["ubah"],
            bukti=bool(row["berbukti"]),
            catatan=row["catatan"],
            konflik=row["konflik"],
            kunci="\n".join((nama.lower(), fold_name(nama), fold_name(alias))),
            tempat=self._place((row["alamat"], row["rt"], row["rw"])),
        )


@lru_cache(maxsize=1 << 15)
def _age(lahir: str, hari: date) -> str:
    return intern(umur(Pemilih("", tanggal_lahir=lahir), hari))


def _number(voter: str) -> str:
    """KPU's number, or the last two parts of the village's own id without its device: `+12`."""
    number = kpu_number(voter)
    return str(number) if number else f"+{voter.split('-')[1]}"


def read_rows(
    workspace: Workspace,
    reader: RowReader,
    voters: Sequence[str] | None = None,
) -> list[Ringkas]:
    """All rows in list order, or those of some voters; on the data lane."""
    return [reader.read(row) for row in daftar.rows(workspace.db, voters)]


def _bucket(usia: int) -> str:
    for first, last in _AGES:
        if first <= usia <= last:
            return f"{first}-{last}"
    return "?" if usia < 0 else "100+"


_AGES = ((0, 16), (17, 17), (18, 20), (21, 30), (31, 40), (41, 50), (51, 60), (61, 70), (71, 80), (81, 99))


def _yes(told: object) -> str:
    return "ya" if told else ""


FILTERS: dict[str, Callable[[Ringkas], str]] = {
    "status": lambda row: row.status or "belum",
    "tps": lambda row: row.tps,
    "dusun": lambda row: row.dusun,
    "rt": lambda row: f"{row.rt}/{row.rw}",
    "rw": lambda row: row.rw,
    "kelamin": lambda row: row.kelamin,
    "umur": lambda row: _bucket(row.usia),
    "baru": lambda row: _yes(row.baru),
    "ubah": lambda row: _yes(row.ubah),
    "tms": lambda row: _yes(row.is_tms),
    "info": lambda row: row.info,
    "tanpa_bukti": lambda row: _yes(lacks_evidence(row)),
    "catatan": lambda row: _yes(row.catatan),
    "konflik": lambda row: _yes(row.konflik),
    "nik_menyusul": lambda row: _yes(row.baru and not row.nik),
}
"""Filter -> the value a row has for it. Chosen values of one filter are alternatives; filters add up."""

LONGEST_NUMBER = 5
"""Digits of the largest number of a list (FORMAT.md: 1..99999)."""

AREAS = ("rt", "dusun", "tps")
"""What progress is told by."""

Saringan = Mapping[str, frozenset[str]]


def lacks_evidence(row: Ringkas) -> bool:
    """A change that somebody will ask a paper for. (A moved body is information and needs none.)

    The papers of a reason that stays in the village are not in the list: nobody can say that one lacks.
    """
    is_kept = row.status == Alasan.TMS_LAIN
    return not row.bukti and not is_kept and (row.is_tms or row.baru or bool(row.ubah))


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
