"""The table of responses: one in front."""

from PySide6.QtGui import QResizeEvent

from app.domain.tanggapan import Tanggapan
from app.system.language import tr
from app.ui import theme
from app.ui.models.tanggapan_model import TanggapanModel
from app.ui.widgets.plain_table import PlainTable

_REPORTER, _RECEIVED = 3, 4


class TanggapanTable(PlainTable):
    """What waits first, the newest above."""

    def __init__(self, model: TanggapanModel) -> None:
        super().__init__(model, tr("Tanggapan warga"), [44, 116, 0, 116, 84, 214])
        self._rows = model

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where room is short the panel beside tells the rest."""
        super().resizeEvent(event)
        for column, least in ((_REPORTER, 760), (_RECEIVED, 560)):
            self.setColumnHidden(column, self.width() < theme.scaled(least))

    def front(self) -> Tanggapan | None:
        """The response in front."""
        return self._rows.rows[self.at] if 0 <= self.at < len(self._rows.rows) else None

    def bring(self, known: str) -> bool:
        """A response by its id; whether it is here."""
        place = next((at for at, one in enumerate(self._rows.rows) if one.id == known), -1)
        self.go_to(place)
        return place >= 0
