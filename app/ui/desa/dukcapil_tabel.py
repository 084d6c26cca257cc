"""A table of the office on its way: opened with its password, looked at, kept as one act, reported."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import Cancelled
from app.domain.progress import Progress
from app.services.desa import dukcapil_impor
from app.services.desa.dukcapil_impor import Pratinjau
from app.services.desa.dukcapil_jawaban import Terjawab
from app.services.desa.workspace import Workspace
from app.system.language import tr
from app.system.safe_file import read_file, write_atomic
from app.ui import errors
from app.ui.desa.dukcapil_dialogs import ask_office_password
from app.ui.figures import ribuan
from app.ui.jobs import Job
from app.ui.widgets.choose_file import choose_file
from app.ui.widgets.choose_new_file import choose_new_file

if TYPE_CHECKING:
    from app.ui.desa.dukcapil_page import DukcapilPage

_LARGEST = 64 * 1024 * 1024
_KINDS = (".xlsx", ".xlsm", ".ods", ".csv", ".txt", ".xls", ".html")


class DukcapilTabel:
    """`file` is what is looked at; nothing of it is kept before every row could be seen."""

    def __init__(self, page: "DukcapilPage") -> None:
        self._page = page
        self._session = page.session
        self.file: Path | None = None
        self._password = ""
        self._job: Job | None = None
        self.is_taking = False

    def choose(self) -> None:
        """Ctrl+O."""
        kinds = tr("Tabel ({kinds})", kinds=" ".join(f"*{kind}" for kind in _KINDS))
        before = self.file.parent if self.file else None
        file = choose_file(self._page, tr("Pilih jawaban Dukcapil"), kinds, before)
        if file is not None:
            self.open(file)

    def open(self, file: Path) -> None:
        """Look at this one."""
        self.file, self._password = file, ""
        self.look()

    def look(self) -> None:
        """F5: the file as it is now, by the letter that is typed now."""
        file = self.file
        if file is None or self.is_taking:
            return
        if self._job is not None:
            self._job.cancel()
        letter, nomor, password = self._page.letter.letter(), self._page.list_in_front(), self._password

        def work(workspace: Workspace, progress: Progress) -> Pratinjau | None:
            data = read_file(file, _LARGEST)
            if dukcapil_impor.is_locked(data) and not password:
                return None
            return dukcapil_impor.preview(workspace, data, file.name, letter, nomor, password, progress)

        def looked(shown: Pratinjau | None) -> None:
            if self._job is not job:
                return
            self._job = None
            if shown is None:
                self._unlock(wrong=False)
            else:
                self._page.show_preview(shown)

        def failed(error: BaseException) -> None:
            if self._job is job:
                self._job = None
                self._not_looked(error)

        self._job = job = self._session.run(work, looked, failed, tr("Membaca tabel"))

    def _unlock(self, *, wrong: bool) -> None:
        assert self.file is not None
        typed = ask_office_password(self._page, self.file.name, wrong=wrong)
        if typed:
            self._password = typed
            self.look()

    def _not_looked(self, error: BaseException) -> None:
        if dukcapil_impor.is_wrong_password(error):
            self._password = ""
            self._unlock(wrong=True)
        elif not isinstance(error, Cancelled):
            errors.show(self._page, error)

    def take(self) -> None:
        """Ctrl+Enter."""
        shown = self._page.impor.shown
        if shown is None or self.is_taking or not shown.jawaban:
            return
        self.is_taking = True
        self._page.impor.setEnabled(False)
        self._session.run(
            lambda workspace, progress: dukcapil_impor.apply(workspace, shown, progress),
            self._taken,
            self._not_taken,
            tr("Menyimpan jawaban"),
        )

    def _taken(self, done: Terjawab) -> None:
        self._end()
        self.file = None
        self._page.leave_preview()
        self._page.village.say(
            tr(
                "{count} jawaban tersimpan sebagai satu tindakan. Ctrl+Z mengurungkan.",
                count=ribuan(done.changed),
            )
        )

    def _not_taken(self, error: BaseException) -> None:
        """Somebody may have changed the list since: it is looked at again."""
        self._end()
        if isinstance(error, Cancelled):
            self._page.village.say(tr("Dibatalkan. Tidak ada yang disimpan."))
        else:
            errors.show(self._page, error)
            self.look()

    def _end(self) -> None:
        self.is_taking = False
        self._page.impor.setEnabled(True)

    def save_report(self) -> None:
        """Ctrl+S: what becomes of every row, for whoever made the table."""
        shown = self._page.impor.shown
        if shown is None:
            return
        name, kinds = self._session.file_name("laporan-baris-dukcapil", "csv"), tr("Tabel CSV (*.csv)")
        file = choose_new_file(self._page, tr("Simpan laporan baris"), name, kinds)
        if file is None:
            return
        told = tr("Laporan tersimpan: {name}", name=file.name)
        self._session.free(
            lambda _: write_atomic(file, dukcapil_impor.report(shown)),
            lambda _: self._page.village.say(told),
            what=tr("Menyimpan laporan"),
        )
