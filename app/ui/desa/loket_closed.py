"""What stands in the desk's place once the list is ratified: why nobody is added, and what still goes."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.system.language import tr
from app.ui import theme
from app.ui.widgets.controls import button, column, label, row, title


class LoketClosed(QWidget):
    """`go` leads to what may still be done."""

    def __init__(self, to_list: Callable[[], None]) -> None:
        super().__init__()
        self.go = button(tr("Ke Daftar"), to_list, "list", primary=True)
        told = QWidget()
        told.setFixedWidth(theme.scaled(560))
        told.setLayout(
            column(
                title(tr("Loket sudah ditutup")),
                label(
                    tr("DPT sudah ditetapkan. Sejak itu tidak ada pemilih yang ditambahkan atau dibetulkan."),
                    wrap=True,
                ),
                label(
                    tr("Yang masih dapat dicatat: pemilih yang meninggal, dengan tombol M di Daftar."),
                    "quiet",
                    wrap=True,
                ),
                row(self.go, None),
                space=12,
            )
        )
        self.setLayout(column(None, row(None, told, None), None))
