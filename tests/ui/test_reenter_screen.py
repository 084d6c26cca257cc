"""Passwords or keyring lost on this very computer: by the letter or by the recovery sheet, key by key."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from app.crypto import words
from app.domain.tms import Alasan
from app.services.desa.mark import Mark, mark
from app.services.desa.recovery import make_recovery
from app.services.desa.workspace import member_list, open_workspace
from app.system import keyring_store
from app.ui.desa.login_screen import LoginScreen
from app.ui.desa.reenter_screen import ReenterScreen
from app.ui.desa.village_screen import VillageScreen
from app.ui.window import MainWindow
from tests.builders import daftar
from tests.printing.reading import words_on
from tests.ui.driving import child, keys, letters, problem, rest, says, settle, texts, until
from tests.ui.sticks import type_words
from tests.villages import KETUA, LETTER, SEKRETARIS

BARU = "gerobak hijau 47"


@pytest.fixture
def worked(village_folder: Path) -> Path:
    """A village in which somebody has marked."""
    with open_workspace(village_folder, "ketua", KETUA) as workspace:
        mark(workspace, [Mark(voter.id, Alasan.TNI) for voter in daftar(5)])
    return village_folder


def to_words(window: MainWindow, folder: Path) -> ReenterScreen:
    """From the login, as somebody who has forgotten his password."""
    window.show_login(folder)
    settle()
    child(window.current, QPushButton, "Lupa kata sandi atau kunci komputer hilang").click()
    until(lambda: isinstance(window.current, ReenterScreen))
    settle()
    assert isinstance(window.current, ReenterScreen)
    return window.current


def enter_with(window: MainWindow, screen: ReenterScreen, letter: list[str], downs: int) -> None:
    """Words, the member so many below the top, a new password."""
    type_words(letter)
    keys("Return")
    until(lambda: screen.at == 1)
    settle()
    keys(*["Down"] * downs, "Tab")
    letters(BARU)
    keys("Tab")
    letters(BARU)
    keys("Return")
    until(lambda: window.session is not None and window.session.index.rows)
    rest(window)


def check_work(window: MainWindow, role: str) -> None:
    session = window.session
    assert session is not None and isinstance(window.current, VillageScreen)
    assert session.workspace.anggota.peran == role
    assert [row.status for row in session.index.rows[:6]] == ["tni"] * 5 + [""]


def test_the_letter_lets_its_holder_in_again(window: MainWindow, worked: Path) -> None:
    screen = to_words(window, worked)
    enter_with(window, screen, list(LETTER), downs=2)
    check_work(window, "sekretaris")
    assert any("Semua pekerjaan masih ada" in text for text in texts(window.current))
    window.close_village(window.show_start)
    until(lambda: not window.jobs.running)
    with open_workspace(worked, "sekretaris", BARU):
        pass
    with open_workspace(worked, "ketua", KETUA):
        pass  # whose password still works


def test_the_recovery_sheet_does_it_without_the_letter(window: MainWindow, worked: Path) -> None:
    with open_workspace(worked, "ketua", KETUA) as workspace:
        sheet = words_on(make_recovery(workspace, KETUA, "sekretaris", SEKRETARIS).pdf)
    screen = to_words(window, worked)
    enter_with(window, screen, sheet.split(), downs=1)
    check_work(window, "ketua")


@pytest.mark.usefixtures("keyring")
def test_a_lost_keyring_is_told_at_the_login_and_the_letter_helps(window: MainWindow, worked: Path) -> None:
    for slot in member_list(worked):
        assert slot.keyring
        keyring_store.delete(slot.keyring_user)
    window.show_login(worked)
    settle()
    letters(KETUA)
    keys("Return")
    rest(window)
    assert says("KEYRING_MISSING", problem(window.current))
    screen = to_words(window, worked)
    enter_with(window, screen, list(LETTER), downs=1)
    check_work(window, "ketua")
    assert not any("tidak punya penyimpan kunci" in text for text in texts(window.current))


def test_words_of_neither_are_told(window: MainWindow, worked: Path) -> None:
    screen = to_words(window, worked)
    type_words(next(made for made in iter(words.generate, None) if made != LETTER))
    keys("Return")
    until(lambda: screen.problem.isVisible())
    rest(window)
    assert says("REENTER_WORDS", problem(screen))
    assert screen.at == 0


def test_a_slip_of_the_pen_is_told_at_once(window: MainWindow, worked: Path) -> None:
    slip = next(word for word in words.word_list() if words.checksum((word, *LETTER[1:6])) != LETTER[6])
    screen = to_words(window, worked)
    type_words([slip, *LETTER[1:]])
    keys("Return")
    assert not window.jobs.running
    assert says("WORDS_CHECKSUM", problem(screen))


def test_data_in_use_elsewhere_is_told(window: MainWindow, worked: Path) -> None:
    screen = to_words(window, worked)
    type_words(LETTER)
    with open_workspace(worked, "ketua", KETUA):
        keys("Return")
        until(lambda: screen.problem.isVisible())
        rest(window)
    assert says("DATA_IN_USE", problem(screen))
    keys("Return")
    until(lambda: screen.at == 1)


def test_escape_leads_back_to_the_login(window: MainWindow, worked: Path) -> None:
    to_words(window, worked)
    keys("Esc")
    assert isinstance(window.current, LoginScreen)
