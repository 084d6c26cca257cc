"""KPU's door: which vault, who, the password, which election; or a new vault, or a backup."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QFormLayout, QWidget

from app.domain.errors import UserError
from app.domain.progress import Progress
from app.services.kpu.vault_session import Election, elections
from app.services.kpu.vault_slots import Entered, enter, is_vault, operators
from app.system import paths
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import settings
from app.ui.figures import long_date
from app.ui.kpu.session import VaultSession
from app.ui.practice import open_practice_vault
from app.ui.widgets.controls import button, centred, column, label, line, row, title
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.password_field import password_line

if TYPE_CHECKING:
    from app.ui.window import MainWindow

_FOLDER = "folder-brankas"


class LoginScreen(QWidget):
    """The election is asked once the password is right, and only where there are several."""

    guide = "kpu"

    def __init__(self, window: "MainWindow", files: Sequence[Path] = ()) -> None:
        """`files`: returns that are taken in once the vault is open."""
        super().__init__()
        self._window, self._files = window, [*files]
        self._entered: Entered | None = None
        self.folder = Path(settings.text(_FOLDER) or paths.vault_root())
        self.operator, self.election = QComboBox(), QComboBox()
        self.password = password_line(tr("Kata sandi"))
        self.problem = ErrorPanel()
        self._place = label("", "quiet", wrap=True)
        self._other = button(tr("Brankas di folder &lain …"), self._choose_folder, "folder-open", flat=True)
        self._practice = button(
            tr("Brankas la&tihan"), lambda: open_practice_vault(window), "vote", flat=True
        )
        self._new = button(tr("&Buat brankas baru …"), window.show_new_vault, "plus")
        self._restore = button(
            tr("&Pulihkan dari cadangan …"), window.show_vault_restore, "hard-drive-download"
        )
        self.enter = button(tr("Masuk"), self._login, primary=True)
        self._back = button(tr("Kembali"), window.show_start, "arrow-left")
        self._build()
        self._tell_folder()

    def _build(self) -> None:
        self._form = QFormLayout()
        for name, field in (
            (tr("Operator"), self.operator), (tr("Kata sandi"), self.password),
            (tr("Pemilihan"), self.election),
        ):  # fmt: skip
            field.setAccessibleName(name)
            self._form.addRow(name, field)
        told = label(
            tr("Brankas menyimpan daftar pemilih kabupaten dan kunci KPU, terenkripsi di komputer ini."),
            wrap=True,
        )
        inside = column(
            title(tr("Saya dari KPU")), told, *self._waiting(), self._form, self._place,
            row(self._other, self._practice, None), self.problem,
            8, line(), row(self._back, self._new, self._restore, None, self.enter), space=12,
        )  # fmt: skip
        self.setLayout(centred(inside, 680))
        self.password.textChanged.connect(lambda _: self._forget())
        self.password.textChanged.connect(lambda _: self._refresh())
        self.operator.currentIndexChanged.connect(lambda _: self._forget())

    def _waiting(self) -> list[QWidget]:
        told = tr(
            "Pengembalian {file} diperiksa setelah Anda masuk. Pengantar: Kembali, lalu Saya dari {dinas}.",
            file=", ".join(one.name for one in self._files), dinas=istilah().dinas,
        )  # fmt: skip
        return [label(told, "good", wrap=True)] if self._files else []

    def first_control(self) -> QWidget:
        return self.password if self.is_here else self._new

    @property
    def is_here(self) -> bool:
        """Whether there is a vault in the folder."""
        return self.operator.count() > 0

    def _tell_folder(self) -> None:
        self.operator.clear()
        self._forget()
        self.problem.hide()
        try:
            for one in operators(self.folder) if is_vault(self.folder) else ():
                self.operator.addItem(f"{one.nama} ({one.peran})", one.id)
        except UserError as error:
            self.problem.tell(error)
        self._form.setRowVisible(self.operator, self.is_here)
        self._form.setRowVisible(self.password, self.is_here)
        told = tr("Brankas: {folder}", folder=str(self.folder))
        none = tr("Belum ada brankas di {folder}.", folder=str(self.folder))
        self._place.setText(told if self.is_here else none)
        last = settings.text("operator-brankas")
        self.operator.setCurrentIndex(max(0, self.operator.findData(last)))
        self._refresh()

    def _forget(self) -> None:
        """Another folder, operator or password: which elections there are is not known any more."""
        self._entered = None
        self.election.clear()
        self._form.setRowVisible(self.election, False)

    def _refresh(self) -> None:
        self.enter.setVisible(self.is_here)
        self.enter.setEnabled(self.is_here and bool(self.password.text()))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder brankas"), str(self.folder))
        if chosen:
            self.folder = Path(chosen)
            settings.set_text(_FOLDER, chosen)
            self._tell_folder()
            self.first_control().setFocus()

    def _login(self) -> None:
        if not self.enter.isEnabled():
            return
        self.problem.hide()
        self.setEnabled(False)
        operator, password = str(self.operator.currentData()), self.password.text()
        settings.set_text("operator-brankas", operator)
        if self._entered is not None:
            self._open(self._entered, str(self.election.currentData()))
            return

        def work(progress: Progress) -> tuple[Entered, list[Election]]:
            entered = enter(self.folder, password, operator)
            return entered, elections(entered)

        self._window.work("free", work, self._known, self._failed, tr("Membuka brankas"))

    def _known(self, told: tuple[Entered, list[Election]]) -> None:
        """The password is right."""
        entered, known = told
        at_work = [one for one in known if not one.ended]
        if len(known) == 1 and at_work:
            self._open(entered, known[0].id)
            return
        self._entered = entered
        for one in at_work:
            day = f", {long_date(one.hari)}" if one.hari else ""
            busy = tr(" (sedang dibuka di jendela lain)") if one.in_use else ""
            self.election.addItem(f"{one.nama or one.file}{day}{busy}", one.id)
        self.setEnabled(True)
        self._form.setRowVisible(self.election, True)
        self.election.setFocus()

    def _open(self, entered: Entered, election: str) -> None:
        session = VaultSession(self._window.jobs, self._window.fail, self._window)
        session.open(entered, election, lambda: self._opened(session), self._failed)

    def _opened(self, session: VaultSession) -> None:
        self._window.show_vault(session, self._files)

    def _failed(self, error: BaseException) -> None:
        self.setEnabled(True)
        self.problem.tell(error)
        self.password.selectAll()
        self.password.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._login()
        elif event.key() == Qt.Key.Key_Escape:
            self._window.show_start()
        else:
            super().keyPressEvent(event)
