"""What feedback needs from the vault: the raw rows behind voter ids, and what earlier batches said."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain import canonical
from app.domain.pemilih import POTENSIAL
from app.domain.voter_id import kpu_id
from app.store import vault_rows
from app.store.database import Connection

Key = tuple[str, str]
"""(voter id, kind of row)."""


@dataclass(frozen=True, slots=True)
class Source:
    """A voter as KPU has him now: the columns of `pemilih.csv` after id, and the 33 raw columns.

    `di_desa`: he stands in the village's part of KPU's list still.
    """

    values: list[str] = field(repr=False)
    raw: list[str] = field(repr=False)
    di_desa: bool
    kel_id: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A row of an earlier batch. `sidik`: of its content, hex; `nilai`: field -> value that it asked for.

    `tindak`: the day Sidalih was seen to have it, "" as long as it was not.
    """

    sidik: str
    nomor: int
    nilai: Mapping[str, str] = field(repr=False)
    tindak: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a NIK in KPU's list: DPID, village code, and voter id there; each "" where there is none."""

    dpid: str
    kode: str
    id: str


def sources(db: Connection, kode: str) -> dict[str, Source]:
    """Every voter who ever had a number in a village, by id."""
    rows = db.execute(
        "SELECT n.nomor, p.rinci, p.aktif = 1 AND k.kode IS n.kode, p.kel_id FROM nomor n"
        " JOIN pemilih p ON p.nomor = n.pemilih"
        " LEFT JOIN wilayah k ON k.kel_id = p.kel_id AND k.bagian = p.bagian"
        " WHERE n.kode = ?",
        (kode,),
    ).fetchall()
    wide = vault_rows.read(db, (row[1] for row in rows))
    return {
        kpu_id(nomor): Source(list(values), list(raw), bool(here), kel_id)
        for (nomor, _, here, kel_id), (values, raw) in zip(rows, wide, strict=True)
    }


def holder_of(db: Connection, nik: str) -> Holder | None:
    """Who has a NIK in the district; None where nobody has it."""
    row = db.execute(
        "SELECT p.dpid, coalesce(k.kode, ''), n.nomor FROM pemilih p"
        " LEFT JOIN wilayah k ON k.kel_id = p.kel_id AND k.bagian = p.bagian"
        " LEFT JOIN nomor n ON n.kode = k.kode AND n.pemilih = p.nomor WHERE p.nik = ? AND p.aktif = 1",
        (nik,),
    ).fetchone()
    return Holder(row[0], row[1], kpu_id(row[2]) if row[2] else "") if row else None


Area = tuple[str, str, str, str]
"""(kec_id, kecamatan, kel_id, kelurahan) as Sidalih writes them."""


def areas_of(db: Connection, kode: str) -> list[Area]:
    """Sidalih's areas that a village lies in, the one with most of its voters first."""
    rows = db.execute(
        "SELECT k.kec_id, k.kecamatan, k.kel_id, k.nama FROM wilayah w JOIN kelurahan k USING (kel_id)"
        " WHERE w.kode = ? GROUP BY k.kel_id ORDER BY (SELECT count(*) FROM pemilih p JOIN wilayah o"
        "   ON o.kel_id = p.kel_id AND o.bagian = p.bagian AND o.kode = w.kode"
        "   WHERE p.kel_id = k.kel_id AND p.aktif = 1) DESC, k.kel_id",
        (kode,),
    )
    return [(kec_id, kecamatan, kel_id, nama) for kec_id, kecamatan, kel_id, nama in rows]


def said(db: Connection, kode: str) -> dict[Key, Said]:
    """What batches said of a village, and what became of it."""
    rows = db.execute("SELECT pemilih, jenis, sidik, nomor, nilai, tindak FROM umpan WHERE kode = ?", (kode,))
    return {
        (voter, jenis): Said(digest, nomor, json.loads(nilai), tindak)
        for voter, jenis, digest, nomor, nilai, tindak in rows
    }


def say(db: Connection, kode: str, fresh: Mapping[Key, Said], withdrawn: Iterable[Key]) -> None:
    """Remember what a batch says; forget what it withdraws. Call in a transaction."""
    gone = [(kode, *key) for key in withdrawn]
    db.executemany("DELETE FROM umpan WHERE kode = ? AND pemilih = ? AND jenis = ?", gone)
    rows = [
        (kode, *key, one.sidik, one.nomor, canonical.dumps(one.nilai), one.tindak)
        for key, one in fresh.items()
    ]
    db.executemany("INSERT OR REPLACE INTO umpan VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def settle(db: Connection, kode: str, keys: Iterable[Key], day: str) -> None:
    """Sidalih was seen to have these rows on this day. Call in a transaction."""
    rows = [(day, kode, *key) for key in keys]
    db.executemany("UPDATE umpan SET tindak = ? WHERE kode = ? AND pemilih = ? AND jenis = ?", rows)


def followed(db: Connection) -> list[tuple[str, str, int, str]]:
    """(village, kind, batch, day it was settled or "") of every row that was said, by village and batch."""
    rows = db.execute("SELECT kode, jenis, nomor, tindak FROM umpan ORDER BY kode, nomor")
    return [(kode, jenis, nomor, tindak) for kode, jenis, nomor, tindak in rows]


def potential_voters(db: Connection) -> dict[str, int]:
    """Village -> its numbered potential new voters of the PDPB: in its package, on no list of KPU."""
    sheets = db.execute(
        "SELECT l.nomor FROM lembar l JOIN impor i ON i.nomor = l.impor WHERE i.jenis = ?", (POTENSIAL,)
    )
    numbers = json.dumps([row[0] for row in sheets])
    if numbers == "[]":
        return {}
    rows = db.execute(
        "SELECT n.kode, count(*) FROM pemilih p JOIN nomor n ON n.pemilih = p.nomor JOIN wilayah w"
        " ON w.kel_id = p.kel_id AND w.bagian = p.bagian AND w.kode = n.kode"
        " WHERE p.aktif = 1 AND p.dpid = '' AND p.lembar IN (SELECT value FROM json_each(?)) GROUP BY n.kode",
        (numbers,),
    )
    return {kode: int(count) for kode, count in rows}


def newest_import(db: Connection) -> str:
    """The instant of KPU's newest import, "" before the first."""
    return str(db.execute("SELECT coalesce(max(waktu), '') FROM impor").fetchone()[0])
