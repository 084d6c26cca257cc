"""A screen over an opened data file: it can be covered, opened again with a password, and closed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.ui.window import MainWindow


class Lockable(QWidget):
    """The committee's screen and KPU's; `guard.py` and `lock_cover.py` know no more of them."""

    window_: "MainWindow"

    @property
    def who(self) -> str:
        """The name of the person who sits here."""
        raise NotImplementedError

    def check_password(
        self, typed: str, then: Callable[[], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Whether it is that person's; beside the window, because deriving a key takes its time."""
        raise NotImplementedError

    def log_out(self, *, attended: bool = True) -> None:
        """Close the data file and go back to the log-in page."""
        raise NotImplementedError

    def first_control(self) -> QWidget:
        """Where the focus goes."""
        return self
