"""Feedback batches in KPU's vault: which quarter each belongs to and up to which day it counts."""

from dataclasses import dataclass

from app.store.database import Connection


@dataclass(frozen=True, slots=True)
class Angkatan:
    """One batch. `triwulan`: 2027-1 .. 2027-4; `batas`: its cut-off date, ISO."""

    nomor: int
    waktu: str
    triwulan: str
    batas: str


def add(db: Connection, one: Angkatan) -> None:
    """Write a batch down. Call in a transaction."""
    db.execute("INSERT INTO angkatan VALUES (?, ?, ?, ?)", (one.nomor, one.waktu, one.triwulan, one.batas))


def keep_recap(db: Connection, nomor: int, isi: bytes) -> None:
    """What a batch counted. Call in its transaction."""
    db.execute("INSERT INTO rekap_angkatan VALUES (?, ?)", (nomor, isi))


def recap_of(db: Connection, nomor: int) -> bytes | None:
    """None: an earlier release made the batch."""
    row = db.execute("SELECT isi FROM rekap_angkatan WHERE nomor = ?", (nomor,)).fetchone()
    return bytes(row[0]) if row else None


def all_batches(db: Connection) -> list[Angkatan]:
    """Every batch, oldest first."""
    return [Angkatan(*row) for row in db.execute("SELECT * FROM angkatan ORDER BY nomor")]
