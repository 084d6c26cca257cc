"""Invitation slips read back: every voter once, codes that scan and verify, no NIK, nothing cut."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.crypto.minisig import SigningKey
from app.domain.bidang_slip import BIDANG, Kalibrasi, kata_bidang
from app.domain.errors import UserError
from app.domain.istilah import SEBUTAN, Istilah, with_words
from app.domain.kertas import Kertas
from app.domain.sebutan import at_desa, nama_pemilihan
from app.printing.calibration import calibration_pdf
from app.printing.fonts import text_bold
from app.printing.page import PAPERS
from app.printing.slip_fields import slip_fields
from app.printing.slip_layout import slip_layout
from app.printing.slip_plan import QR, plan_letter
from app.printing.slip_stub import plan_stub
from app.printing.slip_teks import usual_text
from app.printing.undangan import (
    Ikat,
    LabelIkat,
    OpsiUndangan,
    PerHalaman,
    SlipUndangan,
    blangko_pdf,
    undangan_pdf,
)
from app.services.shared.kertas import check_paper, signer
from tests.printing.people import DESA, ISTILAH, LONG_DESA, LONG_NAME, PEMILIHAN, PILWU, pemilih
from tests.printing.reading import boxes, every_font_is_embedded, overlapping, qr_texts, stored, texts
from tests.printing.tinta import looks_as_before

LOKASI = "Halaman SD Negeri 2 Kalisalak, Jalan Raya Margasari Kilometer 12 Dusun Krajan"
LIST = "5A" * 8
KEY = SigningKey(b"k" * 32)
SIZES: tuple[PerHalaman, ...] = (2, 4, 6, 8)
SIGN: Callable[[Kertas], str] = signer(KEY)
USUAL = OpsiUndangan(DESA, PEMILIHAN, ISTILAH)
LABEL = LabelIkat("UN-7-K7", "RT 002 / RW 002", "Dusun Krajan", "01", "No. 0001 – 0010", "10 surat")


def paper_of(number: int) -> Kertas:
    """The longest text there can be: an addendum, a village's own voter, a reprint."""
    return Kertas(DESA.kode, "addendum", "MEJA UTARA 9", f"N{number}", LIST, "K7QM2XWD-12-4", "S2")


def slips(count: int, nama: str = "", salinan: int = 0) -> list[SlipUndangan]:
    return [
        SlipUndangan(n, pemilih(n, nama=nama), "001", LOKASI, SIGN(paper_of(n)), salinan)
        for n in range(1, count + 1)
    ]


def pdf_of(count: int = 1, nama: str = "", options: OpsiUndangan = USUAL, salinan: int = 0) -> bytes:
    return undangan_pdf([Ikat(slips(count, nama, salinan))], options)


def numbers(page: str) -> list[int]:
    """The voters of a page, once for the letter and once for the receipt."""
    return sorted(int(number) for number in re.findall(r"ORANG (\d{5})", page))


@pytest.mark.parametrize("nama", PAPERS)
@pytest.mark.parametrize("per_page", SIZES)
def test_nothing_stands_on_anything_in_a_village_with_long_names(nama: str, per_page: PerHalaman) -> None:
    """Also who signs below his office, and the election on the receipt."""
    options = replace(USUAL, desa=LONG_DESA, nama_penandatangan=LONG_NAME, kertas=PAPERS[nama])
    pdf = pdf_of(per_page, LONG_NAME, replace(options, per_halaman=per_page), salinan=2)
    assert not overlapping(pdf)
    assert "".join(texts(pdf)[0].split()).count("".join(LONG_NAME.split())) == 3 * per_page


@pytest.mark.parametrize("nama", ["A4", "F4", "Letter"])
@pytest.mark.parametrize("per_page", SIZES)
def test_qr_codes_of_a_printed_page_scan_and_verify(nama: str, per_page: PerHalaman) -> None:
    pdf = pdf_of(per_page, options=replace(USUAL, kertas=PAPERS[nama], per_halaman=per_page))
    for dpi in (150, 300):
        scanned = qr_texts(pdf, dpi=dpi)
        assert [check_paper(text).kertas for text in scanned] == [paper_of(n) for n in range(1, per_page + 1)]


