"""Automatic backups: after every fifty acts, at the first act of another day, when the village is closed.

Where they go is chosen once. One that fails is told and tried again fifty acts later; nobody is held up.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.errors import Cancelled
from app.domain.progress import Progress
from app.services.desa.backup import EVERY, Backup, Snapshot, State, collect, remember, state, write_backup
from app.services.desa.workspace import Workspace
from app.system.language import tr
from app.ui import settings
from app.ui.jobs import Job

if TYPE_CHECKING:
    from app.ui.desa.session import Session

T = TypeVar("T")
Ended = Callable[[BaseException | None], None]


class BackupKeeper(QObject):
    """Of one session. `problem`: why the newest try failed, until one succeeds."""

    changed = Signal()  # begun, ended, another place

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._ended: list[Ended] = []
        self._round = 0
        self._not_before = 0  # acts since the newest backup
        self.job: Job | None = None
        self.problem: BaseException | None = None
        self.newest: Backup | None = None
        session.acted.connect(lambda _: self._look())

    @property
    def folder(self) -> Path | None:
        """Where backups go: as chosen on this computer, else where the newest one went."""
        chosen = settings.text(self._key)
        if not chosen and self._session.backup is not None:
            chosen = self._session.backup.folder
        return Path(chosen) if chosen else None

    def place(self, folder: Path) -> None:
        """From now on they go there."""
        settings.set_text(self._key, str(folder))
        self.problem, self._not_before = None, 0
        self.changed.emit()

    @property
    def _key(self) -> str:
        return settings.of_village(self._session.workspace.folder, "cadangan")

    @property
    def is_running(self) -> bool:
        return self.job is not None

    @property
    def is_behind(self) -> bool:
        """Whether closing the village now would leave acts that no backup holds, though there is a place."""
        known = self._session.backup
        return self.folder is not None and (self.is_running or bool(known and known.acts_since))

    def ask(self, told: Callable[[bool], None]) -> None:
        """`is_behind`, once all that is under way in the data file has ended."""
        if self.folder is None:
            told(False)
            return

        def known(now: State) -> None:
            self._session.note_backup(now)
            told(self.is_behind)

        self._session.run(lambda workspace, _: state(workspace), known, lambda _: told(False), closing=True)

    def _look(self) -> None:
        known = self._session.backup
        if self.folder is None or known is None or self.is_running:
            return
        if known.acts_since >= self._not_before and (known.is_due or known.is_old):
            self.make()

    def make(self, ended: Ended | None = None) -> None:
        """A backup now; `ended` with what prevented it. One that is under way is waited for."""
        if ended is not None:
            self._ended.append(ended)
        folder = self.folder
        if self.is_running or folder is None:
            return
        self._round += 1
        self.job = self._session.run(
            lambda workspace, _: collect(workspace),
            self._now(lambda snapshot: self._collected(snapshot, folder)),
            self._now(self._fail), tr("Membuat cadangan"), closing=True,
        )  # fmt: skip
        self.changed.emit()

    def _now(self, call: Callable[[T], None]) -> Callable[[T], None]:
        """What comes of a try that was given up does nothing any more."""
        mine = self._round
        return lambda told: call(told) if mine == self._round else None

    def _collected(self, snapshot: Snapshot, folder: Path) -> None:
        """Who stopped it while the data file was read wants no file."""
        if self.job is not None and self.job.stop.is_set():
            self._fail(Cancelled())
        else:
            self._write(snapshot, folder)

    def _write(self, snapshot: Snapshot, folder: Path) -> None:
        self.job = self._session.free(
            lambda progress: write_backup(snapshot, folder, progress), self._now(self._remember),
            self._now(self._fail), tr("Membuat cadangan"), closing=True,
        )  # fmt: skip

    def _remember(self, made: Backup) -> None:
        def work(workspace: Workspace, progress: Progress) -> State:
            remember(workspace, made)
            return state(workspace)

        self.newest = made
        self.job = self._session.run(work, self._now(self._done), self._now(self._fail), closing=True)

    def _done(self, known: State) -> None:
        self.problem, self._not_before = None, 0
        self._session.note_backup(known)
        self._end(None)

    def _fail(self, error: BaseException) -> None:
        known = self._session.backup
        self._not_before = (known.acts_since if known else 0) + EVERY
        self.problem = None if isinstance(error, Cancelled) else error
        self._end(error)

    def _end(self, error: BaseException | None) -> None:
        self.job = None
        waiting, self._ended = self._ended, []
        self.changed.emit()
        for ended in waiting:
            ended(error)

    def give_up(self) -> None:
        """Do not wait for the one under way: it stops where it can, and nothing is told of it."""
        if self.job is not None:
            self.job.cancel()
            self._round += 1
            self.job, self._ended = None, []
