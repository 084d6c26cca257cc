"""Leaving while something typed is not saved yet: asked once, nothing is dropped by accident."""

import pytest
from PySide6.QtWidgets import QMessageBox

from app.system.language import tr
from app.ui.desa.loket_page import LoketPage
from app.ui.desa.village_screen import VillageScreen
from app.ui.start_screen import StartScreen
from app.ui.window import MainWindow
from tests.ui.driving import answer, keys, letters, rest, until


@pytest.fixture
def typed(village: VillageScreen) -> LoketPage:
    """The desk with half a NIK in it."""
    village.show_page("loket")
    page = village.page
    assert isinstance(page, LoketPage)
    rest(village.window_)
    keys("F2")
    rest(village.window_)
    letters("9901")
    rest(village.window_)
    assert page.is_unsaved
    return page


def press_button(text: str) -> None:
    """Answer the next question by the button of this name."""

    def press(box: object) -> None:
        assert isinstance(box, QMessageBox)
        next(one for one in box.buttons() if one.text() == tr(text)).click()

    answer(press)


def test_the_way_out_has_a_key(village: VillageScreen) -> None:
    keys("Ctrl+Q")
    until(lambda: isinstance(village.window_.current, StartScreen))


def test_the_question_leads_back_to_what_was_typed(window: MainWindow, typed: LoketPage) -> None:
    press_button("Kembali ke isian")
    window.close()
    assert window.isVisible() and typed.is_unsaved
    press_button("Buang isian dan tutup")
    window.leave_village()
    until(lambda: isinstance(window.current, StartScreen))
