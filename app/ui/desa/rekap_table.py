"""The recap's table: cells are chosen by the arrows, a bar beside each name is of the number in front."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.system.language import tr
from app.ui import theme
from app.ui.figures import ribuan
from app.ui.models.rekap_model import BAR, BAR_ROLE, Bar, Isian, RekapModel
from app.ui.widgets.plain_key import is_plain
from app.ui.widgets.text_delegate import TextDelegate

_NAME, _NUMBER, _WIDEST = 84, 62, 150
_PICTURE, _LONGEST = 170, 420
_LINES = 3
_THICK, _PAD = 15, 6


class RekapTable(QTableView):
    """`fronted(row, column)`: another number is in front; `opened`: Enter, to the voters behind it."""

    fronted = Signal(int, int)
    opened = Signal()

    def __init__(self, model: RekapModel) -> None:
        super().__init__()
        self.cells = model
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setItemDelegateForColumn(BAR, PictureDelegate(self))
        self.setAccessibleName(tr("Tabel rekap"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.row_height())
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumHeight(theme.scaled(30))
        self.doubleClicked.connect(lambda _: self.opened.emit())
        self.selectionModel().currentChanged.connect(self._moved)

    def show_cells(self, isian: Isian) -> None:
        """Another table; the sum is in front."""
        self.cells.show(isian, theme.sized(1.0, bold=True))
        self._size()
        self.setCurrentIndex(self.cells.index(len(isian.angka) - 1, self.cells.front + BAR + 1))
        self.scrollToTop()
        self.horizontalScrollBar().setValue(0)

    def _size(self) -> None:
        """Names at the left; numbers as wide as their heading needs; what is left is the bar's."""
        metrics = self.fontMetrics()
        head = self.cells.isian.kepala[0]
        names = [metrics.horizontalAdvance(name) for name in (head, *self.cells.isian.baris)]
        widest = max(names, default=0) + 4 * _PAD
        self.setColumnWidth(0, max(theme.scaled(_NAME), min(widest, theme.scaled(3 * _NAME))))
        lines = 1
        for column, text in enumerate(self.cells.isian.kepala[1:], BAR + 1):
            width, needed = self._heading(text)
            self.setColumnWidth(column, width)
            lines = max(lines, needed)
        self.horizontalHeader().setFixedHeight(lines * metrics.lineSpacing() + theme.scaled(12))
        self._stretch()

    def _heading(self, text: str) -> tuple[int, int]:
        """The narrowest column whose heading takes few lines, and how many."""
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0) + 4 * _PAD
        width = max(theme.scaled(_NUMBER), longest)
        while True:
            box = metrics.boundingRect(0, 0, width - 3 * _PAD, 9999, int(Qt.TextFlag.TextWordWrap), text)
            lines = max(1, round(box.height() / metrics.lineSpacing()))
            if lines <= _LINES or width >= theme.scaled(_WIDEST):
                return width, lines
            width += theme.scaled(8)

    def _stretch(self) -> None:
        taken = sum(self.columnWidth(at) for at in range(self.cells.columnCount()) if at != BAR)
        left = self.viewport().width() - taken
        self.setColumnWidth(BAR, max(theme.scaled(_PICTURE), min(left, theme.scaled(_LONGEST))))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._stretch()

    def _moved(self, now: QModelIndex) -> None:
        if now.isValid():
            if now.column() > BAR:
                self.cells.set_front(now.column() - BAR - 1)
            self.fronted.emit(now.row(), now.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        plain = is_plain(event)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif plain and event.text().isprintable() and event.text().strip():
            event.ignore()  # letters are keys of the page
        else:
            super().keyPressEvent(event)


class CellDelegate(TextDelegate):
    """The line of sums is bold and ruled off."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        font = index.data(Qt.ItemDataRole.FontRole)
        painter.save()
        if font is not None:
            painter.setFont(font)
        super().paint(painter, option, index)
        if font is not None:
            _rule(painter, option)
        painter.restore()


def _rule(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Above the line of sums."""
    rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs forget it
    painter.setPen(QColor(theme.colours().line))
    painter.drawLine(rect.topLeft(), rect.topRight())


class PictureDelegate(QStyledItemDelegate):
    """A bar as long as its number; men and women beside each other, told apart by fill and by name."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        bar = index.data(BAR_ROLE)
        if not isinstance(bar, Bar):
            if index.data(Qt.ItemDataRole.FontRole) is not None:
                _rule(painter, option)
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs forget it
        painter.save()
        room = painter.fontMetrics().horizontalAdvance(ribuan(-bar.largest)) + 2 * _PAD
        length = (rect.width() - room - _PAD) * abs(bar.value) / max(bar.largest, 1)
        top = rect.center().y() - _THICK / 2 + 1
        whole = QRectF(rect.left() + _PAD, top, length, _THICK)
        if bar.parts and bar.value:
            _draw_parts(painter, whole, bar)
        elif bar.value:
            painter.fillRect(whole, QColor(theme.colours().accent))
        painter.setPen(QColor(theme.colours().text))
        beside = QRectF(whole.right() + _PAD, rect.top(), room, rect.height())
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(beside, int(middle), ribuan(bar.value))
        painter.restore()


def _draw_parts(painter: QPainter, whole: QRectF, bar: Bar) -> None:
    """One after the other: full, then pale, then empty; each with its name where there is room."""
    colours, left = theme.colours(), whole.left()
    accent = QColor(colours.accent)
    for at, (name, count) in enumerate(bar.parts):
        part = QRectF(left, whole.top(), whole.width() * count / bar.value, whole.height())
        if at == 0:
            painter.fillRect(part, accent)
        elif at == 1:
            painter.fillRect(part, QColor(colours.selection))
        painter.setPen(QPen(accent))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(part.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(QColor(colours.on_accent if at == 0 else colours.text))
        told = f"{name} {ribuan(count)}"
        if painter.fontMetrics().horizontalAdvance(told) + 6 < part.width():
            painter.drawText(part, int(Qt.AlignmentFlag.AlignCenter), told)
        left = part.right()
