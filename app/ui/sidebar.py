"""The words on the left: one a page, each with its icon and its key."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from app.ui import icons, theme
from app.ui.widgets.controls import column

Words = Mapping[str, tuple[str, str]]
"""Stem -> (word, icon)."""

_WIDTH, _HEIGHT, _LOWEST = 128, 34, 24
_ICON = 56
_BETWEEN, _MARGIN = 2, 6


class Sidebar(QWidget):
    """Exactly one word is lit."""

    def __init__(self, pages: Mapping[str, str], words: Words, choose: Callable[[str], None]) -> None:
        super().__init__()
        self._wide = max(theme.scaled(_WIDTH), *(self._room(words[stem][0]) for stem in pages))
        self.setFixedWidth(self._wide)
        self._group = QButtonGroup(self)
        self.buttons = {
            stem: self._button(key, *words[stem], partial(choose, stem)) for stem, key in pages.items()
        }
        self.setLayout(column(*self.buttons.values(), None, space=_BETWEEN, margin=_MARGIN))

    def _button(self, key: str, word: str, icon: str, choose: Callable[[], None]) -> QToolButton:
        made = QToolButton()
        made.setText(word)
        made.setIcon(icons.icon(icon))
        made.setIconSize(QSize(18, 18))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setCheckable(True)
        made.setFixedWidth(self._wide - 12)
        made.setAccessibleName(word)
        made.setToolTip(f"{word} ({key})")
        made.clicked.connect(lambda: choose())
        self._group.addButton(made)
        return made

    def _room(self, word: str) -> int:
        """What a lit word takes beside its icon."""
        return QFontMetrics(theme.sized(1.0, bold=True)).horizontalAdvance(word) + _ICON

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """All words are seen on a low screen too: they move together."""
        super().resizeEvent(event)
        room = (self.height() - 2 * _MARGIN) // max(1, len(self.buttons)) - _BETWEEN
        for made in self.buttons.values():
            made.setFixedHeight(min(theme.scaled(_HEIGHT), max(_LOWEST, room)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._wide, len(self.buttons) * (_LOWEST + _BETWEEN) + 2 * _MARGIN)

    def tell(self, stem: str) -> None:
        """Light the page that is shown."""
        self.buttons[stem].setChecked(True)
