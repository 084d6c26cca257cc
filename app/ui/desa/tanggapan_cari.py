"""Finding the voter whom a response is about: a search line, a few rows, the one that was chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.domain.pencarian import LONGEST, parse
from app.services.desa.daftar_index import DaftarIndex
from app.services.desa.daftar_rows import Ringkas
from app.system.language import tr
from app.ui.widgets.controls import column, label

_MOST = 30
_ROWS = 4


class CariPemilih(QWidget):
    """`chosen`: another voter, or none any more. Down goes into the rows, Enter takes one."""

    chosen = Signal()

    def __init__(self, index: DaftarIndex, voter: str = "") -> None:
        super().__init__()
        self._index = index
        self.voter: Ringkas | None = None
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Cari pemilih"))
        self.field.setPlaceholderText(tr("nama, nomor, angka akhir NIK"))
        self.field.setMaxLength(LONGEST)
        self.rows = QListWidget()
        self.rows.setAccessibleName(tr("Pemilih yang ditemukan"))
        self.rows.setFixedHeight(self.rows.fontMetrics().height() * (_ROWS + 1))
        self.rows.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = self.rows.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing jumps while somebody types
        self.rows.setSizePolicy(policy)
        self._told = label("", "quiet", wrap=True)
        self.setLayout(column(self.field, self._told, self.rows, space=4))
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._search)
        self.rows.itemActivated.connect(self._take)
        self.rows.itemClicked.connect(self._take)
        self.choose(index.get(voter) if voter else None)

    def choose(self, voter: Ringkas | None) -> None:
        """This one, or nobody."""
        self.voter = voter
        self.rows.hide()
        self._told.setText("✓ " + told_of(voter) if voter else "")
        if voter:
            self.field.setText(voter.nama)
        self.chosen.emit()

    def _search(self, text: str) -> None:
        if self.voter is not None:
            self.choose(None)
        self.rows.clear()
        found = self._index.find(parse(text), {}) if text.strip() else []
        for at in found[:_MOST]:
            row = self._index.rows[at]
            item = QListWidgetItem(told_of(row))
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            self.rows.addItem(item)
        self.rows.setCurrentRow(0)
        self.rows.setVisible(bool(found))
        nobody = tr("Tidak ada yang cocok.") if text.strip() else ""
        self._told.setText(nobody if not found else "")

    def _take(self, item: QListWidgetItem) -> None:
        self.choose(self._index.get(str(item.data(Qt.ItemDataRole.UserRole))))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys that the line leaves: Down, and Enter while rows are offered."""
        offered = self.rows.isVisible() and self.rows.count()
        if offered and event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.rows.setFocus()
        elif offered and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.rows.currentItem())
        else:
            super().keyPressEvent(event)


def told_of(row: Ringkas) -> str:
    """A voter on one line."""
    return tr(
        "{no}  {nama}, {kelamin} {umur}, RT {rt}/{rw}",
        no=row.no,
        nama=row.nama,
        kelamin=row.kelamin,
        umur=row.umur,
        rt=row.rt or "-",
        rw=row.rw or "-",
    )
