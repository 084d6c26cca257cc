"""Reading the second chain: what it says is found by kind, for it has few lines and no columns."""

from collections.abc import Iterator

from app.domain.peristiwa import Peristiwa, read
from app.store.database import Connection


def of_kind(db: Connection, kind: str) -> Iterator[Peristiwa]:
    """Accesses of one kind, of all devices, by (lamport, device, urut): of two the last one counts."""
    rows = db.execute(
        "SELECT baris FROM akses WHERE instr(baris, ?) > 0 ORDER BY lamport, perangkat, urut",
        (f'"jenis":"{kind}"',),
    )
    return (event for event in (read(row[0]) for row in rows) if event.jenis == kind)
