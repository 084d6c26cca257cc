"""Later starts: which village, which member, the password; the list in two seconds."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from app.domain.errors import UserError
from app.services.desa.workspace import member_list, villages_here
from app.services.latihan import place
from app.system.language import tr
from app.ui import settings
from app.ui.desa.session import Session
from app.ui.desa.who_step import role_word
from app.ui.start_screen import village_name
from app.ui.widgets.controls import button, centred, column, label, line, row, title
from app.ui.widgets.error_panel import ErrorPanel

if TYPE_CHECKING:
    from app.ui.window import MainWindow


class LoginScreen(QWidget):
    """`reissue`: a package to adopt once somebody is in."""

    def __init__(self, window: "MainWindow", folder: Path, reissue: Path | None = None) -> None:
        super().__init__()
        self._window, self._reissue = window, reissue
        self.village, self.member, self.password = QComboBox(), QComboBox(), QLineEdit()
        self.problem = ErrorPanel()
        self._enter = button(tr("Masuk"), self._login, primary=True)
        self._back = button(tr("Kembali"), window.show_start, "arrow-left")
        self._lost = button(tr("Lupa kata sandi atau kunci komputer hilang"), self._reenter, flat=True)
        told = tr("LATIHAN. Semua orangnya karangan. Kata sandi: {passwords}", passwords=place.told())
        self._practice = label(told, "warn", wrap=True)
        self._build()
        self._fill(folder)

    def _build(self) -> None:
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        form = QFormLayout()
        for name, field in (
            (tr("Daftar"), self.village),
            (tr("Anggota"), self.member),
            (tr("Kata sandi"), self.password),
        ):
            field.setAccessibleName(name)
            form.addRow(name, field)
        told = [self._practice]
        if self._reissue is not None:
            told += [
                label(tr("Daftar ini sudah ada di komputer ini; masuklah dengan kata sandi Anda."), wrap=True)
            ]
        inside = column(
            title(tr("Lanjutkan")), *told, form, row(self._lost, None), self.problem, 8, line(),
            row(self._back, None, self._enter), space=12,
        )  # fmt: skip
        self.setLayout(centred(inside, 560))
        self.village.currentIndexChanged.connect(lambda _: self._tell_members())
        self.password.textChanged.connect(lambda _: self._refresh())

    def first_control(self) -> QWidget:
        return self.password

    def _fill(self, folder: Path) -> None:
        folders = [] if place.is_practice_folder(folder) else villages_here()
        if folder not in folders:
            folders.append(folder)
        for one in folders:
            self.village.addItem(_name_of(one), one)
        self.village.setCurrentIndex(folders.index(folder))
        self._tell_members()
        self._refresh()

    @property
    def folder(self) -> Path:
        return Path(self.village.currentData())

    def _tell_members(self) -> None:
        """Names stand in the clear beside the data file, and nothing else does."""
        self.member.clear()
        self._practice.setVisible(place.is_practice_folder(self.folder))
        try:
            members = member_list(self.folder)
        except UserError as error:
            self.problem.tell(error)
            return
        for slot in members:
            self.member.addItem(f"{slot.nama} ({role_word(slot.peran)})", slot.id)
        last = settings.text(settings.of_village(self.folder, "anggota"))
        self.member.setCurrentIndex(max(0, self.member.findData(last)))

    def _refresh(self) -> None:
        self._enter.setEnabled(bool(self.password.text()) and self.member.count() > 0)

    def _login(self) -> None:
        if not self._enter.isEnabled():
            return
        self.problem.hide()
        self.setEnabled(False)
        member = str(self.member.currentData())
        settings.set_text(settings.of_village(self.folder, "anggota"), member)
        session = Session(self._window.jobs, self._window.fail, self._window)
        session.open(self.folder, member, self.password.text(), lambda: self._entered(session), self._failed)

    def _entered(self, session: Session) -> None:
        reissue = self._reissue
        self._window.show_village(session)
        if reissue is not None:
            QTimer.singleShot(0, self._window, lambda: self._window.offer_reissue(reissue))

    def _failed(self, error: BaseException) -> None:
        self.setEnabled(True)
        self.problem.tell(error)
        self.password.selectAll()
        self.password.setFocus()

    def _reenter(self) -> None:
        self._window.show_reenter(self.folder)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._login()
        elif event.key() == Qt.Key.Key_Escape:
            self._window.show_start()
        else:
            super().keyPressEvent(event)


def _name_of(folder: Path) -> str:
    """Practice says so in the list too."""
    name = village_name(folder)
    return f"{tr('LATIHAN')} · {name}" if place.is_practice_folder(folder) else name
