import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.pencarian import LONGEST, Pencarian, parse
from app.domain.voter_id import village_id
from tests.builders import NIK

LINES = {
    "": Pencarian(),
    "siti": Pencarian(("siti",)),
    "SITI  aminah": Pencarian(("siti", "aminah")),
    "moh.ali": Pencarian(("moh", "ali")),
    "nur'aini": Pencarian(("nur'aini",)),
    "hj. siti": Pencarian(("siti",)),
    "hj": Pencarian(("hj",)),
    "siti rt 3 rw 2": Pencarian(("siti",), rt="003", rw="002"),
    "rw 2 siti rt 3": Pencarian(("siti",), rt="003", rw="002"),
    "rt 3, rw 2": Pencarian(rt="003", rw="002"),
    "rt 03/02": Pencarian(rt="003", rw="002"),
    "RT.003/RW.002": Pencarian(rt="003", rw="002"),
    "RT/RW 3/2": Pencarian(rt="003", rw="002"),
    "rt3": Pencarian(rt="003"),
    "rt 3a": Pencarian(rt="3A"),
    "tps 4": Pencarian(tps="004"),
    "tps 4 rt 1 slamet": Pencarian(("slamet",), rt="001", tps="004"),
    "12-40": Pencarian(numbers=(12, 40)),
    "40 - 12": Pencarian(numbers=(12, 40)),
    "12 sampai 40": Pencarian(numbers=(12, 40)),
    "12 s/d 40 rt 3": Pencarian(numbers=(12, 40), rt="003"),
    "118": Pencarian(digits="118"),
    "siti 118": Pencarian(("siti",), "118"),
    "001187": Pencarian(digits="001187"),
    NIK: Pencarian(digits=NIK),
    f"{NIK[:4]} {NIK[4:8]}.{NIK[8:]}": Pencarian(digits=NIK),
    "marta 4": Pencarian(("marta",), "4"),
    "siti rt": Pencarian(("siti",)),
    "rt 3 rw": Pencarian(rt="003"),
    "rt": Pencarian(("rt",)),
    "---": Pencarian(),
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_means(line: str) -> None:
    assert parse(line) == LINES[line]


def test_a_village_voter_is_found_by_id() -> None:
    voter = village_id("K7QM2XWD", 12)
    assert parse(f" {voter.lower()} ") == Pencarian(voter=voter)


@given(st.text(max_size=300))
def test_nothing_typed_is_an_error(text: str) -> None:
    found = parse(text)
    assert found.digits == "" or (found.digits.isascii() and found.digits.isdecimal())
    assert found.numbers is None or found.numbers[0] <= found.numbers[1]
    assert all(word == word.strip() != "" for word in found.words)


@given(st.text(alphabet="rtwps 0123456789/-.,'a", max_size=30))
def test_nothing_typed_of_places_and_numbers_is_an_error(text: str) -> None:
    parse(text)


def test_a_page_pasted_by_mistake_costs_nothing() -> None:
    assert sum(map(len, parse("siti " * 100_000).words)) <= LONGEST
