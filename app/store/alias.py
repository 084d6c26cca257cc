"""The table `alias`: a cache of the nicknames told in the chain `akses`."""

from app.store import akses
from app.store.database import Connection

KIND = "alias"


def put(db: Connection, voter: str, text: str) -> None:
    """A voter's nickname; "" takes it away. Call in the transaction that writes the access."""
    if text:
        db.execute("INSERT OR REPLACE INTO alias VALUES (?, ?)", (voter, text))
    else:
        db.execute("DELETE FROM alias WHERE pemilih = ?", (voter,))


def everything(db: Connection) -> dict[str, str]:
    """Voter id -> nickname."""
    return dict(db.execute("SELECT pemilih, alias FROM alias").fetchall())


def rebuild(db: Connection) -> None:
    """Drop the cache and make it again from the chain, where of one voter the last word counts."""
    db.execute("DELETE FROM alias")
    for event in akses.of_kind(db, KIND):
        put(db, event.data.get("pemilih", ""), event.data.get("alias", ""))
