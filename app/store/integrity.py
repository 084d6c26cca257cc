"""Whether a data file is whole: each page as it was encrypted, each table as SQLite left it."""

from app.store.database import Connection


def problems(db: Connection) -> int:
    """How many damages were found; 0: none. Reads the whole file."""
    pages = db.execute("PRAGMA cipher_integrity_check").fetchall()
    if pages:
        return len(pages)  # reading on would stumble over them
    return sum(row[0] != "ok" for row in db.execute("PRAGMA integrity_check(20)").fetchall())


def versions(db: Connection) -> str:
    """`SQLCipher 4.6.1 community, SQLite 3.46.1`."""
    cipher = db.execute("PRAGMA cipher_version").fetchone()[0]
    return f"SQLCipher {cipher}, SQLite {db.execute('SELECT sqlite_version()').fetchone()[0]}"
