"""How many active voters every part of every area has: kept, because counting four million takes too long."""

from app.store.database import Connection


def recount(db: Connection) -> None:
    """Count anew. Call in the transaction that moved, added or retired voters."""
    db.execute("DELETE FROM banyak")
    db.execute(
        "INSERT INTO banyak SELECT kel_id, bagian, count(*) FROM pemilih WHERE aktif = 1"
        " GROUP BY kel_id, bagian"
    )
