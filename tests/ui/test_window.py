"""The shell: what may be dropped onto it when, whose work it tells, when it may build a screen anew."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication

from app.domain.errors import UserError
from app.domain.progress import Progress
from app.ui.desa.village_screen import VillageScreen
from app.ui.window import MainWindow
from tests.builders import daftar
from tests.ui.driving import keys, letters, rest, until
from tests.villages import KETUA, TestKpu, write_paket


def takes(window: MainWindow, file: Path) -> bool:
    """Whether a file held over the window may be dropped."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file))])
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(window.rect().center(), Qt.DropAction.CopyAction, carried, *held)
    QApplication.sendEvent(window, enter)
    return enter.isAccepted()


def test_nothing_is_dropped_while_a_village_is_being_opened(window: MainWindow, tmp_path: Path) -> None:
    """It would replace the screen whose work then ends: the village would open for nobody."""
    file, go_on = write_paket(tmp_path, TestKpu(), daftar(5)), Event()
    assert takes(window, file)
    window.work("free", lambda _: go_on.wait(), lambda _: None)
    assert not takes(window, file)
    go_on.set()
    until(lambda: not window.jobs.running)
    assert takes(window, file)


def test_a_screen_that_has_gone_hears_nothing(window: MainWindow) -> None:
    heard: list[object] = []
    go_on = Event()

    def fails(progress: Progress) -> None:
        raise UserError("FILE_MISSING", file="paket.dpt")

    window.work("free", lambda _: go_on.wait(), heard.append)
    window.work("free", fails, heard.append, heard.append)
    window.show_kpu()
    go_on.set()
    until(lambda: not window.jobs.running)
    assert not heard


def test_a_locked_screen_is_built_anew_once_it_is_open(village: VillageScreen) -> None:
    """Other colours were asked for, then the lock came: the cover would lie over a screen that is open."""
    window, done = village.window_, list[bool]()
    keys("Ctrl+L")
    window.dress_again(lambda: done.append(True))
    rest(window)
    assert window.current is village and not done
    letters(KETUA)
    keys("Return")
    until(lambda: done)
    assert window.current is not village
