"""Which ratifications hold, and the rows of each list they froze (FORMAT.md section 7)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date

from app.domain.daftar_tahap import TAHAP, Tahap
from app.domain.kiriman import SuratTolak, refusals
from app.domain.pemilih import Pemilih
from app.domain.penetapan import Baris, daftar
from app.domain.peristiwa import Peristiwa
from app.domain.tanggal import long_date

GIVES_NUMBERS = ("dpt", "addendum")
"""Lists whose numbers stay with their voters."""


@dataclass(frozen=True, slots=True)
class Penetapan:
    """One ratification. `ref` is its event; `sidik` the list's fingerprint, hex; `sebelum` the ratification
    that the list builds on ("" for none); `hari` its voting day; `anggota` the two who signed."""

    ref: str
    tahap: Tahap
    paket: str
    kepala: Mapping[str, str] = field(repr=False)
    aturan: int
    sidik: str
    jumlah: Mapping[str, int]
    sebelum: str
    hari: date
    nomor: str
    waktu: int
    anggota: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pembukaan:
    """One re-opening: what it opened, why, by which decision; for ever visible. `surat`: KPU's letter that
    refused the final return before it."""

    ref: str
    tetapan: str
    alasan: str
    nomor: str
    waktu: int
    anggota: tuple[str, ...]
    surat: SuratTolak | None = None

    @property
    def keputusan(self) -> str:
        """The decision's number, and KPU's letter where there was one."""
        if self.surat is None:
            return self.nomor
        day = long_date(self.surat.tanggal)
        return f"{self.nomor}, surat penolakan KPU nomor {self.surat.nomor} tanggal {day}"


Voters = Callable[[Penetapan], Iterable[Pemilih]]
"""Everybody under a ratification's heads, over its base."""


@dataclass(frozen=True, slots=True)
class Berlaku:
    """All ratifications ever made, by ref and oldest first, the re-openings, and what of them holds."""

    semua: Mapping[str, Penetapan]
    pembukaan: tuple[Pembukaan, ...]
    tahap: Mapping[Tahap, Penetapan]
    addenda: tuple[Penetapan, ...]
    kembar: tuple[Penetapan, ...]
    """Others that hold beside those in `tahap` and `addenda`: two PCs ratified apart."""

    @property
    def terakhir(self) -> Penetapan | None:
        """The furthest that holds: an addendum, the DPT, a DPS ..."""
        if self.addenda:
            return self.addenda[-1]
        return next((self.tahap[one] for one in reversed(TAHAP) if one in self.tahap), None)

    @property
    def jumlah_dpt(self) -> dict[str, int]:
        """`{L, P, jumlah}` of the DPT with its addenda; empty before the first."""
        lists = [self.tahap["dpt"], *self.addenda] if "dpt" in self.tahap else []
        return {key: sum(one.jumlah[key] for one in lists) for key in ("L", "P", "jumlah")} if lists else {}

    @property
    def dasar_tambahan(self) -> Penetapan | None:
        """The list that a DPTambahan adds to."""
        return next((self.tahap[one] for one in ("dpshp_akhir", "dpshp", "dps") if one in self.tahap), None)

    @property
    def dpt_sebelum(self) -> str:
        """The ref that the next DPT builds on, so that numbers stay: the newest DPT or addendum ever."""
        of_dpt = [ref for ref, one in self.semua.items() if one.tahap in GIVES_NUMBERS]
        return of_dpt[-1] if of_dpt else ""

    def rows(self, what: Penetapan, voters: Voters) -> list[Baris]:
        """The list that a ratification froze, by rule set 1."""
        *_, (_, rows, _) = self._built(what, voters)
        return rows

    def whole(self, what: Penetapan, voters: Voters) -> list[Baris]:
        """The DPT with all addenda up to `what`."""
        *_, (_, _, whole) = self._built(what, voters)
        return whole

    def everybody(self, what: Penetapan, voters: Voters) -> dict[str, Pemilih]:
        """All voters, struck ones too, as the DPT saw them, and whom its addenda up to `what` took in."""
        if what.tahap != "addendum":
            return {voter.id: voter for voter in voters(what)}
        found: dict[str, Pemilih] = {}
        for one, rows, _ in self._built(what, voters):
            if one.tahap == "addendum":
                found |= {row.pemilih.id: row.pemilih for row in rows}
            else:
                found = {voter.id: voter for voter in voters(one)}
        return found

    def _built(self, what: Penetapan, voters: Voters) -> Iterator[tuple[Penetapan, list[Baris], list[Baris]]]:
        """Each list from the first that `what` builds on up to itself: its rows, and the whole with those
        below. Each is made once: a long chain costs no more than its lists."""
        given: list[Baris] = []
        whole: list[Baris] = []
        for one in self._chain(what):
            rows = _rows(one, voters(one), given if one.tahap in GIVES_NUMBERS else [], whole)
            given = [*given, *rows] if one.tahap in GIVES_NUMBERS else rows
            whole = sorted([*whole, *rows], key=_place) if one.tahap == "addendum" else rows
            yield one, rows, whole

    def _chain(self, what: Penetapan) -> list[Penetapan]:
        """What it builds on, oldest first, and itself; `sebelum` names earlier ones only."""
        chain = [what]
        while below := self.semua.get(chain[-1].sebelum):
            chain.append(below)
        return chain[::-1]


