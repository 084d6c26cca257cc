"""Diagnosa: numbered lines to be read out on the telephone, to copy or to save.

They are Indonesian whatever the window speaks: who listens is the help desk.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QProgressBar, QWidget

from app.domain.diagnosa import Baris, report
from app.domain.errors import UserError
from app.domain.progress import Progress
from app.services.shared.diagnosa import computer_lines, without_data
from app.system.language import tr
from app.system.safe_file import write_atomic
from app.ui.diagnosa_screen import printers, window_lines
from app.ui.jobs import Job, Jobs
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import button, column, label, line, row, set_look, title
from app.ui.widgets.error_panel import ErrorPanel

if TYPE_CHECKING:
    from app.ui.desa.session import Session
    from app.ui.kpu.session import VaultSession

Then = Callable[[list[Baris]], None]
Failed = Callable[[BaseException], None]
Data = Callable[[Then, Failed], Job]
"""Starts the check of an opened data file on its own lane."""


class DiagnosaDialog(QDialog):
    """Opens at once with what is known; the slow checks come in beside the window."""

    def __init__(self, parent: QWidget, jobs: Jobs, data: Data | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Diagnosa"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lines: list[Baris] = window_lines()
        self._closed = False
        self._waiting: list[Job] = []
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Diagnosa"))
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("Kemajuan pekerjaan"))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.problem = ErrorPanel()
        self.told = label("", "quiet", wrap=True)
        self.copy = button(tr("&Salin"), self._copy, "copy")
        self.save = button(tr("S&impan sebagai berkas …"), self._save, "save")
        self.close_ = button(tr("Tutup"), self.accept, primary=True)
        self._build(parent)
        self._jobs = jobs
        jobs.told.connect(self._progress)
        self._begin(data)

    def _build(self, parent: QWidget) -> None:
        font = QFont(self.text.font())
        font.setPointSizeF(font.pointSizeF() * 1.1)
        self.text.setFont(font)
        told = label(
            tr("Bacakan nomor dan isinya kepada petugas bantuan. Tidak ada data pemilih dan nama orang."),
            wrap=True,
        )
        inside = column(
            title(tr("Diagnosa")), told, self.text, self.bar, self.told, self.problem, line(),
            row(self.copy, self.save, None, self.close_), space=10, margin=20,
        )  # fmt: skip
        inside.setStretch(2, 1)
        self.setLayout(inside)
        room = parent.window().size()
        self.resize(min(900, room.width() - 40), min(640, room.height() - 40))

    def _begin(self, data: Data | None) -> None:
        given = list(self._lines)

        def work(progress: Progress) -> list[Baris]:
            return computer_lines([*given, printers()], progress)

        if data is None:
            self._lines += without_data()
        else:
            self._waiting.append(data(self._add, self._failed))
        self._waiting.append(self._jobs.start("free", work, self._add, self._failed, "Memeriksa komputer"))
        self._show()

    def _add(self, lines: Sequence[Baris]) -> None:
        """Some more are known."""
        if self._closed:
            return
        fresh = {one.nomor for one in lines}
        self._lines = [one for one in self._lines if one.nomor not in fresh] + list(lines)
        self._ended()

    def _failed(self, error: BaseException) -> None:
        if self._closed:
            return
        self.problem.tell(error)
        self._ended()

    def _ended(self) -> None:
        self._waiting = [job for job in self._waiting if job in self._jobs.running]
        self._show()

    def _progress(self, job: Job) -> None:
        if job in self._waiting:
            self.bar.setRange(0, job.total)
            self.bar.setValue(job.done)

    def _show(self) -> None:
        self.text.setPlainText(report(self._lines))
        self.bar.setVisible(bool(self._waiting))
        for one in (self.copy, self.save):
            one.setEnabled(not self._waiting)
        bad = sum(one.perlu for one in self._lines)
        if self._waiting:
            self.told.setText(tr("Sedang memeriksa …"))
        elif bad:
            self.told.setText(tr("{count} baris bertanda seru perlu dilihat.", count=bad))
        else:
            self.told.setText(tr("Tidak ada yang perlu dilihat."))
        set_look(self.told, "warn", bool(bad) and not self._waiting)

    def _copy(self) -> None:
        QApplication.clipboard().setText(report(self._lines))
        self.told.setText(tr("✓ Disalin."))

    def _save(self) -> None:
        chosen = choose_new_file(self, tr("Simpan diagnosa"), "diagnosa-dpt-desa.txt", tr("Teks (*.txt)"))
        if chosen is not None:
            self._write(chosen)

    def _write(self, file: Path) -> None:
        try:
            write_atomic(file, report(self._lines).encode())
        except UserError as error:
            self.problem.tell(error)
            return
        self.told.setText(tr("✓ Tersimpan: {file}", file=file.name))

    def done(self, result: int) -> None:
        """What is still being looked at is not waited for."""
        self._closed = True
        self._jobs.told.disconnect(self._progress)
        for job in self._waiting:
            job.cancel()
        super().done(result)


def show_diagnosa(parent: QWidget, jobs: Jobs, data: Data | None = None) -> DiagnosaDialog:
    """`data`: of the village or vault that is open."""
    shown = DiagnosaDialog(parent, jobs, data)
    shown.open()
    shown.close_.setFocus()
    return shown


def of_village(session: "Session") -> Data:
    """The opened village's data file, on its lane."""
    from app.services.desa.diagnosa import data_lines

    def begin(then: Then, failed: Failed) -> Job:
        return session.run(data_lines, then, failed, "Memeriksa berkas data")

    return begin


def of_vault(session: "VaultSession") -> Data:
    """The opened vault's file, on its lane."""
    from app.services.kpu.diagnosa import vault_lines

    return lambda then, failed: session.read(vault_lines, then, failed)
