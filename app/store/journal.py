"""The append-only journal of a village's data file, and its second chain of accesses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from app.domain import fold
from app.domain.peristiwa import START, Draft, Peristiwa, Rantai, check, line_hash, read
from app.store.database import Connection


@dataclass(frozen=True, slots=True)
class Head:
    """The newest event of a device's chain; `urut` 0 and START before the first."""

    urut: int = 0
    hash: str = START

    def __str__(self) -> str:
        return f"{self.urut}:{self.hash}"


def append(
    db: Connection,
    device: str,
    drafts: Sequence[Draft],
    anggota: str,
    waktu: int,
    chain: Rantai = "peristiwa",
) -> list[Peristiwa]:
    """One act: the drafts become events of `device`, sharing one `tindakan`. Call inside a transaction."""
    head = head_of(db, device, chain)
    lamport = db.execute(f"SELECT coalesce(max(lamport), 0) FROM {chain}").fetchone()[0]  # noqa: S608
    act = f"{device}:{head.urut + 1}"
    entries: list[Entry] = []
    for draft in drafts:
        lamport += 1
        event = Peristiwa(
            perangkat=device,
            urut=head.urut + 1,
            sebelum=head.hash,
            lamport=lamport,
            waktu=waktu,
            anggota=anggota,
            tindakan=act,
            jenis=draft.jenis,
            pemilih=draft.pemilih,
            kolom=draft.kolom,
            isi=draft.isi,
            lama=draft.lama,
            dasar=draft.dasar,
        )
        line = event.line()
        check(line, chain)  # what goes in can never be taken out: it must be what others accept
        head = Head(event.urut, line_hash(line, chain))
        entries.append((event, head.hash, line))
    insert(db, entries, chain)
    return [event for event, _, _ in entries]


Entry = tuple[Peristiwa, str, str]
"""An event, the hash of its line, the line."""


def insert(db: Connection, entries: Iterable[Entry], chain: Rantai = "peristiwa") -> None:
    """Store lines that were checked, in the order in which they came to be. Call inside a transaction."""
    row_of, marks = (_akses_row, "?, ?, ?, ?, ?") if chain == "akses" else (_row, "?, ?, ?, ?, ?, ?, ?, ?")
    db.executemany(f"INSERT INTO {chain} VALUES ({marks})", map(row_of, entries))  # noqa: S608


def _row(entry: Entry) -> tuple[str | int, ...]:
    event, digest, line = entry
    found_by = (event.lamport, event.tindakan, event.jenis, event.pemilih)
    return (event.perangkat, event.urut, digest, *found_by, line)


def _akses_row(entry: Entry) -> tuple[str | int, ...]:
    event, digest, line = entry
    return (event.perangkat, event.urut, digest, event.lamport, line)


def head_of(db: Connection, device: str, chain: Rantai = "peristiwa") -> Head:
    """The device's newest event."""
    row = db.execute(
        f"SELECT urut, hash FROM {chain} WHERE perangkat = ? ORDER BY urut DESC LIMIT 1",  # noqa: S608
        (device,),
    ).fetchone()
    return Head(row[0], row[1]) if row else Head()


def heads(db: Connection) -> dict[str, Head]:
    """The newest event of every device."""
    rows = db.execute(
        "SELECT perangkat, max(urut), hash FROM peristiwa GROUP BY perangkat ORDER BY perangkat"
    )
    return {device: Head(urut, digest) for device, urut, digest in rows}


def lines(db: Connection, device: str, chain: Rantai = "peristiwa") -> list[str]:
    """A device's chain as it stands."""
    rows = db.execute(f"SELECT baris FROM {chain} WHERE perangkat = ? ORDER BY urut", (device,))  # noqa: S608
    return [row[0] for row in rows]


def hash_at(db: Connection, device: str, urut: int) -> str:
    """The hash of one of a device's events; "" where it has none."""
    query = "SELECT hash FROM peristiwa WHERE perangkat = ? AND urut = ?"
    row = db.execute(query, (device, urut)).fetchone()
    return str(row[0]) if row else ""


def newest_lamport(db: Connection) -> int:
    """The highest Lamport number of the journal."""
    return int(db.execute("SELECT coalesce(max(lamport), 0) FROM peristiwa").fetchone()[0])


