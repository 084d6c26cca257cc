"""The recovery key: its file, or typed from paper; or its two parts, the same two ways."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from app.services.kpu.recovery import read_recovery, typed_recovery
from app.system.language import tr
from app.ui import theme
from app.ui.widgets.controls import button, column, label, row


class RecoveryField(QWidget):
    """`identity` reads what was chosen or typed; it raises RECOVERY_* and file errors.

    `changed`: another key is chosen or typed; `chosen`: its file is, so Enter may go on."""

    changed, chosen = Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        self.files: list[Path] = []
        self._chosen = label("", wrap=True)
        self.choose = button(tr("&Berkas kunci …"), self._choose, "folder-open")
        self.typed = QPlainTextEdit()
        self.typed.setPlaceholderText(tr("atau ketik di sini dari kertas, satu bagian sebaris"))
        self.typed.setAccessibleName(tr("Kunci pemulihan"))
        self.typed.setTabChangesFocus(True)
        self.typed.setFixedHeight(theme.scaled(72))
        self.setLayout(column(row(self.choose, self._chosen, None), self.typed, space=6))
        self.setFocusProxy(self.choose)
        self.typed.textChanged.connect(self.changed)

    @property
    def is_given(self) -> bool:
        """Whether there is something to read."""
        return bool(self.files or self.typed.toPlainText().strip())

    def identity(self) -> str:
        """The whole key."""
        return self.reading()()

    def reading(self) -> Callable[[], str]:
        """How the whole key is read from what is chosen or typed now, beside the window."""
        files, typed = tuple(self.files), self.typed.toPlainText().splitlines()
        if files:
            return lambda: read_recovery(*files)
        return lambda: typed_recovery(*(line for line in typed if line.strip()))

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, tr("Kunci pemulihan"), str(Path.home()), tr("Kunci pemulihan (*.txt)")
        )
        if names:
            self.files = [Path(name) for name in names]
            self._chosen.setText(", ".join(file.name for file in self.files))
            self.changed.emit()
            self.chosen.emit()
