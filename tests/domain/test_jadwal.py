"""Schedules: the two that districts published come out as published; what a schedule may be."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import canonical
from app.domain.istilah import SEBUTAN, Istilah
from app.domain.jadwal import (
    JADWAL,
    LARGEST,
    LIBUR,
    MOST_STEPS,
    TANGGAL,
    Langkah,
    as_value,
    bernama,
    is_hari,
    read_jadwal,
    read_libur,
)
from app.domain.kalender import Kalender, Waktu, read_tetap, susun
from app.domain.tahapan import Keadaan, tahapan
from app.domain.templat_jadwal import TEMPLAT
from app.system.libur import WHOLE_YEARS, libur_bawaan

HARI_LIBUR = frozenset(date.fromisoformat(one.tanggal) for one in libur_bawaan())
FIVE_DAYS = Kalender(5, HARI_LIBUR)
VOTE_TEGAL, VOTE_BLITAR = date(2027, 2, 3), date(2026, 11, 23)

TEGAL = """
panitia           2026-08-24 2026-08-24
pembantu          2026-12-01 2026-12-02
coklit            2026-12-03 2026-12-11
dps               2026-12-11 2026-12-11
umum_dps          2026-12-14 2026-12-16
perbaikan         2026-12-14 2026-12-16
dptambahan        2026-12-21 2026-12-21
umum_dptambahan   2026-12-22 2026-12-24
dpt               2026-12-28 2026-12-28
umum_dpt          2026-12-29 2026-12-31
undangan          2027-01-25 2027-01-25
pungut            2027-02-03 2027-02-03
"""
"""Keputusan Bupati Tegal 100.3.3.2/713/2026, Lampiran II."""

BLITAR = """
panitia           2026-07-06 2026-07-17
pantarlih         2026-07-13 2026-07-24
coklit            2026-07-29 2026-07-31
dps               2026-08-03 2026-08-03
umum_dps          2026-08-04 2026-08-06
perbaikan         2026-08-07 2026-08-11
dptambahan        2026-08-11 2026-08-11
umum_dptambahan   2026-08-12 2026-08-14
dpt               2026-08-18 2026-08-18
umum_dpt          2026-08-19 2026-08-21
salinan           2026-08-19 2026-08-19
undangan          2026-11-12 2026-11-16
pungut            2026-11-23 2026-11-23
"""
"""Kecamatan Selorejo, Kabupaten Blitar, 2026. The day on which the DPTambahan is put together is ours: the
published table has only its announcement, and what is announced must have been fixed."""


def dated(name: str, vote: date, kalender: Kalender = FIVE_DAYS) -> tuple[Waktu, ...]:
    return susun(TEMPLAT[name].langkah, vote, kalender, {})


def table(steps: tuple[Waktu, ...]) -> list[list[str]]:
    return [[step.langkah.kode, step.mulai.isoformat(), step.selesai.isoformat()] for step in steps]


@pytest.mark.parametrize(
    ("name", "vote", "published"), [("tegal", VOTE_TEGAL, TEGAL), ("blitar", VOTE_BLITAR, BLITAR)]
)
def test_a_published_schedule_comes_out_to_the_day(name: str, vote: date, published: str) -> None:
    assert table(dated(name, vote)) == [line.split() for line in published.strip().splitlines()]


def test_blitar_counts_working_days_so_that_a_holiday_moves_it() -> None:
    without = dated("blitar", VOTE_BLITAR, Kalender(5, HARI_LIBUR - {date(2026, 8, 17)}))
    assert table(without)[8] == ["dpt", "2026-08-18", "2026-08-18"]  # counted back over one working day more
    assert table(without)[3] == ["dps", "2026-08-04", "2026-08-04"]
    six = dated("blitar", VOTE_BLITAR, Kalender(6, HARI_LIBUR))
    assert table(six) != table(dated("blitar", VOTE_BLITAR))
    assert table(dated("tegal", VOTE_TEGAL)) == table(dated("tegal", VOTE_TEGAL, Kalender()))


@pytest.mark.parametrize("name", TEMPLAT)
def test_each_template_may_stand_in_a_package_and_leads_to_the_vote(name: str) -> None:
    templat = TEMPLAT[name]
    value = as_value(templat.langkah)
    assert JADWAL(value) and read_jadwal(canonical.loads(canonical.dumps(value))) == templat.langkah
    steps = dated(name, VOTE_TEGAL)
    assert steps[-1].mulai == VOTE_TEGAL
    frozen = [step for step in steps if step.langkah.jenis == "tetapkan"]
    assert frozen == sorted(frozen, key=lambda step: step.mulai)
    for step in steps:
        if step.langkah.jenis == "umumkan":
            assert (step.selesai - step.mulai).days + 1 >= 3  # Permendagri 112/2014 Pasal 12, 15, 17
            assert step.mulai > next(
                one.selesai for one in frozen if one.langkah.daftar == step.langkah.daftar
            )


def test_a_decided_date_moves_what_follows_it() -> None:
    tetap = read_tetap([{"kode": "dpt", "mulai": "2026-12-30", "selesai": "2026-12-30"}])
    steps = {
        step.langkah.kode: step for step in susun(TEMPLAT["tegal"].langkah, VOTE_TEGAL, FIVE_DAYS, tetap)
    }
    assert steps["dpt"] == Waktu(TEMPLAT["tegal"].langkah[8], date(2026, 12, 30), date(2026, 12, 30), True)
    assert steps["umum_dpt"].mulai == date(2026, 12, 31) and not steps["umum_dpt"].tetap
    assert steps["umum_dptambahan"].mulai == date(2026, 12, 22)


def test_a_postponed_vote_moves_every_date() -> None:
    later = [step.mulai for step in dated("tegal", VOTE_TEGAL + timedelta(days=14))]
    assert later == [step.mulai + timedelta(days=14) for step in dated("tegal", VOTE_TEGAL)]


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(-60, 60), st.sampled_from((5, 6)))
def test_working_days_are_those_counted_one_by_one(day: date, days: int, week: int) -> None:
    kalender = Kalender(week, HARI_LIBUR)
    there = kalender.shift(day, days, "kerja")
    assert kalender.is_kerja(there)
    first, last = sorted((day, there))
    between = [first + timedelta(days=one) for one in range((last - first).days + 1)]
    passed = [one for one in between if kalender.is_kerja(one) and one != day]
    assert len(passed) == (abs(days) or int(there != day))
    assert kalender.shift(day, days, "kalender") == day + timedelta(days=days)


def test_what_the_steps_are_on_a_day() -> None:
    steps = tahapan(dated("tegal", VOTE_TEGAL), date(2026, 12, 15), {"dps"})
    told = {one.waktu.langkah.kode: (one.keadaan, one.sisa) for one in steps}
    assert told["coklit"] == (Keadaan.LEWAT, -4)
    assert told["dps"] == (Keadaan.SELESAI, -4)
    assert told["umum_dps"] == (Keadaan.SEKARANG, 1)
    assert told["dpt"] == (Keadaan.NANTI, 13)
    late = tahapan(dated("tegal", VOTE_TEGAL), date(2026, 12, 15), ())
    assert {one.waktu.langkah.kode for one in late if one.keadaan is Keadaan.TERLAMBAT} == {"dps"}


def test_names_are_the_regions() -> None:
    assert bernama("Salinan DPT untuk {tps}", Istilah(tps="Meja")) == "Salinan DPT untuk meja"
    assert bernama("{coklit}", Istilah()) == "Coklit"
    assert bernama("Rapat {lain} {desa.__class__}", Istilah()) == "Rapat {lain} {desa.__class__}"
    for istilah in SEBUTAN.values():
        names = [bernama(step.nama, istilah) for one in TEMPLAT.values() for step in one.langkah]
        assert not [name for name in names if "{" in name or "}" in name]


STEPS = as_value(TEMPLAT["bawaan"].langkah)


def changed(one: str, /, **values: Any) -> list[dict[str, Any]]:
    return [{**step, **values} if step["kode"] == one else step for step in STEPS]


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        {},
        "",
        STEPS[1:4],  # no DPT, no vote
        [*STEPS, STEPS[0]],  # a code twice
        [step for step in STEPS if step["kode"] != "pungut"],
        [step for step in STEPS if step["kode"] != "dps"],
        changed("coklit", acuan="dps"),  # waits for itself
        changed("coklit", acuan="tidak_ada"),
        changed("coklit", kode="hari"),
        changed("coklit", jenis="ratify"),
        changed("coklit", geser=401),
        changed("coklit", geser=True),
        changed("coklit", lama=0),
        changed("coklit", hitung="jam"),
        changed("coklit", nama=""),
        changed("coklit", nama="x" * 81),
        changed("coklit", lain="1"),
        changed("dps", daftar=""),
        changed("dptambahan", daftar="dps"),  # one list frozen twice
        changed("dptambahan", daftar="dpshp_akhir"),  # its announcement has no list then
        [*STEPS[5:], *STEPS[:5]],  # the DPT before the DPS
    ],
)
def test_what_is_no_schedule_is_refused(wrong: object) -> None:
    assert JADWAL(STEPS) and not JADWAL(wrong)


def test_the_fullest_schedule_fits_into_an_event() -> None:
    more = [Langkah(f"lain{number}", "Rapat", "lain") for number in range(MOST_STEPS - len(STEPS))]
    full = [*STEPS, *as_value(more)]
    assert JADWAL(full) and not JADWAL([*full, *as_value([Langkah("satu_lagi", "Rapat", "lain")])])
    long = [*STEPS, *as_value([replace(step, nama="\N{SMILING FACE WITH SUNGLASSES}" * 80) for step in more])]
    assert len(canonical.dumps(long).encode()) > LARGEST and not JADWAL(long)


def test_decided_dates() -> None:
    one = {"kode": "dps", "mulai": "2026-12-11", "selesai": "2026-12-12"}
    assert TANGGAL([]) and TANGGAL([one]) and TANGGAL([{**one, "kode": "dpt"}, one][::-1])
    for wrong in (
        [one, one],
        [one, {**one, "kode": "coklit"}],  # not by code
        [{**one, "selesai": "2026-12-10"}],
        [{**one, "mulai": "2026-12-32"}],
        [{**one, "mulai": "0926-12-11"}],
        [{**one, "kode": "hari"}],
        {"dps": one},
    ):
        assert not TANGGAL(wrong)


def test_holidays() -> None:
    value = as_value(libur_bawaan())
    assert LIBUR(value) and read_libur(canonical.loads(canonical.dumps(value))) == libur_bawaan()
    assert LIBUR([]) and not LIBUR(value[::-1]) and not LIBUR([value[0], value[0]])
    assert not LIBUR([{**value[0], "jenis": "hari raya"}])
    days = [
        {**value[0], "tanggal": (date(2030, 1, 1) + timedelta(days=one)).isoformat()} for one in range(61)
    ]
    assert LIBUR(days[:-1]) and not LIBUR(days)


def test_only_days_of_this_century_are_counted_from() -> None:
    assert is_hari("2027-02-03")
    assert not any(map(is_hari, ("9999-12-31", "0001-01-01", "2027-02-30", "3 Februari 2027", 1)))


def test_the_shipped_holidays_of_the_year_after_are_those_that_no_decree_moves() -> None:
    easter = _easter(2027)
    counted = {easter + timedelta(days=days) for days in (-2, 0, 39)}
    fixed = {date(2027, month, day) for month, day in ((1, 1), (5, 1), (6, 1), (8, 17), (12, 25))}
    assert {one for one in HARI_LIBUR if one.year == 2027} == counted | fixed
    assert [len([one for one in HARI_LIBUR if one.year == year]) for year in WHOLE_YEARS] == [17 + 8]
    assert {_easter(2026) + timedelta(days=days) for days in (-2, 0, 39)} < HARI_LIBUR


def _easter(year: int) -> date:
    """Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    months = h + weekday - 7 * ((a + 11 * h + 22 * weekday) // 451) + 114
    return date(year, months // 31, months % 31 + 1)
