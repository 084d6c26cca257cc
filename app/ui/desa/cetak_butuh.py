"""Kebutuhan cetak: what is still to print in pages, sheets, reams and hours; how many copies are wanted."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from app.services.desa.cetak_butuh import PER_MENIT, Kebutuhan, kebutuhan
from app.services.desa.cetak_keadaan import KeadaanCetak, Ukuran
from app.system.language import tr
from app.ui import settings
from app.ui.desa.cetak_view import BehindView
from app.ui.desa.cetak_words import needs_sentence
from app.ui.figures import ribuan
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.controls import column, label, row
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.desa.session import Session

_MOST = 99
_FASTEST = 100


class NeedsView(BehindView):
    """`opened(kode)`: this document is to be looked at. What is chosen here is this computer's."""

    opened = Signal(str)
    changed = Signal()

    def __init__(self, session: "Session") -> None:
        super().__init__(tr("Kebutuhan cetak"))
        self._key = settings.of_village(session.workspace.folder, "rangkap")
        self._copies = _read(settings.text(self._key))
        self._states: Sequence[KeadaanCetak] = ()
        self._size, self._paper, self._kode = Ukuran(), "F4", ""
        headings = [Heading(tr("Dokumen"))]
        headings += [Heading(word, True) for word in (tr("Halaman"), tr("Rangkap"), tr("Semua halaman"))]
        self.model = TextModel(headings)
        self.table = PlainTable(self.model, tr("Kebutuhan cetak"), [0, 110, 100, 150])
        self.sum, self._sheets = label("", size=1.6, bold=True, wrap=True), label("", "quiet", wrap=True)
        self.copies, self.speed = QSpinBox(), QSpinBox()
        self.both = QCheckBox(tr("Bolak-balik"))
        self._build()
        self._connect()

    def _build(self) -> None:
        for box, most, name in (
            (self.copies, _MOST, tr("Rangkap dokumen ini")),
            (self.speed, _FASTEST, tr("Halaman per menit")),
        ):
            box.setRange(0 if box is self.copies else 1, most)
            box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            box.setAccessibleName(name)
            box.setFixedWidth(64)
        self.both.setAccessibleName(self.both.text())
        self.speed.setValue(int(settings.text("cetak-per-menit", str(PER_MENIT))))
        self.both.setChecked(settings.text("cetak-bolak-balik") == "ya")
        above = column(self.sum, self._sheets, space=2)
        above.setContentsMargins(16, 10, 16, 10)
        foot = row(
            label(tr("Rangkap dokumen ini (+ −)"), "quiet"), self.copies, 24,
            label(tr("Halaman per menit"), "quiet"), self.speed, 24, self.both, None,
        )  # fmt: skip
        foot.setContentsMargins(16, 8, 16, 8)
        body = column(above, self.table, foot, space=0)
        body.setStretch(1, 1)
        self.lay_out(None, body=body)

    def _connect(self) -> None:
        self.table.moved.connect(lambda _: self._tell_front())
        self.table.opened.connect(lambda at: self.opened.emit(self.needed.baris[at].kode))
        self.copies.valueChanged.connect(self._choose)
        self.speed.valueChanged.connect(lambda _: self._keep())
        self.both.toggled.connect(lambda _: self._keep())

    def first_control(self) -> QWidget:
        return self.table

    @property
    def needed(self) -> Kebutuhan:
        """Counted with the copies and the speed that are chosen."""
        return kebutuhan(
            self._states, self._size, self._copies, self.speed.value(), bolak_balik=self.both.isChecked()
        )

    @property
    def sentence(self) -> str:
        """3 rim F4, 2.310 halaman, kira-kira 4 jam."""
        return needs_sentence(self.needed, self._paper)

    def tell(self, states: Sequence[KeadaanCetak], size: Ukuran, paper: str) -> None:
        """What is to print now."""
        self._states, self._size, self._paper = states, size, paper
        self._show()

    def _show(self) -> None:
        needed, at = self.needed, max(self.table.at, 0)
        self.sum.setText(self.sentence)
        self._sheets.setText(
            tr("{sheets} lembar kertas; perkiraan, tanpa waktu mengisi kertas dan tinta.",
               sheets=ribuan(needed.lembar))
        )  # fmt: skip
        rows = [
            Line((one.judul, ribuan(one.halaman), ribuan(one.rangkap), ribuan(one.semua)))
            for one in needed.baris
        ]
        self.model.show(rows)
        self.table.go_to(min(at, len(rows) - 1))
        self._tell_front()

    def _tell_front(self) -> None:
        rows, at = self.needed.baris, self.table.at
        self.copies.setEnabled(0 <= at < len(rows))
        if 0 <= at < len(rows):
            self._kode = ""
            self.copies.setValue(rows[at].rangkap)
            self._kode = rows[at].kode

    def _choose(self, count: int) -> None:
        if self._kode:
            self._copies[self._kode] = count
            told = ";".join(f"{kode}={number}" for kode, number in sorted(self._copies.items()))
            settings.set_text(self._key, told)
            self._show()
            self.changed.emit()

    def _keep(self) -> None:
        settings.set_text("cetak-per-menit", str(self.speed.value()))
        settings.set_text("cetak-bolak-balik", "ya" if self.both.isChecked() else "")
        self._show()
        self.changed.emit()


def _read(told: str) -> dict[str, int]:
    """kpps=2;saksi=3, as it was kept; what is no number is not there."""
    pairs = (one.partition("=") for one in told.split(";"))
    return {kode: int(number) for kode, _, number in pairs if number.isdecimal()}
