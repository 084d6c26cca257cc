"""`python -m tests.store.slow_migration FILE waits|runs`: two steps bring a file up, unless it is killed."""

import sys
import time
from pathlib import Path

from app.store import database
from app.store.database import Connection
from app.store.migrations import Schema, sql

KEY, ROWS = bytes(range(32)), 20_000
OLD = Schema("desa")
_FIRST = sql("CREATE TABLE kedua (pemilih TEXT PRIMARY KEY, alias TEXT NOT NULL) STRICT;;")
_SECOND = sql("INSERT INTO kedua SELECT pemilih, alias FROM alias;; UPDATE alias SET alias = alias || 'y';;")
GROWN = Schema("desa", (_FIRST, _SECOND))


def _waits(db: Connection) -> None:
    print("in a step", flush=True)
    time.sleep(0.3)


def _first(db: Connection) -> None:
    _FIRST(db)
    _waits(db)


def _second(db: Connection) -> None:
    _SECOND(db)
    _waits(db)


DELAYED = Schema("desa", (_first, _second))


def main() -> None:
    file, how = sys.argv[1:]
    if how == "runs":
        print("begins", flush=True)
    database.connect(Path(file), KEY, DELAYED if how == "waits" else GROWN).close()
    print("ended", flush=True)
    time.sleep(60)


if __name__ == "__main__":
    main()
