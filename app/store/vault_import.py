"""Importing a list: rows are staged as they are read, then sets of SQL decide what each of them is.

Memory does not grow with the list: nothing here sorts or gathers all rows, what touches many goes in steps.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from app.domain.pemilih import KOLOM_PAKET
from app.domain.pemilih import POTENSIAL as POTENSIAL
from app.store import vault_banyak, vault_ganda, vault_rows
from app.store.database import Connection
from app.store.vault_ganda import Saringan
from app.store.vault_rows import Wide

MASUK, DIPERBARUI, GANDA, DITOLAK = "", "diperbarui", "ganda", "ditolak"
"""What a staged row can end as; nothing is written on those that are simply taken."""
_BATCH = 64 * vault_rows.BLOCK
_STEP = 16_384
"""Rows that one statement changes: SQLite keeps their new values and the pages as they were in memory."""
_CACHE_KIB = 40 * 1024  # finding duplicates jumps about; with more, a million rows need over 200 MB


_NAMA, _LAHIR = KOLOM_PAKET.index("nama") - 1, KOLOM_PAKET.index("tanggal_lahir") - 1


def _person(nama: str, lahir: str) -> bytes:
    """Eight bytes that tell whether name and birth date are still the same: four for each."""
    return blake2b(nama.encode(), digest_size=4).digest() + blake2b(lahir.encode(), digest_size=4).digest()


@dataclass(frozen=True, slots=True)
class Staged:
    """One accepted row: `values` are the columns of `pemilih.csv` after id, `raw` the 33 texts."""

    lembar: int
    baris: int
    kel_id: str
    values: Sequence[str]
    raw: Sequence[str]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row that was not taken, and where the row stands that it repeats."""

    lembar: str
    baris: int
    alasan: str
    lawan_lembar: str
    lawan_baris: int


class Stage:
    """Takes rows one by one and writes them in batches. Without `wide` only what finds duplicates is kept.

    `read`: accepted rows by area and TPS.
    """

    def __init__(self, db: Connection, *, wide: bool = True) -> None:
        vault_ganda.begin(db)
        self.read: Counter[tuple[str, str]] = Counter()
        self._seen_dpid, self._seen_nik = Saringan(), Saringan()
        self._twice: list[tuple[str, str]] = []
        self._db, self._wide = db, wide
        self._next = vault_rows.first_free(db)
        self._narrow: list[tuple[object, ...]] = []
        self._rows: list[Wide | None] = []

    def add(self, row: Staged) -> None:
        """Stage one row."""
        values = row.values
        self.read[row.kel_id, values[-1]] += 1
        if values[0] and self._seen_dpid.has_seen(values[0]):
            self._twice.append(("dpid", values[0]))
        if self._seen_nik.has_seen(values[2]):
            self._twice.append(("nik", values[2]))
        digest = blake2b("\x1f".join((row.kel_id, *values)).encode(), digest_size=16).digest()
        person = _person(values[_NAMA], values[_LAHIR])
        narrow = (row.lembar, row.baris, row.kel_id, values[0], values[2], values[-1], digest, person, MASUK)
        self._put(narrow, (values, row.raw))

    def refuse(self, lembar: int, baris: int, kel_id: str, dpid: str, nik: str) -> None:
        """Remember that a refused row named this voter: a voter who is in the file has not left it."""
        self._put((lembar, baris, kel_id, dpid, nik, "", b"", b"", DITOLAK), None)

    def _put(self, narrow: tuple[object, ...], wide: Wide | None) -> None:
        self._narrow.append((self._next + len(self._narrow), *narrow))
        if self._wide:
            self._rows.append(wide)
        if len(self._narrow) == _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting; the last time, because a batch begins with a block."""
        self._db.executemany(
            "INSERT INTO masukan (urutan, lembar, baris, kel_id, dpid, nik, tps, sidik, orang, hasil)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self._narrow,
        )
        vault_ganda.name(self._db, self._twice)
        self._twice.clear()
        vault_rows.store(self._db, self._next, self._rows)
        self._next += len(self._narrow)
        self._narrow.clear()
        self._rows.clear()


def begin_import(db: Connection, sumber: str, waktu: str, *, potensial: bool = False) -> int:
    """The number of a new import. Call in the import's transaction."""
    db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    nomor = 1 + db.execute("SELECT coalesce(max(nomor), 0) FROM impor").fetchone()[0]
    row = (nomor, sumber, waktu, POTENSIAL if potensial else "")
    db.execute("INSERT INTO impor (nomor, sumber, waktu, jumlah, jenis) VALUES (?, ?, ?, '{}', ?)", row)
    return int(nomor)


def end_import(db: Connection, nomor: int, counts: Mapping[str, int]) -> None:
    """Keep the balance of an import."""
    db.execute("UPDATE impor SET jumlah = ? WHERE nomor = ?", (json.dumps(counts), nomor))


def add_sheet(db: Connection, impor: int, berkas: str, nama: str) -> int:
    """A sheet that rows come from."""
    cursor = db.execute("INSERT INTO lembar (impor, berkas, nama) VALUES (?, ?, ?)", (impor, berkas, nama))
    return int(cursor.lastrowid or 0)


