"""How a tour shows what it meets: the window at rest, the next dialog, a form behind a file dialog."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.ui.paged import PagedScreen
from app.ui.window import MainWindow
from tests.ui.driving import answer, keys, rest, settle, until

P = TypeVar("P", bound=QWidget)
Take = Callable[[str, QWidget], None]
"""Called with the name of a scene and the window or dialog that shows it."""

LONG = 120_000
"""ms; a file or a workbook for each village of a large district."""


class Touring:
    """`take` sees each scene; `out` is where files go that a scene asks for."""

    def __init__(self, window: MainWindow, take: Take, out: Path) -> None:
        self._window, self._take, self._out = window, take, out
        self._numbers: Iterator[int] = count(1)

    def all(self) -> None:
        """Play every scene."""
        raise NotImplementedError

    def _page(self, stem: str, kind: type[P]) -> P:
        """The page of the opened screen, brought to the front."""
        screen = self._window.current
        assert isinstance(screen, PagedScreen)
        screen.show_page(stem)
        rest(self._window)
        page = screen.front_page()
        assert isinstance(page, kind)
        return page

    def _shown(self, name: str) -> None:
        rest(self._window)
        self._take(name, self._window)

    def _in_dialog(self, name: str, *names: str) -> None:
        """The next dialog is seen, then left by these keys (Esc)."""

        def act(dialog: QWidget) -> None:
            self._look(name, dialog)
            keys(*(names or ("Esc",)))

        answer(act)

    def _in_form(self, name: str, fill: Callable[[QWidget], None] | None = None) -> None:
        """The same of a form that may ask for a file or folder first; `fill` is done before it is seen."""

        def act(dialog: QWidget) -> None:
            if isinstance(dialog, QFileDialog):
                answer(act)
                self._name_file(dialog)
                return
            if fill is not None:
                fill(dialog)
            self._look(name, dialog)
            keys("Esc")

        answer(act)

    def _in_file_dialog(self, file: Path | None = None) -> None:
        """The next dialog asks for a file or folder and gets this one, else a new one."""

        def act(dialog: QWidget) -> None:
            assert isinstance(dialog, QFileDialog)
            self._name_file(dialog, file)

        answer(act)

    def _name_file(self, dialog: QFileDialog, file: Path | None = None) -> None:
        is_folder = dialog.fileMode() == QFileDialog.FileMode.Directory
        new = self._out if is_folder else self._out / self._new_name()
        lines = [one for one in list[QLineEdit](dialog.findChildren(QLineEdit)) if one.isVisible()]
        lines[0].setText(str(file or new))
        lines[0].setFocus()
        keys("Return")

    def _new_name(self) -> str:
        return f"berkas-{next(self._numbers)}"

    def _look(self, name: str, dialog: QWidget) -> None:
        jobs = getattr(dialog, "jobs", None)  # a document is drawn on a lane of its own
        until(lambda: jobs is None or not jobs.running)
        settle()
        self._take(name, dialog)

    def _press(self, name: str, key: str) -> None:
        self._in_dialog(name)
        keys(key)
        rest(self._window)
