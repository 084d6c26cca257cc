"""What stands behind the documents: a heading, a way back, room for the view."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.system.language import tr
from app.ui.widgets.controls import Item, button, column, line, row, title


class BehindView(QWidget):
    """`left`: back to the documents; Esc does the same."""

    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.back = button(tr("← Dokumen (Esc)"), self.left.emit, flat=True)
        self.name = title(name)

    def lay_out(self, *beside: Item, body: QBoxLayout) -> None:
        """The heading with what stands beside it, and below it the body."""
        head = row(self.back, self.name, 14, *beside)
        head.setContentsMargins(8, 8, 12, 8)
        inside = column(head, line(), body, space=0)
        inside.setStretch(2, 1)
        self.setLayout(inside)

    def first_control(self) -> QWidget:
        """Where the focus goes."""
        return self.back

    @property
    def is_changed(self) -> bool:
        """Whether something typed is not saved."""
        return False

    def to_printer(self) -> None:
        """Ctrl+P: nothing, where nothing is printed from here."""

    def to_file(self) -> None:
        """Ctrl+S."""

    def zoom(self, steps: int) -> None:
        """Ctrl++ and Ctrl+-."""

    def forget(self) -> bool:
        """The view is left; whether the page in front may look otherwise now."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
