"""The rows of one list: a letter answers and moves down, digits jump to a number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.domain.dukcapil_daftar import Butir
from app.system.language import tr
from app.ui.desa.dukcapil_room import RoomyTable
from app.ui.models.dukcapil_model import DukcapilModel
from app.ui.widgets.plain_key import is_plain

_GIVE_WAY = (7, 2, 4, 3, 5)  # letter, sex, NIK, birth, what is asked: the paper says all of it


class DukcapilTable(RoomyTable):
    """`letter` comes from the plain table; `digit`, `back` (Backspace), `escape` from here."""

    digit = Signal(str)
    back = Signal()
    escape = Signal()

    def __init__(self, model: DukcapilModel) -> None:
        widths = [column.width for column in model.columns]
        super().__init__(model, tr("Baris daftar padanan"), widths, _GIVE_WAY)
        self._rows = model

    def front(self) -> Butir | None:
        """The row in front."""
        return self._rows.row(self.at) if 0 <= self.at < len(self._rows.shown) else None

    def step(self) -> None:
        """One row down; the last one stays in front."""
        self.go_to(self.at + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        plain = is_plain(event)
        if plain and event.text().isdecimal():
            self.digit.emit(event.text())
        elif plain and event.key() == Qt.Key.Key_Backspace:
            self.back.emit()
        elif plain and event.key() == Qt.Key.Key_Escape:
            self.escape.emit()
        else:
            super().keyPressEvent(event)
