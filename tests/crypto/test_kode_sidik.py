"""Kode sidik survives being read aloud and typed."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.kode_sidik import kode_sidik, same_code


def test_the_code_is_the_first_eighty_bits_in_crockford_letters() -> None:
    code = kode_sidik(b"DPT")
    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4]
    number = 0
    for letter in code.replace("-", ""):
        number = number * 32 + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(letter)
    assert number.to_bytes(10, "big") == sha256(b"DPT").digest()[:10]


@given(st.binary(max_size=40))
def test_a_code_is_itself_however_it_is_typed(content: bytes) -> None:
    code = kode_sidik(content)
    sloppy = " " + code.lower().replace("-", "  ").replace("0", "o").replace("1", "l") + "\n"
    assert same_code(code, code)
    assert same_code(code, sloppy)
    assert same_code(sloppy.upper().replace("L", "I"), code)


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_other_content_has_another_code(one: bytes, other: bytes) -> None:
    assert same_code(kode_sidik(one), kode_sidik(other)) == (one == other)


@pytest.mark.parametrize("typed", ["", "----", "AAAA", "UUUU-UUUU-UUUU-UUUU", "0000-0000-0000-00000"])
def test_what_is_no_code_equals_nothing(typed: str) -> None:
    assert not same_code(typed, typed)
