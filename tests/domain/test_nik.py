from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.nik import birth_in, is_nik, masked, masked_within
from tests.builders import NIK, nik


@given(st.text(alphabet="0123456789", min_size=16, max_size=16))
def test_sixteen_digits_are_a_nik_whatever_they_say(digits: str) -> None:
    assert is_nik(digits)
    birth_in(digits)


@given(st.text(max_size=20).filter(lambda text: not (len(text) == 16 and text.isascii() and text.isdigit())))
def test_nothing_else_is_a_nik(text: str) -> None:
    assert not is_nik(text)


def test_digits_of_other_scripts_are_no_nik() -> None:
    assert not is_nik("٩" * 16)
    assert not is_nik(f"{NIK}\n")


@given(st.dates(), st.sampled_from("LP"), st.integers(1, 9999))
def test_a_nik_carries_birth_date_and_sex(day: date, kelamin: str, serial: int) -> None:
    birth = birth_in(nik(serial, day.isoformat(), kelamin))
    assert birth is not None
    assert birth.agrees_with(day.isoformat())
    assert birth.kelamin == kelamin


def test_a_day_or_month_that_cannot_be_gives_no_birth() -> None:
    for date_part in ("000180", "320180", "400180", "720180", "010080", "011380"):
        assert birth_in(f"990101{date_part}0001") is None


def test_masking_keeps_region_start_and_the_last_two_digits() -> None:
    assert masked(NIK) == "9901**********01"
    assert masked("123") == "***"
    assert masked(masked(NIK)) == masked(NIK)


def test_a_number_within_a_text_is_masked_too() -> None:
    assert masked_within(f"KK nomor {NIK}, 474/12") == f"KK nomor {masked(NIK)}, 474/12"
    assert masked_within(f"1{NIK}") == f"1{NIK}", "another number"
