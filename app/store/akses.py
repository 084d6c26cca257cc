"""Reading the second chain: what it says is found by kind, for it has few lines and no columns."""

import json
from collections.abc import Iterator, Mapping

from app.domain.peristiwa import Peristiwa, read
from app.store.database import Connection


def of_kind(db: Connection, kind: str) -> Iterator[Peristiwa]:
    """Accesses of one kind, of all devices, by (lamport, device, urut): of two the last one counts."""
    rows = db.execute(
        "SELECT baris FROM akses WHERE instr(baris, ?) > 0 ORDER BY lamport, perangkat, urut",
        (f'"jenis":"{kind}"',),
    )
    return (event for event in (read(row[0]) for row in rows) if event.jenis == kind)


def heads(db: Connection) -> dict[str, int]:
    """The number of every device's newest access."""
    return dict(db.execute("SELECT perangkat, max(urut) FROM akses GROUP BY perangkat").fetchall())


def count_after(db: Connection, kinds: tuple[str, ...], known: Mapping[str, int]) -> int:
    """How many accesses of these kinds come after these numbers of each device; of one not named all do."""
    query = (
        "SELECT count(*) FROM akses WHERE perangkat = ? AND urut > ? "
        "AND json_extract(baris, '$.jenis') IN (SELECT value FROM json_each(?))"
    )
    wanted = json.dumps(kinds)
    return sum(
        int(db.execute(query, (device, known.get(device, 0), wanted)).fetchone()[0]) for device in heads(db)
    )
