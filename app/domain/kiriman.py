"""The returns a journal tells of: which were sealed, which KPU refused, which final one is in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.peristiwa import Peristiwa
from app.domain.tahap_kiriman import AKHIR, SUSULAN, TahapKiriman


@dataclass(frozen=True, slots=True)
class Sent:
    """A `kirim` event: a return that was written. `sums`: SHA-256 of its SHA256SUMS, hex."""

    urut: int
    tahap: TahapKiriman
    id: str
    sums: str
    kode: str
    waktu: int
    perangkat: str


@dataclass(frozen=True, slots=True)
class SuratTolak:
    """KPU's letter by which a final return was refused, as the committee typed it."""

    nomor: str
    tanggal: date


@dataclass(frozen=True, slots=True)
class Penolakan:
    """A re-opening after a final return: `balasan` is the id of the return that KPU refused."""

    balasan: str
    surat: SuratTolak


def sealed(events: Iterable[Peristiwa]) -> list[Sent]:
    """Every return that was sealed, oldest first; other kinds are passed over."""
    found = []
    for event in _ordered(events, "kirim"):
        isi = event.data
        told = (isi["urut"], isi["tahap"], isi["id"], isi["sums"], isi["kode"])
        found.append(Sent(*told, event.waktu, event.perangkat))
    return found


def refusals(events: Iterable[Peristiwa]) -> list[Penolakan]:
    """What `buka` events say of KPU's refusals, oldest first."""
    told = (event.data.get("penolakan") for event in _ordered(events, "buka"))
    return [
        Penolakan(one["balasan"], SuratTolak(one["nomor"], date.fromisoformat(one["tanggal"])))
        for one in told
        if one
    ]


def final_in_force(events: Iterable[Peristiwa]) -> Sent | None:
    """The newest final return that no re-opening calls refused."""
    known = list(events)
    void = {one.balasan for one in refusals(known)}
    return next((one for one in reversed(sealed(known)) if one.tahap == AKHIR and one.id not in void), None)


def supplements(events: Iterable[Peristiwa]) -> list[Sent]:
    """The supplements to the final return in force, oldest first."""
    known = list(events)
    final, returns = final_in_force(known), sealed(known)
    after = returns[returns.index(final) + 1 :] if final else []
    return [one for one in after if one.tahap == SUSULAN]


def announcement(events: Iterable[Peristiwa], sent: Sent) -> Peristiwa | None:
    """The `kembali` event of a return that was sealed, if the journal has it."""
    told = (event for event in events if event.jenis == "kembali" and event.perangkat == sent.perangkat)
    return next((event for event in told if event.data["urut"] == sent.urut), None)


def _ordered(events: Iterable[Peristiwa], kind: str) -> list[Peristiwa]:
    found = (event for event in events if event.jenis == kind)
    return sorted(found, key=lambda event: (event.lamport, event.perangkat, event.urut))
