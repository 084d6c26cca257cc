"""An opened vault as the window holds it: the database on the data lane, its settings here."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, Literal, TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.errors import Cancelled
from app.domain.progress import Progress
from app.services.kpu.vault_session import Vault, open_election
from app.services.kpu.vault_slots import Entered
from app.system import clock
from app.system.istilah import set_istilah
from app.ui.jobs import Job, Jobs

T = TypeVar("T")
Failed = Callable[[BaseException], None]


class VaultSession(QObject):
    """Made by the login. Pages look with `read` and act with `run`; `free` needs no database."""

    changed = Signal()  # an act is on disk: what a page shows may be old
    saved = Signal(str)  # the same, with the time, 14.03.22

    def __init__(self, jobs: Jobs, failed: Failed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._failed = jobs, failed
        self._open = ExitStack()
        self._vault: Vault | None = None
        self._closing = False

    @property
    def vault(self) -> Vault:
        """Its settings may be read here; its database belongs to the data lane."""
        assert self._vault is not None
        return self._vault

    def open(self, entered: Entered, election: str, then: Callable[[], None], failed: Failed) -> None:
        """Open one election of a folder whose key is known."""

        def work(progress: Progress) -> Vault:
            progress(0, 0, "Membuka brankas")
            return self._open.enter_context(open_election(entered, election))

        def opened(vault: Vault) -> None:
            self._vault = vault
            set_istilah(vault.istilah)
            then()

        self._jobs.start("data", work, opened, failed, "Membuka brankas")

    def read(
        self,
        work: Callable[[Vault, Progress], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
        what: str = "",
    ) -> Job:
        """Look something up; nothing changes."""
        return self._start(work, then, failed, what, acts=False)

    def run(
        self,
        work: Callable[[Vault, Progress], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        what: str = "",
    ) -> Job:
        """Do something that is kept; `then`, and every page learns of it. What a failed act had kept before
        it failed is kept, and told as well."""
        return self._start(work, then or (lambda _: None), failed, what, acts=True)

    def _start(
        self,
        work: Callable[[Vault, Progress], T],
        then: Callable[[T], None],
        failed: Failed | None,
        what: str,
        *,
        acts: bool,
    ) -> Job:
        def ended(result: T) -> None:
            if self._closing:
                return
            if acts:
                self._note_act()
            then(result)

        def broken(error: BaseException) -> None:
            if self._closing:
                return
            if acts:
                self.changed.emit()
            (failed or self._failed)(error)

        def on_lane(progress: Progress) -> T:
            return work(self.vault, progress)

        if self._closing:
            return Job(on_lane, ended, broken)
        return self._jobs.start("data", on_lane, ended, broken, what)

    def free(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        what: str = "",
        *,
        lane: Literal["free", "paper"] = "free",
    ) -> Job:
        """Work that needs no database: reading a file, deriving a key; on `paper` pages are drawn."""

        def awaited(call: Callable[[Any], None]) -> Callable[[Any], None]:
            return lambda told: None if self._closing else call(told)

        ended = awaited(then or (lambda result: None))
        return self._jobs.start(lane, work, ended, awaited(failed or self._failed), what)

    def _note_act(self) -> None:
        set_istilah(self.vault.istilah)
        self.saved.emit(clock.time_of_day(clock.now_ms(), self.vault.pemilihan.zona))
        self.changed.emit()

    def stop(self) -> None:
        """The vault is about to be closed: pages begin nothing any more."""
        self._closing = True

    def close(self, then: Callable[[], None]) -> None:
        """Close the file once what is under way has ended."""
        self.stop()

        def work(progress: Progress) -> None:
            self._open.close()

        def closed() -> None:
            set_istilah(None)
            then()
            self._vault = None  # and its keys with it
            self.deleteLater()

        def failed(error: BaseException) -> None:
            if not isinstance(error, Cancelled):
                self._failed(error)
            closed()

        self._jobs.start("data", work, lambda _: closed(), failed, "Menutup brankas")
