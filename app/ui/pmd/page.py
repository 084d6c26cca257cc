"""What every page of the courier's window is."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from app.ui.pmd.screen import CourierScreen
    from app.ui.pmd.session import CourierSession


class CourierPage(QWidget):
    """`refresh` shows what the session holds: when the page comes to the front, and after every change."""

    def __init__(self, screen: "CourierScreen") -> None:
        super().__init__()
        self.screen_ = screen
        self.session: CourierSession = screen.session
        self._is_old = True
        self.session.changed.connect(self._grow_old)

    def first_control(self) -> QWidget:
        """Where the focus goes when the page is shown."""
        return self

    def refresh(self) -> None:
        """Show what is known now."""
        raise NotImplementedError

    def shown(self) -> None:
        """The page comes to the front."""
        if self._is_old:
            self._is_old = False
            self.refresh()

    def _grow_old(self) -> None:
        self._is_old = True
        if self.screen_.is_front(self):
            self.shown()

    def choose_folder(self, heading: str) -> Path | None:
        """None where the person changed his mind."""
        name = QFileDialog.getExistingDirectory(self, heading, str(Path.home()))
        return Path(name) if name else None
