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
