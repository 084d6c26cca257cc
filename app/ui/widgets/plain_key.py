"""Keys pressed alone: what they do is the page's to say."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def is_plain(event: QKeyEvent) -> bool:
    """Without Ctrl, Alt, Shift; the keypad's keys are like all others."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier


def letter_of(event: QKeyEvent) -> str:
    """The letter pressed alone, as a capital; "" for any other key."""
    is_letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    return chr(event.key()) if is_letter and is_plain(event) else ""
