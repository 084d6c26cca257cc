"""Rows of returns without the program in KPU's vault: kept as they came, until an operator decides."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain import canonical
from app.store.database import Connection

BELUM, DITERIMA, DITOLAK = "belum", "diterima", "ditolak"
_COLUMNS = "nomor, kode, asal, jenis, pemilih, cocok, isi, keadaan, bukti, diputus"


@dataclass(frozen=True, slots=True)
class Isian:
    """One row. `jenis`: tms, ubah, baru; `pemilih`: the voter it is about, "" where nobody said yet.

    `cocok`: how he was found: dpid, nik, nama, tangan (a person said it), "" (nobody, or several).
    `isi`: field -> value, of a `tms` {usul_kpu}. `keadaan`: belum, diterima, ditolak.
    """

    nomor: int
    kode: str
    asal: str
    jenis: str
    pemilih: str
    cocok: str
    isi: Mapping[str, str] = field(repr=False)
    keadaan: str = BELUM
    bukti: Mapping[str, str] = field(default_factory=dict, repr=False)
    diputus: str = ""


def all_of(db: Connection, kode: str) -> list[Isian]:
    """A village's rows, as they came."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM isian WHERE kode = ? ORDER BY nomor", (kode,))  # noqa: S608
    return [_isian(row) for row in rows]


def counts(db: Connection) -> dict[str, dict[str, int]]:
    """Village -> {state: rows}, of the villages that have any."""
    found: dict[str, dict[str, int]] = {}
    for kode, keadaan, count in db.execute(
        "SELECT kode, keadaan, count(*) FROM isian GROUP BY kode, keadaan"
    ):
        found.setdefault(kode, {})[keadaan] = int(count)
    return found


def accepted_villages(db: Connection) -> list[str]:
    """The codes of villages with an accepted row."""
    rows = db.execute("SELECT DISTINCT kode FROM isian WHERE keadaan = ? ORDER BY kode", (DITERIMA,))
    return [row[0] for row in rows]


def is_numbered(db: Connection, kode: str) -> bool:
    """Whether the voters of a village have their numbers: it was packed, or rows of it were looked at."""
    return bool(db.execute("SELECT EXISTS (SELECT 1 FROM nomor WHERE kode = ?)", (kode,)).fetchone()[0])


def known_niks(db: Connection, niks: Sequence[str]) -> list[str]:
    """Which of these an active voter of the district has."""
    found: list[str] = []
    for start in range(0, len(niks), 500):
        some = niks[start : start + 500]
        marks = ",".join("?" * len(some))
        rows = db.execute(f"SELECT nik FROM pemilih WHERE aktif = 1 AND nik IN ({marks})", some)  # noqa: S608
        found += [row[0] for row in rows]
    return found


def add(db: Connection, rows: Iterable[Isian]) -> None:
    """Keep rows; they get their numbers. Call in a transaction."""
    db.executemany(
        "INSERT INTO isian (kode, asal, jenis, pemilih, cocok, isi, keadaan, bukti, diputus)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(one.kode, *_told(one)) for one in rows],
    )


def replace_rows(db: Connection, rows: Iterable[Isian]) -> None:
    """Write rows again over those of the same number. Call in a transaction."""
    db.executemany(
        "UPDATE isian SET asal = ?, jenis = ?, pemilih = ?, cocok = ?, isi = ?, keadaan = ?, bukti = ?,"
        " diputus = ? WHERE nomor = ?",
        [(*_told(one), one.nomor) for one in rows],
    )


def _told(one: Isian) -> tuple[str, ...]:
    isi, bukti = canonical.dumps(one.isi), canonical.dumps(one.bukti)
    return one.asal, one.jenis, one.pemilih, one.cocok, isi, one.keadaan, bukti, one.diputus


def _isian(row: Sequence[object]) -> Isian:
    nomor, kode, asal, jenis, pemilih, cocok, isi, keadaan, bukti, diputus = map(str, row)
    told = (asal, jenis, pemilih, cocok, json.loads(isi), keadaan, json.loads(bukti), diputus)
    return Isian(int(nomor), kode, *told)
