"""Importing a list: rows are staged as they are read, then sets of SQL decide what each of them is."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from app.domain.pemilih import KOLOM_PAKET
from app.domain.pemilih import POTENSIAL as POTENSIAL
from app.store import vault_banyak, vault_rows
from app.store.database import Connection
from app.store.vault_rows import Wide

MASUK, DIPERBARUI, GANDA, DITOLAK = "", "diperbarui", "ganda", "ditolak"
"""What a staged row can end as; nothing is written on those that are simply taken."""
_BATCH = 64 * vault_rows.BLOCK
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
    """Takes rows one by one and writes them in batches. Without `wide` only what finds duplicates is kept."""

    def __init__(self, db: Connection, *, wide: bool = True) -> None:
        self._db, self._wide = db, wide
        self._next = vault_rows.first_free(db)
        self._narrow: list[tuple[object, ...]] = []
        self._rows: list[Wide | None] = []

    def add(self, row: Staged) -> None:
        """Stage one row."""
        values = row.values
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
    db.execute("CREATE INDEX masukan_dpid ON masukan (dpid, hasil) WHERE dpid <> ''")
    db.execute("CREATE INDEX masukan_nik ON masukan (nik, hasil)")
    for statement in _WITHIN_THE_FILES:
        db.execute(statement)
    keluar = 0
    if db.execute("SELECT EXISTS (SELECT 1 FROM pemilih)").fetchone()[0]:
        for statement in _AGAINST_POTENTIAL if potensial else _AGAINST_THE_VAULT:
            db.execute(statement)
        keluar = db.execute(_MISSING).rowcount if complete else 0
        db.execute("CREATE INDEX masukan_cocok ON masukan (cocok) WHERE cocok IS NOT NULL")
        db.execute(_NIK_TAKEN, ("SUDAH_TERDAFTAR" if potensial else "NIK_TERDAFTAR",))
    counts = dict(db.execute("SELECT hasil, count(*) FROM masukan GROUP BY hasil").fetchall())
    return {kind: int(counts.get(kind, 0)) for kind in (MASUK, DIPERBARUI, GANDA)} | {"keluar": keluar}


def take_over(db: Connection) -> None:
    """Make the decided rows the vault's, and empty the staging table."""
    for statement in _TAKE_OVER:
        db.execute(statement)
    vault_banyak.recount(db)
    vault_rows.forget_unused(db)
    for index in ("masukan_dpid", "masukan_nik", "masukan_cocok"):
        db.execute(f"DROP INDEX IF EXISTS {index}")
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


def staged_villages(db: Connection) -> list[tuple[str, int, int]]:
    """(kel_id, rows, TPS) of the staged rows that count."""
    rows = db.execute(
        "SELECT kel_id, count(*), count(DISTINCT tps) FROM masukan WHERE hasil NOT IN ('ganda', 'ditolak')"
        " GROUP BY kel_id ORDER BY kel_id"
    )
    return [tuple(row) for row in rows]


def _repeated(kolom: str, alasan: str) -> str:
    """Of rows that share a value, all but the first are duplicates of the first."""
    return f"""
      UPDATE masukan SET hasil = 'ganda', alasan = '{alasan}',
        lawan_lembar = dulu.lembar, lawan_baris = dulu.baris
      FROM (SELECT a.{kolom} AS nilai, a.urutan, a.lembar, a.baris FROM masukan a JOIN
        (SELECT min(urutan) AS urutan FROM masukan WHERE {kolom} <> '' AND hasil = ''
         GROUP BY {kolom} HAVING count(*) > 1) USING (urutan)) AS dulu
      WHERE masukan.{kolom} = dulu.nilai AND masukan.{kolom} <> '' AND hasil = ''
        AND masukan.urutan <> dulu.urutan"""  # noqa: S608  (names of our own columns)


