"""Piles of one page's rows as buttons with counts; exactly one is chosen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from app.ui.figures import ribuan
from app.ui.widgets.controls import button


class PileHead(QWidget):
    """A head lays out `buttons`, tells their counts and hears from `chosen` which pile is to be shown."""

    chosen = Signal(str)

    def __init__(self, kinds: Sequence[str]) -> None:
        super().__init__()
        self.kind = kinds[0]
        self._group = QButtonGroup(self)
        self.buttons = {kind: self._button(kind) for kind in kinds}

    def _button(self, kind: str) -> QPushButton:
        made = button("", lambda: self.choose(kind), flat=True)
        made.setCheckable(True)
        made.setChecked(kind == self.kind)
        self._group.addButton(made)
        return made

    def choose(self, kind: str) -> None:
        """Another pile."""
        self.kind = kind
        self.buttons[kind].setChecked(True)
        self.chosen.emit(kind)

    def tell_piles(self, words: Mapping[str, str], counts: Mapping[str, int] | None) -> None:
        """The words, each with the letter of its Alt key after &; no counts while they are not known."""
        for kind, made in self.buttons.items():
            made.setText(f"{words[kind]} {ribuan(counts[kind])}" if counts else words[kind])
            made.setAccessibleName(made.text().replace("&", ""))
