"""The next batch: its scheme, quarter, cut-off date, today's export, password, and where it goes."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFileDialog, QFormLayout, QLineEdit, QWidget

from app.domain.tms import SKEMA
from app.services.kpu.feedback_angkatan import Minta, quarter_of
from app.system import clock
from app.system.language import tr
from app.ui import theme
from app.ui.kpu.pdpb_figures import Angkatan, next_batch
from app.ui.widgets.choose_files import choose_files
from app.ui.widgets.controls import button, column, label, row
from app.ui.widgets.day_field import DayField
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.forms import line_up
from app.ui.widgets.password_field import password_line

if TYPE_CHECKING:
    from app.ui.kpu.pdpb_page import PdpbPage

_SCHEME = "pdpb-2025"
_PASSWORD = 196


class PdpbPanel(QWidget):
    """Cancelling writes nothing and counts nothing as told."""

    def __init__(self, page: "PdpbPage") -> None:
        super().__init__()
        self._page = page
        self.files: list[Path] = []
        zone = page.session.vault.pemilihan.zona
        self.until = DayField(tr("Data sampai tanggal"), clock.today(zone))
        self.quarter, self.scheme = QLineEdit(), QComboBox()
        self.quarter.setMaxLength(6)
        self.scheme.addItems(list(SKEMA))
        self.scheme.setCurrentText(_SCHEME)
        self.password = password_line(tr("Kata sandi berkas Excel"))
        self.password.setPlaceholderText(tr("kosong: tanpa kata sandi"))
        self.password.setMinimumWidth(theme.scaled(_PASSWORD))
        self.export = button(tr("&Ekspor Sidalih hari ini …"), self._choose, "folder-open")
        self.clear = button(tr("&Jangan bandingkan"), self._forget, flat=True)
        self.start = button(tr("&Buat angkatan … (B)"), self.begin, primary=True)
        self.problem, self._chosen = ErrorPanel(), label("", "quiet", wrap=True)
        self._build()
        self.until.changed.connect(self._propose)
        self._propose()
        self._tell_files()

    def _build(self) -> None:
        left, right = QWidget(), QWidget()
        for made, fields in (
            (left, ((tr("Data sampai tanggal"), self.until), (tr("Triwulan"), self.quarter))),
            (right, ((tr("Skema kode TMS"), self.scheme), (tr("Kata sandi berkas Excel"), self.password))),
        ):
            form = QFormLayout(made)
            form.setContentsMargins(0, 0, 0, 0)
            for word, field in fields:
                field.setAccessibleName(word)
                form.addRow(word, field)
        files = column(row(self.export, None), self._chosen, row(self.clear, None), None, space=4)
        top = row(left, right, files, self.start, space=20)
        top.setStretch(2, 1)
        self.setLayout(column(top, self.problem, space=6))
        line_up(left)
        line_up(right)

    def _propose(self) -> None:
        """An empty quarter means the one of the cut-off date."""
        day = self.until.day
        self.quarter.setPlaceholderText(quarter_of(day) if day else "2027-1")

    def _choose(self) -> None:
        chosen = choose_files(self, tr("Ekspor Sidalih hari ini"), tr("Daftar Sidalih (*.xlsx *.csv)"))
        if chosen:
            self.files = chosen
            self._tell_files()

    def _forget(self) -> None:
        self.files = []
        self._tell_files()

    def _tell_files(self) -> None:
        self.clear.setVisible(bool(self.files))
        names = ", ".join(file.name for file in self.files)
        self._chosen.setText(
            names or tr("Boleh tanpa. Dengan ekspor, baris yang sudah sama di Sidalih tidak ditulis lagi.")
        )

    def begin(self) -> None:
        """Ask where to, then write the batch."""
        if not self.start.isEnabled():
            return
        if self.until.day is None:
            self.until.setFocus()
            return
        name = QFileDialog.getExistingDirectory(self, tr("Folder umpan balik"), str(Path.home()))
        if name:
            self._write(Path(name))

    def _write(self, folder: Path) -> None:
        wanted = Minta(self.quarter.text().strip(), self.until.day, tuple(self.files))
        scheme, password = self.scheme.currentText(), self.password.text()
        self.problem.hide()
        self.setEnabled(False)
        self._page.session.run(
            lambda vault, progress: next_batch(vault, folder, scheme, password, wanted, progress),
            self._done, self._failed, tr("Menulis umpan balik"),
        )  # fmt: skip

    def _done(self, batch: Angkatan) -> None:
        self.setEnabled(True)
        self.password.clear()
        self._page.written(batch)

    def _failed(self, error: BaseException) -> None:
        self.setEnabled(True)
        self.problem.tell(error)
        self.start.setFocus()
