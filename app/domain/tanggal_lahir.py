"""Reading a birth date as people and programs write it, where only one meaning is possible.

Accepted: DD|MM|YYYY (Sidalih), DD-MM-YYYY, DD/MM/YYYY, DD.MM.YYYY, YYYY-MM-DD, YYYY/MM/DD (a zero
time behind it is ignored), "07 Juni 1995", and Excel's day number where the cell was a number.
Parts may be 00. Two-digit years, month before day and impossible dates are refused, never guessed.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

from app.domain.catatan import Kode
from app.domain.tanggal import BULAN, is_tanggal

_DAY_FIRST = re.compile(r"(\d{1,2})([|/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([|/.-])(\d{1,2})\2(\d{1,2})(?:[T ]00:00(?::00)?(?:\.0+)?)?", re.ASCII)
_WORDS = re.compile(r"(\d{1,2})[ -]+([A-Za-z]{3,9})\.?[ -]+(\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}([|/.-])\d{1,2}\1\d{2}", re.ASCII)
_SPELLINGS = {"pebruari": 2, "feb": 2, "peb": 2, "agt": 8, "ags": 8, "nopember": 11, "nop": 11}
_MONTHS = (
    {name.lower(): number for number, name in enumerate(BULAN, 1)}
    | {name[:3].lower(): number for number, name in enumerate(BULAN, 1)}
    | _SPELLINGS
)
_YEARS = range(1900, 2101)
_EXCEL_DAY_0 = date(1899, 12, 30)
_SERIALS = range(3654, 73_051)
"""1910 to 2099. A smaller number in a date column is more likely a year than a day number."""


class TanggalError(ValueError):
    """Why a birth date could not be read, as a code; the text itself is not kept."""

    def __init__(self, kode: Kode) -> None:
        super().__init__(kode.value)
        self.kode = kode


@lru_cache(maxsize=1 << 16)  # a district has some 29,000 different birth dates
def read_tanggal(text: str) -> str:
    """ISO text with 00 for unknown parts. Raises TanggalError."""
    if match := _DAY_FIRST.fullmatch(text):
        return _iso(int(match[4]), int(match[3]), int(match[1]), match[2])
    if match := _YEAR_FIRST.fullmatch(text):
        return _iso(int(match[1]), int(match[3]), int(match[4]))
    if (match := _WORDS.fullmatch(text)) and (month := _MONTHS.get(match[2].lower())):
        return _iso(int(match[3]), month, int(match[1]))
    raise TanggalError(Kode.TAHUN_DUA_ANGKA if _SHORT_YEAR.fullmatch(text) else Kode.TANGGAL_TIDAK_TERBACA)


def read_serial(text: str) -> str:
    """ISO text of an Excel day number (1900 system). Raises TanggalError."""
    try:
        serial = int(float(text))
    except (ValueError, OverflowError):
        raise TanggalError(Kode.TANGGAL_TIDAK_TERBACA) from None
    if serial not in _SERIALS:
        raise TanggalError(Kode.TANGGAL_TIDAK_TERBACA)
    return (_EXCEL_DAY_0 + timedelta(days=serial)).isoformat()


def day_order(text: str) -> int:
    """What a text proves: 1 day before month, -1 month before day, 0 nothing (or Sidalih's bars)."""
    match = _DAY_FIRST.fullmatch(text)
    if match is None or match[2] == "|":
        return 0
    return (int(match[1]) > 12) - (int(match[3]) > 12)


def is_swappable(text: str) -> bool:
    """Whether day and month could be exchanged and give another date."""
    match = _DAY_FIRST.fullmatch(text)
    if match is None or match[2] == "|":
        return False
    return match[1].zfill(2) != match[3].zfill(2) and int(match[1]) <= 12 and int(match[3]) <= 12


def _iso(year: int, month: int, day: int, separator: str = "") -> str:
    text = f"{year:04}-{month:02}-{day:02}"
    if year in _YEARS and is_tanggal(text):
        return text
    if separator != "|" and month > 12 and 1 <= day <= 12:
        raise TanggalError(Kode.URUTAN_BULAN_HARI)
    raise TanggalError(Kode.TANGGAL_MUSTAHIL)
