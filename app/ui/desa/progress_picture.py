"""The picture of progress: a bar an RT, dusun or TPS, as wide as it has voters, filled as far as done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QComboBox, QToolTip, QWidget

from app.services.desa.daftar_index import Kemajuan
from app.system.language import tr
from app.ui import settings, theme
from app.ui.desa.session import Session
from app.ui.figures import ribuan
from app.ui.widgets.controls import label, row

Choose = Callable[[str, str], None]


class ProgressPicture(QWidget):
    """Grouping is chosen on the left; a click or Enter shows that part of the list."""

    def __init__(self, session: Session, choose: Choose) -> None:
        super().__init__()
        self._session = session
        self._kind = QComboBox()
        self._kind.setAccessibleName(tr("Kemajuan menurut"))
        dusun = session.workspace.pengaturan.istilah.dusun
        for word, kind in (
            (tr("RT"), "rt"),
            (dusun, "dusun"),
            (session.workspace.pengaturan.istilah.tps, "tps"),
        ):
            self._kind.addItem(word, kind)
        self._kind.setCurrentIndex(max(0, self._kind.findData(settings.text("kemajuan", "rt"))))
        self._kind.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.bars = Bars(lambda name: choose(self.kind, name))
        self._told = label("", "quiet")
        inside = row(self._kind, self.bars, self._told)
        inside.setStretch(1, 1)
        inside.setContentsMargins(12, 4, 12, 4)
        self.setLayout(inside)
        self._kind.currentIndexChanged.connect(lambda _: self._switch())
        session.loaded.connect(self.tell)
        session.changed.connect(lambda _: self.tell())

    @property
    def kind(self) -> str:
        return str(self._kind.currentData())

    def _switch(self) -> None:
        settings.set_text("kemajuan", self.kind)
        self.tell()

    def tell(self) -> None:
        """Count again."""
        parts = self._session.index.progress(self.kind)
        self.bars.show_parts(parts, self._kind.currentText())
        done, total = sum(part.selesai for part in parts), sum(part.jumlah for part in parts)
        percent = 100 * done // total if total else 0
        self._told.setText(
            tr("{done} dari {total} ({percent} %)", done=ribuan(done), total=ribuan(total), percent=percent)
        )


class Bars(QWidget):
    """The bars themselves."""

    def __init__(self, choose: Callable[[str], None]) -> None:
        super().__init__()
        self._choose = choose
        self._parts: list[Kemajuan] = []
        self._word = ""
        self._at = 0
        self._drawn = QPixmap()
        self.setMinimumHeight(26)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Gambar kemajuan"))

    def show_parts(self, parts: list[Kemajuan], word: str) -> None:
        """Draw these."""
        self._parts, self._word = parts, word
        self._at = min(self._at, max(0, len(parts) - 1))
        self._redraw()

    def _redraw(self) -> None:
        self._drawn = QPixmap()
        self.update()

    def _edges(self) -> list[float]:
        """Left edges of all bars and the right edge of the last one."""
        total = sum(part.jumlah for part in self._parts) or 1
        edges, x = [0.0], 0.0
        for part in self._parts:
            x += part.jumlah / total * self.width()
            edges.append(x)
        return edges

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """From a picture drawn when the bars change: beside long work every call of Qt waits its turn."""
        if self._drawn.isNull():
            self._drawn = QPixmap(self.size() * self.devicePixelRatio())
            self._drawn.setDevicePixelRatio(self.devicePixelRatio())
            self._drawn.fill(Qt.GlobalColor.transparent)
            with QPainter(self._drawn) as painter:
                self._draw(painter)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._drawn)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._redraw()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self._redraw()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self._redraw()

    def _draw(self, painter: QPainter) -> None:
        colours = theme.colours()
        edges, height = self._edges(), self.height()
        for at, part in enumerate(self._parts):
            gap = 2 if edges[at + 1] - edges[at] > 8 else 0
            box = QRectF(edges[at], 2, edges[at + 1] - edges[at] - gap, height - 4)
            painter.fillRect(box, QColor(colours.line))
            filled = QRectF(box)
            filled.setTop(box.bottom() - box.height() * part.selesai / max(1, part.jumlah))
            whole = part.selesai == part.jumlah
            painter.fillRect(filled, QColor(colours.good if whole else colours.accent))
            if box.width() > 46:
                painter.setPen(QColor(colours.text if part.selesai * 2 < part.jumlah else colours.on_accent))
                painter.drawText(
                    box, Qt.AlignmentFlag.AlignCenter, f"{part.nama or '-'}{' ✓' if whole else ''}"
                )
            if self.hasFocus() and at == self._at:
                painter.setPen(QColor(colours.text))
                painter.drawRect(box.adjusted(0, 0, -1, -1))

    def _under(self, point: QPointF) -> Kemajuan | None:
        edges = self._edges()
        return next(
            (part for at, part in enumerate(self._parts) if edges[at] <= point.x() < edges[at + 1]), None
        )

    def _sentence(self, part: Kemajuan) -> str:
        return tr(
            "{word} {name}: {done} dari {total}",
            word=self._word, name=part.nama or "-", done=ribuan(part.selesai), total=ribuan(part.jumlah),
        )  # fmt: skip

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            if part := self._under(QPointF(event.pos())):
                QToolTip.showText(event.globalPos(), self._sentence(part), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if part := self._under(event.position()):
            self._choose(part.nama)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and self._parts:
            self._at = (self._at + steps[event.key()]) % len(self._parts)  # type: ignore[index]
            self.setAccessibleDescription(self._sentence(self._parts[self._at]))
            self._redraw()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space) and self._parts:
            self._choose(self._parts[self._at].nama)
        else:
            super().keyPressEvent(event)
