"""Looking writes nothing, leaving writes once; what was printed is known, what is missing is counted."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from app.domain.errors import UserError
from app.domain.progress import silent
from app.services.desa import print_lists
from app.services.desa.cetak import DokumenCetak, Keluar, Pilihan, Siap, catat, catat_lagi, siapkan
from app.services.desa.cetak_butuh import kebutuhan, pages_left, pages_of
from app.services.desa.cetak_dokumen import PAKET_TPS, dokumen_cetak
from app.services.desa.cetak_keadaan import KeadaanCetak, Ukuran, keadaan_cetak, ukuran
from app.services.desa.cetak_simpan import batal_titip, titipan, titipkan, write_pdf
from app.services.desa.cetak_teks import placeholders, preview_pdf, save_texts, shared_parts
from app.services.desa.daftar_index import DaftarIndex
from app.services.desa.daftar_rows import RowReader, read_rows
from app.services.desa.kendali import papers
from app.services.desa.print_naskah_teks import texts
from app.services.desa.ratify import ratify, reopen
from app.services.desa.undangan_tercetak import printed_slips
from app.services.desa.workspace import Workspace
from app.store import akses
from tests.printing.reading import texts as pages
from tests.services.desa.slip_village import ratified
from tests.villages import SEKRETARIS

ALL = Pilihan()


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with ratified(tmp_path) as workspace:
        yield workspace


def named(workspace: Workspace, kode: str) -> DokumenCetak:
    return next(one for one in dokumen_cetak(workspace) if one.kode == kode)


def size(workspace: Workspace) -> Ukuran:
    return ukuran(DaftarIndex.build(read_rows(workspace, RowReader.of(workspace))))


def states(workspace: Workspace) -> dict[str, KeadaanCetak]:
    return {one.dokumen.kode: one for one in keadaan_cetak(workspace, size(workspace))}


def noted(workspace: Workspace, kind: str = "cetak") -> list[dict[str, str]]:
    return [dict(event.data) for event in akses.of_kind(workspace.db, kind)]


def text(pdf: bytes) -> str:
    return " ".join(" ".join(pages(pdf)).split())


def made(workspace: Workspace, kode: str, chosen: Pilihan = ALL) -> tuple[DokumenCetak, Siap, bytes]:
    known = named(workspace, kode)
    ready = siapkan(workspace, known, chosen, silent)
    return known, ready, ready.susun(silent)


def leave(workspace: Workspace, kode: str, chosen: Pilihan = ALL, jalan: str = "kertas") -> bytes:
    known, ready, pdf = made(workspace, kode, chosen)
    keluar = Keluar(jalan, "1-2", 3, ", ".join(chosen.penerima))  # type: ignore[arg-type]
    catat(workspace, known, chosen, ready, keluar)
    return pdf


def test_a_list_that_was_ratified_is_offered_though_no_step_names_it(tmp_path: Path) -> None:
    with ratified(tmp_path, dpt=False) as workspace:
        before = {one.kode for one in dokumen_cetak(workspace)}
        ratify(workspace, "dps", "sekretaris", SEKRETARIS)
        ratify(workspace, "dpshp", "sekretaris", SEKRETARIS)
        more = {one.kode for one in dokumen_cetak(workspace)} - before
    assert more == {"papan_dpshp", "daftar_dpshp", "keputusan_dpshp", "ba_dpshp", "pengumuman_dpshp"}


def test_looking_at_any_document_writes_nothing(village: Workspace) -> None:
    before = akses.heads(village.db)
    kinds = {
        known.kode: made(village, known.kode, replace(ALL, tps="001" if known.satu else ""))[2]
        for known in dokumen_cetak(village)
        if known.kode not in _NOT_YET and not known.terbuka
    }
    assert len(kinds) > 30
    assert all(pages(pdf) for pdf in kinds.values())
    assert akses.heads(village.db) == before
    assert papers(village) == []
    assert printed_slips(village) == {}


_NOT_YET = frozenset(
    ("ba_pengembalian", "ba_perubahan_sidik", "ket_kematian", "papan_dptambahan", "daftar_dptambahan",
     "keputusan_dptambahan", "ba_dptambahan", "pengumuman_dptambahan")
)  # fmt: skip
"""Documents of something that did not happen in this village; each says so."""


@pytest.mark.parametrize("kode", sorted(_NOT_YET))
def test_what_has_nothing_to_say_says_so(village: Workspace, kode: str) -> None:
    with pytest.raises(UserError) as refused:
        made(village, kode)
    assert refused.value.code in ("RETURN_NEEDED", "NASKAH_EMPTY", "STAGE_PASSED", "STAGE_ORDER")


def test_leaving_is_written_down_once_with_pages_and_receiver(village: Workspace) -> None:
    leave(village, "kpps", replace(ALL, tps="001", penerima=("Saksi calon 2",)))
    [told] = noted(village)
    assert told["kode"] == "kpps"
    assert told["dokumen"] == "dpt"
    assert (told["halaman"], told["rangkap"], told["untuk"]) == ("1-2", "3", "Saksi calon 2")
    assert (told["tps"], told["jalan"], told["kertas"]) == ("001", "kertas", "F4")
    [copy] = papers(village)
    assert (copy.pemegang, copy.tps, copy.jenis) == ("Saksi calon 2", "001", "salinan")


def test_pages_after_a_jam_are_no_new_copy(village: Workspace) -> None:
    known, ready, _ = made(village, "kpps")
    catat(village, known, ALL, ready, Keluar("kertas", "1-4"))
    catat_lagi(village, known, ALL, Keluar("kertas", "3-4"))
    first, again = noted(village)
    assert "lanjutan" not in first
    assert (again["lanjutan"], again["halaman"]) == ("ya", "3-4")
    assert len(papers(village)) == 2


def test_a_number_that_somebody_else_got_meanwhile_is_refused(village: Workspace) -> None:
    known, ready, _ = made(village, "kpps")
    leave(village, "hadir")
    before = len(noted(village))
    with pytest.raises(UserError, match="DOCUMENT_TAKEN"):
        catat(village, known, ALL, ready, Keluar("kertas", "1"))
    assert len(noted(village)) == before


def test_open_data_needs_a_reason_and_is_a_reveal_before_it_is_a_print(village: Workspace) -> None:
    for kode in ("daftar_dpt", "arsip"):
        with pytest.raises(UserError, match="OPEN_REASON"):
            made(village, kode, replace(ALL, terbuka=True, alasan=" "))
    with pytest.raises(UserError, match="OPEN_REASON"):
        made(village, "arsip")
    assert noted(village, "lihat") == []
    asked = replace(ALL, terbuka=True, alasan="Diminta KPU")
    leave(village, "daftar_dpt", asked)
    assert noted(village, "lihat") == [{"dokumen": "daftar_dpt", "alasan": "Diminta KPU"}]
    assert noted(village)[0]["alasan"] == "Diminta KPU"


@pytest.mark.parametrize("kode", ["papan_dpt", "papan_dps", "undangan", "indeks", "hadir", "stiker"])
def test_what_others_see_refuses_open_data(village: Workspace, kode: str) -> None:
    with pytest.raises(UserError, match="OPEN_REFUSED"):
        made(village, kode, replace(ALL, terbuka=True, alasan="Diminta KPU"))


def test_a_whole_tps_is_one_file_and_each_of_its_papers_is_written_down(village: Workspace) -> None:
    chosen = replace(ALL, tps="002")
    known, ready, pdf = made(village, "paket_tps", chosen)
    alone = [made(village, kode, chosen)[2] for kode in PAKET_TPS]
    assert len(pages(pdf)) == sum(len(pages(one)) for one in alone)
    catat(village, known, chosen, ready, Keluar("kertas", "1-9"))
    assert {one["kode"] for one in noted(village)} == {"paket_tps", *PAKET_TPS}
    assert {one["tps"] for one in noted(village)} == {"002"}
    numbers = [one.nomor for one in papers(village, "salinan")]
    assert len(numbers) == len(set(numbers)) == 3
    assert all(number in text(pdf) for number in numbers)
    assert {tps for tps, _ in printed_slips(village)} == {"002"}


def test_a_whole_tps_needs_to_know_which(village: Workspace) -> None:
    with pytest.raises(UserError, match="TPS_NEEDED"):
        made(village, "paket_tps")


def test_what_was_printed_is_known_part_by_part(village: Workspace) -> None:
    before = states(village)["kpps"]
    assert (before.perlu, before.sudah, before.sisa, before.terakhir) == (2, 0, ("001", "002"), None)
    leave(village, "kpps", replace(ALL, tps="002"))
    after = states(village)["kpps"]
    assert (after.sudah, after.sisa) == (1, ("001",))
    assert after.is_missing
    leave(village, "kpps")
    assert not states(village)["kpps"].is_missing
    assert states(village)["hadir"].is_missing


def test_slips_and_worksheets_count_by_voter_and_by_rt(village: Workspace) -> None:
    leave(village, "undangan", replace(ALL, tps="001"))
    assert (states(village)["undangan"].sudah, states(village)["undangan"].perlu) == (60, 100)
    leave(village, "lembar_kerja", replace(ALL, rt="004", rw="002"))
    state = states(village)["lembar_kerja"]
    assert (state.perlu, state.sudah) == (5, 1)
    assert "004/002" not in state.sisa


def test_a_print_of_the_command_line_counts_too(village: Workspace) -> None:
    print_lists.dpt(village, "dpt")
    assert not states(village)["daftar_dpt"].is_missing
    assert states(village)["kpps"].is_missing
    assert states(village)["daftar_dps"].is_missing


def test_a_list_that_was_opened_again_is_to_be_printed_again(village: Workspace) -> None:
    leave(village, "daftar_dpt")
    leave(village, "jadwal")
    assert not states(village)["daftar_dpt"].is_missing
    reopen(village, "Salah hitung", "12/2027", "sekretaris", SEKRETARIS)
    again = states(village)["daftar_dpt"]
    assert again.belum_waktu
    assert not again.is_missing
    assert not states(village)["jadwal"].is_missing


def test_needs_are_pages_sheets_and_time_of_what_is_missing(village: Workspace) -> None:
    found, counted = [*states(village).values()], size(village)
    needed = kebutuhan(found, counted, {"kpps": 3}, 10)
    rows = {one.kode: one for one in needed.baris}
    assert rows["kpps"].semua == 3 * rows["kpps"].halaman
    assert needed.halaman == sum(one.semua for one in needed.baris) == needed.lembar
    assert needed.menit == -(-needed.halaman // 10)
    both = kebutuhan(found, counted, {"kpps": 3}, 10, bolak_balik=True)
    assert needed.halaman == both.halaman
    assert needed.lembar / 2 <= both.lembar < needed.lembar
    assert "ba_dptambahan" not in rows
    assert "laporan_insiden" not in rows


@pytest.mark.parametrize("kode", ["daftar_dpt", "kpps", "hadir", "undangan", "lembar_kerja", "saksi"])
def test_the_estimate_is_near_what_comes_out(village: Workspace, kode: str) -> None:
    known, _, pdf = made(village, kode)
    assert pages_of(known, size(village)) == pytest.approx(len(pages(pdf)), rel=0.3, abs=1)


def test_less_is_needed_once_a_part_is_printed(village: Workspace) -> None:
    whole = pages_left(states(village)["kpps"], size(village))
    leave(village, "kpps", replace(ALL, tps="001"))
    assert 0 < pages_left(states(village)["kpps"], size(village)) < whole
    leave(village, "undangan", replace(ALL, tps="001"))
    assert pages_left(states(village)["undangan"], size(village)) == 10


def test_a_file_for_somebody_who_prints_is_locked_and_stays_in_the_book(
    village: Workspace, tmp_path: Path
) -> None:
    chosen = replace(ALL, tps="001")
    known, ready, pdf = made(village, "kpps", chosen)
    paper = titipkan(village, known, "Salinan DPT", chosen, ready, 4, "Fotokopi Sumber Rejeki")
    write_pdf(pdf, tmp_path / "titip.pdf", "gerobak hijau 47")
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument((tmp_path / "titip.pdf").read_bytes())
    opened = pypdfium2.PdfDocument((tmp_path / "titip.pdf").read_bytes(), password="gerobak hijau 47")
    assert len(opened) == len(pages(pdf))
    assert (paper.jenis, paper.pemegang, paper.keadaan) == ("titip", "Fotokopi Sumber Rejeki", "keluar")
    assert [one.nomor for one in titipan(village)] == [paper.nomor]
    assert noted(village)[0]["jalan"] == "titip"
    batal_titip(village, paper)
    assert titipan(village) == []


def test_words_are_looked_at_before_they_are_kept(village: Workspace) -> None:
    typed = {"pembuka": ("Rapat dibuka oleh {ketua} di bawah pohon beringin.",)}
    before = text(preview_pdf(village, "ba_dpt", {}, "F4"))
    seen = text(preview_pdf(village, "ba_dpt", typed, "F4"))
    assert "pohon beringin" in seen
    assert "pohon beringin" not in before
    assert text(preview_pdf(village, "ba_dpt", {}, "F4")) == before
    assert save_texts(village, "ba_dpt", typed) == 1
    assert "pohon beringin" in text(made(village, "ba_dpt")[2])
    assert save_texts(village, "ba_dpt", {"pembuka": ()}) == 1
    assert text(preview_pdf(village, "ba_dpt", {}, "F4")) == before


def test_a_shared_part_holds_for_every_document(village: Workspace) -> None:
    assert "kop" in shared_parts("ba_dpt")
    save_texts(village, "ba_dpt", {"kop": ("= SEKRETARIAT BERSAMA",)}, {"kop"})
    assert "SEKRETARIAT BERSAMA" in text(made(village, "surat_tugas")[2])
    assert {one.nama: one.asal for one in texts(village, "umum")}["kop"] == "panitia"


def test_the_words_of_the_invitation_are_looked_at_too(village: Workspace) -> None:
    typed = {"catatan": ("Datanglah sebelum pukul sebelas.",)}
    assert "sebelum pukul sebelas" in text(preview_pdf(village, "undangan", typed, "F4"))
    assert shared_parts("undangan") == frozenset()


def test_placeholders_are_those_that_a_text_may_hold(village: Workspace) -> None:
    names = placeholders("ba_dpt")
    assert names.index("jumlah") < names.index("desa")
    save_texts(village, "ba_dpt", {"pembuka": [" ".join(f"{{{name}}}" for name in names[:20])]})
