"""Above the responses: how many wait, three piles to choose from, what the DPT has left to do."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from app.domain.tanggapan import Tanggapan
from app.system.language import tr
from app.ui.desa.tanggapan_words import locked_told
from app.ui.figures import ribuan
from app.ui.widgets.controls import button, column, label, row

MENUNGGU, SELESAI, REGISTER = "menunggu", "selesai", "register"


def piles(found: Sequence[Tanggapan]) -> dict[str, list[Tanggapan]]:
    """Every response is in one of the first two; the register has its own beside them."""
    return {
        MENUNGGU: [one for one in found if one.is_waiting],
        SELESAI: [one for one in found if not one.is_waiting],
        REGISTER: [one for one in found if one.is_register],
    }


class TanggapanHead(QWidget):
    """`chosen(kind)`: another pile; one is always lit."""

    chosen = Signal(str)

    def __init__(self, receive: Callable[[], None]) -> None:
        super().__init__()
        self.kind = MENUNGGU
        self._waiting = label("", size=1.25, bold=True)
        self._rule = label("", "quiet", wrap=True)
        self._rule.hide()
        self._group = QButtonGroup(self)
        self.buttons = {kind: self._button(kind) for kind in (MENUNGGU, SELESAI, REGISTER)}
        self.receive = button(tr("Catat tanggapan (N)"), receive, "plus", primary=True)
        kinds = row(*self.buttons.values(), None, self.receive, space=4)
        inside = column(self._waiting, self._rule, kinds, space=6)
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

    def tell(self, found: Sequence[Tanggapan], rule: str) -> None:
        """How many each pile has; `rule`: what the DPT leaves to do, "" before it."""
        counts = {kind: len(pile) for kind, pile in piles(found).items()}
        if counts[MENUNGGU]:
            self._waiting.setText(tr("{count} tanggapan menunggu", count=ribuan(counts[MENUNGGU])))
        else:
            self._waiting.setText(tr("✓ Tidak ada tanggapan yang menunggu"))
        self._rule.setText(locked_told(rule) if rule else "")
        self._rule.setVisible(bool(rule))
        for kind, made in self.buttons.items():
            made.setText(f"{pile_words()[kind]} {ribuan(counts[kind])}")
            made.setAccessibleName(made.text().replace("&", ""))


def pile_words() -> dict[str, str]:
    """Pile -> its word; the letter after & is its Alt key."""
    return {MENUNGGU: tr("&Menunggu"), SELESAI: tr("&Selesai"), REGISTER: tr("&Register")}
