"""A text that gives way where there is no room: it ends with "…" and its tooltip says it whole."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from app.ui import theme
from app.ui.widgets.controls import dress_label

_LEAST = 72


class ElidedLabel(QLabel):
    """As wide as its text, or narrower, down to `least`; a screen reader is told all of it."""

    def __init__(self, look: str = "", *, bold: bool = False, size: float = 1.0, least: int = _LEAST) -> None:
        super().__init__()
        self._whole, self._least = "", least
        dress_label(self, look, bold=bold, size=size)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def tell(self, text: str, whole: str = "") -> None:
        """Another text; `whole` where the text is a short form."""
        self._whole = whole
        self.setText(text)
        self.setAccessibleName(whole or text)
        self._tell_tip()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        size = super().minimumSizeHint()
        return QSize(min(size.width(), theme.scaled(self._least)), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._tell_tip()

    def _tell_tip(self) -> None:
        self.setToolTip(self._whole or (self.text() if self._shown() != self.text() else ""))

    def _shown(self) -> str:
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.contentsRect(), int(where), self._shown())
