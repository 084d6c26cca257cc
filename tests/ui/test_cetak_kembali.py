"""Invitations that came back, by keys: numbers, reasons, the balance, taken back, seen at the voter."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from app.services.desa.kembalian import returned
from app.services.desa.kendali import chosen, hand_out
from app.services.desa.print_undangan import PilihanUndangan, undangan
from app.ui.desa.cetak_kembali import KembaliView
from app.ui.desa.cetak_page import CetakPage
from app.ui.desa.daftar_page import DaftarPage
from app.ui.desa.village_screen import VillageScreen
from tests.printing.reading import texts
from tests.ui.cetak_desa import printing_page, ratified_folder
from tests.ui.driving import answer_keys, focused, keys, letters, press, rest, settle, until
from tests.ui.driving import texts as labels
from tests.ui.trays import Tray


@pytest.fixture
def village_folder(tmp_path: Path) -> Path:
    return ratified_folder(tmp_path)


@pytest.fixture
def page(village: VillageScreen, tmp_path: Path) -> Iterator[CetakPage]:
    """All slips printed by RT; the first three bundles are out."""
    shown = printing_page(village, Tray(tmp_path / "tray"))
    village.session.run(lambda workspace, _: undangan(workspace, PilihanUndangan(urut="rt", per_halaman=8)))
    village.session.run(lambda workspace, _: hand_out(workspace, chosen(workspace, ["UN-1..3"]), "Pak RT"))
    rest(village.window_)
    yield shown
    settle()


@pytest.fixture
def view(page: CetakPage) -> KembaliView:
    press(page.list.table, "S")
    rest(page.village.window_)
    assert page.views.currentWidget() is page.returned
    return page.returned


def note(page: CetakPage, tps: str, reason: str, numbers: str, remark: str = "") -> None:
    """As somebody types it; the TPS and the reason are chosen from their lists."""
    form = page.returned.form
    for box, value in ((form.tps, tps), (form.reason, reason)):
        box.setCurrentIndex(box.findData(value))
    form.note.setText(remark)
    form.numbers.setFocus()
    letters(numbers)
    keys("Return")
    rest(page.village.window_)


def kept(page: CetakPage) -> dict[str, str]:
    """Voter -> reason, as it is on disk."""
    found: dict[str, str] = {}
    page.session.run(
        lambda workspace, _: {one.pemilih: one.alasan for one in returned(workspace).values()}, found.update
    )
    rest(page.village.window_)
    return found


def cells(view: KembaliView, row: int) -> tuple[str, ...]:
    return view.lines.lines[row].texts


def test_the_balance_is_there_before_anything_came_back(view: KembaliView) -> None:
    assert view.sum.text() == "100 dicetak = 60 di tangan pengantar + 40 belum keluar"
    assert cells(view, 0) == ("RT 001 / RW 001", "01", "20", "20", "0", "0", "20", "0", "0")
    assert cells(view, 4)[:2] == ("RT 005 / RW 002", "02")
    assert view.kinds.buttons["surat"].text() == "Yang kembali: 0"
    assert not view.form.keep.isEnabled()
    for model in (view.lines, view.slips):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_ranges_and_single_numbers_are_noted_and_the_balance_follows(
    page: CetakPage, view: KembaliView
) -> None:
    note(page, "001", "pindah", "1-3, 25")
    note(page, "002", "meninggal", "5,9", "kata tetangga")
    assert len(kept(page)) == 6
    assert sorted(kept(page).values()) == ["meninggal"] * 2 + ["pindah"] * 4
    assert view.sum.text() == "100 dicetak = 6 kembali + 56 di tangan pengantar + 38 belum keluar"
    assert view._reasons.text() == "Kembali: 2 meninggal, 4 pindah."
    assert cells(view, 0)[3:] == ("20", "0", "3", "17", "0", "0")
    view.kinds.buttons["tps"].click()
    rest(page.village.window_)
    assert [cells(view, row)[:6] for row in (0, 1)] == [
        ("TPS 01", "01", "60", "60", "0", "4"),
        ("TPS 02", "02", "40", "40", "0", "2"),
    ]


def test_after_enter_the_next_numbers_are_typed_and_ctrl_z_takes_the_last_back(
    page: CetakPage, view: KembaliView
) -> None:
    note(page, "001", "pindah", "1-3")
    note(page, "001", "ganda", "7")
    assert focused() is view.form.numbers
    assert view.form.numbers.text() == ""
    keys("Ctrl+Z")
    rest(page.village.window_)
    assert sorted(kept(page).values()) == ["pindah"] * 3
    assert view.sum.text().startswith("100 dicetak = 3 kembali")
    keys("Ctrl+Y")
    rest(page.village.window_)
    assert sorted(kept(page).values()) == ["ganda", *["pindah"] * 3]
    letters("12")
    keys("Ctrl+Z")
    rest(page.village.window_)
    assert len(kept(page)) == 4  # the key was the line's, for what is still being typed
    assert view.form.numbers.text() == ""


def test_the_names_behind_the_numbers_are_told_before_they_are_noted(
    page: CetakPage, view: KembaliView
) -> None:
    keys("N")
    assert focused() is view.form.tps
    view.form.tps.setCurrentIndex(view.form.tps.findData("002"))
    view.form.start()
    letters("1-5")
    until(lambda: view.form.whose.text())
    told = view.form.whose.text()
    assert told.startswith("0001 ")
    assert told.endswith(" dan 2 lagi")
    keys("Ctrl+A")
    letters("41")
    until(lambda: "tertinggi 40" in view.form.whose.text())
    assert kept(page) == {}


def test_numbers_that_are_not_there_are_refused_where_they_were_typed(
    page: CetakPage, view: KembaliView
) -> None:
    note(page, "001", "pindah", "61")
    assert "Nomor 61" in view.form.problem.accessibleName()
    assert view.form.numbers.text() == "61"
    assert kept(page) == {}
    note(page, "001", "pindah", ",3-")
    assert view.form.problem.isVisible()
    assert kept(page) == {}


def test_a_day_that_is_none_holds_the_button_back(page: CetakPage, view: KembaliView) -> None:
    view.form.day.field.setText("31-2-2027")
    note(page, "001", "pindah", "1")
    assert not view.form.keep.isEnabled()
    assert kept(page) == {}


def test_the_list_tells_who_and_why_and_what_was_delivered_after_all_leaves_it(
    page: CetakPage, view: KembaliView
) -> None:
    note(page, "002", "tidak_ditemukan", "4", "rumah kosong")
    note(page, "001", "menolak", "2,8")
    view.kinds.buttons["surat"].click()
    rest(page.village.window_)
    rows = [one.texts for one in view.slips.lines]
    assert [(row[0], row[1], row[4]) for row in rows] == [
        ("01", "0002", "Menolak menerima"),
        ("01", "0008", "Menolak menerima"),
        ("02", "0004", "Tidak ditemukan"),
    ]
    assert rows[2][6] == "rumah kosong"
    view.table.setFocus()
    keys("Home", "Shift+Down", "D")
    rest(page.village.window_)
    assert list(kept(page).values()) == ["tidak_ditemukan"]
    keys("Ctrl+Z")
    rest(page.village.window_)
    assert len(kept(page)) == 3


def test_enter_brings_a_slip_back_into_the_form_to_be_corrected(page: CetakPage, view: KembaliView) -> None:
    note(page, "002", "lainnya", "4", "belum jelas")
    view.kinds.buttons["surat"].click()
    rest(page.village.window_)
    view.table.setFocus()
    keys("Return")
    form = view.form
    assert (form.reason.currentData(), form.tps.currentData(), form.numbers.text()) == ("lainnya", "002", "4")
    assert form.note.text() == "belum jelas"
    form.reason.setCurrentIndex(form.reason.findData("pindah"))
    form.numbers.setFocus()
    keys("Return")
    rest(page.village.window_)
    assert list(kept(page).values()) == ["pindah"]


def test_the_voter_panel_tells_that_his_letter_came_back(page: CetakPage, view: KembaliView) -> None:
    view.form.day.field.setText("28-1-2027")
    note(page, "001", "meninggal", "21", "kata tetangga")
    view.kinds.buttons["surat"].click()
    rest(page.village.window_)
    view.table.setFocus()
    keys("L")
    rest(page.village.window_)
    daftar = page.village.page
    assert isinstance(daftar, DaftarPage)
    until(lambda: "kembali 28-01-2027: meninggal · kata tetangga" in labels(daftar.panel))
    assert "Undangan" in labels(daftar.panel)
    keys("Ctrl+Z")
    rest(page.village.window_)
    until(lambda: not any("kembali" in one for one in labels(daftar.panel)))


def test_the_balance_becomes_a_document_by_the_same_lines(page: CetakPage, view: KembaliView) -> None:
    note(page, "001", "pindah", "1-3")
    view.kinds.buttons["tps"].click()
    rest(page.village.window_)
    view.balance.setFocus()
    keys("P")
    rest(page.village.window_)
    assert page.list.front is not None
    assert page.list.front.dokumen.kode == "rekonsiliasi"
    assert page.acts.made is not None
    told = " ".join(texts(page.acts.made.pdf)[0].split())
    assert "100 dicetak = 3 kembali + 57 di tangan pengantar + 40 belum keluar." in told
    assert "TPS 01 01 60 60 0 0 3 0 0 0 0 57 0 0 0" in told


def test_numbers_that_are_typed_are_not_left_by_a_slip_of_the_hand(
    page: CetakPage, view: KembaliView
) -> None:
    view.form.numbers.setFocus()
    letters("12")
    assert page.is_unsaved
    answer_keys("Esc")
    keys("Esc")
    rest(page.village.window_)
    assert page.views.currentWidget() is view
