"""How a test works a window: real keys, patience instead of sleep, answers to dialogs that wait for one."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

W = TypeVar("W", bound=QWidget)
_PATIENCE = 15_000  # ms; a slow machine at its worst
_TICK = 5  # ms


def until(condition: Callable[[], object], patience: int = _PATIENCE) -> None:
    """Let the window work until the condition holds."""
    clock = QElapsedTimer()
    clock.start()
    while not condition():
        assert clock.elapsed() < patience, "the window did not get there in time"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _TICK)
        QTest.qWait(_TICK)


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


def focused() -> QWidget:
    """Where a key would go now."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def child(parent: QWidget, kind: type[W], name: str) -> W:
    """The control of an accessible name, visible or not."""
    every: list[W] = list(parent.findChildren(kind))
    found = [one for one in every if one.accessibleName() == name]
    assert len(found) == 1, (name, [one.accessibleName() for one in every])
    return found[0]


def waiting_for_answer() -> QWidget | None:
    """The menu or dialog that holds the program."""
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()


class Answer:
    """What is done to the next dialog or menu that waits; `given` once it was."""

    def __init__(self, act: Callable[[QWidget], object]) -> None:
        self._act = act
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(_TICK)
        self.given = False

    def _look(self) -> None:
        waiting = waiting_for_answer()
        if waiting is None or not (waiting.isActiveWindow() or waiting is QApplication.activePopupWidget()):
            return
        self._timer.stop()
        self.given = True
        try:
            self._act(waiting)
        except BaseException:
            waiting.close()
            raise

    def forget(self) -> None:
        """No dialog came."""
        self._timer.stop()


expected: list[Answer] = []
"""Answers of the running test; the `window` fixture fails the test when one was not needed."""


def answer(act: Callable[[QWidget], object]) -> Answer:
    """Do this to the next modal dialog or menu. Call it before what opens the dialog."""
    made = Answer(act)
    expected.append(made)
    return made


def answer_keys(*keys: str) -> Answer:
    """Press these keys in the next dialog, where its focus is."""
    return answer(lambda dialog: press(QApplication.focusWidget() or dialog, *keys))
