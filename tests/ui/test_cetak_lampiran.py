"""A decree with its list behind it on the printing page: chosen, seen, opened with a reason, written down."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ui.desa.cetak_page import CetakPage
from app.ui.desa.village_screen import VillageScreen
from tests.printing.reading import texts
from tests.ui.driving import keys, letters, press, rest, settle
from tests.ui.test_cetak_page import NAME, at, prints, seen
from tests.ui.trays import Tray

HEAD = "Lampiran II Keputusan Panitia Pemilihan Kepala Desa"


@pytest.fixture
def page(village: VillageScreen, tmp_path: Path) -> Iterator[CetakPage]:
    """The decree of the DPS in front, beside it a printer."""
    keys("Alt+7")
    rest(village.window_)
    shown = village.page
    assert isinstance(shown, CetakPage)
    shown.acts.printer_of = Tray(tmp_path / "tray")
    shown.panel.printer.printer.addItem(NAME)
    shown.panel.printer.printer.setCurrentIndex(0)
    shown.acts.look()
    rest(village.window_)
    at(shown, "keputusan_dps")
    yield shown
    settle()


def behind(page: CetakPage) -> list[str]:
    """The pages of the annex in what is looked at."""
    made = seen(page)
    assert made is not None
    return [told for one in texts(made.pdf) if HEAD in (told := " ".join(one.split()))]


def choose_annex(page: CetakPage) -> None:
    page.panel.choices.annex.buttons["daftar"].click()
    rest(page.village.window_)


def test_the_list_is_seen_behind_its_decree_once_it_is_chosen(page: CetakPage) -> None:
    assert page.panel.choices.annex.isVisible() and not behind(page)
    choose_annex(page)
    assert len(behind(page)) > 1
    assert all("TERSAMAR" in one and "**********" in one for one in behind(page))
    at(page, "jadwal")
    assert not page.panel.choices.annex.isVisible()
    at(page, "keputusan_dps")
    assert page.panel.choices.annex.now == "tanpa" and not behind(page)


def test_there_is_nothing_to_open_without_it(page: CetakPage) -> None:
    choices = page.panel.choices
    assert not choices.seen.isVisible()
    choose_annex(page)
    assert choices.seen.isVisible() and not choices.reason.isVisible()
    choices.seen.buttons["terbuka"].click()
    rest(page.village.window_)
    assert seen(page) is None and choices.reason.hasFocus()
    letters("Diminta pengadilan")
    keys("Return")
    rest(page.village.window_)
    assert all("TERBUKA – RAHASIA" in one for one in behind(page))
    choices.annex.buttons["tanpa"].click()
    rest(page.village.window_)
    assert not choices.is_open and not choices.chosen.terbuka and not behind(page)


def test_what_is_printed_is_written_down_with_its_annex(page: CetakPage) -> None:
    choose_annex(page)
    press(page.list.table, "Ctrl+P")
    rest(page.village.window_)
    [told] = prints(page)
    made = seen(page)
    assert made is not None
    assert (told["kode"], told["lampiran"], told["halaman"]) == (
        "keputusan_dps", "tersamar", f"1-{made.pages}",
    )  # fmt: skip
    assert "alasan" not in told
