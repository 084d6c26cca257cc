"""The right column: the choices of the document in front, the printer, and what can be done with it."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.services.desa.cetak import Pilihan
from app.services.desa.cetak_keadaan import KeadaanCetak
from app.system.language import tr
from app.ui import theme
from app.ui.desa.cetak_pilihan import ChoiceForm
from app.ui.desa.cetak_printer import PrinterForm
from app.ui.widgets.controls import button, column, label, line, row
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.forms import line_up

_WIDTH = 296


class PrintPanel(QWidget):
    """The primary button prints; beside it the same pages become a file."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(theme.scaled(_WIDTH))
        self._name, self._for = label("", bold=True, wrap=True), label("", "quiet", wrap=True)
        self.choices, self.printer, self.problem = ChoiceForm(), PrinterForm(), ErrorPanel()
        self.print_ = button(tr("Cetak"), icon="printer", primary=True)
        self.save = button(tr("Simpan PDF …"))
        self.leave = button(tr("Titip cetak …"), flat=True)
        self.words = button(tr("Ubah teks … (T)"), flat=True)
        self.test = button(tr("Halaman uji"), flat=True)
        self.shift = button(tr("Geser isian … (G)"), flat=True)
        self._build()
        self.choices.changed.connect(self._tell_shift)

    def _build(self) -> None:
        inside = column(
            self._name, self._for, line(), self.choices, line(), self.printer, self.problem, None,
            space=8,
        )  # fmt: skip
        inside.setContentsMargins(12, 10, 12, 8)
        body, scroll = QWidget(), QScrollArea()
        body.setLayout(inside)
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        first = row(self.print_, self.save)
        first.setStretch(0, 1)
        more = row(self.leave, self.words, None, space=0)
        foot = column(first, more, row(self.test, self.shift, None, space=0), space=2)
        foot.setContentsMargins(12, 8, 12, 8)
        whole = column(scroll, line(), foot, space=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.print_.setToolTip("Ctrl+P")
        self.save.setToolTip("Ctrl+S")
        line_up(self)

    @property
    def title(self) -> str:
        """The document in front; no person's name is in it."""
        return self._name.text()

    @property
    def is_on_blanks(self) -> bool:
        """Whether fields alone are printed, onto blanks."""
        return self.choices.chosen.isi == "isian"

    @property
    def chosen(self) -> Pilihan:
        """What stands there; fields on blanks are moved for the printer that is to print them."""
        chosen = self.choices.chosen
        return replace(chosen, printer=self.printer.name) if self.is_on_blanks else chosen

    def _tell_shift(self) -> None:
        self.shift.setVisible(self.is_on_blanks)

    def begin(self, one: KeadaanCetak) -> None:
        """Another document."""
        self._name.setText(one.judul)
        self._for.setText(tr("Untuk: {whom}", whom=one.untuk))
        self._for.setVisible(bool(one.untuk))
        self.words.setVisible(bool(one.dokumen.teks))
        self.problem.hide()
        self.choices.begin(one.dokumen, next(iter(one.sisa), "") if one.dokumen.satu else "")
        self.printer.begin()
        self._tell_shift()

    def enable(self, on: bool) -> None:
        """Whether there are pages that may leave now."""
        self.print_.setEnabled(on and bool(self.printer.name))
        self.save.setEnabled(on)
        self.leave.setEnabled(on)
