"""Pairs of a list that may be one person: found, weighed, in a firm order."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest

from app.domain.errors import Cancelled
from app.domain.ganda import Terlewat, find_pairs, missed
from app.domain.pasangan import Pasangan, Ragu, Tingkat
from app.domain.pemilih import Pemilih
from app.domain.serupa import Serupa
from tests.bench.ganda import village
from tests.builders import NKK, daftar, nik

VILLAGE = [replace(one, nama=f"{one.nama} {one.nama[::-1]}") for one in daftar(400)]
"""Names that nobody shares, so that what a test adds is all there is to find."""
SITI = replace(
    VILLAGE[0], id="SITI", nama="SITI NURJANAH", nik=nik(7, "1980-03-11"), nkk=NKK,
    tanggal_lahir="1980-03-11", kelamin="P", rt="001", rw="002",
)  # fmt: skip
FAR = {"nkk": "9901010703150999", "rt": "009", "rw": "009"}


def pairs(*others: Pemilih, among: Sequence[Pemilih] = VILLAGE) -> list[Pasangan]:
    return list(find_pairs([*among, SITI, *others]))


def other(**fields: str) -> Pemilih:
    """SITI once more, in another RT and on another card, with another NIK."""
    return replace(SITI, **({"id": "TWIN", "nik": nik(8, "1980-03-11")} | FAR | fields))


def test_a_village_of_different_names_has_no_pairs() -> None:
    assert pairs() == []


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"nik": SITI.nik, "nama": "BUDI", "tanggal_lahir": "1970-04-05"}, [Serupa.NIK]),
        ({"nkk": NKK, "tanggal_lahir": "1970-01-01"}, [Serupa.NKK_NAMA]),
        ({}, [Serupa.NAMA_LAHIR]),
        ({"nama": "HJ. ST. NOERDJANAH"}, [Serupa.NAMA_LAHIR]),
        ({"tanggal_lahir": "1980-12-31", "rt": "001", "rw": "002"}, [Serupa.NAMA_MIRIP]),
        ({"nama": "SITI NUJANAH"}, [Serupa.NAMA_HAMPIR]),
        ({"nama": "NURJANAH"}, [Serupa.NAMA_HAMPIR]),
        ({"tanggal_lahir": "1980-11-03"}, [Serupa.LAHIR_HAMPIR]),
        ({"tanggal_lahir": "1980-12-31"}, [Serupa.TAHUN_LAHIR]),  # not "nearly the same": the year is
        ({"tanggal_lahir": "1980-07-01"}, [Serupa.TAHUN_LAHIR]),
        ({"tanggal_lahir": "1908-03-11"}, [Serupa.LAHIR_HAMPIR]),
        (
            {"nama": "SITI NURJNAH", "tanggal_lahir": "1980-00-00", "rt": "001", "rw": "002"},
            [Serupa.NAMA_HAMPIR_RT],
        ),
        ({"nik": SITI.nik, "nkk": NKK}, [Serupa.NIK, Serupa.NKK_NAMA, Serupa.NAMA_LAHIR]),
    ],
)
def test_what_two_entries_share(fields: dict[str, str], why: list[Serupa]) -> None:
    [pair] = pairs(other(**fields))
    assert pair.kunci == ("SITI", "TWIN")
    assert list(pair.alasan) == why


@pytest.mark.parametrize(
    "fields",
    [
        {"nama": "SITI AMINAH"},
        {"tanggal_lahir": "1981-08-20"},
        {"tanggal_lahir": "1980-08-20"},
        {"nama": "NURJANAH", "tanggal_lahir": "1980-12-31"},
        {"nama": "BUDI", "nkk": NKK, "tanggal_lahir": "1980-03-11", "rt": "001", "rw": "002"},
    ],
)
def test_who_shares_too_little_is_somebody_else(fields: dict[str, str]) -> None:
    assert pairs(other(**fields)) == []


def test_missing_and_masked_values_tell_nothing() -> None:
    """Nobody has an empty NIK, an empty birth date or an empty RT in common with anybody."""
    bare = replace(SITI, nik="", nkk="", tanggal_lahir="", rt="", rw="")
    masked = replace(bare, nik="9901**********07", nkk="9901**********02")
    for one in (bare, masked, replace(bare, tanggal_lahir="kapan"), replace(bare, nama="")):
        people = [*VILLAGE, replace(one, id="A"), replace(one, id="B")]
        assert find_pairs(people) == ()


def test_what_could_not_be_compared_is_counted() -> None:
    people = [
        SITI,
        other(nik="9901**********07", nkk=""),
        replace(SITI, id="X", nik="", nama="BUDI", tanggal_lahir="", rt=""),
    ]
    assert missed(people) == Terlewat(orang=3, nik=2, nkk=1, lahir=1, rt=1)
    assert missed([]) == Terlewat()


def test_an_ordinary_birthday_is_strong_and_31_december_with_a_common_name_is_not() -> None:
    """Five of 60 in one year have both: one of them twice in the list is one of many guesses."""
    common = [
        replace(one, nama="SLAMET", tanggal_lahir=f"{1950 + at % 12}-12-31", kelamin="L")
        for at, one in enumerate(VILLAGE[:60])
    ]
    among = [*common, *VILLAGE[60:]]
    found = pairs(other(), among=among)
    assert (found[0].kunci, found[0].tingkat, found[0].ragu) == (("SITI", "TWIN"), Tingkat.KUAT, ())
    assert {pair.tingkat for pair in found[1:]} == {Tingkat.LEMAH}
    same = [pair for pair in found[1:] if pair.alasan[-1] is Serupa.NAMA_LAHIR]
    assert len(same) == 12 * (5 * 4 // 2)
    assert {pair.ragu for pair in same} == {(Ragu.HARI_UMUM, Ragu.NAMA_UMUM)}


def test_one_nik_comes_first_and_another_name_is_said() -> None:
    budi = other(id="BUDI", nik=SITI.nik, nama="BUDI", tanggal_lahir="1970-04-05", kelamin="L")
    first, second = pairs(other(), budi)
    assert (first.kunci, first.tingkat) == (("BUDI", "SITI"), Tingkat.PASTI)
    assert first.ragu == (Ragu.NAMA_LAIN, Ragu.KELAMIN_LAIN, Ragu.LAHIR_LAIN)
    assert (second.kunci, second.tingkat) == (("SITI", "TWIN"), Tingkat.KUAT)


@pytest.mark.parametrize(
    ("fields", "doubt"),
    [
        ({"nama": "SITI NURJANAN", "nkk": NKK}, Ragu.KEMBAR),
        ({"nkk": NKK, "tanggal_lahir": "1955-08-20"}, Ragu.LAHIR_LAIN),
        ({"kelamin": "L"}, Ragu.KELAMIN_LAIN),
    ],
)
def test_twins_namesakes_in_a_family_and_two_sexes_are_weak(fields: dict[str, str], doubt: Ragu) -> None:
    [pair] = pairs(other(**fields))
    assert pair.tingkat is Tingkat.LEMAH and doubt in pair.ragu


def test_a_letter_left_out_in_a_family_is_no_twin() -> None:
    for nama in ("SITI NURJNAH", "SITI NURJANNAAH", "SIIT NURJANAH"):
        [pair] = pairs(other(nama=nama, nkk=NKK))
        assert (pair.tingkat, pair.ragu) == (Tingkat.KUAT, ())


def test_the_order_of_the_list_changes_nothing() -> None:
    people, _ = village(1500, 60)
    whole = find_pairs(people)
    Random(3).shuffle(people)
    assert find_pairs(people) == whole
    keys = [pair.kunci for pair in whole]
    assert len(keys) == len(set(keys)) > 60


def test_a_crowd_that_shares_everything_stays_findable_and_quick() -> None:
    """3,000 rows of one name and one day, as a damaged file has them: nobody is lost, and it ends."""
    crowd = [replace(SITI, id=f"{number:05}", nik="", nkk="", rt="") for number in range(3000)]
    found = find_pairs(crowd)
    assert {voter for pair in found for voter in pair.kunci} == {one.id for one in crowd}
    assert len(found) < 3 * len(crowd)


def test_it_can_be_stopped() -> None:
    def stop(done: int, total: int, what: str = "") -> None:
        assert 0 <= done <= total
        raise Cancelled

    with pytest.raises(Cancelled):
        find_pairs(VILLAGE, progress=stop)


def test_known_duplicates_of_a_village_are_found_with_few_false_ones() -> None:
    """The measured figures (README) with room for another seed."""
    people, truth = village(3000, 120, seed=11)
    found = find_pairs(people)
    strong = {pair.kunci for pair in found if pair.is_strong}
    every = {pair.kunci for pair in found}
    assert len(strong & truth.keys()) / len(strong) > 0.9
    assert len(strong & truth.keys()) / len(truth) > 0.75
    assert len(every & truth.keys()) / len(truth) > 0.9
    assert len(every & truth.keys()) / len(every) > 0.6
