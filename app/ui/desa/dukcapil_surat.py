"""The letter that is being recorded: its number and date, typed once and kept for all its answers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.errors import UserError
from app.services.desa.dukcapil_jawaban import LONGEST_LETTER, Surat, surat
from app.services.desa.dukcapil_words import date_shown
from app.system.language import tr
from app.ui import theme
from app.ui.widgets.controls import column, label, row, set_look


class LetterLine(QWidget):
    """`changed`: another letter is in force. `left`: Enter after the date, or Esc: back to the rows."""

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.nomor, self.tanggal = _Field(self), _Field(self)
        self.nomor.setMaxLength(LONGEST_LETTER)
        self.nomor.setAccessibleName(tr("Nomor surat Dukcapil"))
        self.tanggal.setAccessibleName(tr("Tanggal surat Dukcapil"))
        self.nomor.setPlaceholderText(tr("nomor, atau: lisan"))
        self.tanggal.setPlaceholderText(tr("hari-bulan-tahun"))
        self.tanggal.setFixedWidth(theme.scaled(128))
        self.nomor.setMaximumWidth(theme.scaled(260))
        self.nomor.returnPressed.connect(self.tanggal.setFocus)
        self.tanggal.returnPressed.connect(self.left.emit)
        for field in (self.nomor, self.tanggal):
            field.textEdited.connect(lambda _: self._tell())
            field.editingFinished.connect(self.changed.emit)
            field.editingFinished.connect(lambda field=field: field.setCursorPosition(0))
        told = label(tr("Surat jawaban Dukcapil:"), bold=True)
        wanted = tr("Isi dahulu nomor dan tanggal suratnya; jawaban tanpa surat bukan bukti.")
        self._wanted = label(wanted, "warn", wrap=True)
        fields = (label(tr("nomor"), "quiet"), self.nomor, label(tr("tanggal"), "quiet"), self.tanggal)
        line = row(told, *fields, None)
        line.setStretch(2, 9)
        self.setLayout(column(line, self._wanted, space=2))
        self._wanted.hide()
        self.setFocusProxy(self.nomor)

    def letter(self) -> Surat | None:
        """None while it is not whole."""
        try:
            return surat(self.nomor.text(), self.tanggal.text())
        except UserError:
            return None

    def offer(self, nomor: str, tanggal: str) -> None:
        """The letter recorded last, where nothing is typed."""
        if nomor and not (self.nomor.text() or self.tanggal.text()):
            self.nomor.setText(nomor)
            self.tanggal.setText(date_shown(tanggal))
            self.changed.emit()

    def ask(self) -> None:
        """An answer waits for its letter: into the field that lacks."""
        lacks = self.tanggal if self.nomor.text().strip() else self.nomor
        for field in (self.nomor, self.tanggal):
            set_look(field, "wrong", field is lacks)
        self._wanted.show()
        lacks.setFocus()
        lacks.selectAll()

    def _tell(self) -> None:
        whole = self.letter() is not None
        if whole:
            self._wanted.hide()
        typed = bool(self.tanggal.text().strip()) and not self.tanggal.hasFocus()
        set_look(self.nomor, "wrong", False)
        set_look(self.tanggal, "wrong", typed and not whole and bool(self.nomor.text().strip()))


class _Field(QLineEdit):
    """Esc goes back to the rows."""

    def __init__(self, line: LetterLine) -> None:
        super().__init__()
        self._line = line

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self._line.left.emit()
        else:
            super().keyPressEvent(event)
