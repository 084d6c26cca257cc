"""The recovery sheet: one page, its words to be read off, what to do with it."""

from dataclasses import replace
from datetime import date

from app.printing.kata_darurat import KataDarurat, kata_darurat_pdf
from tests.printing.people import DESA, ISTILAH, PEMILIHAN, PILWU
from tests.printing.reading import boxes, every_font_is_embedded, stored, texts

WORDS = ("pohon", "sungai", "mangga", "kertas", "jendela", "lampu", "bukit")
LONG = "Raden Mas Haji Abdul Rahman Wahid Suryaningrat Kusumaningrat, S.Pd., M.Si."
SHEET = KataDarurat(DESA, PEMILIHAN, ISTILAH, WORDS, date(2026, 11, 23), "Budi Contoh", "Siti Contoh")


def test_words_are_numbered_lines_that_can_be_read_off() -> None:
    (page,) = texts(kata_darurat_pdf(SHEET))
    lines = page.splitlines()
    for number, word in enumerate(WORDS, 1):
        assert f"{number}. {word}" in lines


def test_it_says_whose_it_is_and_what_it_opens() -> None:
    (page,) = texts(kata_darurat_pdf(SHEET))
    for words in (
        "KATA DARURAT",
        "23 November 2026",
        "Desa Kalisalak (9928010001), Kecamatan Margasari",
        "satu komputer saja",
        "tidak membuka paket dari KPU",
        "Jangan difoto",
        "Lupa kata sandi",
        "Budi Contoh",
        "Siti Contoh",
    ):
        assert words in page


def test_long_names_stay_on_the_page_and_nouns_come_from_the_glossary() -> None:
    pdf = kata_darurat_pdf(replace(SHEET, ketua=LONG, istilah=PILWU))
    (page,) = texts(pdf)
    assert set(LONG.split()) <= set(page.split())
    assert "Pemilihan Kuwu Desa Kalisalak" in page


def test_one_a4_page_with_its_fonts_and_no_metadata_of_people() -> None:
    pdf = kata_darurat_pdf(SHEET)
    assert boxes(pdf) == {(2100, 2970)}
    assert every_font_is_embedded(pdf)
    assert b"Kata darurat" in stored(pdf) and b"Contoh)" not in pdf
