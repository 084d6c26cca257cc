"""A day typed as people write it (3-2-2027, 3 Februari 2027); below it the program says which day that is."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.tanggal_lahir import TanggalError, read_tanggal
from app.system.language import tr
from app.ui.figures import day_and_date
from app.ui.widgets.controls import column, label


class DayField(QWidget):
    """`day` is None while no day of the calendar is typed."""

    changed = Signal()

    def __init__(self, name: str, day: date | None = None) -> None:
        super().__init__()
        self.field = QLineEdit(f"{day:%d-%m-%Y}" if day else "")
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(tr("hari-bulan-tahun"))
        self._told = label("", "quiet")
        self.setLayout(column(self.field, self._told, space=2))
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(lambda _: self._tell())
        self._tell()

    @property
    def day(self) -> date | None:
        try:
            return date.fromisoformat(read_tanggal(" ".join(self.field.text().split())))
        except (TanggalError, ValueError):
            return None

    def _tell(self) -> None:
        day = self.day
        wrong = tr("Belum berupa tanggal.") if self.field.text().strip() else ""
        self._told.setText(day_and_date(day) if day else wrong)
        self.changed.emit()
