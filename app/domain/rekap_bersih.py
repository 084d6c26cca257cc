"""The net of a village, area by area: what came, what went, and the proof that nobody is missing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.rekap_orang import Tercacah, Wilayah, area_order


@dataclass(frozen=True, slots=True)
class Bersih:
    """One area: awal + baru + masuk - tms - keluar = akhir. masuk, keluar: an address (or TPS) was corrected.

    `akhir` is the list counted by itself: the proof.
    """

    kelompok: str
    awal: int
    baru: tuple[str, ...] = field(repr=False)
    masuk: tuple[str, ...] = field(repr=False)
    tms: tuple[str, ...] = field(repr=False)
    keluar: tuple[str, ...] = field(repr=False)
    akhir: int

    @property
    def naik(self) -> int:
        """By how many the list grew; negative where it shrank."""
        return self.akhir - self.awal

    @property
    def balances(self) -> bool:
        came, went = len(self.baru) + len(self.masuk), len(self.tms) + len(self.keluar)
        return self.awal + came - went == self.akhir


def bersih(orang: Iterable[Tercacah], dimensi: Wilayah, daftar: Iterable[str]) -> list[Bersih]:
    """Area by area. `daftar`: the area of every row of the list, counted apart from `orang`.

    Raises ValueError where an area does not balance: then the recap must not be shown.
    """
    awal, moved = Counter[str](), defaultdict[tuple[str, str], list[str]](list)
    for one in orang:
        before, now = one.asal[dimensi] if one.asal else None, one.tempat[dimensi]
        if before is not None:
            awal[before] += 1
        if before is None and one.terdaftar:
            moved["baru", now].append(one.id)
        elif before is not None and not one.terdaftar:
            moved["tms", before].append(one.id)
        elif before is not None and before != now:
            moved["keluar", before].append(one.id)
            moved["masuk", now].append(one.id)
    akhir = Counter(daftar)
    areas = sorted({*awal, *akhir, *(area for _, area in moved)}, key=area_order)
    lines = [_line(area, awal[area], moved, akhir[area]) for area in areas]
    if wrong := [line.kelompok for line in lines if not line.balances]:
        raise ValueError(f"recap does not balance: {dimensi} {wrong}")
    return lines


def _line(area: str, awal: int, moved: Mapping[tuple[str, str], list[str]], akhir: int) -> Bersih:
    baru, masuk, tms, keluar = (tuple(moved.get((kind, area), ())) for kind in _MOVES)
    return Bersih(area, awal, baru, masuk, tms, keluar, akhir)


_MOVES = ("baru", "masuk", "tms", "keluar")


def jumlah_bersih(lines: Iterable[Bersih]) -> Bersih:
    """The whole village: whoever only moved within it is neither gain nor loss."""
    every = list(lines)
    baru = tuple(one for line in every for one in line.baru)
    tms = tuple(one for line in every for one in line.tms)
    awal, akhir = sum(line.awal for line in every), sum(line.akhir for line in every)
    whole = Bersih("", awal, baru, (), tms, (), akhir)
    if not whole.balances:
        raise ValueError("recap does not balance")
    return whole
