"""What a data file knows of its own backups: the key that opens them, where and when the newest was made."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.store.database import Connection


@dataclass(frozen=True, slots=True)
class Cadangan:
    """`identitas`: the PC's backup identity. Of the newest backup: folder, moment (ms), heads."""

    identitas: str = field(repr=False)
    folder: str
    waktu: int
    kepala: Mapping[str, int]


def found(db: Connection, identitas: str) -> None:
    """Give a new data file its backup identity."""
    db.execute("INSERT INTO cadangan VALUES (1, ?, '', 0, '{}')", (identitas,))


def get(db: Connection) -> Cadangan:
    """As it stands; `folder` "" and `waktu` 0 before the first backup."""
    identitas, folder, waktu, kepala = db.execute(
        "SELECT identitas, folder, waktu, kepala FROM cadangan"
    ).fetchone()
    return Cadangan(identitas, folder, waktu, json.loads(kepala))


def remember(db: Connection, folder: str, waktu: int, kepala: Mapping[str, int]) -> None:
    """A backup was written and read back. Call inside a transaction."""
    row = (folder, waktu, json.dumps(kepala))
    db.execute("UPDATE cadangan SET folder = ?, waktu = ?, kepala = ?", row)
