"""KPU's vault: its settings, its villages and the append-only record of what was done with it."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from app.domain import canonical
from app.domain.pemilihan import Desa
from app.domain.voter_id import LARGEST_VILLAGE
from app.store.database import Connection

_START = "0" * 64


def setting(db: Connection, key: str) -> Any:
    """A setting; KeyError where it was never made."""
    row = db.execute("SELECT isi FROM pengaturan WHERE kunci = ?", (key,)).fetchone()
    if row is None:
        raise KeyError(key)
    return json.loads(row[0])


def setting_or(db: Connection, key: str, usual: Any) -> Any:
    """A setting, or what holds where it was never made."""
    row = db.execute("SELECT isi FROM pengaturan WHERE kunci = ?", (key,)).fetchone()
    return json.loads(row[0]) if row else usual


def set_settings(db: Connection, settings: Mapping[str, object]) -> None:
    """Keep settings as canonical JSON. Call in a transaction."""
    rows = [(key, canonical.dumps(value)) for key, value in settings.items()]
    db.executemany("INSERT OR REPLACE INTO pengaturan VALUES (?, ?)", rows)


def note(db: Connection, waktu: str, oleh: str, jenis: str, isi: Mapping[str, object]) -> None:
    """Write one line of the record: ids and codes, never words, names or numbers of people.

    `oleh`: the operator's id, "" where nobody was logged in.
    """
    last, before = last_note(db)
    nomor = last + 1
    told = {"nomor": nomor, "sebelum": before, "waktu": waktu, "oleh": oleh, "jenis": jenis, "isi": isi}
    line = canonical.dumps(told)
    db.execute("INSERT INTO catatan VALUES (?, ?, ?)", (nomor, _hash(line), line))


def last_note(db: Connection) -> tuple[int, str]:
    """(number, hash) of the record's newest line; its number is 0 before the first."""
    row = db.execute("SELECT nomor, hash FROM catatan ORDER BY nomor DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, _START)


def notes(db: Connection) -> list[dict[str, Any]]:
    """The whole record, oldest first. Raises ValueError where its chain does not hold."""
    found: list[dict[str, Any]] = []
    before = _START
    for place, row in enumerate(db.execute("SELECT nomor, hash, baris FROM catatan ORDER BY nomor"), 1):
        nomor, digest, line = row
        entry = json.loads(line)
        if (nomor, entry["nomor"], entry["sebelum"], digest) != (place, place, before, _hash(line)):
            raise ValueError(f"catatan {place}")
        before = digest
        found.append(entry)
    return found


def _hash(line: str) -> str:
    return hashlib.sha256(f"dpt-desa/catatan/v1\0{line}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Kelurahan:
    """One of Sidalih's areas; `kode` "" until somebody said which village it is. `pemilih`: active rows."""

    kel_id: str
    kec_id: str
    kecamatan: str
    nama: str
    kode: str
    pemilih: int


def add_kelurahan(db: Connection, areas: Iterable[tuple[str, str, str, str]]) -> None:
    """Remember areas (kel_id, kec_id, kecamatan, nama) that an import met."""
    db.executemany(
        "INSERT INTO kelurahan (kel_id, kec_id, kecamatan, nama) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        areas,
    )


def kelurahan(db: Connection) -> list[Kelurahan]:
    """All areas, by kecamatan and name."""
    rows = db.execute(
        "SELECT k.kel_id, k.kec_id, k.kecamatan, k.nama, coalesce(k.kode, ''),"
        " coalesce((SELECT sum(pemilih) FROM banyak WHERE kel_id = k.kel_id), 0)"
        " FROM kelurahan k ORDER BY k.kecamatan, k.nama, k.kel_id"
    )
    return [Kelurahan(*row) for row in rows]


def set_kode(db: Connection, kel_id: str, desa: Desa) -> None:
    """Say which village an area is."""
    db.execute("UPDATE kelurahan SET kode = ? WHERE kel_id = ?", (desa.kode, kel_id))
    put_village(db, desa)


def put_village(db: Connection, desa: Desa) -> None:
    """Remember a village, or how it is called now."""
    db.execute(
        "INSERT INTO desa (kode, isi) VALUES (?, ?) ON CONFLICT (kode) DO UPDATE SET isi = excluded.isi",
        (desa.kode, canonical.dumps(asdict(desa))),
    )


def villages(db: Connection, *, ikut: bool = False) -> list[Desa]:
    """The villages that an area or a part of one is, by code. `ikut`: those that take part only."""
    rows = db.execute(
        "SELECT isi FROM desa WHERE kode IN (SELECT kode FROM wilayah) AND ikut >= ? ORDER BY kode",
        (int(ikut),),
    )
    return [Desa(**json.loads(row[0])) for row in rows]


def set_taking_part(db: Connection, kodes: Iterable[str], *, ikut: bool) -> None:
    """Let villages take part, or not. Call in a transaction."""
    db.executemany("UPDATE desa SET ikut = ? WHERE kode = ?", [(int(ikut), kode) for kode in kodes])


def village(db: Connection, kode: str) -> Desa | None:
    """One village, if the vault knows it."""
    row = db.execute("SELECT isi FROM desa WHERE kode = ?", (kode,)).fetchone()
    return Desa(**json.loads(row[0])) if row else None


def skip_numbers(db: Connection, step: int) -> None:
    """After a restore: whatever was issued since the backup stays below the next numbers, in every village.

    Sequence numbers skip `step`. Voter numbers skip half of what five digits leave: a village that was not
    packed yet, or not even mapped, may have got all its numbers since.
    """
    urut = int(db.execute("SELECT coalesce(max(urut), 0) FROM paket").fetchone()[0])
    nomor = int(db.execute("SELECT coalesce(max(nomor), 0) FROM nomor").fetchone()[0])
    urut, nomor = max(urut, setting(db, "urut_dasar")), max(nomor, setting(db, "nomor_dasar"))
    above = {"urut_dasar": urut + step, "nomor_dasar": nomor + (LARGEST_VILLAGE - nomor) // 2}
    counters = {key: setting(db, key) + step for key in ("bundel", "umpan")}
    set_settings(db, above | counters)


def next_number(db: Connection, key: str) -> int:
    """The next number of a counter kept in the settings (`bundel`, `umpan`). Call in a transaction."""
    number = int(setting(db, key)) + 1
    set_settings(db, {key: number})
    return number


def packed(db: Connection) -> frozenset[str]:
    """The villages that have a package."""
    return frozenset(row[0] for row in db.execute("SELECT DISTINCT kode FROM paket"))


def unpacked(db: Connection, kodes: Sequence[str]) -> list[str]:
    """Which of these villages have no package yet."""
    known = packed(db)
    return [kode for kode in kodes if kode not in known]
