"""A small dialog: a sentence, something in the middle, a button that names the act. It saves nothing."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.system.language import tr
from app.ui.widgets.controls import button, column, label, line, row, title
from app.ui.widgets.row_list import row_list

_MOST_ROWS = 12
_MANY = 200


class Ask(QDialog):
    """Enter does what the button says, Esc does nothing. Asked once: then what it held is forgotten."""

    def __init__(self, parent: QWidget, heading: str, verb: str, *inside: QWidget, width: int = 520) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setMinimumWidth(width)
        self.act = button(verb, self.accept, primary=True)
        self.leave = button(tr("Batal"), self.reject)
        self.setLayout(
            column(title(heading), *inside, line(), row(None, self.leave, self.act), space=12, margin=20)
        )
        self.setTabOrder(self.act, self.leave)  # Tab and Enter out of the last field lose nothing typed

    def agreed(self) -> bool:
        """Ask; whether the person wants it done."""
        agreed = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()  # once its caller has read it; its parent would keep passwords and names for hours
        return agreed


def preview(parent: QWidget, heading: str, verb: str, told: str, rows: Sequence[str]) -> bool:
    """Show what will happen to whom before it does."""
    view = row_list(rows, told)
    height = max(view.sizeHintForRow(0), 1) if rows else 1
    view.setFixedHeight(height * min(max(len(rows), 1), _MOST_ROWS) + 2 * view.frameWidth() + 8)
    asked = Ask(parent, heading, verb, label(told, wrap=True), view)
    if len(rows) > _MANY:  # nobody means so many by a slip of the hand: Enter alone does not do it
        asked.act.setDefault(False)
        asked.leave.setAutoDefault(True)
        asked.leave.setDefault(True)
        asked.leave.setFocus()
    return asked.agreed()


def inform(parent: QWidget, heading: str, verb: str, told: str) -> None:
    """Say how it ended: there is nothing to choose."""
    shown = Ask(parent, heading, verb, label(told, wrap=True))
    shown.leave.hide()
    shown.agreed()


def one_line(
    parent: QWidget, heading: str, verb: str, told: str, value: str = "", longest: int = 100
) -> str | None:
    """One text; None where the person changed his mind."""
    field = QLineEdit(value)
    field.setMaxLength(longest)
    field.setAccessibleName(heading)
    asked = Ask(parent, heading, verb, label(told, "quiet", wrap=True), field)
    field.setFocus()
    field.selectAll()
    return field.text() if asked.agreed() else None
