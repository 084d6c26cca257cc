"""Which slips came back, typed as they lie on the table: reason and TPS stay, the numbers change."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from app.domain.istilah import in_sentence
from app.domain.penetapan import Baris
from app.services.desa.kembalian import SuratKembali
from app.services.desa.undangan_pilih import Siapa
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import errors, theme
from app.ui.desa.cetak_words import tps_word
from app.ui.desa.kembalian_words import reason_words, whose_told
from app.ui.widgets.controls import button, column, label
from app.ui.widgets.day_field import DayField
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.forms import line_up
from app.ui.widgets.typed_line import TypedLine

_WIDTH = 316
_PAUSE = 300  # ms after the last letter


class ReturnForm(QWidget):
    """`asked`: whose slips are meant is to be told; `entered`: they came back."""

    asked = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(theme.scaled(_WIDTH))
        self.reason, self.tps = QComboBox(), QComboBox()
        self.numbers, self.note = TypedLine(tr("Nomor DPT"), 2000), TypedLine(tr("Catatan"), 1000)
        self.day = DayField(tr("Tanggal kembali"))
        self.whose, self.problem = label("", "quiet", wrap=True), ErrorPanel()
        self.keep = button(tr("Catat kembali (Enter)"), self._enter, primary=True)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._form = QFormLayout()
        self._build()
        self._connect()

    def _build(self) -> None:
        form, tps = self._form, istilah().tps
        for name, told, field in (
            (tr("Alasan"), tr("Alasan kembali"), self.reason),
            (tps, tps, self.tps),
            (tr("No. DPT"), tr("Nomor DPT"), self.numbers),
            ("", tr("Pemilih nomor itu"), self.whose),
            (tr("Tanggal"), tr("Tanggal kembali"), self.day),
            (tr("Catatan"), tr("Catatan"), self.note),
        ):
            form.addRow(name, field)
            field.setAccessibleName(told)
        for value, word in reason_words().items():
            self.reason.addItem(word, value)
        self.tps.setPlaceholderText(tr("pilih …"))
        self.numbers.setPlaceholderText(tr("1-250, atau 5,9,17"))
        told = tr(
            "Alasan ini hanya keterangan: pemilihnya tetap di daftar. Ctrl+Z mengurungkan catatan terakhir."
        )
        inside = column(
            label(tr("Catat {slip} yang kembali (N)", slip=in_sentence(istilah().undangan)), bold=True),
            form, self.keep, self.problem, None, label(told, "quiet", wrap=True),
            space=8, margin=12,
        )  # fmt: skip
        self.setLayout(inside)
        line_up(self)

    def _connect(self) -> None:
        for line in (self.numbers, self.note, self.day.field):
            line.returnPressed.connect(self._enter)
        self.numbers.textChanged.connect(lambda _: self._typed())
        self.tps.currentIndexChanged.connect(lambda _: self._typed())
        self.day.changed.connect(self._tell)
        self._timer.timeout.connect(self.asked)
        self._typed()

    def offer(self, codes: Sequence[str]) -> None:
        """The TPS of the list; what was chosen stays, the only one needs no choice."""
        if codes != [self.tps.itemData(at) for at in range(self.tps.count())]:
            kept = self.tps.currentData()
            self.tps.clear()
            for code in codes:
                self.tps.addItem(tps_word(code), code)
            self.tps.setCurrentIndex(0 if len(codes) == 1 else self.tps.findData(kept))

    def start(self) -> None:
        """The focus goes to what is to be said next."""
        (self.numbers if self.tps.currentIndex() >= 0 else self.tps).setFocus()

    @property
    def siapa(self) -> Siapa:
        """Whose slips are meant."""
        return Siapa(str(self.tps.currentData() or ""), self.numbers.text().strip())

    @property
    def is_typed(self) -> bool:
        """Whether numbers stand there that are not saved."""
        return bool(self.numbers.text().strip())

    @property
    def _ready(self) -> bool:
        return self.is_typed and self.tps.currentIndex() >= 0 and self.day.day is not None

    def fill(self, one: SuratKembali) -> None:
        """A slip that was written down, to be corrected."""
        if one.baris is None:
            return
        self.reason.setCurrentIndex(self.reason.findData(one.kembali.alasan))
        self.tps.setCurrentIndex(self.tps.findData(one.baris.pemilih.tps))
        self.numbers.setText(str(one.baris.no))
        self.day.field.setText(f"{one.kembali.tanggal:%d-%m-%Y}")
        self.note.setText(one.kembali.catatan)
        self.reason.setFocus()

    def saved(self) -> None:
        """They are on disk; the next numbers."""
        for line in (self.numbers, self.note):
            line.empty()
        self.problem.hide()
        self.numbers.setFocus()

    def forget(self) -> None:
        """What was typed is given up."""
        self.saved()
        self._timer.stop()

    def tell_whose(self, rows: Sequence[Baris]) -> None:
        """The names behind the numbers."""
        self._tell_beside(whose_told(rows))

    def tell_nobody(self, error: BaseException) -> None:
        """Why there are none yet: in one sentence, for somebody is still typing."""
        self._tell_beside(errors.told(error).parts.happened)

    def _tell_beside(self, told: str) -> None:
        self.whose.setText(told if self.is_typed else "")
        self._form.setRowVisible(self.whose, bool(self.whose.text()))

    def _typed(self) -> None:
        self.problem.hide()
        self._tell()
        if self._ready:
            self._timer.start()
        else:
            self._timer.stop()
            self._tell_beside("")

    def _tell(self) -> None:
        self.keep.setEnabled(self._ready)

    def _enter(self) -> None:
        if self.keep.isEnabled():
            self._timer.stop()
            self.entered.emit()
