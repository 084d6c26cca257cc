"""The table of pairs: arrows move, the digits and letters answer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.system.language import tr
from app.ui.models.ganda_model import BarisGanda, GandaModel
from app.ui.widgets.plain_table import PlainTable

_WIDTHS = [0, 102, 172]


class GandaTable(PlainTable):
    """`letter` tells 1, 2 and Shift+B too."""

    def __init__(self, model: GandaModel) -> None:
        super().__init__(model, tr("Pasangan yang mungkin satu orang"), _WIDTHS)
        self._model = model

    def front(self) -> BarisGanda | None:
        """The pair in front."""
        return self._model.rows[self.at] if 0 <= self.at < len(self._model.rows) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.text() in ("1", "2"):
            self.letter.emit(event.text())
        elif shift and event.key() == Qt.Key.Key_B:
            self.letter.emit("Shift+B")
        else:
            super().keyPressEvent(event)
