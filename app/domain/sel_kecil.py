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
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

TERKECIL = 5
"""The smallest number that may be shown beside 0."""

TANDA = "*"
"""What stands where a number is hidden."""

Sel = tuple[int, int]
"""(row, column)."""

_ZERO, _DEAREST, _TOTAL = 60, 2000, 4000  # what it costs to hide a 0, at most a number, beside it a total


def is_kecil(angka: int) -> bool:
    """Whether a number must be hidden by itself."""
    return 0 < angka < TERKECIL


Arc = tuple[int, Sel, int]
"""Where it leads, the cell, what it costs beside hiding that."""


class _Kisi:
    """Numbers with a row of totals last. `terkait`: the last column is the sum of the others.

    `tetap`: that column was decided before and is no part of a ring. `sembunyi`: hidden so far; `terbukti`:
    those of them that could be another number.
    """

    def __init__(self, angka: Sequence[Sequence[int]], *, terkait: bool, tetap: bool = False) -> None:
        self.angka, self.terkait = angka, terkait
        self.sembunyi: set[Sel] = set()
        self.terbukti: set[Sel] = set()
        self.last = (len(angka) - 1, len(angka[0]) - 1)
        self.columns = range(len(angka[0]) - tetap)
        self.cells = [(row, column) for row in range(len(angka)) for column in self.columns]
        self.prices = {sel: self._price(sel) for sel in self.cells}
        self.arcs: dict[int, list[Arc]] = defaultdict(list)
        for sel in self.cells:
            for start, end, grows in self.ways(sel):
                if grows or self.value(sel):  # 0 does not shrink, and 1 shrinks to what may be shown
                    self.arcs[start].append((end, sel, not grows and self.value(sel) == 1))

    def value(self, sel: Sel) -> int:
        return self.angka[sel[0]][sel[1]]

    def hide(self, cells: Iterable[Sel], *, proven: bool = False) -> None:
        for sel in cells:
            self.sembunyi.add(sel)
            self.prices[sel] = 0
            if proven:
                self.terbukti.add(sel)

    def ways(self, sel: Sel) -> Iterator[tuple[int, int, bool]]:
        """(from, to, whether the cell grows) along its arc: away from its row it grows, a total shrinks.

        Rows without a total say nothing: they are one node.
        """
        row, column = sel[0] if self.terkait else 0, -1 - sel[1]
        is_total_column = self.terkait and sel[1] == self.last[1]
        plain = (sel[0] == self.last[0]) == is_total_column
        yield row, column, plain
        yield column, row, not plain

    def _price(self, sel: Sel) -> int:
        value = self.value(sel)
        is_total = sel[0] == self.last[0] or (self.terkait and sel[1] == self.last[1])
        return (20 + min(value, _DEAREST) if value else _ZERO) + _TOTAL * is_total


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
    totals = {(row, kisi.last[1]) for row in rows}
    kisi.hide(totals, proven=True)
    for column in range(kisi.last[1]):
        if any(whole[row][column] for row in rows):
            # One voter more here and one less there, of two hidden rows and in every block alike.
            kisi.hide(((row, column) for row in rows), proven=True)
    return _secure(kisi) - totals


def tabel(angka: Sequence[Sequence[int]], wajib: Iterable[Sel] = ()) -> frozenset[Sel]:
    """The hidden cells of one table with its totals in the last row and column; `wajib` are hidden anyhow."""
    kisi = _Kisi(angka, terkait=True)
    kisi.hide(wajib)
    return _secure(kisi)


def deret(angka: Sequence[int], wajib: Iterable[int] = ()) -> frozenset[int]:
    """The hidden places of one series whose last number is the sum of the others."""
    kisi = _Kisi([[one] for one in angka], terkait=False)
    kisi.hide((place, 0) for place in wajib)
    return frozenset(row for row, _ in _secure(kisi))


def _secure(kisi: _Kisi) -> frozenset[Sel]:
    kisi.hide(sel for sel in kisi.cells if is_kecil(kisi.value(sel)))
    while True:
        for sel in sorted(kisi.sembunyi - kisi.terbukti):
            if sel not in kisi.terbukti:
                _prove(kisi, sel)
        added = set(_beside_small_rests(kisi))
        if not added:
            return frozenset(kisi.sembunyi)
        kisi.hide(added)


def _prove(kisi: _Kisi, sel: Sel) -> None:
    """Hide the cheapest ring through a cell. Only a table without rows has none: it tells nobody's number."""
    rings = [
        ring
        for start, end, grows in kisi.ways(sel)
        if (grows or kisi.value(sel)) and (ring := _ring(kisi, sel, end, start))
    ]
    _, best = min(rings, default=(0, [sel]))
    kisi.hide(best, proven=True)


def _ring(kisi: _Kisi, sel: Sel, start: int, end: int) -> tuple[int, list[Sel]] | None:
    """The cheapest way back from one end of a cell to its other, and the cells on it (Dijkstra)."""
    cost: dict[int, int] = {start: 0}
    came: dict[int, tuple[int, Sel]] = {}
    waiting = [(0, start)]
    while waiting:
        spent, node = heapq.heappop(waiting)
        if node == end:
            return spent, [sel, *_back(came, start, end)]
        if spent > cost[node]:
            continue
        for target, via, lean in kisi.arcs[node]:
            total = spent + kisi.prices[via] + lean
            if via != sel and total < cost.get(target, total + 1):
                cost[target], came[target] = total, (node, via)
                heapq.heappush(waiting, (total, target))
    return None


def _back(came: Mapping[int, tuple[int, Sel]], start: int, end: int) -> Iterator[Sel]:
    while end != start:
        end, via = came[end]
        yield via


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
    last_row, last_column = kisi.last
    for column in kisi.columns:
        yield [(row, column) for row in range(last_row)], (last_row, column)
    if kisi.terkait:
        for row in range(len(kisi.angka)):
            yield [(row, column) for column in range(last_column)], (row, last_column)
