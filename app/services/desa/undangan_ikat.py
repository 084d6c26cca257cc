"""Bundles of invitations: whose letters go together, in which order, under which number of the book."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from app.domain.kendali import Dokumen
from app.domain.pemilih import Pemilih
from app.domain.penetapan import Baris
from app.domain.rentang import Rentang, ranges_of, write_ranges
from app.printing.wording import without
from app.services.desa.kendali import Baru, numbered, papers
from app.services.desa.peta_wilayah import dusun_of
from app.services.desa.undangan_tercetak import Nomor, SuratTercetak
from app.services.desa.workspace import Workspace

Urut = Literal["tps", "rt"]
_MOST = 160


class Wilayah(NamedTuple):
    """What a bundle is for: an RT's voters of one TPS, or all of a TPS; it sorts as it is carried out."""

    dusun: str
    rw: str
    rt: str
    tps: str


@dataclass(frozen=True, slots=True)
class Rencana:
    """The bundles of a print: new ones, those that grow, and to which each slip belongs."""

    baru: tuple[Dokumen, ...]
    tambah: tuple[Dokumen, ...]
    ikat: Mapping[Nomor, str]

    @property
    def semua(self) -> dict[str, Dokumen]:
        return {one.nomor: one for one in (*self.baru, *self.tambah)}


def nomor_of(row: Baris) -> Nomor:
    """TPS and number."""
    return row.pemilih.tps, row.no


def grouped_rows(workspace: Workspace, rows: Iterable[Baris], urut: Urut) -> dict[Wilayah, list[Baris]]:
    """By RT (families together, in the order of their first number) or by TPS, in the order of delivery."""
    found: dict[Wilayah, list[Baris]] = defaultdict(list)
    area_of = _areas(dusun_of(workspace)) if urut == "rt" else _only_tps
    for row in rows:
        found[area_of(row.pemilih)].append(row)
    return {key: by_family(found[key]) if urut == "rt" else found[key] for key in sorted(found)}


def _only_tps(voter: Pemilih) -> Wilayah:
    return Wilayah("", "", "", voter.tps)


def _areas(places: Mapping[tuple[str, str, str], str]) -> Callable[[Pemilih], Wilayah]:
    """An RT is divided by dusun where its number is found in several of them, and never through a family."""
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (_, rt, rw), dusun in places.items():
        named[rw, rt].add(dusun)
    of_family: dict[tuple[str, str, str, str], str] = {}

    def area(voter: Pemilih) -> Wilayah:
        here = named.get((voter.rw, voter.rt), set())
        dusun = places.get((voter.alamat, voter.rt, voter.rw), "") if len(here) > 1 else "".join(here)
        family = (voter.tps, voter.rw, voter.rt, voter.nkk or voter.id)
        return Wilayah(of_family.setdefault(family, dusun), voter.rw, voter.rt, voter.tps)

    return area


def by_family(rows: Sequence[Baris]) -> list[Baris]:
    """Who has no NKK is a family of his own."""
    first: dict[str, int] = {}
    for row in rows:
        family = row.pemilih.nkk or row.pemilih.id
        first[family] = min(first.get(family, row.no), row.no)
    return sorted(rows, key=lambda row: (first[row.pemilih.nkk or row.pemilih.id], row.no))


def plan_bundles(
    workspace: Workspace,
    groups: Mapping[Wilayah, Sequence[Baris]],
    originals: Collection[Nomor],
    printed: Mapping[Nomor, SuratTercetak],
) -> Rencana:
    """A bundle that is still here takes what is printed for its RT later; what went out stays as it is.

    `groups`: the whole list. Raises DOCUMENT_FIELD.
    """
    book = _Book(workspace, printed)
    for key, rows in groups.items():
        every = {nomor_of(row) for row in rows}
        book.place(key, every, every.intersection(originals))
    return book.plan()


class _Book:
    """The bundles that are still here, and what a print adds to them."""

    def __init__(self, workspace: Workspace, printed: Mapping[Nomor, SuratTercetak]) -> None:
        self._workspace, self._printed = workspace, printed
        self._here = {one.nomor: one for one in papers(workspace, "undangan") if one.keadaan == "disimpan"}
        self._members: dict[str, set[Nomor]] = defaultdict(set)
        for nomor, slip in printed.items():
            self._members[slip.ikat].add(nomor)
        self._ikat: dict[Nomor, str] = {}
        self._grown: dict[str, Wilayah] = {}
        self._fresh: list[tuple[Wilayah, set[Nomor]]] = []

    def place(self, key: Wilayah, every: set[Nomor], wanted: set[Nomor]) -> None:
        """Slips of one group: back into their own bundle, into one of the group, into a new one."""
        for nomor in wanted & self._printed.keys():
            if self._printed[nomor].ikat in self._here:
                self._ikat[nomor] = self._printed[nomor].ikat
        left = wanted - self._ikat.keys()
        host = next((one for one in self._here.values() if self._takes(one, key, every)), None)
        if left and host:
            self._ikat |= dict.fromkeys(left, host.nomor)
            self._members[host.nomor] |= left
            self._grown[host.nomor] = key
        elif left:
            self._fresh.append((key, left))

    def _takes(self, one: Dokumen, key: Wilayah, every: set[Nomor]) -> bool:
        """Whether a bundle is of this RT (or TPS) and holds nobody else."""
        of_key = (one.tps, one.rt, one.rw) == (key.tps, key.rt, key.rw)
        return of_key and self._members[one.nomor] <= every

    def plan(self) -> Rencana:
        """With numbers for the new ones."""
        made = numbered(self._workspace, [self._new(key, left) for key, left in self._fresh])
        for one, (_, left) in zip(made, self._fresh, strict=True):
            self._ikat |= dict.fromkeys(left, one.nomor)
        told = [self._told(nomor, key) for nomor, key in self._grown.items()]
        return Rencana(tuple(made), tuple(told), self._ikat)

    def _new(self, key: Wilayah, slips: Collection[Nomor]) -> Baru:
        isi = _contents(self._workspace, key, slips)
        return Baru("undangan", isi, len(slips), key.tps, key.rt, key.rw)

    def _told(self, nomor: str, key: Wilayah) -> Dokumen:
        slips = self._members[nomor]
        isi = _contents(self._workspace, key, slips)
        return replace(self._here[nomor], isi=isi, lembar=len(slips))


def _contents(workspace: Workspace, key: Wilayah, slips: Collection[Nomor]) -> str:
    """`Dusun Krajan, No. DPT 1-84,90`; the first and the last where many ranges would not fit."""
    ranges = ranges_of(number for _, number in slips)
    told = write_ranges(ranges)
    if len(told) > _MOST:
        told = f"{ranges[0][0]} … {ranges[-1][1]}"
    where = dusun_told(workspace, key.dusun)[: 190 - len(told)]
    return f"{where}, No. DPT {told}" if where else f"No. DPT {told}"


def dusun_told(workspace: Workspace, dusun: str) -> str:
    """Dusun Krajan."""
    word = workspace.pengaturan.istilah.dusun
    return f"{word} {without(word, dusun)}" if dusun else ""


def numbers_told(ranges: Sequence[Rentang], most: int = 3) -> str:
    """`0001–0084, 0090`; the first and the last where there are many."""
    if len(ranges) > most:
        return f"{ranges[0][0]:04} … {ranges[-1][1]:04}"
    return ", ".join(f"{a:04}–{b:04}" if b > a else f"{a:04}" for a, b in ranges)
