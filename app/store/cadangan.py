"""What a data file knows of its own backups: the key that opens them, where and when the newest was made."""

from dataclasses import dataclass, field

from app.store.database import Connection


@dataclass(frozen=True, slots=True)
class Cadangan:
    """`identitas`: the PC's backup identity. `waktu` (ms) and `lamport` of the newest backup, 0 before it."""

    identitas: str = field(repr=False)
    folder: str = ""
    waktu: int = 0
    lamport: int = 0


def found(db: Connection, identitas: str) -> None:
    """Give a new data file its backup identity."""
    db.execute("INSERT INTO cadangan VALUES (1, ?, '', 0, 0)", (identitas,))


def get(db: Connection) -> Cadangan:
    """As it stands."""
    row = db.execute("SELECT identitas, folder, waktu, lamport FROM cadangan").fetchone()
    return Cadangan(*row)


def remember(db: Connection, folder: str, waktu: int, lamport: int) -> None:
    """A backup was written and read back. Call inside a transaction."""
    db.execute("UPDATE cadangan SET folder = ?, waktu = ?, lamport = ?", (folder, waktu, lamport))
