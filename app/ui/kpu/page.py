"""What every page of KPU's window is."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.ui.kpu.screen import KpuScreen
    from app.ui.kpu.session import VaultSession


class KpuPage(QWidget):
    """`screen_` leads to the other pages and the window. `refresh` reads the vault anew: before the page
    comes to the front the first time, and after every act, at once or when it comes to the front again."""

    def __init__(self, screen: "KpuScreen") -> None:
        super().__init__()
        self.screen_ = screen
        self.session: VaultSession = screen.session
        self._is_old = True
        self.session.changed.connect(self._grow_old)

    def first_control(self) -> QWidget:
        """Where the focus goes when the page is shown."""
        return self

    @property
    def is_unsaved(self) -> bool:
        """Whether something typed here is not saved yet."""
        return False

    def refresh(self) -> None:
        """Read what the page shows."""
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
