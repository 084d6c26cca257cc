"""Above the pairs: how many wait, how many are decided, three piles to choose from, what was not compared."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.widgets.controls import button, column, label, row

PERLU, KEBETULAN, SUDAH = "perlu", "kebetulan", "sudah"


class GandaHead(QWidget):
    """`chosen(kind)`: another pile; one is always lit."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.kind = PERLU
        self._open = label("", size=1.25, bold=True)
        self._done = label("", "quiet")
        self._missed = label("", "quiet", wrap=True)
        self._missed.hide()
        self._group = QButtonGroup(self)
        self.buttons = {kind: self._button(kind) for kind in (PERLU, KEBETULAN, SUDAH)}
        piles = row(*self.buttons.values(), None, space=4)
        inside = column(row(self._open, self._done, None, space=14), self._missed, piles, space=6)
        inside.setContentsMargins(12, 8, 8, 6)
        self.setLayout(inside)

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

    def tell(self, counts: dict[str, int] | None, missed: str) -> None:
        """How many pairs each pile has; None while they are being looked for."""
        if counts is None:
            self._open.setText(tr("Sedang mencari …"))
        elif counts[PERLU]:
            self._open.setText(tr("{count} pasangan perlu diputuskan", count=ribuan(counts[PERLU])))
        else:
            self._open.setText(tr("✓ Tidak ada pasangan yang menunggu putusan"))
        done = counts[SUDAH] if counts else 0
        self._done.setText(tr("{count} sudah diputuskan", count=ribuan(done)) if done else "")
        self._missed.setText(missed)
        self._missed.setVisible(bool(missed))
        for kind, made in self.buttons.items():
            made.setText(f"{pile_words()[kind]} {ribuan(counts[kind])}" if counts else pile_words()[kind])
            made.setAccessibleName(made.text().replace("&", ""))


def pile_words() -> dict[str, str]:
    """Pile -> its word; the letter after & is its Alt key."""
    return {
        PERLU: tr("&Perlu diputuskan"),
        KEBETULAN: tr("&Mungkin kebetulan"),
        SUDAH: tr("&Sudah diputuskan"),
    }
