"""One person as somebody types: refused with a reason, never repaired; proposed, never forced."""

from datetime import date

import pytest

from app.domain.catatan import Kode
from app.domain.periksa import birth_date_in, catatan_orang, periksa
from app.domain.syarat import Hak, hak_pilih
from tests.builders import nik

HARI = date(2027, 2, 3)


def codes(**typed: str) -> list[Kode]:
    return [note.kode for note in periksa(typed, HARI).catatan]


@pytest.mark.parametrize(
    ("text", "kode"),
    [
        ("990101511280000", Kode.BUKAN_16_ANGKA),
        ("99010151128000012", Kode.BUKAN_16_ANGKA),
        ("99O1015112800001", Kode.BERHURUF),
        ("990l015112800001", Kode.BERHURUF),
        ("9901**********01", Kode.DISAMARKAN),
        ("9.90102E+15", Kode.NOTASI_ILMIAH),
        ("0000000000000000", Kode.KOSONG),
    ],
)
@pytest.mark.parametrize("kolom", ["nik", "nkk"])
def test_a_damaged_number_is_refused_with_its_reason(kolom: str, text: str, kode: Kode) -> None:
    found = periksa({kolom: text}, HARI)
    assert found.salah == {kolom: kode}
    assert kolom not in found.isian


def test_what_is_shown_is_what_would_be_saved() -> None:
    typed = {"nik": " 9901 0151 1280 0001 ", "nama": "siti  aminah", "tanggal_lahir": "11-12-1980", "rt": "3"}
    found = periksa(typed | {"kelamin": "perempuan"}, HARI)
    assert dict(found.isian) == {
        "nik": "9901015112800001",
        "nama": "SITI AMINAH",
        "tanggal_lahir": "1980-12-11",
        "rt": "003",
        "kelamin": "P",
    }
    assert (found.umur, found.hak, found.salah) == ("46", Hak.YA, {})


@pytest.mark.parametrize(
    ("kolom", "text", "kode"),
    [
        ("tanggal_lahir", "31-02-1980", Kode.TANGGAL_MUSTAHIL),
        ("tanggal_lahir", "1-2-80", Kode.TAHUN_DUA_ANGKA),
        ("tanggal_lahir", "kemarin", Kode.TANGGAL_TIDAK_TERBACA),
        ("kelamin", "X", Kode.KELAMIN_TIDAK_TERBACA),
        ("kawin", "Z", Kode.TIDAK_DITERIMA),
        ("nama", "A" * 101, Kode.TIDAK_DITERIMA),
    ],
)
def test_other_fields_are_refused_with_their_reason(kolom: str, text: str, kode: Kode) -> None:
    assert periksa({kolom: text}, HARI).salah == {kolom: kode}


def test_an_empty_field_is_wrong_only_where_it_is_wanted() -> None:
    assert periksa({"nama": ""}, HARI).salah == {}
    assert periksa({"nama": " "}, HARI, wajib=("nama",)).salah == {"nama": Kode.KOSONG}


@pytest.mark.parametrize(
    ("lahir", "told"),
    [
        ("1980-12-11", "1980-12-11"),
        ("2009-06-01", "2009-06-01"),
        ("2015-02-03", "2015-02-03"),  # 12 on the voting day
        ("2015-02-04", "1915-02-04"),  # 11: rather somebody of 111
        ("1927-02-03", "1927-02-03"),
        ("2000-02-29", "2000-02-29"),
        ("1900-02-29", "2000-02-29"),
    ],
)
def test_the_century_of_a_birth_date_in_a_nik(lahir: str, told: str) -> None:
    assert birth_date_in(nik(7, lahir), HARI) == told


def test_a_nik_whose_digits_are_no_date_proposes_nothing() -> None:
    for number in ("9901013113800001", "9901013002850001", "123"):
        assert birth_date_in(number, HARI) == ""
    assert codes(nik="9901013113800001") == [Kode.NIK_TANGGAL_MUSTAHIL]


def test_a_proposal_is_made_for_what_is_empty_or_differs_and_never_entered() -> None:
    number = nik(1, "1980-12-11", "P")
    empty = periksa({"nik": number}, HARI)
    assert empty.usul == {"tanggal_lahir": "1980-12-11", "kelamin": "P"}
    assert "tanggal_lahir" not in empty.isian
    other = periksa({"nik": number, "tanggal_lahir": "12-12-1980", "kelamin": "P"}, HARI)
    assert other.usul == {"tanggal_lahir": "1980-12-11"}
    assert other.isian["tanggal_lahir"] == "1980-12-12"


def test_differences_are_notes() -> None:
    number = nik(1, "1980-12-11", "P")
    assert codes(nik=number, tanggal_lahir="11-12-1980", kelamin="P") == []
    assert codes(nik=number, tanggal_lahir="12-12-1980", kelamin="L") == [
        Kode.NIK_BEDA_TANGGAL,
        Kode.NIK_BEDA_KELAMIN,
    ]
    assert codes(nik=number) == []
    assert codes(nik=nik(0, "1980-12-11", "P")) == [Kode.NIK_SERI_0000]
    assert codes(nik=nik(1, "1980-12-11", "P", "997301"), tanggal_lahir="11-12-1980", kelamin="P") == []


@pytest.mark.parametrize(
    ("lahir", "kawin", "expected"),
    [
        ("1926-02-02", "", [Kode.LEBIH_100]),
        ("1926-02-04", "", []),
        ("1925-00-00", "", [Kode.LEBIH_100]),
        ("2011-01-01", "S", [Kode.KAWIN_MUDA]),
        ("2011-01-01", "B", []),
        ("2010-02-03", "S", []),
    ],
)
def test_ages_to_look_at_twice(lahir: str, kawin: str, expected: list[Kode]) -> None:
    assert [note.kode for note in catatan_orang("", lahir, "L", kawin, HARI)] == expected


@pytest.mark.parametrize(
    ("lahir", "kawin", "hak"),
    [
        ("2010-02-03", "B", Hak.YA),
        ("2010-02-04", "B", Hak.TIDAK),
        ("2010-02-04", "", Hak.TIDAK),
        ("2010-02-04", "P", Hak.KAWIN),
        ("2010-00-00", "B", Hak.MUNGKIN),
        ("", "S", Hak.BELUM_DIISI),
        ("2030-01-01", "B", Hak.TIDAK),
    ],
)
def test_who_may_vote(lahir: str, kawin: str, hak: Hak) -> None:
    assert hak_pilih(lahir, kawin, HARI) is hak
    assert hak.kalimat.endswith(".")
