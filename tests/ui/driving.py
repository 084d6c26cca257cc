"""How a test works a window: real keys, patience instead of sleep, answers to dialogs that wait for one."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QEventLoop, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from app.system.messages import message
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.window import MainWindow

W = TypeVar("W", bound=QWidget)
_PATIENCE = 15_000  # ms; a slow machine at its worst
_TICK = 5  # ms
_CALM = 130  # ms; longer than any timer that waits for a pause in typing


def until(condition: Callable[[], object], patience: int = _PATIENCE) -> None:
    """Let the window work until the condition holds."""
    clock = QElapsedTimer()
    clock.start()
    while not condition():
        assert clock.elapsed() < patience, "the window did not get there in time"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _TICK)
        QTest.qWait(_TICK)


def rest(window: MainWindow, patience: int = _PATIENCE) -> None:
    """Until all that was asked for is done and drawn: searches and the side panel start a little later."""
    quiet = QElapsedTimer()
    quiet.start()

    def calm() -> bool:
        if window.jobs.running or waiting_for_answer() is not None:
            quiet.restart()
        return quiet.elapsed() > _CALM

    until(calm, patience)


def settle() -> None:
    """Let what is posted be delivered and painted."""
    for _ in range(3):
        QApplication.processEvents()


def press(widget: QWidget, *keys: str) -> None:
    """Keys by name, one after the other: `press(table, "M", "Shift+S", "Ctrl+Z", "Down")`."""
    for name in keys:
        combination = QKeySequence.fromString(name)[0]  # type: ignore[index]
        QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def write(widget: QWidget, text: str) -> None:
    """Type a text letter by letter."""
    QTest.keyClicks(widget, text)


def keys(*names: str) -> None:
    """Keys to wherever the window itself sends them: an open menu or completion, a shortcut, the focus."""
    for name in names:
        combination = QKeySequence.fromString(name)[0]  # type: ignore[index]
        QTest.keyClick(_front(), combination.key(), combination.keyboardModifiers())


def letters(text: str) -> None:
    """Type a text to wherever the window sends it."""
    for letter in text:
        QTest.keyClick(_front(), letter)  # type: ignore[call-overload]


def _front() -> QWindow:
    """Once something in it can take the key: a list that opens or closes takes the focus away for a moment,
    and where no window manager runs, a key that comes just then reaches nobody."""
    until(lambda: QGuiApplication.focusWindow() is not None and _somebody_listens(), patience=2000)
    return QGuiApplication.focusWindow()


def _somebody_listens() -> bool:
    return QApplication.focusWidget() is not None or QApplication.activePopupWidget() is not None


def focused() -> QWidget:
    """Where a key would go now."""
    until(lambda: QApplication.focusWidget() is not None, patience=1000)
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def children(parent: QWidget, kind: type[W]) -> list[W]:
    """All controls of a kind that can be seen now."""
    return [one for one in list[W](parent.findChildren(kind)) if one.isVisible()]


def child(parent: QWidget, kind: type[W], name: str) -> W:
    """The one control of an accessible name, visible or not."""
    every = list[W](parent.findChildren(kind))
    found = [one for one in every if one.accessibleName() == name]
    assert len(found) == 1, (name, [one.accessibleName() for one in every])
    return found[0]


def texts(screen: QWidget) -> list[str]:
    """Every label that can be read now."""
    return [one.text() for one in children(screen, QLabel)]


def problem(screen: QWidget) -> str:
    """The error that a page shows."""
    (panel,) = children(screen, ErrorPanel)
    return panel.accessibleName()


def says(code: str, text: str) -> bool:
    """Whether a text holds the three sentences of a code."""
    parts = message(code, {})
    fixed = [part.split("…")[0] for part in (parts.happened, parts.safe, parts.next)]
    assert all(fixed)
    return all(part in text for part in fixed)


def waiting_for_answer() -> QWidget | None:
    """The menu or dialog that holds the program."""
    popup = QApplication.activePopupWidget()
    return popup if isinstance(popup, QMenu) else QApplication.activeModalWidget()


class Answers(QObject):
    """What is done to the dialogs and menus that wait, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._acts: list[Callable[[QWidget], object]] = []
        self._answered: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def add(self, act: Callable[[QWidget], object]) -> None:
        self._acts.append(act)
        self._timer.start(_TICK)

    def forget(self) -> int:
        """How many dialogs did not come."""
        self._timer.stop()
        count = len(self._acts)
        self._acts.clear()
        self._answered = None
        return count

    def _look(self) -> None:
        waiting = waiting_for_answer()
        if waiting is None or waiting is self._answered or not self._acts:
            return
        if waiting.isActiveWindow() or isinstance(waiting, QMenu):
            self._answered = waiting
            try:
                self._acts.pop(0)(waiting)
            except BaseException:
                waiting.close()
                raise


answers = Answers()
"""Of the running test; the `window` fixture fails the test where one was not needed."""


def answer(act: Callable[[QWidget], object]) -> None:
    """Do this to the next modal dialog or menu. Say it before what opens the dialog."""
    answers.add(act)


def answer_keys(*names: str) -> None:
    """Press these keys in the next dialog or menu."""
    answer(lambda dialog: keys(*names))
