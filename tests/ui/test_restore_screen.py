"""A dead laptop's work on another PC, key by key; and every way it can go wrong, each told on its page."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.crypto import words
from app.domain.tms import Alasan
from app.services.desa.backup import back_up
from app.services.desa.mark import Mark, mark
from app.services.desa.open_paket import FirstMember, adopt, open_first
from app.services.desa.workspace import Workspace, open_workspace, villages_here
from app.ui.desa.restore_screen import RestoreScreen
from app.ui.desa.village_screen import VillageScreen
from app.ui.start_screen import StartScreen
from app.ui.window import MainWindow
from tests.builders import DESA, daftar
from tests.ui.driving import (
    child,
    children,
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
from tests.ui.sticks import choose, copies, type_words
from tests.villages import KETUA, LETTER, TestKpu, open_village, write_paket

BARU = "gerobak hijau 47"
KPU = TestKpu()
VOTERS = daftar(60)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """What survived: the package and two backups, the newer with one mark more."""
    folder = tmp_path / "FLASHDISK"
    folder.mkdir()
    with open_workspace(open_village(tmp_path, KPU, len(VOTERS)), "ketua", KETUA) as workspace:
        for number in range(2):
            one_mark(workspace, number)
            back_up(workspace, folder)
    shutil.copy(tmp_path / "paket-1.dpt", folder)
    shutil.rmtree(tmp_path / "data")
    return folder


def one_mark(workspace: Workspace, number: int) -> None:
    mark(workspace, [Mark(VOTERS[number].id, Alasan.MENINGGAL)])


def page_of(window: MainWindow) -> RestoreScreen:
    screen = window.current
    assert isinstance(screen, RestoreScreen)
    return screen


def open_copy(window: MainWindow, file: Path) -> RestoreScreen:
    """The page, once the copy was looked at."""
    window.open_file(file)
    rest(window)
    return page_of(window)


def to_package(window: MainWindow, stick: Path) -> RestoreScreen:
    """The newest copy taken; the package beside it was found."""
    screen = open_copy(window, copies(stick)[0].file)
    keys("Return")
    until(lambda: screen.at == 1)
    rest(window)
    return screen


def to_who(window: MainWindow, stick: Path) -> RestoreScreen:
    screen = to_package(window, stick)
    keys("Return")
    type_words(LETTER)
    keys("Return")
    until(lambda: screen.at == 3)
    settle()
    return screen


def type_password() -> None:
    keys("Tab")
    letters(BARU)
    keys("Tab")
    letters(BARU)


def test_a_dead_laptops_work_is_here_again_without_the_mouse(window: MainWindow, stick: Path) -> None:
    assert isinstance(window.current, StartScreen)
    keys("Alt+P")
    until(lambda: isinstance(window.current, RestoreScreen))
    settle()
    choose(copies(stick)[1].file)
    keys("Return")
    screen = page_of(window)
    until(lambda: screen.forward.isEnabled())
    rest(window)
    assert any("bukan cadangan terbaru" in text for text in texts(screen))
    keys("Shift+Tab", "Shift+Tab")
    assert focused() is screen._copy.table
    keys("Up")
    assert any("cadangan terbaru di folder itu" in text for text in texts(screen))
    keys("Return")
    until(lambda: screen.at == 1)
    rest(window)
    assert any("Sukamaju (9901012001)" in text for text in texts(screen)), "found beside the copy"
    keys("Return")
    type_words(LETTER)
    keys("Return")
    until(lambda: screen.at == 3)
    settle()
    keys("Down", "Down")
    type_password()
    keys("Return")
    until(lambda: screen.at == 4)
    told = " ".join(texts(screen))
    assert "60 pemilih" in told and "Sekretaris Contoh (Sekretaris) masuk" in told
    keys("Return")
    until(lambda: window.session is not None and window.session.index.rows)
    rest(window)
    session = window.session
    assert session is not None and isinstance(window.current, VillageScreen)
    assert [row.status for row in session.index.rows[:3]] == ["meninggal", "meninggal", ""]
    assert session.workspace.anggota.peran == "sekretaris"
    assert session.keeper.folder is None, "a place for backups is chosen on each computer"
    assert any("Pekerjaan dipulihkan" in text for text in texts(window.current))
    assert any("tidak punya penyimpan kunci" in text for text in texts(window.current))


def test_enter_in_the_table_goes_on(window: MainWindow, stick: Path) -> None:
    screen = open_copy(window, copies(stick)[1].file)
    keys("Shift+Tab", "Shift+Tab", "Return")
    until(lambda: screen.at == 1)
    rest(window)


def test_somebody_new_may_restore(window: MainWindow, stick: Path) -> None:
    screen = to_who(window, stick)
    assert not child(screen, QLineEdit, "Nama lengkap").isVisible()
    keys("End")
    assert child(screen, QLineEdit, "Nama lengkap").isVisible()
    roles = child(screen, QComboBox, "Peran dalam panitia")
    assert [roles.itemText(at) for at in range(roles.count())] == ["Anggota", "Pantarlih"]
    keys("Tab")
    letters("Budi Santoso")
    keys("Tab")
    type_password()
    keys("Return")
    until(lambda: screen.at == 4)
    assert any("Budi Santoso (Anggota) masuk" in text for text in texts(screen))
    keys("Return")
    until(lambda: window.session is not None)
    rest(window)
    assert window.session is not None and window.session.workspace.anggota.nama == "Budi Santoso"


def test_nobody_is_chosen_beforehand(window: MainWindow, stick: Path) -> None:
    screen = to_who(window, stick)
    type_password()
    assert not screen.forward.isEnabled()
    keys("Shift+Tab", "Shift+Tab", "Down")
    assert screen.forward.isEnabled()


def test_going_back_loses_nothing_and_writes_nothing(window: MainWindow, stick: Path) -> None:
    screen = to_who(window, stick)
    keys("Down")
    type_password()
    keys("Esc", "Esc", "Esc")
    assert screen.at == 0
    keys("Return")
    until(lambda: screen.at == 1)
    rest(window)
    keys("Return")
    settle()
    keys("Return")
    until(lambda: screen.at == 3)
    assert screen.forward.isEnabled(), "member and password are still there"
    assert villages_here() == []
    keys("Esc", "Esc", "Esc", "Esc")
    assert isinstance(window.current, StartScreen)


# What goes wrong -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda data: b"", "RESTORE_DAMAGED"),
        (lambda data: b"\x89PNG\r\n\x1a\n" + bytes(2000), "RESTORE_DAMAGED"),
        (lambda data: data[: len(data) // 2], "RESTORE_DAMAGED"),
        (lambda data: data[:900] + bytes([data[900] ^ 1]) + data[901:], "RESTORE_DAMAGED"),
    ],
    ids=["empty", "a photo", "cut off", "one bit"],
)
def test_a_damaged_copy_has_its_page(window: MainWindow, stick: Path, change: object, code: str) -> None:
    file, other = (copy.file for copy in copies(stick))
    file.write_bytes(change(file.read_bytes()))  # type: ignore[operator]
    screen = open_copy(window, file)
    assert says(code, problem(screen))
    assert not screen.forward.isEnabled()
    assert focused() is screen._copy.choose
    choose(other)
    keys("Return")
    until(lambda: screen.forward.isEnabled())
    rest(window)
    assert not children(screen, type(screen.problem)), "the other copy will do"


def test_a_package_is_no_copy(window: MainWindow, stick: Path) -> None:
    renamed = stick / "salah.dptx"
    shutil.copy(stick / "paket-1.dpt", renamed)
    assert says("NOT_A_BACKUP", problem(open_copy(window, renamed)))


def test_a_copy_that_is_gone_has_its_page(window: MainWindow, stick: Path) -> None:
    assert says("FILE_MISSING", problem(open_copy(window, stick / "dicabut.dptx")))


def package_refused(window: MainWindow, stick: Path, package: Path) -> str:
    """Choose a package by hand; what the page says."""
    (stick / "paket-1.dpt").unlink()
    screen = to_package(window, stick)
    assert focused() is screen._package.choose
    choose(package)
    keys("Return")
    until(lambda: screen.problem.isVisible())
    rest(window)
    assert screen.at == 1 and not screen.forward.isEnabled()
    return problem(screen)


def test_a_package_of_another_village_is_refused(window: MainWindow, stick: Path, tmp_path: Path) -> None:
    other = tmp_path / "lain.dpt"
    other.write_bytes(KPU.paket(VOTERS, desa=replace(DESA, kode="9901012002", nama="Sukamundur")))
    assert says("RESTORE_OTHER_VILLAGE", package_refused(window, stick, other))


def test_a_newer_package_is_refused(window: MainWindow, stick: Path, tmp_path: Path) -> None:
    newer = write_paket(tmp_path, KPU, VOTERS, urut=2)
    assert says("RESTORE_NEWER_PACKAGE", package_refused(window, stick, newer))


def test_another_package_of_the_same_number_is_refused(
    window: MainWindow, stick: Path, tmp_path: Path
) -> None:
    twin = tmp_path / "kembar.dpt"
    twin.write_bytes(KPU.paket(VOTERS[:-1]))
    assert says("PAKET_TWIN", package_refused(window, stick, twin))


def test_an_older_package_is_refused(window: MainWindow, tmp_path: Path) -> None:
    kpu, stick = TestKpu(), tmp_path / "FLASHDISK"
    stick.mkdir()
    with open_workspace(open_village(tmp_path, kpu, 20), "ketua", KETUA) as workspace:
        adopt(workspace, write_paket(tmp_path, kpu, daftar(20), 2), " ".join(LETTER))
        back_up(workspace, stick)
    shutil.copy(tmp_path / "paket-1.dpt", stick)
    older = shutil.copy(tmp_path / "paket-1.dpt", tmp_path / "lama.dpt")
    assert says("RESTORE_OLDER_PACKAGE", package_refused(window, stick, Path(older)))


def test_a_village_that_is_here_is_not_overwritten(window: MainWindow, stick: Path) -> None:
    folder = to_package(window, stick)._package.details
    assert folder is not None
    open_first(stick / "paket-1.dpt", " ".join(LETTER), folder.folder, FirstMember("Lain", "ketua", KETUA))
    window.show_start()
    (stick / "paket-1.dpt").rename(stick / "lagi.dpt")
    screen = to_package(window, stick)
    assert says("RESTORE_EXISTS", problem(screen))
    assert str(folder.folder) in problem(screen)
    assert not screen.forward.isEnabled()


def test_a_slip_of_the_pen_is_told_before_any_costly_work(window: MainWindow, stick: Path) -> None:
    slip = next(word for word in words.word_list() if words.checksum((word, *LETTER[1:6])) != LETTER[6])
    screen = to_package(window, stick)
    keys("Return")
    type_words([slip, *LETTER[1:]])
    keys("Return")
    assert not window.jobs.running
    assert says("WORDS_CHECKSUM", problem(screen))


def test_words_of_another_letter_are_told(window: MainWindow, stick: Path) -> None:
    screen = to_package(window, stick)
    keys("Return")
    type_words(next(made for made in iter(words.generate, None) if made != LETTER))
    keys("Return")
    until(lambda: screen.problem.isVisible())
    rest(window)
    assert says("WORDS_WRONG", problem(screen))
    assert screen.at == 2 and villages_here() == []
