"""Bringing a vault back from its backup: the file, then the password or the recovery key; then it is here."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QLineEdit

from app.domain.progress import Progress
from app.services.kpu.backup import SKIP, Restored, restore
from app.system import paths
from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.kpu.recovery_field import RecoveryField
from app.ui.widgets.ask import inform
from app.ui.widgets.choice import Choice
from app.ui.widgets.choose_file import choose_file
from app.ui.widgets.controls import button, column, label, row
from app.ui.widgets.forms import line_up
from app.ui.widgets.password_field import PasswordField, password_line
from app.ui.widgets.wizard import Step, Wizard

if TYPE_CHECKING:
    from app.ui.window import MainWindow


class BackupStep(Step):
    """Which file, and where it goes."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = tr("Berkas cadangan")
        self.file: Path | None = None
        self._told = label("", bold=True, wrap=True)
        self.choose = button(tr("Pilih &berkas …"), self._choose, "folder-open")
        hint = label(
            tr("Cadangan brankas (.dptv) dipulihkan ke {folder}.", folder=str(paths.vault_root())), wrap=True
        )
        self.setLayout(column(hint, row(self.choose, None), self._told, None))
        self.setFocusProxy(self.choose)

    def ready(self) -> bool:
        return self.file is not None

    def _choose(self) -> None:
        self.file = choose_file(self, tr("Cadangan brankas"), tr("Cadangan brankas (*.dptv)")) or self.file
        self._told.setText(self.file.name if self.file else "")
        self.on_chosen()


class WayStep(Step):
    """By a password that is known, or by the recovery key, which sets a new one."""

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.verb = tr("Cara masuk"), tr("Pulihkan")
        self.way = Choice(
            tr("Cara masuk"),
            (("sandi", tr("Dengan kata sandi")), ("kunci", tr("Dengan kunci pemulihan"))), "sandi",
        )  # fmt: skip
        self.operator, self.known = QLineEdit(), password_line(tr("Kata sandi"))
        self.operator.setAccessibleName(tr("Nama operator"))
        form = QFormLayout()
        form.addRow(tr("Nama operator"), self.operator)
        form.addRow(tr("Kata sandi"), self.known)
        self.key, self.fresh = RecoveryField(), PasswordField()
        self._form = form
        hint = label(tr("Nama boleh dikosongkan bila operatornya hanya satu."), "quiet")
        self.setLayout(column(self.way, 4, form, hint, self.key, self.fresh, None, space=10))
        line_up(self)
        self.way.chosen.connect(lambda _: self._tell())
        self.known.textChanged.connect(lambda _: self.on_change())
        self.fresh.changed.connect(lambda: self.on_change())
        self.key.changed.connect(lambda: self.on_change())
        self._tell()

    @property
    def by_key(self) -> bool:
        return self.way.now == "kunci"

    def _tell(self) -> None:
        self._form.setRowVisible(self.known, not self.by_key)
        self.key.setVisible(self.by_key)
        self.fresh.setVisible(self.by_key)
        self.on_change()

    def ready(self) -> bool:
        return self.key.is_given and self.fresh.ready if self.by_key else bool(self.known.text())


class RestoreScreen(Wizard):
    """Nothing is written before the key is found."""

    guide = "kpu"

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._backup, self._way = BackupStep(), WayStep()
        super().__init__(tr("Pulihkan brankas"), [self._backup, self._way])

    def leave(self, at: int) -> None:
        if at == 0:
            super().leave(at)
            return
        file, way = self._backup.file, self._way
        assert file is not None  # the first step was ready
        operator, by_key = way.operator.text().strip(), way.by_key
        password = way.fresh.password if by_key else way.known.text()
        self.busy(True)

        def work(progress: Progress) -> Restored:
            recovery = way.key.identity() if by_key else ""
            return restore(file, paths.vault_root(), password, recovery, operator)

        self._window.work("free", work, self._done, self.fail, tr("Memulihkan brankas"))

    def _done(self, done: Restored) -> None:
        told = tr(
            "{count} pemilihan kembali, dengan {paket} paket. Nomor urut berikutnya melompat {skip}, karena "
            "yang terbit sesudah cadangan tidak diketahui.",
            count=len(done.pemilihan), paket=ribuan(done.paket), skip=ribuan(SKIP),
        )  # fmt: skip
        inform(self, tr("Brankas dipulihkan"), tr("Masuk"), told)
        self._window.show_kpu()

    def abandon(self) -> None:
        self._window.show_kpu()
