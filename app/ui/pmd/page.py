"""What every page of the courier's window is."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.domain.istilah import in_sentence
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.refreshed_page import RefreshedPage

if TYPE_CHECKING:
    from app.ui.pmd.screen import CourierScreen
    from app.ui.pmd.session import CourierSession

SEARCH = 240
"""Width of a search field: what it asks for is read whole."""


def search_words() -> str:
    """What a search field asks for."""
    return tr("Cari nama, {kecamatan}, atau kode", kecamatan=in_sentence(istilah().kecamatan))


class CourierPage(RefreshedPage):
    """`refresh` shows what the session holds."""

    def __init__(self, screen: "CourierScreen") -> None:
        self.screen_ = screen
        self.session: CourierSession = screen.session
        super().__init__(screen, self.session.changed)
        self.session.named.connect(self.name_words)

    def name_words(self) -> None:
        """What the region calls things is another word now."""

    def choose_folder(self, heading: str) -> Path | None:
        """None where the person changed his mind."""
        name = QFileDialog.getExistingDirectory(self, heading, str(Path.home()))
        return Path(name) if name else None
