"""Every kind of list, read back: who is on it, what it must not hold, whose copy it is, how it looks."""

import re
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from app.domain.istilah import Istilah
from app.domain.kertas import Kertas
from app.domain.tanggal import short_date
from app.printing import dpt_jenis
from app.printing.daftar import DaftarTersusun
from app.printing.dpt import BarisDpt, LembarTps, OpsiDaftar, Salinan, daftar_pdf
from app.printing.dpt_jenis import JenisDaftar
from app.printing.lembar_kerja import KODE, blank_rows
from app.printing.page import PAPERS
from app.ui.desa.keys import mark_keys
from tests.nouns import OTHERWISE, said, usual_words
from tests.printing.people import DESA, ISTILAH, LONG_DESA, LONG_NAME, PEMILIHAN, pemilih
from tests.printing.reading import boxes, every_font_is_embedded, overlapping, qr_texts, stored, texts
from tests.printing.tinta import looks_as_before

KINDS = [one for one in vars(dpt_jenis).values() if isinstance(one, JenisDaftar)]
NAMED = pytest.mark.parametrize("jenis", KINDS, ids=lambda one: f"{one.kode}-{len(one.kolom)}")
SIDIK = "7F3A91C07F3A91C0"
NUMBER_AT_LEAST_9 = 8.99
RIM = 14.0


def sheet(first: int, last: int, tps: str = "001", *names: str) -> LembarTps:
    rows = []
    for number in range(first, last + 1):
        name = names[number - first] if number - first < len(names) else ""
        voter = replace(pemilih(number, nama=name), tps=tps, alamat="JALAN MAWAR")
        rows.append(BarisDpt(number, voter, str(20 + number % 60), dusun="Krajan"))
    return LembarTps(tps, "Balai", rows)


def printed(
    jenis: JenisDaftar, *copies: Salinan, istilah: Istilah = ISTILAH, **more: object
) -> DaftarTersusun:
    options = OpsiDaftar(
        DESA, PEMILIHAN, istilah, jenis=jenis, konsep=False, sidik=SIDIK, tanggal=date(2026, 12, 28),
        qr=code,
    )  # fmt: skip
    return daftar_pdf(copies, replace(options, **more))  # type: ignore[arg-type]


def code(tps: str, page: int, copy: str) -> str:
    return Kertas(DESA.kode, "dpt", tps, f"H{page}", SIDIK, salinan=copy).text()


@NAMED
def test_every_voter_once_and_totals_add_up(jenis: JenisDaftar) -> None:
    sheets = [sheet(1, 130), sheet(131, 170, "002")]
    pages = texts(printed(jenis, Salinan(sheets)).pdf)
    found = sorted(int(number) for number in re.findall(r"ORANG (\d{5})", " ".join(pages)))
    assert found == list(range(1, 171))
    plain = [re.sub(r"\s+", " ", page) for page in pages]
    here = [re.search(r"Halaman ini: L (\d+) P (\d+) Jumlah (\d+)", page) for page in plain]
    assert [sum(int(one[at]) for one in here if one) for at in (1, 2, 3)] == [85, 85, 170]
    of_tps = {one for page in plain for one in re.findall(r"Jumlah pemilih TPS (\d+): .*?Jumlah (\d+)", page)}
    assert of_tps == {("01", "130"), ("02", "40")}


@NAMED
def test_what_is_not_open_holds_no_number_and_no_birth_date(jenis: JenisDaftar) -> None:
    everything = stored(printed(jenis, Salinan([sheet(1, 60)])).pdf)
    for number in range(1, 61):
        voter = pemilih(number)
        for secret in (voter.nik, voter.nkk, voter.tanggal_lahir, short_date(voter.tanggal_lahir)):
            assert (secret.encode() in everything) <= jenis.terbuka
    assert jenis.terbuka == ("TERBUKA" in jenis.sifat)
    assert (b"MAWAR" in everything) <= (not jenis.umum)


