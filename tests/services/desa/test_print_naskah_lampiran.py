"""A decree and minutes with their list behind them in one file: its head, pages, rows, who may see what."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.errors import UserError
from app.domain.istilah import Istilah
from app.domain.tanggal import short_date
from app.services.desa.aturan import set_rule
from app.services.desa.print_naskah import Tercetak, naskah
from app.services.desa.print_naskah_sumber import Permintaan
from app.services.desa.print_naskah_teks import set_text
from app.services.desa.workspace import Workspace, open_workspace
from app.services.shared.kertas import check_paper
from app.store import akses
from tests.builders import daftar
from tests.nouns import said, usual_words
from tests.printing.people import LONG_NAME
from tests.printing.reading import every_font_is_embedded, qr_texts, stored, texts
from tests.printing.tinta import looks_as_before
from tests.services.desa.slip_village import VOTERS, ratified
from tests.services.desa.test_print_naskah import REGIONS, add, flat, opened, voters
from tests.services.desa.test_rekap import freeze
from tests.villages import KETUA, open_village

HEAD = "Lampiran II Keputusan Panitia Pemilihan Kepala Desa Sukamaju Nomor 12/2026, tanggal 28 Desember 2026"


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with ratified(tmp_path) as workspace:
        yield workspace


def annexed(workspace: Workspace, kode: str, paper: str = "F4", **more: object) -> Tercetak:
    minta = Permintaan(kode, nomor="12/2026", tanggal=date(2026, 12, 28), lampiran=True)
    return naskah(workspace, replace(minta, **more), paper)  # type: ignore[arg-type]


def behind(done: Tercetak) -> list[str]:
    """The text of the annex's pages."""
    return [" ".join(page.split()) for page in texts(done.pdf)[-done.lampiran :]]


def test_every_voter_stands_once_behind_the_decree(village: Workspace) -> None:
    pages = behind(annexed(village, "keputusan_dpt"))
    lines = [line for page in pages for line in re.findall(r"\b\d+ \d{4}\*{10}\d\d \d{4}\*{10}\d\d ", page)]
    assert len(lines) == len(VOTERS) == 100
    numbers = Counter(int(line.split()[0]) for line in lines)
    assert numbers == Counter([*range(1, 61), *range(1, 41)])
    assert "Jumlah pemilih TPS 01: Laki-laki" in pages[0] and "Jumlah 60" in pages[0]


def test_each_page_of_it_says_whose_annex_it_is_and_counts_by_itself(village: Workspace) -> None:
    done = annexed(village, "keputusan_dpt")
    pages = behind(done)
    assert all(HEAD in page and "TERSAMAR" in page for page in pages)
    assert [f"Halaman {at} dari {len(pages)}" in page for at, page in enumerate(pages, 1)] == [True] * 5
    before = [" ".join(page.split()) for page in texts(done.pdf)[:-5]]
    assert [f"Halaman {at} dari {len(before)}" in page for at, page in enumerate(before, 1)] == [True] * 3
    assert not any("Lampiran II Keputusan" in page for page in before)


def test_its_codes_name_the_page_that_is_printed(village: Workspace) -> None:
    done = annexed(village, "ba_dpt")
    first = len(texts(done.pdf)) - done.lampiran
    for at in range(done.lampiran):
        [scanned] = qr_texts(done.pdf, first + at)
        paper = check_paper(scanned).kertas
        assert (paper.daftar, paper.bagian, paper.desa) == ("dpt", f"H{at + 1}", village.desa.kode)


@pytest.mark.parametrize("paper", ["F4", "A4", "Legal", "Letter", "F4-210"])
def test_pages_are_the_paper_upright_and_across(village: Workspace, paper: str) -> None:
    done = annexed(village, "keputusan_dpt", paper)
    sizes = [(page.mediabox.width, page.mediabox.height) for page in PdfReader(BytesIO(done.pdf)).pages]
    upright, across = sizes[: -done.lampiran], sizes[-done.lampiran :]
    assert len(set(upright)) == len(set(across)) == 1
    assert upright[0] == across[0][::-1] and upright[0][0] < upright[0][1]
    assert every_font_is_embedded(done.pdf)


def test_it_is_masked_in_the_whole_file(village: Workspace) -> None:
    file = stored(annexed(village, "keputusan_dpt").pdf)
    shown = flat(file)
    for one in VOTERS:
        hidden = (one.nik, one.nkk, one.tanggal_lahir, short_date(one.tanggal_lahir))
        assert not any(value.encode() in file or value in shown for value in hidden)


