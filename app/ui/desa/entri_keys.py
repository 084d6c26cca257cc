"""The right half of the entry page: what the keys do now, or the evidence of one voter."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QStackedWidget, QWidget

from app.services.desa.voter_details import VoterDetails
from app.system.language import tr
from app.ui.desa.evidence_form import EvidenceForm
from app.ui.desa.keys import mark_keys
from app.ui.widgets.controls import button, column, label, line, row
from app.ui.widgets.key_grid import cap

Press = Callable[[str, bool], None]


def entri_keys() -> tuple[tuple[str, str], ...]:
    """What the other keys do while a worksheet is typed: (key, words)."""
    return (
        ("Enter", tr("sesuai, lalu turun")),
        ("1 7", tr("ke baris 17")),
        ("Backspace", tr("naik satu baris")),
        (tr("Shift+huruf"), tr("tandai sekeluarga")),
        ("Ctrl+Enter", tr("sisanya sesuai")),
        ("E", tr("bukti")),
        ("U", tr("ubah data")),
        ("N", tr("catatan")),
        ("L", tr("alasan lain …")),
        ("F2", tr("pemilih baru")),
        ("R", tr("pilih lembar RT")),
        ("Ctrl+Z", tr("urungkan")),
    )


class EntriKeys(QStackedWidget):
    """`evidence`: values to keep; `left`: back to the rows."""

    evidence = Signal(dict)
    left = Signal()

    def __init__(self, press: Press) -> None:
        super().__init__()
        self.now = label("", size=1.3, bold=True, wrap=True)
        self.last = label("", "quiet", wrap=True)
        self.form = EvidenceForm()
        self.form.saved.connect(lambda: self.evidence.emit(self.form.values()))
        self._whose = label("", size=1.15, bold=True, wrap=True)
        self._words: dict[str, QPushButton] = {}
        self.addWidget(self._keys(press))
        self.addWidget(self._evidence())

    def _keys(self, press: Press) -> QWidget:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        marks = [(key.key, key.word) for key in mark_keys()]
        for side, keys in enumerate((marks, entri_keys())):
            for at, (key, word) in enumerate(keys):
                grid.addWidget(cap(key), at, 2 * side)
                grid.addWidget(self._word(key, word, press), at, 2 * side + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        page = QWidget()
        page.setLayout(column(self.now, 4, line(), 4, grid, None, self.last, space=4, margin=14))
        return page

    def _word(self, key: str, word: str, press: Press) -> QPushButton:
        made = button(word, (lambda: press(key, False)), flat=True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setProperty("word", True)
        self._words[key] = made
        return made

    def _evidence(self) -> QWidget:
        page = QWidget()
        hint = label(
            tr("Enter: isian berikut. Ctrl+Enter: simpan. Esc: kembali ke lembar."), "quiet", wrap=True
        )
        back = button(tr("Kembali ke lembar"), self.left.emit, "arrow-left", flat=True)
        page.setLayout(
            column(self._whose, 4, line(), 4, self.form, hint, None, row(back, None), space=6, margin=14)
        )
        return page

    def tell(self, now: str, evidence_of: str) -> None:
        """What Enter does, and whose evidence E asks for."""
        self.now.setText(now)
        self.now.setAccessibleName(now)
        told = tr("bukti: {whom}", whom=evidence_of) if evidence_of else tr("bukti")
        self._words["E"].setText(_short(self._words["E"], told))
        self._words["E"].setAccessibleName(told)

    def open_evidence(self, whose: str, status: str) -> None:
        """Ask for the papers of one voter; what is known comes in a moment."""
        self._whose.setText(whose)
        self.form.tell({}, status)
        self.setCurrentIndex(1)
        self.form.setFocus()

    def fill_evidence(self, details: VoterDetails) -> None:
        """What is known already, unless somebody has begun to type."""
        if not self.form.values():
            self.form.tell(details.bukti, details.pemilih.status_pilkades)

    def close_evidence(self) -> None:
        """Back to the keys."""
        self.setCurrentIndex(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self.currentIndex() == 1:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _short(made: QPushButton, text: str) -> str:
    return made.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(made.width() - 10, 120))