_WITHIN_THE_FILES = (_repeated("dpid", "DPID_BERULANG"), _repeated("nik", "NIK_BERULANG"))
# A known DPID whose NIK, name and birth date all differ is somebody else: a list that was sorted badly.
_SAME = "p.sidik = masukan.sidik AND p.aktif = 1"
_OTHER = """p.nik <> masukan.nik AND substr(p.orang, 1, 4) <> substr(masukan.orang, 1, 4)
    AND substr(p.orang, 5) <> substr(masukan.orang, 5)"""
_FOUND = f"""
  UPDATE masukan SET
    hasil = CASE WHEN ({_SAME}) OR ({_OTHER}) THEN 'ganda' ELSE 'diperbarui' END,
    alasan = CASE WHEN {_SAME} THEN 'SUDAH_ADA' WHEN {_OTHER} THEN 'DPID_ORANG_LAIN' ELSE '' END,
    lawan_lembar = p.lembar, lawan_baris = p.baris, cocok = p.nomor
  FROM pemilih p WHERE hasil = '' AND """  # noqa: S608  (two conditions of our own)
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
_MISSING = f"""
  UPDATE pemilih SET aktif = 0 WHERE aktif = 1 AND lembar NOT IN {_POTENTIAL}
    AND kel_id IN (SELECT kel_id FROM masukan WHERE hasil <> 'ditolak')
    AND nomor NOT IN (SELECT cocok FROM masukan WHERE cocok IS NOT NULL)
    AND (dpid = '' OR dpid NOT IN (SELECT dpid FROM masukan WHERE dpid <> ''))
    AND nik NOT IN (SELECT nik FROM masukan WHERE hasil = 'ditolak')"""  # noqa: S608
# Who holds a NIK and gives it up by his own row does not stand in the way: two NIKs may change places. A row
# that is not taken keeps its NIK, which another one may have waited for, and so on along a shifted column.
_WANTED = "m.nik = p.nik AND p.nomor <> coalesce(m.cocok, 0)"
_TAKEN = "m.hasil IN ('', 'diperbarui')"
_NIK_TAKEN = f"""
  WITH RECURSIVE tertahan (urutan, cocok, lembar, baris) AS (
    SELECT m.urutan, m.cocok, p.lembar, p.baris FROM masukan m CROSS JOIN pemilih p
      WHERE {_TAKEN} AND {_WANTED} AND p.aktif = 1 AND NOT EXISTS (SELECT 1 FROM masukan o
        WHERE o.cocok = p.nomor AND o.hasil = 'diperbarui' AND o.nik <> p.nik)
    UNION SELECT m.urutan, m.cocok, p.lembar, p.baris FROM tertahan t
      JOIN pemilih p ON p.nomor = t.cocok AND p.aktif = 1 JOIN masukan m ON {_TAKEN} AND {_WANTED})
  UPDATE masukan SET hasil = 'ganda', alasan = ?, lawan_lembar = t.lembar, lawan_baris = t.baris
  FROM tertahan t WHERE t.urutan = masukan.urutan"""  # noqa: S608  (conditions of our own)
_TAKE_OVER = (
    # The NIK of an active voter is unique at every step, so those who change theirs let go of it first.
    """UPDATE pemilih SET aktif = 0 FROM masukan m
       WHERE m.hasil = 'diperbarui' AND m.cocok = pemilih.nomor AND m.nik <> pemilih.nik""",
    # He may live elsewhere now, or come back after parts changed: `assign_parts` says where he stands.
    """UPDATE pemilih SET kel_id = m.kel_id, bagian = 0, dpid = m.dpid, nik = m.nik, tps = m.tps,
         sidik = m.sidik, orang = m.orang,
         lembar = m.lembar, baris = m.baris, rinci = m.urutan, aktif = 1
       FROM masukan m WHERE m.hasil = 'diperbarui' AND m.cocok = pemilih.nomor""",
    """INSERT INTO pemilih (nomor, kel_id, dpid, nik, tps, sidik, orang, lembar, baris, rinci)
       SELECT urutan, kel_id, dpid, nik, tps, sidik, orang, lembar, baris, urutan
       FROM masukan WHERE hasil = '' ORDER BY urutan""",
)
