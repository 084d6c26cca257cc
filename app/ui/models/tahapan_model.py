"""The steps of an election in their order, for the line of stages: each says in words what is drawn."""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.tahapan import Keadaan
from app.services.desa.tahapan import LangkahDesa
from app.system.language import tr
from app.ui.figures import short_day, short_span

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
STEP_ROLE = Qt.ItemDataRole.UserRole
TODAY_ROLE = Qt.ItemDataRole.UserRole + 1
"""Where today is in a step's cell: `under` way, `after` it and before the next one, "" elsewhere."""


class TahapanModel(QAbstractListModel):
    """`show` replaces the steps; with the same codes only their words change."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: tuple[LangkahDesa, ...] = ()
        self._today = date.min

    def show(self, steps: tuple[LangkahDesa, ...], today: date) -> None:
        """Other steps, or another day."""
        same = [one.waktu.langkah.kode for one in steps] == [one.waktu.langkah.kode for one in self.steps]
        if same and steps:
            self.steps, self._today = steps, today
            self.dataChanged.emit(self.index(0), self.index(len(steps) - 1))
            return
        self.beginResetModel()
        self.steps, self._today = steps, today
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.steps):
            return None
        step = self.steps[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return step.nama
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            days = short_span(step.waktu.mulai, step.waktu.selesai)
            return f"{step.nama}, {days}: {state_word(step)}"
        if role == STEP_ROLE:
            return step
        return self._today_at(index.row()) if role == TODAY_ROLE else None

    def _today_at(self, row: int) -> str:
        begun = [at for at, step in enumerate(self.steps) if step.waktu.mulai <= self._today]
        if not begun or row != max(begun, key=lambda at: (self.steps[at].waktu.mulai, at)):
            return ""
        return "under" if self._today <= self.steps[row].waktu.selesai else "after"


def state_word(step: LangkahDesa) -> str:
    """How a step stands, in two or three words."""
    if step.keadaan is Keadaan.SELESAI:
        return _done(step)
    if step.ditetapkan:
        return tr("dibuka kembali")
    if step.keadaan is Keadaan.TERLAMBAT:
        return tr("terlambat {days} hari", days=-step.sisa)
    if step.keadaan is Keadaan.SEKARANG:
        return tr("hari terakhir") if step.sisa == 0 else tr("sisa {days} hari", days=step.sisa)
    if step.keadaan is Keadaan.LEWAT:
        return tr("lewat")
    return tr("{days} hari lagi", days=step.sisa - (step.waktu.selesai - step.waktu.mulai).days)


def short_state_word(step: LangkahDesa) -> str:
    """The same where many steps share the line; the sign above says the rest."""
    if step.keadaan is Keadaan.TERLAMBAT and not step.ditetapkan:
        return tr("telat {days} hari", days=-step.sisa)
    if step.ditetapkan and step.berlaku is None:
        return tr("dibuka lagi")
    if step.berlaku is not None and not step.pengumuman:
        return short_day(step.berlaku.pada)
    return state_word(step)


def _done(step: LangkahDesa) -> str:
    if step.pengumuman:
        return tr("{count} tempat", count=len(step.pengumuman))
    made = step.berlaku
    if made is None:
        return tr("dibuka kembali") if step.ditetapkan else tr("dilewati")
    day = short_day(made.pada)
    return (
        tr("ditetapkan lagi {day}", day=day) if len(step.ditetapkan) > 1 else tr("ditetapkan {day}", day=day)
    )
