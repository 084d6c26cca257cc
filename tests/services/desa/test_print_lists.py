"""Lists of a village: who is on them, in which order, what is in the Buku kendali afterwards."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.tanggal import short_date
from app.domain.tms import Alasan
from app.services.desa.add import Orang, add
from app.services.desa.daftar_index import DaftarIndex
from app.services.desa.daftar_rows import RowReader, read_rows
from app.services.desa.frozen import penetapan, whole_dpt
from app.services.desa.kendali import papers
from app.services.desa.mark import Mark, mark
from app.services.desa.open_paket import FirstMember, open_first
from app.services.desa.peta_wilayah import assign, wilayah
from app.services.desa.print_lembar import PilihanLembar, PilihanStiker, bahan_lembar, lembar_kerja, stiker
from app.services.desa.print_lists import note_list, pdf_of
from app.services.desa.print_pengumuman import PilihanPengumuman, Urut, bahan_pengumuman, pengumuman
from app.services.desa.print_salinan import Jenis, PilihanSalinan, bahan_salinan, salinan
from app.services.desa.ratify import ratify
from app.services.desa.workspace import Workspace, open_workspace
from app.services.shared.kertas import check_paper
from app.store import akses
from tests.builders import nik
from tests.printing.reading import qr_texts, stored, texts
from tests.services.desa.slip_village import VOTERS, ratified
from tests.villages import KETUA, LETTER, SEKRETARIS, TestKpu, write_paket

AREAS = (("001", "001"), ("002", "001"), ("003", "001"), ("004", "002"), ("005", "002"))
KINDS: tuple[Jenis, ...] = ("kpps", "saksi", "calon", "arsip", "indeks", "hadir")


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with ratified(tmp_path) as workspace:
        yield workspace


@pytest.fixture
def early(tmp_path: Path) -> Iterator[Workspace]:
    with ratified(tmp_path, dpt=False) as workspace:
        yield workspace


def refusal(village: Workspace, pilihan: PilihanSalinan) -> str:
    with pytest.raises(UserError) as caught:
        salinan(village, pilihan)
    assert not papers(village)
    return caught.value.code


def secrets() -> set[bytes]:
    found = set()
    for one in VOTERS:
        found |= {one.nik, one.nkk, one.tanggal_lahir, short_date(one.tanggal_lahir)}
    return {one.encode() for one in found}


def last_print(village: Workspace) -> dict[str, str]:
    return dict([*akses.of_kind(village.db, "cetak")][-1].data)


@pytest.mark.parametrize("jenis", KINDS)
def test_a_copy_is_in_the_book_with_its_pages_and_holder(village: Workspace, jenis: Jenis) -> None:
    done = salinan(village, PilihanSalinan(jenis, kertas="A4"))
    kept = papers(village)
    assert list(done.dokumen) == kept and len(kept) == (1 if jenis in ("calon", "arsip") else 2)
    assert sum(one.lembar for one in kept) == done.pages == len(texts(done.pdf))
    assert (done.voters, done.tps, done.konsep) == (100, 2, False)
    assert {one.keadaan for one in kept} == {"disimpan"}
    if jenis in ("kpps", "indeks", "hadir"):
        assert [(one.tps, one.pemegang) for one in kept] == [("001", "KPPS TPS 01"), ("002", "KPPS TPS 02")]
    told = last_print(village)
    assert told["halaman"] == str(done.pages) and told["pemilih"] == "100"
    assert (told.get("alasan") == "arsip") == (jenis == "arsip")


@pytest.mark.parametrize("jenis", KINDS)
def test_only_an_archive_copy_holds_numbers(village: Workspace, jenis: Jenis) -> None:
    everything = stored(salinan(village, PilihanSalinan(jenis)).pdf)
    assert any(one in everything for one in secrets()) == (jenis == "arsip")


def test_every_page_has_a_code_of_this_list_page_and_copy(village: Workspace) -> None:
    wanted = PilihanSalinan("saksi", tps="2", penerima=("Saksi 1", "Saksi 2"), kali=2, kertas="Letter")
    done = salinan(village, wanted)
    ratified_list = penetapan(village, "dpt")
    assert ratified_list is not None
    numbers = [one.nomor for one in done.dokumen for _ in range(one.lembar)]
    for at, page in enumerate(texts(done.pdf)):
        one = check_paper(qr_texts(done.pdf, at)[0]).kertas
        assert (one.tps, one.salinan, one.daftar) == ("002", numbers[at], "dpt")
        assert one.sidik == ratified_list.sidik[:16].upper()
        number = re.findall(r"Halaman (\d+) dari", page)[0]
        assert one.bagian == f"H{number}" and numbers[at] in page
    assert [one.pemegang for one in done.dokumen] == ["Saksi 1", "Saksi 1", "Saksi 2", "Saksi 2"]


def test_a_master_is_in_the_book_and_open_copies_say_why(village: Workspace) -> None:
    salinan(village, PilihanSalinan("kpps", tps="1", induk=True))
    (master,) = papers(village, "induk")
    assert master.nomor.startswith("IF-1-") and not master.pemegang and master.tps == "001"
    done = salinan(village, PilihanSalinan("saksi", tps="1", terbuka=True, alasan="Sengketa"))
    assert last_print(village)["alasan"] == "Sengketa" and "terbuka" in done.dokumen[0].isi
    assert all(voter.nik.encode() in stored(done.pdf) for voter in VOTERS[:60])


def test_what_is_refused_leaves_no_number(village: Workspace) -> None:
    assert refusal(village, PilihanSalinan("saksi", terbuka=True)) == "OPEN_REASON"
    assert refusal(village, PilihanSalinan("hadir", terbuka=True, alasan="A")) == "OPEN_REFUSED"
    assert refusal(village, PilihanSalinan("kpps", tps="9")) == "TPS_UNKNOWN"
    assert refusal(village, PilihanSalinan("kpps", kertas="A3")) == "PAPER_UNKNOWN"
    assert refusal(village, PilihanSalinan("kpps", kali=101)) == "LIST_COPIES"
    assert refusal(village, PilihanSalinan("kpps", penerima=("A" * 201,))) == "DOCUMENT_FIELD"


def test_a_file_that_was_not_kept_counts_as_nothing(village: Workspace) -> None:
    held = bahan_salinan(village, PilihanSalinan("kpps"))
    done, before = pdf_of(held), len([*akses.of_kind(village.db, "cetak")])

    def fail() -> None:
        raise OSError

    with pytest.raises(OSError):
        note_list(village, held, done, fail)
    assert not papers(village) and len([*akses.of_kind(village.db, "cetak")]) == before
    note_list(village, held, done)
    with pytest.raises(UserError, match="DOCUMENT_TAKEN"):
        note_list(village, held, done)


def test_an_index_is_by_name_and_whoever_died_is_told(village: Workspace) -> None:
    dead = whole_dpt(village)[0].pemilih
    mark(village, [Mark(dead.id, Alasan.MENINGGAL)])
    for jenis in KINDS:
        pages = " ".join(" ".join(texts(salinan(village, PilihanSalinan(jenis, tps="1")).pdf)).split())
        assert "meninggal" in pages
    held = bahan_salinan(village, PilihanSalinan("indeks"))
    for one in held.salinan:
        names = [row.pemilih.nama for row in one.sheets[0].rows]
        assert names == sorted(names, key=lambda nama: nama.replace(".", " ").split()) and names


@pytest.mark.parametrize("urut", ["tps", "rt", "alphabet"])
def test_an_announcement_holds_everybody_and_nothing_more(village: Workspace, urut: Urut) -> None:
    assign(village, [row.kunci for row in wilayah(village)], "Krajan")
    done = pengumuman(village, PilihanPengumuman(urut=urut, tempat=("Balai", "Pos ronda"), kertas="A4"))
    everything = stored(done.pdf)
    assert not any(one in everything for one in secrets())
    assert b"MELATI" not in everything and b"Krajan" in everything
    pages = texts(done.pdf)
    assert len(pages) == done.pages and done.voters == 100
    halves = [" ".join(pages[: len(pages) // 2]), " ".join(pages[len(pages) // 2 :])]
    for half, place in zip(halves, ("Balai", "Pos ronda"), strict=True):
        assert half.count(f"Ditempel di: {place}") == len(pages) // 2
        assert sum(map(half.count, {voter.nama for voter in VOTERS})) >= 100
    parts = [check_paper(text).kertas for text in qr_texts(done.pdf)]
    assert parts[0].bagian == "H1" and parts[0].tps == ("001" if urut == "tps" else "")
    assert not papers(village) and last_print(village)["untuk"] == "2 penerima"


def test_an_announcement_is_by_rt_while_there_are_no_tps(tmp_path: Path) -> None:
    without = [replace(one, tps="", tps_kpu="") for one in VOTERS]
    file = write_paket(tmp_path, TestKpu(), without)
    open_first(file, " ".join(LETTER), tmp_path / "data", FirstMember("Ketua Contoh", "ketua", KETUA))
    with open_workspace(tmp_path / "data", "ketua", KETUA) as early:
        sheets = bahan_pengumuman(early, PilihanPengumuman("dps")).salinan[0].sheets
        assert [sheet.nama for sheet in sheets] == [f"RT {rt} / RW {rw}" for rt, rw in AREAS]
        (one,) = bahan_pengumuman(early, PilihanPengumuman("dps", rt="4")).salinan[0].sheets
        assert one.nama == "RT 004 / RW 002" and len(one.rows) == 20
        done = pengumuman(early, PilihanPengumuman("dps"))
        assert done.konsep and "KONSEP" in texts(done.pdf)[0] and not qr_texts(done.pdf)
        with pytest.raises(UserError, match="RT_UNKNOWN"):
            bahan_pengumuman(early, PilihanPengumuman("dps", rt="77"))


def test_a_worksheet_has_the_rows_and_numbers_of_the_entry_screen(early: Workspace) -> None:
    mark(early, [Mark(VOTERS[3].id, Alasan.MENINGGAL)])
    born = {
        "nama": "AA ORANG BARU",
        "kelamin": "L",
        "tanggal_lahir": "1980-12-11",
        "nik": nik(77, kelamin="L"),
    }
    add(early, [Orang(born | {"rt": "001", "rw": "001"})])
    index = DaftarIndex.build(read_rows(early, RowReader.of(early)))
    held = bahan_lembar(early, PilihanLembar(kosong=3))
    assert [one.rt for one in held.dokumen] == ["001", "002", "003", "004", "005"]
    for copy, paper in zip(held.salinan, held.dokumen, strict=True):
        rows = copy.sheets[0].rows
        shown = [(row.no, row.pemilih.id) for row in rows if row.no]
        entry = [index.rows[at].id for at in index.worksheet(paper.rt, paper.rw)]
        assert shown == list(enumerate(entry, 1)) and len(rows) == len(shown) + 3


def test_a_worksheet_is_masked_unless_a_reason_is_told(early: Workspace) -> None:
    done = lembar_kerja(early, PilihanLembar("1", "1", petugas=("Pak Contoh",)))
    everything = stored(done.pdf)
    assert not any(one in everything for one in secrets())
    (paper,) = papers(early, "lembar_kerja")
    assert (paper.pemegang, paper.rt, paper.lembar) == ("Pak Contoh", "001", len(texts(done.pdf)))
    with pytest.raises(UserError, match="OPEN_REASON"):
        lembar_kerja(early, PilihanLembar(terbuka=True, alasan="  "))
    opened = stored(lembar_kerja(early, PilihanLembar("1", "1", terbuka=True, alasan="Padan")).pdf)
    assert all(voter.nik.encode() in opened for voter in VOTERS[:20])
    assert last_print(early)["alasan"] == "Padan"


def test_a_sticker_for_each_family_without_whom_has_left(early: Workspace) -> None:
    mark(early, [Mark(VOTERS[0].id, Alasan.MENINGGAL)])
    done = stiker(early, PilihanStiker("1", "1"))
    assert done.voters == 19 and last_print(early)["keluarga"] == "10" and not qr_texts(done.pdf)
    assert not any(one in stored(done.pdf) for one in secrets())
    ratify(early, "dps", "sekretaris", SEKRETARIS)
    coded = stiker(early, PilihanStiker("1", "1"))
    papers_read = [check_paper(text).kertas for text in qr_texts(coded.pdf)]
    assert papers_read and all(one.daftar == "dps" and one.bagian[0] == "N" for one in papers_read)


def test_builders_agree_with_this_village() -> None:
    assert nik(1, kelamin="L", region="990100") == VOTERS[0].nkk
