"""Beside the picture: the quality in numbers and words, the table of TPS, where each stands."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.services.desa.bagi_tps_keadaan import BarisTps, Keadaan, table_of
from app.services.desa.bagi_tps_tempat import LONGEST_PLACE, Tempat
from app.system.language import tr
from app.ui import theme
from app.ui.desa.tps_words import headings, lines, measures, tps_name, tps_word, warnings
from app.ui.models.text_model import TextModel
from app.ui.widgets.controls import button, clear, column, label, line, row
from app.ui.widgets.plain_table import PlainTable

_WIDTH = 476
_COLUMNS = [48, 0, 104, 66, 44, 44, 50]
_RIGHT = Qt.AlignmentFlag.AlignRight


class TpsPanel(QWidget):
    """`placed(code, place)`: somebody typed where a TPS stands; `moved(code)`: another TPS is in front."""

    placed = Signal(str, str)
    moved = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(theme.scaled(_WIDTH))
        self.rows: list[BarisTps] = []
        self._grid = QGridLayout()
        self._warning = label("", "warn", wrap=True)
        self.model = TextModel(headings())
        self.table = PlainTable(self.model, tr("Daftar {tps}", tps=tps_word()), _COLUMNS)
        self._name = label("", bold=True)
        self.place = QLineEdit()
        self.save = button(tr("Simpan tempat"), self._give)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        self.place.setMaxLength(LONGEST_PLACE)
        self.place.setAccessibleName(tr("Tempat"))
        self.place.setPlaceholderText(tr("Balai, sekolah, rumah siapa … (F2)"))
        head = column(self._grid, self._warning, space=6)
        head.setContentsMargins(16, 10, 16, 10)
        foot = column(self._name, row(self.place, self.save), space=4)
        foot.setContentsMargins(16, 8, 16, 10)
        page = column(head, line(), self.table, line(), foot, space=0)
        page.setStretch(2, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.table.moved.connect(lambda _: self._tell_front())
        self.table.opened.connect(lambda _: self.to_place())
        self.place.returnPressed.connect(self._give)

    @property
    def kode(self) -> str:
        """The TPS in front, "" none."""
        return self.rows[self.table.at].kode if 0 <= self.table.at < len(self.rows) else ""

    def tell(self, keadaan: Keadaan, tempat: Mapping[str, Tempat], sendiri: Mapping[str, str]) -> None:
        """Another division, or other places; the TPS in front stays in front."""
        kode = self.kode
        self.rows = table_of(keadaan, tempat, sendiri)
        self.model.show(lines(self.rows))
        self.go_to(kode if any(one.kode == kode for one in self.rows) else "001")
        self._tell_quality(keadaan)
        self._tell_front()

    def _tell_quality(self, keadaan: Keadaan) -> None:
        clear(self._grid)
        for at, word in enumerate((tr("ini"), tr("urut nomor")), 1):
            self._grid.addWidget(label(word, "quiet"), 0, at, _RIGHT)
        for at, one in enumerate(measures(keadaan), 1):
            number = label(one.nilai, "bad" if one.is_bad else "", bold=True)
            number.setAccessibleName(
                tr("{name}: {value}, urut nomor {usual}", name=one.nama, value=one.nilai, usual=one.biasa)
            )
            self._grid.addWidget(label(one.nama), at, 0)
            self._grid.addWidget(number, at, 1, _RIGHT)
            self._grid.addWidget(label(one.biasa, "quiet"), at, 2, _RIGHT)
        self._grid.setColumnStretch(0, 1)
        told = "\n".join(warnings(keadaan))
        self._warning.setText(told)
        self._warning.setVisible(bool(told))

    def go_to(self, kode: str) -> None:
        """Bring a TPS to the front."""
        at = next((at for at, one in enumerate(self.rows) if one.kode == kode), -1)
        if at != self.table.at:
            self.table.go_to(at)

    def _tell_front(self) -> None:
        kode, one = self.kode, self.rows[self.table.at] if self.kode else None
        self._name.setText(tr("Tempat {tps}", tps=tps_name(kode)) if kode else tr("Tempat"))
        self.place.setText(one.lokasi if one else "")
        self.place.setEnabled(bool(kode))
        self.save.setEnabled(bool(kode))
        if one and one.konflik:
            self.place.setPlaceholderText(tr("Beda: {places}", places=" / ".join(filter(None, one.konflik))))
        self.moved.emit(kode)

    def to_place(self) -> None:
        """Type where the TPS in front stands."""
        if self.place.isEnabled():
            self.place.setFocus()
            self.place.selectAll()

    def _give(self) -> None:
        if self.kode:
            self.placed.emit(self.kode, " ".join(self.place.text().split()))

    @property
    def is_typed(self) -> bool:
        """Whether a place was typed and not saved."""
        one = self.rows[self.table.at] if self.kode else None
        return one is not None and " ".join(self.place.text().split()) != one.lokasi
