"""Cutting a row into parts: against every way there is, and at a size where nobody can try them all."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.domain import bagi_deret
from app.domain.bagi_deret import cut, smallest_limit

Row = tuple[list[int], list[int], int]

ROWS = st.integers(1, 9).flatmap(
    lambda count: st.tuples(
        st.lists(st.integers(1, 40), min_size=count, max_size=count),
        st.lists(st.sampled_from((0, 1, 100, 2000)), min_size=count, max_size=count),
        st.integers(1, count),
    )
)


def every_way(count: int, parts: int) -> list[list[int]]:
    return [[*inner, count] for inner in combinations(range(1, count), parts - 1)]


def part_sizes(sizes: list[int], ends: list[int]) -> list[int]:
    return [sum(sizes[begin:end]) for begin, end in pairwise([0, *ends])]


def cost(sizes: list[int], costs: list[int], ends: list[int]) -> int:
    return sum(size * size for size in part_sizes(sizes, ends)) + sum(costs[end - 1] for end in ends)


@given(ROWS)
def test_the_limit_is_the_least_that_any_way_reaches(row: Row) -> None:
    sizes, _, parts = row
    assert smallest_limit(sizes, parts) == min(
        max(part_sizes(sizes, ends)) for ends in every_way(len(sizes), parts)
    )


@given(ROWS, st.integers(0, 30))
def test_no_way_under_the_limit_costs_less(row: Row, more: int) -> None:
    sizes, costs, parts = row
    limit = smallest_limit(sizes, parts) + more
    ends = cut(sizes, costs, parts, limit)
    allowed = [one for one in every_way(len(sizes), parts) if max(part_sizes(sizes, one)) <= limit]
    assert ends in allowed
    assert cost(sizes, costs, ends) == min(cost(sizes, costs, one) for one in allowed)


@given(ROWS)
def test_near_the_even_places_a_way_is_found_or_looked_for_everywhere(row: Row) -> None:
    sizes, costs, parts = row
    before, bagi_deret._EXACT = bagi_deret._EXACT, 0
    try:
        ends = cut(sizes, costs, parts, smallest_limit(sizes, parts))
    finally:
        bagi_deret._EXACT = before
    assert len(ends) == parts and ends[-1] == len(sizes) and min(part_sizes(sizes, ends)) > 0
    assert max(part_sizes(sizes, ends)) == smallest_limit(sizes, parts)


def test_two_giants_before_a_long_row_are_no_dead_end() -> None:
    sizes = [5000, 5000, *[50] * 900]
    ends = cut(sizes, [0] * len(sizes), 22, smallest_limit(sizes, 22))
    assert part_sizes(sizes, ends)[:2] == [5000, 5000]
