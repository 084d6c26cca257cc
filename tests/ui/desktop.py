"""What a desktop and a patient person do around a window: no window manager runs on the test's screen."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tests.ui.driving import texts, waiting_for_answer

_FORGOTTEN = 10_000  # ms a dialog may wait for an answer
_LOOK = 20  # ms


class Desktop(QTimer):
    """A window gets the focus back after a dialog; a dialog that nobody answers is closed and fails."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self._seen: dict[int, int] = {}
        self.timeout.connect(self._look)
        self.start(_LOOK)

    def _look(self) -> None:
        waiting = waiting_for_answer()
        if QGuiApplication.focusWindow() is None:
            (waiting or self._window).activateWindow()
        if waiting is None:
            self._seen.clear()
            return
        self._seen[id(waiting)] = self._seen.get(id(waiting), 0) + _LOOK
        if self._seen[id(waiting)] > _FORGOTTEN:
            said = texts(waiting)
            waiting.close()
            raise AssertionError(f"nobody answered {type(waiting).__name__}: {said}")
