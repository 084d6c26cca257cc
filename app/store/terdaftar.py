"""Asking the list about several people at once: whose NIK, who may be the same person, which KPU TPS."""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from app.domain.pemilih import KOLOM, Pemilih
from app.store.database import Connection

_COLUMNS = ", ".join(KOLOM)
_PLACE = "rw || '/' || rt || '/' || substr(tanggal_lahir, 1, 4)"


def holders(db: Connection, niks: Iterable[str]) -> dict[str, str]:
    """NIK -> the voter who has it."""
    rows = db.execute(
        "SELECT nik, id FROM pemilih WHERE nik <> '' AND nik IN (SELECT value FROM json_each(?)) "
        "ORDER BY nomor DESC, id DESC",
        (_texts(niks),),
    )
    return {row["nik"]: row["id"] for row in rows}


def family(db: Connection, nkk: str) -> list[Pemilih]:
    """The listed voters of a family card, TMS ones too."""
    query = f"SELECT {_COLUMNS} FROM pemilih WHERE nkk = ? AND nkk <> '' ORDER BY nomor, id"  # noqa: S608
    return [Pemilih(*row) for row in db.execute(query, (nkk,))]


def named(db: Connection, voters: Collection[str]) -> dict[str, Pemilih]:
    """Voters by id."""
    query = f"SELECT {_COLUMNS} FROM pemilih WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
    return {row["id"]: Pemilih(*row) for row in db.execute(query, (_texts(voters),))}


def acquaintances(db: Connection, people: Collection[Pemilih]) -> list[Pemilih]:
    """Every listed voter who may be one of these people, in list order: the rest cannot be.

    By id, NIK, NKK, name as written, or birth year within one RT (whose spellings are then compared).
    """
    params = (
        _texts(one.id for one in people),
        _texts(one.nik for one in people),
        _texts(one.nkk for one in people),
        _texts(one.nama for one in people),
        _texts(f"{one.rw}/{one.rt}/{one.tanggal_lahir[:4]}" for one in people if one.rt),
    )
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM pemilih WHERE id IN (SELECT value FROM json_each(?1)) "  # noqa: S608
        "OR nik IN (SELECT value FROM json_each(?2)) OR nkk IN (SELECT value FROM json_each(?3)) "
        "OR nama IN (SELECT value FROM json_each(?4)) "
        f"OR {_PLACE} IN (SELECT value FROM json_each(?5)) ORDER BY nomor, id",
        params,
    )
    return [Pemilih(*row) for row in rows]


def alike(db: Connection, people: Collection[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """(Name, birth date) -> the voters who have both, in list order."""
    rows = db.execute(
        "SELECT nama, tanggal_lahir, id FROM pemilih WHERE nama IN (SELECT value FROM json_each(?)) "
        "ORDER BY nomor, id",
        (_texts(nama for nama, _ in people),),
    )
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for nama, lahir, voter in rows:
        if (nama, lahir) in people:
            found[nama, lahir] = (*found.get((nama, lahir), ()), voter)
    return found


def duplicates(db: Connection) -> list[tuple[str, str]]:
    """Who is struck as somebody's duplicate, and who that is."""
    rows = db.execute(
        "SELECT id, ganda_dengan FROM pemilih WHERE ganda_dengan <> '' AND status_pilkades = 'ganda' "
        "ORDER BY nomor, id"
    )
    return [(row["id"], row["ganda_dengan"]) for row in rows]


JenisTps = Literal["tps", "tps_kpu"]


def usual_tps_of_families(db: Connection, nkks: Iterable[str], jenis: JenisTps) -> dict[str, str]:
    """NKK -> the TPS of most of the family."""
    rows = db.execute(
        f"SELECT nkk AS who, {jenis} AS which, count(*) FROM pemilih WHERE {jenis} <> '' "  # noqa: S608
        "AND nkk IN (SELECT value FROM json_each(?)) GROUP BY who, which ORDER BY count(*), which DESC",
        (_texts(nkks),),
    )
    return {row["who"]: row["which"] for row in rows}


def usual_tps_of_rts(
    db: Connection, places: Collection[tuple[str, str]], jenis: JenisTps
) -> Mapping[tuple[str, str], str]:
    """(RW, RT) -> the TPS of most of its voters."""
    if not places:
        return {}
    rows = db.execute(
        f"SELECT rw, rt, {jenis} AS which, count(*) FROM pemilih WHERE {jenis} <> '' "  # noqa: S608
        "GROUP BY rw, rt, which ORDER BY count(*), which DESC"
    )
    usual = {(row["rw"], row["rt"]): row["which"] for row in rows}
    return {place: usual[place] for place in places if place in usual}


def _texts(values: Iterable[str]) -> str:
    """A JSON array of the values that are not empty, each once."""
    return json.dumps(sorted({value for value in values if value}))
