"""Beside the acts: the one in front, whom it changed, and the button that undoes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.services.desa.acts import Rincian, Tindakan
from app.system.language import tr
from app.ui import theme
from app.ui.desa.act_words import deeds, reach, things
from app.ui.models.rincian_model import RincianModel
from app.ui.widgets.controls import button, column, label, line, row
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.plain_table import PlainTable

_WIDTH = 350


class RiwayatPanel(QWidget):
    """`undo` and `open_voter(id)` ask the page; `later` goes to the act that stands in the way."""

    undo = Signal()
    open_voter = Signal(str)
    later = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(theme.scaled(_WIDTH))
        self.setProperty("sheet", True)
        self._what = label("", size=1.25, bold=True, wrap=True)
        self._who = label("", "quiet", wrap=True)
        self._state = label("", wrap=True)
        self.model = RincianModel()
        self.table = PlainTable(self.model, tr("Yang berubah"), [132, 0])
        self.table.opened.connect(self._open)
        self.reverse = button(tr("Urungkan (U)"), self.undo.emit, "undo-2")
        self.problem = ErrorPanel()
        self._later = label("", wrap=True)
        self._show = button(tr("Tunjukkan tindakan itu"), self.later.emit, "arrow-right")
        hint = label(tr("Enter pada nama: buka di Daftar. Esc: kembali ke tindakan."), "quiet", wrap=True)
        inside = column(
            self._what, self._who, self._state, row(self.reverse, None),
            self.problem, self._later, row(self._show, None), line(), self.table, hint, space=6, margin=14,
        )  # fmt: skip
        inside.setStretch(8, 1)
        self.setLayout(inside)
        self.forget_problem()
        self.setFocusProxy(self.table)

    def tell(self, act: Tindakan | None) -> None:
        """Another act is in front; its voters follow."""
        self.forget_problem()
        self.setEnabled(act is not None)
        self.model.show([])
        if act is None:
            for text in (self._what, self._who, self._state):
                text.clear()
            return
        told, how_many = things(act), reach(act)
        self._what.setText(f"{told}: {how_many}" if how_many else told)
        self._who.setText(_who(act))
        self._state.setText(_explain(act))
        self._state.setVisible(bool(self._state.text()))
        self.reverse.setText(tr("Kembalikan (U)") if act.balik % 2 else tr("Urungkan (U)"))
        self.reverse.setAccessibleName(self.reverse.text())
        self.reverse.setEnabled(act.dapat and not act.batal)

    def tell_details(self, rows: list[Rincian]) -> None:
        """Whom it changed."""
        self.model.show(rows)
        self.table.go_to(0)

    def refuse(self, error: BaseException, later: Tindakan | None) -> None:
        """Why it cannot be undone, and the later act that it would need undone first."""
        self.problem.tell(error)
        for part in (self._later, self._show):
            part.setVisible(later is not None)
        if later:
            self._later.setText(
                tr("Tindakan sesudahnya: {what} ({waktu}, {anggota})",
                   what=deeds(later), waktu=later.waktu, anggota=later.anggota)
            )  # fmt: skip

    def forget_problem(self) -> None:
        """Nothing was refused."""
        for part in (self.problem, self._later, self._show):
            part.hide()

    def _open(self, at: int) -> None:
        if voter := self.model.rows[at].pemilih:
            self.open_voter.emit(voter)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _who(act: Tindakan) -> str:
    who = act.anggota or tr("komputer ini")
    if act.balik:
        when, before = act.asal
        return tr("{waktu}, {anggota}. Semula: {asal}, {oleh}.",
                  waktu=act.waktu, anggota=who, asal=when, oleh=before or tr("komputer ini"))  # fmt: skip
    return tr("{waktu}, {anggota}", waktu=act.waktu, anggota=who)


def _explain(act: Tindakan) -> str:
    if act.batal:
        return tr("Tindakan ini sudah diurungkan; urungannya ada di atas.")
    return "" if act.dapat else tr("Tindakan ini bagian dari catatan resmi dan tidak dapat diurungkan.")
