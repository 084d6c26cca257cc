"""What was done about villages that did not return: reminders, closings, and what was taken back."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain import canonical
from app.store.database import Connection

DITAGIH, NIHIL, TIDAK_KEMBALI, URUNG = "ditagih", "nihil", "tidak_kembali", "urung"


@dataclass(frozen=True, slots=True)
class Tindak:
    """One act. `isi`: {ke, surat, tanggal, catatan} as far as it has them; of `urung` {nomor}."""

    nomor: int
    kode: str
    waktu: str
    jenis: str
    isi: Mapping[str, str | int] = field(repr=False)


def add(db: Connection, kode: str, waktu: str, jenis: str, isi: Mapping[str, str | int]) -> int:
    """Write one down; its number. Call in a transaction."""
    cursor = db.execute(
        "INSERT INTO tindak (kode, waktu, jenis, isi) VALUES (?, ?, ?, ?)",
        (kode, waktu, jenis, canonical.dumps(isi)),
    )
    return int(cursor.lastrowid or 0)


def in_force(db: Connection) -> dict[str, list[Tindak]]:
    """Village -> what holds of it, oldest first: what an `urung` names is left out."""
    every = [
        Tindak(nomor, kode, waktu, jenis, json.loads(isi))
        for nomor, kode, waktu, jenis, isi in db.execute("SELECT * FROM tindak ORDER BY nomor")
    ]
    undone = {one.isi["nomor"] for one in every if one.jenis == URUNG}
    found: dict[str, list[Tindak]] = defaultdict(list)
    for one in every:
        if one.jenis != URUNG and one.nomor not in undone:
            found[one.kode].append(one)
    return found


def of_village(db: Connection, kode: str) -> list[Tindak]:
    """All acts about one village, the undone and the `urung` too, oldest first."""
    rows = db.execute("SELECT * FROM tindak WHERE kode = ? ORDER BY nomor", (kode,))
    return [Tindak(nomor, kode, waktu, jenis, json.loads(isi)) for nomor, kode, waktu, jenis, isi in rows]


@dataclass(frozen=True, slots=True)
class Terkirim:
    """The newest package of a village, without its bytes."""

    urut: int
    pemilih: int
    dibuat: str


def packed(db: Connection) -> dict[str, Terkirim]:
    """Village -> its newest package."""
    rows = db.execute("SELECT kode, max(urut), pemilih, dibuat FROM paket GROUP BY kode")
    return {kode: Terkirim(urut, pemilih, dibuat) for kode, urut, pemilih, dibuat in rows}
