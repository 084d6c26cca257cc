"""What every page of KPU's window is."""

from typing import TYPE_CHECKING

from app.ui.refreshed_page import RefreshedPage

if TYPE_CHECKING:
    from app.ui.kpu.screen import KpuScreen
    from app.ui.kpu.session import VaultSession


class KpuPage(RefreshedPage):
    """`screen_` leads to the other pages and the window; `refresh` reads the vault."""

    def __init__(self, screen: "KpuScreen") -> None:
        self.screen_ = screen
        self.session: VaultSession = screen.session
        super().__init__(screen, self.session.changed)
