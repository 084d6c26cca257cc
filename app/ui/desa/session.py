"""An opened village as the window holds it: the workspace on the data lane, the list's index here."""

import gc
from collections.abc import Callable, Iterator, Set
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.berlaku import Berlaku
from app.domain.daftar_tahap import Tahap
from app.domain.errors import Cancelled
from app.domain.nama_berkas import nama_berkas
from app.domain.progress import Progress
from app.services.desa.alias import aliases
from app.services.desa.backup import State
from app.services.desa.backup import state as backup_state
from app.services.desa.daftar_index import DaftarIndex
from app.services.desa.daftar_rows import Penamaan, Ringkas, RowReader, read_rows
from app.services.desa.frozen import in_force
from app.services.desa.workspace import Workspace, open_workspace
from app.system import clock
from app.system.istilah import set_istilah
from app.ui.desa.backup_keeper import BackupKeeper
from app.ui.jobs import Job, Jobs

T = TypeVar("T")
Failed = Callable[[BaseException], None]
_MANY = 2000  # from here on the whole list is read again
_SHELL_FIRST = 20  # ms in which the window's page is made; then reading begins to compete with it


@contextmanager
def uncollected() -> Iterator[None]:
    """While a lane makes many objects nothing is garbage, and each collection would stop every thread."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@dataclass(frozen=True, slots=True)
class News:
    """What work on the data lane changed. `rows` of the voters touched, None: too many.

    `places`: what they are called, where the map changed. `recorded`: records beside the list changed.
    """

    touched: Set[str]
    rows: list[Ringkas] | None
    places: Penamaan | None
    recorded: bool

    @property
    def is_any(self) -> bool:
        return bool(self.touched) or self.places is not None or self.recorded


class Session(QObject):
    """Made by the login; every act of every page goes through `run`."""

    loaded = Signal()  # the index was built anew
    changed = Signal(bool)  # rows or records changed; True: voters came or went, or places have other names
    saved = Signal(str)  # an act is on disk; the time, 14.03.22
    acted = Signal(int)  # acts since the session began
    backed_up = Signal()  # what is known of the newest backup is known anew

    def __init__(self, jobs: Jobs, failed: Failed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._failed = failed
        self._open = ExitStack()
        self._workspace: Workspace | None = None
        self._reader: RowReader | None = None
        self.index = DaftarIndex()
        self.berlaku = Berlaku({}, (), {}, (), ())
        self.backup: State | None = None
        self.acts = 0
        self.saved_at = ""
        self._closing = False
        self.keeper = BackupKeeper(self)

    def again(self) -> "Session":
        """The same opened village for a screen that is built anew; whoever listened to this one hears nothing
        more. Only while nothing is under way."""
        made = Session(self._jobs, self._failed, self.parent())
        made._open, self._open = self._open, ExitStack()
        made._workspace, made._reader = self._workspace, self._reader
        made.index, made.berlaku, made.backup = self.index, self.berlaku, self.backup
        made.acts, made.saved_at = self.acts, self.saved_at
        self.stop()
        self.deleteLater()
        return made

    @property
    def workspace(self) -> Workspace:
        """Its settings, village and member may be read here; its database belongs to the data lane."""
        assert self._workspace is not None
        return self._workspace

    def file_name(self, what: str, ending: str) -> str:
        """What a file of this village is called; `what` names no person."""
        return nama_berkas(self.workspace.desa, what, ending)

    @property
    def is_locked(self) -> bool:
        """Whether a DPT is in force; an addendum goes with it."""
        return self.stage in ("dpt", "addendum")

    @property
    def stage(self) -> Tahap | None:
        """The newest stage ratified."""
        last = self.berlaku.terakhir
        return last.tahap if last else None

    def open(
        self, folder: Path, member: str, password: str, then: Callable[[], None], failed: Failed
    ) -> None:
        """Log in; `then` before the list is read, so that the window can already stand."""

        def work(progress: Progress) -> Workspace:
            progress(0, 0, "Membuka data")
            return self._open.enter_context(open_workspace(folder, member, password))

        def opened(workspace: Workspace) -> None:
            self._workspace = workspace
            set_istilah(workspace.pengaturan.istilah)
            then()
            QTimer.singleShot(_SHELL_FIRST, self, self.reload)

        self._jobs.start("data", work, opened, failed, "Membuka data")

    def reload(self, then: Callable[[], None] | None = None) -> None:
        """Read the whole list again. It cannot be stopped: the rows would no longer be those of the file."""
        if self._closing:
            return

        def work(progress: Progress) -> tuple[DaftarIndex, Berlaku, State]:
            self._reader = RowReader.of(self.workspace)
            self.workspace.touched.clear()
            self.workspace.remapped = self.workspace.resettled = self.workspace.recorded = False
            with uncollected():
                index = DaftarIndex.build(read_rows(self.workspace, self._reader))
                gc.freeze()  # 60,000 rows that stay: no later collection walks them for 60 ms
            return index, in_force(self.workspace), backup_state(self.workspace)

        def read(result: tuple[DaftarIndex, Berlaku, State]) -> None:
            if self._closing:
                return
            self.index, self.berlaku, self.backup = result
            self.loaded.emit()
            if then:
                then()

        self._jobs.start("data", work, read, self._failed, "Memuat daftar", may_stop=False)

    def run(
        self,
        work: Callable[[Workspace, Progress], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        what: str = "",
        *,
        closing: bool = False,
    ) -> Job:
        """Do `work(workspace, progress)` on the data lane; rows it touched are here before `then`.

        Once the village is being closed nothing is begun any more (a page's timer may come late) but what is
        part of `closing`.
        """

        def on_lane(progress: Progress) -> tuple[T, News]:
            with uncollected():
                return work(self.workspace, progress), self._news()

        def ended(told: tuple[T, News]) -> None:
            result, news = told
            if self._closing and not closing:
                return  # what was saved is on disk; the pages that would hear of it may be gone
            self._take(news, (lambda: then(result)) if then else lambda: None)

        if self._closing and not closing:
            return Job(on_lane, ended, failed or self._failed)
        return self._jobs.start("data", on_lane, ended, failed or self._failed, what)

    def _news(self) -> News:
        """What the work just done changed; on the data lane."""
        workspace = self.workspace
        reader = self._reader = self._reader or RowReader.of(workspace)
        touched, remapped = frozenset(workspace.touched), workspace.remapped
        resettled, recorded = workspace.resettled, workspace.recorded
        workspace.touched.clear()
        workspace.remapped = workspace.resettled = workspace.recorded = False
        places = reader.remap(workspace) if remapped else None
        if len(touched) > _MANY or resettled:
            return News(touched, None, places, recorded)
        if touched:
            reader.alias = aliases(workspace)
        return News(touched, read_rows(workspace, reader, sorted(touched)), places, recorded)

    def _take(self, news: News, finish: Callable[[], None]) -> None:
        """The index learns it, then the pages, then whoever asked for the work."""
        if news.is_any or news.rows is None:
            self._note_act()
        if news.rows is None:
            self.reload(finish)
            return
        moved = self.index.update(news.touched, news.rows)
        if news.places is not None:
            self.index.remap(news.places)
        if news.is_any:
            self.changed.emit(moved or news.places is not None)
        finish()

    def free(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        what: str = "",
        *,
        closing: bool = False,
        lane: Literal["free", "paper"] = "free",
    ) -> Job:
        """Work that needs no database: PDF, key derivation, writing a backup; on `paper` pages are drawn.

        What ends once the village is being closed is told to nobody: its page may be gone.
        """

        def awaited(call: Callable[[Any], None]) -> Callable[[Any], None]:
            return lambda told: call(told) if closing or not self._closing else None

        ended = awaited(then or (lambda result: None))
        return self._jobs.start(lane, work, ended, awaited(failed or self._failed), what)

    def _note_act(self) -> None:
        self.acts += 1
        if self.backup is not None:
            self.backup = replace(self.backup, acts_since=self.backup.acts_since + 1)
        self.saved_at = clock.time_of_day(clock.now_ms(), self.workspace.pengaturan.pemilihan.zona)
        self.saved.emit(self.saved_at)
        self.acted.emit(self.acts)

    def note_saved(self) -> None:
        """An act that changes neither a voter nor the map (a member) is on disk."""
        self._note_act()

    def note_backup(self, backup: State) -> None:
        """Another backup is there."""
        self.backup = backup
        self.backed_up.emit()

    def stop(self) -> None:
        """The village is about to be closed: its pages begin nothing any more."""
        self._closing = True

    def close(self, then: Callable[[], None]) -> None:
        """Sign the heads and close the file, then `then`; what is still under way ends first."""
        self.stop()
        gc.unfreeze()

        def work(progress: Progress) -> None:
            self._open.close()

        def failed(error: BaseException) -> None:
            if not isinstance(error, Cancelled):
                self._failed(error)
            closed()

        def closed() -> None:
            set_istilah(None)
            then()
            self._workspace = self._reader = None  # and the keys with it
            self.index = DaftarIndex()
            self.deleteLater()

        self._jobs.start("data", work, lambda _: closed(), failed, "Menutup data")
