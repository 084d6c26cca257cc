"""What feedback needs from the vault: the raw rows behind voter ids, and what earlier batches said."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain.voter_id import kpu_id
from app.store import vault_rows
from app.store.database import Connection


@dataclass(frozen=True, slots=True)
class Source:
    """A voter as KPU has him now: the columns of `pemilih.csv` after id, and the 33 raw columns."""

    values: list[str] = field(repr=False)
    raw: list[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Said:
    """A row of an earlier batch. `sidik`: of its content, hex."""

    jenis: str
    sidik: str
    nomor: int


def sources(db: Connection, kode: str) -> dict[str, Source]:
    """Every voter who ever had a number in a village, by id."""
    rows = db.execute(
        "SELECT n.nomor, p.rinci FROM nomor n JOIN pemilih p ON p.nomor = n.pemilih WHERE n.kode = ?",
        (kode,),
    ).fetchall()
    wide = vault_rows.read(db, (rinci for _, rinci in rows))
    return {kpu_id(nomor): Source(*map(list, texts)) for (nomor, _), texts in zip(rows, wide, strict=True)}


def dpid_of_nik(db: Connection, nik: str) -> str | None:
    """The DPID under which the district has a NIK; None where nobody has it."""
    row = db.execute("SELECT dpid FROM pemilih WHERE nik = ? AND aktif = 1", (nik,)).fetchone()
    return str(row[0]) if row else None


def area_of(db: Connection, kode: str) -> tuple[str, str, str, str]:
    """(kec_id, kecamatan, kel_id, kelurahan) of a village, as Sidalih writes them."""
    row = db.execute(
        "SELECT kec_id, kecamatan, kel_id, nama FROM kelurahan WHERE kode = ?", (kode,)
    ).fetchone()
    return (row[0], row[1], row[2], row[3]) if row else ("", "", "", "")


def said(db: Connection, kode: str) -> dict[tuple[str, str], Said]:
    """(voter id, kind) -> what the newest batch said."""
    rows = db.execute("SELECT pemilih, jenis, sidik, nomor FROM umpan WHERE kode = ?", (kode,))
    return {(voter, jenis): Said(jenis, digest, nomor) for voter, jenis, digest, nomor in rows}


def say(
    db: Connection,
    kode: str,
    nomor: int,
    rows: Iterable[tuple[str, str, str]],
    withdrawn: Iterable[tuple[str, str]],
) -> None:
    """Remember the (voter, kind, sidik) rows of a batch; forget (voter, kind) of what it withdrew."""
    gone = [(kode, *pair) for pair in withdrawn]
    db.executemany("DELETE FROM umpan WHERE kode = ? AND pemilih = ? AND jenis = ?", gone)
    fresh = [(kode, *row, nomor) for row in rows]
    db.executemany("INSERT OR REPLACE INTO umpan VALUES (?, ?, ?, ?, ?)", fresh)
