"""A table on its way into the list: read, taken as one act, undone, reported; all beside the window."""

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.errors import Cancelled
from app.domain.progress import Progress
from app.domain.tms import ARTI, Alasan
from app.services.desa import undo
from app.services.desa.daftar_rows import Ringkas
from app.services.desa.table_import import Applied, Jenis, Pratinjau, apply, preview, report
from app.services.desa.workspace import Workspace
from app.system.language import tr
from app.system.safe_file import read_file, write_atomic
from app.ui.desa.session import Session
from app.ui.jobs import Job

_LARGEST = 64 * 1024 * 1024


class ImporActs(QObject):
    """`shown`: the table as it would be taken; `done`: how it was. `said`: what ended without an error."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.file: Path | None = None
        self.shown: Pratinjau | None = None
        self.done: Applied | None = None
        self.said = ""
        self.is_stale = False
        self.is_taking = False
        self._reading: Job | None = None
        self._asked: tuple[Jenis, Alasan | None] = ("tanda", None)
        session.loaded.connect(self._list_changed)
        session.changed.connect(lambda _: self._list_changed())

    @property
    def is_reading(self) -> bool:
        return self._reading is not None

    def look(self, kind: Jenis, alasan: Alasan | None, said: str = "") -> None:
        """Read the file, as it is now, against the list, as it is now; a reading under way is given up."""
        if self.file is None or self.is_taking:
            return
        if self._reading is not None:
            self._reading.cancel()
        file, self._asked = self.file, (kind, alasan)
        self.shown, self.done, self.is_stale, self.said = None, None, False, said

        def work(workspace: Workspace, progress: Progress) -> Pratinjau:
            return preview(workspace, read_file(file, _LARGEST), file.name, kind, alasan, progress)

        def looked(shown: Pratinjau) -> None:
            if self._reading is job:
                self._reading, self.shown = None, shown
                self.changed.emit()

        def failed(error: BaseException) -> None:
            if self._reading is job:
                self._reading = None
                self._told_failure(error)

        self._reading = job = self._session.run(work, looked, failed, tr("Membaca tabel"))
        self.changed.emit()

    def take(self, chosen: Collection[int]) -> None:
        """The chosen rows as one act."""
        shown = self.shown
        if shown is None or self.done is not None or self.is_taking or not chosen:
            return
        if self.is_stale:
            self.look(*self._asked, tr("Daftar berubah sejak tabel ini dilihat; periksa sekali lagi."))
            return
        rows = frozenset(chosen)
        self.is_taking = True
        self._session.run(
            lambda workspace, progress: apply(workspace, shown, rows, progress),
            self._taken,
            self._not_taken,
            tr("Menyimpan tabel"),
        )
        self.changed.emit()

    def _taken(self, done: Applied) -> None:
        self.is_taking, self.done, self.said = False, done, ""
        self.changed.emit()

    def _not_taken(self, error: BaseException) -> None:
        self.is_taking = False
        self._told_failure(error)

    def _told_failure(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            self.said = tr("Dibatalkan. Tidak ada yang disimpan.")
        else:
            self.failed.emit(error)
        self.changed.emit()

    def undo(self) -> None:
        """Just this act."""
        done = self.done
        if done is None or not done.act:
            return

        def undone(_: undo.Undone) -> None:
            if self.done is done:
                self.look(*self._asked, tr("Diurungkan."))

        self._session.run(
            lambda workspace, _: undo.undo(workspace, done.act),
            undone,
            self._told_failure,
            tr("Mengurungkan"),
        )

    def save_report(self, file: Path, chosen: Collection[int]) -> None:
        """What became of every row, as a CSV."""
        shown, rows = self.shown, frozenset(chosen)
        if shown is None:
            return

        def saved(_: None) -> None:
            self.said = tr("Laporan tersimpan: {name}", name=file.name)
            self.changed.emit()

        self._session.free(
            lambda _: write_atomic(file, report(shown, rows)),
            saved,
            self._told_failure,
            tr("Menyimpan laporan"),
        )

    def _list_changed(self) -> None:
        """Other acts came between, or this one was undone by whatever way."""
        if self.shown is None or self.is_taking:
            return
        if self.done is None:
            self.is_stale = True
            self.changed.emit()
        elif self.done.act and not self._holds(self.done, self.shown):
            self.look(*self._asked, tr("Diurungkan."))

    def _holds(self, done: Applied, shown: Pratinjau) -> bool:
        """Whether anything of the act can still be seen in the list."""
        reasons = {row.tanda.voter: row.tanda.alasan for row in shown.baris if row.tanda}
        rows = (self._session.index.get(voter) for voter in done.pemilih)
        return any(row is not None and _has(row, reasons.get(row.id)) for row in rows)


def _has(row: Ringkas, alasan: Alasan | None) -> bool:
    """A new voter is there; a marked one has the mark."""
    return alasan is None or row.status == ARTI[alasan].pilkades
