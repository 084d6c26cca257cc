"""The horizontal line of stages: arrows move along it, what is in front is told below."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from app.services.desa.tahapan import LangkahDesa, TahapanDesa
from app.system.language import tr
from app.ui import theme
from app.ui.models.tahapan_model import TahapanModel
from app.ui.widgets.tahapan_delegate import HEIGHT, NARROWEST, TahapanDelegate

_BAR = 14  # pixels below for a bar where the steps are wider than the window


class StageLine(QListView):
    """`moved`: another step is in front. All steps are seen at once where there is room for them."""

    moved = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.steps = TahapanModel()
        self.setModel(self.steps)
        self.setItemDelegate(TahapanDelegate(self))
        self.setAccessibleName(tr("Tahapan"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(theme.scaled(HEIGHT) + _BAR)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())

    def show_steps(self, told: TahapanDesa) -> None:
        """Show where the village stands; the step in front stays there, at first it is the next one."""
        self.steps.show(told.langkah, told.today)
        self._fit()
        if not self.currentIndex().isValid() and told.langkah:
            self.go_to(_next(told))

    def go_to(self, row: int) -> None:
        """Bring a step to the front."""
        index = self.steps.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def front(self) -> LangkahDesa | None:
        """The step in front."""
        row = self.currentIndex().row()
        return self.steps.steps[row] if 0 <= row < len(self.steps.steps) else None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """All steps share the width, unless that would make them too narrow to read."""
        count = max(1, len(self.steps.steps))
        width = max(theme.scaled(NARROWEST), self.viewport().width() // count)
        self.setGridSize(QSize(width, theme.scaled(HEIGHT)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) or event.text().isalnum():
            event.ignore()  # letters are keys of the page
        else:
            super().keyPressEvent(event)


def _next(told: TahapanDesa) -> int:
    """The step that ratifies the next list, else the first that is not over."""
    ahead = (at for at, step in enumerate(told.langkah) if step is told.langkah_berikut)
    later = (at for at, step in enumerate(told.langkah) if step.waktu.selesai >= told.today)
    return next(ahead, next(later, len(told.langkah) - 1))
