"""Printing in a village with a DPT: a whole TPS in one act, slips that become copies, long documents."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ui.desa.cetak_naskah import Prepared
from app.ui.desa.cetak_page import CetakPage
from app.ui.desa.village_screen import VillageScreen
from tests.printing.reading import texts
from tests.ui.cetak_desa import printing_page, ratified_folder
from tests.ui.driving import press, rest, settle
from tests.ui.trays import Tray


@pytest.fixture
def village_folder(tmp_path: Path) -> Path:
    return ratified_folder(tmp_path)


@pytest.fixture
def tray(tmp_path: Path) -> Tray:
    return Tray(tmp_path / "tray")


@pytest.fixture
def page(village: VillageScreen, tray: Tray) -> Iterator[CetakPage]:
    yield printing_page(village, tray)
    settle()


def at(page: CetakPage, kode: str) -> Prepared:
    assert page.list.go_to(kode)
    rest(page.village.window_)
    assert page.acts.made is not None
    return page.acts.made


def state(page: CetakPage, kode: str) -> tuple[int, int]:
    found = next(one for one in page.states if one.dokumen.kode == kode)
    return found.sudah, found.perlu


def test_a_whole_tps_is_one_act_and_the_next_one_follows(page: CetakPage, tray: Tray) -> None:
    first = at(page, "paket_tps")
    assert first.pilihan.tps == "001"
    press(page.list.table, "Ctrl+P")
    rest(page.village.window_)
    assert tray.pages() == first.pages
    assert state(page, "paket_tps") == state(page, "kpps") == state(page, "hadir") == (1, 2)
    assert state(page, "undangan") == (60, 100)
    at(page, "kpps")
    assert at(page, "paket_tps").pilihan.tps == "002"
    press(page.list.table, "Ctrl+P")
    rest(page.village.window_)
    assert state(page, "paket_tps") == (2, 2)
    assert state(page, "undangan") == (100, 100)


def test_slips_that_are_printed_again_are_copies(page: CetakPage, tray: Tray) -> None:
    assert "SALINAN" not in " ".join(texts(at(page, "undangan").pdf))
    for _ in range(2):
        press(page.list.table, "Ctrl+P")
        rest(page.village.window_)
    again = page.acts.whole_made
    assert again is not None
    assert "SALINAN" in " ".join(texts(again.pdf))
    assert state(page, "undangan") == (100, 100)


def test_slips_after_a_jam_are_no_copies(page: CetakPage, tray: Tray) -> None:
    made = at(page, "undangan")
    press(page.list.table, "Ctrl+P")
    rest(page.village.window_)
    page.panel.printer.first.setValue(10)
    press(page.list.table, "Ctrl+P")
    rest(page.village.window_)
    assert page.acts.whole_made is made
    assert tray.pages() == made.pages - 9


def test_of_a_long_document_its_beginning_is_seen_and_all_of_it_printed(
    page: CetakPage, tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.desa.cetak_acts._MANY", 3)
    for kode, part in (("kpps", "001"), ("lembar_kerja", "")):
        seen = at(page, kode)
        assert (page.acts.is_part, seen.pilihan.tps) == (True, part)
        press(page.list.table, "Ctrl+P")
        rest(page.village.window_)
        assert tray.pages() > seen.pages
        assert state(page, kode)[0] == state(page, kode)[1]


def test_spoilt_slips_are_replaced_with_a_reason(page: CetakPage, tray: Tray) -> None:
    at(page, "undangan")
    press(page.list.table, "Ctrl+P")
    rest(page.village.window_)
    kind = page.panel.choices.kind
    kind.setCurrentIndex(kind.findData("ganti"))
    kind.activated.emit(kind.currentIndex())
    rest(page.village.window_)
    assert not page.panel.print_.isEnabled()
    page.panel.choices.reason.setText("Tinta luntur")
    press(page.panel.choices.reason, "Return")
    page.panel.choices.changed.emit()
    rest(page.village.window_)
    assert page.acts.made is not None
    assert "SALINAN" not in " ".join(texts(page.acts.made.pdf))
