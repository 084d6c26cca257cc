"""Which buttons of a screen no key presses, and which share one."""

import re
from collections import Counter

from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from tests.ui.driving import children

_SHOWN = re.compile(r"\((Enter|Esc|Delete|Ctrl\S+|[A-Z])\)")


def without_key(screen: QWidget) -> list[str]:
    """Verbs of visible buttons with no underlined letter and no key told in the text or the tip; a lit
    alternative is moved to by arrows."""
    return [one.text() for one in _acts(screen) if not _letter(one) and not _SHOWN.search(_told(one))]


def shared_keys(screen: QWidget) -> list[str]:
    """Underlined letters of more than one visible button: such a key presses neither."""
    letters = Counter(letter for one in _acts(screen) if (letter := _letter(one)))
    return [letter for letter, count in letters.items() if count > 1]


def _acts(screen: QWidget) -> list[QAbstractButton]:
    return [one for one in children(screen, QPushButton) if one.text() and not one.isCheckable()]


def _letter(one: QAbstractButton) -> str:
    found = re.search("&(.)", one.text())
    return found[1].upper() if found else ""


def _told(one: QAbstractButton) -> str:
    return f"{one.text()} {one.toolTip()}"
