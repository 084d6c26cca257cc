"""Voter ids: what a tired person mistypes from paper is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.voter_id import device_of, is_voter_id, kpu_id, kpu_number, village_id

DEVICE = "K7QM2XWD"


@given(st.integers(1, 99_999))
def test_kpu_ids_carry_their_number(number: int) -> None:
    voter = kpu_id(number)
    assert is_voter_id(voter)
    assert kpu_number(voter) == number
    assert device_of(voter) == ""


@given(st.integers(1, 99_999), st.integers(0, 5), st.integers(1, 9))
def test_every_single_wrong_digit_is_noticed(number: int, place: int, by: int) -> None:
    digits = kpu_id(number)
    wrong = digits[:place] + str((int(digits[place]) + by) % 10) + digits[place + 1 :]
    assert not is_voter_id(wrong)


def test_swapped_neighbours_are_nearly_always_noticed() -> None:
    swapped = noticed = 0
    for number in range(1, 20_000):
        digits = kpu_id(number)
        for place in range(5):
            if digits[place] != digits[place + 1]:
                swapped += 1
                wrong = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
                noticed += not is_voter_id(wrong)
    assert noticed / swapped > 0.97


@given(st.integers(1, 5000))
def test_village_ids_name_their_device(counter: int) -> None:
    voter = village_id(DEVICE, counter)
    assert is_voter_id(voter)
    assert device_of(voter) == DEVICE
    assert kpu_number(voter) == 0


@pytest.mark.parametrize(
    "text", ["", "1", "00118", "001188", "K7QM2XWD-0-1", "k7qm2xwd-1-x", "K7QM2XWD-1-", "١٢٣٤٥٦"]
)
def test_other_texts_are_no_ids(text: str) -> None:
    assert not is_voter_id(text)


def test_numbers_outside_a_village_are_refused() -> None:
    for number in (0, 100_000):
        with pytest.raises(ValueError, match=str(number)):
            kpu_id(number)


def test_a_counter_has_at_most_nine_digits() -> None:
    """Python refuses to read 5,000 digits as a number: the form must be refused before."""
    assert is_voter_id(village_id("AAAAAAAA", 999_999_999))
    assert not is_voter_id(village_id("AAAAAAAA", 10**9))
    assert not is_voter_id(f"AAAAAAAA-{'9' * 5000}-A")
