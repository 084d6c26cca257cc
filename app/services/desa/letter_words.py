"""The letter's words while somebody types them: what a prefix can become, what is no word at all."""

from app.crypto import words

COUNT = words.LETTER_WORDS


def completions(prefix: str) -> tuple[str, ...]:
    """Words of the list that begin so; from four letters on at most one."""
    return words.completions(prefix.lower())


def is_possible(prefix: str) -> bool:
    """Whether a word of the list can still come of it."""
    return not prefix or bool(completions(prefix))


def check(letter: str) -> tuple[str, ...]:
    """The seven words. Raises WORDS_COUNT, WORD_UNKNOWN, WORDS_CHECKSUM."""
    return words.parse(letter)


def all_words() -> tuple[str, ...]:
    """For completion."""
    return words.word_list()
