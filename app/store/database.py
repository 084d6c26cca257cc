"""The only door to SQLCipher: opening a file with its raw key, transactions, errors a person understands.

A file of an earlier release is brought up to date when it is opened; a copy of it as it was stays beside it.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import UserError
from app.store import migrations
from app.store.migrations import Schema
from app.system import safe_file
from app.system.safe_file import file_error

_COPY = ".versi-"

if TYPE_CHECKING:  # the same interface, with types
    import sqlite3 as dbapi2
    from sqlite3 import Connection as Connection
    from sqlite3 import Row as Row
else:
    from sqlcipher3 import dbapi2
    from sqlcipher3.dbapi2 import Connection, Row


def create(path: Path, key: bytes, schema: Schema) -> Connection:
    """A new file with the tables of a schema. Raises DATA_EXISTS and `connect`'s errors."""
    if path.exists():
        raise UserError("DATA_EXISTS", folder=str(path.parent))
    try:
        path.touch(mode=0o600)
    except OSError as error:
        raise file_error(error, path) from error
    db = _connect(path, key)
    with transaction(db):
        for statement in schema.statements():
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {schema.version}")
    return db


def in_memory(schema: Schema) -> Connection:
    """The tables of a schema without a file: a scratch pad that never touches a disk."""
    db = dbapi2.connect(":memory:", isolation_level=None)
    db.row_factory = Row
    db.execute("PRAGMA temp_store = MEMORY")
    for statement in schema.statements():
        db.execute(statement)
    return db


def connect(path: Path, key: bytes, schema: Schema) -> Connection:
    """Open a file with its 32-byte raw key, alone; one of an earlier release becomes one of today first.

    Raises UserError: DATA_MISSING, DATA_IN_USE (a second instance), DATA_KEY_WRONG (other key or damaged),
    DATA_TOO_NEW, DATA_COPY_FAILED, DISK_FULL, FOLDER_READ_ONLY. The file is then what it was.
    """
    if not path.exists():
        raise UserError("DATA_MISSING", folder=str(path.parent))
    db = _connect(path, key)
    try:
        _bring_up(db, path, key, schema)
    except BaseException:
        db.close()
        raise
    return db


def _bring_up(db: Connection, path: Path, key: bytes, schema: Schema) -> None:
    version = _version(db)
    if not 1 <= version <= schema.version:
        raise UserError("DATA_TOO_NEW" if version else "DATA_KEY_WRONG", folder=str(path.parent))
    if version < schema.version:
        _keep_copy(db, path, key, version)
        db.execute("PRAGMA foreign_keys = OFF")  # which a transaction cannot switch
        with transaction(db):
            migrations.bring_up(db, schema, version)
        db.execute("PRAGMA foreign_keys = ON")


def _version(db: Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _keep_copy(db: Connection, path: Path, key: bytes, version: int) -> None:
    """`data.db.versi-1`: the file as the earlier release left it, tried out before anything is changed."""
    kept = path.with_name(f"{path.name}{_COPY}{version}")
    unfinished = path.with_name(f".{kept.name}.tmp")
    try:
        _remove(unfinished)
        unfinished.touch(mode=0o600)
        copy_to(db, unfinished, key)
        _try_out(unfinished, key, version)
        unfinished.replace(kept)
        safe_file.fsync_folder(kept.parent)
    except OSError as error:
        raise file_error(error, path) from error
    finally:
        with suppress(OSError):
            _remove(unfinished)


def _try_out(copy: Path, key: bytes, version: int) -> None:
    db = _connect(copy, key)
    try:
        told = db.execute("PRAGMA integrity_check").fetchone()[0]
        if told != "ok" or _version(db) != version:
            raise UserError("DATA_COPY_FAILED", folder=str(copy.parent))
    finally:
        db.close()


def forget_copies(db: Connection) -> None:
    """Overwrite and delete the copies of earlier releases: they hold what is being destroyed here."""
    path = database_path(db)
    for copy in sorted(path.parent.glob(f"{path.name}{_COPY}*")):
        try:
            safe_file.overwrite(copy)
            copy.unlink()
        except OSError as error:
            raise file_error(error, copy) from error


def _remove(unfinished: Path) -> None:
    for leftover in unfinished.parent.glob(f"{unfinished.name}*"):
        leftover.unlink()


def _connect(path: Path, key: bytes) -> Connection:
    with _translated(path):
        db = dbapi2.connect(str(path), isolation_level=None, timeout=0.5, check_same_thread=True)
        try:
            _configure(db, key)
        except BaseException:
            db.close()
            raise
    db.row_factory = Row
    return db


def _configure(db: Connection, key: bytes) -> None:
    if len(key) != 32:
        raise ValueError("the raw key has 32 bytes")
    db.execute("PRAGMA cipher_log_level = NONE")  # it would write to the terminal; our errors say more
    db.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    db.execute("PRAGMA cipher_compatibility = 4")  # whatever a later SQLCipher takes for granted
    if not db.execute("PRAGMA cipher_version").fetchone():
        raise RuntimeError("plain SQLite: refusing to write without encryption")
    db.execute("PRAGMA locking_mode = EXCLUSIVE")
    db.execute("SELECT count(*) FROM sqlite_master").fetchone()  # fails closed on a wrong key
    for pragma in (
        "temp_store = MEMORY",
        "journal_mode = WAL",
        "synchronous = FULL",
        "secure_delete = ON",
        "foreign_keys = ON",
        "trusted_schema = OFF",
    ):
        db.execute(f"PRAGMA {pragma}").fetchone()
    db.execute("BEGIN IMMEDIATE")  # takes the exclusive lock now, not at the first mark
    db.execute("ROLLBACK")


@contextmanager
def transaction(db: Connection) -> Iterator[None]:
    """All or nothing; on return it is on disk (WAL, synchronous=FULL). Raises DISK_FULL, FOLDER_READ_ONLY."""
    with _translated(database_path(db)):
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise


def database_path(db: Connection) -> Path:
    """Where the connection's file lies."""
    return Path(db.execute("PRAGMA database_list").fetchone()[2])


def copy_to(db: Connection, path: Path, key: bytes) -> None:
    """A consistent copy of the whole file, encrypted with the same key, made while it is open."""
    target = _connect(path, key)
    try:
        with _translated(path):
            db.backup(target)
    finally:
        target.close()


def compact(db: Connection) -> None:
    """Write the file anew, without what was deleted: zeros go over it in place first (secure_delete)."""
    with _translated(database_path(db)):
        for statement in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            db.execute(statement).fetchall()


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except dbapi2.DatabaseError as error:
        text = str(error)
        for part, code in _MEANINGS.items():
            if part in text:
                raise UserError(code, folder=str(path.parent)) from error
        raise


_MEANINGS = {
    "database is locked": "DATA_IN_USE",
    "file is not a database": "DATA_KEY_WRONG",
    "file is encrypted": "DATA_KEY_WRONG",
    "malformed": "DATA_KEY_WRONG",
    "disk is full": "DISK_FULL",
    "readonly database": "FOLDER_READ_ONLY",
    "unable to open database file": "FOLDER_READ_ONLY",
    "disk I/O error": "DISK_FAILED",
}
