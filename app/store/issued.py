"""The packages a village has opened, and the returns it has sealed: byte for byte."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.store.database import Connection


@dataclass(frozen=True, slots=True)
class Issued:
    """A package as kept: its bytes, the village, the texts of its settings files, V's public half."""

    id: str
    urut: int
    berkas: bytes = field(repr=False)
    desa: Mapping[str, str]
    pengaturan: str
    kpu: str
    token: str = field(repr=False)
    sha256: str
    penerima: str


def store_paket(db: Connection, issued: Issued) -> None:
    """Keep a package for ever."""
    db.execute(
        "INSERT INTO paket VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            issued.id,
            issued.urut,
            issued.berkas,
            json.dumps(issued.desa),
            issued.pengaturan,
            issued.kpu,
            issued.token,
            issued.sha256,
            issued.penerima,
        ),
    )


def newest_paket(db: Connection) -> Issued | None:
    """The package adopted last; None in a file that was never finished."""
    return next(packages(db), None)


def packages(db: Connection) -> Iterator[Issued]:
    """Every package adopted, the newest first."""
    for row in db.execute("SELECT * FROM paket ORDER BY urut DESC"):
        yield Issued(**dict(row) | {"desa": json.loads(row["desa"])})


@dataclass(frozen=True, slots=True)
class Kept:
    """A sealed return and the file name it was last written under."""

    urut: int
    nama: str
    berkas: bytes = field(repr=False)


def keep_return(db: Connection, tahap: str, kept: Kept) -> None:
    """Keep the newest return of its kind. Call in the transaction that says it was sealed."""
    db.execute(
        "INSERT OR REPLACE INTO kiriman VALUES (?, ?, ?, ?)", (tahap, kept.urut, kept.nama, kept.berkas)
    )


def kept_returns(db: Connection) -> dict[str, Kept]:
    """The newest return of each kind."""
    rows = db.execute("SELECT tahap, urut, nama, berkas FROM kiriman ORDER BY tahap")
    return {tahap: Kept(*kept) for tahap, *kept in rows}


def kept_return(db: Connection, tahap: str) -> Kept | None:
    """The newest return of a kind."""
    row = db.execute("SELECT urut, nama, berkas FROM kiriman WHERE tahap = ?", (tahap,)).fetchone()
    return Kept(*row) if row else None


def rename_return(db: Connection, tahap: str, nama: str) -> None:
    """It was written again under another name."""
    db.execute("UPDATE kiriman SET nama = ? WHERE tahap = ?", (nama, tahap))
