"""The journal's events of the field `dukcapil`, and whom a list for the population office may hold."""

import json
from collections.abc import Iterator, Mapping

from app.domain.pemilih import KOLOM, Pemilih
from app.domain.peristiwa import Peristiwa, read
from app.store.database import Connection

_MARK = '"kolom":"dukcapil"'
_LISTED = f"SELECT {', '.join(KOLOM)}, ubah, dukcapil FROM pemilih WHERE "  # noqa: S608
_ORDER = " ORDER BY rw, rt, nkk, nama, id"


def events(db: Connection) -> list[Peristiwa]:
    """All of them, undone ones too. A canonical line holds its field's name as it is written here."""
    rows = db.execute("SELECT baris FROM peristiwa WHERE pemilih <> '' AND instr(baris, ?) > 0", (_MARK,))
    found = (read(row[0]) for row in rows)
    return [event for event in found if event.kolom == "dukcapil"]


def listed(db: Connection, *, asked: bool = False) -> Iterator[tuple[Pemilih, str, dict[str, str]]]:
    """Everybody by RW, RT and family: (voter, corrected fields, what the office was asked and said).

    `asked`: only those whom it was asked about.
    """
    for row in db.execute(_LISTED + ("dukcapil <> '{}'" if asked else "1") + _ORDER):
        yield Pemilih(*row[: len(KOLOM)]), row["ubah"], json.loads(row["dukcapil"])


def events_after(db: Connection, lamport: Mapping[str, int]) -> list[Peristiwa]:
    """Values given to these voters after a Lamport number of each."""
    rows = db.execute(
        "SELECT pemilih, lamport, baris FROM peristiwa WHERE jenis = 'nilai' "
        "AND pemilih IN (SELECT value FROM json_each(?)) ORDER BY rowid",
        (json.dumps(sorted(lamport)),),
    )
    return [read(line) for voter, at, line in rows if at > lamport[voter]]