def test_open_it_needs_a_reason_which_is_written_down(village: Workspace) -> None:
    with pytest.raises(UserError, match="OPEN_REASON"):
        annexed(village, "keputusan_dpt", terbuka=True, alasan="  ")
    assert [*akses.of_kind(village.db, "cetak")] == []
    shown = flat(annexed(village, "keputusan_dpt", terbuka=True, alasan="Diminta\npengadilan").pdf)
    assert all(one.nik in shown and one.nkk in shown for one in VOTERS)
    assert "TERBUKA – RAHASIA" in shown
    annexed(village, "keputusan_dpt")
    opened_, masked = (event.data for event in akses.of_kind(village.db, "cetak"))
    assert (opened_["lampiran"], opened_["alasan"]) == ("terbuka", "Diminta pengadilan")
    assert (masked["lampiran"], masked["pemilih_lampiran"]) == ("tersamar", "100")
    assert "alasan" not in masked


def test_a_letter_has_none(village: Workspace) -> None:
    for kode in ("pengantar_kpu", "pengumuman_dpt", "jadwal"):
        with pytest.raises(UserError, match="NASKAH_NO_ANNEX"):
            annexed(village, kode)


def test_a_list_that_is_not_ratified_is_a_draft_behind_it_too(tmp_path: Path) -> None:
    with ratified(tmp_path, dpt=False) as workspace:
        done = annexed(workspace, "keputusan_dps")
        pages = behind(done)
    assert done.konsep and all("KONSEP" in page and HEAD in page for page in pages)


def test_additions_and_an_addendum_hold_those_alone_whom_they_add(tmp_path: Path) -> None:
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        freeze(workspace, "dps")
        add(workspace)
        freeze(workspace, "dptambahan", "dpt")
        set_rule(workspace, "setelah_dpt", "addendum")
        add(workspace, 89, "TERLAMBAT CONTOH")
        freeze(workspace, "addendum")
        added = " ".join(behind(annexed(workspace, "keputusan_dptambahan")))
        late = " ".join(behind(annexed(workspace, "ba_addendum", nomor="")))
    assert "BARU CONTOH" in added and "Jumlah 1 " in f"{added} "
    assert "TERLAMBAT CONTOH" in late and "BARU CONTOH" not in late
    assert "Lampiran Berita Acara Panitia Pemilihan Kepala Desa Sukamaju Nomor BA/1, tanggal" in late
    others = [one.nama for one in daftar(100)]
    assert not any(f" {nama} " in late for nama in others)


def test_a_decree_without_its_own_table_has_one_annex(village: Workspace) -> None:
    set_text(village, "keputusan_dpt", "lampiran", ["-"])
    assert all("Lampiran Keputusan Panitia" in page for page in behind(annexed(village, "keputusan_dpt")))


@pytest.mark.parametrize("region", REGIONS)
def test_it_speaks_the_words_of_the_region(tmp_path: Path, region: str) -> None:
    words = REGIONS[region]
    with open_workspace(opened(tmp_path, voters(100, 4), words), "ketua", KETUA) as workspace:
        freeze(workspace, "dps", "dptambahan", "dpt")
        for kode in ("keputusan_dpt", "ba_dpt"):
            pages = " ".join(behind(annexed(workspace, kode)))
            assert said(usual_words(words), pages) == []
            assert words.panitia in pages


def test_the_longest_names_and_numbers_stay_whole(tmp_path: Path) -> None:
    long = [replace(one, nama=LONG_NAME) for one in voters(100, 3)]
    words = replace(Istilah(), panitia="Panitia Pemilihan Perbekel dan Kelian Banjar Dinas Gelombang II")
    with open_workspace(opened(tmp_path, long, words), "ketua", KETUA) as workspace:
        freeze(workspace, "dps", "dptambahan", "dpt")
        nomor = "141/0123/PANITIA-PEMILIHAN-PERBEKEL/SEKRETARIAT/KEP/XII/2026"
        done = annexed(workspace, "keputusan_dpt", nomor=nomor)
    assert all(f"Nomor {nomor}, tanggal 28 Desember 2026" in page for page in behind(done))
    assert " ".join(behind(done)).count(LONG_NAME) == 100
    looks_as_before("lampiran_keputusan", done.pdf, len(texts(done.pdf)) - done.lampiran)
