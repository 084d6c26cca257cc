from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing.numbers_in_words import LIMIT, tanggal_terbilang, terbilang


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "Nol"),
        (1, "Satu"),
        (10, "Sepuluh"),
        (11, "Sebelas"),
        (12, "Dua Belas"),
        (20, "Dua Puluh"),
        (28, "Dua Puluh Delapan"),
        (100, "Seratus"),
        (111, "Seratus Sebelas"),
        (1000, "Seribu"),
        (1100, "Seribu Seratus"),
        (2026, "Dua Ribu Dua Puluh Enam"),
        (7787, "Tujuh Ribu Tujuh Ratus Delapan Puluh Tujuh"),
        (11_000, "Sebelas Ribu"),
        (101_000, "Seratus Satu Ribu"),
        (1_000_000, "Satu Juta"),
        (1_001_000, "Satu Juta Seribu"),
        (
            999_999_999,
            "Sembilan Ratus Sembilan Puluh Sembilan Juta Sembilan Ratus Sembilan Puluh Sembilan Ribu "
            "Sembilan Ratus Sembilan Puluh Sembilan",
        ),
    ],
)
def test_numbers_are_said_as_indonesians_say_them(number: int, words: str) -> None:
    assert terbilang(number) == words


@given(st.integers(0, LIMIT), st.integers(0, LIMIT))
def test_two_numbers_never_share_their_words(one: int, other: int) -> None:
    assert (terbilang(one) == terbilang(other)) == (one == other)


@pytest.mark.parametrize("number", [-1, LIMIT + 1])
def test_numbers_beyond_the_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        terbilang(number)


def test_the_date_of_minutes_is_written_out() -> None:
    assert tanggal_terbilang(date(2026, 12, 28)) == (
        "Senin tanggal Dua Puluh Delapan bulan Desember tahun Dua Ribu Dua Puluh Enam (28-12-2026)"
    )
