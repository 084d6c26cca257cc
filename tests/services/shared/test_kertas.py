"""The QR's text: signed, short, alphanumeric, and no forged or mistyped one is taken."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import seal
from app.crypto.minisig import SigningKey
from app.domain.daftar_tahap import TAHAP
from app.domain.errors import UserError
from app.domain.kertas import Kertas, read_kertas
from app.domain.voter_id import kpu_id, village_id
from app.services.shared.kertas import check_paper, signer

KEY = SigningKey(seal.new_key())
SIGN = signer(KEY)
PAPER = Kertas("9901012001", "dpt", "001", "N118", "0123456789ABCDEF", kpu_id(118))
LONGEST = Kertas(
    "9901012001", "dpshp_akhir", "MEJA A-1/B", "N60000", "F" * 64, village_id("K7QM2XWD", 99999), "SL-1234-K7"
)


@pytest.mark.parametrize("tahap", TAHAP)
def test_what_is_signed_is_read_back(tahap: str) -> None:
    paper = replace(PAPER, daftar=tahap)  # type: ignore[arg-type]
    found = check_paper(SIGN(paper))
    assert found.kertas == paper
    assert found.cocok is None


def test_the_text_is_for_alphanumeric_mode_and_scannable() -> None:
    text = SIGN(LONGEST)
    assert re.fullmatch(r"[0-9A-Z $%*+\-./:]+", text)
    assert len(text) <= 311  # QR version 10, correction M
    assert read_kertas(text)[0] == replace(LONGEST, sidik="F" * 16)


@given(st.integers(0, 400), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567:-"))
def test_no_letter_can_be_exchanged(at: int, letter: str) -> None:
    text = SIGN(PAPER)
    at %= len(text)
    other = text[:at] + letter + text[at + 1 :]
    if other != text:
        with pytest.raises(UserError, match=r"PAPER_TEXT_UNREADABLE|PAPER_FORGED"):
            check_paper(other)


@pytest.mark.parametrize("text", ["", "DPTDESA1", "DPTDESA1 9901012001 001 118 000118 0123", "x" * 5000])
def test_other_texts_are_told(text: str) -> None:
    with pytest.raises(UserError, match="PAPER_TEXT_UNREADABLE"):
        check_paper(text)
