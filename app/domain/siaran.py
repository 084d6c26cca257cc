"""What may be published of an election: numbers by kecamatan, small ones hidden, nobody's data."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain import sel_kecil
from app.domain.sel_kecil import TANDA, Sel


@dataclass(frozen=True, slots=True)
class Hitungan:
    """One kecamatan. `masuk`: so many of its villages have their DPT here; the voters are theirs. `tps` 0:
    not known of all of them. `lain`: voters of whom the list tells no sex."""

    kecamatan: str
    desa: int
    masuk: int = 0
    tps: int = 0
    L: int = 0
    P: int = 0
    lain: int = 0

    @property
    def jumlah(self) -> int:
        return self.L + self.P + self.lain


@dataclass(frozen=True, slots=True)
class Siaran:
    """Lines as they may be shown: `angka` (kecamatan, desa, masuk, TPS, L, P, jumlah), the sum last."""

    baris: Sequence[tuple[str, int, int, int | str, int | str, int | str, int | str]]
    tersamar: bool
    hitungan: Sequence[Hitungan] = field(default=(), repr=False)

    @property
    def lengkap(self) -> bool:
        """Whether the DPT of every village stands in it."""
        return self.baris[-1][1] == self.baris[-1][2]


def siaran(lines: Sequence[Hitungan]) -> Siaran:
    """Hide what is small. There is at least one line."""
    whole = [*lines, _sum(lines)]
    # A column of zeros hides nothing: everybody knows what stands in it.
    more = any(one.lain for one in lines)
    hidden = sel_kecil.tabel([[one.L, one.P, *[one.lain] * more, one.jumlah] for one in whole])
    rows = [
        (one.kecamatan, one.desa, one.masuk, one.tps or "-", *_voters(one, at, hidden, 2 + more))
        for at, one in enumerate(whole)
    ]
    return Siaran(rows, bool(hidden), lines)


def _voters(
    one: Hitungan, at: int, hidden: frozenset[Sel], last: int
) -> tuple[int | str, int | str, int | str]:
    cells = [(0, one.L), (1, one.P), (last, one.jumlah)]
    first, second, total = (TANDA if (at, column) in hidden else number for column, number in cells)
    return first, second, total


def _sum(lines: Sequence[Hitungan]) -> Hitungan:
    known = all(one.tps or not one.masuk for one in lines)
    return Hitungan(
        "",
        sum(one.desa for one in lines),
        sum(one.masuk for one in lines),
        sum(one.tps for one in lines) if known else 0,
        sum(one.L for one in lines),
        sum(one.P for one in lines),
        sum(one.lain for one in lines),
    )
