"""Small cells of a table that leaves the village: hidden, and others with them, so that none can be computed.

A cell of 1 to 4 voters may point at a person; 0 does not. Who knows a total could subtract what is shown, so
further cells go until every hidden one could be another whole number (0 or more) without any shown number
changing. A hidden cell is therefore no sign of a small number, and all are marked alike.

A table is related as its margins are: rows and columns are nodes, a cell an arc between two of them. Adding 1
along one arc and taking 1 along the next keeps every total; a ring of hidden cells proves each of its cells.
The cheapest ring is looked for cell by cell. Each paper is judged by itself: two papers laid side by side can
tell more.
"""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

TERKECIL = 5
"""The smallest number that may be shown beside 0."""

TANDA = "*"
"""What stands where a number is hidden."""

Sel = tuple[int, int]
"""(row, column)."""

_ZERO, _TOTAL, _LAST_ONE = 60, 4000, 1  # what it costs to hide a 0, a total; to lean on a cell of 1
_DEAREST = 2000


def is_kecil(angka: int) -> bool:
    """Whether a number must be hidden by itself."""
    return 0 < angka < TERKECIL


@dataclass(slots=True)
class _Kisi:
    """Numbers with a row of totals last. `terkait`: the last column is the sum of the others.

    `tetap`: that column was decided before and is no part of a ring. `sembunyi`: hidden so far; `terbukti`:
    those of them that could be another number.
    """

    angka: Sequence[Sequence[int]]
    terkait: bool
    tetap: bool = False
    sembunyi: set[Sel] = field(default_factory=set)
    terbukti: set[Sel] = field(default_factory=set)

    @property
    def usable(self) -> range:
        """The columns that a ring may pass."""
        return range(len(self.angka[0]) - self.tetap)

    def sign(self, sel: Sel) -> int:
        """-1 where adding to this cell takes away from its line: a total."""
        row, column = sel
        is_total_column = self.terkait and column == len(self.angka[0]) - 1
        return -1 if (row == len(self.angka) - 1) != is_total_column else 1

    def is_total(self, sel: Sel) -> bool:
        return sel[0] == len(self.angka) - 1 or (self.terkait and sel[1] == len(self.angka[0]) - 1)

    def nodes(self, sel: Sel) -> tuple[int, int]:
        """The row's node and the column's. Rows without a total say nothing: they are one node."""
        return (sel[0] if self.terkait else 0, -1 - sel[1])

    def value(self, sel: Sel) -> int:
        return self.angka[sel[0]][sel[1]]

    def cells(self) -> Iterator[Sel]:
        for row in range(len(self.angka)):
            for column in self.usable:
                yield row, column


def sembunyikan(
    jumlah: Sequence[int], blok: Sequence[Sequence[Sequence[int]]]
) -> tuple[frozenset[int], list[frozenset[Sel]]]:
    """The rows whose total is hidden, and the hidden cells of each block.

    `jumlah`: the total of every row, theirs last. Each block divides the same voters by something else: its
    rows add up to `jumlah`, its last row is that of the totals. A row whose total is hidden is hidden in
    every block, because each of them adds up to it.
    """
    rows = deret(jumlah)
    return rows, [_blok(jumlah, angka, rows) for angka in blok]


def _blok(jumlah: Sequence[int], angka: Sequence[Sequence[int]], rows: Iterable[int]) -> frozenset[Sel]:
    whole = [[*line, total] for line, total in zip(angka, jumlah, strict=True)]
    kisi = _Kisi(whole, terkait=True, tetap=True)
    totals = {(row, len(whole[0]) - 1) for row in rows}
    kisi.terbukti |= totals
    for column in kisi.usable:
        if any(whole[row][column] for row in rows):
            # One voter more here and one less there, of two hidden rows and in every block alike.
            kisi.terbukti |= {(row, column) for row in rows}
    kisi.sembunyi |= kisi.terbukti
    return frozenset(_secure(kisi).sembunyi - totals)


def tabel(angka: Sequence[Sequence[int]], wajib: Iterable[Sel] = ()) -> frozenset[Sel]:
    """The hidden cells of one table with its totals in the last row and column; `wajib` are hidden anyhow."""
    return frozenset(_secure(_Kisi(angka, terkait=True, sembunyi=set(wajib))).sembunyi)


def deret(angka: Sequence[int], wajib: Iterable[int] = ()) -> frozenset[int]:
    """The hidden places of one series whose last number is the sum of the others."""
    kisi = _Kisi([[one] for one in angka], terkait=False, sembunyi={(place, 0) for place in wajib})
    return frozenset(row for row, _ in _secure(kisi).sembunyi)


