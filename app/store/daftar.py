"""The bases, and the table `pemilih`: a cache of fold(base, journal) that screens search."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from app.domain import canonical
from app.domain.fold import FoldedVoter, fold, fold_voter
from app.domain.pemilih import KOLOM, Pemilih, base_row
from app.domain.perubahan import corrected
from app.domain.voter_id import kpu_number
from app.store import journal
from app.store.database import Connection, Row

_OWN = 100_000  # the village's own voters are listed after KPU's
_MANY = 500  # from here on one fold of everything is cheaper than one fold a voter


@dataclass(frozen=True, slots=True)
class Tercatat:
    """One voter as listed now: order number, evidence, names of fields in conflict and of corrected ones."""

    nomor: int
    pemilih: Pemilih
    bukti: dict[str, str]
    dukcapil: dict[str, str]
    konflik: tuple[str, ...]
    ubah: tuple[str, ...]


def store_base(db: Connection, paket: str, rows: Iterable[Sequence[str]]) -> None:
    """Keep an issued list for ever; rows in the order of KOLOM_PAKET."""
    db.executemany(
        "INSERT INTO dasar VALUES (?, ?, ?, ?)",
        ((paket, row[0], kpu_number(row[0]), json.dumps(row[1:], ensure_ascii=False)) for row in rows),
    )


def newest_paket(db: Connection) -> str:
    """The id of the package adopted last."""
    return str(db.execute("SELECT id FROM paket ORDER BY urut DESC LIMIT 1").fetchone()[0])


def base(db: Connection, paket: str) -> dict[str, Pemilih]:
    """A whole issued list by voter id; `tps` starts as `tps_kpu`."""
    rows = db.execute("SELECT pemilih, isi FROM dasar WHERE paket = ? ORDER BY nomor", (paket,))
    return {voter: base_row(voter, json.loads(isi)) for voter, isi in rows}


def corrected_base(db: Connection) -> dict[str, Pemilih]:
    """The newest base's rows of those voters only whom the village corrected."""
    query = (
        "SELECT dasar.pemilih, dasar.isi FROM pemilih JOIN dasar ON dasar.pemilih = pemilih.id "
        "WHERE dasar.paket = ? AND pemilih.ubah <> ''"
    )
    rows = db.execute(query, (newest_paket(db),))
    return {voter: base_row(voter, json.loads(isi)) for voter, isi in rows}


def base_rows(db: Connection, paket: str) -> list[list[str]]:
    """A whole issued list as `store_base` took it."""
    rows = db.execute("SELECT pemilih, isi FROM dasar WHERE paket = ? ORDER BY pemilih", (paket,))
    return [[voter, *json.loads(isi)] for voter, isi in rows]


def count(db: Connection) -> int:
    """How many voters are known, the village's own and those not eligible included."""
    return int(db.execute("SELECT count(*) FROM pemilih").fetchone()[0])


def base_of(db: Connection, voter: str) -> Pemilih | None:
    """A voter's row in the newest base."""
    row = db.execute(
        "SELECT isi FROM dasar WHERE paket = ? AND pemilih = ?", (newest_paket(db), voter)
    ).fetchone()
    return base_row(voter, json.loads(row[0])) if row else None


def folded(db: Connection, voters: Sequence[str]) -> Iterator[FoldedVoter]:
    """Voters folded from the truth, in the order asked, with what a new event must name."""
    acts = journal.undone(db)
    if len(voters) <= _MANY:
        for voter in voters:
            yield fold_voter(base_of(db, voter), journal.events_of(db, voter), acts)
        return
    rows, events = base(db, newest_paket(db)), journal.events_by_voter(db)
    for voter in voters:
        yield fold_voter(rows.get(voter), events.get(voter, ()), acts)


def refresh(db: Connection, voters: Sequence[str]) -> None:
    """Bring the cache up to date after an act on these voters. Call in the act's transaction."""
    if len(voters) > _MANY:
        rebuild(db)
        return
    for voter, one in zip(voters, folded(db, voters), strict=True):
        if one.pemilih is None:
            db.execute("DELETE FROM pemilih WHERE id = ?", (voter,))
            continue
        found = db.execute("SELECT * FROM pemilih WHERE id = ?", (voter,)).fetchone()
        nomor = found["nomor"] if found else kpu_number(voter) or _own_number(db, voter)
        konflik = " ".join(conflict.kolom for conflict in one.konflik)
        row = _row(nomor, base_of(db, voter), one.pemilih, one.bukti, one.dukcapil, konflik)
        if found:
            _update(db, found, row)
        else:
            _insert(db, [row])


def _own_number(db: Connection, voter: str) -> int:
    """Of one: a mark need not read all who were ever added."""
    added = (event for event in reversed(journal.events_of(db, voter)) if event.jenis == "baru")
    return _OWN + next(added).lamport


def _own_numbers(db: Connection) -> dict[str, int]:
    """Order numbers of the village's own voters: by when they were added, the same after any rebuild."""
    added = journal.events_of_kind(db, "baru")
    return {event.pemilih: _OWN + event.lamport for event in added}


