"""Who stands in a list twice: a filter of fixed size while rows flow by, then SQL on the few that it names.

An index over all staged rows would be sorted in memory, because SQLite's own temporary files are not
encrypted: a list of four million would need a quarter of a gigabyte for it.
"""

from app.store.database import Connection

_BITS = 1 << 26
KOLOM = (("dpid", "DPID_BERULANG"), ("nik", "NIK_BERULANG"))
"""What may stand in a list once, and what a repeated one is called; in this order."""


class Saringan:
    """Values that were seen, a bit for each: none is forgotten, and 1 % of a million is named too much."""

    def __init__(self) -> None:
        self._bits = bytearray(_BITS >> 3)

    def has_seen(self, value: str) -> bool:
        """Whether the value was here before, perhaps; from now on it was."""
        at = hash(value) & (_BITS - 1)
        place, bit = at >> 3, 1 << (at & 7)
        before = self._bits[place]
        self._bits[place] = before | bit
        return before & bit != 0


def begin(db: Connection) -> None:
    """Room for what the filter names. Call in the transaction that `settle` ends the search in."""
    db.execute(
        "CREATE TABLE kembar (kolom TEXT, nilai TEXT, PRIMARY KEY (kolom, nilai)) STRICT, WITHOUT ROWID"
    )


def name(db: Connection, values: list[tuple[str, str]]) -> None:
    """(column, value) that may stand in the list twice."""
    db.executemany("INSERT OR IGNORE INTO kembar VALUES (?, ?)", values)


def settle(db: Connection) -> None:
    """Of staged rows that share a value, all but the first are duplicates of the first."""
    db.execute("CREATE TABLE calon (urutan INTEGER PRIMARY KEY, dpid TEXT, nik TEXT) STRICT")
    db.execute(_NAMED)
    for kolom, alasan in KOLOM:
        db.execute(_REPEATED.format(kolom=kolom), (alasan,))
    db.execute("DROP TABLE calon")
    db.execute("DROP TABLE kembar")


_NAMED = """
  INSERT INTO calon SELECT urutan, dpid, nik FROM masukan m WHERE hasil = '' AND (
    EXISTS (SELECT 1 FROM kembar k WHERE k.kolom = 'dpid' AND k.nilai = m.dpid)
    OR EXISTS (SELECT 1 FROM kembar k WHERE k.kolom = 'nik' AND k.nilai = m.nik))"""
_REPEATED = """
  UPDATE masukan SET hasil = 'ganda', alasan = ?, lawan_lembar = s.lembar, lawan_baris = s.baris
  FROM (SELECT s.urutan, d.lembar, d.baris FROM
    (SELECT c.urutan, first_value(c.urutan) OVER (PARTITION BY c.{kolom} ORDER BY c.urutan) AS dulu
     FROM calon c CROSS JOIN masukan m ON m.urutan = c.urutan WHERE m.hasil = '' AND c.{kolom} <> '') s
    JOIN masukan d ON d.urutan = s.dulu WHERE s.urutan <> s.dulu) AS s
  WHERE masukan.urutan = s.urutan"""