def _secure(kisi: _Kisi) -> _Kisi:
    kisi.sembunyi |= {sel for sel in kisi.cells() if is_kecil(kisi.value(sel))}
    while True:
        for sel in sorted(kisi.sembunyi - kisi.terbukti):
            if sel not in kisi.terbukti:
                _prove(kisi, sel)
        added = set(_beside_small_rests(kisi))
        if not added:
            return kisi
        kisi.sembunyi |= added


def _prove(kisi: _Kisi, sel: Sel) -> None:
    """Hide the cheapest ring through a cell. Only a table without rows has none: it tells nobody's number."""
    rings = [ring for up in (True, False) if (ring := _ring(kisi, sel, up=up))]
    _, best = min(rings, default=(0, [sel]))
    kisi.sembunyi.update(best)
    kisi.terbukti.update(best)


def _ring(kisi: _Kisi, sel: Sel, *, up: bool) -> tuple[int, list[Sel]] | None:
    """The cheapest ring in which this cell grows (`up`) or shrinks, and what hiding it costs."""
    if not up and not kisi.value(sel):
        return None
    row, column = kisi.nodes(sel)
    starts_at_row = (kisi.sign(sel) > 0) == up
    start, end = (column, row) if starts_at_row else (row, column)
    cost: dict[int, int] = {start: 0}
    came: dict[int, tuple[int, Sel]] = {}
    waiting = [(0, start)]
    arcs = _Arcs(kisi, sel)
    while waiting:
        spent, node = heapq.heappop(waiting)
        if node == end:
            return spent, [sel, *_back(came, start, end)]
        if spent > cost[node]:
            continue
        for target, price, via in arcs(node):
            if spent + price < cost.get(target, spent + price + 1):
                cost[target] = spent + price
                came[target] = (node, via)
                heapq.heappush(waiting, (spent + price, target))
    return None


def _back(came: dict[int, tuple[int, Sel]], start: int, end: int) -> Iterator[Sel]:
    while end != start:
        end, via = came[end]
        yield via


class _Arcs:
    """From a node along every cell but one: from a row it grows in its line, to it it shrinks."""

    def __init__(self, kisi: _Kisi, but: Sel) -> None:
        self._kisi, self._but = kisi, but

    def __call__(self, node: int) -> Iterator[tuple[int, int, Sel]]:
        kisi = self._kisi
        for sel in self._at(node):
            grows = (node >= 0) == (kisi.sign(sel) > 0)
            if sel == self._but or (not grows and not kisi.value(sel)):
                continue
            row, column = kisi.nodes(sel)
            yield (column if node >= 0 else row), self._price(sel, grows=grows), sel

    def _at(self, node: int) -> Iterable[Sel]:
        kisi = self._kisi
        if node < 0:
            return ((row, -1 - node) for row in range(len(kisi.angka)))
        return ((node, column) for column in kisi.usable) if kisi.terkait else kisi.cells()

    def _price(self, sel: Sel, *, grows: bool) -> int:
        value = self._kisi.value(sel)
        lean = 0 if grows or value > 1 else _LAST_ONE
        if sel in self._kisi.sembunyi:
            return lean
        price = 20 + min(value, _DEAREST) if value else _ZERO
        return lean + price + _TOTAL * self._kisi.is_total(sel)


def _beside_small_rests(kisi: _Kisi) -> Iterator[Sel]:
    """What a shown total leaves for the hidden cells of a line together must be no small number either."""
    for line, total in _lines(kisi):
        if total in kisi.sembunyi:
            continue
        rest = sum(kisi.value(sel) for sel in line if sel in kisi.sembunyi)
        if is_kecil(rest):
            shown = [sel for sel in line if sel not in kisi.sembunyi and kisi.value(sel)]
            enough = [sel for sel in shown if rest + kisi.value(sel) >= TERKECIL] or shown
            yield from sorted(enough, key=kisi.value)[:1]


def _lines(kisi: _Kisi) -> Iterator[tuple[list[Sel], Sel]]:
    """Every line with the cell that holds its total."""
    last_row, last_column = len(kisi.angka) - 1, len(kisi.angka[0]) - 1
    for column in kisi.usable:
        yield [(row, column) for row in range(last_row)], (last_row, column)
    if kisi.terkait:
        for row in range(len(kisi.angka)):
            yield [(row, column) for column in range(last_column)], (row, last_column)
