"""Invitations of a village: who gets one, in which order, in which bundle, and what a reprint says."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.tms import Alasan
from app.services.desa import kendali, undo
from app.services.desa.add import Orang, add
from app.services.desa.aturan import set_rule
from app.services.desa.bagi_tps_tempat import set_places
from app.services.desa.frozen import penetapan, whole_dpt
from app.services.desa.mark import Mark, mark
from app.services.desa.peta_wilayah import assign_each
from app.services.desa.print_ekspedisi import ekspedisi
from app.services.desa.print_naskah_teks import set_text, texts
from app.services.desa.print_undangan import (
    PilihanUndangan,
    UndanganTercetak,
    bahan,
    blangko,
    kalibrasi,
    note_undangan,
    pdf_of,
    preview,
    undangan,
)
from app.services.desa.ratify import ratify, reopen
from app.services.desa.undangan_pilih import Siapa
from app.services.desa.undangan_tercetak import Cetakan, SuratTercetak, printed_slips, slip_drafts
from app.services.desa.workspace import Workspace
from app.services.shared.kertas import check_paper
from app.store import akses
from app.system.kalibrasi import keep_calibration
from tests.builders import nik
from tests.printing.reading import boxes, every_font_is_embedded, qr_texts, stored
from tests.printing.reading import texts as pages
from tests.services.desa.slip_village import VOTERS, ratified
from tests.villages import SEKRETARIS

RT = PilihanUndangan(urut="rt", per_halaman=8)


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with ratified(tmp_path) as workspace:
        yield workspace


def slips_of(village: Workspace, pilihan: PilihanUndangan) -> list[tuple[str, int]]:
    """TPS and number of every slip, in the order in which they are printed."""
    return [(slip.tps, slip.no) for one in bahan(village, pilihan).ikat for slip in one.slips]


def on_paper(done: UndanganTercetak) -> list[tuple[str, int]]:
    """The same, read from the codes."""
    scanned = [text for at in range(len(pages(done.pdf))) for text in qr_texts(done.pdf, at)]
    papers = [check_paper(text).kertas for text in scanned]
    return [(one.tps, int(one.bagian[1:])) for one in papers]


def everybody(village: Workspace) -> list[tuple[str, int]]:
    return [(row.pemilih.tps, row.no) for row in whole_dpt(village)]


def refusal(village: Workspace, pilihan: PilihanUndangan) -> str:
    with pytest.raises(UserError) as caught:
        bahan(village, pilihan)
    return caught.value.code


@pytest.mark.parametrize("per_page", [2, 4, 6, 8])
def test_every_voter_of_the_dpt_gets_one(village: Workspace, per_page: int) -> None:
    done = undangan(village, PilihanUndangan(per_halaman=per_page, kertas="A4"))  # type: ignore[arg-type]
    assert sorted(on_paper(done)) == everybody(village)
    assert (done.voters, done.tps, done.salinan, done.meninggal) == (100, 2, 0, 0)
    assert boxes(done.pdf) == {(2100, 2970)} and every_font_is_embedded(done.pdf)


def test_bundles_are_in_the_order_of_delivery_and_families_stay_together(village: Workspace) -> None:
    done = undangan(village, RT)
    assert sorted(on_paper(done)) == everybody(village)
    assert [(one.rt, one.rw, one.tps, one.lembar) for one in done.dokumen] == [
        (f"{rt:03}", "001" if rt < 4 else "002", "001" if rt < 4 else "002", 20) for rt in range(1, 6)
    ]
    assert done.dokumen[1].isi == "No. DPT 21-40"
    held = bahan(village, replace(RT, cara="salinan"))
    for one in held.ikat:
        families = [slip.pemilih.nkk for slip in one.slips]
        assert len({slip.pemilih.rt for slip in one.slips}) == 1
        assert families[::2] == families[1::2] and len(set(families)) == 10
    front = pages(done.pdf)[0]
    assert all(word in front for word in ("RT 001 / RW 001", "No. DPT 0001–0020", "20 surat"))
    assert done.dokumen[0].nomor in front


def test_a_dusun_divides_an_rt_that_there_is_twice(village: Workspace) -> None:
    """A part of an RT that no map names goes with the rest of it, and a family stays together."""
    assign_each(village, {("JALAN MELATI", f"{rt:03}", "001"): "Krajan" for rt in (1, 2, 3)})
    done = undangan(village, RT)
    assert done.dokumen[-1].isi == "Dusun Krajan, No. DPT 41-60"
    assert [one.rt for one in done.dokumen] == ["004", "005", "001", "002", "003"]
    assign_each(village, {("JALAN MELATI", "005", "002"): "Wetan"})
    assert ekspedisi(village).ikat == 5
    assign_each(village, {("JALAN MAWAR", "005", "002"): "Kulon"})
    last = [one.slips for one in bahan(village, replace(RT, siapa=Siapa(rt="5"), cara="salinan")).ikat]
    families = [{slip.pemilih.nkk for slip in slips} for slips in last]
    assert len(families) == 2 and not families[0] & families[1] and sum(map(len, last)) == 20


@pytest.mark.parametrize(
    ("siapa", "numbers"),
    [
        (Siapa(tps="1", nomor="1-3,17"), [("001", 1), ("001", 2), ("001", 3), ("001", 17)]),
        (Siapa(tps="2", nomor="40"), [("002", 40)]),
        (Siapa(rt="5", rw="2", nomor="21-22"), [("002", 21), ("002", 22)]),
    ],
)
def test_ranges_of_a_tps(village: Workspace, siapa: Siapa, numbers: list[tuple[str, int]]) -> None:
    assert slips_of(village, PilihanUndangan(siapa)) == numbers


def test_one_voter_and_one_rt(village: Workspace) -> None:
    row = whole_dpt(village)[41]
    assert slips_of(village, PilihanUndangan(Siapa(pemilih=(row.pemilih.id,)))) == [("001", 42)]
    assert len(slips_of(village, PilihanUndangan(Siapa(rt="003", rw="001")))) == 20
    assert len(slips_of(village, PilihanUndangan(Siapa(tps="002")))) == 40


@pytest.mark.parametrize(
    ("pilihan", "code"),
    [
        (PilihanUndangan(Siapa(tps="9")), "TPS_UNKNOWN"),
        (PilihanUndangan(Siapa(rt="9")), "RT_UNKNOWN"),
        (PilihanUndangan(Siapa(nomor="1-3")), "RANGE_TPS"),
        (PilihanUndangan(Siapa(tps="1", nomor="61")), "NUMBER_NOT_LISTED"),
        (PilihanUndangan(Siapa(tps="1", nomor="50-61")), "NUMBER_NOT_LISTED"),
        (PilihanUndangan(Siapa(tps="1", nomor="satu")), "RANGE_INVALID"),
        (PilihanUndangan(Siapa(pemilih=("000000",))), "VOTER_NOT_ON_DPT"),
        (PilihanUndangan(cara="ganti"), "SLIP_REASON"),
        (PilihanUndangan(kertas="A5"), "PAPER_UNKNOWN"),
    ],
)
def test_what_cannot_be_printed(village: Workspace, pilihan: PilihanUndangan, code: str) -> None:
    assert refusal(village, pilihan) == code
    assert not [*akses.of_kind(village.db, "cetak"), *kendali.papers(village)]


def test_before_the_dpt_there_are_blanks_only(tmp_path: Path) -> None:
    with ratified(tmp_path, dpt=False) as village:
        assert refusal(village, RT) == "DPT_NEEDED"
        assert len(pages(blangko(village, RT, 2))) == 2
        assert [dict(one.data) for one in akses.of_kind(village.db, "cetak")] == [
            {"dokumen": "blangko-undangan", "lembar": "2"}
        ]


def test_who_died_after_the_dpt_gets_none(village: Workspace) -> None:
    dead = whole_dpt(village)[4].pemilih.id
    mark(village, [Mark(dead, Alasan.MENINGGAL)])
    done = undangan(village, RT)
    assert (done.voters, done.meninggal, done.dokumen[0].lembar) == (99, 1, 19)
    assert ("001", 5) not in on_paper(done)
    assert done.dokumen[0].isi == "No. DPT 1-4,6-20"
    assert refusal(village, PilihanUndangan(Siapa(pemilih=(dead,)))) == "SLIP_NOBODY"


def test_a_reprint_is_marked_and_written_down(village: Workspace) -> None:
    undangan(village, PilihanUndangan(Siapa(tps="1")))
    one = PilihanUndangan(Siapa(tps="1", nomor="7"))
    again, third = undangan(village, one), undangan(village, replace(one, cara="salinan"))
    assert ["SALINAN KE-1" in pages(again.pdf)[0], "SALINAN KE-2" in pages(third.pdf)[0]] == [True, True]
    assert check_paper(qr_texts(third.pdf)[0]).kertas.salinan == "S2"
    assert again.dokumen == third.dokumen == ()
    bundle = kendali.papers(village)[0].nomor
    assert printed_slips(village)["001", 7] == SuratTercetak(bundle, True, 2)
    noted = [dict(event.data) for event in akses.of_kind(village.db, "slip")]
    assert noted[0] == {"tps": "001", "nomor": "1-60", "cara": "asli", "ikat": bundle, "alasan": ""}
    assert noted[2] == {"tps": "001", "nomor": "7", "cara": "salinan", "ikat": "", "alasan": ""}
    whole = undangan(village)
    assert (whole.voters, whole.salinan) == (100, 60)
    assert refusal(village, PilihanUndangan(cara="baru")) == "SLIP_NOBODY"


def test_a_spoilt_print_is_replaced_in_its_bundle(village: Workspace) -> None:
    first = undangan(village, RT).dokumen
    again = undangan(village, replace(RT, siapa=Siapa(rt="2"), cara="ganti", alasan="macet"))
    assert again.salinan == 0 and "SALINAN" not in " ".join(pages(again.pdf))
    assert kendali.papers(village) == list(first)
    kendali.hand_out(village, [first[1]], "Pak RT")
    later = undangan(village, replace(RT, siapa=Siapa(rt="2"), cara="ganti", alasan="hilang di jalan"))
    assert [(one.urut[1], one.lembar) for one in later.dokumen] == [(6, 20)]


def test_a_bundle_that_is_still_here_grows(village: Workspace) -> None:
    few = undangan(village, replace(RT, siapa=Siapa(tps="1", nomor="1-5"))).dokumen
    assert [one.isi for one in few] == ["No. DPT 1-5"]
    undangan(village, replace(RT, siapa=Siapa(rt="1"), cara="baru"))
    assert [(one.nomor, one.lembar, one.isi) for one in kendali.papers(village)] == [
        (few[0].nomor, 20, "No. DPT 1-20")
    ]


def test_nothing_counts_as_printed_where_the_file_could_not_be_kept(village: Workspace) -> None:
    def full() -> None:
        raise UserError("DISK_FULL", folder="D:/")

    with pytest.raises(UserError, match="DISK_FULL"):
        note_undangan(village, bahan(village, RT), full)
    assert printed_slips(village) == {} and kendali.papers(village) == []
    held = bahan(village, RT)
    undangan(village, RT)
    with pytest.raises(UserError, match="DOCUMENT_TAKEN"):
        note_undangan(village, held)


def test_an_addendum_and_a_reopened_list_keep_their_numbers(village: Workspace) -> None:
    set_rule(village, "setelah_dpt", "addendum")
    undangan(village, RT)
    person = {"nama": "BARU SEKALI", "kelamin": "L", "tanggal_lahir": "4-5-1990", "alamat": "JALAN MELATI"}
    person |= {"nik": nik(7, "1990-05-04", "L"), "rt": "1", "rw": "1", "tps": "1"}
    add(village, [Orang(person)])
    ratify(village, "addendum", "sekretaris", SEKRETARIS, nomor="BA/9")
    done = undangan(village, replace(RT, cara="baru"))
    paper = check_paper(qr_texts(done.pdf)[0]).kertas
    addendum = penetapan(village, "addendum")
    assert addendum is not None
    assert (paper.daftar, paper.bagian, paper.sidik) == ("addendum", "N61", addendum.sidik[:16].upper())
    assert [one.isi for one in done.dokumen] == ["No. DPT 1-20,61"]
    reopen(village, "salah", "K/1", "sekretaris", SEKRETARIS)
    assert refusal(village, RT) == "DPT_NEEDED"
    ratify(village, "dpt", "sekretaris", SEKRETARIS)
    assert refusal(village, replace(RT, cara="baru")) == "SLIP_NOBODY", "who has one keeps his number"


def test_slips_hold_no_number_of_the_register(village: Workspace) -> None:
    everything = stored(undangan(village).pdf)
    for voter in VOTERS:
        for secret in (voter.nik, voter.nkk, voter.tanggal_lahir):
            assert secret.encode() not in everything


def test_hours_places_words_and_signer_are_the_villages_own(village: Workspace) -> None:
    set_rule(village, "jam", "06.30 s.d. 12.00")
    set_places(village, {"001": "Balai Desa Sukamaju"})
    set_text(village, "undangan", "catatan", ["1. Bawa KTP-el.", "Jangan titip; hadir sendiri."])
    set_text(
        village, "undangan", "judul", ["{undangan_resmi}".replace("{undangan_resmi}", "Panggilan Memilih")]
    )
    told = pages(undangan(village, PilihanUndangan(Siapa(tps="1"))).pdf)[0]
    for words in ("06.30 s.d. 12.00 WIB", "Balai Desa Sukamaju", "PANGGILAN MEMILIH", "Ketua Contoh"):
        assert words in told
    assert "1. Bawa KTP-el." in told and "2. Jangan titip; hadir sendiri." in told
    rule = [{"dokumen": "surat", "jabatan": "Ketua Seksi Pemilih", "nama": "Ani Wijaya"}]
    set_rule(village, "penandatangan", rule)
    told = pages(preview(village, RT, {"catatan": ["Sedang ditulis."]}))[0]
    assert "Ketua Seksi Pemilih" in told and "Ani Wijaya" in told and "Sedang ditulis." in told
    kpps = pages(preview(village, replace(RT, oleh="KPPS"), {}))[0]
    assert "bahwa KPPS mengundang" in kpps and "Ketua KPPS" in kpps and "Ani" not in kpps
    assert [one.asal for one in texts(village, "undangan")][:4] == ["panitia", "bawaan", "bawaan", "panitia"]
    with pytest.raises(UserError, match="TEXT_PLACEHOLDER"):
        set_text(village, "undangan", "judul", ["{nik}"])


def test_blanks_are_printed_on_where_the_printer_needs_it(village: Workspace) -> None:
    keep_calibration("LX", 4, replace(bahan(village, RT).options.kalibrasi, semua=(2.0, 3.0)))
    on = PilihanUndangan(Siapa(tps="1", nomor="1-4"), isi="isian", printer="LX")
    assert bahan(village, on).options.kalibrasi.semua == (2.0, 3.0)
    assert bahan(village, replace(on, isi="lengkap")).options.kalibrasi.semua == (0, 0)
    done = undangan(village, on)
    assert "TANDA TERIMA" not in pages(done.pdf)[0] and len(on_paper(done)) == 4
    sheet = pages(kalibrasi(village, on))
    assert "LX" in sheet[1] and "+2,0 +3,0" in " ".join(sheet[1].split())


def test_a_print_of_many_scattered_numbers_fits_the_chain() -> None:
    odd = [("001", number) for number in range(1, 9001, 2)]
    drafts = list(slip_drafts([Cetakan("asli", odd, "UN-1-AB")]))
    assert len(drafts) > 3
    told = [str(draft.isi["nomor"]) for draft in drafts if isinstance(draft.isi, dict)]
    assert [int(one) for part in told for one in re.split(",", part)] == [number for _, number in odd]


def test_undoing_the_bundles_gives_their_numbers_to_nobody(village: Workspace) -> None:
    undangan(village, RT)
    undo.undo(village)
    assert kendali.papers(village) == []
    done = undangan(village, replace(RT, cara="ganti", alasan="diulang"))
    assert [one.urut[1] for one in done.dokumen] == [6, 7, 8, 9, 10]


def test_the_day_of_a_postponed_vote_is_on_the_slip(village: Workspace) -> None:
    set_rule(village, "hari", "2027-02-17", "K/2")
    assert "Rabu, 17 Februari 2027" in pages(pdf_of(bahan(village, RT)).pdf)[0]
    assert date(2027, 2, 17) == village.pengaturan.pemilihan.hari
