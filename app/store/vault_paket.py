"""Voter numbers and issued packages in KPU's vault."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.errors import UserError
from app.domain.voter_id import LARGEST_VILLAGE, kpu_id, kpu_number
from app.store import vault, vault_rows
from app.store.database import Connection

_SELECT = (
    "SELECT id, kode, urut, kata, token, sha256, pemilih, dibuat, alasan, berkas FROM paket WHERE kode = ?"
)


@dataclass(frozen=True, slots=True)
class Issued:
    """One package; `berkas` is the `.dpt` byte for byte, `kata` the seven words of its letter."""

    id: str
    kode: str
    urut: int
    kata: tuple[str, ...] = field(repr=False)
    token: str = field(repr=False)
    sha256: str
    pemilih: int
    dibuat: str
    alasan: str
    berkas: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """An active voter without a number in its village. `former`: ids of voters with the NIK who left."""

    pemilih: int
    dpid: str
    former: tuple[str, ...]


def unnumbered(db: Connection, kode: str) -> list[Unnumbered]:
    """Active voters to be numbered, in numbering order: KPU's TPS, then the order of the source."""
    rows = db.execute(
        "SELECT p.nomor, p.dpid, (SELECT group_concat(n.nomor) FROM pemilih o JOIN nomor n"
        "   ON n.pemilih = o.nomor AND n.kode = k.kode WHERE o.nik = p.nik AND o.aktif = 0)"
        " FROM wilayah k JOIN pemilih p ON p.kel_id = k.kel_id AND p.bagian = k.bagian AND p.aktif = 1"
        " LEFT JOIN nomor n ON n.kode = k.kode AND n.pemilih = p.nomor"
        " WHERE k.kode = ? AND n.nomor IS NULL ORDER BY p.tps, p.nomor",
        (kode,),
    )
    return [
        Unnumbered(nomor, dpid, tuple(kpu_id(int(number)) for number in (former or "").split(",") if number))
        for nomor, dpid, former in rows
    ]


def take_numbers(db: Connection, kode: str, voters: Sequence[int]) -> None:
    """Give these voters the next numbers, above the vault's floor. Call in a transaction.

    Raises NUMBERS_EXHAUSTED.
    """
    row = db.execute("SELECT coalesce(max(nomor), 0) FROM nomor WHERE kode = ?", (kode,)).fetchone()
    start = max(int(row[0]), vault.setting(db, "nomor_dasar"))
    if voters and start + len(voters) > LARGEST_VILLAGE:
        raise UserError("NUMBERS_EXHAUSTED", kode=kode, left=LARGEST_VILLAGE - start, wanted=len(voters))
    rows = [(kode, number, voter) for number, voter in enumerate(voters, start + 1)]
    db.executemany("INSERT INTO nomor VALUES (?, ?, ?)", rows)


def hand_over(db: Connection, kode: str, heirs: Mapping[int, str]) -> None:
    """Give the ids of voters who left to the rows (pemilih.nomor -> id) of the same people now."""
    db.executemany(
        "UPDATE nomor SET pemilih = ? WHERE kode = ? AND nomor = ?",
        [(voter, kode, kpu_number(old)) for voter, old in heirs.items()],
    )


def rows_of(db: Connection, kode: str) -> list[list[str]]:
    """The numbered active voters of a village as rows of `pemilih.csv`, in id order."""
    rows = db.execute(
        "SELECT n.nomor, p.rinci FROM nomor n JOIN pemilih p ON p.nomor = n.pemilih AND p.aktif = 1"
        " JOIN wilayah k ON k.kel_id = p.kel_id AND k.bagian = p.bagian AND k.kode = n.kode"
        " WHERE n.kode = ? ORDER BY n.nomor",
        (kode,),
    ).fetchall()
    wide = vault_rows.read(db, (rinci for _, rinci in rows))
    return [[kpu_id(nomor), *values] for (nomor, _), (values, _) in zip(rows, wide, strict=True)]


def next_urut(db: Connection, kode: str) -> int:
    """The sequence number of the village's next package."""
    row = db.execute("SELECT coalesce(max(urut), 0) FROM paket WHERE kode = ?", (kode,)).fetchone()
    return int(max(int(row[0]), vault.setting(db, "urut_dasar"))) + 1


def store_paket(db: Connection, paket: Issued) -> None:
    """Keep an issued package."""
    db.execute(
        "INSERT INTO paket SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(max(nomor), 0) FROM impor",
        (
            paket.id,
            paket.kode,
            paket.urut,
            json.dumps(paket.kata),
            paket.token,
            paket.sha256,
            paket.pemilih,
            paket.dibuat,
            paket.alasan,
            paket.berkas,
        ),
    )


