"""KPU's door: what the office does on the command line until its window comes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.system.language import tr
from app.ui import theme
from app.ui.widgets.controls import button, column, label, row, title

if TYPE_CHECKING:
    from app.ui.window import MainWindow


class KpuDoor(QWidget):
    """Says where KPU's work is done now."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self._window = window
        self._back = button(tr("Kembali"), window.show_start, "arrow-left", primary=True)
        told = label(
            tr(
                "Pekerjaan KPU kini dilakukan lewat perintah dpt-desa kpu di terminal: mengimpor "
                "ekspor Sidalih, membuat paket, mencetak surat kunci, menerima pengembalian. "
                "Jendela untuk KPU menyusul."
            ),
            wrap=True,
        )
        more = label(tr("Daftar perintahnya: dpt-desa kpu --help"), "quiet")
        inside = column(title(tr("Saya dari KPU")), told, more, 16, row(self._back, None), space=12)
        frame = QWidget()
        frame.setFixedWidth(theme.scaled(680))
        frame.setLayout(inside)
        self.setLayout(column(None, row(None, frame, None), None))

    def first_control(self) -> QWidget:
        return self._back

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self._window.show_start()
        else:
            super().keyPressEvent(event)
