"""The pages of a PDF below each other: scrolls, zooms, asks for a picture when a page comes into view."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from app.system.language import tr
from app.ui import theme

_GAP = 12
_KEPT = 16  # pictures
_STEP = 1.25
_LEAST, _MOST = 0.3, 6.0  # pixels a point
_TRUE = 96 / 72  # pixels a point at 100 %


class PdfPages(QAbstractScrollArea):
    """`wanted(page, scale)`: a picture is needed, one at a time; answer it with `put`."""

    wanted = Signal(int, float)
    moved = Signal(int)  # the page in front, from 0

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[tuple[float, float]] = []
        self._tops: list[float] = []
        self._zoom = 0.0  # 0: as wide as the window
        self._pictures: dict[int, tuple[float, QImage]] = {}
        self._asked = False
        self.front = 0
        self.setAccessibleName(tr("Halaman dokumen"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._scrolled())

    def show_sizes(self, sizes: list[tuple[float, float]]) -> None:
        """A document of such pages."""
        self.sizes = sizes
        self._pictures.clear()
        self._asked = False
        self._arrange()

    def put(self, page: int, scale: float, picture: QImage) -> None:
        """The picture that was asked for."""
        self._asked = False
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._pictures.pop(page, None)
        self._pictures[page] = (scale, picture)
        while len(self._pictures) > _KEPT:
            del self._pictures[next(iter(self._pictures))]
        self.viewport().update()

    @property
    def scale(self) -> float:
        """Pixels a point."""
        widest = max((width for width, _ in self.sizes), default=595.0)
        return self._zoom or (self.viewport().width() - 2 * _GAP) / widest

    @property
    def percent(self) -> int:
        return round(100 * self.scale / _TRUE)

    def zoom(self, steps: int) -> None:
        """Larger, smaller; 0 fits the width again."""
        before = self._place()
        self._zoom = min(max(self.scale * _STEP**steps, _LEAST), _MOST) if steps else 0.0
        self._arrange()
        self.go_to(*before)

    def go_to(self, page: int, inside: float = 0.0) -> None:
        """Bring a page (from 0) to the top; `inside`: how far down it, 0 to 1."""
        if 0 <= page < len(self.sizes):
            height = self.sizes[page][1] * self.scale
            self.verticalScrollBar().setValue(round(self._tops[page] - _GAP + inside * height))

    def _place(self) -> tuple[int, float]:
        if not self.sizes:
            return 0, 0.0
        above = self.verticalScrollBar().value() + _GAP - self._tops[self.front]
        return self.front, above / (self.sizes[self.front][1] * self.scale)

    def _arrange(self) -> None:
        y, self._tops = float(_GAP), []
        for _, height in self.sizes:
            self._tops.append(y)
            y += height * self.scale + _GAP
        view = self.viewport().size()
        wide = round(max((width for width, _ in self.sizes), default=0.0) * self.scale) + 2 * _GAP
        self.verticalScrollBar().setRange(0, max(0, round(y) - view.height()))
        self.verticalScrollBar().setPageStep(max(1, view.height() - 40))
        self.horizontalScrollBar().setRange(0, max(0, wide - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())
        self._scrolled()

    def _scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        self.front = max((at for at, top in enumerate(self._tops) if top <= middle), default=0)
        self.setAccessibleDescription(
            tr("Halaman {page} dari {total}", page=self.front + 1, total=len(self.sizes))
        )
        self.moved.emit(self.front)
        self.viewport().update()

    def _box(self, page: int) -> QRect:
        """Where a page is on the screen now."""
        width, height = (round(points * self.scale) for points in self.sizes[page])
        across = self.horizontalScrollBar()
        x = _GAP - across.value() if across.maximum() else (self.viewport().width() - width) // 2
        return QRect(x, round(self._tops[page]) - self.verticalScrollBar().value(), width, height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), QColor(theme.colours().line))
            self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        seen = QRect(0, 0, self.viewport().width(), self.viewport().height())
        boxes = {page: self._box(page) for page in range(len(self.sizes)) if self._box(page).intersects(seen)}
        for page, box in boxes.items():
            painter.fillRect(box, Qt.GlobalColor.white)  # paper is white in the dark too
            if page in self._pictures:
                self._draw_picture(painter, box, *self._pictures[page])
        self._ask(list(boxes))

    def _draw_picture(self, painter: QPainter, box: QRect, scale: float, picture: QImage) -> None:
        """Dot for dot where it was made for this size: else a line of text is squeezed here and there."""
        if scale == self._sharp:
            painter.drawImage(box.topLeft(), picture)
        else:
            painter.drawImage(box, picture)

    @property
    def _sharp(self) -> float:
        """The scale of a picture that is to be seen now."""
        return self.scale * self.devicePixelRatioF()

    def _ask(self, shown: list[int]) -> None:
        scale = self._sharp
        missing = [page for page in shown if self._pictures.get(page, (0.0,))[0] != scale]
        if missing and not self._asked:
            self._asked = True
            self.wanted.emit(missing[0], scale)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Page keys and space turn pages, Home and End go to the first and the last."""
        bar = self.verticalScrollBar()
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Space: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Backspace: -1}
        if event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())] * bar.pageStep())
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(760, 620)
