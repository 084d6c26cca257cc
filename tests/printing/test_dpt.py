import re
from datetime import date

import pytest

from app.domain.errors import Cancelled
from app.domain.nik import masked
from app.domain.tanggal import short_date
from app.printing.dpt import BarisDpt, LembarTps, OpsiDaftar, dpt_pdf
from app.printing.dpt_jenis import ARSIP
from app.printing.page import PAPERS
from tests.printing.people import DESA, ISTILAH, LONG_NAME, PEMILIHAN, PILWU, pemilih
from tests.printing.reading import boxes, every_font_is_embedded, stored, texts

MASKED = OpsiDaftar(DESA, PEMILIHAN, ISTILAH, konsep=False, sidik="7F3A-91C0", tanggal=date(2026, 12, 28))
OPEN = OpsiDaftar(DESA, PEMILIHAN, ISTILAH, konsep=False, jenis=ARSIP)


def sheet(first: int, last: int, tps: str = "001") -> LembarTps:
    return LembarTps(
        tps, "Balai", [BarisDpt(n, pemilih(n), str(20 + n % 60)) for n in range(first, last + 1)]
    )


def test_every_voter_stands_on_the_list_exactly_once() -> None:
    pages = texts(dpt_pdf([sheet(1, 130), sheet(131, 200, "002")], OPEN))
    found = re.findall(r"ORANG (\d{5})", " ".join(pages))
    assert [int(number) for number in found] == list(range(1, 201))


def test_page_totals_add_up_to_the_total_of_the_tps() -> None:
    pages = texts(dpt_pdf([sheet(1, 131)], MASKED))
    here = [
        re.search(r"Halaman ini: L (\d+) P (\d+) Jumlah (\d+)", re.sub(r"\s+", " ", page)) for page in pages
    ]
    sums = [sum(int(match[part]) for match in here if match) for part in (1, 2, 3)]
    assert sums == [65, 66, 131]
    assert all("Laki-laki 65 Perempuan 66 Jumlah 131" in re.sub(r"\s+", " ", page) for page in pages)


def test_pages_are_counted_within_each_tps() -> None:
    pages = texts(dpt_pdf([sheet(1, 70), sheet(71, 75, "002")], MASKED))
    assert [re.findall(r"Halaman \d+ dari \d+", page) for page in pages] == [
        ["Halaman 1 dari 3"],
        ["Halaman 2 dari 3"],
        ["Halaman 3 dari 3"],
        ["Halaman 1 dari 1"],
    ]


def test_a_masked_list_holds_no_number_birth_date_or_disability_anywhere() -> None:
    pdf = dpt_pdf([sheet(1, 60)], MASKED)
    everything = stored(pdf)
    for number in range(1, 61):
        voter = pemilih(number)
        for secret in (voter.nik, voter.nkk, voter.tanggal_lahir, short_date(voter.tanggal_lahir)):
            assert secret.encode() not in everything
        assert masked(voter.nik).encode() in everything
    first = texts(pdf)[0]
    assert "SALINAN TERSAMAR" in first
    assert "DIS" not in first.split()
    assert "netra" not in first


def test_an_open_list_shows_everything_and_says_that_it_is_secret() -> None:
    pages = texts(dpt_pdf([sheet(1, 40)], OPEN))
    assert all("SALINAN TERBUKA – RAHASIA" in page for page in pages)
    for number in range(1, 41):
        voter = pemilih(number)
        page = next(page for page in pages if voter.nama in page)
        assert voter.nik in page
        assert voter.nkk in page
        assert f"{short_date(voter.tanggal_lahir)} ({20 + number % 60})" in page


def test_a_list_is_masked_and_a_draft_unless_told_otherwise() -> None:
    page = texts(dpt_pdf([sheet(1, 3)], OpsiDaftar(DESA, PEMILIHAN, ISTILAH)))[0]
    assert "KONSEP – BELUM DITETAPKAN" in page
    assert "SALINAN TERSAMAR" in page
    assert "KONSEP" not in texts(dpt_pdf([sheet(1, 3)], MASKED))[0]


