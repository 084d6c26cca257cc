"""The places of the list: its ALAMAT/RT/RW combinations and how many live in them."""

from typing import NamedTuple

from app.domain.peta_wilayah import Kunci
from app.store.database import Connection


class Tempat(NamedTuple):
    """A combination with how many voters are listed there, TMS ones too."""

    alamat: str
    rt: str
    rw: str
    voters: int
    laki: int
    perempuan: int

    @property
    def kunci(self) -> Kunci:
        return (self.alamat, self.rt, self.rw)


def places(db: Connection) -> list[Tempat]:
    """All combinations, by RW, RT and address."""
    rows = db.execute(
        "SELECT alamat, rt, rw, count(*), sum(kelamin = 'L'), sum(kelamin = 'P') FROM pemilih "
        "GROUP BY rw, rt, alamat ORDER BY rw, rt, alamat"
    )
    return [Tempat(*row) for row in rows]
