"""Digits become the number of a row: at Enter, at a letter, or after a short pause."""

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE = 900  # ms
_MOST_DIGITS = 4


class RowNumber(QObject):
    """`changed(text)` while one types; `chosen(number)` once."""

    changed = Signal(str)
    chosen = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.text = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.commit)

    def add(self, digit: str) -> None:
        """One more digit."""
        if len(self.text) < _MOST_DIGITS:
            self._set(self.text + digit)
        self._pause.start()

    def drop(self) -> None:
        """Take the last digit back."""
        self._set(self.text[:-1])
        self._pause.start() if self.text else self._pause.stop()

    def clear(self) -> None:
        """Nothing was typed."""
        self._pause.stop()
        self._set("")

    def commit(self) -> bool:
        """Go there now; whether there was a number."""
        text = self.text
        self.clear()
        if text:
            self.chosen.emit(int(text))
        return bool(text)

    def _set(self, text: str) -> None:
        if text != self.text:
            self.text = text
            self.changed.emit(text)
