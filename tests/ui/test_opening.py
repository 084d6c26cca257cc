"""From a package on a stick to the list, key by key; and every way it can go wrong, each told on its page."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)

from app.crypto import words
from app.crypto.kode_sidik import kode_sidik
from app.domain.istilah import SEBUTAN
from app.services.desa.backup import back_up
from app.services.desa.open_paket import adopt
from app.services.desa.status import status
from app.services.desa.workspace import open_workspace, villages_here
from app.ui import theme
from app.ui.desa.login_screen import LoginScreen
from app.ui.desa.open_screen import OpenScreen
from app.ui.desa.restore_screen import RestoreScreen
from app.ui.desa.village_screen import VillageScreen
from app.ui.start_screen import StartScreen
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.window import MainWindow
from tests.builders import DESA, daftar
from tests.ui.driving import (
    answer,
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
    waiting_for_answer,
)
from tests.villages import KETUA, LETTER, TestKpu, write_paket

PASSWORD = "gerobak hijau 47"
OTHER_VILLAGE = replace(DESA, kode="9901012002", nama="Sukamundur")


def choose_file(file: Path) -> None:
    """In the file dialog that comes next."""

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        letters(str(file))
        keys("Return")

    answer(act)


def open_page(window: MainWindow, file: Path) -> OpenScreen:
    """The package's page, once the file was looked at."""
    window.open_file(file)
    until(lambda: not window.jobs.running)
    screen = window.current
    assert isinstance(screen, OpenScreen)
    settle()
    return screen


def type_letter(letter: tuple[str, ...] | list[str]) -> None:
    """The words as the hint says: four letters of each, Space goes on."""
    for word in letter[:-1]:
        letters(word[:4])
        keys("Space")
    letters(letter[-1][:4])


def type_letter_and_go(dialog: QWidget) -> None:
    """In the dialog that takes a re-issue."""
    type_letter(LETTER)
    keys("Return")


def type_member(name: str = "Siti Rahmawati") -> None:
    """Name, role, password twice."""
    letters(name)
    keys("Tab")
    role = focused()
    assert isinstance(role, QComboBox)
    keys("Down", "Tab")
    letters(PASSWORD)
    keys("Tab")
    letters(PASSWORD)


def test_a_secretary_opens_a_package_without_the_mouse(window: MainWindow, tmp_path: Path) -> None:
    file = write_paket(tmp_path, TestKpu(), daftar(100))
    assert isinstance(window.current, StartScreen)
    choose_file(file)
    keys("Return")
    until(lambda: isinstance(window.current, OpenScreen) and window.current.forward.isEnabled())
    page = window.current
    keys("Return")
    type_letter(LETTER)
    keys("Return")
    type_member()
    keys("Return")
    settle()
    keys("Return")
    until(lambda: window.session is not None and window.session.index.rows)
    until(lambda: not window.jobs.running)
    assert isinstance(window.current, VillageScreen) and window.current is not page
    assert focused() is window.current.page.first_control()
    assert len(window.session.index.rows) == 100  # type: ignore[union-attr]
    assert window.windowTitle().startswith("Sukamaju")


def test_what_was_opened_is_there_the_next_day(window: MainWindow, tmp_path: Path) -> None:
    """The same through the data file: the member, the role, the whole list."""
    open_page(window, write_paket(tmp_path, TestKpu(), daftar(60)))
    keys("Return")
    type_letter(LETTER)
    keys("Return")
    type_member()
    keys("Return", "Return")
    until(lambda: window.session is not None)
    until(lambda: not window.jobs.running)
    window.close()
    until(lambda: not window.isVisible())
    (folder,) = villages_here()
    with open_workspace(folder, "sekretaris", PASSWORD) as workspace:
        assert workspace.anggota.peran == "sekretaris"
        assert status(workspace).dasar == 60


