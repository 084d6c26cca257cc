"""Dates without a clock: birth dates with unknown parts, ages on the voting day, Indonesian wording.

A birth date is ISO text `YYYY-MM-DD`; an unknown month or day is `00` (the population register
holds such people). Somebody born on 29 February completes a year on 1 March of common years:
the day after 28 February has ended.
"""

from datetime import date

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def is_tanggal(text: str) -> bool:
    """Whether `text` is a full or partial ISO date."""
    try:
        earliest(text)
    except ValueError:
        return False
    return True


def earliest(text: str) -> date:
    """The first day a partial date can mean. Raises ValueError on anything that is no date."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def age_bounds(text: str, on: date) -> tuple[int, int]:
    """Youngest and oldest age in whole years on a day; they differ for a partial date only."""
    year, month, day = _parts(text)
    oldest = on.year - year - ((on.month, on.day) < (month or 1, day or 1))
    youngest = on.year - year - ((on.month, on.day) < (month or 12, day or 31))
    return youngest, oldest


def _parts(text: str) -> tuple[int, int, int]:
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        raise ValueError(text)
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:])
    if month == 0 and day != 0:
        raise ValueError(text)
    date(year, month or 1, day or 1)
    return year, month, day


def long_date(day: date) -> str:
    """3 Februari 2027."""
    return f"{day.day} {BULAN[day.month - 1]} {day.year}"


def day_and_date(day: date) -> str:
    """Rabu, 3 Februari 2027."""
    return f"{HARI[day.weekday()]}, {long_date(day)}"


def short_date(text: str) -> str:
    """`2010-02-09` as 09-02-2010, the form of tables and sheets; unknown parts stay 00."""
    return f"{text[8:]}-{text[5:7]}-{text[:4]}"


def ribuan(number: int) -> str:
    """7.787: thousands with dots."""
    return f"{number:,}".replace(",", ".")
