"""Starting the window: look and language, then the shell; the list is read once it stands."""

import sys
from importlib.resources import as_file, files
from pathlib import Path
from types import TracebackType

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app import __version__
from app.ui import errors, settings
from app.ui.dress import dress
from app.ui.qt_words import QtWords
from app.ui.window import MainWindow


def run_window(file: Path | None = None, folder: Path | None = None) -> int:
    """Open the window, with a travelling file or a village's folder if one is named; the exit code."""
    application = make_application()
    window = MainWindow()
    window.start(file, folder)
    if settings.state("jendela").isEmpty():
        window.showMaximized()  # a small screen the first time; later as the person left it
    else:
        window.show()
    return application.exec()


def make_application() -> QApplication:
    """The one application object, dressed."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("DPT Desa")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("dpt-desa")
    with as_file(files("resources") / "lambang" / "dpt-desa.svg") as drawing:
        application.setWindowIcon(QIcon(str(drawing)))
    application.installTranslator(QtWords(application))
    dress()
    sys.excepthook = _tell
    return application


def _tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What escapes a slot is a bug: told in the window, logged by its place."""
    errors.show(QApplication.activeWindow(), error)
