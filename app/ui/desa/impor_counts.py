"""How many rows do what: counts that add up to all rows, each a button that shows just these."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.services.desa.impor_baris import Hasil
from app.services.desa.table_import import Jenis
from app.system.language import tr
from app.ui.desa.impor_words import HASIL, outcome_word
from app.ui.figures import ribuan
from app.ui.widgets.controls import button, clear, label, row


class ImporCounts(QWidget):
    """`chosen`: the outcome whose rows are shown, "" all."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.outcomes: tuple[Hasil, ...] = ()
        self.buttons: dict[str, QPushButton] = {}
        self._line = row(space=2)
        self.setLayout(self._line)

    def tell(self, kind: Jenis, counts: Mapping[Hasil, int], empty: int) -> None:
        """`masuk 40 + ditolak 3 + ganda 2 = semua 45 baris`."""
        clear(self._line)
        self.outcomes = HASIL[kind]
        self.buttons = {}
        for at, hasil in enumerate(self.outcomes):
            if at:
                self._line.addWidget(label("+", "quiet"))
            word = tr("{word} {count}", word=outcome_word(hasil), count=ribuan(counts[hasil]))
            self._add(hasil, word, bool(counts[hasil]), str(at + 1))
        self._line.addWidget(label("=", "quiet"))
        self._add("", tr("semua {count} baris", count=ribuan(sum(counts.values()))), True, "0")
        if empty:
            self._line.addWidget(label(tr("({count} baris kosong dilewati)", count=ribuan(empty)), "quiet"))
        self._line.addStretch(1)
        self.light("")

    def _add(self, hasil: str, word: str, on: bool, key: str) -> None:
        made = button(word, partial(self.chosen.emit, hasil), flat=True)
        made.setCheckable(True)
        made.setEnabled(on)
        made.setToolTip(tr("Tampilkan baris ini saja (tombol {key} di tabel)", key=key))
        self.buttons[hasil] = made
        self._line.addWidget(made)

    def light(self, hasil: str) -> None:
        """Which rows are shown."""
        for name, made in self.buttons.items():
            made.setChecked(name == hasil)
