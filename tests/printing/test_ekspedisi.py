"""Delivery lists and the balance read back: pages, long names, nobody twice, signatures in company."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from app.domain.istilah import Istilah, with_words
from app.printing.ekspedisi import BarisEkspedisi, LembarEkspedisi, OpsiEkspedisi, ekspedisi_pdf
from app.printing.page import PAPERS
from app.printing.rekonsiliasi import RekonCetak, rekonsiliasi_pdf
from app.printing.signatures import Penandatangan
from tests.nouns import OTHERWISE, said, usual_words
from tests.printing.people import DESA, ISTILAH, LONG_NAME, PEMILIHAN
from tests.printing.reading import boxes, every_font_is_embedded, texts
from tests.printing.tinta import looks_as_before

USUAL = OpsiEkspedisi(DESA, PEMILIHAN, ISTILAH, sidik="A1B2C3D4E5F60718", penyerah="Sumarno")
SIGNED = (Penandatangan("Sekretaris Panitia"), Penandatangan("Ketua Panitia", "Sumarno"))


def letters(count: int, nama: str = "") -> list[BarisEkspedisi]:
    return [
        BarisEkspedisi(n, nama or f"ORANG {n:05}", "LP"[n % 2], (n + 2) // 3, n % 3 == 1)
        for n in range(1, count + 1)
    ]


def sheet(count: int, nama: str = "", **told: str) -> LembarEkspedisi:
    rentang = f"TPS 01: No. DPT 0001–{count:04}"
    return LembarEkspedisi(
        "RT 003 / RW 001", "Dusun Krajan", "01", "003", rentang, letters(count, nama), **told
    )


def numbers(pages: Sequence[str]) -> list[int]:
    return [int(word) for page in pages for word in page.split() if len(word) == 5 and word.isdecimal()]


@pytest.mark.parametrize("nama", sorted(PAPERS))
def test_every_letter_once_on_the_chosen_paper(nama: str) -> None:
    paper = PAPERS[nama]
    pdf = ekspedisi_pdf([sheet(70, nomor="UN-3-K7"), sheet(5)], replace(USUAL, kertas=paper))
    pages = texts(pdf)
    assert boxes(pdf) == {(round(paper.width * 254 / 72), round(paper.height * 254 / 72))}
    assert every_font_is_embedded(pdf)
    assert sorted(numbers(pages)) == sorted([*range(1, 71), *range(1, 6)])
    last = next(page for page in pages if "Halaman 3 dari 3" in page)
    assert "Yang menyerahkan," in last and "Jumlah 70" in last and numbers([last])
    assert "Kode sidik DPT: A1B2-C3D4-E5F6-0718" in pages[1]


def test_nobody_signs_on_a_page_without_letters() -> None:
    """Whatever the number: the signatures never stand alone, nor with one letter only."""
    for count in range(20, 40):
        pages = texts(ekspedisi_pdf([sheet(count)], USUAL))[1:]
        signed = [page for page in pages if "Yang menyerahkan," in page]
        assert len(signed) == 1 and len(numbers(signed)) >= 2
        assert sorted(numbers(pages)) == list(range(1, count + 1))


@pytest.mark.parametrize("nama", [LONG_NAME, "A" * 60, "W" * 100])
def test_long_names_and_holders_are_never_cut(nama: str) -> None:
    pages = texts(ekspedisi_pdf([sheet(3, nama, nomor="UN-1-AB", pemegang=nama[:90])], USUAL))
    whole = "".join("".join(pages[1:]).split())
    assert whole.count("".join(nama.split())) >= 3
    assert "".join(nama[:90].split()) in "".join(pages[0].split())


def test_nouns_come_from_the_glossary() -> None:
    pattern = usual_words(OTHERWISE)
    options = replace(USUAL, istilah=OTHERWISE)
    places = replace(sheet(3), rentang="Meja 01: No. DPT 1–3", wilayah="Talang Krajan")
    pages = texts(ekspedisi_pdf([places], options)) + texts(balance(30, OTHERWISE))
    assert [said(pattern, page) for page in pages] == [[]] * len(pages)
    assert "EKSPEDISI KARTU PEMILIH" in pages[0] and "MEJA" in pages[0]


def balance(count: int, istilah: Istilah = ISTILAH) -> bytes:
    rows = [(f"RT {n:03} / RW 001", "01", *map(str, range(n, n + 13))) for n in range(1, count + 1)]
    told = "60 dicetak = 60 diterima pemilih."
    return rekonsiliasi_pdf(
        RekonCetak(DESA, PEMILIHAN, istilah, rows, told, date(2027, 2, 1), SIGNED, sidik="A1" * 8)
    )


@pytest.mark.parametrize("count", [1, 22, 26, 60])
def test_the_balance_is_signed_under_its_last_lines(count: int) -> None:
    pdf = balance(count)
    pages = texts(pdf)
    assert boxes(pdf) == {(3300, 2150)} and every_font_is_embedded(pdf)
    assert "Ketua Panitia" in pages[-1] and f"RT {count:03}" in pages[-1]
    assert sum(page.count("/ RW 001") for page in pages) == count
    assert all("60 dicetak = 60 diterima pemilih." in page for page in pages)


def test_what_letters_are_called_here_names_the_balance() -> None:
    istilah = with_words(Istilah(), {"undangan": "Kartu Pemilih"})
    assert "REKAPITULASI PENYAMPAIAN KARTU PEMILIH" in texts(balance(2, istilah))[0]


def test_pages_look_as_they_did() -> None:
    looks_as_before("ekspedisi", ekspedisi_pdf([sheet(9, nomor="UN-3-K7", pemegang="Pak RT")] * 20, USUAL))
    looks_as_before("rekonsiliasi", balance(20))