def test_the_page_says_what_the_letter_says(window: MainWindow, tmp_path: Path) -> None:
    kpu = TestKpu()
    screen = open_page(window, write_paket(tmp_path, kpu, daftar(60)))
    shown = texts(screen)
    for part in ("Sukamaju (9901012001)", "60", "3 Februari 2027", "4 Mei 2027", "9901012001-1"):
        assert any(part in text for text in shown), part
    assert screen.forward.isEnabled()


def test_a_package_past_its_date_says_so_and_still_opens(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "lama.dpt"
    file.write_bytes(TestKpu().paket(daftar(5), sampai=date(2020, 1, 1)))
    screen = open_page(window, file)
    assert any("sudah lewat" in text for text in texts(screen))
    assert screen.forward.isEnabled()


def test_a_dropped_file_opens_like_a_double_click(window: MainWindow, tmp_path: Path) -> None:
    file = write_paket(tmp_path, TestKpu(), daftar(5))
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file))])
    at, held = window.rect().center(), (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, carried, *held)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(at), Qt.DropAction.CopyAction, carried, *held))
    until(lambda: isinstance(window.current, OpenScreen) and window.current.forward.isEnabled())


def test_a_word_that_cannot_be_is_red_at_once(window: MainWindow, tmp_path: Path) -> None:
    screen = open_page(window, write_paket(tmp_path, TestKpu(), daftar(5)))
    keys("Return")
    first = focused()
    letters("zzz")
    settle()
    red = theme.colours().bad
    assert first.grab().toImage().pixelColor(0, first.height() // 2).name() == red
    assert any("Kata ke-1 tidak ada" in text for text in texts(screen))
    assert not screen.forward.isEnabled()
    keys("Backspace", "Backspace", "Backspace")
    letters(LETTER[0][:4])
    settle()
    assert first.grab().toImage().pixelColor(0, first.height() // 2).name() != red


def test_a_word_typed_anew_replaces_the_wrong_one(window: MainWindow, tmp_path: Path) -> None:
    screen = open_page(window, write_paket(tmp_path, TestKpu(), daftar(5)))
    keys("Return")
    type_letter(tuple(reversed(LETTER)))
    fields = screen._words.words.fields
    keys("Space")  # the last word is whole too
    fields[0].setFocus()
    fields[0].selectAll()
    rest(window)
    for word in LETTER[:2]:
        letters(word)
        keys("Space")
    assert [field.text() for field in fields] == [*LETTER[:2], *list(reversed(LETTER))[2:]]


def test_a_slip_of_the_pen_is_told_before_any_costly_work(window: MainWindow, tmp_path: Path) -> None:
    screen = open_page(window, write_paket(tmp_path, TestKpu(), daftar(5)))
    slip = next(word for word in words.word_list() if words.checksum((word, *LETTER[1:6])) != LETTER[6])
    keys("Return")
    type_letter([slip, *LETTER[1:]])
    keys("Return")
    assert not window.jobs.running, "told without scrypt"
    assert says("WORDS_CHECKSUM", problem(screen))
    assert screen.at == 1


def test_going_back_loses_nothing(window: MainWindow, tmp_path: Path) -> None:
    screen = open_page(window, write_paket(tmp_path, TestKpu(), daftar(5)))
    keys("Return")
    type_letter(LETTER)
    keys("Return")
    type_member("Budi Santoso")
    keys("Esc", "Esc")
    settle()
    assert screen.at == 0
    keys("Return")
    settle()
    keys("Return")
    settle()
    assert child(screen, QLineEdit, "Nama lengkap").text() == "Budi Santoso"
    keys("Return")
    assert screen.at == 3


def _flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


WRONG_FILES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda paket: b"", "ENVELOPE_DAMAGED"),
    "a photo": (lambda paket: b"\x89PNG\r\n\x1a\n" + bytes(2000), "ENVELOPE_DAMAGED"),
    "cut off": (lambda paket: paket[: len(paket) // 2], "ENVELOPE_DAMAGED"),
    "one bit": (_flipped, "ENVELOPE_DAMAGED"),
}


@pytest.mark.parametrize("name", WRONG_FILES)
def test_a_file_that_is_no_package_has_its_page(window: MainWindow, tmp_path: Path, name: str) -> None:
    change, code = WRONG_FILES[name]
    file = tmp_path / "rusak.dpt"
    file.write_bytes(change(TestKpu().paket(daftar(5))))
    screen = open_page(window, file)
    assert says(code, problem(screen)), problem(screen)
    assert not screen.forward.isEnabled()
    assert focused().accessibleName() == "Pilih berkas …"


def test_a_file_that_is_gone_has_its_page(window: MainWindow, tmp_path: Path) -> None:
    screen = open_page(window, tmp_path / "dicabut.dpt")
    assert says("FILE_MISSING", problem(screen))


def test_the_right_file_after_a_wrong_one_goes_on(window: MainWindow, tmp_path: Path) -> None:
    wrong = tmp_path / "rusak.dpt"
    wrong.write_bytes(b"x")
    screen = open_page(window, wrong)
    choose_file(write_paket(tmp_path, TestKpu(), daftar(5)))
    keys("Return")
    until(lambda: screen.forward.isEnabled())
    assert not children(screen, ErrorPanel)


def test_the_letter_of_another_village_does_not_open_this_one(window: MainWindow, tmp_path: Path) -> None:
    screen = open_page(window, write_paket(tmp_path, TestKpu(), daftar(5)))
    other = next(made for made in iter(words.generate, None) if made != LETTER)
    keys("Return")
    type_letter(other)
    keys("Return")
    type_member()
    keys("Return", "Return")
    until(lambda: not window.jobs.running)
    settle()
    assert says("WORDS_WRONG", problem(screen))
    assert villages_here() == []
    keys("Esc", "Esc")
    assert screen.at == 1


def test_another_village_has_its_own_data(window: MainWindow, village_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "lain.dpt"
    file.write_bytes(TestKpu().paket(daftar(7), desa=OTHER_VILLAGE))
    open_page(window, file)
    keys("Return")
    type_letter(LETTER)
    keys("Return")
    type_member()
    keys("Return", "Return")
    until(lambda: window.session is not None and window.session.index.rows)
    assert len(window.session.index.rows) == 7  # type: ignore[union-attr]
    assert len(villages_here()) == 2


def login_for(window: MainWindow, file: Path) -> None:
    """Open a package of a village that is here already: the page leads to the login."""
    screen = open_page(window, file)
    assert any("sudah ada di komputer ini" in text for text in texts(screen))
    keys("Return")
    until(lambda: isinstance(window.current, LoginScreen))
    settle()
    letters(KETUA)


def test_a_reissue_is_adopted_after_the_login(
    window: MainWindow, village_folder: Path, kpu: TestKpu, tmp_path: Path
) -> None:
    login_for(window, write_paket(tmp_path, kpu, daftar(101), urut=2))
    answer(type_letter_and_go)
    keys("Return")
    until(lambda: window.session is not None and len(window.session.index.rows) == 101)
    assert any("Terbitan ulang diterima" in text for text in texts(window.current))


def test_a_reissue_with_other_words_is_shown_in_them_at_once(
    window: MainWindow, village_folder: Path, kpu: TestKpu, tmp_path: Path
) -> None:
    file = tmp_path / "paket-2.dpt"
    file.write_bytes(kpu.paket(daftar(101), 2, istilah=SEBUTAN["pilwana"]))
    login_for(window, file)
    answer(type_letter_and_go)
    keys("Return")
    until(lambda: any("Nagari Sukamaju" in text for text in texts(window.current)))
    until(lambda: any("Terbitan ulang diterima" in text for text in texts(window.current)))


def test_another_package_of_the_same_number_is_refused_in_three_sentences(
    window: MainWindow, village_folder: Path, kpu: TestKpu, tmp_path: Path
) -> None:
    login_for(window, write_paket(tmp_path, kpu, daftar(99), urut=1))
    keys("Return")
    refused(window, "PAKET_TWIN")


def asked_for_the_code(typed: str) -> None:
    """The letter's words, then the code of a key that nothing leads to."""

    def type_code(dialog: QWidget) -> None:
        assert any("kunci lain" in text for text in texts(dialog))
        letters(typed)
        keys("Return" if typed else "Esc")

    def type_words(dialog: QWidget) -> None:
        type_letter_and_go(dialog)
        answer(type_code)

    answer(type_words)
    keys("Return")


def test_a_reissue_of_an_unknown_key_is_not_taken_over_without_its_code(
    window: MainWindow, village_folder: Path, tmp_path: Path
) -> None:
    login_for(window, write_paket(tmp_path, TestKpu(), daftar(101), urut=2))
    asked_for_the_code("")
    until(lambda: window.session is not None and window.session.index.rows and waiting_for_answer() is None)
    rest(window)
    assert len(window.session.index.rows) == 100  # type: ignore[union-attr]


def test_the_code_on_the_new_letter_makes_another_key_known(
    window: MainWindow, village_folder: Path, tmp_path: Path
) -> None:
    other = TestKpu()
    login_for(window, write_paket(tmp_path, other, daftar(101), urut=2))
    asked_for_the_code(kode_sidik(other.signing.public))
    until(lambda: window.session is not None and len(window.session.index.rows) == 101)
    assert any("Terbitan ulang diterima" in text for text in texts(window.current))


def refused(window: MainWindow, code: str) -> None:
    """A box with the code's three sentences; the list stays as it was."""
    seen: list[str] = []

    def read(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        seen.append(f"{box.text()}\n{box.informativeText()}")
        keys("Return")

    answer(read)
    until(lambda: seen)
    assert says(code, seen[0]), seen
    until(lambda: window.session is not None and window.session.index.rows)
    assert len(window.session.index.rows) == 100  # type: ignore[union-attr]


def test_an_older_package_is_refused(
    window: MainWindow, village_folder: Path, kpu: TestKpu, tmp_path: Path
) -> None:
    with open_workspace(village_folder, "ketua", KETUA) as workspace:
        adopt(workspace, write_paket(tmp_path, kpu, daftar(100), urut=3), " ".join(LETTER))
    login_for(window, write_paket(tmp_path, kpu, daftar(100), urut=2))
    keys("Return")
    refused(window, "PAKET_OLDER")


def test_the_file_that_is_open_already_asks_for_the_password_alone(
    window: MainWindow, village_folder: Path, tmp_path: Path
) -> None:
    """Whoever double-clicks the package every evening only wants to go on."""
    login_for(window, next(tmp_path.glob("*.dpt")))
    keys("Return")
    until(lambda: window.session is not None and window.session.index.rows)
    until(lambda: any("sudah terbuka" in text for text in texts(window.current)))
    assert waiting_for_answer() is None


def test_a_double_clicked_backup_is_looked_at(
    window: MainWindow, village_folder: Path, tmp_path: Path
) -> None:
    with open_workspace(village_folder, "ketua", KETUA) as workspace:
        made = back_up(workspace, tmp_path)
    window.open_file(made.file)
    until(lambda: not window.jobs.running)
    settle()
    assert isinstance(window.current, RestoreScreen)
    assert window.current.forward.isEnabled() and focused() is window.current.forward


def test_a_file_is_looked_for_where_the_last_one_lay(window: MainWindow, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    file = write_paket(stick, TestKpu(), daftar(5))
    seen: list[str] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        seen.append(dialog.directory().absolutePath())
        keys("Esc")

    answer(look)
    keys("Return")
    choose_file(file)
    keys("Return")
    until(lambda: isinstance(window.current, OpenScreen))
    settle()
    answer(look)
    child(window.current, QPushButton, "Pilih berkas …").click()
    assert seen == [str(Path.home()), str(stick)]
