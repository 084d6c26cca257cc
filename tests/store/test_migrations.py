"""An older data file becomes one of today: all steps or none, and a copy as it was stays beside it."""

import resource
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.store import database
from app.store.database import Connection
from app.store.migrations import DESA, KPU, Schema, Step, sql
from tests.store.slow_migration import DELAYED, GROWN, KEY, OLD, ROWS

WIDER = sql("ALTER TABLE pemilih ADD sapaan TEXT NOT NULL DEFAULT '';;")
NAMED = sql(
    "CREATE TABLE sapaan (kata TEXT PRIMARY KEY) STRICT;;"
    "CREATE TRIGGER sapaan_tetap BEFORE UPDATE ON sapaan BEGIN SELECT RAISE (ABORT, 'no'); END;;"
)


def later(*steps: Step, of: Schema = DESA) -> Schema:
    return Schema(of.name, (*of.steps, *steps))


@contextmanager
def opened(file: Path, schema: Schema) -> Iterator[Connection]:
    db = database.connect(file, KEY, schema)
    try:
        yield db
    finally:
        db.close()


@pytest.fixture(params=[DESA, KPU], ids=["desa", "kpu"])
def schema(request: pytest.FixtureRequest) -> Schema:
    found: Schema = request.param
    return found


@pytest.fixture
def file(tmp_path: Path, schema: Schema) -> Path:
    made = tmp_path / "data.db"
    database.create(made, KEY, schema).close()
    return made


@pytest.fixture
def desa(tmp_path: Path) -> Path:
    made = tmp_path / "data.db"
    database.create(made, KEY, DESA).close()
    return made


def version(file: Path, schema: Schema) -> int:
    with opened(file, schema) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_every_step_from_the_files_version_on_and_no_other(file: Path, schema: Schema) -> None:
    one, two = (
        sql("CREATE TABLE satu (x TEXT);;"),
        sql("CREATE TABLE dua (x TEXT);; INSERT INTO satu VALUES ('a');;"),
    )
    assert version(file, later(one, of=schema)) == schema.version + 1
    with opened(file, later(one, two, of=schema)) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == schema.version + 2
        assert [row[0] for row in db.execute("SELECT x FROM satu")] == ["a"]
        assert db.execute("SELECT count(*) FROM dua").fetchone()[0] == 0


def test_the_copy_is_the_file_as_it_was(file: Path, schema: Schema) -> None:
    assert version(file, later(WIDER if schema is DESA else NAMED, of=schema)) == schema.version + 1
    copy = file.with_name(f"data.db.versi-{schema.version}")
    assert names(file.parent) == ["data.db", copy.name]
    assert b"SQLite" not in copy.read_bytes()[:16]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert version(copy, schema) == schema.version


def test_a_file_of_today_is_opened_as_it_is(file: Path, schema: Schema) -> None:
    before = file.read_bytes()
    assert version(file, schema) == schema.version
    assert names(file.parent) == ["data.db"]
    assert file.read_bytes() == before


def test_a_newer_file_is_refused_and_not_touched(file: Path, schema: Schema) -> None:
    version(file, later(NAMED, of=schema))
    before = file.read_bytes()
    with pytest.raises(UserError, match="DATA_TOO_NEW"):
        database.connect(file, KEY, schema)
    assert file.read_bytes() == before


def test_a_step_that_fails_takes_the_others_back(desa: Path) -> None:
    with pytest.raises(Exception, match="no such table"):
        database.connect(desa, KEY, later(WIDER, sql("INSERT INTO tidak_ada VALUES (1);;")))
    assert version(desa, DESA) == DESA.version
    with opened(desa, DESA) as db:
        assert "sapaan" not in [row[1] for row in db.execute("PRAGMA table_info(pemilih)")]
    assert version(desa, later(WIDER, NAMED)) == DESA.version + 2


def test_a_step_may_make_a_table_anew_that_others_refer_to(desa: Path) -> None:
    with opened(desa, DESA) as db, database.transaction(db):
        db.execute("INSERT INTO paket VALUES ('a', 1, x'00', '', '', '', '', '', '')")
        db.execute("INSERT INTO dasar VALUES ('a', '000118', 1, '[]')")
    anew = sql(
        "CREATE TABLE paket_baru (id TEXT PRIMARY KEY, urut INTEGER NOT NULL) STRICT;;"
        "INSERT INTO paket_baru SELECT id, urut FROM paket;; DROP TABLE paket;;"
        "ALTER TABLE paket_baru RENAME TO paket;;"
    )
    with opened(desa, later(anew)) as db:
        assert db.execute("SELECT urut FROM dasar JOIN paket ON id = paket").fetchone()[0] == 1