def acts_after(db: Connection, known: Mapping[str, int]) -> int:
    """How many acts have events beyond these numbers of each device; a device not named is all new."""
    devices = db.execute("SELECT perangkat FROM cap").fetchall()  # a row each, not thousands
    query = "SELECT count(DISTINCT tindakan) FROM peristiwa WHERE perangkat = ? AND urut > ?"
    asked = ((device, known.get(device, 0)) for (device,) in devices)
    return sum(int(db.execute(query, one).fetchone()[0]) for one in asked)


def changes_after(db: Connection, known: Mapping[str, int]) -> bool:
    """Whether anything beyond these numbers of each device may have changed a row of the list."""
    devices = db.execute("SELECT perangkat FROM cap").fetchall()
    query = (
        "SELECT 1 FROM peristiwa WHERE perangkat = ? AND urut > ? "
        "AND (pemilih <> '' OR jenis IN ('batal', 'paket')) LIMIT 1"
    )
    return any(db.execute(query, (device, known.get(device, 0))).fetchone() for (device,) in devices)


def acts_beyond(db: Connection, lamport: int) -> int:
    """How many acts have events with a higher Lamport number."""
    query = "SELECT count(DISTINCT tindakan) FROM peristiwa WHERE lamport > ?"
    return int(db.execute(query, (lamport,)).fetchone()[0])


def all_events(db: Connection) -> list[Peristiwa]:
    """Everything, in arrival order."""
    return [read(row[0]) for row in db.execute("SELECT baris FROM peristiwa ORDER BY rowid")]


def events_of(db: Connection, voter: str) -> list[Peristiwa]:
    """One voter's events."""
    rows = db.execute(
        "SELECT baris FROM peristiwa WHERE pemilih = ? AND pemilih <> '' ORDER BY rowid", (voter,)
    )
    return [read(row[0]) for row in rows]


def events_by_voter(db: Connection) -> dict[str, list[Peristiwa]]:
    """Every voter's events, for acts on many."""
    found: dict[str, list[Peristiwa]] = {}
    for voter, line in db.execute("SELECT pemilih, baris FROM peristiwa WHERE pemilih <> '' ORDER BY rowid"):
        found.setdefault(voter, []).append(read(line))
    return found


def events_of_kind(db: Connection, *kinds: str) -> list[Peristiwa]:
    """Events of rare kinds (anything but `nilai`), in arrival order."""
    marks = ", ".join("?" * len(kinds))
    rows = db.execute(
        f"SELECT baris FROM peristiwa WHERE jenis IN ({marks}) AND jenis <> 'nilai' ORDER BY rowid",  # noqa: S608
        kinds,
    )
    return [read(row[0]) for row in rows]


def events_of_act(db: Connection, act: str) -> list[Peristiwa]:
    """The events of one act: they follow each other in its device's chain, the first names it."""
    device, _, urut = act.partition(":")
    rows = db.execute(
        "SELECT tindakan, baris FROM peristiwa "
        "WHERE perangkat = ? AND urut >= CAST(? AS INTEGER) ORDER BY urut",
        (device, urut),
    )
    return [read(line) for _, line in takewhile(lambda row: row[0] == act, rows)]


def undone(db: Connection) -> fold.Undone:
    """Which acts are undone now."""
    return fold.undone(events_of_kind(db, "batal"))


def newest_waktu(db: Connection) -> int:
    """When the newest event was made, in milliseconds; 0 before the first."""
    row = db.execute("SELECT baris FROM peristiwa ORDER BY rowid DESC LIMIT 1").fetchone()
    return read(row[0]).waktu if row else 0


def newest_first(db: Connection, device: str) -> Iterator[Peristiwa]:
    """A device's events backwards."""
    rows = db.execute("SELECT baris FROM peristiwa WHERE perangkat = ? ORDER BY urut DESC", (device,))
    return (read(row[0]) for row in rows)


def voters_added(db: Connection, device: str) -> int:
    """How many voters this device has ever added, undone or not."""
    return sum(1 for event in events_of_kind(db, "baru") if event.perangkat == device)


def keep_cap(db: Connection, device: str, body: bytes, signature: bytes) -> None:
    """Keep a device's newest signed checkpoint."""
    row = (device, body.decode(), signature.decode())
    db.execute("INSERT OR REPLACE INTO cap VALUES (?, ?, ?)", row)


def newest_cap(db: Connection, device: str) -> tuple[bytes, bytes]:
    """A device's newest checkpoint and its signature."""
    row = db.execute("SELECT isi, minisig FROM cap WHERE perangkat = ?", (device,)).fetchone()
    return row[0].encode(), row[1].encode()