def rebuild(db: Connection) -> None:
    """Drop the cache and make it again from base and journal."""
    issued = base(db, newest_paket(db))
    result = fold(issued, journal.all_events(db))
    konflik: dict[str, list[str]] = {}
    for conflict in result.konflik:
        konflik.setdefault(conflict.pemilih, []).append(conflict.kolom)
    own = _own_numbers(db)
    rows = [
        _row(
            kpu_number(voter.id) or own[voter.id],
            issued.get(voter.id),
            voter,
            result.bukti.get(voter.id, {}),
            result.dukcapil.get(voter.id, {}),
            " ".join(konflik.get(voter.id, ())),
        )
        for voter in result.pemilih.values()
    ]
    db.execute("DELETE FROM pemilih")
    _insert(db, rows)


def _row(
    nomor: int, before: Pemilih | None, voter: Pemilih, bukti: object, dukcapil: object, konflik: str
) -> tuple[object, ...]:
    ubah = " ".join(corrected(before, voter)) if before else ""
    papers = (canonical.dumps(bukti), canonical.dumps(dukcapil))
    return (voter.id, nomor, *_values(voter), *papers, konflik, ubah)


_values = attrgetter(*KOLOM[1:])


def _update(db: Connection, before: Row, after: tuple[object, ...]) -> None:
    """Write the changed columns only: a mark then touches no index, which halves its cost on disk."""
    changed = {name: new for name, old, new in zip(before.keys(), before, after, strict=True) if old != new}
    if changed:
        columns = ", ".join(f"{name} = ?" for name in changed)
        db.execute(f"UPDATE pemilih SET {columns} WHERE id = ?", (*changed.values(), after[0]))  # noqa: S608


def _insert(db: Connection, rows: Sequence[tuple[object, ...]]) -> None:
    marks = ", ".join("?" * (len(KOLOM) + 5))
    db.executemany(f"INSERT OR REPLACE INTO pemilih VALUES ({marks})", rows)  # noqa: S608


def current(db: Connection) -> Iterator[Pemilih]:
    """Every voter as listed now, KPU's first."""
    for row in db.execute(f"SELECT {', '.join(KOLOM)} FROM pemilih ORDER BY nomor, id"):  # noqa: S608
        yield Pemilih(*row)


_SHOWN = "nomor, bukti <> '{}' AS berbukti, dukcapil, konflik, ubah, " + ", ".join(KOLOM)
_ROWS = f"SELECT {_SHOWN} FROM pemilih"  # noqa: S608


def rows(db: Connection, voters: Sequence[str] | None = None) -> Iterator[Row]:
    """What a table shows of all voters, or these: `nomor berbukti dukcapil konflik ubah` and every field."""
    if voters is None:
        yield from db.execute(f"{_ROWS} ORDER BY nomor, id")
        return
    for voter in voters:
        yield from db.execute(f"{_ROWS} WHERE id = ?", (voter,))


def get(db: Connection, voter: str) -> Tercatat | None:
    """One voter as listed now."""
    return _tercatat(db.execute("SELECT * FROM pemilih WHERE id = ?", (voter,)).fetchone())


def find(db: Connection, search: str = "", tps: str = "") -> list[Tercatat]:
    """Voters in list order. `search`: part of a name, digits of a NIK or NKK, a number or a voter id."""
    where, params = ["1"], list[object]()
    if search:
        words, values = _search(" ".join(search.upper().encode("utf-8", "replace").decode().split()))
        where.append(words)
        params.extend(values)
    if tps:
        where.append("tps = ?")
        params.append(tps)
    query = f"SELECT * FROM pemilih WHERE {' AND '.join(where)} ORDER BY nomor, id"  # noqa: S608
    return [_row_of(row) for row in db.execute(query, params)]


def _search(text: str) -> tuple[str, list[object]]:
    if text.isdecimal() and text.isascii():
        number = int(text) if len(text) < 6 else -1
        return "(nomor = ? OR id = ? OR nik LIKE ? OR nkk LIKE ?)", [number, text, f"%{text}%", f"%{text}%"]
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return "(nama LIKE ? ESCAPE '\\' OR id = ?)", [f"%{escaped}%", text]


def _tercatat(row: Row | None) -> Tercatat | None:
    return _row_of(row) if row else None


def _row_of(row: Row) -> Tercatat:
    voter = Pemilih(row["id"], *(row[kolom] for kolom in KOLOM[1:]))
    bukti, dukcapil = json.loads(row["bukti"]), json.loads(row["dukcapil"])
    return Tercatat(
        row["nomor"], voter, bukti, dukcapil, tuple(row["konflik"].split()), tuple(row["ubah"].split())
    )


def id_of_nik(db: Connection, nik: str, but: str = "") -> str | None:
    """The voter, other than `but`, who has this NIK."""
    row = db.execute("SELECT id FROM pemilih WHERE nik = ? AND id <> ?", (nik, but)).fetchone()
    return row["id"] if row else None


def ids_with_status(db: Connection, status: str) -> set[str]:
    """Voters with this `status_pilkades`."""
    return {row["id"] for row in db.execute("SELECT id FROM pemilih WHERE status_pilkades = ?", (status,))}


def conflicts(db: Connection) -> int:
    """How many voters have a field in conflict."""
    return int(db.execute("SELECT count(*) FROM pemilih WHERE konflik <> ''").fetchone()[0])