def newest(db: Connection, kode: str) -> Issued | None:
    """The village's newest package."""
    found = db.execute(f"{_SELECT} ORDER BY urut DESC LIMIT 1", (kode,)).fetchone()
    return _issued(found) if found else None


def is_current(db: Connection, kode: str) -> bool:
    """Whether nothing was imported since the village's newest package: its list is still the same."""
    row = db.execute(
        "SELECT impor = (SELECT coalesce(max(nomor), 0) FROM impor) FROM paket WHERE kode = ?"
        " ORDER BY urut DESC LIMIT 1",
        (kode,),
    ).fetchone()
    return bool(row and row[0])


@dataclass(frozen=True, slots=True)
class Head:
    """The newest package of a village, without its file."""

    kode: str
    urut: int
    pemilih: int
    dibuat: str


def heads(db: Connection) -> list[Head]:
    """By code, of the villages with a package."""
    rows = db.execute("SELECT kode, max(urut), pemilih, dibuat FROM paket GROUP BY kode ORDER BY kode")
    return [Head(*row) for row in rows]


def changed(db: Connection) -> frozenset[str]:
    """Villages whose list is not the one of their newest package: an import brought, changed or took away
    voters. No package is opened: rows that became what they were again count as changed."""
    rows = db.execute(
        "SELECT b.kode FROM (SELECT kode, max(urut), impor, pemilih FROM paket GROUP BY kode) b"
        " WHERE b.impor < (SELECT coalesce(max(nomor), 0) FROM impor) AND (EXISTS ("
        "   SELECT 1 FROM wilayah w JOIN pemilih p ON p.kel_id = w.kel_id AND p.bagian = w.bagian"
        "   AND p.aktif = 1 WHERE w.kode = b.kode"
        "   AND p.lembar > (SELECT coalesce(max(nomor), 0) FROM lembar WHERE impor <= b.impor))"
        " OR b.pemilih <> (SELECT count(*) FROM wilayah w JOIN pemilih p ON p.kel_id = w.kel_id"
        "   AND p.bagian = w.bagian AND p.aktif = 1 WHERE w.kode = b.kode))"
    )
    return frozenset(row[0] for row in rows)


def people(db: Connection, kode: str, numbers: Sequence[str]) -> dict[str, Sequence[str]]:
    """id -> the columns of `pemilih.csv` after it, of numbered voters, also of those who left."""
    wanted = [kpu_number(one) for one in numbers]
    marks = ",".join("?" * len(wanted))
    rows = db.execute(
        f"SELECT n.nomor, p.rinci FROM nomor n JOIN pemilih p ON p.nomor = n.pemilih"  # noqa: S608
        f" WHERE n.kode = ? AND n.nomor IN ({marks}) ORDER BY p.rinci",
        (kode, *wanted),
    ).fetchall()
    wide = vault_rows.read(db, (rinci for _, rinci in rows))
    return {kpu_id(nomor): values for (nomor, _), (values, _) in zip(rows, wide, strict=True)}


def waiting_people(db: Connection, kode: str) -> dict[int, Sequence[str]]:
    """pemilih -> the columns of `pemilih.csv` after id, of the active voters without a number."""
    rows = db.execute(
        "SELECT p.nomor, p.rinci FROM wilayah k JOIN pemilih p ON p.kel_id = k.kel_id"
        " AND p.bagian = k.bagian AND p.aktif = 1"
        " LEFT JOIN nomor n ON n.kode = k.kode AND n.pemilih = p.nomor"
        " WHERE k.kode = ? AND n.nomor IS NULL ORDER BY p.rinci",
        (kode,),
    ).fetchall()
    wide = vault_rows.read(db, (rinci for _, rinci in rows))
    return {nomor: values for (nomor, _), (values, _) in zip(rows, wide, strict=True)}


def all_of(db: Connection, kode: str) -> list[Issued]:
    """All packages of a village, oldest first."""
    return [_issued(row) for row in db.execute(f"{_SELECT} ORDER BY urut", (kode,))]


def packed_voters(db: Connection) -> dict[str, int]:
    """Code -> voters of the newest package."""
    rows = db.execute("SELECT kode, pemilih, max(urut) FROM paket GROUP BY kode")
    return {kode: pemilih for kode, pemilih, _ in rows}


def packed_villages(db: Connection) -> dict[str, int]:
    """Code -> newest number, of the villages with a package."""
    return {
        row[0]: row[1] for row in db.execute("SELECT kode, max(urut) FROM paket GROUP BY kode ORDER BY kode")
    }


def _issued(row: Sequence[object]) -> Issued:
    values = list(row)
    values[3] = tuple(json.loads(str(values[3])))
    return Issued(*values)  # type: ignore[arg-type]
