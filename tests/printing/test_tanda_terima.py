"""The receipt of the desk: two copies on a page, nothing of the register in it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from app.domain.nik import masked
from app.printing.page import A4, F4, PAPERS
from app.printing.tanda_terima import BarisTerima, TandaTerima, tanda_terima_pdf
from tests.printing.people import DESA, ISTILAH, LONG_NAME, PEMILIHAN, PILWU, pemilih
from tests.printing.reading import boxes, every_font_is_embedded, stored, texts


def receipt(count: int = 3, *, nama: str = "", bukti: Sequence[str] = ("KK", "KTP-el")) -> TandaTerima:
    rows = [BarisTerima(pemilih(n, nama=nama), "Krajan", "Baru") for n in range(1, count + 1)]
    rows = [replace(row, pemilih=replace(row.pemilih, id=f"K7QM2XWD-{n}-4")) for n, row in enumerate(rows)]
    day = date(2026, 11, 23)
    return TandaTerima(
        DESA, PEMILIHAN, ISTILAH, rows, bukti, day, "Siti Rohmah", "Sekretaris Panitia", "Pak RT"
    )


def test_both_copies_say_who_where_with_which_papers() -> None:
    [page] = texts(tanda_terima_pdf(receipt(), A4))
    for words in (
        "TANDA TERIMA PENDAFTARAN PEMILIH",
        "PANITIA PEMILIHAN KEPALA DESA KALISALAK",
        "Pemilihan Kepala Desa Kalisalak Tahun 2027 – Rabu, 3 Februari 2027",
        "ORANG 00002",
        "K7QM2XWD-1-4",
        "Surat yang ditunjukkan: KK; KTP-el.",
        "Diterima Senin, 23 November 2026",
        "Siti Rohmah",
        "Pak RT",
    ):
        assert page.count(words) == 2, words
    for words in ("Lembar untuk warga", "Lembar untuk panitia", "gunting di sini"):
        assert page.count(words) == 1, words
    assert "Halaman" not in page


def test_nik_is_masked_and_nothing_else_of_the_register_is_stored() -> None:
    data = receipt()
    everything = stored(tanda_terima_pdf(data, A4))
    for row in data.baris:
        assert masked(row.pemilih.nik).encode() in everything
        for secret in (row.pemilih.nik, row.pemilih.nkk, row.pemilih.tanggal_lahir):
            assert secret.encode() not in everything


def test_a_nik_to_come_is_said() -> None:
    data = receipt(1)
    row = replace(data.baris[0], pemilih=replace(data.baris[0].pemilih, nik="", rt="", tps=""))
    [page] = texts(tanda_terima_pdf(replace(data, baris=[row]), A4))
    assert page.count("menyusul") == 2
    assert "-/002" in page


@pytest.mark.parametrize("nama", ["A4", "F4"])
def test_a_large_family_goes_on_and_every_copy_has_all_of_it(nama: str) -> None:
    pages = texts(tanda_terima_pdf(receipt(25, nama=LONG_NAME), PAPERS[nama]))
    assert len(pages) > 1
    text = "".join("".join(pages).split())
    assert text.count("".join(LONG_NAME.split())) == 50
    assert f"Halaman 1 dari {len(pages)}" in pages[0]


def test_many_papers_take_lines_not_room_of_the_signatures() -> None:
    papers = [f"Surat keterangan nomor 470/{n}/2026 tanggal 03-11-2026" for n in range(12)]
    [page] = texts(tanda_terima_pdf(receipt(4, bukti=papers), A4))
    assert " ".join(page.split()).count("470/11/2026") == 2
    assert page.count("Siti Rohmah") == 2


def test_no_papers_no_reporter_another_glossary() -> None:
    pdf = tanda_terima_pdf(replace(receipt(bukti=()), istilah=PILWU, pelapor="", petugas=""), F4)
    [page] = texts(pdf)
    assert "PANITIA PEMILIHAN KUWU DESA KALISALAK" in page
    assert "Bilik" in page
    assert "Surat yang ditunjukkan: tidak ada." in page
    assert boxes(pdf) == {(2150, 3300)}
    assert every_font_is_embedded(pdf)
