"""The left column: every document under the heading of its stage, found by a few letters of its name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.services.desa.cetak_keadaan import KeadaanCetak
from app.system.language import tr
from app.ui import theme
from app.ui.desa.cetak_words import grouped
from app.ui.desa.filter_line import SearchField
from app.ui.models.cetak_model import CetakModel
from app.ui.widgets.choice import Choice
from app.ui.widgets.controls import column
from app.ui.widgets.plain_table import PlainTable

_WIDTH, _STEADY = 200, 112
_STATE = 88


class DocumentList(QWidget):
    """`moved`: another document is in front."""

    moved = Signal()
    letter = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._states: Sequence[KeadaanCetak] = ()
        self._told = ""
        self.setFixedWidth(theme.scaled(_WIDTH) + _STEADY)  # large letters leave room for the page
        self.search = SearchField()
        self.search.setPlaceholderText(tr("cari dokumen (/)"))
        self.search.setAccessibleName(tr("Cari dokumen"))
        self.search.setClearButtonEnabled(True)
        self.piles = Choice(tr("Dokumen"), (("semua", tr("Semua")), ("belum", tr("Belum dicetak"))), "semua")
        self.model = CetakModel()
        self.table = PlainTable(self.model, tr("Dokumen"), [0, _STATE])
        self.table.horizontalHeader().setVisible(False)
        head = column(self.search, self.piles, space=4)
        head.setContentsMargins(12, 8, 8, 6)
        inside = column(head, self.table, space=0)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self._connect()

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._fill())
        self.search.left.connect(self.table.setFocus)
        self.search.cleared.connect(self._end_search)
        slash = QShortcut(QKeySequence("/"), self.table)  # else the table looks for a name with it
        slash.setContext(Qt.ShortcutContext.WidgetShortcut)
        slash.activated.connect(self.search.setFocus)
        self.piles.chosen.connect(lambda _: self._fill())
        self.table.moved.connect(lambda _: self._tell())
        self.table.letter.connect(self.letter)

    @property
    def front(self) -> KeadaanCetak | None:
        """The document in front."""
        at = self.table.at
        found = self.model.rows[at] if 0 <= at < len(self.model.rows) else None
        return found if isinstance(found, KeadaanCetak) else None

    def show_states(self, states: Sequence[KeadaanCetak]) -> None:
        """As they are now; the document in front stays there."""
        self._states = states
        self._fill()

    def show_missing(self, only: bool) -> None:
        """Those alone that are still to print, or all."""
        self.piles.buttons["belum" if only else "semua"].setChecked(True)

    def go_to(self, kode: str) -> bool:
        """Bring a document to the front; whether it is there."""
        for at, one in enumerate(self.model.rows):
            if isinstance(one, KeadaanCetak) and one.dokumen.kode == kode:
                self.table.go_to(at)
                return True
        return False

    def _fill(self) -> None:
        kept = self._told
        words = self.search.text().casefold().split()
        only = self.piles.now == "belum"
        found = [
            one
            for one in self._states
            if all(word in one.judul.casefold() for word in words) and (one.is_missing or not only)
        ]
        self.model.show_rows(grouped(found))
        self.table.clearSpans()
        for at, one in enumerate(self.model.rows):
            if isinstance(one, str):
                self.table.setSpan(at, 0, 1, 2)
        if not self.go_to(kept):
            self.table.go_to(1)
        self._tell()

    def _tell(self) -> None:
        """Only where it is another one: the same one again is no news."""
        kode = self.front.dokumen.kode if self.front else ""
        if kode != self._told:
            self._told = kode
            self.moved.emit()

    def _end_search(self) -> None:
        self.search.clear()
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc in the table ends the search too."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self._end_search()
        else:
            super().keyPressEvent(event)
