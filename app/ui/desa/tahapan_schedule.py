"""The schedule itself, a view of its own: steps by rule, typed into, their days counted at once."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.jadwal import Langkah
from app.domain.kalender import Waktu
from app.services.desa.tahapan import count_days
from app.system.language import tr
from app.ui.desa.session import Session
from app.ui.desa.tahapan_dialogs import text_line
from app.ui.widgets.controls import button, column, label, row, title
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.steps_editor import StepsEditor


class ScheduleView(QWidget):
    """`saved`: keep these steps; `left`: go back without. A template fills the table and saves nothing."""

    saved = Signal()
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.editor = StepsEditor(self._dated)
        self.model, self.table, self.told = self.editor.model, self.editor.table, self.editor.told
        self.add, self.templates, self.use = self.editor.add, self.editor.templates, self.editor.use
        self.number = text_line(tr("Nomor keputusan (bila ada)"))
        self.problem = ErrorPanel()
        self.save = button(tr("Simpan jadwal"), self.saved.emit, primary=True)
        self._build()
        self.editor.edited.connect(lambda: self.save.setEnabled(not self.editor.wrong))

    def _build(self) -> None:
        head = row(title(tr("Jadwal")), 16, *self.editor.head)
        foot = row(
            button(tr("Kembali (Esc)"), self.left.emit), self.add, self.editor.drop, None,
            label(tr("Nomor keputusan (bila ada)"), "quiet"), self.number, self.save,
        )  # fmt: skip
        page = column(head, self.editor, self.problem, foot, space=8, margin=14)
        page.setStretch(1, 1)
        self.setLayout(page)

    def begin(self, steps: Sequence[Langkah], week: int) -> None:
        """Show the steps in force."""
        self.problem.hide()
        self.number.clear()
        self.editor.begin(steps, week)
        self.table.setFocus()

    def first_control(self) -> QWidget:
        return self.table

    def forget(self) -> None:
        """What was typed is saved, or given up."""
        self.editor.forget()

    @property
    def is_changed(self) -> bool:
        """Whether something typed here is not saved."""
        return self.editor.is_changed

    @property
    def working_week(self) -> int:
        return self.editor.working_week

    @property
    def steps(self) -> tuple[Langkah, ...]:
        """What is typed; only while it can be saved."""
        return self.editor.steps

    def _dated(self, steps: tuple[Langkah, ...], week: int) -> tuple[Waktu, ...]:
        workspace = self._session.workspace
        return count_days(steps, week, workspace.aturan, workspace.pengaturan.pemilihan.hari)

    def failed(self, error: BaseException) -> None:
        """What was typed stays."""
        self.problem.tell(error)
