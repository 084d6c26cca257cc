"""The manual beside the window: opened by F1, searched, printed; its pages are those of the window."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.services.shared.panduan import GUIDES, guides
from app.system.istilah import istilah
from app.ui.desa.village_screen import PAGES, VillageScreen
from app.ui.kpu.page_words import PAGES as KPU_PAGES
from app.ui.panduan_dialog import PanduanDialog
from app.ui.pmd.page_words import PAGES as PMD_PAGES
from app.ui.widgets.pdf_preview import PdfPreview
from app.ui.window import MainWindow
from tests.ui.driving import children, keys, letters, settle, until


@pytest.fixture
def manual(window: MainWindow) -> PanduanDialog:
    window.show_start()
    settle()
    keys("F1")
    until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    return children(window, PanduanDialog)[0]


def test_f1_opens_it_where_no_page_has_help_of_its_own(manual: PanduanDialog) -> None:
    titles = [one.title for one in guides(istilah())]
    shown = [manual.list.item(row).text() for row in range(manual.list.count())]
    assert shown[: len(GUIDES)] == titles
    assert titles[0] in manual.text.toPlainText()
    assert QApplication.focusWidget() is manual.search


def test_typing_finds_a_part_and_shows_it(manual: PanduanDialog) -> None:
    letters("amplop hilang")
    settle()
    assert "Bila terjadi sesuatu" in manual.list.item(0).text()
    top = manual.text.cursorForPosition(manual.text.viewport().rect().topLeft()).block().text()
    assert top == "Bila terjadi sesuatu" or manual.text.verticalScrollBar().value() > 0
    letters(" tidakadakata")
    settle()
    assert manual.list.count() == 0
    keys("Ctrl+F", "Ctrl+A", "Delete")
    settle()
    assert manual.list.count() > len(GUIDES)


def test_enter_goes_from_the_words_to_what_was_found_and_into_the_text(manual: PanduanDialog) -> None:
    letters("amplop")
    for key, there in (("Return", manual.list), ("Return", manual.text)):
        keys(key)
        settle()
        assert manual.isVisible() and QApplication.focusWidget() is there
    manual.search.setFocus()
    keys("Down")
    assert QApplication.focusWidget() is manual.list


def test_who_is_at_kpus_door_sees_the_guide_for_kpu_first(window: MainWindow) -> None:
    window.show_new_vault()
    settle()
    keys("F1")
    until(lambda: children(window, PanduanDialog))
    (shown,) = children(window, PanduanDialog)
    assert shown.text.toPlainText().startswith("Untuk operator KPU")
    shown.reject()


def test_every_page_of_the_three_windows_is_in_it(manual: PanduanDialog) -> None:
    for guide, pages in zip(manual.pages(), (PAGES, KPU_PAGES, PMD_PAGES), strict=True):
        for key in pages.values():
            assert f"({key})" in guide.text
        assert guide.text.count("\n## ") == len(pages)


def test_a_guide_is_shown_before_it_is_printed(manual: PanduanDialog) -> None:
    keys("Ctrl+P")
    until(lambda: children(manual, PdfPreview))
    children(manual, PdfPreview)[0].reject()


def test_closing_it_does_not_wait_for_its_paper(manual: PanduanDialog, window: MainWindow) -> None:
    keys("Ctrl+P", "Esc")
    assert window.jobs.running and not children(window, PanduanDialog)
    until(lambda: not window.jobs.running)
    settle()
    assert not window.findChildren(PdfPreview)


def test_from_a_page_to_the_guide_of_who_works_there(village: VillageScreen) -> None:
    keys("F1")
    settle()
    keys("Alt+P")
    until(lambda: children(village.window_, PanduanDialog))
    shown = children(village.window_, PanduanDialog)[0]
    assert shown.text.toPlainText().startswith("Untuk operator panitia")
    shown.reject()