def test_numbers_starred_by_kpu_are_not_starred_again() -> None:
    voter = pemilih(1)
    starred = type(voter)(id="v1", nik=masked(voter.nik), nama="ORANG")
    page = texts(dpt_pdf([LembarTps("001", "", [BarisDpt(1, starred)])], MASKED))[0]
    assert masked(voter.nik) in page


def test_long_names_wrap_and_foreign_letters_survive() -> None:
    names = [LONG_NAME, "A" * 60, "NA'ILAH D\u2019ARMAÏTÉ (ŠI\\Ō)", "SLAMET"]
    rows = [BarisDpt(n, pemilih(n, nama=name)) for n, name in enumerate(names, 1)]
    text = "".join(texts(dpt_pdf([LembarTps("001", "Balai", rows)], OPEN))[0].split())
    assert all("".join(name.split()) in text for name in names)


def test_signatures_stand_once_a_tps_with_voters_above_them() -> None:
    for voters in range(18, 62):
        pages = texts(dpt_pdf([sheet(1, voters)], MASKED))
        signed = [page for page in pages if "Mengetahui" in page]
        assert signed == pages[-1:]
        assert len(re.findall(r"ORANG \d{5}", signed[0])) >= 4
        assert "Kalisalak, 28 Desember 2026" in signed[0]


def test_a_tps_without_voters_still_has_its_sheet() -> None:
    pages = texts(dpt_pdf([LembarTps("003", "Balai", [])], MASKED))
    assert len(pages) == 1
    assert "NIHIL" in pages[0]
    assert "Jumlah 0" in pages[0]


def test_heading_code_remarks_and_recipient_are_printed() -> None:
    row = BarisDpt(1, pemilih(1), "40", "meninggal dunia")
    options = OpsiDaftar(DESA, PEMILIHAN, ISTILAH, sidik="7F3A-91C0", penerima="Saksi Calon 2")
    page = texts(dpt_pdf([LembarTps("001", "Balai", [row])], options))[0]
    for words in (
        "DAFTAR PEMILIH TETAP (DPT)",
        "PEMILIHAN KEPALA DESA KALISALAK TAHUN 2027",
        "7F3A-91C0",
        "Salinan untuk: Saksi Calon 2",
        "meninggal dunia",
        "S = sudah kawin",
    ):
        assert words in page


def test_nouns_come_from_the_glossary() -> None:
    page = texts(dpt_pdf([sheet(1, 2)], OpsiDaftar(DESA, PEMILIHAN, PILWU)))[0]
    assert "PEMILIHAN KUWU DESA KALISALAK" in page
    assert "Ketua Panitia Pemilihan Kuwu" in page
    assert "jumlah pemilih bilik 01" in page.lower()
    assert "Kepala Desa" not in page


@pytest.mark.parametrize("nama", PAPERS)
def test_the_page_box_is_the_paper_turned(nama: str) -> None:
    paper = PAPERS[nama]
    pdf = dpt_pdf([sheet(1, 40)], OpsiDaftar(DESA, PEMILIHAN, ISTILAH, kertas=paper))
    assert boxes(pdf) == {(round(paper.height * 254 / 72), round(paper.width * 254 / 72))}


def test_fonts_are_embedded_and_the_same_list_gives_the_same_bytes() -> None:
    pdf = dpt_pdf([sheet(1, 40)], MASKED)
    assert every_font_is_embedded(pdf)
    assert pdf == dpt_pdf([sheet(1, 40)], MASKED)
    assert b"ORANG" not in pdf.split(b"/Title")[1][:200]


def test_progress_is_told_and_stops_the_work() -> None:
    def stop(done: int, total: int, what: str = "") -> None:
        assert (done <= total == 100) and what
        raise Cancelled

    with pytest.raises(Cancelled):
        dpt_pdf([sheet(1, 100)], MASKED, stop)


@pytest.mark.slow
def test_sixty_thousand_voters_make_a_list() -> None:
    sheets = [sheet(n + 1, n + 500, f"{n // 500 + 1:03}") for n in range(0, 60_000, 500)]
    assert len(dpt_pdf(sheets, MASKED)) < 10_000_000