def test_a_step_that_leaves_a_row_alone_is_a_bug(desa: Path) -> None:
    with opened(desa, DESA) as db, database.transaction(db):
        db.execute("INSERT INTO paket VALUES ('a', 1, x'00', '', '', '', '', '', '')")
        db.execute("INSERT INTO dasar VALUES ('a', '000118', 1, '[]')")
    with pytest.raises(Exception, match=r"refers to nothing|FOREIGN KEY"):
        database.connect(desa, KEY, later(sql("DELETE FROM paket;;")))
    assert version(desa, DESA) == DESA.version
    with opened(desa, later(NAMED)) as db, pytest.raises(Exception, match="FOREIGN KEY"):
        db.execute("DELETE FROM paket")


def test_a_full_disk_leaves_the_file_as_it_was(desa: Path) -> None:
    def fill(db: Connection) -> None:
        db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0] + 3}")
        db.executemany("INSERT INTO alias VALUES (?, ?)", ((str(n), "x" * 100) for n in range(10_000)))

    with pytest.raises(UserError, match="DISK_FULL"):
        database.connect(desa, KEY, later(fill))
    assert version(desa, DESA) == DESA.version
    with opened(desa, DESA) as db:
        assert db.execute("SELECT count(*) FROM alias").fetchone()[0] == 0


def test_no_room_for_the_copy_begins_nothing(desa: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (desa.stat().st_size // 2, limits[1]))
    try:
        with pytest.raises(UserError, match=r"DISK_FULL|DISK_FAILED"):
            database.connect(desa, KEY, later(NAMED))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert names(desa.parent) == ["data.db"]
    assert version(desa, DESA) == DESA.version


def test_a_file_with_damage_inside_is_not_changed(desa: Path) -> None:
    """An index that says something else than its table."""
    with opened(desa, DESA) as db:
        db.execute("INSERT INTO alias VALUES ('000118', 'Ujang')")
        db.execute("CREATE INDEX bengkok ON alias (pemilih)")
        db.execute("PRAGMA writable_schema = ON")
        db.execute(
            "UPDATE sqlite_master SET sql = replace(sql, '(pemilih)', '(alias)') WHERE name = 'bengkok'"
        )
    with pytest.raises(UserError, match="DATA_COPY_FAILED"):
        database.connect(desa, KEY, later(NAMED))
    assert names(desa.parent) == ["data.db"]
    assert version(desa, DESA) == DESA.version


def test_copies_go_with_what_is_destroyed(desa: Path) -> None:
    with opened(desa, later(NAMED)) as db:
        (desa.parent / "data.db.versi-0").touch()
        (desa.parent / "lain.db.versi-1").touch()
        database.forget_copies(db)
    assert names(desa.parent) == ["data.db", "lain.db.versi-1"]


# Killed at any moment --------------------------------------------------------------------------------------


def rows_of(file: Path) -> tuple[int, int]:
    """(version, rows) of a file that one of both programs opens."""
    try:
        with opened(file, OLD) as db:
            return OLD.version, db.execute("SELECT count(*) FROM alias").fetchone()[0]
    except UserError as error:
        assert error.code == "DATA_TOO_NEW"
    with opened(file, GROWN) as db:
        assert db.execute("SELECT count(*) FROM kedua").fetchone()[0] == ROWS
        return GROWN.version, db.execute("SELECT count(*) FROM alias").fetchone()[0]


def start(file: Path, how: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.slow_migration", str(file), how]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def killed(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


@pytest.fixture
def large(tmp_path: Path) -> Path:
    made = tmp_path / "data.db"
    db = database.create(made, KEY, OLD)
    with database.transaction(db):
        db.executemany("INSERT INTO alias VALUES (?, ?)", ((f"{n:06}", "x" * 200) for n in range(ROWS)))
    db.close()
    return made


@pytest.mark.parametrize("step", range(len(DELAYED.steps)))
def test_killed_within_a_step_the_old_file_is_whole(large: Path, step: int) -> None:
    process = start(large, "waits")
    assert process.stdout is not None
    for _ in range(step + 1):
        assert process.stdout.readline() == "in a step\n"
    killed(process)
    assert rows_of(large) == (OLD.version, ROWS)
    with opened(large, GROWN) as db:
        assert db.execute("SELECT count(*) FROM kedua").fetchone()[0] == ROWS
    assert names(large.parent) == ["data.db", "data.db.versi-1"]


def test_killed_at_any_moment_the_file_is_the_old_or_the_new_one(large: Path) -> None:
    """From the first byte of the copy to the last of the commit; what a kill left is no hindrance."""
    seen = set()
    for wait in (0.0, 0.01, 0.02, 0.03, 0.045, 0.06, 0.08, 0.1, 0.13, 0.16, 0.2, None):
        process = start(large, "runs")
        assert process.stdout is not None
        assert process.stdout.readline() == "begins\n"
        if wait is None:
            assert process.stdout.readline() == "ended\n"
        else:
            time.sleep(wait)
        killed(process)
        found, rows = rows_of(large)
        assert rows == ROWS
        seen.add(found)
    assert seen == {OLD.version, GROWN.version}
    assert [name for name in names(large.parent) if not name.startswith(".")] == [
        "data.db",
        "data.db.versi-1",
    ]
    assert rows_of(large.with_name("data.db.versi-1")) == (OLD.version, ROWS)
