"""The letter's words: six random ones and a seventh that catches a slip before any scrypt is run."""

import re
import secrets
import unicodedata
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from app.domain.errors import UserError

WORD_COUNT = 2048
LETTER_WORDS = 7
_TYPED_ENOUGH = 4  # the first four letters of a word are its own
_TYPED_WORD = re.compile(r"[^\W\d_]\w*")  # from its first letter on: a number before it is the letter's own


@cache
def word_list() -> tuple[str, ...]:
    """The 2,048 words in the order that is part of the format: a word's place is its eleven bits."""
    text = (files("resources") / "words" / "kata.txt").read_text(encoding="ascii")
    return tuple(text.split())


def generate() -> tuple[str, ...]:
    """A new letter: six words from the system's randomness (66 bits) and their checksum word."""
    words = tuple(secrets.choice(word_list()) for _ in range(LETTER_WORDS - 1))
    return (*words, checksum(words))


def checksum(words: Sequence[str]) -> str:
    """The seventh word: the first 11 bits of SHA-256 over the six, so a slip passes once in 2,048."""
    digest = sha256(b"dpt-desa/kata/v1\0" + "-".join(words).encode()).digest()
    return word_list()[int.from_bytes(digest[:2]) >> 5]


def parse(text: str) -> tuple[str, ...]:
    """Seven words as typed from the letter: any case, spaces, hyphens, commas, lines, numbers before words.

    A word may stop after four letters. Raises UserError WORDS_COUNT (found), WORD_UNKNOWN (position, from 1),
    WORDS_CHECKSUM. What was typed is a key: it never enters an error.
    """
    typed = _TYPED_WORD.findall(unicodedata.normalize("NFKC", text).lower())
    if len(typed) != LETTER_WORDS:
        raise UserError("WORDS_COUNT", found=len(typed))
    words = tuple(_known(word, position) for position, word in enumerate(typed, 1))
    if checksum(words[:-1]) != words[-1]:
        raise UserError("WORDS_CHECKSUM")
    return words


def passphrase(words: Sequence[str]) -> str:
    """What age is told: all seven words joined with `-`.

    Decision: the checksum word belongs to it, so that the letter can be typed whole into stock `age`.
    """
    return "-".join(words)


def completions(prefix: str) -> tuple[str, ...]:
    """The words that start so; from four letters on at most one. For the window, while somebody types."""
    return tuple(word for word in word_list() if word.startswith(prefix))


def _known(typed: str, position: int) -> str:
    matches = completions(typed) if len(typed) >= _TYPED_ENOUGH else ()
    if not matches:
        raise UserError("WORD_UNKNOWN", position=position)
    return matches[0]
