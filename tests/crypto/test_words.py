"""The list keeps its rules; a letter survives being typed; a slip is caught."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import words
from app.domain.errors import UserError

LIST = words.word_list()
TERLARANG = Path(__file__).with_name("terlarang.txt").read_text(encoding="ascii").splitlines()
FIRST = ("abadi", "abjad", "abon", "absen", "acar", "acuan")

six_words = st.lists(st.sampled_from(LIST), min_size=6, max_size=6)


def slips(word: str) -> Iterator[str]:
    """The word, and one slip away from it: `_` for another letter, a letter lost, two neighbours swapped."""
    yield word
    for at in range(len(word)):
        yield f"{word[:at]}_{word[at + 1 :]}"
        yield word[:at] + word[at + 1 :]
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def as_heard(word: str) -> str:
    for written, heard in (("kh", "k"), ("sy", "s"), ("ai", "e"), ("au", "o")):
        word = word.replace(written, heard)
    word = re.sub(r"(?<=[aeiou])h(?=[aeiou])|^h|[hk]$", "", word).translate(str.maketrans("fvzoe", "ppjui"))
    return re.sub(r"(.)\1", r"\1", word)


def test_the_list_holds_2048_words() -> None:
    assert len(LIST) == len(set(LIST)) == words.WORD_COUNT


def test_the_file_is_sorted_and_ends_with_a_newline() -> None:
    assert (files("resources") / "words" / "kata.txt").read_bytes() == "\n".join((*sorted(LIST), "")).encode()


def test_the_list_is_the_one_letters_were_printed_from() -> None:
    """Frozen: another list would read every printed letter otherwise."""
    digest = sha256("\n".join(LIST).encode()).hexdigest()
    assert digest == "6e136b81df64ffbac09a682d4f02bb2a2b27a9724a818476c537a321d666e7f6"


def test_every_word_has_four_to_eight_plain_letters() -> None:
    assert not [word for word in LIST if not re.fullmatch("[a-z]{4,8}", word)]


def test_the_first_four_letters_are_enough() -> None:
    assert len({word[:4] for word in LIST}) == len(LIST)
    assert all(words.completions(word[:4]) == (word,) for word in LIST)


def test_one_slip_never_turns_a_word_into_another() -> None:
    """Edit distance >= 2 for all pairs, a swap of neighbours counted as one slip."""
    listed = set(LIST)
    wildcards = Counter(slip for word in LIST for slip in slips(word) if "_" in slip)
    assert not [slip for slip, count in wildcards.items() if count > 1]
    assert not [word for word in LIST for slip in slips(word) if slip != word and slip in listed]


def test_no_two_words_sound_alike() -> None:
    heard = Counter(as_heard(word) for word in LIST)
    assert not [sound for sound, count in heard.items() if count > 1]


def test_no_word_is_offensive_religious_ethnic_or_political() -> None:
    whole = {word for line in TERLARANG if line.startswith("=") for word in line[1:].split()}
    stems = [stem for line in TERLARANG if line[0] not in "#=" for stem in line.split()]
    assert not whole & set(LIST)
    assert not [word for word in LIST if any(stem in word for stem in stems)]


def test_a_letter_is_seven_words_with_a_checksum() -> None:
    letter = words.generate()
    assert len(letter) == words.LETTER_WORDS
    assert set(letter) <= set(LIST)
    assert letter[6] == words.checksum(letter[:6])
    assert words.generate() != letter


def test_the_checksum_word_is_eleven_bits_of_sha_256() -> None:
    digest = sha256(b"dpt-desa/kata/v1\0abadi-abjad-abon-absen-acar-acuan").hexdigest()
    assert words.checksum(FIRST) == LIST[int(digest[:4], 16) // 32]


def test_the_passphrase_is_all_seven_words() -> None:
    letter = (*FIRST, words.checksum(FIRST))
    assert words.passphrase(letter) == f"abadi-abjad-abon-absen-acar-acuan-{letter[6]}"


@given(
    six_words, st.sampled_from([" ", "  ", "-", "\n", ", ", "\u00a0", " \u2013 ", "\r\n"]), st.integers(4, 8)
)
def test_a_letter_is_read_however_it_is_typed(six: list[str], between: str, typed: int) -> None:
    letter = (*six, words.checksum(six))
    assert words.parse(between.join(word[:typed].upper() for word in letter) + between) == letter
    assert words.parse(words.passphrase(letter)) == letter


@pytest.mark.parametrize("numbering", ["{}. {}", "{}) {}", "{} {}\n", "{}.{}\n", "({}) {}", "{}{}"])
def test_numbers_before_the_words_are_skipped(numbering: str) -> None:
    letter = (*FIRST, words.checksum(FIRST))
    typed = "  ".join(numbering.format(number, word) for number, word in enumerate(letter, 1))
    assert words.parse(typed) == letter


def test_full_width_letters_are_letters() -> None:
    letter = (*FIRST, words.checksum(FIRST))
    wide = "".join(chr(ord(char) + 0xFEE0) if char.isalpha() else char for char in " ".join(letter))
    assert words.parse(wide) == letter


def refused(text: str) -> UserError:
    with pytest.raises(UserError) as caught:
        words.parse(text)
    return caught.value


@pytest.mark.parametrize(
    ("typed", "found"), [("", 0), ("1. 2. 3.", 0), (" ".join(FIRST), 6), ("abadi " * 8, 8)]
)
def test_too_few_or_too_many_words_are_counted(typed: str, found: int) -> None:
    error = refused(typed)
    assert (error.code, error.params) == ("WORDS_COUNT", {"found": found})


@pytest.mark.parametrize("typed", ["absem", "abs", "absenn", "abse1", "a1sen", "absén", "xyzzy"])
def test_an_unlisted_word_is_told_by_its_place_alone(typed: str) -> None:
    error = refused(" ".join((*FIRST[:3], typed, *FIRST[4:], "abadi")))
    assert (error.code, error.params) == ("WORD_UNKNOWN", {"position": 4})


def passing(letter: Sequence[str], at: int) -> list[str]:
    """Every word that may stand at that place without being noticed."""
    return [word for word in LIST if words.checksum((*letter[:at], word, *letter[at + 1 : 6])) == letter[6]]


@pytest.mark.parametrize("at", range(6))
def test_one_changed_word_passes_about_once_in_the_list(at: int) -> None:
    letter = (*FIRST, words.checksum(FIRST))
    unnoticed = passing(letter, at)
    assert letter[at] in unnoticed
    assert len(unnoticed) <= 6  # the true one and about one more of 2,047
    wrong = next(word for word in LIST if word not in unnoticed)
    error = refused(" ".join((*letter[:at], wrong, *letter[at + 1 :])))
    assert (error.code, error.params) == ("WORDS_CHECKSUM", {})


def test_a_changed_checksum_word_is_always_caught() -> None:
    right = words.checksum(FIRST)
    assert {refused(" ".join((*FIRST, word))).code for word in LIST[::50] if word != right} == {
        "WORDS_CHECKSUM"
    }


def test_two_words_in_each_others_place_are_caught() -> None:
    letter = (*FIRST, words.checksum(FIRST))
    assert refused(" ".join((letter[1], letter[0], *letter[2:]))).code == "WORDS_CHECKSUM"
