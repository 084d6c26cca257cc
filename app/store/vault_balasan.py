"""Returns in KPU's vault: kept byte for byte, the device heads they showed, which one is applied."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.store.database import Connection

PRATINJAU, MENUNGGU, DITERAPKAN, DIGANTIKAN = "pratinjau", "menunggu", "diterapkan", "digantikan"
DITOLAK = "ditolak"
"""It passed its checks, and an operator refused what it says."""


@dataclass(frozen=True, slots=True)
class Received:
    """One return that passed its checks. `keadaan`: pratinjau, menunggu, diterapkan, digantikan, ditolak."""

    id: str
    kode: str
    urut: int
    tahap: str
    paket: str
    sums: str
    kode_sidik: str
    diterima: str
    keadaan: str
    berkas: bytes = field(repr=False)
    hitung: str = "{}"


@dataclass(frozen=True, slots=True)
class HeldHead:
    """The newest event of a device that KPU has seen, and the device's key."""

    kunci: str
    urut: int
    hash: str


def all_of(db: Connection, kode: str) -> list[Received]:
    """A village's returns, oldest first."""
    return [
        Received(*row) for row in db.execute("SELECT * FROM balasan WHERE kode = ? ORDER BY urut", (kode,))
    ]


def seen(db: Connection, kode: str) -> list[tuple[int, str, str, str]]:
    """(number, SHA-256 of SHA256SUMS, id, state) of a village's returns, oldest first."""
    rows = db.execute("SELECT urut, sums, id, keadaan FROM balasan WHERE kode = ? ORDER BY urut", (kode,))
    return [tuple(row) for row in rows]


def states(db: Connection) -> list[tuple[str, int, str]]:
    """(village, number, state) of every return, oldest first."""
    return [tuple(row) for row in db.execute("SELECT kode, urut, keadaan FROM balasan ORDER BY kode, urut")]


def refused_last(db: Connection) -> set[str]:
    """Codes of the villages whose newest return an operator refused: another one must come."""
    rows = db.execute("SELECT kode, max(urut), keadaan FROM balasan GROUP BY kode")
    return {kode for kode, _, keadaan in rows if keadaan == DITOLAK}


def newest_counts(db: Connection) -> dict[str, str]:
    """Village -> `hitung` of the return that counts: the applied one, else the newest."""
    rows = db.execute(
        "SELECT kode, hitung, max(urut + (keadaan = 'diterapkan') * 1000000000) FROM balasan"
        " WHERE keadaan <> 'ditolak' GROUP BY kode"
    )
    return {kode: hitung for kode, hitung, _ in rows}


def applied_counts(db: Connection) -> dict[str, str]:
    """Village -> `hitung` of its applied return."""
    return dict(db.execute("SELECT kode, hitung FROM balasan WHERE keadaan = ?", (DITERAPKAN,)).fetchall())


def get(db: Connection, balasan: str) -> Received:
    """One return by its id."""
    return Received(*db.execute("SELECT * FROM balasan WHERE id = ?", (balasan,)).fetchone())


def is_known(db: Connection, balasan: str) -> bool:
    """Whether a return with this id was kept, of whatever village."""
    return db.execute("SELECT 1 FROM balasan WHERE id = ?", (balasan,)).fetchone() is not None


def store(db: Connection, one: Received, heads: Mapping[str, HeldHead]) -> None:
    """Keep a return and the heads it showed. Call in a transaction."""
    values = (one.id, one.kode, one.urut, one.tahap, one.paket, one.sums)
    more = (one.kode_sidik, one.diterima, one.keadaan, one.berkas, one.hitung)
    db.execute("INSERT INTO balasan VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*values, *more))
    rows = [(one.kode, device, head.kunci, head.urut, head.hash) for device, head in heads.items()]
    db.executemany("INSERT OR REPLACE INTO kepala VALUES (?, ?, ?, ?, ?)", rows)


def heads(db: Connection, kode: str) -> dict[str, HeldHead]:
    """Every device of a village that KPU has seen."""
    rows = db.execute("SELECT perangkat, kunci, urut, hash FROM kepala WHERE kode = ?", (kode,))
    return {device: HeldHead(kunci, urut, digest) for device, kunci, urut, digest in rows}


def applied_villages(db: Connection) -> list[str]:
    """The codes of the villages with an applied return."""
    rows = db.execute("SELECT kode FROM desa WHERE terapan IS NOT NULL ORDER BY kode")
    return [row[0] for row in rows]


def applied(db: Connection, kode: str) -> Received | None:
    """The return that the village's state is read from."""
    row = db.execute("SELECT terapan FROM desa WHERE kode = ?", (kode,)).fetchone()
    return get(db, row[0]) if row and row[0] else None


def apply(db: Connection, one: Received) -> None:
    """Point the village at a return; the one before is replaced. Call in a transaction."""
    db.execute(
        "UPDATE balasan SET keadaan = ? WHERE kode = ? AND keadaan = ?", (DIGANTIKAN, one.kode, DITERAPKAN)
    )
    db.execute(
        "UPDATE balasan SET keadaan = ? WHERE kode = ? AND keadaan = ? AND urut < ?",
        (DIGANTIKAN, one.kode, MENUNGGU, one.urut),
    )
    db.execute("UPDATE balasan SET keadaan = ? WHERE id = ?", (DITERAPKAN, one.id))
    db.execute("UPDATE desa SET terapan = ? WHERE kode = ?", (one.id, one.kode))


@dataclass(frozen=True, slots=True)
class Ringkas:
    """A return without its bytes. `hitung`: JSON of its counts."""

    id: str
    kode: str
    urut: int
    tahap: str
    diterima: str
    keadaan: str
    hitung: str


def summaries(db: Connection) -> list[Ringkas]:
    """Every return, the newest received first."""
    rows = db.execute(
        "SELECT id, kode, urut, tahap, diterima, keadaan, hitung FROM balasan"
        " ORDER BY diterima DESC, kode, urut DESC"
    )
    return [Ringkas(*row) for row in rows]


def set_state(db: Connection, one: Received, keadaan: str) -> None:
    """Refuse a return, or take that back. Call in a transaction."""
    db.execute("UPDATE balasan SET keadaan = ? WHERE id = ?", (keadaan, one.id))
