"""The band over every page of practice: a word, what it means, passwords, what to do, the way back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.system.language import tr
from app.ui.widgets.controls import button, label, row


class PracticeBand(QWidget):
    """`passwords`: those of everybody who works here."""

    def __init__(
        self, passwords: str, again: Callable[[], None], tasks: Callable[[], None] | None = None
    ) -> None:
        super().__init__()
        self.setProperty("practice", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        told = tr("Semua orangnya karangan. Kata sandi: {passwords}", passwords=passwords)
        word = label(tr("LATIHAN"), bold=True, size=1.1)
        text = label(told)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tasks = button(tr("Tugas latihan (F4)"), tasks, "list-checks", flat=True)
        self.tasks.setVisible(tasks is not None)
        self.again = button(tr("Mulai lagi … (Shift+F4)"), again, "rotate-ccw", flat=True)
        self.tasks.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F4 does the same
        inside = row(word, text, None, self.tasks, self.again, space=12)
        inside.setContentsMargins(12, 2, 8, 2)
        self.setLayout(inside)