def test_an_announcement_asked_for_more_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="bocor"):
        JenisDaftar("bocor", ("no", "nama", "nik"), "UNTUK DIUMUMKAN", umum=True)
    row = sheet(1, 1).rows[0].umum()
    assert not (row.pemilih.nik or row.pemilih.nkk or row.pemilih.tanggal_lahir or row.pemilih.alamat)
    assert not (row.pemilih.disabilitas or row.pemilih.id) and row.umur and row.pemilih.nama


def test_an_announcement_always_tells_age_sex_and_place() -> None:
    of_tps = LembarTps("001", "", [replace(sheet(1, 1).rows[0], dusun="DUSUN KRAJAN")])
    page = texts(printed(dpt_jenis.PENGUMUMAN, Salinan([of_tps], penerima="Pos ronda RT 3")).pdf)[0]
    assert re.search(r"ORANG 00001\s+P\s+21\s+KRAJAN\s+002\s+002", page)
    assert "Ditempel di: Pos ronda RT 3" in page


@NAMED
@pytest.mark.parametrize("nama", PAPERS)
def test_the_page_box_is_the_paper_and_its_rim_stays_white(jenis: JenisDaftar, nama: str) -> None:
    paper = PAPERS[nama]
    pdf = printed(jenis, Salinan([sheet(1, 60, "001", LONG_NAME)], "SL-1-K7", "A" * 190), kertas=paper).pdf
    shown = paper if jenis.tegak else paper.turned()
    assert boxes(pdf) == {(round(shown.width * 254 / 72), round(shown.height * 254 / 72))}
    assert every_font_is_embedded(pdf)
    document = pypdfium2.PdfDocument(pdf)
    image = document[0].render(scale=1, grayscale=True).to_pil()
    rim = 14
    inner = image.crop((rim, rim, image.width - rim, image.height - rim))
    assert sum(image.histogram()[:128]) == sum(inner.histogram()[:128])
    document.close()


@NAMED
@pytest.mark.parametrize("nama", ["A4", "Letter"])
def test_a_village_with_a_long_name_stays_within_the_rim(jenis: JenisDaftar, nama: str) -> None:
    """Who signs under place and date, the heading, where a TPS stands."""
    where = replace(
        sheet(1, 50), lokasi="SD Negeri 017 Seberang, Jalan Raya Lintas KM 17 RT 003 RW 002 No 12B"
    )
    ketua, sekretaris = LONG_NAME, f"{LONG_NAME}, S.Pd."
    copy, paper = Salinan([where]), PAPERS[nama]
    pdf = printed(jenis, copy, desa=LONG_DESA, kertas=paper, ketua=ketua, sekretaris=sekretaris).pdf
    assert not overlapping(pdf)
    pages = [" ".join(page.split()) for page in texts(pdf)]
    assert all(where.lokasi in page and f"{LONG_DESA.nama} ({LONG_DESA.kode})" in page for page in pages)
    if jenis.penanda == "daftar":
        assert f"{LONG_DESA.nama}, 28 Desember 2026" in pages[-1]
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        textpage, width = page.get_textpage(), page.get_width()
        rects = [textpage.get_rect(at) for at in range(textpage.count_rects())]
        assert min(one[0] for one in rects) > RIM and max(one[2] for one in rects) < width - RIM
    document.close()


@NAMED
def test_names_are_whole_and_at_least_nine_points(jenis: JenisDaftar) -> None:
    names = (LONG_NAME, f"{LONG_NAME} {LONG_NAME}", "A" * 60, "NA'ILAH D\u2019ARMAÏTÉ (ŠI\\Ō)")
    for paper in ("A4", "Letter"):
        pdf = printed(jenis, Salinan([sheet(1, 4, "001", *names)]), kertas=PAPERS[paper]).pdf
        text = "".join("".join(texts(pdf)).split())
        assert all("".join(name.split()) in text for name in names)
        assert min(_sizes(pdf, "RADEN"), default=0) >= NUMBER_AT_LEAST_9


