import re
from dataclasses import replace
from datetime import date

from app.printing.surat_kunci import SuratKunci, letters
from tests.printing.people import DESA, ISTILAH, PEMILIHAN, PILWU
from tests.printing.reading import boxes, every_font_is_embedded, texts

WORDS = ("pohon", "sungai", "mangga", "kertas", "jendela", "lampu", "bukit")
LETTER = SuratKunci(
    DESA,
    PEMILIHAN,
    ISTILAH,
    WORDS,
    nomor_surat="0001/SK/2026",
    berkas="9928010001-paket-1.dpt",
    seq=1,
    sidik_kpu="7F3A-91C0-K4MN-Q8XZ",
    berlaku_sampai=date(2027, 2, 28),
    jumlah_pemilih=2731,
)


def test_words_are_numbered_lines_that_can_be_selected() -> None:
    lines = texts(letters([LETTER]))[0].splitlines()
    for number, word in enumerate(WORDS, 1):
        assert f"{number}. {word}" in lines


def test_each_village_gets_its_own_page_and_no_other_words() -> None:
    others = ("anggur", "bangku", "cangkir", "daun", "engsel", "fajar", "gelas")
    pages = texts(letters([LETTER, replace(LETTER, words=others, nomor_surat="0002/SK/2026")]))
    assert len(pages) == 2
    assert [set(re.findall(r"^\d\. ([a-z]+)$", page, re.MULTILINE)) for page in pages] == [
        set(WORDS),
        set(others),
    ]


def test_words_stand_in_the_middle_third_and_nothing_secret_outside() -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(letters([LETTER]))
    page = document[0]
    textpage = page.get_textpage()
    width, height = page.get_size()
    upper = textpage.get_text_bounded(0, height * 2 / 3, width, height)
    middle = textpage.get_text_bounded(0, height / 3, width, height * 2 / 3)
    textpage.close()
    page.close()
    document.close()
    assert all(word in middle and word not in upper for word in WORDS)
    assert "TANDA TERIMA" in upper
    assert "Ketua Panitia" in upper


def test_the_letter_tells_the_steps_and_what_to_compare() -> None:
    page = texts(letters([LETTER]))[0]
    for words in (
        "7F3A-91C0-K4MN-Q8XZ",
        "9928010001-paket-1.dpt",
        "28 Februari 2027",
        "2.731 orang",
        "bukan di HP",
        "Jangan difoto",
        "WhatsApp",
        "menelepon KPU",
        "Desa Kalisalak (9928010001)",
        "Kecamatan Margasari, Kabupaten Tegal",
    ):
        assert words in page
    assert page.count("0001/SK/2026") == 2


def test_nouns_come_from_the_glossary() -> None:
    page = texts(letters([replace(LETTER, istilah=PILWU)]))[0]
    assert "Pemilihan Kuwu Desa Kalisalak" in page
    assert "Kepala Desa" not in page


def test_letters_are_a4_and_fonts_are_embedded() -> None:
    pdf = letters([LETTER])
    assert boxes(pdf) == {(2100, 2970)}
    assert every_font_is_embedded(pdf)
