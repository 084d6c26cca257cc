"""F1: what this page is for, how the work goes, what its keys do; the same on paper."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from app.system.language import tr
from app.ui import theme
from app.ui.help_entry import Bantuan, Keys
from app.ui.widgets.controls import button, column, label, line, row, title
from app.ui.widgets.key_grid import KeyGrid

_WIDTH, _FOOT = 860, 70


class HelpDialog(QDialog):
    """Enter and Esc close it."""

    def __init__(
        self,
        screen: QWidget,
        name: str,
        told: Bantuan,
        everywhere: Keys,
        manual: Callable[[], object],
        card: Callable[[QWidget], None] | None = None,
    ) -> None:
        """`everywhere`: keys of all pages; `manual`: opens it at the guide for whoever works here; `card`:
        prints the key card, where there is one."""
        super().__init__(screen)
        self.setWindowTitle(tr("Bantuan: {name}", name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        area = QScrollArea()
        text = _text(name, told, everywhere)
        area.setWidget(text)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.windowTitle())
        print_card = button(tr("Cetak kartu tombol …"), lambda: card(self) if card else None, "printer")
        print_card.setVisible(card is not None)
        more = button(tr("&Panduan …"), lambda: self._leave_for(manual))
        close = button(tr("Tutup"), self.accept, primary=True)
        foot = row(print_card, more, None, close)
        foot.setContentsMargins(20, 10, 20, 10)
        inside = column(area, line(), foot, space=0)
        inside.setStretch(0, 1)
        self.setLayout(inside)
        room = screen.window().size()
        width = min(theme.scaled(_WIDTH), room.width() - 40)
        self.resize(width, min(text.heightForWidth(width) + theme.scaled(_FOOT), room.height() - 40))
        close.setFocus()

    def _leave_for(self, manual: Callable[[], object]) -> None:
        self.accept()
        manual()


def _text(name: str, told: Bantuan, everywhere: Keys) -> QWidget:
    made = QWidget()
    steps = [
        row(label(f"{number}.", "quiet"), _stretched(step)) for number, step in enumerate(told.steps, start=1)
    ]
    keys: list[QWidget] = []
    if told.keys:
        keys = [
            label(tr("Tombol di halaman ini"), bold=True),
            KeyGrid(told.keys, 3 if len(told.keys) > 8 else 2),
        ]
    made.setLayout(
        column(
            title(name), label(told.purpose, size=1.1, wrap=True), 6, *steps, 8, line(), 4, *keys, 8,
            label(tr("Di semua halaman"), bold=True), KeyGrid(everywhere, 3), None, space=6, margin=20,
        )
    )  # fmt: skip
    return made


def _stretched(text: str) -> QWidget:
    made = label(text, wrap=True)
    policy = made.sizePolicy()
    policy.setHorizontalStretch(1)
    made.setSizePolicy(policy)
    return made