@pytest.mark.parametrize("nama", sorted(PAPERS))
@pytest.mark.parametrize("per_page", SIZES)
def test_every_paper_has_room_for_the_code_and_large_numbers(nama: str, per_page: PerHalaman) -> None:
    options = replace(USUAL, kertas=PAPERS[nama], per_halaman=per_page)
    layout = slip_layout(options.kertas, per_page)
    plan = plan_letter(layout, options)
    fields = slip_fields(plan, plan_stub(layout, options), Kalibrasi())
    for field, longest in (("no", "9999"), ("tps", "150")):
        assert text_bold().width(longest, plan.number) <= fields[field].width
    assert plan.qr.width >= QR > 53 * 0.4 * 72 / 25.4, "a module of 0.4 mm in the largest code there is"
    assert plan.number >= 18
    whole = plan.area
    assert all(
        whole.left <= one.left and one.right <= whole.right + 0.1 and whole.bottom <= one.bottom + 0.1
        for one in (plan.qr, plan.signing, plan.numbers)
    )
    assert plan.qr.bottom > plan.signing.top > plan.signing.bottom


def test_every_voter_has_one_letter_and_one_receipt() -> None:
    for per_page in SIZES:
        pages = texts(pdf_of(21, options=replace(USUAL, per_halaman=per_page)))
        assert numbers(" ".join(pages)) == sorted([*range(1, 22), *range(1, 22)])
        assert len(pages) == -(-21 // per_page)
        assert " ".join(pages).count("TANDA TERIMA") == 21


def test_a_slip_says_where_when_and_what_to_bring() -> None:
    page = texts(pdf_of(options=replace(USUAL, waktu="08.00 s.d. 12.00")))[0]
    for words in (
        "SURAT PEMBERITAHUAN PEMUNGUTAN SUARA KEPADA PEMILIH",
        "PEMILIHAN KEPALA DESA KALISALAK TAHUN 2027",
        "Rabu, 3 Februari 2027",
        "Pukul 08.00 s.d. 12.00 WIB",
        "DUSUN KRAJAN, RT 002/RW 002",
        "KTP Elektronik",
        "gunting di sini",
        "0001",
    ):
        assert words in page


def test_nothing_of_the_register_is_stored() -> None:
    everything = stored(pdf_of(8))
    for number in range(1, 9):
        voter = pemilih(number)
        for secret in (voter.nik, voter.nkk, voter.tanggal_lahir, voter.nik[:6], "NIK", "****"):
            assert secret.encode() not in everything


@pytest.mark.parametrize("per_page", SIZES)
@pytest.mark.parametrize("nama", [LONG_NAME, "A" * 60, "W" * 100])
def test_long_names_are_never_cut(per_page: PerHalaman, nama: str) -> None:
    options = replace(USUAL, kertas=PAPERS["A4"], per_halaman=per_page)
    text = "".join(texts(pdf_of(1, nama, options))[0].split())
    assert text.count("".join(nama.split())) == 2


@pytest.mark.parametrize("per_page", SIZES)
def test_a_reprint_says_so_on_both_halves(per_page: PerHalaman) -> None:
    options = replace(USUAL, per_halaman=per_page)
    assert texts(pdf_of(2, options=options, salinan=3))[0].count("SALINAN KE-3") == 4
    assert "SALINAN" not in texts(pdf_of(2, options=options))[0]


def test_a_bundle_begins_a_page_with_its_label() -> None:
    bundles = [Ikat(slips(10), LABEL), Ikat(slips(20)[10:], replace(LABEL, nomor="UN-8-K7"))]
    pages = texts(undangan_pdf(bundles, replace(USUAL, per_halaman=8)))
    assert [numbers(page)[::2] for page in pages] == [
        list(range(1, 8)),
        [8, 9, 10],
        list(range(11, 18)),
        [18, 19, 20],
    ]
    assert ["UN-7-K7" in page for page in pages] == [True, False, False, False]
    assert "RT 002 / RW 002" in pages[0] and "No. 0001 – 0010" in pages[0] and "10 surat" in pages[2]


def test_pages_cut_as_one_heap_are_in_order() -> None:
    """Eleven pieces on three pages of four: the first heap has the label and numbers 1, 2."""
    pages = texts(undangan_pdf([Ikat(slips(10), LABEL)], replace(USUAL, per_halaman=4, tumpuk=True)))
    assert [numbers(page)[::2] for page in pages] == [[3, 6, 9], [1, 4, 7, 10], [2, 5, 8]]


def test_blanks_hold_no_voter_and_the_fields_alone_no_form() -> None:
    blank = texts(blangko_pdf(2, USUAL))
    assert len(blank) == 2 and "KTP Elektronik" in blank[0] and "0001" not in blank[0]
    page = texts(pdf_of(4, options=replace(USUAL, isi="isian")))[0]
    assert "KTP Elektronik" not in page and "TANDA TERIMA" not in page
    assert numbers(page)[::2] == [1, 2, 3, 4] and page.count("DUSUN KRAJAN") == 4


def test_each_field_is_moved_or_left_out_as_a_printer_needs_it() -> None:
    """The code is found where it was sent; a field that the blanks do not have is not printed."""
    plain = replace(USUAL, isi="isian")
    moved = replace(plain, kalibrasi=Kalibrasi((1, 2), {"qr": (-40, 10), "tanda_nama": None}))
    assert qr_texts(pdf_of(4, options=moved)) == qr_texts(pdf_of(4, options=plain))
    assert texts(pdf_of(4, options=moved))[0].count("ORANG 0000") == 4
    words = dict.fromkeys(BIDANG)
    assert texts(pdf_of(4, options=replace(plain, kalibrasi=Kalibrasi(bidang=words))))[0].strip() == ""


def test_the_calibration_sheet_names_every_field_and_its_place() -> None:
    pages = texts(calibration_pdf(replace(USUAL, kalibrasi=Kalibrasi((1.5, 0), {"nama": (1, -2)})), "LX-310"))
    assert len(pages) == 2
    assert {"10", "100", "210", "320"} <= set(pages[0].split())
    for name, word in kata_bidang(ISTILAH).items():
        assert name in pages[1] and word in pages[1]
    assert "LX-310" in pages[1] and "+2,5 -2,0" in " ".join(pages[1].split()) and "100 mm" in pages[1]


def test_texts_that_a_region_changed_are_on_the_slip_and_too_many_are_refused() -> None:
    own = replace(usual_text(ISTILAH), judul="Undangan Memilih", catatan=("Bawa surat ini.",))
    page = texts(pdf_of(options=replace(USUAL, teks=own)))[0]
    assert "UNDANGAN MEMILIH" in page and "1. Bawa surat ini." in page and "KTP" not in page
    none = texts(pdf_of(options=replace(USUAL, teks=replace(own, catatan=()))))[0]
    assert "Catatan" not in none
    long = replace(own, catatan=("Bawa KTP-el dan surat ini ke tempat pemungutan suara. " * 4,) * 9)
    with pytest.raises(UserError, match="SLIP_NO_ROOM"):
        pdf_of(options=replace(USUAL, per_halaman=8, teks=long))


def test_nouns_come_from_the_glossary() -> None:
    page = texts(pdf_of(options=replace(USUAL, istilah=PILWU)))[0]
    assert "PEMILIHAN KUWU DESA KALISALAK TAHUN 2027" in page
    assert "Alamat Bilik" in page
    assert "TPS" not in page


@pytest.mark.parametrize("nama", sorted(PAPERS))
def test_pages_are_the_paper_and_fonts_are_embedded(nama: str) -> None:
    paper = PAPERS[nama]
    pdf = pdf_of(5, options=replace(USUAL, kertas=paper))
    assert boxes(pdf) == {(round(paper.width * 254 / 72), round(paper.height * 254 / 72))}
    assert every_font_is_embedded(pdf)


@pytest.mark.parametrize("key", sorted(SEBUTAN))
def test_a_long_place_in_any_region_is_never_cut(key: str) -> None:
    """The committee may be told by its short name; election and year stand there in full."""
    istilah, desa = SEBUTAN[key], replace(DESA, nama="Purwoharjo Kidul Tanjungsari Kedungwaringin")
    page = texts(pdf_of(6, options=OpsiUndangan(desa, PEMILIHAN, istilah, per_halaman=6)))[0]
    whole, short = (at_desa(name, istilah, desa) for name in (istilah.panitia, istilah.singkatan_panitia))
    assert page.count(nama_pemilihan(istilah, desa, PEMILIHAN).upper()) == 6
    assert page.count(whole.upper()) + page.count(short.upper()) >= 6


def test_where_it_is_called_otherwise_the_letter_says_so_first() -> None:
    istilah = with_words(Istilah(), {"undangan": "Kartu Pemilih", "tps": "Meja"})
    page = texts(pdf_of(options=replace(USUAL, istilah=istilah)))[0]
    assert "KARTU PEMILIH – PEMBERITAHUAN PEMUNGUTAN SUARA" in page
    assert "Alamat Meja" in page


@pytest.mark.parametrize("per_page", SIZES)
def test_a_page_looks_as_it_did(per_page: PerHalaman) -> None:
    options = replace(USUAL, per_halaman=per_page, nama_penandatangan="Sumarno")
    looks_as_before(f"undangan_{per_page}", pdf_of(per_page, options=options))


def test_blanks_labels_and_the_calibration_sheet_look_as_they_did() -> None:
    looks_as_before("undangan_blangko", blangko_pdf(1, USUAL))
    looks_as_before("undangan_isian", pdf_of(4, options=replace(USUAL, isi="isian")))
    looks_as_before("undangan_ikat", undangan_pdf([Ikat(slips(7), LABEL)], replace(USUAL, per_halaman=8)))
    looks_as_before("kalibrasi", calibration_pdf(USUAL, "LX-310"))
