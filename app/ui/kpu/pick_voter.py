"""A voter of KPU's list, found by part of a name, NIK or DPID."""

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.domain.pemilih import Pemilih
from app.domain.voter_id import kpu_number
from app.system.language import tr
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.controls import column, label
from app.ui.widgets.plain_table import PlainTable

_MOST = 200


class PickVoter(QWidget):
    """`voter` is the id of the one in front, "" while nobody is."""

    def __init__(self, voters: Mapping[str, Pemilih], begin: str = "") -> None:
        super().__init__()
        self._voters = list(voters.values())
        self._shown: list[Pemilih] = []
        self.search = QLineEdit(begin)
        self.search.setAccessibleName(tr("Cari pemilih"))
        self.search.setPlaceholderText(tr("Bagian nama, NIK, atau DPID"))
        self.model = TextModel(
            [Heading(tr("No.")), Heading(tr("Nama")), Heading(tr("NIK")), Heading(tr("Tanggal lahir")),
             Heading(tr("RT/RW"))]
        )  # fmt: skip
        self.table = PlainTable(self.model, tr("Pemilih"), [45, 170, 140, 95, 0])
        self.table.setMinimumHeight(230)
        self._told = label("", "quiet")
        self.setLayout(column(self.search, self.table, self._told))
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(lambda _: self._fill())
        self.table.opened.connect(lambda _: self._agree())
        self._fill()

    def _agree(self) -> None:
        """Enter on a voter is what the dialog's button says."""
        dialog = self.window()
        if isinstance(dialog, QDialog):
            dialog.accept()

    @property
    def voter(self) -> str:
        """Whom the row in front is."""
        return self._shown[self.table.at].id if 0 <= self.table.at < len(self._shown) else ""

    def _fill(self) -> None:
        wanted = self.search.text().strip().casefold()
        found = [one for one in self._voters if wanted in f"{one.nama} {one.nik} {one.dpid}".casefold()]
        self._shown = found[:_MOST]
        self.model.show([_line(one) for one in self._shown])
        self.table.go_to(0)
        more = len(found) > _MOST
        self._told.setText(tr("Masih lebih banyak: ketik lebih lengkap.") if more else "")


def _line(one: Pemilih) -> Line:
    number = str(kpu_number(one.id) or one.id)
    return Line((number, one.nama, one.nik, one.tanggal_lahir, f"{one.rt}/{one.rw}"))
