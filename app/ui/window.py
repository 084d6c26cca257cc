"""The main window: a shell that shows one screen at a time, takes dropped files and guards the door."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from app.domain.errors import UserError
from app.domain.latihan import is_latihan
from app.domain.progress import Progress
from app.domain.sebutan import kecamatan_lengkap
from app.services.desa.workspace import data_exists
from app.system.language import tr
from app.ui import errors, settings
from app.ui.desa.session import Session
from app.ui.desa.warm_up import warm_up
from app.ui.dress import dress
from app.ui.dropped import landing
from app.ui.jobs import Job, Jobs, Lane
from app.ui.leaving import may_drop_typing, may_interrupt
from app.ui.widgets.controls import column
from app.ui.widgets.job_strip import JobStrip

if TYPE_CHECKING:
    from app.ui.kpu.session import VaultSession

T = TypeVar("T")
Told = TypeVar("Told")
_IDLE = 150  # ms; the first screen is painted
_PATIENCE = 100  # ms


class MainWindow(QMainWindow):
    """Screens ask it for another screen, for work beside the window and for the opened village."""

    def __init__(self) -> None:
        super().__init__()
        self.jobs = Jobs(self)
        self.session: Session | None = None
        self.vault: VaultSession | None = None
        self._leaving = False
        self._then: Callable[[], None] | None = None
        self._last: Callable[[], None] | None = None
        self._build()

    def _build(self) -> None:
        self.setWindowTitle("DPT Desa")
        self.setMinimumSize(960, 600)
        self.setAcceptDrops(True)
        self._screens = QStackedWidget()
        self.strip = JobStrip(self.jobs)
        body = QWidget()
        layout = column(self._screens, self.strip, space=0)
        layout.setStretch(0, 1)
        body.setLayout(layout)
        self.setCentralWidget(body)
        self.resize(1280, 680)
        self.restoreGeometry(settings.state("jendela"))

    def start(self, file: Path | None = None, folder: Path | None = None) -> None:
        """The first screen: the file's, the village's, or the doors."""
        if file is not None:
            self.open_file(file)
        elif folder is not None and data_exists(folder):
            self.show_login(folder)
        else:
            self.show_start()
        QTimer.singleShot(_IDLE, self, warm_up)

    @property
    def current(self) -> QWidget:
        """What is shown now."""
        return self._screens.currentWidget()

    def show_screen(self, screen: QWidget) -> None:
        """Replace the screen; the old one is gone."""
        old = self._screens.currentWidget()
        self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        if old is not None:
            self._screens.removeWidget(old)
            old.deleteLater()
        QTimer.singleShot(0, screen, lambda: self._focus(screen))

    def _focus(self, screen: QWidget) -> None:
        if self.current is screen and (first := getattr(screen, "first_control", None)) is not None:
            first().setFocus()

    def show_start(self) -> None:
        from app.ui.start_screen import StartScreen

        self.setWindowTitle("DPT Desa")
        self.show_screen(StartScreen(self))

    def show_open(self, file: Path | None = None) -> None:
        from app.ui.desa.open_screen import OpenScreen

        screen = OpenScreen(self)
        self.show_screen(screen)
        if file is not None:
            screen.read(file)

    def show_login(self, folder: Path, reissue: Path | None = None) -> None:
        from app.ui.desa.login_screen import LoginScreen

        self.show_screen(LoginScreen(self, folder, reissue))

    def show_restore(self, file: Path | None = None) -> None:
        from app.ui.desa.restore_screen import RestoreScreen

        screen = RestoreScreen(self)
        self.show_screen(screen)
        if file is not None:
            screen.read_copy(file)

    def show_reenter(self, folder: Path) -> None:
        from app.ui.desa.reenter_screen import ReenterScreen

        self.show_screen(ReenterScreen(self, folder))

    def show_manual(self, stem: str = "") -> None:
        """Beside the work."""
        from app.ui.panduan_dialog import show_manual

        show_manual(self, stem)

    def show_kpu(self, files: Sequence[Path] = ()) -> None:
        from app.ui.kpu.login_screen import LoginScreen

        self.setWindowTitle("DPT Desa")
        self.show_screen(LoginScreen(self, files))

    def show_courier(self, files: Sequence[Path] = ()) -> None:
        from app.ui.pmd.screen import CourierScreen

        self.setWindowTitle("DPT Desa")
        screen = CourierScreen(self)
        self.show_screen(screen)
        screen.take_files(files)

    def show_new_vault(self) -> None:
        from app.ui.kpu.new_vault_screen import NewVaultScreen

        self.show_screen(NewVaultScreen(self))

    def show_vault_restore(self) -> None:
        from app.ui.kpu.restore_screen import RestoreScreen

        self.show_screen(RestoreScreen(self))

    def show_vault(self, session: "VaultSession", files: Sequence[Path] = ()) -> None:
        from app.ui.kpu.screen import KpuScreen

        self.vault = session
        practice = is_latihan(session.vault.pemilihan.id)
        self._tell_title(session.vault.pemilihan.nama, practice=practice)
        screen = KpuScreen(self, session)
        self.show_screen(screen)
        screen.take_files([*files])

    def close_vault(self, then: Callable[[], None]) -> None:
        """Close KPU's database, then the next screen."""
        session, self.vault = self.vault, None
        if session is not None:
            self.current.setEnabled(False)
            session.close(then)

    def leave_vault(self) -> None:
        """The operator goes: back to the doors, unless something typed is to be saved first."""
        if self._may_drop_typing():
            self.close_vault(self.show_start)

    def show_village(self, session: Session) -> None:
        from app.ui.desa.village_screen import VillageScreen

        self.session = session
        workspace, desa = session.workspace, session.workspace.desa
        name = f"{desa.nama}, {kecamatan_lengkap(workspace.pengaturan.istilah, desa)}"
        settings.set_text(settings.of_village(workspace.folder, "desa"), name)
        self._tell_title(f"{desa.nama}, {desa.kecamatan}", practice=is_latihan(desa.kode))
        self.show_screen(VillageScreen(self, session))

    def _tell_title(self, what: str, *, practice: bool) -> None:
        word = f"{tr('LATIHAN')} · " if practice else ""
        self.setWindowTitle(f"{word}{what} - DPT Desa")

    def dress_again(self, then: Callable[[], None]) -> None:
        """Another language, colours or text size: the village's screen is built anew, nothing is closed."""
        if self.session is None:
            return
        if self.jobs.running or self.current.isHidden():  # hidden: locked
            QTimer.singleShot(_PATIENCE, lambda: self.dress_again(then))
            return
        dress()
        self.show_village(self.session.again())
        self.session.loaded.emit()
        then()

    def offer_reissue(self, file: Path) -> None:
        """A newer list of the opened village: the letter's words, then it is adopted; no mark is lost."""
        from app.ui.desa.reissue import adopt_reissue

        if self.session is not None:
            adopt_reissue(self, self.session, file)

    def open_file(self, file: Path) -> None:
        """A file from the command line, a double click or a drop."""
        if file.suffix.lower() == ".dptx":
            self.show_restore(file)
        elif file.suffix.lower() in (".dptb", ".dptl"):
            self.show_courier([file])
        elif file.suffix.lower() == ".dptr":
            self.show_kpu([file])
        else:
            self.show_open(file)

    def work(
        self,
        lane: Lane,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        failed: Callable[[BaseException], None] | None = None,
        what: str = "",
    ) -> Job:
        """Work beside the window for a screen; its end is dropped if the screen has gone."""
        screen = self.current

        def alive(call: Callable[[Told], None]) -> Callable[[Told], None]:
            return lambda told: call(told) if self.current is screen else None

        return self.jobs.start(lane, work, alive(then), alive(failed) if failed else self.fail, what)

    def fail(self, error: BaseException) -> None:
        """An error nobody else tells."""
        errors.show(self, error)

    def close_village(self, then: Callable[[], None], *, attended: bool = True) -> None:
        """Back up what no backup holds yet, close the data file; then the next screen.

        `attended`: somebody is there to be told why a backup cannot be made.
        """
        session, self.session = self.session, None
        if session is not None:
            self._then = then
            self.current.setEnabled(False)
            session.stop()
            session.keeper.ask(lambda behind: self._close(session, behind, attended))
        elif self._then is not None:
            self._then = then
        else:
            then()

    def _close(self, session: Session, behind: bool, attended: bool) -> None:
        from app.ui.desa.closing_screen import ClosingScreen

        if behind:
            self.show_screen(ClosingScreen(session, lambda: session.close(self._closed), attended))
        else:
            session.close(self._closed)

    def _closed(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """F1 where the screen has no help of its own; Ctrl+F1 everywhere. `guide`: of who stands there."""
        if event.key() == Qt.Key.Key_F1:
            self.show_manual(getattr(self.current, "guide", ""))
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Only what would do something here."""
        if landing(self, event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """As if it had been double-clicked, or chosen on the screen."""
        if (act := landing(self, event)) is not None:
            act()

    @property
    def is_closing(self) -> bool:
        """Whether a village is being closed, and another screen waits for that."""
        return self._then is not None

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Asks once where work is under way; the village is closed before the window goes."""
        event.ignore()  # also where a bug cuts this short: what was typed stays on the screen
        settings.set_state("jendela", self.saveGeometry())
        if not self._leaving and not (self._may_drop_typing() and self._may_interrupt()):
            self._last = None
            return
        for job in self._cut_off():
            job.cancel()
        if self.vault is not None:
            self.close_vault(self._leave)
            return
        if self.session is None and self._then is None:
            if self._did_last():
                self.jobs.close()
                event.accept()
            return
        self.close_village(self._leave)
        if (skip := getattr(self.current, "skip", None)) is not None:
            skip()

    def close_for(self, last: Callable[[], None]) -> None:
        """Close as the person would: what is open is saved, asked about, closed. Then `last`, and the window
        goes; where `last` fails it stays, at the doors."""
        self._last = last
        self.close()

    def _did_last(self) -> bool:
        last, self._last = self._last, None
        try:
            if last is not None:
                last()
        except UserError as error:
            self._leaving = False
            self.show_start()
            self.fail(error)
            return False
        return True

    def _cut_off(self) -> list[Job]:
        """Work that closing would stop; a backup of the open village is waited for instead."""
        kept = self.session.keeper.job if self.session else None
        return [job for job in self.jobs.running if job is not kept]

    def _leave(self) -> None:
        self._leaving = True
        self.close()

    def leave_village(self) -> None:
        """The person goes: back to the doors, unless something typed is to be saved first."""
        if self._may_drop_typing():
            self.close_village(self.show_start)

    def _may_drop_typing(self) -> bool:
        unsaved = getattr(self.current, "unsaved", None)
        return may_drop_typing(self, unsaved() if unsaved is not None else [])

    def _may_interrupt(self) -> bool:
        cut = self._cut_off()
        what = next((tr(job.what) for job in cut if job.what), tr("menyimpan"))
        return not cut or may_interrupt(self, what)
