"""Spellings of Indonesian names folded into one, for searching only: SOETJIPTO is SUCIPTO, MOH. is MUHAMMAD.

A fold finds more than was asked rather than less, and what it yields is compared, never shown or stored.
"""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = dict.fromkeys(map(ord, "'`’‘´ʼ\""))
_SEPARATED = re.compile(r"[\W_]+")
_TITLES = frozenset(("h", "hy"))
"""H., Hj., KH. as they fold: a card may have them where a list does not."""

_RULES = (
    (re.compile("oe"), "u"),  # Soekarno
    (re.compile(r"([a-z])\1+"), r"\1"),  # double letters: Nurjannah
    (re.compile("tj"), "c"),  # Tjipto
    (re.compile("dj|j"), "y"),  # Djaja, Jaya; Jusuf, Yusuf; so Sjarif is Syarif and Njoman Nyoman
    (re.compile("chandr"), "candr"),
    (re.compile("chr"), "kr"),  # Christina
    (re.compile("[ck]h"), "h"),  # Achmad, Akhmad, Ahmad; Chusnul, Khusnul, Husnul
    (re.compile("([dt])h"), r"\1"),  # Widhi, Martha
    (re.compile("q"), "k"),  # Taufiq
    (re.compile("v"), "f"),  # Novi
    (re.compile("iy|i(?=[aueo])"), "y"),  # Setiawan, Sulistiyo
    (re.compile("uw|u(?=[aieo])"), "w"),  # Soewarno, Suarno
)
_WHOLE = {
    variant: name
    for name, variants in {
        "muhamad": "m muh moh mohd muhd mhd mohamad muhamed mohamed",
        "abdul": "abd abdl",
        "siti": "st",
        "ahmad": "ah ahm",  # Ach., Akh.
        "nur": "nor",  # Noer is nur already, Noor is nor
    }.items()
    for variant in variants.split()
}
"""Words that are written short or in their own way, by their letters as the rules fold them."""


def fold_name(text: str) -> str:
    """Lower-case words by single spaces: two spellings of one name come out equal, a fold folds to itself.

    A title in front (H., Hj., KH.) goes where a name follows it.
    """
    words = [folded for word in _words(text) if (folded := _fold_word(word))]
    first = 0
    while first < len(words) - 1 and words[first] in _TITLES:
        first += 1
    return " ".join(words[first:])


def abjad(name: str) -> str:
    """What an index sorts a name by: its words without accents and marks, otherwise as they are spelt."""
    return " ".join(_words(name))


def _words(text: str) -> list[str]:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        text = "".join(char for char in text if not unicodedata.combining(char))
    return _SEPARATED.sub(" ", text.translate(_APOSTROPHES).lower()).split()


@lru_cache(maxsize=1 << 16)
def _fold_word(word: str) -> str:
    before = ""
    while before != word:  # each rule shortens or goes one way, so this ends
        before = word
        for pattern, letters in _RULES:
            word = pattern.sub(letters, word)
    return _WHOLE.get(word, word)