def _sizes(pdf: bytes, word: str) -> list[float]:
    """The size of each text on the first page that begins so."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        raw, text = pypdfium2.raw, page.get_textpage()
        whole = text.get_text_range()
        starts = [found.start() for found in re.finditer(word, whole)]
        return [raw.FPDFText_GetFontSize(text, at) for at in starts]
    finally:
        document.close()


def test_each_copy_tells_its_number_and_recipient_on_every_page_and_in_its_code() -> None:
    shared = [sheet(1, 100), sheet(101, 130, "002")]
    copies = [Salinan(shared, f"SL-{at}-K7", f"Saksi Calon {at}") for at in (1, 2, 3)]
    done = printed(dpt_jenis.SAKSI, *copies)
    pages = texts(done.pdf)
    assert sum(done.halaman) == len(pages) and len(set(done.halaman)) == 1
    each = done.halaman[0]
    for at, page in enumerate(pages):
        assert f"Salinan nomor SL-{at // each + 1}-K7, untuk: Saksi Calon {at // each + 1}" in page
        assert qr_texts(done.pdf, at)[0].endswith(f":SL-{at // each + 1}-K7")
    rows = [re.findall(r"ORANG (\d{5})", " ".join(pages[at * each : (at + 1) * each])) for at in range(3)]
    assert rows[0] == rows[1] == rows[2] and len(rows[0]) == 130
    assert len(done.pdf) < 1.6 * len(printed(dpt_jenis.SAKSI, copies[0]).pdf)


def test_a_master_leaves_number_and_recipient_to_be_written() -> None:
    page = texts(printed(dpt_jenis.KPPS, Salinan([sheet(1, 3)], "IF-2-K7", isian=True)).pdf)[0]
    assert re.search(r"Salinan nomor: \.+ untuk: \.+ \(induk IF-2-K7\)", page)


def test_pages_are_counted_through_a_copy_that_is_one_whole() -> None:
    done = printed(dpt_jenis.PENGUMUMAN, Salinan([sheet(1, 60), sheet(61, 70)]), utuh=True)
    told = [re.findall(r"Halaman (\d) dari (\d)", page)[0] for page in texts(done.pdf)]
    assert told == [("1", "3"), ("2", "3"), ("3", "3")]
    assert [qr_texts(done.pdf, at)[0].split(":")[4] for at in range(3)] == ["H1", "H2", "H3"]


def test_the_worksheet_has_boxes_blank_rows_and_the_letters_of_the_keys() -> None:
    of_rt = LembarTps(
        "", "", [*sheet(1, 5).rows, *blank_rows(4)], "RT 003 / RW 001", (("RT / RW", "3 / 1"),) * 2
    )
    page = texts(printed(dpt_jenis.LEMBAR_KERJA, Salinan([of_rt], "LK-1-K7"), sidik="", qr=None).pdf)[0]
    assert page.count("Sesuai") == page.count("TMS, kode") == 5
    assert len(re.findall(r"^\+", page, re.MULTILINE)) == 4
    assert "Jumlah 5" in page and "L/P belum terisi" not in page
    assert "Lembar nomor LK-1-K7, untuk: ..." in page
    keys = {(key.key, key.alasan) for key in mark_keys()}
    assert set(KODE) == {(key, reason) for key, reason in keys if key != "S"}


@NAMED
def test_nouns_come_from_the_glossary(jenis: JenisDaftar) -> None:
    told = " ".join(texts(printed(jenis, Salinan([sheet(1, 3)], "SL-1-K7"), istilah=OTHERWISE).pdf))
    assert not said(usual_words(OTHERWISE), told)


@NAMED
def test_it_looks_as_it_was_looked_at(jenis: JenisDaftar) -> None:
    pdf = printed(jenis, Salinan([sheet(1, 60, "001", LONG_NAME)], "SL-1-K7", "Saksi Calon 2")).pdf
    looks_as_before(f"daftar_{jenis.kode}_{len(jenis.kolom)}", pdf)


@pytest.mark.slow
@NAMED
def test_sixty_thousand_voters(jenis: JenisDaftar) -> None:
    sheets = [sheet(n + 1, n + 500, f"{n // 500 + 1:03}") for n in range(0, 60_000, 500)]
    assert len(printed(jenis, Salinan(sheets)).pdf) < 30_000_000
