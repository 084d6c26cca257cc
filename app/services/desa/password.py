"""How hard a password is to guess, and a good one for who has no idea."""

import math

from app.crypto import words
from app.services.desa.members import SHORTEST_PASSWORD

_CLASSES = ((str.islower, 26), (str.isupper, 26), (str.isdecimal, 10))
_OTHER = 20
_COMMON = (
    "password",
    "sandi",
    "rahasia",
    "bismillah",
    "indonesia",
    "qwerty",
    "123456",
    "pilkades",
    "panitia",
)
_STEPS = (28, 36, 50, 65)
"""Bits from which a password counts as weak, fair, good, strong."""


def strength(password: str) -> int:
    """0 (too short or known) to 4. An estimate from length and kinds of letters, not a promise.

    Half of the key lies in the computer's keyring, so that 36 bits are enough against a stolen copy.
    """
    if len(password) < SHORTEST_PASSWORD:
        return 0
    bits = _bits(password)
    return sum(bits >= step for step in _STEPS)


def _bits(password: str) -> float:
    lower = password.lower()
    known = sum(len(word) for word in _COMMON if word in lower)
    varied = min(len(set(lower)) * 2, len(password)) - known
    size = sum(count for test, count in _CLASSES if any(map(test, password)))
    size += _OTHER if any(not one.isalnum() for one in password) else 0
    return max(0, varied) * math.log2(max(size, 2)) * 0.85


def suggestion() -> str:
    """Four random words of the letter's list: 44 bits that a person can remember."""
    return "-".join(words.generate()[:4])
