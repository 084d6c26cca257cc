"""What the committee wishes of a plan: how many TPS or how full, which dusun by themselves, whole RTs."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from app.domain.bagi_tps import MOST_TPS, Keinginan, Satuan
from app.domain.istilah import in_sentence
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import theme
from app.ui.desa.tps_dialogs import choose_own
from app.ui.desa.tps_words import tps_small, tps_word
from app.ui.widgets.controls import button, label, row, set_look
from app.ui.widgets.flow import FlowLayout

_MOST_EACH = 9999


class TpsWishes(QWidget):
    """`asked(wishes)`: a plan is wanted."""

    asked = Signal(object)

    def __init__(self, batas: int) -> None:
        super().__init__()
        self._dusun: Mapping[str, int] = {}
        self._sendiri: frozenset[str] = frozenset()
        self.count = self._number(tr("Jumlah {tps}", tps=tps_small()), 0, MOST_TPS, 0)
        self.count.setSpecialValueText(tr("menurut isi"))
        self.most = self._number(tr("Paling banyak per {tps}", tps=tps_small()), 1, _MOST_EACH, batas)
        self.own = button("", self._choose_own)
        self.unit = QComboBox()
        self.cut = QCheckBox(tr("RT boleh dipecah"))
        self.ask = button(tr("Hitung usul (Ctrl+H)"), self.wish, primary=True)
        self._build()
        self._tell_own()

    def _number(self, name: str, least: int, most: int, now: int) -> QSpinBox:
        made = QSpinBox()
        made.setRange(least, most)
        made.setValue(now)
        made.setAccessibleName(name)
        made.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        made.setFixedWidth(theme.scaled(92 if least == 0 else 60))
        made.lineEdit().returnPressed.connect(self.wish)
        return made

    def _build(self) -> None:
        dusun = in_sentence(istilah().dusun)
        self.unit.setAccessibleName(tr("Satuan"))
        for word, value in (
            (tr("RT mana pun"), ""),
            (tr("tiap RW sendiri"), "rw"),
            (tr("tiap {dusun} sendiri", dusun=dusun), "dusun"),
        ):
            self.unit.addItem(word, value)
        self.cut.setMinimumHeight(self.own.sizeHint().height())
        self.cut.setToolTip(tr("RT dipecah antarkeluarga hanya jika isinya akan melebihi batas."))
        flow = FlowLayout(self, space=6)
        flow.setContentsMargins(8, 6, 8, 6)
        for part in (
            _pair(tr("Jumlah {tps}", tps=tps_small()), self.count),
            _pair(tr("Paling banyak"), self.most),
            self.own,
            self.unit,
            self.cut,
            self.ask,
        ):
            flow.addWidget(part)

    @property
    def wishes(self) -> Keinginan:
        """As the fields say."""
        unit: Satuan = self.unit.currentData()
        return Keinginan(self.count.value(), self.most.value(), self._sendiri, unit, self.cut.isChecked())

    def wish(self) -> None:
        """Ask for the plan."""
        if self.ask.isEnabled():
            self.asked.emit(self.wishes)

    def tell(self, *, preview: bool) -> None:
        """While a preview waits, applying it is the thing to do next."""
        set_look(self.ask, "primary", not preview)

    def tell_dusun(self, dusun: Mapping[str, int]) -> None:
        """The dusun that the map names, with their listed voters."""
        self._dusun = dusun
        self._sendiri &= dusun.keys()
        self._tell_own()

    def _choose_own(self) -> None:
        chosen = choose_own(self, self._dusun, self._sendiri)
        if chosen is not None:
            self._sendiri = chosen
            self._tell_own()

    def _tell_own(self) -> None:
        dusun, count = in_sentence(istilah().dusun), len(self._sendiri)
        told = str(count) if count else tr("tidak ada")
        self.own.setText(tr("{dusun} sendiri: {told}", dusun=istilah().dusun, told=told))
        self.own.setAccessibleName(
            tr("{dusun} dengan {tps} sendiri: {count}", dusun=istilah().dusun, tps=tps_word(), count=count)
        )
        self.own.setEnabled(bool(self._dusun))
        self.own.setToolTip(
            tr("Misalnya pulau.")
            if self._dusun
            else tr("Peta wilayah belum memberi nama {dusun}.", dusun=dusun)
        )


def _pair(name: str, field: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(row(label(name, "quiet"), field, space=6))
    return made
