"""Numbers and dates as the language in force writes them."""

from datetime import date

from app.domain import tanggal
from app.system.language import language

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def ribuan(number: int) -> str:
    """7.787, in English 7,787."""
    told = tanggal.ribuan(number)
    return told if language() == "id" else told.replace(".", ",")


def long_date(day: date) -> str:
    """3 Februari 2027, in English 3 February 2027."""
    return tanggal.long_date(day) if language() == "id" else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_and_date(day: date) -> str:
    """Rabu, 3 Februari 2027, in English Wednesday, 3 February 2027."""
    if language() == "id":
        return tanggal.day_and_date(day)
    return f"{_DAYS[day.weekday()]}, {long_date(day)}"


def short_day(day: date) -> str:
    """3 Feb, in English 3 Feb; 5 Des, in English 5 Dec."""
    months = tanggal.BULAN if language() == "id" else _MONTHS
    return f"{day.day} {months[day.month - 1][:3]}"


def short_span(first: date, last: date) -> str:
    """3 Feb, 14-16 Des, 30 Des - 2 Jan."""
    if first == last:
        return short_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}-{short_day(last)}"
    return f"{short_day(first)} - {short_day(last)}"
