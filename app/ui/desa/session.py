"""An opened village as the window holds it: the workspace on the data lane, the list's index here."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.errors import Cancelled
from app.domain.penetapan import Tahap
from app.domain.progress import Progress
from app.services.desa.alias import aliases
from app.services.desa.daftar_index import DaftarIndex, Ringkas, RowReader, read_rows
from app.services.desa.frozen import Penetapan, penetapan
from app.services.desa.workspace import Workspace, open_workspace
from app.system import clock
from app.ui.jobs import Job, Jobs

T = TypeVar("T")
Failed = Callable[[BaseException], None]
_MANY = 2000  # from here on the whole list is read again


class Session(QObject):
    """Made by the login; every act of every page goes through `run`."""

    loaded = Signal()  # the index was built anew
    changed = Signal(bool)  # rows changed; True: voters came or went
    saved = Signal(str)  # an act is on disk; the time, 14.03.22
    acted = Signal(int)  # acts since the session began

    def __init__(self, jobs: Jobs, failed: Failed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._failed = failed
        self._open = ExitStack()
        self._workspace: Workspace | None = None
        self._reader: RowReader | None = None
        self.index = DaftarIndex()
        self.penetapan: Penetapan | None = None
        self.acts = 0
        self.saved_at = ""

    @property
    def workspace(self) -> Workspace:
        """Its settings, village and member may be read here; its database belongs to the data lane."""
        assert self._workspace is not None
        return self._workspace

    @property
    def stage(self) -> Tahap | None:
        """The newest stage ratified."""
        return self.penetapan.tahap if self.penetapan else None

    def open(
        self, folder: Path, member: str, password: str, then: Callable[[], None], failed: Failed
    ) -> None:
        """Log in; `then` before the list is read, so that the window can already stand."""

        def work(progress: Progress) -> Workspace:
            progress(0, 0, "Membuka data")
            return self._open.enter_context(open_workspace(folder, member, password))

        def opened(workspace: Workspace) -> None:
            self._workspace = workspace
            then()
            self.reload()

        self._jobs.start("data", work, opened, failed, "Membuka data")

    def reload(self, then: Callable[[], None] | None = None) -> None:
        """Read the whole list again."""

        def work(progress: Progress) -> tuple[DaftarIndex, Penetapan | None]:
            self._reader = RowReader.of(self.workspace)
            self.workspace.touched.clear()
            index = DaftarIndex.build(read_rows(self.workspace, self._reader, progress=progress))
            return index, penetapan(self.workspace, "dpt") or penetapan(self.workspace, "dps")

        def read(result: tuple[DaftarIndex, Penetapan | None]) -> None:
            self.index, self.penetapan = result
            self.loaded.emit()
            if then:
                then()

        self._jobs.start("data", work, read, self._failed, "Memuat daftar")

    def run(
        self,
        work: Callable[[Workspace, Progress], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        what: str = "",
    ) -> Job:
        """Do `work(workspace, progress)` on the data lane; rows it touched are here before `then`."""

        def on_lane(progress: Progress) -> tuple[T, set[str], list[Ringkas] | None]:
            result = work(self.workspace, progress)
            touched = set(self.workspace.touched)
            self.workspace.touched.clear()
            assert self._reader is not None
            if len(touched) > _MANY:
                return result, touched, None
            if touched:
                self._reader.alias = aliases(self.workspace)
            return result, touched, read_rows(self.workspace, self._reader, sorted(touched))

        def ended(told: tuple[T, set[str], list[Ringkas] | None]) -> None:
            result, touched, rows = told
            finish = (lambda: then(result)) if then else None
            if touched:
                self._note_act()
            if rows is None:
                self.reload(finish)
                return
            if touched:
                self.changed.emit(self.index.update(touched, rows))
            if finish:
                finish()

        return self._jobs.start("data", on_lane, ended, failed or self._failed, what)

    def free(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        what: str = "",
    ) -> Job:
        """Work that needs no database: PDF, key derivation, writing a backup."""
        return self._jobs.start("free", work, then or (lambda result: None), failed or self._failed, what)

    def _note_act(self) -> None:
        self.acts += 1
        self.saved_at = clock.time_of_day(clock.now_ms(), self.workspace.pengaturan.pemilihan.zona)
        self.saved.emit(self.saved_at)
        self.acted.emit(self.acts)

    def note_saved(self) -> None:
        """An act that touches no voter (a member, the map) is on disk."""
        self._note_act()

    def close(self, then: Callable[[], None]) -> None:
        """Sign the heads and close the file, then `then`; what is still under way ends first."""

        def work(progress: Progress) -> None:
            self._open.close()

        def failed(error: BaseException) -> None:
            if not isinstance(error, Cancelled):
                self._failed(error)
            then()

        self._jobs.start("data", work, lambda _: then(), failed, "Menutup data")
