"""What every page of a village is."""

from typing import TYPE_CHECKING

from app.ui.paged import AnyPage

if TYPE_CHECKING:
    from app.ui.desa.session import Session
    from app.ui.desa.village_screen import VillageScreen


class Page(AnyPage):
    """`village` leads to the session, the other pages and the window. A page listens to `session.loaded` and
    `session.changed`; it saves through `session.run` alone."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__()
        self.village = screen
        self.session: Session = screen.session

    def take_back(self) -> bool:
        """Ctrl+Z, before it takes an act back: undo a step that is not saved; whether there was one."""
        return False

    def bring_back(self) -> bool:
        """Ctrl+Y in the same way."""
        return False
