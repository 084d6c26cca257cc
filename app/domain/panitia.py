"""The committee as the journal tells it: each member by his newest `anggota` event."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.peristiwa import Peristiwa


@dataclass(frozen=True, slots=True)
class AnggotaTercatat:
    """A member whom the journal knows; `kunci` is his public key (`RW...`)."""

    id: str
    nama: str
    peran: str
    kunci: str


def panitia(events: Iterable[Peristiwa]) -> dict[str, AnggotaTercatat]:
    """All members by id, in the order in which they were first added."""
    added = (event for event in events if event.jenis == "anggota")
    ordered = sorted(added, key=lambda event: (event.lamport, event.perangkat, event.urut))
    return {str(event.data["id"]): AnggotaTercatat(**event.data) for event in ordered}
