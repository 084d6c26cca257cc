from dataclasses import replace
from datetime import date

from app.printing.ba_pengembalian import BaPengembalian, Hitungan, KepalaPerangkat, ba_pengembalian_pdf
from tests.printing.people import DESA, ISTILAH, PEMILIHAN
from tests.printing.reading import boxes, every_font_is_embedded, qr_texts, texts

DEVICE = KepalaPerangkat("Laptop <1> & printer", "0A1B-2C3D-4E5F-6G7H", "9A1B-2C3D-4E5F-6G7H", 1234)
DATA = BaPengembalian(
    DESA,
    PEMILIHAN,
    ISTILAH,
    nomor="BA/07/P2KD/XII/2026",
    tanggal=date(2026, 12, 28),
    tempat="Balai Desa Kalisalak",
    berkas="9928010001-kembali-7.dptr",
    kode="7F3A91C0K4MNQ8XZ",
    sidik_dpt="1111-2222-3333-4444",
    dasar=Hitungan(1400, 1410),
    tms=[("meninggal dunia", Hitungan(30, 28)), ("ganda", Hitungan(4, 3))],
    baru=Hitungan(8, 6),
    ubah=Hitungan(120, 111),
    dpt=Hitungan(1374, 1385),
    perangkat=[DEVICE],
    ketua="SUTRISNO",
)


def flat(pdf: bytes) -> str:
    return " ".join(" ".join(texts(pdf)).split())


def test_the_code_is_printed_in_groups_and_its_qr_says_the_same() -> None:
    pdf = ba_pengembalian_pdf(DATA)
    assert "7F3A-91C0-K4MN-Q8XZ" in flat(pdf)
    assert qr_texts(pdf) == ["7F3A91C0K4MNQ8XZ"]


def test_the_date_is_in_words_and_the_parties_are_named() -> None:
    text = flat(ba_pengembalian_pdf(DATA))
    assert (
        "Pada hari ini Senin tanggal Dua Puluh Delapan bulan Desember "
        "tahun Dua Ribu Dua Puluh Enam (28-12-2026)"
    ) in text
    assert "Panitia Pemilihan Kepala Desa Kalisalak menyerahkan kembali" in text
    assert "KPU Kabupaten Tegal" in text
    assert "SUTRISNO" in text
    assert "Halaman 1 dari 1" in text


def test_the_balance_shows_every_line_and_no_difference_when_it_adds_up() -> None:
    text = flat(ba_pengembalian_pdf(DATA))
    assert DATA.selisih == 0
    assert "Daftar dasar dari KPU 1.400 1.410 2.810" in text
    assert "Dikurangi: meninggal dunia 30 28 58" in text
    assert "Daftar Pemilih Tetap (DPT) 1.374 1.385 2.759" in text
    assert "Selisih" not in text


def test_a_balance_that_does_not_add_up_says_so() -> None:
    text = flat(ba_pengembalian_pdf(replace(DATA, baru=Hitungan(9, 6))))
    assert "Selisih yang belum dijelaskan 1" in text


def test_many_devices_flow_over_pages_with_signatures_kept_together() -> None:
    pages = texts(ba_pengembalian_pdf(replace(DATA, perangkat=[DEVICE] * 70, susulan=True)))
    assert [f"Halaman {n} dari {len(pages)}" in page for n, page in enumerate(pages, 1)] == [True] * len(
        pages
    )
    assert "SUSULAN" in pages[0]
    last = pages[-1]
    assert "Demikian Berita Acara" in last
    assert "Yang menerima," in last
    assert "SUTRISNO" in last
    assert "".join(pages).count("Laptop <1> & printer") == 70


def test_the_page_is_the_paper_and_fonts_are_embedded() -> None:
    pdf = ba_pengembalian_pdf(DATA)
    assert boxes(pdf) == {(2150, 3300)}
    assert every_font_is_embedded(pdf)
    assert pdf == ba_pengembalian_pdf(DATA)