def _rows(what: Penetapan, voters: Iterable[Pemilih], given: list[Baris], below: list[Baris]) -> list[Baris]:
    """`given`: rows that had a number before; `below`: the whole list that `what` builds on."""
    if what.tahap in ("dptambahan", "addendum"):
        known = {row.pemilih.id for row in below}
        voters = (voter for voter in voters if voter.id not in known)
    return daftar(voters, given)


def _place(row: Baris) -> tuple[str, int]:
    return row.pemilih.tps, row.no


def berlaku(events: Iterable[Peristiwa]) -> Berlaku:
    """What the `tetapkan` and `buka` events of a journal say, in any order; other kinds are passed over.

    No `batal` reaches them: what two members signed is not taken back by one.
    """
    ordered = sorted(events, key=lambda event: (event.lamport, event.perangkat, event.urut))
    made: dict[str, Penetapan] = {}
    for event in ordered:
        if event.jenis == "tetapkan":
            made[event.ref] = _penetapan(event, made)
    opened = tuple(_pembukaan(event) for event in ordered if event.jenis == "buka")
    shut = {one.tetapan for one in opened}
    hold = [one for ref, one in made.items() if ref not in shut]
    stages: dict[Tahap, Penetapan] = {one.tahap: one for one in hold if one.tahap != "addendum"}
    addenda = tuple(_addenda(hold, stages.get("dpt")))
    kept = {one.ref for one in (*stages.values(), *addenda)}
    twins = tuple(one for one in hold if one.ref not in kept and _holds_beside(one, kept))
    return Berlaku(made, opened, stages, addenda, twins)


def _holds_beside(one: Penetapan, kept: Set[str]) -> bool:
    """Of addenda those that build on what is in force."""
    return one.tahap != "addendum" or one.sebelum in kept


def _addenda(hold: list[Penetapan], dpt: Penetapan | None) -> Iterable[Penetapan]:
    """The chain on the DPT in force; an addendum to a list that was opened again hangs on nothing."""
    last = dpt
    while last is not None:
        last = next((one for one in hold if one.tahap == "addendum" and one.sebelum == last.ref), None)
        if last is not None:
            yield last


def _penetapan(event: Peristiwa, earlier: Mapping[str, Penetapan]) -> Penetapan:
    """It builds on what came before it and holds: no list builds on itself by a detour."""
    isi = event.data
    return Penetapan(
        event.ref,
        isi["tahap"],
        isi["paket"],
        isi["kepala"],
        isi["aturan"],
        isi["sidik"],
        isi["jumlah"],
        isi["sebelum"] if isi["sebelum"] in earlier else "",
        date.fromisoformat(isi["hari"]),
        isi["nomor"],
        event.waktu,
        tuple(isi["tanda_tangan"]),
    )


def _pembukaan(event: Peristiwa) -> Pembukaan:
    isi, told = event.data, refusals([event])
    surat = told[0].surat if told else None
    signed = tuple(isi["tanda_tangan"])
    return Pembukaan(event.ref, isi["tetapan"], isi["alasan"], isi["nomor"], event.waktu, signed, surat)
