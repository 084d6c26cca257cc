"""NIK: the 16-digit population number (PP 40/2019 Pasal 30). Read, compared, masked, never repaired."""

import re
from dataclasses import dataclass

_DIGITS = re.compile(r"[0-9]{16}", re.ASCII)
_MASKED = re.compile(r"[0-9]{4}\*{10}[0-9]{2}", re.ASCII)
_ALONE = re.compile(r"(?<!\d)\d{16}(?!\d)", re.ASCII)
_WOMAN_DAY_OFFSET = 40


def is_nik(text: str) -> bool:
    """Whether `text` is exactly 16 ASCII digits; the only thing that makes a NIK refusable."""
    return _DIGITS.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class BirthInNik:
    """What digits 7-12 say: DDMMYY, for women DD + 40. It may differ from the truth: 13.7 % do."""

    day: int
    month: int
    year2: int
    kelamin: str

    def agrees_with(self, tanggal_lahir: str) -> bool:
        """Compared with an ISO date whose unknown parts are 00."""
        return tanggal_lahir[2:] == f"{self.year2:02}-{self.month:02}-{self.day:02}"


def birth_in(nik: str) -> BirthInNik | None:
    """The birth date and sex a NIK carries, or None where its digits are no date."""
    day, month, year2 = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    kelamin = "P" if day > _WOMAN_DAY_OFFSET else "L"
    if kelamin == "P":
        day -= _WOMAN_DAY_OFFSET
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return BirthInNik(day, month, year2, kelamin)


def masked(number: str) -> str:
    """A NIK or NKK with its middle 10 digits starred: 9928**********01. Anything else is starred whole.

    A number that KPU masked stays as the village got it.
    """
    if _MASKED.fullmatch(number):
        return number
    return f"{number[:4]}{'*' * 10}{number[14:]}" if is_nik(number) else "*" * len(number)


def masked_within(text: str) -> str:
    """A text with each NIK and NKK in it masked: people write them as a document's number."""
    return _ALONE.sub(lambda found: masked(found[0]), text)
