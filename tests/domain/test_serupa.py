"""Two entries that may be one person."""

from dataclasses import replace

from app.domain.pemilih import Pemilih
from app.domain.serupa import Pembanding, Serupa
from tests.builders import NIK, NKK, nik

SITI = Pemilih(
    "000019", nkk=NKK, nik=NIK, nama="SITI NURJANAH", tanggal_lahir="1980-12-11", rt="001", rw="002"
)
LIST = Pembanding([SITI])


def shared(**fields: str) -> list[tuple[Serupa, ...]]:
    other = replace(SITI, **({"id": "x", "nik": nik(2), "nkk": "9901010703150003"} | fields))
    return [one.alasan for one in LIST.candidates(other)]


def test_what_two_entries_have_in_common() -> None:
    assert shared(nik=NIK, nama="BUDI", tanggal_lahir="1970-01-01") == [(Serupa.NIK,)]
    assert shared(nkk=NKK, tanggal_lahir="1970-01-01") == [(Serupa.NKK_NAMA,)]
    assert shared(rt="009") == [(Serupa.NAMA_LAHIR,)]
    assert shared(nama="ST. NURDJANNAH", tanggal_lahir="1980-01-01") == [(Serupa.NAMA_MIRIP,)]


def test_who_has_nothing_in_common_is_no_candidate() -> None:
    assert shared(nama="ST. NURDJANNAH", tanggal_lahir="1981-01-01") == []
    assert shared(nama="ST. NURDJANNAH", tanggal_lahir="1980-01-01", rt="002") == []
    assert shared(nama="SITI AMINAH") == []
    assert LIST.candidates(SITI) == ()


def test_the_stronger_reason_stands_alone_and_first() -> None:
    assert shared() == [(Serupa.NAMA_LAHIR,)]
    assert shared(nik=NIK, nkk=NKK) == [(Serupa.NIK, Serupa.NKK_NAMA, Serupa.NAMA_LAHIR)]
    far = replace(SITI, id="b", nik=nik(3), nkk="", rt="008")
    both = Pembanding([far, SITI]).candidates(replace(SITI, id="x"))
    assert [one.pemilih for one in both] == [SITI.id, "b"]


def test_missing_and_masked_numbers_tell_nothing() -> None:
    masked = Pembanding([replace(SITI, nik="9901**********01", nkk="", tanggal_lahir="")])
    assert masked.candidates(replace(SITI, id="x", nik="9901**********01", nkk="", tanggal_lahir="")) == ()
