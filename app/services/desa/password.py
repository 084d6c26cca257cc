"""How hard a password is to guess, and a good one for who has no idea."""

import math
import re
from itertools import pairwise

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
    "asdfgh",
    "123456",
    "pilkades",
    "panitia",
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LOOK_ALIKE = str.maketrans("@0134$5", "aoieass")
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
    known = max(_known(lower), _known(lower.translate(_LOOK_ALIKE)))
    varied = min(len(set(lower)) * 2, _surprises(lower)) - known
    size = sum(count for test, count in _CLASSES if any(map(test, password)))
    size += _OTHER if any(not one.isalnum() for one in password) else 0
    return max(0, varied) * math.log2(max(size, 2)) * 0.85


def _known(text: str) -> int:
    """How many of its letters belong to what everybody tries first."""
    common = sum(len(word) for word in _COMMON if word in text)
    return common + sum(len(year) for year in _YEAR.findall(text))


def _surprises(text: str) -> int:
    """Letters that do not go on as the last two did: aaaa, abcd and 8765 hold two each."""
    steps = [ord(one) - ord(before) for before, one in pairwise(text)]
    return len(text) - sum(one == before and abs(one) <= 1 for before, one in pairwise(steps))


def suggestion() -> str:
    """Four random words of the letter's list: 44 bits that a person can remember."""
    return "-".join(words.generate()[:4])
