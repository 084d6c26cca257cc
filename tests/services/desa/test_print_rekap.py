"""The recap as PDF and as workbook, read back."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from app.domain.istilah import SEBUTAN
from app.domain.rekap_kata import TERBUKA
from app.domain.sel_kecil import TANDA, is_kecil
from app.domain.tms import Alasan
from app.domain.ukuran_kertas import UKURAN_KERTAS
from app.printing.page import PAPERS
from app.services.desa import print_rekap
from app.services.desa.aturan import set_rule
from app.services.desa.logistik import set_cadangan
from app.services.desa.mark import Mark, mark
from app.services.desa.peta_wilayah import assign
from app.services.desa.print_rekap import bahan, note_rekap, rekap_pdf, rekap_xlsx
from app.services.desa.workspace import Workspace, open_workspace
from app.store import journal
from app.store import peta_wilayah as places
from tests.builders import daftar
from tests.printing.reading import boxes, every_font_is_embedded, qr_texts, texts
from tests.services.desa.test_rekap import freeze
from tests.villages import KETUA, open_village

VOTERS = daftar(300)


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(open_village(tmp_path, count=300), "ketua", KETUA) as workspace:
        reasons = [Alasan.MENINGGAL] * 7 + [Alasan.DOMISILI_KURANG_6_BULAN] * 2
        mark(workspace, [Mark(one.id, reason) for one, reason in zip(VOTERS, reasons, strict=False)])
        yield workspace


def flat(pages: list[str]) -> str:
    return " ".join(" ".join(pages).split())


def test_a_draft_says_so_on_every_page_and_a_ratified_list_its_code(village: Workspace) -> None:
    pages = texts(rekap_pdf(bahan(village), "rt"))
    assert all("Belum ditetapkan" in page for page in pages)
    assert "KONSEP – BELUM DITETAPKAN" in pages[0]
    assert "Tambah 0, TMS 9, daftar turun 9: dari 300 menjadi 291." in flat(pages)
    freeze(village, "dps")
    held = bahan(village, "dps")
    assert held.what is not None
    pages = texts(rekap_pdf(held, "rt", terbuka=True))
    code = held.what.sidik[:16].upper()
    grouped = "-".join(code[at : at + 4] for at in range(0, 16, 4))
    assert len(pages) > 1 and all(f"Kode sidik DPS: {grouped}" in page for page in pages)
    assert "Rekapitulasi Daftar Pemilih Sementara (DPS)".upper() in flat(pages)
    assert f"Halaman 1 dari {len(pages)}" in pages[0]
    assert "DPS turun 9" in flat(pages)


def test_small_numbers_are_on_the_committees_paper_alone(village: Workspace) -> None:
    held = bahan(village)
    hidden, shown = (rekap_pdf(held, "tps", terbuka=terbuka) for terbuka in (False, True))
    assert TERBUKA in flat(texts(shown)) and "UNTUK PANITIA SAJA" in texts(shown)[0]
    assert "Tambah dan kurang" in flat(texts(shown)) and "Tambah dan kurang" not in flat(texts(hidden))
    assert f"Tanda {TANDA}:" in flat(texts(hidden))
    for sheet in openpyxl.load_workbook(io.BytesIO(rekap_xlsx(held, "tps"))):
        rows = [
            row for row in sheet.iter_rows(values_only=True) if isinstance(row[1], int) or row[1] == TANDA
        ]
        voters = [row[1:4] if sheet.title == "Logistik" else row[1:] for row in rows]
        assert rows and not any(is_kecil(cell) for row in voters for cell in row if isinstance(cell, int))


def test_the_sheets_of_paper_are_f4_and_carry_their_fonts(village: Workspace) -> None:
    pdf = rekap_pdf(bahan(village), "rt")
    assert boxes(pdf) == {(2150, 3300)} and every_font_is_embedded(pdf)
    assert boxes(rekap_pdf(bahan(village), "umur", "A4")) == {(2100, 2970)}


def test_every_paper_that_is_offered_is_known() -> None:
    assert set(UKURAN_KERTAS) == set(PAPERS)


def test_the_paper_of_a_report_carries_its_code(village: Workspace) -> None:
    pdf = rekap_pdf(bahan(village), "tps", laporan=("ABCDEFGHJKMNPQRS", "0123456789abcdef0123"))
    pages = texts(pdf)
    at = next(number for number, page in enumerate(pages) if "ABCD-EFGH-JKMN-PQRS" in page)
    assert qr_texts(pdf, at) == ["ABCDEFGHJKMNPQRS"]
    assert "0123456789abcdef0123" in pages[at]


def test_who_signs_is_what_the_rules_say(village: Workspace) -> None:
    assert "Sekretaris Contoh" in flat(texts(rekap_pdf(bahan(village), "tps")))
    set_rule(
        village, "penandatangan", [{"dokumen": "rekap", "jabatan": "Ketua Pengawas", "nama": "Bu Contoh"}]
    )
    told = flat(texts(rekap_pdf(bahan(village), "tps")))
    assert "Ketua Pengawas" in told and "Bu Contoh" in told and "Sekretaris Contoh" not in told


def test_the_words_are_the_regions(village: Workspace) -> None:
    """A nagari with meja instead of TPS: no "Desa", "Pilkades" or "TPS" is left."""
    words = replace(SEBUTAN["pilwana"], tps="Meja", kpps="")
    village.pengaturan = replace(village.pengaturan, istilah=words)
    held = bahan(village)
    told = flat(texts(rekap_pdf(held, "tps", terbuka=True)))
    for word in ("Desa", "DESA", "Pilkades", "TPS", "Dusun"):
        assert word not in told
    assert "Nagari Sukamaju" in told and "Logistik setiap Meja" in told


def test_a_workbook_holds_numbers_and_never_a_formula(village: Workspace) -> None:
    set_cadangan(village, "2.5")
    place = places.places(village.db)[0]
    assign(village, [place.kunci], "=1+1")
    held = bahan(village)
    book = openpyxl.load_workbook(io.BytesIO(rekap_xlsx(held, "dusun", terbuka=True)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert "=1+1" in [cell.value for cell in cells]
    assert book.sheetnames[:3] == ["L-P", "Umur", "Pemula"] and book.sheetnames[-1] == "Bersih"
    sheet = openpyxl.load_workbook(io.BytesIO(rekap_xlsx(held, "tps", terbuka=True)))["Logistik"]
    rows = {row[0]: row[1:] for row in sheet.iter_rows(values_only=True) if isinstance(row[1], int)}
    assert rows["Jumlah"][0] == 291 and rows["Jumlah"][1] > rows["Jumlah"][0]


def test_every_paper_that_leaves_is_written_down(village: Workspace) -> None:
    before = journal.head_of(village.db, village.device, "akses").urut
    note_rekap(village, bahan(village), "rt", "pdf", terbuka=True)
    assert journal.head_of(village.db, village.device, "akses").urut == before + 1
    assert '"jenis":"terbuka"' in journal.lines(village.db, village.device, "akses")[-1]


def test_an_empty_village_has_a_recap(village: Workspace) -> None:
    mark(village, [Mark(one.id, Alasan.MENINGGAL) for one in VOTERS])
    held = bahan(village)
    assert "menjadi 0" in flat(texts(rekap_pdf(held, "rt")))
    assert print_rekap.rekap_xlsx(held, "tps")
