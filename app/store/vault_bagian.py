"""Parts of areas in KPU's vault, and which of them each voter stands in."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain import canonical
from app.domain.bagian import Bagian, as_json, of_json
from app.domain.pemilih import KOLOM_PAKET
from app.store import vault_banyak, vault_rows
from app.store.database import Connection

_ALAMAT, _RT, _RW = (KOLOM_PAKET.index(name) - 1 for name in ("alamat", "rt", "rw"))


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where a voter lives, for the rules; `bagian`: where he stands now."""

    pemilih: int
    bagian: int
    alamat: str
    rt: str
    rw: str


def parts(db: Connection) -> dict[str, list[Bagian]]:
    """kel_id -> its parts in order, of the areas that have any."""
    found: dict[str, list[Bagian]] = {}
    rows = db.execute("SELECT kel_id, kode, aturan FROM bagian ORDER BY kel_id, nomor")
    for kel_id, kode, aturan in rows:
        found.setdefault(kel_id, []).append(Bagian(kode, "", of_json(json.loads(aturan))))
    return found


def set_parts(db: Connection, kel_id: str, told: Sequence[Bagian]) -> None:
    """Replace an area's parts; none: it is whole again. Call in a transaction, then `move`."""
    db.execute("DELETE FROM bagian WHERE kel_id = ?", (kel_id,))
    rows = [(kel_id, at, one.kode, canonical.dumps(as_json(one.aturan))) for at, one in enumerate(told, 1)]
    db.executemany("INSERT INTO bagian VALUES (?, ?, ?, ?)", rows)


def places(db: Connection, kel_id: str) -> Iterator[Tempat]:
    """The active voters of an area."""
    rows = db.execute(
        "SELECT nomor, bagian, rinci FROM pemilih WHERE kel_id = ? AND aktif = 1 ORDER BY rinci", (kel_id,)
    ).fetchall()
    wide = vault_rows.read(db, (row[2] for row in rows))
    for (nomor, bagian, _), (values, _) in zip(rows, wide, strict=True):
        yield Tempat(nomor, bagian, values[_ALAMAT], values[_RT], values[_RW])


def move(db: Connection, moved: Iterable[tuple[int, int]]) -> None:
    """(part, voter) of those who stand elsewhere now."""
    db.executemany("UPDATE pemilih SET bagian = ? WHERE nomor = ?", moved)
    vault_banyak.recount(db)


def villages_of_parts(db: Connection) -> dict[tuple[str, int], str]:
    """(kel_id, part) -> village, of all that have one."""
    return {(kel_id, part): kode for kel_id, part, kode in db.execute("SELECT * FROM wilayah")}


def voters_of_villages(db: Connection) -> Mapping[str, int]:
    """Village -> its active voters."""
    rows = db.execute(
        "SELECT w.kode, sum(b.pemilih) FROM banyak b"
        " JOIN wilayah w ON w.kel_id = b.kel_id AND w.bagian = b.bagian GROUP BY w.kode"
    )
    return {kode: int(count) for kode, count in rows}


def shared_tps(db: Connection) -> list[tuple[str, str, list[str]]]:
    """(village, TPS of KPU, kel_ids) where several areas are one village and have the same TPS number."""
    rows = db.execute(
        "SELECT j.kode, p.tps, group_concat(DISTINCT p.kel_id) FROM"
        " (SELECT kode FROM wilayah GROUP BY kode HAVING count(DISTINCT kel_id) > 1) j"
        " JOIN wilayah w ON w.kode = j.kode"
        " JOIN pemilih p ON p.kel_id = w.kel_id AND p.bagian = w.bagian AND p.aktif = 1"
        " WHERE p.tps <> '' GROUP BY j.kode, p.tps HAVING count(DISTINCT p.kel_id) > 1 ORDER BY j.kode, p.tps"
    )
    return [(kode, tps, sorted(areas.split(","))) for kode, tps, areas in rows]


@dataclass(frozen=True, slots=True)
class TanpaDesa:
    """Voters who belong to no village yet: of an area without a code, or of no part of it."""

    kel_id: str
    kecamatan: str
    nama: str
    pemilih: int


def homeless(db: Connection) -> list[TanpaDesa]:
    """Areas with voters whom no village holds, by kecamatan and name."""
    rows = db.execute(
        "SELECT k.kel_id, k.kecamatan, k.nama, b.pemilih FROM kelurahan k"
        " JOIN banyak b ON b.kel_id = k.kel_id AND b.bagian = 0"
        " WHERE k.kode IS NULL ORDER BY k.kecamatan, k.nama, k.kel_id"
    )
    return [TanpaDesa(*row) for row in rows]
