"""The only door to SQLCipher: opening a file with its raw key, transactions, errors a person understands."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import UserError
from app.system.safe_file import file_error

if TYPE_CHECKING:  # the same interface, with types
    import sqlite3 as dbapi2
    from sqlite3 import Connection as Connection
    from sqlite3 import Row as Row
else:
    from sqlcipher3 import dbapi2
    from sqlcipher3.dbapi2 import Connection, Row


def create(path: Path, key: bytes, schema: str) -> Connection:
    """A new file with the tables of `app/store/<schema>.sql`. Raises DATA_EXISTS and `connect`'s errors."""
    if path.exists():
        raise UserError("DATA_EXISTS", folder=str(path.parent))
    try:
        path.touch(mode=0o600)
    except OSError as error:
        raise file_error(error, path) from error
    db = _connect(path, key)
    with transaction(db):
        for statement in _statements(schema):
            db.execute(statement)
        db.execute("PRAGMA user_version = 1")
    return db


def in_memory(schema: str) -> Connection:
    """The tables of a schema without a file: a scratch pad that never touches a disk."""
    db = dbapi2.connect(":memory:", isolation_level=None)
    db.row_factory = Row
    db.execute("PRAGMA temp_store = MEMORY")
    for statement in _statements(schema):
        db.execute(statement)
    return db


def connect(path: Path, key: bytes) -> Connection:
    """Open a file with its 32-byte raw key, alone.

    Raises UserError: DATA_MISSING, DATA_IN_USE (a second instance), DATA_KEY_WRONG (other key or damaged),
    DATA_TOO_NEW, FOLDER_READ_ONLY.
    """
    if not path.exists():
        raise UserError("DATA_MISSING", folder=str(path.parent))
    db = _connect(path, key)
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version != 1:
        db.close()
        raise UserError("DATA_TOO_NEW" if version else "DATA_KEY_WRONG", folder=str(path.parent))
    return db


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


def _statements(schema: str) -> list[str]:
    text = (files("app.store") / f"{schema}.sql").read_text(encoding="utf-8")
    return [part.strip() for part in text.split(";;") if part.strip()]
