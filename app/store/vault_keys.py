"""What an election's keys have sealed, and taking all of it away at the end."""

import json

from app.store.database import Connection


def newest_package(db: Connection) -> bytes | None:
    """The `.dpt` that was issued last, of whatever village; none where packages were destroyed."""
    row = db.execute("SELECT berkas FROM paket WHERE berkas <> x'' ORDER BY rowid DESC LIMIT 1").fetchone()
    return bytes(row[0]) if row else None


def count_packages(db: Connection) -> int:
    """How many were issued."""
    return _count(db, "paket")


def sizes(db: Connection) -> tuple[int, int, int]:
    """How many villages, packages and returns an election has."""
    return _count(db, "desa"), _count(db, "paket"), _count(db, "balasan")


def words(db: Connection) -> dict[str, int]:
    """How many packages still have their letter's words."""
    return {"kata": _count(db, "paket WHERE kata <> '[]'")}


def contents(db: Connection) -> dict[str, int]:
    """All that `destroy_all` takes away, counted."""
    setting = db.execute("SELECT isi FROM pengaturan WHERE kunci = 'operator_lama'").fetchone()
    return words(db) | {
        "token": _count(db, "paket WHERE token <> ''"),
        "paket": _count(db, "paket WHERE berkas <> x''"),
        "pengembalian": _count(db, "balasan WHERE berkas <> x''"),
        "pemilih": _count(db, "pemilih"),
        "nomor": _count(db, "nomor"),
        "isian": _count(db, "isian"),
        "umpan": _count(db, "umpan"),
        "kontak": _count(db, "desa WHERE kontak <> '{}'"),
        "kunci": 2 + len(json.loads(setting[0])),
    }


def destroy_words(db: Connection) -> None:
    """The words of every letter. Call in a transaction; then `database.compact`."""
    db.execute("UPDATE paket SET kata = '[]'")


def destroy_all(db: Connection) -> None:
    """What tells of a person or opens a file; counts, states and the record stay. Call in a transaction."""
    db.execute("UPDATE paket SET kata = '[]', token = '', berkas = x''")
    db.execute("UPDATE balasan SET berkas = x''")
    db.execute("UPDATE isian SET asal = '', pemilih = '', isi = '{}', bukti = '{}'")
    db.execute("UPDATE desa SET kontak = '{}'")
    for table in ("masukan", "rinci", "pemilih", "nomor", "umpan"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608  (names of our own)


def _count(db: Connection, what: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM {what}").fetchone()[0])  # noqa: S608  (texts of our own)
