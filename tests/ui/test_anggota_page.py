"""Members by keyboard: added, helped with a forgotten password; each types his own."""

from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from app.domain.errors import UserError
from app.services.desa import members
from app.services.desa.workspace import open_workspace
from app.store import slots_file
from app.ui.desa.anggota_page import AnggotaPage
from app.ui.desa.village_screen import VillageScreen
from app.ui.window import MainWindow
from tests.ui.driving import (
    answer,
    child,
    focused,
    keys,
    letters,
    problem,
    rest,
    says,
    settle,
    texts,
    until,
)
from tests.villages import KETUA, SEKRETARIS

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
BARU = "gerobak hijau 47"


@pytest.fixture
def page(village: VillageScreen) -> AnggotaPage:
    """As the Ketua sees it."""
    keys("Ctrl+8")
    rest(village.window_)
    assert isinstance(village.page, AnggotaPage)
    return village.page


@pytest.fixture
def sekretaris_page(window: MainWindow, village_folder: Path) -> AnggotaPage:
    """As the Sekretaris sees it."""
    window.show_login(village_folder)
    settle()
    keys("Shift+Tab", "Down", "Tab")
    letters(SEKRETARIS)
    keys("Return")
    until(lambda: window.session is not None and window.session.index.rows)
    rest(window)
    keys("Ctrl+8")
    rest(window)
    assert isinstance(window.current, VillageScreen) and isinstance(window.current.page, AnggotaPage)
    return window.current.page


def shown(page: AnggotaPage) -> list[tuple[str, ...]]:
    return [line.texts for line in page.model.lines]


def type_new(dialog: QWidget, again: str = BARU) -> None:
    """The new password twice, from wherever the focus is."""
    letters(BARU)
    keys("Tab")
    letters(again)


def add(name: str = "Budi Santoso") -> None:
    """In the dialog that comes next: name, role Anggota, password."""

    def act(dialog: QWidget) -> None:
        letters(name)
        keys("Tab", "Tab")
        type_new(dialog)
        keys("Return")

    answer(act)


def enters(folder: Path, member: str, password: str) -> str:
    """Who is in, or the code that keeps him out."""
    try:
        with open_workspace(folder, member, password) as workspace:
            return workspace.anggota.nama
    except UserError as error:
        return error.code


def leave(page: AnggotaPage) -> None:
    window = page.village.window_
    window.close_village(window.show_start)
    until(lambda: not window.jobs.running and window.session is None)


def button_of(page: AnggotaPage, name: str) -> QPushButton:
    return child(page, QPushButton, name)


def test_the_page_tells_who_can_enter_here(page: AnggotaPage) -> None:
    tester = QAbstractItemModelTester(page.model, FATAL, page)
    assert shown(page) == [
        ("Ketua Contoh (Anda)", "Ketua", "✓ ada"),
        ("Sekretaris Contoh", "Sekretaris", "✓ ada"),
    ]
    assert any("tidak punya penyimpan kunci" in text for text in texts(page))
    assert focused() is page.table
    page.shown()
    rest(page.village.window_)
    del tester


def test_somebody_new_types_his_own_password_and_enters(page: AnggotaPage, village_folder: Path) -> None:
    add()
    keys("Alt+T")
    until(lambda: len(shown(page)) == 3)
    rest(page.village.window_)
    assert shown(page)[2] == ("Budi Santoso", "Anggota", "✓ ada")
    assert page.session.acts == 1, "saved as an act"
    leave(page)
    assert enters(village_folder, "anggota", BARU) == "Budi Santoso"


def test_roles_that_somebody_has_are_not_offered(page: AnggotaPage) -> None:
    seen: list[list[str]] = []

    def act(dialog: QWidget) -> None:
        roles = child(dialog, QComboBox, "Peran dalam panitia")
        seen.append([roles.itemText(at) for at in range(roles.count())])
        keys("Esc")

    answer(act)
    keys("Alt+T")
    until(lambda: seen)
    settle()
    assert seen == [["Anggota", "Pantarlih"]]
    assert len(shown(page)) == 2


def test_nobody_is_added_with_a_weak_or_mistyped_password(page: AnggotaPage) -> None:
    seen: list[bool] = []

    def act(dialog: QWidget) -> None:
        verb = child(dialog, QPushButton, "Tambahkan")
        letters("Budi")
        keys("Tab", "Tab")
        type_new(dialog, again="lain sama sekali")
        seen.append(verb.isEnabled())
        first, again = (child(dialog, QLineEdit, name) for name in ("Kata sandi baru", "Sekali lagi"))
        for field in (first, again):
            field.setFocus()
            field.selectAll()
            letters("12345678")
        seen.append(verb.isEnabled())
        keys("Esc")

    answer(act)
    keys("Alt+T")
    until(lambda: len(seen) == 2)
    settle()
    assert seen == [False, False]
    assert len(shown(page)) == 2


