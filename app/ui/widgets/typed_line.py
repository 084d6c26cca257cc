"""A line of text that leaves Ctrl+Z to the window once there is nothing in it to take back."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class TypedLine(QLineEdit):
    """For a form that saves with Enter and stays: the next Ctrl+Z means what was just saved."""

    def __init__(self, name: str, longest: int = 200) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxLength(longest)

    def event(self, event: QEvent) -> bool:
        """Qt's own line keeps both keys to itself, whether it has a use for them or not."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = QKeySequence.StandardKey
            idle_undo = event.matches(keys.Undo) and not self.isUndoAvailable()
            if idle_undo or (event.matches(keys.Redo) and not self.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def empty(self) -> None:
        """What was typed is saved: nothing of it is left to take back here."""
        self.setText("")
