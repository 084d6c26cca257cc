from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.catatan import Kode
from app.domain.tanggal import (
    age_bounds,
    day_and_date,
    earliest,
    is_tanggal,
    long_date,
    ribuan,
    short_date,
)
from app.domain.tanggal_lahir import TanggalError, day_order, is_swappable, read_serial, read_tanggal

VOTING_DAY = date(2027, 2, 3)
LIVING = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(LIVING, st.sampled_from(["%d|%m|%Y", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y/%m/%d"]))
def test_every_unambiguous_form_gives_the_same_date(day: date, form: str) -> None:
    assert read_tanggal(day.strftime(form)) == day.isoformat()


@given(st.dates(date(1911, 1, 1), date(2099, 12, 31)))
def test_an_excel_day_number_is_its_date(day: date) -> None:
    assert read_serial(str((day - date(1899, 12, 30)).days)) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("07 Juni 1995", "1995-06-07"),
        ("7 JUN 1995", "1995-06-07"),
        ("17-Agt-1945", "1945-08-17"),
        ("1 Nopember 1960", "1960-11-01"),
        ("1995-06-07 00:00:00", "1995-06-07"),
        ("1/2/1990", "1990-02-01"),
        ("00|00|1950", "1950-00-00"),
        ("00|05|1950", "1950-05-00"),
        ("29|02|2000", "2000-02-29"),
    ],
)
def test_what_people_write_is_read(text: str, iso: str) -> None:
    assert read_tanggal(text) == iso


@pytest.mark.parametrize(
    ("text", "kode"),
    [
        ("07|06|95", Kode.TAHUN_DUA_ANGKA),
        ("12/31/1990", Kode.URUTAN_BULAN_HARI),
        ("12|31|1990", Kode.TANGGAL_MUSTAHIL),
        ("31|02|1990", Kode.TANGGAL_MUSTAHIL),
        ("29|02|1900", Kode.TANGGAL_MUSTAHIL),
        ("15|00|1950", Kode.TANGGAL_MUSTAHIL),
        ("01|01|1850", Kode.TANGGAL_MUSTAHIL),
        ("07 Foo 1995", Kode.TANGGAL_TIDAK_TERBACA),
        ("07|06-1995", Kode.TANGGAL_TIDAK_TERBACA),
        ("34857", Kode.TANGGAL_TIDAK_TERBACA),
        ("", Kode.TANGGAL_TIDAK_TERBACA),
    ],
)
def test_a_date_with_no_sure_meaning_is_refused(text: str, kode: Kode) -> None:
    with pytest.raises(TanggalError) as caught:
        read_tanggal(text)
    assert caught.value.kode == kode
    assert not text or text not in str(caught.value)


@pytest.mark.parametrize("text", ["1995", "0", "-5", "99999", "1e99", "nan", "inf", "x"])
def test_a_number_that_is_no_day_number_is_refused(text: str) -> None:
    with pytest.raises(TanggalError):
        read_serial(text)


def test_day_order_is_proved_by_a_part_above_twelve_only() -> None:
    assert [day_order(text) for text in ("31/12/1990", "12/31/1990", "05/06/1990", "12|31|1990", "")] == [
        1,
        -1,
        0,
        0,
        0,
    ]
    assert is_swappable("05/06/1990")
    assert not is_swappable("05/05/1990")
    assert not is_swappable("05|06|1990")


@given(LIVING, LIVING)
def test_a_full_date_has_one_age_and_a_year_alone_has_two(born: date, on: date) -> None:
    youngest, oldest = age_bounds(born.isoformat(), on)
    assert youngest == oldest
    year_only = age_bounds(f"{born.year}-00-00", on)
    assert year_only[0] <= youngest <= year_only[1] <= year_only[0] + 1


def test_seventeen_is_reached_on_the_birthday() -> None:
    assert age_bounds("2010-02-03", VOTING_DAY) == (17, 17)
    assert age_bounds("2010-02-04", VOTING_DAY) == (16, 16)
    assert age_bounds("2010-02-00", VOTING_DAY) == (16, 17)


def test_a_leap_day_birthday_comes_on_1_march_of_common_years() -> None:
    assert age_bounds("2008-02-29", date(2025, 2, 28)) == (16, 16)
    assert age_bounds("2008-02-29", date(2025, 3, 1)) == (17, 17)


def test_what_is_no_date() -> None:
    for text in ("", "1990-13-01", "1990-02-30", "1990-00-05", "1990/01/01", "90-01-01", "１990-01-0"):
        assert not is_tanggal(text)
    assert earliest("1990-00-00") == date(1990, 1, 1)


def test_indonesian_wording() -> None:
    assert long_date(VOTING_DAY) == "3 Februari 2027"
    assert day_and_date(VOTING_DAY) == "Rabu, 3 Februari 2027"
    assert short_date("1990-00-00") == "00-00-1990"
    assert [ribuan(number) for number in (0, 999, 7_787, 1_004_400)] == ["0", "999", "7.787", "1.004.400"]