def test_the_ketua_gives_a_forgotten_password_anew(page: AnggotaPage, village_folder: Path) -> None:
    keys("Down")

    def act(dialog: QWidget) -> None:
        assert any("Sekretaris Contoh" in text for text in texts(dialog))
        type_new(dialog)
        keys("Return")

    answer(act)
    keys("Alt+B")
    until(lambda: page.session.acts == 1)
    rest(page.village.window_)
    leave(page)
    assert enters(village_folder, "sekretaris", SEKRETARIS) == "PASSWORD_WRONG"
    assert enters(village_folder, "sekretaris", BARU) == "Sekretaris Contoh"


def test_ones_own_is_changed_not_reset(page: AnggotaPage) -> None:
    assert page.table.at == 0
    assert not button_of(page, "Beri kata sandi baru …").isEnabled()
    keys("Down")
    assert button_of(page, "Beri kata sandi baru …").isEnabled()


def test_ones_own_password_needs_the_old_one(page: AnggotaPage, village_folder: Path) -> None:
    seen: list[str] = []

    def act(dialog: QWidget) -> None:
        letters("bukan ini")
        keys("Tab")
        type_new(dialog)
        keys("Return")
        until(lambda: dialog.problem.isVisible())  # type: ignore[attr-defined]
        seen.append(problem(dialog))
        assert focused() is child(dialog, QLineEdit, "Kata sandi sekarang")
        keys("Ctrl+A")
        letters(KETUA)
        keys("Return")

    answer(act)
    keys("Alt+G")
    until(lambda: any("sudah diganti" in text for text in texts(page.village)))
    rest(page.village.window_)
    assert says("PASSWORD_WRONG", seen[0])
    assert page.session.acts == 0, "no act: keys and journal stay"
    leave(page)
    assert enters(village_folder, "ketua", KETUA) == "PASSWORD_WRONG"
    assert enters(village_folder, "ketua", BARU) == "Ketua Contoh"


def test_a_member_without_a_way_in_waits_in_front(page: AnggotaPage, village_folder: Path) -> None:
    """As after a restore: the journal knows him, this computer does not."""
    leave(page)
    slots_file.save(village_folder, [one for one in slots_file.load(village_folder) if one.peran == "ketua"])
    window = page.village.window_
    window.show_login(village_folder)
    settle()
    letters(KETUA)
    keys("Return")
    until(lambda: window.session is not None and window.session.index.rows)
    rest(window)
    keys("Ctrl+8")
    rest(window)
    fresh = window.current.page  # type: ignore[attr-defined]
    assert shown(fresh)[1][2] == "⚠ belum ada; Ketua memberinya di sini"
    assert fresh.table.at == 1

    def act(dialog: QWidget) -> None:
        type_new(dialog)
        keys("Return")

    answer(act)
    keys("Return")
    until(lambda: shown(fresh)[1][2] == "✓ ada")
    leave(fresh)
    with open_workspace(village_folder, "sekretaris", BARU) as workspace:
        assert not members.without_slot(workspace)


def test_only_the_ketua_resets(sekretaris_page: AnggotaPage) -> None:
    assert button_of(sekretaris_page, "Tambah anggota …").isEnabled()
    for key in ("Up", "Down"):
        keys(key)
        assert not button_of(sekretaris_page, "Beri kata sandi baru …").isEnabled()
    assert any("dibantu oleh Ketua" in text for text in texts(sekretaris_page))


def test_a_pantarlih_changes_his_own_password_and_no_more(window: MainWindow, village_folder: Path) -> None:
    with open_workspace(village_folder, "ketua", KETUA) as workspace:
        members.add(workspace, "Pantarlih Contoh", "pantarlih", BARU)
    window.show_login(village_folder)
    settle()
    keys("Shift+Tab", "Down", "Down", "Tab")
    letters(BARU)
    keys("Return")
    until(lambda: window.session is not None and window.session.index.rows)
    rest(window)
    keys("Ctrl+8")
    rest(window)
    page = window.current.page  # type: ignore[attr-defined]
    for name, may in (
        ("Tambah anggota …", False),
        ("Beri kata sandi baru …", False),
        ("Ganti kata sandi saya …", True),
    ):
        assert button_of(page, name).isEnabled() is may, name
