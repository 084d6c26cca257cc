"""No hidden number can be computed from what a paper shows."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import sel_kecil
from app.domain.sel_kecil import TERKECIL, Sel, is_kecil

Name = tuple[str, int, int]
"""A number of a paper: which table, row, column. The total column of linked blocks is the table `T`."""
Sums = Sequence[tuple[Sequence[Name], Name]]
"""Parts and their total."""

_NUMBERS = st.one_of(st.integers(0, 6), st.integers(0, 40))


def tables(rows: int, columns: int) -> st.SearchStrategy[list[list[int]]]:
    """Bodies without totals."""
    line = st.lists(_NUMBERS, min_size=columns, max_size=columns)
    return st.lists(line, min_size=1, max_size=rows)


def with_row(body: Sequence[Sequence[int]]) -> list[list[int]]:
    """The row of totals under it."""
    return [*map(list, body), [sum(column) for column in zip(*body, strict=True)]]


def with_totals(body: Sequence[Sequence[int]]) -> list[list[int]]:
    """The column of totals too."""
    return [[*line, sum(line)] for line in with_row(body)]


def sums_of(table: str, rows: int, columns: int, total: str) -> Iterator[tuple[list[Name], Name]]:
    """What a reader knows of a table: every column adds up, every row adds up to its `total`."""
    for column in range(columns):
        yield [(table, row, column) for row in range(rows)], (table, rows, column)
    for row in range(rows + 1):
        name = (table, row, columns) if total == table else (total, row, 0)
        yield [(table, row, column) for column in range(columns)], name
    last = columns if total == table else 0
    yield [(total, row, last) for row in range(rows)], (total, rows, last)


def could_differ(wanted: Name, step: int, values: Mapping[Name, int], sums: Sums) -> bool:
    """Whether the hidden numbers (`values`) can stand otherwise, this one by `step`, and all sums hold.

    Tries everything, by one more or less, without knowing how the table was hidden.
    """
    lines = [[(1, one) for one in parts if one in values] + [(-1, total)] for parts, total in sums]
    lines = [[(sign, one) for sign, one in line if one in values] for line in lines]
    return _fits({wanted: step}, values, lines)


def _fits(
    moved: dict[Name, int], values: Mapping[Name, int], lines: Sequence[Sequence[tuple[int, Name]]]
) -> bool:
    if any(values[one] + by < 0 for one, by in moved.items()):
        return False
    for line in lines:
        rest = sum(sign * moved[one] for sign, one in line if one in moved)
        free = [(sign, one) for sign, one in line if one not in moved]
        if not free and rest:
            return False
        if free and rest:
            return any(_fits({**moved, other: -rest * by}, values, lines) for by, other in free)
    return True  # whoever did not move stays


def hidden_values(table: str, angka: Sequence[Sequence[int]], sel: set[Sel]) -> dict[Name, int]:
    return {(table, row, column): angka[row][column] for row, column in sel}


def assert_safe(values: Mapping[Name, int], sums: Sums) -> None:
    for one in values:
        assert any(could_differ(one, step, values, sums) for step in (1, -1)), one


def all_small(angka: Sequence[Sequence[int]]) -> set[Sel]:
    cells = product(range(len(angka)), range(len(angka[0])))
    return {(row, column) for row, column in cells if is_kecil(angka[row][column])}


@settings(max_examples=300)
@given(st.lists(_NUMBERS, min_size=1, max_size=7))
def test_a_series(parts: list[int]) -> None:
    angka = [*parts, sum(parts)]
    hidden = sel_kecil.deret(angka)
    assert {place for place, one in enumerate(angka) if is_kecil(one)} <= hidden
    values = {("T", row, 0): angka[row] for row in hidden}
    assert_safe(values, [([("T", row, 0) for row in range(len(parts))], ("T", len(parts), 0))])
    if len(parts) not in hidden:
        assert not is_kecil(sum(angka[row] for row in hidden))


@settings(max_examples=300)
@given(st.integers(1, 4).flatmap(lambda columns: tables(5, columns)))
def test_a_table_with_its_own_totals(body: list[list[int]]) -> None:
    angka = with_totals(body)
    hidden = set(sel_kecil.tabel(angka))
    assert all_small(angka) <= hidden
    assert_safe(hidden_values("A", angka, hidden), [*sums_of("A", len(body), len(body[0]), "A")])
    assert hidden or not all_small(angka)


@settings(max_examples=300, deadline=None)
@given(tables(5, 2), st.data())
def test_blocks_that_share_their_totals(body: list[list[int]], data: st.DataObject) -> None:
    """Sex and age of the same voters, by RT: the total of an RT stands once and is hidden once."""
    first = with_row(body)
    jumlah = [sum(line) for line in first]
    second = with_row([_split(data, total) for total in jumlah[:-1]])
    rows, (one, two) = sel_kecil.sembunyikan(jumlah, [first, second])
    assert {row for row, total in enumerate(jumlah) if is_kecil(total)} <= rows
    assert all_small(first) <= one and all_small(second) <= two
    values = {("T", row, 0): jumlah[row] for row in rows}
    values |= hidden_values("A", first, set(one)) | hidden_values("B", second, set(two))
    sums = [*sums_of("A", len(body), 2, "T"), *sums_of("B", len(body), 3, "T")]
    assert_safe(values, sums)


def _split(data: st.DataObject, total: int) -> list[int]:
    """`total` voters by three ages."""
    first = data.draw(st.integers(0, total))
    second = data.draw(st.integers(0, total - first))
    return [first, second, total - first - second]


@pytest.mark.parametrize("angka", ([0, 0], [5, 5, 10], [0, 7, 7], [400, 0, 60, 460]))
def test_nothing_small_hides_nothing(angka: list[int]) -> None:
    assert not sel_kecil.deret(angka)


def test_one_small_number_takes_the_smallest_other_with_it() -> None:
    assert sel_kecil.deret([120, 3, 44, 90, 257]) == {1, 2}


def test_two_small_numbers_whose_rest_would_be_small_too() -> None:
    """257 - 254 would say that the two together are 3."""
    assert sel_kecil.deret([120, 1, 44, 90, 2, 257]) == {1, 2, 4}


def test_a_small_rt_is_hidden_whole() -> None:
    laki_perempuan = with_row([[1, 2], [20, 24], [60, 61]])
    rows, (sex,) = sel_kecil.sembunyikan([3, 44, 121, 168], [laki_perempuan])
    assert rows == {0, 1}
    assert sex == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_what_must_be_hidden_is_hidden_and_not_alone() -> None:
    assert 3 in sel_kecil.deret([0, 0, 0, 0], wajib=[3])
    assert len(sel_kecil.deret([0, 0, 0, 0], wajib=[3])) == 2
    whole = sel_kecil.tabel([[0, 0], [0, 0]], wajib=[(1, 1)])
    assert whole == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_a_village_of_300_rt_takes_no_second() -> None:
    """Three hundred RT by seven kinds of disability, nearly all of them small."""
    body = [[90 + row % 17, row % 4, row % 3 == 0, 0, row % 5 == 1, 0, 0] for row in range(300)]
    angka = with_row([[*map(int, line)] for line in body])
    jumlah = [sum(line) for line in angka]
    _, (hidden,) = sel_kecil.sembunyikan(jumlah, [angka])
    assert all_small(angka) <= hidden
    assert TERKECIL == 5
