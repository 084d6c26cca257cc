"""Invitations out and back: delivery lists, reasons, and a balance that always adds up."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.fold import fold
from app.domain.tms import Alasan
from app.services.desa import kembalian, kendali, undo
from app.services.desa.frozen import whole_dpt
from app.services.desa.kembalian import (
    BarisRekon,
    balance,
    note_returned,
    reconcile,
    returned,
    total,
    whose,
)
from app.services.desa.mark import Mark, mark
from app.services.desa.print_ekspedisi import PilihanEkspedisi, balance_told, ekspedisi, rekonsiliasi
from app.services.desa.print_undangan import PilihanUndangan, undangan
from app.services.desa.ratify import ratify, reopen
from app.services.desa.undangan_pilih import Siapa
from app.services.desa.workspace import Workspace
from app.store import akses, daftar, journal
from tests.printing.reading import boxes, every_font_is_embedded, stored, texts
from tests.services.desa.slip_village import VOTERS, ratified
from tests.villages import SEKRETARIS

RT = PilihanUndangan(urut="rt", per_halaman=8)
DAY = date(2027, 1, 28)


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with ratified(tmp_path) as workspace:
        yield workspace


def hand_out(village: Workspace, *numbers: str) -> None:
    kendali.hand_out(village, kendali.chosen(village, numbers), "Pak RT", date(2027, 1, 25))


def back(village: Workspace, *numbers: str) -> None:
    kendali.take_back(village, kendali.chosen(village, numbers), DAY)


def numbers_of(line: BarisRekon) -> tuple[int, ...]:
    """Printed, delivered, came back, out, here."""
    assert line.selisih == 0
    return line.dicetak, line.diterima, line.jumlah_kembali, line.keluar, line.disimpan


def refusal(village: Workspace, siapa: Siapa, alasan: str) -> str:
    with pytest.raises(UserError) as caught:
        note_returned(village, siapa, alasan)
    return caught.value.code


def test_the_balance_follows_bundles_and_slips(village: Workspace) -> None:
    assert [numbers_of(one) for one in reconcile(village)] == [(0, 0, 0, 0, 0)] * 5
    undangan(village, RT)
    hand_out(village, "UN-1..3")
    note_returned(village, Siapa(tps="1", nomor="1-3"), "pindah", DAY)
    note_returned(village, Siapa(tps="1", nomor="21"), "meninggal", DAY, "kata tetangga")
    back(village, "UN-1", "UN-2")
    lines = reconcile(village)
    assert [numbers_of(one) for one in lines] == [
        (20, 17, 3, 0, 0),
        (20, 19, 1, 0, 0),
        (20, 0, 0, 20, 0),
        (20, 0, 0, 0, 20),
        (20, 0, 0, 0, 20),
    ]
    whole = total(lines)
    assert (whole.pemilih, whole.kembali, whole.selisih) == (100, {"pindah": 3, "meninggal": 1}, 0)
    told = "100 dicetak = 36 diterima pemilih + 4 kembali + 20 di tangan pengantar + 40 belum keluar"
    assert balance_told(whole) == told
    by_tps = reconcile(village, "tps")
    assert [(one.wilayah.tps, one.dicetak) for one in by_tps] == [("001", 60), ("002", 40)]
    assert numbers_of(total(by_tps)) == numbers_of(whole)
    kendali.destroy(village, kendali.chosen(village, ["UN-4"]))
    assert reconcile(village)[3].musnah == 20 and total(reconcile(village)).selisih == 0


def test_what_must_lie_on_the_table_when_a_bundle_comes_back(village: Workspace) -> None:
    undangan(village, RT)
    hand_out(village, "UN-1")
    note_returned(village, Siapa(tps="1", nomor="4,5"), "tidak_ditemukan")
    found = kembalian.bundle_back(village, kendali.papers(village)[0])
    assert (found.lembar, found.tanda_terima, found.surat) == (20, 18, 2)


def test_a_reason_marks_nobody_and_can_be_taken_back(village: Workspace) -> None:
    undangan(village, RT)
    one = whole_dpt(village)[6].pemilih
    before = fold(daftar.base(village.db, village.newest_paket()), journal.all_events(village.db)).pemilih
    act, count = note_returned(village, Siapa(pemilih=(one.id,)), "meninggal", DAY)
    after = fold(daftar.base(village.db, village.newest_paket()), journal.all_events(village.db)).pemilih
    assert (count, before) == (1, after)
    told = kembalian.return_of(village, one.id)
    assert told is not None and (told.alasan, told.tanggal) == ("meninggal", DAY)
    assert note_returned(village, Siapa(tps="1", nomor="7"), "meninggal", DAY)[0] == ""
    assert note_returned(village, Siapa(tps="1", nomor="7"), "", DAY)[0]
    assert returned(village) == {} and kembalian.return_of(village, one.id) is None
    undo.undo(village)
    assert returned(village).keys() == {one.id}
    undo.undo(village, act)
    assert returned(village) == {}


def test_what_is_refused(village: Workspace) -> None:
    assert refusal(village, Siapa(tps="1", nomor="1"), "malas") == "SLIP_BACK_REASON"
    assert refusal(village, Siapa(tps="1"), "pindah") == "SLIP_BACK_WHOM"
    assert refusal(village, Siapa(nomor="1"), "pindah") == "RANGE_TPS"
    assert refusal(village, Siapa(tps="2", nomor="99"), "pindah") == "NUMBER_NOT_LISTED"
    with pytest.raises(UserError, match="SLIP_BACK_NOTE"):
        note_returned(village, Siapa(tps="1", nomor="1"), "lainnya", catatan="x" * 1001)
    empty = kendali.register(village, [kendali.Baru("undangan", "kosong", 0)]).dokumen[0].nomor
    with pytest.raises(UserError, match="SLIP_NOBODY"):
        ekspedisi(village, PilihanEkspedisi(ikat=(empty,)))


def test_a_slip_that_came_back_without_a_print_on_record_still_adds_up(village: Workspace) -> None:
    undangan(village, replace(RT, siapa=Siapa(tps="1")))
    note_returned(village, Siapa(tps="2", nomor="1"), "ganda")
    whole = total(reconcile(village))
    assert (whole.dicetak, whole.jumlah_kembali, whole.tanpa_catatan, whole.selisih) == (61, 1, 1, 0)
    assert "1 kembali tanpa catatan cetak" in balance_told(whole)


def test_copies_count_beside_and_void_numbers_in_a_line_of_their_own(village: Workspace) -> None:
    undangan(village, RT)
    undangan(village, PilihanUndangan(Siapa(tps="1", nomor="1-2")))
    reopen(village, "salah", "K/1", "sekretaris", SEKRETARIS)
    mark(village, [Mark(whole_id(village, 2), Alasan.TNI)])
    ratify(village, "dpt", "sekretaris", SEKRETARIS)
    lines = reconcile(village)
    assert (lines[-1].dicabut, lines[-1].selisih, lines[0].salinan) == (1, 0, 1)
    whole = total(lines)
    assert (whole.pemilih, whole.dicetak, whole.salinan, whole.selisih) == (99, 100, 2, 0)


def whole_id(village: Workspace, number: int) -> str:
    """Whoever has this number of the first TPS in the list about to be ratified."""
    return sorted(VOTERS[:20], key=lambda one: (one.nkk, one.nama, one.id))[number - 1].id


def test_the_delivery_list_has_every_letter_once_and_room_to_sign(village: Workspace) -> None:
    done = undangan(village, RT)
    hand_out(village, "UN-2")
    paper = ekspedisi(village)
    pages = texts(paper.pdf)
    assert (paper.voters, paper.ikat) == (100, 5)
    assert boxes(paper.pdf) == {(2150, 3300)} and every_font_is_embedded(paper.pdf)
    summary, second = pages[0], pages[2]
    for one in done.dokumen:
        assert one.nomor in summary
    assert "Jumlah: 5 ikat, 100 surat" in summary and "Pak RT" in summary and "25-01-2027" in summary
    assert "RT 002 / RW 001" in second and "dibawa Pak RT" in second and "0021–0040" in second
    assert "DITERIMA OLEH" in second and "TANDA TANGAN" in second and "Halaman 1 dari 1" in second
    assert "Jumlah 20" in second and "Kode sidik DPT" in second
    listed = [int(no) for no in re.findall(r"^\d+\s+(\d{4})\s", "\n".join(pages[1:4]), re.MULTILINE)]
    assert sorted(listed) == list(range(1, 61))
    everything = stored(paper.pdf)
    for voter in VOTERS:
        for secret in (voter.nik, voter.nkk, voter.tanggal_lahir):
            assert secret.encode() not in everything
    assert [event.data["dokumen"] for event in akses.of_kind(village.db, "cetak")] == [
        "undangan",
        "ekspedisi",
    ]


def test_before_anything_is_printed_the_list_shows_how_it_will_be(village: Workspace) -> None:
    mark(village, [Mark(whole_dpt(village)[0].pemilih.id, Alasan.MENINGGAL)])
    paper = ekspedisi(village, PilihanEkspedisi(kertas="A4"))
    assert (paper.voters, paper.ikat) == (99, 5) and "Belum dicetak" in texts(paper.pdf)[1]
    few = undangan(village, replace(RT, siapa=Siapa(tps="1", nomor="2-3")))
    both = ekspedisi(village, PilihanEkspedisi(Siapa(rt="1", rw="1")))
    assert (both.voters, both.ikat) == (19, 2)
    one = ekspedisi(village, PilihanEkspedisi(ikat=(few.dokumen[0].nomor,)))
    assert (one.voters, one.ikat) == (2, 1)


def test_the_balance_on_paper(village: Workspace) -> None:
    undangan(village, RT)
    hand_out(village, "UN-1..5")
    note_returned(village, Siapa(tps="2", nomor="1-40"), "menolak")
    back(village, "UN-1..5")
    pdf = rekonsiliasi(village, paper="A4")
    page = " ".join(texts(pdf)[0].split())
    assert boxes(pdf) == {(2970, 2100)}
    assert "100 dicetak = 60 diterima pemilih + 40 kembali" in page
    assert "RT 004 / RW 002 02 20 20 0 0 0 0 0 20 0 0 0 0 0" in page
    assert "Jumlah 100 100 60 0 0 0 0 40 0 0 0 0 0" in page
    assert "Ketua Contoh" in page and "Sekretaris Contoh" in page
    by_tps = " ".join(texts(rekonsiliasi(village, "tps"))[0].split())
    assert "TPS 02 02 40 40 0 0 0 0 0 40 0 0 0 0 0" in by_tps and "Tanpa RT" not in by_tps


def test_the_balance_names_every_slip_that_came_back_by_its_place(village: Workspace) -> None:
    undangan(village, RT)
    assert [row.no for row in whose(village, Siapa(tps="2", nomor="4,7-8"))] == [4, 7, 8]
    note_returned(village, Siapa(tps="2", nomor="4"), "ganda", DAY, "sudah pindah")
    note_returned(village, Siapa(tps="1", nomor="60"), "menolak", DAY)
    told = balance(village)
    assert [(one.baris and (one.baris.pemilih.tps, one.baris.no)) for one in told.surat] == [
        ("001", 60),
        ("002", 4),
    ]
    assert (told.surat[1].kembali.alasan, told.surat[1].kembali.catatan) == ("ganda", "sudah pindah")
    assert (told.jumlah, list(told.baris)) == (total(told.baris), reconcile(village))
