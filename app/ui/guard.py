"""Ten idle minutes lock the screen of an opened data file; an hour or a sleeping laptop closes the file."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

from app.ui.lock_cover import LockCover
from app.ui.lockable import Lockable

LOCK_AFTER = 10 * 60
CLOSE_AFTER = 60 * 60
_TICK = 5  # seconds
_JUMP = 10 * 60
"""A tick that comes so much too late means that the computer slept."""
_ACTS = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.MouseMove)


class ScreenGuard(QObject):
    """Sees every key and mouse movement of the program, and nothing of what they mean.

    It watches the windows, not the application: there every event of every control would pass through Python.
    """

    def __init__(self, screen: Lockable) -> None:
        super().__init__(screen)
        self._screen = screen
        self.cover: LockCover | None = None
        self._acted = self._ticked = time.time()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self._timer.start(_TICK * 1000)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._watch)
        self._watch(screen.window_.windowHandle())

    def _watch(self, window: QWindow | None) -> None:
        """The main window, and each dialog once it has the focus."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in _ACTS and self.cover is None:
            self._acted = time.time()
        return False

    def tick(self) -> None:
        """Look at the clock."""
        now = time.time()
        slept, self._ticked = now - self._ticked > _JUMP, now
        idle = now - self._acted
        if slept or idle > CLOSE_AFTER:
            self._close()
        elif idle > LOCK_AFTER:
            self.lock()

    def lock(self) -> None:
        """Cover the window until the password comes; the data file stays open."""
        if self.cover is None:
            _put_away_dialogs()
            self.cover = LockCover(self._screen, self._unlocked)

    def _unlocked(self) -> None:
        self.cover = None
        self._acted = time.time()

    def _close(self) -> None:
        """Back to the login; the file is closed and its key forgotten."""
        self._timer.stop()
        _put_away_dialogs()
        if self.cover is not None:
            self.cover.hide()
            self.cover.deleteLater()
        self._screen.log_out(attended=False)


def _put_away_dialogs() -> None:
    """As by Esc: a dialog left open would show over the cover and keep the password from being typed."""
    while waiting := QApplication.activePopupWidget() or QApplication.activeModalWidget():
        waiting.close()
        if waiting.isVisible():
            waiting.hide()