def decide(db: Connection, *, complete: bool, potensial: bool = False) -> dict[str, int]:
    """Give every staged row its outcome, against the other rows and against the vault.

    `complete`: the files hold whole villages, so their voters that are missing in them become inactive.
    `potensial`: the rows are people whom no list has yet; who is on one is a duplicate.
    Returns counts by outcome, and `keluar`.
    """
    vault_ganda.settle(db)
    keluar = 0
    if db.execute("SELECT EXISTS (SELECT 1 FROM pemilih)").fetchone()[0]:
        db.execute("CREATE INDEX masukan_cocok ON masukan (cocok) WHERE cocok IS NOT NULL")
        for statement in _AGAINST_POTENTIAL if potensial else _AGAINST_THE_VAULT:
            _in_steps(db, statement)
        keluar = _retire_missing(db) if complete else 0
        for statement in _RIVALS:
            db.execute(statement)
        db.execute(_NIK_TAKEN, ("SUDAH_TERDAFTAR" if potensial else "NIK_TERDAFTAR",))
        db.execute("DROP TABLE berebut")
    kinds = (MASUK, DIPERBARUI, GANDA)
    columns = ", ".join("coalesce(sum(hasil = ?), 0)" for _ in kinds)
    counts = db.execute(f"SELECT {columns} FROM masukan", kinds).fetchone()  # noqa: S608  (question marks)
    return dict(zip(kinds, map(int, counts), strict=True)) | {"keluar": keluar}


def _retire_missing(db: Connection) -> int:
    """How many voters of the files' areas are in them no more; they become inactive, area by area."""
    areas = db.execute("SELECT DISTINCT kel_id FROM masukan WHERE hasil <> 'ditolak'").fetchall()
    for statement in _NAMED:
        db.execute(statement)
    gone = sum(db.execute(_MISSING, (area[0],)).rowcount for area in areas)
    db.execute("DROP TABLE disebut")
    return gone


def _in_steps(db: Connection, statement: str) -> None:
    """A statement on staged rows, range by range: `?` and `?` are the first and the last `urutan`."""
    ends = "SELECT (SELECT min(urutan) FROM masukan), (SELECT max(urutan) FROM masukan)"
    first, last = db.execute(ends).fetchone()  # together they would read every row
    for start in range(first, last + 1, _STEP) if last else ():
        db.execute(statement, (start, start + _STEP - 1))


def take_over(db: Connection) -> None:
    """Make the decided rows the vault's, and empty the staging table."""
    for statement in _TAKE_OVER:
        _in_steps(db, statement)
    vault_banyak.recount(db)
    vault_rows.forget_unused(db)
    db.execute("DROP INDEX IF EXISTS masukan_cocok")
    db.execute("DELETE FROM masukan")


def duplicates(db: Connection) -> Iterator[Duplicate]:
    """The rows not taken, in the order of the files."""
    rows = db.execute(
        "SELECT l.nama, m.baris, m.alasan, coalesce(o.nama, ''), coalesce(m.lawan_baris, 0) FROM masukan m"
        " JOIN lembar l ON l.nomor = m.lembar LEFT JOIN lembar o ON o.nomor = m.lawan_lembar"
        " WHERE m.hasil = 'ganda' ORDER BY m.urutan"
    )
    for row in rows:
        yield Duplicate(*row)


def staged_villages(db: Connection, read: Mapping[tuple[str, str], int]) -> list[tuple[str, int, int]]:
    """(kel_id, rows, TPS) of the staged rows that count. `read`: as `Stage` has it."""
    left = Counter(read)
    for kel_id, tps in db.execute("SELECT kel_id, tps FROM masukan WHERE hasil = 'ganda'"):
        left[kel_id, tps] -= 1
    rows, places = Counter[str](), Counter[str]()
    for (kel_id, _), count in (+left).items():
        rows[kel_id] += count
        places[kel_id] += 1
    return [(kel_id, rows[kel_id], places[kel_id]) for kel_id in sorted(rows)]


# A known DPID whose NIK, name and birth date all differ is somebody else: a list that was sorted badly.
_SAME = "p.sidik = masukan.sidik AND p.aktif = 1"
_OTHER = """p.nik <> masukan.nik AND substr(p.orang, 1, 4) <> substr(masukan.orang, 1, 4)
    AND substr(p.orang, 5) <> substr(masukan.orang, 5)"""
_FOUND = f"""
  UPDATE masukan SET
    hasil = CASE WHEN ({_SAME}) OR ({_OTHER}) THEN 'ganda' ELSE 'diperbarui' END,
    alasan = CASE WHEN {_SAME} THEN 'SUDAH_ADA' WHEN {_OTHER} THEN 'DPID_ORANG_LAIN' ELSE '' END,
    lawan_lembar = p.lembar, lawan_baris = p.baris, cocok = p.nomor
  FROM pemilih p WHERE hasil = '' AND masukan.urutan BETWEEN ? AND ? AND """  # noqa: S608  (two conditions of our own)
