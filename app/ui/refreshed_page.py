"""A page that shows what somebody else holds, and reads it anew once that has changed."""

from PySide6.QtCore import SignalInstance

from app.ui.paged import AnyPage, PagedScreen


class RefreshedPage(AnyPage):
    """`refresh` reads it: before the page comes to the front the first time, and after every change, at once
    or when it comes to the front again."""

    def __init__(self, screen: PagedScreen, changed: SignalInstance) -> None:
        super().__init__()
        self._around = screen
        self._is_old = True
        changed.connect(self._grow_old)

    def refresh(self) -> None:
        """Read what the page shows."""
        raise NotImplementedError

    def shown(self) -> None:
        if self._is_old:
            self._is_old = False
            self.refresh()

    def _grow_old(self) -> None:
        self._is_old = True
        if self._around.is_front(self):
            self.shown()
