"""Evidence for a change: which paper, when, who reported it, where it lies; filled when it is known."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFormLayout, QLineEdit, QWidget

from app.domain.bukti import KOLOM_BUKTI
from app.domain.tanggal import is_tanggal, short_date
from app.domain.tms import Alasan
from app.system.language import tr
from app.ui.widgets.controls import button, column, row

_PAPERS = {
    Alasan.MENINGGAL: ("Surat keterangan kematian", "Akta kematian", "Pernyataan keluarga/RT"),
    Alasan.PINDAH: ("SKPWNI", "Surat keterangan pindah", "KK baru"),
    Alasan.TNI: ("KTA TNI", "SK pengangkatan"),
    Alasan.POLRI: ("KTA Polri", "SK pengangkatan"),
    Alasan.HAK_DICABUT: ("Putusan pengadilan",),
}
_CTRL = Qt.KeyboardModifier.ControlModifier
_USUAL = ("KTP-el", "KK", "Surat keterangan", "Pernyataan keluarga/RT")


def bukti_words() -> dict[str, str]:
    """Field of the evidence -> its label."""
    return {
        "jenis": tr("Dokumen"),
        "nomor": tr("Nomor"),
        "tanggal_dokumen": tr("Tanggal dokumen"),
        "tanggal_kejadian": tr("Tanggal kejadian"),
        "tujuan": tr("Tujuan pindah"),
        "pelapor": tr("Pelapor"),
        "kotak": tr("No. di kotak bukti"),
        "keterangan": tr("Keterangan"),
    }


class EvidenceForm(QWidget):
    """`saved`: the person wants these values kept. Enter goes to the next field, in the last one it saves."""

    saved = Signal()
    left = Signal()
    entered = Signal(QWidget)  # the field one types in now

    def __init__(self) -> None:
        super().__init__()
        self.jenis = QComboBox()
        self.jenis.setEditable(True)
        self.jenis.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.jenis.setMinimumContentsLength(8)
        self.jenis.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.lines = {kolom: QLineEdit() for kolom in KOLOM_BUKTI if kolom != "jenis"}
        form = QFormLayout()
        form.setVerticalSpacing(4)
        words = bukti_words()
        for kolom in KOLOM_BUKTI:
            field = self.jenis if kolom == "jenis" else self.lines[kolom]
            field.setAccessibleName(words[kolom])
            form.addRow(words[kolom], field)
        for kolom in ("tanggal_dokumen", "tanggal_kejadian"):
            self.lines[kolom].setPlaceholderText(tr("hari-bulan-tahun"))
        self._last: dict[str, str] = {}
        self._kept = False  # papers of a reason that stays in the village are not recalled for others
        self.again = button(tr("F6 seperti tadi"), self.recall, flat=True)
        self.save = button(tr("Simpan bukti"), self._save)
        self.save.setToolTip(tr("Ctrl+Enter"))
        body = column(form, row(self.again, None, self.save), space=4)
        self.setLayout(body)
        body.setContentsMargins(0, 0, 0, 0)
        self.setFocusProxy(self.jenis)
        self._connect()

    def _connect(self) -> None:
        entries = [line for line in (self.jenis.lineEdit(), *self.lines.values()) if line is not None]
        for at, line in enumerate(entries[:-1]):
            line.returnPressed.connect(entries[at + 1].setFocus)
        for line in entries:
            line.installEventFilter(self)
        entries[-1].returnPressed.connect(self._enter_last)

    def _enter_last(self) -> None:
        """Enter alone: with Ctrl it comes again, as a key of the form, and would save twice."""
        if not QApplication.keyboardModifiers() & _CTRL:
            self._save()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(watched)
        return False

    def _save(self) -> None:
        if not self._kept:
            self._last = self.values()
        self.saved.emit()

    def recall(self) -> None:
        """The evidence saved last once more: one collective statement covers many."""
        if self._last:
            self._fill(self._last)
            self.lines["nomor"].setFocus()  # what most often differs
            self.lines["nomor"].selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """F6 recalls, Ctrl+Enter saves wherever one is."""
        if event.key() == Qt.Key.Key_F6:
            self.recall()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & _CTRL:
            self._save()
        else:
            super().keyPressEvent(event)

    def tell(self, bukti: Mapping[str, str], status: str = "") -> None:
        """Show what is known; `status` decides which papers are offered."""
        self._kept = status == Alasan.TMS_LAIN
        self.jenis.clear()
        papers = _PAPERS.get(Alasan(status), ()) if status else ()
        self.jenis.addItems([*papers, *(paper for paper in _USUAL if paper not in papers)])
        self._fill(bukti)

    def _fill(self, bukti: Mapping[str, str]) -> None:
        self.jenis.setEditText(bukti.get("jenis", ""))
        for kolom, line in self.lines.items():
            value = bukti.get(kolom, "")
            line.setText(short_date(value) if kolom.startswith("tanggal") and is_tanggal(value) else value)
        for line in self.findChildren(QLineEdit):
            line.setCursorPosition(0)  # a long text is read from its beginning

    def values(self) -> dict[str, str]:
        """What was typed; empty fields left out."""
        typed = {
            "jenis": self.jenis.currentText(),
            **{kolom: line.text() for kolom, line in self.lines.items()},
        }
        return {kolom: text.strip() for kolom, text in typed.items() if text.strip()}