_POTENTIAL = f"""(SELECT l.nomor FROM lembar l JOIN impor i ON i.nomor = l.impor
    WHERE i.jenis = '{POTENSIAL}')"""  # noqa: S608  (a word of our own)
_OF_POTENTIAL = f"""{_FOUND} p.nik = masukan.nik AND p.dpid = '' AND p.aktif = 1
    AND p.lembar IN {_POTENTIAL}"""
_AGAINST_THE_VAULT = (
    _FOUND + "masukan.dpid <> '' AND p.dpid = masukan.dpid AND p.dpid <> ''",
    _FOUND + "masukan.dpid = '' AND p.nik = masukan.nik AND p.dpid = '' AND p.aktif = 1",
    _OF_POTENTIAL,  # Sidalih has taken him: he keeps his number here
)
_AGAINST_POTENTIAL = (_OF_POTENTIAL,)
_NAMED = (  # who is in the files without a row that was taken: he has not left the list
    "CREATE TABLE disebut (kolom TEXT, nilai TEXT, PRIMARY KEY (kolom, nilai)) STRICT, WITHOUT ROWID",
    """INSERT OR IGNORE INTO disebut SELECT 'dpid', dpid FROM masukan
         WHERE dpid <> '' AND cocok IS NULL AND hasil IN ('ganda', 'ditolak')""",
    "INSERT OR IGNORE INTO disebut SELECT 'nik', nik FROM masukan WHERE hasil = 'ditolak'",
)
_MISSING = f"""
  UPDATE pemilih SET aktif = 0 WHERE kel_id = ? AND aktif = 1 AND lembar NOT IN {_POTENTIAL}
    AND NOT EXISTS (SELECT 1 FROM masukan m WHERE m.cocok = pemilih.nomor)
    AND NOT EXISTS (SELECT 1 FROM disebut WHERE kolom = 'dpid' AND nilai = pemilih.dpid)
    AND NOT EXISTS (SELECT 1 FROM disebut WHERE kolom = 'nik' AND nilai = pemilih.nik)"""  # noqa: S608
# Who holds a NIK and gives it up by his own row does not stand in the way: two NIKs may change places. A row
# that is not taken keeps its NIK, which another one may have waited for, and so on along a shifted column.
_RIVALS = (  # rows whose NIK somebody else holds, and who
    """CREATE TABLE berebut (urutan INTEGER PRIMARY KEY, cocok INTEGER, pemegang INTEGER, lembar INTEGER,
         baris INTEGER, bebas INTEGER) STRICT""",
    "CREATE INDEX berebut_pemegang ON berebut (pemegang)",
    """INSERT INTO berebut SELECT m.urutan, m.cocok, p.nomor, p.lembar, p.baris,
         EXISTS (SELECT 1 FROM masukan o
           WHERE o.cocok = p.nomor AND o.hasil = 'diperbarui' AND o.nik <> p.nik)
       FROM masukan m CROSS JOIN pemilih p WHERE m.hasil IN ('', 'diperbarui') AND p.nik = m.nik
         AND p.aktif = 1 AND p.nomor <> coalesce(m.cocok, 0)""",
)
_NIK_TAKEN = """
  WITH RECURSIVE tertahan (urutan, cocok) AS (
    SELECT urutan, cocok FROM berebut WHERE NOT bebas
    UNION SELECT b.urutan, b.cocok FROM tertahan t JOIN berebut b ON b.pemegang = t.cocok)
  UPDATE masukan SET hasil = 'ganda', alasan = ?, lawan_lembar = b.lembar, lawan_baris = b.baris
  FROM tertahan t JOIN berebut b ON b.urutan = t.urutan WHERE t.urutan = masukan.urutan"""
_TAKE_OVER = (
    # The NIK of an active voter is unique at every step, so those who change theirs let go of it first.
    """UPDATE pemilih SET aktif = 0 FROM masukan m
       WHERE m.hasil = 'diperbarui' AND m.urutan BETWEEN ? AND ? AND m.cocok = pemilih.nomor
         AND m.nik <> pemilih.nik""",
    # He may live elsewhere now, or come back after parts changed: `assign_parts` says where he stands.
    """UPDATE pemilih SET kel_id = m.kel_id, bagian = 0, dpid = m.dpid, nik = m.nik, tps = m.tps,
         sidik = m.sidik, orang = m.orang,
         lembar = m.lembar, baris = m.baris, rinci = m.urutan, aktif = 1
       FROM masukan m WHERE m.hasil = 'diperbarui' AND m.urutan BETWEEN ? AND ?
         AND m.cocok = pemilih.nomor""",
    """INSERT INTO pemilih (nomor, kel_id, dpid, nik, tps, sidik, orang, lembar, baris, rinci)
       SELECT urutan, kel_id, dpid, nik, tps, sidik, orang, lembar, baris, urutan
       FROM masukan WHERE hasil = '' AND urutan BETWEEN ? AND ? ORDER BY urutan""",
)
