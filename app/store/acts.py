"""The journal act by act, newest first, a page at a time: by the first event of each act."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.peristiwa import Peristiwa, read
from app.store.database import Connection

_FIRST = "SELECT baris FROM peristiwa WHERE tindakan = perangkat || ':' || urut"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an act stands in the order of the journal."""

    lamport: int
    perangkat: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """`anggota`: a member's id, None for everybody's. An act is wanted where one of its events is of `jenis`
    (never `nilai`: there `kolom` decides); without both every act is."""

    anggota: str | None = None
    jenis: tuple[str, ...] = ()
    kolom: tuple[str, ...] = ()


def place_of(event: Peristiwa) -> Place:
    """Of an act, by its first event."""
    return Place(event.lamport, event.perangkat)


def firsts(db: Connection, wanted: Wanted, after: Place | None, most: int) -> list[Peristiwa]:
    """The first events of the acts that come after a place, newest first."""
    where, values = [_FIRST], list[object]()
    if after:
        where.append("(lamport, perangkat) < (?, ?)")
        values += [after.lamport, after.perangkat]
    if wanted.anggota is not None:
        where.append("json_extract(baris, '$.anggota') = ?")
        values.append(wanted.anggota)
    for column, chosen, rare in (
        ("jenis", wanted.jenis, "<>"),
        ("json_extract(baris, '$.kolom')", wanted.kolom, "="),
    ):
        if chosen:
            marks = ", ".join("?" * len(chosen))
            where.append(
                "tindakan IN (SELECT tindakan FROM peristiwa "  # noqa: S608  (two fixed texts and "?")
                f"WHERE jenis {rare} 'nilai' AND {column} IN ({marks}))"
            )
            values += chosen
    query = " AND ".join(where) + " ORDER BY lamport DESC, perangkat DESC LIMIT ?"
    return [read(row[0]) for row in db.execute(query, (*values, most))]


def names(db: Connection, voters: Sequence[str]) -> dict[str, str]:
    """Voter -> name as listed now; one who is not listed is left out."""
    query = "SELECT id, nama FROM pemilih WHERE id IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] for row in db.execute(query, (json.dumps(list(voters)),))}
