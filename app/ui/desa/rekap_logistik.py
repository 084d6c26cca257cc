"""The percent of ballots in reserve: empty until somebody enters what the regulation says."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.system.language import tr
from app.ui import theme
from app.ui.widgets.controls import button, column, label, row
from app.ui.widgets.error_panel import ErrorPanel


class ReserveLine(QWidget):
    """`entered(percent, number)`: to be saved."""

    entered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.percent, self.number = QLineEdit(), QLineEdit()
        for field, name, width in (
            (self.percent, tr("Cadangan surat suara, persen"), 70),
            (self.number, tr("Nomor peraturan"), 220),
        ):
            field.setAccessibleName(name)
            field.setMaxLength(200)
            field.setFixedWidth(theme.scaled(width))
            field.returnPressed.connect(self._enter)
        self.number.setPlaceholderText(tr("Nomor peraturan"))
        self.save = button(tr("Simpan cadangan"), self._enter)
        self.problem = ErrorPanel()
        fields = row(
            label(tr("Cadangan surat suara")), self.percent, label("%"), self.number, self.save, None
        )
        self.setLayout(column(fields, self.problem, space=4))
        self.percent.textChanged.connect(lambda _: self._tell())

    def tell(self, cadangan: str) -> None:
        """What is in force; what somebody is typing stays."""
        if not self.percent.hasFocus():
            self._known = cadangan.replace(".", ",")
            self.percent.setText(self._known)
        self.problem.hide()
        self._tell()

    _known = ""

    @property
    def is_typed(self) -> bool:
        """Whether something typed here is not saved."""
        return self.percent.text().strip() != self._known or bool(self.number.text().strip())

    def saved(self, cadangan: str) -> None:
        """It is on disk."""
        self._known = cadangan.replace(".", ",")
        self.percent.setText(self._known)
        self.number.clear()
        self.problem.hide()

    def _enter(self) -> None:
        if self.save.isEnabled():
            self.entered.emit(self.percent.text(), self.number.text())

    def _tell(self) -> None:
        self.save.setEnabled(self.percent.text().strip() != self._known)
