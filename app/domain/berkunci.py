"""Keyed events: records beside the list of voters, each found by its key; one rule folds them all.

FORMAT.md section 6, "Keyed kinds". The map of the village, settings, places of TPS, announcements, responses
and decisions about pairs are of this kind.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.fold import Undone, is_active
from app.domain.peristiwa import Peristiwa

KEYS: Mapping[str, tuple[str, ...]] = {
    "wilayah": ("alamat", "rt", "rw"),
    "setelan": ("kunci",),
    "tps": ("kode",),
    "pengumuman": ("id",),
    "tanggapan": ("id",),
    "pasangan": ("satu", "dua"),
    "teks": ("dokumen", "bagian"),
    "dokumen": ("nomor",),
    "kembalian": ("pemilih",),
}
"""Kind -> the names in `isi` that make its key."""

Key = tuple[str, ...]
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Terkini:
    """What a key holds. `isi` is empty where PCs said different things: then `konflik` has each of them.

    `dasar`: the refs that the next event must name. `waktu` and `anggota` are of the newest event.
    """

    isi: Record
    dasar: tuple[str, ...] = ()
    konflik: tuple[Record, ...] = ()
    waktu: int = 0
    anggota: str = ""


NOTHING = Terkini({})


def key_of(event: Peristiwa) -> Key:
    """The key that an event of a keyed kind is about."""
    return tuple(str(event.data[name]) for name in KEYS[event.jenis])


def fold_keyed(events: Iterable[Peristiwa], acts: Undone, jenis: str) -> dict[Key, Terkini]:
    """The records of one kind, from a journal's events in any order; other kinds are passed over."""
    by_key: dict[Key, dict[str, Peristiwa]] = defaultdict(dict)
    for event in events:
        if event.jenis == jenis and is_active(event, acts):
            by_key[key_of(event)][event.ref] = event
    return {key: _fold_key(known) for key, known in by_key.items()}


def _fold_key(known: Mapping[str, Peristiwa]) -> Terkini:
    """A `dasar` reaches lower Lamport numbers only, so that no circle leaves a key without a candidate."""
    replaced = {
        ref
        for event in known.values()
        for ref in event.dasar
        if ref in known and known[ref].lamport < event.lamport
    }
    refs = tuple(sorted(known.keys() - replaced))
    newest = max((known[ref] for ref in refs), key=lambda event: (event.lamport, event.perangkat))
    different: list[Record] = []
    for ref in refs:
        if known[ref].data not in different:
            different.append(known[ref].data)
    isi = different[0] if len(different) == 1 else {}
    return Terkini(isi, refs, tuple(different[1:] and different), newest.waktu, newest.anggota)
