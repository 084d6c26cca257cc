"""The numbered lists that were asked for, and what is answered on each: read back from the journal."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.dukcapil import DITANYA, keadaan
from app.domain.fold import Undone, is_active
from app.domain.peristiwa import Peristiwa

KONFLIK = "konflik"
"""State of a row that two computers answered differently."""


@dataclass(frozen=True, slots=True)
class Butir:
    """One row of a list. `isi`: the newest `dukcapil` object of this voter on this list.

    `lagi`: number of a later list on which he was asked for again; then this list takes no answer for him.
    """

    pemilih: str
    urut: int
    isi: Mapping[str, str]
    konflik: bool = False
    lagi: str = ""

    @property
    def keadaan(self) -> str:
        """DITANYA, the answer, or KONFLIK."""
        return KONFLIK if self.konflik else keadaan(self.isi)


@dataclass(frozen=True, slots=True)
class DaftarPadanan:
    """One list in its order. `act`, `waktu`, `anggota`: of the act that made it."""

    nomor: str
    act: str
    waktu: int
    anggota: str
    butir: tuple[Butir, ...] = field(repr=False)

    @property
    def hitungan(self) -> dict[str, int]:
        """State -> how many rows; together they are the list."""
        return dict(Counter(one.keadaan for one in self.butir))

    @property
    def terbuka(self) -> int:
        """Rows that still wait for their answer."""
        return sum(one.keadaan == DITANYA and not one.lagi for one in self.butir)

    @property
    def surat(self) -> list[tuple[str, str, int]]:
        """Letters that answered: (number, date, rows), the oldest date first."""
        counts = Counter((one.isi.get("tanggal", ""), one.isi.get("nomor", "")) for one in self.butir)
        return [(nomor, tanggal, count) for (tanggal, nomor), count in sorted(counts.items()) if nomor]


def daftar_padanan(events: Iterable[Peristiwa], acts: Undone) -> dict[str, DaftarPadanan]:
    """Number -> list, the first number first. `events`: all of the field `dukcapil`, in any order."""
    of_voter: dict[str, list[Peristiwa]] = defaultdict(list)
    for event in events:
        if is_active(event, acts):
            of_voter[event.pemilih].append(event)
    rows: dict[str, list[Butir]] = defaultdict(list)
    made: dict[str, Peristiwa] = {}
    for voter, told in of_voter.items():
        told.sort(key=_order)
        for nomor in dict.fromkeys(str(event.data.get("daftar", "")) for event in told):
            here = [event for event in told if event.data.get("daftar", "") == nomor]
            rows[nomor].append(_row(voter, nomor, here, told))
            made[nomor] = min(made.get(nomor, here[0]), here[0], key=_order)
    rows.pop("", None)
    return {
        nomor: DaftarPadanan(
            nomor,
            made[nomor].tindakan,
            made[nomor].waktu,
            made[nomor].anggota,
            tuple(sorted(rows[nomor], key=lambda one: (one.urut, one.pemilih))),
        )
        for nomor in sorted(rows, key=number_of)
    }


def _order(event: Peristiwa) -> tuple[int, str, int]:
    return event.lamport, event.perangkat, event.urut


def _row(voter: str, nomor: str, here: list[Peristiwa], told: list[Peristiwa]) -> Butir:
    replaced = {ref for event in here for ref in event.dasar}
    newest = [event for event in here if event.ref not in replaced] or here[-1:]
    isi = newest[-1].data
    urut = str(isi.get("urut", ""))
    later = str(told[-1].data.get("daftar", ""))
    return Butir(
        voter,
        int(urut) if urut.isdecimal() else 0,
        isi,
        konflik=any(event.data != isi for event in newest),
        lagi=later if later != nomor else "",
    )


def number_of(nomor: str) -> tuple[int, str]:
    """Lists by their number; one whose name is no number comes last."""
    return (int(nomor) if nomor.isdecimal() else 1 << 53, nomor)


def next_number(events: Iterable[Peristiwa]) -> str:
    """A number that no list ever had, not even one that was undone: its paper may be on the way."""
    known = (str(event.data.get("daftar", "")) for event in events)
    return str(1 + max((int(nomor) for nomor in known if nomor.isdecimal()), default=0))
