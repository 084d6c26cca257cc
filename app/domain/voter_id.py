"""Voter ids (FORMAT.md section 5): short enough to type from paper, checked, never derived from a NIK."""

import re

_DIGITS = "0123456789"
_LETTERS = _DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_KPU = re.compile(r"[0-9]{6}", re.ASCII)
_VILLAGE = re.compile(r"([A-Z2-7]{8})-([1-9][0-9]{0,8})-([0-9A-Z])", re.ASCII)
LARGEST_VILLAGE = 99_999


def kpu_id(number: int) -> str:
    """The id of the number-th voter of a village's first package, 1..99999: five digits and a check digit."""
    if not 1 <= number <= LARGEST_VILLAGE:
        raise ValueError(number)
    digits = f"{number:05}"
    return digits + _check(digits, _DIGITS)


def village_id(device: str, counter: int) -> str:
    """The id of the counter-th voter that a device added."""
    return f"{device}-{counter}-{_check(f'{device}{counter}', _LETTERS)}"


def kpu_number(voter: str) -> int:
    """The number within a KPU id, which is also `no_kpu`; 0 for a village's own voter."""
    return int(voter[:5]) if _KPU.fullmatch(voter) else 0


def is_voter_id(text: str) -> bool:
    """Whether form and check character are right."""
    if _KPU.fullmatch(text):
        return text[:5] != "00000" and _check(text[:5], _DIGITS) == text[5]
    match = _VILLAGE.fullmatch(text)
    return match is not None and village_id(match[1], int(match[2])) == text


def device_of(voter: str) -> str:
    """The device that added a village's own voter; "" for KPU's."""
    match = _VILLAGE.fullmatch(voter)
    return match[1] if match else ""


def _check(text: str, alphabet: str) -> str:
    """ISO 7064 hybrid system MOD n+1,n over an alphabet of n characters."""
    n = len(alphabet)
    product = n
    for character in text:
        total = (alphabet.index(character) + product) % n or n
        product = total * 2 % (n + 1)
    return alphabet[(n + 1 - product) % n]
