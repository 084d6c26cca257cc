"""Cutting a row of sizes into parts that follow each other: the largest small, all of them even."""

from collections.abc import Sequence
from itertools import accumulate

_EXACT = 800
"""A longer row is cut near its even places only; where that finds nothing, everywhere."""


def smallest_limit(sizes: Sequence[int], parts: int) -> int:
    """The least size that the largest of `parts` parts can have."""
    low, high = max(sizes), sum(sizes)
    while low < high:
        middle = (low + high) // 2
        if least_parts(sizes, middle) <= parts:
            high = middle
        else:
            low = middle + 1
    return low


def least_parts(sizes: Sequence[int], limit: int) -> int:
    """Into how few parts of at most `limit` a row can be cut; an item above it is a part of its own."""
    parts, filled = 1, 0
    for size in sizes:
        filled += size
        if filled > limit:
            parts, filled = parts + 1, size
    return parts


def cut(sizes: Sequence[int], costs: Sequence[int], parts: int, limit: int) -> list[int]:
    """Where each part ends (the index after its last item): none empty, none above `limit`.

    Least is the sum of the squared sizes, and of `costs[i]` for each part that ends with item i. `limit` must
    be reachable (`smallest_limit`) and there must be an item for each part.
    """
    near = len(sizes) > _EXACT
    ends = _cut(sizes, costs, parts, limit, near=near)
    if ends is None and near:
        ends = _cut(sizes, costs, parts, limit, near=False)
    assert ends is not None
    return ends


def _cut(
    sizes: Sequence[int], costs: Sequence[int], parts: int, limit: int, *, near: bool
) -> list[int] | None:
    """Part by part: the cheapest way to have the first k parts end at each place where they may."""
    upto = list(accumulate(sizes, initial=0))
    bands = _bands(upto, parts, limit, near=near)
    before, best = range(1), [0.0]
    chosen: list[tuple[range, list[int]]] = []
    for band in bands:
        if not band:
            return None
        best, starts = _extend(upto, costs, limit, before, best, band)
        chosen.append((band, starts))
        before = band
    if best[-1] == _NEVER:
        return None
    ends = [len(sizes)]
    for band, starts in reversed(chosen[1:]):
        ends.append(starts[ends[-1] - band.start])
    return ends[::-1]


_NEVER = float("inf")


def _extend(
    upto: Sequence[int],
    costs: Sequence[int],
    limit: int,
    before: range,
    best: Sequence[float],
    band: range,
) -> tuple[list[float], list[int]]:
    """One part more. The best beginning of a part never moves back as its end moves on."""
    found, starts = [], []
    start = before.start
    for end in band:
        low, least = start, _NEVER
        for begin in range(max(start, before.start), min(end, before.stop)):
            size = upto[end] - upto[begin]
            if size <= limit and (cost := best[begin - before.start] + size * size) < least:
                low, least = begin, cost
        start = low
        found.append(least + costs[end - 1])
        starts.append(low)
    return found, starts


def _bands(upto: Sequence[int], parts: int, limit: int, *, near: bool) -> list[range]:
    """Where each part may end, so that those before and after it stay under the limit and none is empty."""
    count = len(upto) - 1
    highest, lowest = [0], [count]
    for _ in range(parts):
        highest.append(_reach(upto, highest[-1], limit))
        lowest.append(_reach_back(upto, lowest[-1], limit))
    bands = []
    for part in range(1, parts + 1):
        low, high = max(part, lowest[parts - part]), min(highest[part], count - parts + part)
        bands.append(_near(upto, range(low, high + 1), part, parts) if near else range(low, high + 1))
    return bands


def _reach(upto: Sequence[int], begin: int, limit: int) -> int:
    end = begin
    while end + 1 < len(upto) and upto[end + 1] - upto[begin] <= limit:
        end += 1
    return end


def _reach_back(upto: Sequence[int], end: int, limit: int) -> int:
    begin = end
    while begin > 0 and upto[end] - upto[begin - 1] <= limit:
        begin -= 1
    return begin


def _near(upto: Sequence[int], band: range, part: int, parts: int) -> range:
    """Of a band what is at most two parts away from the even place."""
    total = upto[-1]
    inside = [end for end in band if abs(upto[end] * parts - part * total) <= 2 * total]
    return range(inside[0], inside[-1] + 1) if inside else range(0)
