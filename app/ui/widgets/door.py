"""A large button with an icon, a verb and one sentence of what lies behind it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from app.ui import icons, theme
from app.ui.widgets.controls import column, label, row


class Door(QPushButton):
    """The whole surface is clickable; Alt and the underlined letter open it."""

    def __init__(self, icon: str, text: str, told: str) -> None:
        super().__init__()
        self.setText(text)
        self.setStyleSheet("Door { color: transparent; text-align: left; }")
        self.setAccessibleName(text.replace("&", ""))
        self.setAccessibleDescription(told)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(72)
        picture = label()
        picture.setPixmap(icons.pixmap(icon, 28, theme.colours().accent))
        name = label(text.replace("&", ""), size=1.15, bold=True)
        more = label(told, "quiet", wrap=True)
        for part in (picture, name, more):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = row(picture, 12, column(name, more, space=2), margin=14)
        inside.setStretch(2, 1)
        self.setLayout(inside)
        self._inside = inside

    def sizeHint(self) -> QSize:  # noqa: N802
        """As its words need, not as its hidden text."""
        return self._inside.sizeHint()
