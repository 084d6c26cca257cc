import re
from dataclasses import replace

import pytest

from app.domain.istilah import SEBUTAN, with_words
from app.domain.nik import masked
from app.domain.sebutan import at_desa, nama_pemilihan
from app.printing.page import PAPERS
from app.printing.undangan import OpsiUndangan, PerHalaman, SlipUndangan, undangan_pdf
from tests.printing.people import DESA, ISTILAH, LONG_NAME, PEMILIHAN, PILWU, pemilih
from tests.printing.reading import boxes, every_font_is_embedded, qr_texts, stored, texts

LOKASI = "Halaman SD Negeri 2 Kalisalak, Jalan Raya Margasari Kilometer 12 Dusun Krajan"


def slips(count: int, nama: str = "") -> list[SlipUndangan]:
    return [
        SlipUndangan(n, pemilih(n, nama=nama), "001", LOKASI, f"DPT:9928010001:{n}")
        for n in range(1, count + 1)
    ]


@pytest.mark.parametrize("nama", ["A4", "F4"])
@pytest.mark.parametrize("per_page", [2, 4, 6])
def test_qr_codes_of_a_printed_page_can_be_read(nama: str, per_page: PerHalaman) -> None:
    options = OpsiUndangan(DESA, PEMILIHAN, ISTILAH, PAPERS[nama], per_page)
    pdf = undangan_pdf(slips(per_page), options)
    assert qr_texts(pdf) == [f"DPT:9928010001:{n}" for n in range(1, per_page + 1)]


def test_every_voter_has_one_letter_and_one_receipt() -> None:
    pages = texts(undangan_pdf(slips(10), OpsiUndangan(DESA, PEMILIHAN, ISTILAH)))
    found = sorted(int(number) for number in re.findall(r"ORANG (\d{5})", " ".join(pages)))
    assert found == sorted([*range(1, 11), *range(1, 11)])
    assert len(pages) == 3
    assert " ".join(pages).count("TANDA TERIMA") == 10


def test_a_slip_says_where_when_and_what_to_bring() -> None:
    page = texts(undangan_pdf(slips(1), OpsiUndangan(DESA, PEMILIHAN, ISTILAH)))[0]
    for words in (
        "SURAT PEMBERITAHUAN PEMUNGUTAN SUARA KEPADA PEMILIH",
        "PEMILIHAN KEPALA DESA KALISALAK TAHUN 2027",
        "Rabu, 3 Februari 2027",
        "Pukul 07.00 s.d. 13.00 WIB",
        "DUSUN KRAJAN, RT 002/RW 002",
        "KTP Elektronik",
        "gunting di sini",
        "0001",
    ):
        assert words in page


def test_nik_is_masked_and_nothing_else_of_the_register_is_stored() -> None:
    pdf = undangan_pdf(slips(8), OpsiUndangan(DESA, PEMILIHAN, ISTILAH))
    everything = stored(pdf)
    for number in range(1, 9):
        voter = pemilih(number)
        assert masked(voter.nik).encode() in everything
        for secret in (voter.nik, voter.nkk, voter.tanggal_lahir):
            assert secret.encode() not in everything


@pytest.mark.parametrize("per_page", [2, 4, 6])
@pytest.mark.parametrize("nama", [LONG_NAME, "A" * 60, "W" * 100])
def test_long_names_are_never_cut(per_page: PerHalaman, nama: str) -> None:
    options = OpsiUndangan(DESA, PEMILIHAN, ISTILAH, PAPERS["A4"], per_page)
    text = "".join(texts(undangan_pdf(slips(1, nama), options))[0].split())
    assert text.count("".join(nama.split())) == 2


def test_nouns_come_from_the_glossary() -> None:
    page = texts(undangan_pdf(slips(1), OpsiUndangan(DESA, PEMILIHAN, PILWU)))[0]
    assert "PEMILIHAN KUWU DESA KALISALAK TAHUN 2027" in page
    assert "Alamat Bilik" in page
    assert "TPS" not in page


def test_pages_are_the_paper_and_fonts_are_embedded() -> None:
    pdf = undangan_pdf(slips(5), OpsiUndangan(DESA, PEMILIHAN, ISTILAH))
    assert boxes(pdf) == {(2150, 3300)}
    assert every_font_is_embedded(pdf)


@pytest.mark.parametrize("key", sorted(SEBUTAN))
def test_a_long_place_in_any_region_is_never_cut(key: str) -> None:
    """The committee may be told by its short name; election and year stand there in full."""
    istilah, desa = SEBUTAN[key], replace(DESA, nama="Purwoharjo Kidul Tanjungsari Kedungwaringin")
    page = texts(undangan_pdf(slips(6), OpsiUndangan(desa, PEMILIHAN, istilah, per_halaman=6)))[0]
    whole, short = (at_desa(name, istilah, desa) for name in (istilah.panitia, istilah.singkatan_panitia))
    assert page.count(nama_pemilihan(istilah, desa, PEMILIHAN).upper()) == 6
    assert page.count(whole.upper()) + page.count(short.upper()) >= 6


def test_where_it_is_called_otherwise_the_letter_says_so_first() -> None:
    istilah = with_words(ISTILAH, {"undangan": "Kartu Pemilih", "tps": "Meja"})
    page = texts(undangan_pdf(slips(1), OpsiUndangan(DESA, PEMILIHAN, istilah)))[0]
    assert "KARTU PEMILIH – PEMBERITAHUAN PEMUNGUTAN SUARA" in page
    assert "Alamat Meja" in page
