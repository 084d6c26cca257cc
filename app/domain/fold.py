"""Base + journal -> current list. The one truth; every table on a screen is a cache of this."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.domain.pemilih import OBJECTS, Pemilih
from app.domain.peristiwa import Peristiwa

Undone = Mapping[str, int]
"""Act -> Lamport number of the undo that holds; its events with a lower number are inactive."""


@dataclass(frozen=True, slots=True)
class Konflik:
    """A field that needs a person: the refs of all candidates; `kpu` where the base moved under a mark."""

    pemilih: str
    kolom: str
    dasar: tuple[str, ...]
    kpu: bool = False


@dataclass(slots=True)
class FoldedVoter:
    """One voter folded. `pemilih` is None for one whom no base and no active `baru` holds."""

    pemilih: Pemilih | None
    bukti: Mapping[str, str] = field(default_factory=dict)
    dukcapil: Mapping[str, str] = field(default_factory=dict)
    candidates: dict[str, tuple[str, ...]] = field(default_factory=dict)
    konflik: list[Konflik] = field(default_factory=list)


@dataclass(slots=True)
class Folded:
    """The whole list, in base order with the village's own voters after it."""

    pemilih: dict[str, Pemilih]
    bukti: dict[str, Mapping[str, str]] = field(default_factory=dict)
    dukcapil: dict[str, Mapping[str, str]] = field(default_factory=dict)
    konflik: list[Konflik] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)


def undone(events: Iterable[Peristiwa]) -> Undone:
    """Which acts are undone. Looks at `batal` events only; newer ones decide about older ones."""
    result: dict[str, int] = {}
    undos = (event for event in events if event.jenis == "batal" and isinstance(event.isi, str))
    for event in sorted(undos, key=lambda e: (e.lamport, e.perangkat, e.urut), reverse=True):
        if is_active(event, result):
            target = str(event.isi)
            result[target] = max(result.get(target, 0), event.lamport)
    return result


def is_active(event: Peristiwa, acts: Undone) -> bool:
    """Whether no undo that holds reaches this event."""
    return acts.get(event.tindakan, 0) <= event.lamport


def fold_voter(base: Pemilih | None, events: Iterable[Peristiwa], acts: Undone) -> FoldedVoter:
    """Fold one voter's events, in any order, over the base row (None for the village's own voter)."""
    known = {event.ref: event for event in events}
    active = [event for event in known.values() if is_active(event, acts)]
    if base is None:
        base = _own_voter(active)
    by_field: dict[str, list[Peristiwa]] = defaultdict(list)
    for event in active:
        if event.jenis == "nilai":
            by_field[event.kolom].append(event)
    result = FoldedVoter(base)
    if base is None:
        return result
    values: dict[str, str] = {}
    for kolom, field_events in sorted(by_field.items()):
        _fold_field(result, base, kolom, field_events, known, values)
    result.pemilih = replace(base, **values)
    return result


def _fold_field(
    result: FoldedVoter,
    base: Pemilih,
    kolom: str,
    events: list[Peristiwa],
    known: Mapping[str, Peristiwa],
    values: dict[str, str],
) -> None:
    candidates = _candidates(events, known) if len(events) > 1 else events
    refs = tuple(sorted(event.ref for event in candidates))
    result.candidates[kolom] = refs
    first = candidates[0].isi
    if any(event.isi != first for event in candidates):
        result.konflik.append(Konflik(base.id, kolom, refs))
    elif kolom in OBJECTS:
        setattr(result, kolom, first if isinstance(first, Mapping) else {})
    elif isinstance(first, str):
        under = str(getattr(base, kolom))
        if first != under and not _has_seen(under, candidates, known):
            result.konflik.append(Konflik(base.id, kolom, refs, kpu=True))
        else:
            values[kolom] = first


def _replaced(events: Iterable[Peristiwa], known: Mapping[str, Peristiwa]) -> set[str]:
    """Refs that an event names and came after: a lower Lamport number, so that no circle ends empty."""
    return {
        ref for event in events for ref in event.dasar if ref in known and known[ref].lamport < event.lamport
    }


def _candidates(events: list[Peristiwa], known: Mapping[str, Peristiwa]) -> list[Peristiwa]:
    replaced = _replaced(events, known)
    return [event for event in events if event.ref not in replaced]


def _has_seen(value: str, candidates: list[Peristiwa], known: Mapping[str, Peristiwa]) -> bool:
    """Whether these events or those below them replaced this value: their authors had looked at it."""
    waiting, visited = list(candidates), set[str]()
    while waiting:
        event = waiting.pop()
        if event.ref in visited:
            continue
        visited.add(event.ref)
        if event.lama == value:
            return True
        waiting.extend(known[ref] for ref in event.dasar if ref in known)
    return False


def _own_voter(active: Iterable[Peristiwa]) -> Pemilih | None:
    """As the device added the voter, the last time if it did so twice."""
    added = [event for event in active if event.jenis == "baru"]
    if not added:
        return None
    newest = max(added, key=lambda event: event.urut)
    return Pemilih(newest.pemilih, **newest.data)


def fold(base: Mapping[str, Pemilih], events: Iterable[Peristiwa]) -> Folded:
    """Fold a journal, in any order, over a base (id -> row). Order-free: merging is union, then this."""
    everything = list(events)
    acts = undone(everything)
    by_voter: dict[str, list[Peristiwa]] = defaultdict(list)
    for event in everything:
        if event.pemilih:
            by_voter[event.pemilih].append(event)
    result = Folded(dict(base))
    for voter in sorted(by_voter):
        one = fold_voter(base.get(voter), by_voter[voter], acts)
        if one.pemilih is None:
            if any(is_active(event, acts) for event in by_voter[voter]):
                result.orphans.append(voter)
            continue
        result.pemilih[voter] = one.pemilih
        result.konflik.extend(one.konflik)
        if one.bukti:
            result.bukti[voter] = one.bukti
        if one.dukcapil:
            result.dukcapil[voter] = one.dukcapil
    return result
