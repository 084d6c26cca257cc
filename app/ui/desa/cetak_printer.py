"""The lower half of the choices: which printer, how many copies, which pages; after a jam: from where on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QSpinBox, QWidget

from app.system.language import tr
from app.ui import settings
from app.ui.desa.cetak_words import sides
from app.ui.widgets.controls import label, row
from app.ui.widgets.pdf_printing import Halaman, printer_names

_MOST_COPIES = 99


class PrinterForm(QWidget):
    """`asked`: the list of printers may have changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.printer, self.side = QComboBox(), QComboBox()
        self.copies, self.first = QSpinBox(), QSpinBox()
        self.range_ = QLineEdit()
        self._build()
        self._name()
        self.read_printers()
        for box in (self.printer, self.side):
            box.activated.connect(lambda _: self.changed.emit())

    def _build(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        numbers = row(self.copies, label(tr("mulai hal."), "quiet"), self.first)
        form.addRow(tr("Printer"), self.printer)
        form.addRow(tr("Rangkap"), numbers)
        form.addRow(tr("Halaman"), self.range_)
        form.addRow(tr("Sisi"), self.side)
        for number in (self.copies, self.first):
            number.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.copies.setRange(1, _MOST_COPIES)
        self.first.setRange(1, 1)
        self.range_.setPlaceholderText(tr("semua, atau 1-20, 25"))
        for value, word in sides().items():
            self.side.addItem(word, value)
        for box in (self.printer, self.side):
            box.setMinimumContentsLength(10)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def _name(self) -> None:
        self.printer.setAccessibleName(tr("Printer"))
        self.copies.setAccessibleName(tr("Jumlah rangkap"))
        self.range_.setAccessibleName(tr("Halaman yang dicetak"))
        self.side.setAccessibleName(tr("Sisi kertas"))
        self.first.setAccessibleName(tr("Mulai dari halaman"))
        self.first.setToolTip(tr("Sesudah kertas macet: halaman pertama yang belum keluar"))

    def read_printers(self) -> None:
        """What this computer has now; the one chosen last stays."""
        kept = self.printer.currentText() or settings.text("cetak-printer")
        self.printer.clear()
        self.printer.addItems(printer_names())
        self.printer.setCurrentIndex(max(0, self.printer.findText(kept)))
        self.printer.setEnabled(self.printer.count() > 0)
        if not self.printer.count():
            self.printer.setPlaceholderText(tr("Belum ada printer"))

    @property
    def name(self) -> str:
        """ "" where there is none."""
        return self.printer.currentText()

    @property
    def names(self) -> list[str]:
        """All that there are."""
        return [self.printer.itemText(at) for at in range(self.printer.count())]

    def choose(self, name: str) -> None:
        """This one, where it is here."""
        if (at := self.printer.findText(name)) >= 0:
            self.printer.setCurrentIndex(at)

    @property
    def wanted(self) -> Halaman:
        return Halaman(self.range_.text(), self.side.currentData(), self.first.value())

    def tell(self, pages: int) -> None:
        """A document of so many pages is in front."""
        self.first.setMaximum(max(pages, 1))

    def begin(self) -> None:
        """Another document: all of its pages, once."""
        self.range_.clear()
        self.side.setCurrentIndex(0)
        self.first.setValue(1)
        self.copies.setValue(1)

    def keep(self) -> None:
        """This printer is offered first from now on."""
        if self.name:
            settings.set_text("cetak-printer", self.name)
