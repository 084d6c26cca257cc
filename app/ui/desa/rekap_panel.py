"""The voters behind a number: the proof beside the table; Enter shows one of them in the list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.desa.daftar_rows import Ringkas
from app.system.language import tr
from app.ui import theme
from app.ui.desa.session import Session
from app.ui.figures import ribuan
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.controls import column, label
from app.ui.widgets.plain_table import PlainTable

_WIDTH = 300
_MOST = 1000


class RekapPanel(QWidget):
    """`chosen(id)`: this voter is to be seen in the list."""

    chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._ids: Sequence[str] = ()
        self.setFixedWidth(theme.scaled(_WIDTH))
        self._name, self._count = label("", bold=True, wrap=True), label("", "quiet", wrap=True)
        headings = [Heading(tr("Nama")), Heading(tr("L/P")), Heading(tr("Umur"), True)]
        self.model = TextModel(headings)
        self.table = PlainTable(self.model, tr("Pemilih di balik angka"), [0, 38, 54])
        self.table.opened.connect(lambda row: self.chosen.emit(self._ids[row]))
        inside = column(self._name, self._count, self.table, space=4)
        inside.setContentsMargins(12, 10, 8, 0)
        inside.setStretch(2, 1)
        self.setLayout(inside)

    def tell(self, name: str, ids: Sequence[str], *, known: bool) -> None:
        """Whoever is counted in a number. `known`: whether the number is one of voters at all."""
        self._ids = ids[:_MOST]
        self._name.setText(name)
        self._count.setText(_told(len(ids), known=known))
        self.model.show([self._line(one) for one in self._ids])

    def _line(self, voter: str) -> Line:
        row: Ringkas | None = self._session.index.get(voter)
        if row is None:  # added after all by another undo: the number of a frozen list keeps its id
            return Line((voter, "", ""), "quiet")
        return Line((row.nama, row.kelamin, row.umur))


def _told(count: int, *, known: bool) -> str:
    if not known:
        return tr("Angka ini dihitung, bukan jumlah orang.")
    if not count:
        return tr("Tidak ada pemilih di balik angka ini.")
    if count > _MOST:
        return tr(
            "{count} pemilih; {most} yang pertama di bawah ini", count=ribuan(count), most=ribuan(_MOST)
        )
    return tr("{count} pemilih. Enter, lalu Enter lagi: lihat di Daftar", count=ribuan(count))
