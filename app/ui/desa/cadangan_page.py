"""Cadangan: where backups go, one now, the copies there, trying the newest out, words for the bad day."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from app.domain.errors import UserError
from app.domain.progress import Progress
from app.services.desa import acts
from app.services.desa.acts import Tindakan
from app.services.desa.backup import EVERY, RING, State, check_folder, state
from app.services.desa.check_backup import Key, Opened, Tested, compare, key_of, later_acts, open_newest
from app.services.desa.copies import Copy, copies_of
from app.services.desa.workspace import Workspace
from app.system import clock
from app.system.language import tr
from app.system.messages import message
from app.ui import theme
from app.ui.desa.act_words import reach, things
from app.ui.desa.page import Page
from app.ui.desa.safety_panel import SafetyPanel
from app.ui.figures import ribuan
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.controls import button, column, label, row, set_look, title
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen

_SIDE = 330


class CadanganPage(Page):
    """The keeper makes the backups; this page shows what there is and lets a person ask for more."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__(screen)
        self._keeper = self.session.keeper
        self._listed: Path | None = None
        self._newest, self._since = title(""), label("", "quiet", wrap=True)
        self._place, self._risk = label("", wrap=True), label("", "warn", wrap=True)
        self.begin_ = button(tr("&Pilih tempat cadangan …"), self.choose, "folder-open", primary=True)
        self.change_ = button(tr("&Ganti tempat …"), self.choose, "folder-open")
        self.make_ = button(tr("&Buat cadangan sekarang"), self.make, "hard-drive-download", primary=True)
        self.test_ = button(tr("&Uji cadangan"), self.test, "check")
        self.problem = ErrorPanel()
        self.tested = label("", "good", wrap=True)
        self._ring = label("", bold=True)
        self.model = TextModel(
            [
                Heading(tr("Dibuat")), Heading(tr("Belum memuat")), Heading(tr("Pemilih"), is_number=True),
                Heading(tr("Ukuran"), is_number=True), Heading(tr("Berkas")),
            ]
        )  # fmt: skip
        self.table = PlainTable(self.model, tr("Salinan di tempat cadangan"), [140, 140, 80, 80, 0])
        self.safety = SafetyPanel(screen)
        self._build()
        self._connect()

    def _build(self) -> None:
        split = QFrame()
        split.setProperty("vline", True)
        self.tested.hide()
        place = row(self._place, self.change_)
        place.setStretch(0, 1)
        left = column(
            self._newest, self._since, 4, place, self._risk, 4,
            row(self.begin_, self.make_, self.test_, None), self.problem, self.tested, 4, self._ring,
            self.table, None, margin=20,
        )  # fmt: skip
        left.setStretch(left.indexOf(self.table), 100)
        self.safety.setFixedWidth(theme.scaled(_SIDE))
        body = row(left, split, self.safety, space=0)
        body.setStretch(0, 1)
        self.setLayout(body)

    def _connect(self) -> None:
        self._keeper.changed.connect(self._tell_seen)
        self.session.backed_up.connect(self.read_copies)
        self.session.acted.connect(lambda _: self._tell_seen())
        self.session.loaded.connect(self._tell_seen)

    def first_control(self) -> QWidget:
        return self.make_ if self._keeper.folder else self.begin_

    def shown(self) -> None:
        """What the stick holds may have changed."""
        self._tell()
        self.safety.tell()
        self.read_copies()
        if self._keeper.problem is not None:
            self.problem.tell(self._keeper.problem)

    def _tell_seen(self) -> None:
        """A slow stick is not asked after each mark on another page."""
        if self.isVisible():
            self._tell()

    def _tell(self) -> None:
        folder, known = self._keeper.folder, self.session.backup
        running = self._keeper.is_running
        for one in (self.make_, self.test_, self.change_):
            one.setVisible(folder is not None)
        self.begin_.setVisible(folder is None)
        self.make_.setEnabled(not running)
        if folder != self._listed:
            self.read_copies()
        self._place.setText(
            tr("Tempat cadangan: {folder}", folder=folder)
            if folder
            else tr("Pasang flashdisk, lalu pilih foldernya. Sesudah itu cadangan dibuat sendiri.")
        )
        self._risk.setVisible(bool(self._risk.text()) and self._keeper.problem is None)
        if known is not None:
            self._tell_newest(known)

    def _tell_newest(self, known: State) -> None:
        if not known.waktu:
            self._newest.setText(tr("Belum ada cadangan"))
            self._since.setText(tr("Semua pekerjaan baru ada di komputer ini saja."))
            return
        self._newest.setText(tr("Cadangan terakhir {waktu}", waktu=self._when(known.waktu)))
        missing = (
            tr("{count} tindakan sesudahnya belum ikut.", count=ribuan(known.acts_since))
            if known.acts_since
            else tr("Semua tindakan sudah ikut.")
        )
        often = tr("Dibuat sendiri setiap {count} tindakan dan saat daftar ditutup.", count=EVERY)
        self._since.setText(f"{missing} {often}")

    def _tell_risk(self, folder: Path | None, codes: Sequence[str]) -> None:
        told = [message(code, {"folder": str(folder)}) for code in codes]
        self._risk.setText("\n".join(f"⚠ {one.happened} {one.next}" for one in told))
        self._risk.setVisible(bool(codes) and self._keeper.problem is None)

    def _when(self, ms: int) -> str:
        return clock.local_time(ms, self.session.workspace.pengaturan.pemilihan.zona)

    def choose(self) -> None:
        """Where backups go from now on; the first one at once."""
        name = QFileDialog.getExistingDirectory(self, tr("Tempat cadangan"), str(self._keeper.folder or ""))
        if not name:
            return
        try:
            check_folder(self.session.workspace.folder, Path(name))
        except UserError as error:
            self._fail(error)
            return
        self._keeper.place(Path(name))
        self.make()

    def make(self) -> None:
        """One now."""
        self.problem.hide()
        self.tested.hide()
        self._keeper.make(self._made)

    def _made(self, error: BaseException | None) -> None:
        if error is not None:
            self._fail(error)
            return
        self.village.say(tr("Cadangan tersimpan dan utuh."))

    def _fail(self, error: BaseException) -> None:
        self.test_.setEnabled(True)
        self.problem.tell(error)

    def read_copies(self) -> None:
        """The ring in the place chosen; a stick may be slow."""
        folder, workspace = self._keeper.folder, self.session.workspace
        self._listed = folder
        if folder is None:
            self._tell_risk(None, ())
            self._tell_copies([], [])
            return
        wanted = (workspace.device, workspace.pengaturan.pemilihan.id, workspace.desa.kode)

        def work(progress: Progress) -> tuple[list[Copy], tuple[str, ...]]:
            return copies_of(folder, *wanted), _risks(workspace.folder, folder)

        def found(told: tuple[list[Copy], tuple[str, ...]]) -> None:
            self._tell_risk(folder, told[1])
            self._count_acts(told[0])

        self.session.free(work, found, self._fail)

    def _count_acts(self, copies: list[Copy]) -> None:
        def work(workspace: Workspace, progress: Progress) -> list[int]:
            return later_acts(workspace, copies)

        self.session.run(work, lambda later: self._tell_copies(copies, later))

    def _tell_copies(self, copies: list[Copy], later: list[int]) -> None:
        self.model.show([self._line(*pair) for pair in zip(copies, later, strict=True)])
        self._ring.setText(
            tr("Salinan di sana: {count} (paling banyak {ring})", count=len(copies), ring=RING)
            if copies
            else tr("Belum ada salinan di sana")
        )
        self._ring.setVisible(self._keeper.folder is not None)
        self.table.setVisible(bool(copies))
        self.test_.setEnabled(bool(copies))

    def _line(self, copy: Copy, later: int) -> Line:
        behind = tr("{count} tindakan", count=ribuan(later)) if later else tr("✓ lengkap")
        size = tr("{count} KB", count=ribuan(max(1, copy.ukuran // 1024)))
        return Line((self._when(copy.waktu), behind, ribuan(copy.pemilih), size, copy.file.name))

    def test(self) -> None:
        """Open the newest in memory and hold it against the data."""
        folder = self._keeper.folder
        if folder is None:
            return
        self.problem.hide()
        self.tested.hide()
        self.test_.setEnabled(False)

        def open_(key: Key) -> None:
            self.session.free(
                lambda progress: open_newest(folder, key, progress), self._compare, self._fail,
                tr("Menguji cadangan"),
            )  # fmt: skip

        self.session.run(lambda workspace, _: key_of(workspace), open_, self._fail)

    def _compare(self, opened: Opened) -> None:
        def work(workspace: Workspace, progress: Progress) -> tuple[Tested, Tindakan | None, State]:
            found = compare(workspace, opened)
            return found, acts.one(workspace, found.act), state(workspace)

        self.session.run(work, self._tell_tested, self._fail)

    def _tell_tested(self, told: tuple[Tested, Tindakan | None, State]) -> None:
        """A copy newer than the newest that lies there whole has been made: it is gone or damaged."""
        found, act, known = told
        lost = found.missing > known.acts_since
        self.test_.setEnabled(True)
        self.tested.setText(self._verdict(found, act) + (self._lost(known) if lost else ""))
        set_look(self.tested, "warn", lost)
        set_look(self.tested, "good", not lost)
        self.tested.setAccessibleName(self.tested.text())
        self.tested.show()

    def _lost(self, known: State) -> str:
        return "\n" + tr(
            "⚠ Cadangan yang lebih baru ({waktu}) tidak ada di sana atau rusak. Buat cadangan sekarang.",
            waktu=self._when(known.waktu),
        )

    def _verdict(self, found: Tested, act: Tindakan | None) -> str:
        whole = tr(
            "✓ Cadangan {waktu} dapat dibuka dan utuh: {count} pemilih.",
            waktu=self._when(found.waktu), count=ribuan(found.pemilih),
        )  # fmt: skip
        last = tr("Tindakan terakhir di dalamnya: {what}.", what=_of(act)) if act else ""
        missing = (
            tr("{count} tindakan sesudahnya belum ikut.", count=ribuan(found.missing))
            if found.missing
            else tr("Tidak ada tindakan sesudahnya.")
        )
        return "\n".join(filter(None, (whole, f"{last} {missing}")))


def _risks(data: Path, folder: Path) -> tuple[str, ...]:
    """Codes of what is to be said of a place for backups."""
    try:
        return check_folder(data, folder)
    except UserError as error:
        return (error.code,)


def _of(act: Tindakan) -> str:
    """`Meninggal, 1 pemilih, oleh Siti, 23-11-2026 14.02`."""
    who = tr("oleh {nama}", nama=act.anggota)
    return ", ".join(filter(None, (things(act), reach(act), who, act.waktu)))
