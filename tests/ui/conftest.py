"""Every test process has a screen of its own (Xvfb) and one application; windows work on real data files.

`from tests.ui.driving import answer, keys, letters, rest, until` for what a test does to a window.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.system import paths
from app.ui.application import make_application
from app.ui.desa.village_screen import VillageScreen
from app.ui.window import MainWindow
from tests.builders import DESA
from tests.ui.desktop import Desktop
from tests.ui.driving import answers, press, settle, until, write
from tests.ui.xvfb import own_screen
from tests.villages import KETUA, TestKpu, open_village


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """An X server that belongs to this process."""
    with own_screen() as name:
        yield name


@pytest.fixture(scope="session")
def qapp(display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[QApplication]:
    """The application as a user gets it; what escapes a slot fails the test instead of opening a dialog."""
    with pytest.MonkeyPatch.context() as patch:
        home = str(tmp_path_factory.mktemp("home"))
        for name, value in (
            ("DISPLAY", display), ("QT_QPA_PLATFORM", "xcb"), ("QT_SCALE_FACTOR", "1"), ("HOME", home),
            ("XDG_DATA_HOME", home), ("XDG_CONFIG_HOME", home), ("DBUS_SESSION_BUS_ADDRESS", "disabled:"),
        ):  # fmt: skip
            patch.setenv(name, value)
        hook = sys.excepthook
        application = make_application()
        sys.excepthook = hook
        yield application
        application.closeAllWindows()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        application.shutdown()


@pytest.fixture
def window(qapp: QApplication) -> Iterator[MainWindow]:
    """The main window at its start page; afterwards its work ends, its village is closed and signed."""
    made = MainWindow()
    made.resize(1366, 768)
    made.start()
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    settle()
    desktop = Desktop(made)
    yield made
    desktop.stop()
    unanswered = answers.forget()
    _close(made)
    assert not unanswered, "a dialog was expected and did not come"


def _close(made: MainWindow) -> None:
    until(lambda: not made.jobs.running)
    made.close_village(made.show_start)  # what a test left typed is dropped without a question
    settle()
    until(lambda: not made.jobs.running)
    made.close()
    until(lambda: not made.isVisible())
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settle()


@pytest.fixture
def kpu() -> TestKpu:
    """Who issued the village's package, and may issue another."""
    return TestKpu()


@pytest.fixture
def village_folder(request: pytest.FixtureRequest, tmp_path: Path, kpu: TestKpu) -> Path:
    """A village of 100 voters where this computer looks for villages; `ketua` and `sekretaris` are members.

    Another size: `@pytest.mark.parametrize("village_folder", [2000], indirect=True)`.
    """
    made = open_village(tmp_path, kpu, getattr(request, "param", 100))
    folder = paths.village_root() / f"9901-2027-0a1b2c3d-{DESA.kode}"
    folder.parent.mkdir(parents=True)
    return Path(shutil.move(made, folder))


@pytest.fixture
def village(window: MainWindow, village_folder: Path) -> VillageScreen:
    """The opened village, its list read, the ketua logged in, the focus in the table."""
    window.show_login(village_folder)
    screen = window.current
    write(screen.first_control(), KETUA)  # type: ignore[attr-defined]
    press(screen, "Return")
    until(lambda: window.session is not None and window.session.index.rows)
    until(lambda: not window.jobs.running)
    shown = window.current
    assert isinstance(shown, VillageScreen)
    return shown
