"""The list for the population office on paper: the letter upright, the list across, NIK in the open."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from app.domain.istilah import SEBUTAN
from app.printing.daftar import BarisDpt
from app.printing.dukcapil import dukcapil_pdf
from app.printing.dukcapil_isi import DaftarDukcapil
from app.printing.page import LETTER, PAPERS
from app.printing.signatures import Penandatangan
from tests.printing.people import DESA, ISTILAH, LONG_NAME, PEMILIHAN, pemilih
from tests.printing.reading import boxes, every_font_is_embedded, texts


def asked(count: int = 3, *, nama: str = "", kekurangan: Sequence[str] = ()) -> DaftarDukcapil:
    rows = [BarisDpt(n, pemilih(n, nama=nama), keterangan="Ubah: nama, RT") for n in range(1, count + 1)]
    groups = (("pemilih baru", 1), ("pemilih yang datanya dibetulkan", count - 1))
    day = date(2026, 12, 21)
    return DaftarDukcapil(DESA, PEMILIHAN, ISTILAH, "2", rows, groups, kekurangan, day, ketua="Siti Rohmah")


def test_the_letter_says_what_is_asked_and_how_to_answer() -> None:
    lacks = "Kekurangan daftar ini: 3 dari 3 orang tanpa NIK utuh."
    page, _ = texts(dukcapil_pdf(replace(asked(kekurangan=[lacks]), nomor_surat="12/PAN/XII/2026")))
    for words in (
        "PANITIA PEMILIHAN KEPALA DESA KALISALAK",
        "12/PAN/XII/2026",
        "Kalisalak, 21 Desember 2026",
        "Permohonan padanan data pemilih, Daftar Nomor 2",
        "1 daftar, 3 orang, 1 halaman",
        "Yth. Kepala Dinas Kependudukan dan Pencatatan Sipil",
        "3 (tiga) orang",
        "pemilih baru: 1 orang",
        "S sesuai: orangnya ada dan datanya sama",
        lacks,
        "memuat NIK dan nomor KK terbuka",
        "Siti Rohmah",
    ):
        assert words in page, words


def test_every_row_has_its_number_code_and_open_numbers() -> None:
    data = asked(40)
    pages = texts(dukcapil_pdf(data))[1:]
    together = "\n".join(pages)
    for row in data.rows:
        line = next(line for line in together.splitlines() if row.pemilih.nik in line)
        assert line.startswith(f"{row.no} {row.pemilih.id} ") and row.pemilih.nkk in line, row.no
    for number, page in enumerate(pages, 1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert "RAHASIA" in page and "Beri satu tanda" in page
        assert "DAFTAR PERMINTAAN PADANAN DATA NOMOR 2" in page
    assert ["Yang memadankan," in page for page in pages] == [False] * (len(pages) - 1) + [True]


@pytest.mark.parametrize("paper", PAPERS.values(), ids=list(PAPERS))
def test_the_letter_stands_and_the_list_lies_on_the_same_paper(paper: object) -> None:
    assert paper in PAPERS.values()
    pdf = dukcapil_pdf(replace(asked(), kertas=paper))  # type: ignore[arg-type]
    [upright] = {size for size in boxes(pdf) if size[0] < size[1]}
    assert boxes(pdf) == {upright, upright[::-1]}
    assert every_font_is_embedded(pdf)


@pytest.mark.parametrize("count", [*range(18, 26)])
def test_signatures_never_stand_outside_or_over_rows(count: int) -> None:
    """Wherever the last page ends."""
    pages = texts(dukcapil_pdf(asked(count)))[1:]
    rows = [sum(str(row.pemilih.nik) in page for row in asked(count).rows) for page in pages]
    assert sum(rows) == count and all(rows), "no page of signatures alone"


def test_long_names_take_more_lines_and_nothing_is_cut() -> None:
    _, page, *more = texts(dukcapil_pdf(asked(12, nama=LONG_NAME)))
    words = "\n".join((page, *more)).split()
    assert words.count("DEWATI") == 12


def test_other_words_of_a_region_and_other_signers() -> None:
    data = replace(
        asked(),
        istilah=SEBUTAN["pilkalem"],
        penandatangan=(Penandatangan("Kepala Lembang", "Y. Contoh"),),
    )
    letter, page = texts(dukcapil_pdf(data))
    assert "PANITIA PEMILIHAN KEPALA LEMBANG" in letter and "Y. Contoh" in letter
    assert "Pemilihan Kepala Lembang" in letter and "panitia lembang" in letter
    assert "Desa" not in letter.replace("Desember", "") and "Lembang Kalisalak" in page


def test_it_fits_in_the_smallest_height() -> None:
    """The letter of the longest words stays on its one page."""
    lacks = "Kekurangan daftar ini: " + "sangat panjang " * 30
    data = replace(asked(90, kekurangan=[lacks]), kertas=LETTER, istilah=SEBUTAN["negeri-administratif"])
    groups = (*data.kelompok, ("diusulkan tidak memenuhi syarat", 9), ("pemilih dari daftar KPU", 9))
    assert "Siti Rohmah" in texts(dukcapil_pdf(replace(data, kelompok=groups)))[0]
