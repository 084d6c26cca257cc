"""Leaving a village: the last backup is made, which may be skipped; what was marked is on disk already."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.errors import Cancelled
from app.system.language import tr
from app.ui import icons, theme
from app.ui.desa.session import Session
from app.ui.widgets.controls import button, centred, column, label, line, row, title
from app.ui.widgets.error_panel import ErrorPanel


class ClosingScreen(QWidget):
    """`then` closes the data file, with the backup or without. Unattended, a failure holds nothing up."""

    def __init__(self, session: Session, then: Callable[[], None], attended: bool) -> None:
        super().__init__()
        self._session, self._then, self._attended = session, then, attended
        self._left = False
        self._told = label("", wrap=True)
        self.problem = ErrorPanel()
        self._place = button(tr("&Pilih tempat lain …"), self._choose, "folder-open")
        self._skip = button(tr("&Lewati"), self.skip)
        self._again = button(tr("&Coba lagi"), self.begin, primary=True)
        self._build()
        self.begin()

    def _build(self) -> None:
        picture = label()
        picture.setPixmap(icons.pixmap("hard-drive-download", 32, theme.colours().accent))
        workspace = self._session.workspace
        desa = f"{workspace.pengaturan.istilah.desa} {workspace.desa.nama}"
        head = row(picture, 8, title(tr("Menutup {desa}", desa=desa)), None)
        foot = row(self._place, None, self._skip, self._again)
        safe = label(tr("Semua pekerjaan sudah tersimpan di komputer ini."), "good", wrap=True)
        self.setLayout(
            centred(column(head, 8, safe, self._told, self.problem, 8, line(), foot, space=12), 620)
        )

    def first_control(self) -> QWidget:
        return self._again if self._again.isVisibleTo(self) else self._skip

    def begin(self) -> None:
        """A backup of what none holds yet."""
        self._tell(failed=False)
        folder = self._session.keeper.folder
        self._told.setText(tr("Cadangan sedang dibuat di {folder}.", folder=folder))
        self._session.keeper.make(self._ended)

    def _tell(self, *, failed: bool) -> None:
        self.problem.setVisible(failed)
        self._told.setVisible(not failed)
        self._place.setVisible(failed)
        self._again.setVisible(failed)
        self._skip.setText(tr("&Tutup tanpa cadangan") if failed else tr("&Lewati"))
        self._skip.setAccessibleName(self._skip.text().replace("&", ""))
        self.first_control().setFocus()

    def _ended(self, error: BaseException | None) -> None:
        keeper = self._session.keeper
        if error is None and keeper.is_behind:  # of an earlier moment: it was under way already
            self.begin()
        elif error is None or isinstance(error, Cancelled) or not self._attended:
            self._leave()
        else:
            self.problem.tell(error)
            self._tell(failed=True)

    def skip(self) -> None:
        """Close without waiting for the backup; the ones before it stay."""
        self._session.keeper.give_up()
        self._leave()

    def _leave(self) -> None:
        if not self._left:
            self._left = True
            self._then()

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("Tempat cadangan"))
        if name:
            self._session.keeper.place(Path(name))
            self.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.skip()
        else:
            super().keyPressEvent(event)
