"""Ranges of numbers: what people type, what is refused, and back again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.rentang import numbers_in, ranges_of, read_ranges, write_ranges


@pytest.mark.parametrize(
    ("typed", "ranges"),
    [
        ("1-250", ((1, 250),)),
        ("5,9,17", ((5, 5), (9, 9), (17, 17))),
        (" 5 ; 9 - 12,\n 10–20 ", ((5, 5), (9, 20))),
        ("3,1,2", ((1, 3),)),
        ("7,7", ((7, 7),)),
        ("1-3,,4", ((1, 4),)),
        ("\ufeff8", ((8, 8),)),
    ],
)
def test_what_people_type(typed: str, ranges: tuple[tuple[int, int], ...]) -> None:
    assert read_ranges(typed) == ranges


@pytest.mark.parametrize(
    ("typed", "code", "shown"),
    [
        ("", "RANGE_EMPTY", {}),
        (" , ", "RANGE_EMPTY", {}),
        ("1-2-3", "RANGE_INVALID", {"part": "1-2-3"}),
        ("0", "RANGE_INVALID", {"part": "0"}),
        ("1,-5", "RANGE_INVALID", {"part": "-5"}),
        ("5,SITI AMINAH", "RANGE_INVALID", {"part": "…"}),
        ("9901015112800001", "RANGE_INVALID", {"part": "…"}),
        ("²", "RANGE_INVALID", {"part": "…"}),
        ("250-1", "RANGE_TURNED", {"first": 250, "last": 1}),
    ],
)
def test_what_is_refused_says_which_part_and_never_a_name_or_nik(
    typed: str, code: str, shown: dict[str, object]
) -> None:
    with pytest.raises(UserError) as caught:
        read_ranges(typed)
    assert (caught.value.code, caught.value.params) == (code, shown)


@given(st.sets(st.integers(1, 999_999), min_size=1, max_size=60))
def test_written_and_read_back(numbers: set[int]) -> None:
    assert numbers_in(read_ranges(write_ranges(ranges_of(numbers)))) == numbers
