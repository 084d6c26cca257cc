"""What an election's keys have sealed, and taking all of it away at the end."""

from app.store.database import Connection

EMPTIED = ("masukan", "rinci", "pemilih", "nomor", "umpan", "isian", "kepala")
"""Tables of voters, and of what was said about them."""


def newest_package(db: Connection) -> bytes | None:
    """The `.dpt` that was issued last, of whatever village; none where packages were destroyed."""
    row = db.execute("SELECT berkas FROM paket WHERE berkas <> x'' ORDER BY rowid DESC LIMIT 1").fetchone()
    return bytes(row[0]) if row else None


def count_packages(db: Connection) -> int:
    """How many were issued."""
    return int(db.execute("SELECT count(*) FROM paket").fetchone()[0])
