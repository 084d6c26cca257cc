"""An error where it happened: what happened, what is safe, what to do next."""

from PySide6.QtWidgets import QFrame

from app.domain.errors import Cancelled
from app.ui import errors, icons, theme
from app.ui.widgets.controls import column, label, row


class ErrorPanel(QFrame):
    """Hidden until something goes wrong; says it in three short parts."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = label()
        self._happened = label(bold=True, wrap=True)
        self._rest = label(wrap=True)
        self.setAccessibleName("")
        texts = column(self._happened, self._rest, space=4)
        inside = row(self._picture, 4, texts, margin=12)
        inside.setStretch(2, 1)
        self.setLayout(inside)
        self.hide()

    def tell(self, error: BaseException) -> None:
        """Show it; nothing for what the person cancelled."""
        if isinstance(error, Cancelled):
            return
        shown = errors.told(error)
        colour = theme.colours().bad
        self.setStyleSheet(f"ErrorPanel {{ border: 1px solid {colour}; border-radius: 4px; }}")
        self._picture.setPixmap(icons.pixmap("triangle-alert", 24, colour))
        self._happened.setText(shown.parts.happened)
        self._rest.setText(f"{shown.parts.safe}\n{shown.parts.next}")
        self.setAccessibleName(shown.text)
        self.show()
