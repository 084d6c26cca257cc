"""An opened village: the line on top, the sidebar, one page at a time, the picture of progress below."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from app.domain.latihan import is_latihan
from app.services.desa import members
from app.services.desa import undo as undo_service
from app.services.desa.workspace import check_password
from app.services.latihan import place
from app.system.language import tr
from app.ui.desa.act_words import kind_words
from app.ui.desa.backup_notice import BackupNotice
from app.ui.desa.daftar_page import DaftarPage
from app.ui.desa.field_words import field_words
from app.ui.desa.page import Page
from app.ui.desa.page_words import page_words
from app.ui.desa.progress_picture import ProgressPicture
from app.ui.desa.rows_page import RowsPage
from app.ui.desa.session import Session
from app.ui.desa.today import TodayLine
from app.ui.desa.top_line import TopLine
from app.ui.desa.warm_up import load_pages
from app.ui.desa.warning_notice import WarningNotice
from app.ui.figures import ribuan
from app.ui.guard import ScreenGuard
from app.ui.lockable import Lockable
from app.ui.paged import PagedScreen
from app.ui.widgets.controls import column, line, row
from app.ui.widgets.practice_band import PracticeBand

if TYPE_CHECKING:
    from app.ui.window import MainWindow

PAGES = {
    "daftar": "Ctrl+1",
    "entri": "Ctrl+2",
    "loket": "Ctrl+3",
    "wilayah": "Ctrl+4",
    "kemajuan": "Ctrl+5",
    "impor": "Ctrl+6",
    "tahapan": "Alt+1",
    "tps": "Alt+2",
    "ganda": "Alt+3",
    "tanggapan": "Alt+4",
    "dukcapil": "Alt+5",
    "rekap": "Alt+6",
    "cetak": "Alt+7",
    "cadangan": "Ctrl+7",
    "anggota": "Ctrl+8",
    "riwayat": "Ctrl+9",
    "pengaturan": "Ctrl+0",
}
"""Stems of `app/ui/desa/<stem>_page.py` in the sidebar's order, with their keys; each has a `<Stem>Page`."""


class VillageScreen(PagedScreen, Lockable):
    """Where the committee works."""

    def __init__(self, window: "MainWindow", session: Session) -> None:
        self.window_ = window
        self.session = session
        super().__init__("app.ui.desa", PAGES, page_words(), "daftar")
        self.top = TopLine(self)
        self.notice, self.warned = BackupNotice(self), WarningNotice(session.workspace)
        self.today = TodayLine(self)
        self.picture = ProgressPicture(session, self.filter_area)
        self._build()
        self._connect()
        self.guard = ScreenGuard(self)
        QTimer.singleShot(1, self, self.show_first)  # the shell is painted before its page is made
        first_time = Qt.ConnectionType.SingleShotConnection
        session.loaded.connect(lambda: load_pages(self, tuple(PAGES)), first_time)

    def _build(self) -> None:
        middle = column(self.today, line(), self.stack, line(), self.picture, space=0)
        middle.setStretch(2, 1)
        if is_latihan(self.session.workspace.desa.kode):
            middle.insertWidget(0, PracticeBand(place.told(), self._practise_anew, self.show_tasks))
            self.key("F4", self.show_tasks)
            self.key("Shift+F4", self._practise_anew)
        body = row(self.sidebar, middle, space=0)
        body.setStretch(1, 1)
        page = column(line(), self.notice, self.warned, body, space=0)
        page.setStretch(3, 1)
        self.setLayout(page)
        page.insertWidget(0, self.top)  # laid out last: by Tab the work comes before going away

    def _connect(self) -> None:
        self.key("Ctrl+L", lambda: self.guard.lock())
        self.key("Ctrl+Q", self.window_.leave_village)
        self.key("Ctrl+Z", self.undo)
        self.key("Ctrl+Y", self.redo)
        self.key("Ctrl+F", self._search)
        self.key("F1", self.help)

    @property
    def page(self) -> Page:
        """The page shown now."""
        current = self.front_page()
        assert isinstance(current, Page)
        return current

    def show_page(self, stem: str) -> None:
        super().show_page(stem)
        self.notice.tell()

    @property
    def who(self) -> str:
        return self.session.workspace.anggota.nama

    def check_password(
        self, typed: str, then: Callable[[], None], failed: Callable[[BaseException], None]
    ) -> None:
        folder, member = self.session.workspace.folder, self.session.workspace.anggota.id
        self.session.free(lambda _: check_password(folder, member, typed), lambda _: then(), failed)

    def log_out(self, *, attended: bool = True) -> None:
        folder = self.session.workspace.folder
        self.window_.close_village(lambda: self.window_.show_login(folder), attended=attended)

    def say(self, text: str) -> None:
        """One sentence on top about what was just done."""
        self.top.say(text)

    def undo(self) -> None:
        """A step of the page that is not saved yet, else this computer's newest act, whoever did it."""
        if self.page.take_back():
            return
        self.session.run(
            lambda workspace, _: (undo_service.undo(workspace), members.names(workspace)),
            lambda told: self._reversed(*told, undone=True),
        )

    def redo(self) -> None:
        """What was undone last."""
        if self.page.bring_back():
            return
        self.session.run(
            lambda workspace, _: (undo_service.redo(workspace), members.names(workspace)),
            lambda told: self._reversed(*told, undone=False),
        )

    def _reversed(self, done: undo_service.Undone, names: Mapping[str, str], *, undone: bool) -> None:
        told = tr("Diurungkan") if undone else tr("Dikembalikan")
        self.say(
            tr(
                "{told}: {what}, tindakan {nama}",
                told=told, what=self._reached(done), nama=names.get(done.by, done.by),
            )
        )  # fmt: skip
        page = self.page
        if done.voters and isinstance(page, RowsPage):
            page.go_to(done.voters[0])

    def _reached(self, done: undo_service.Undone) -> str:
        """Which fields of how many voters, the names of how many places, or which records."""
        if done.places:
            dusun = self.session.workspace.pengaturan.istilah.dusun.lower()
            return tr("{dusun} di {count} tempat", dusun=dusun, count=ribuan(done.places))
        words = {**field_words(), **kind_words()}
        what = ", ".join(words.get(kolom, kolom).lower() for kolom in done.what)
        if not done.voters:
            return what
        return tr("{what} pada {count} pemilih", what=what, count=ribuan(len(done.voters)))

    def _search(self) -> None:
        self.show_page("daftar")
        page = self.page
        if isinstance(page, DaftarPage):
            page.to_search()

    def show_tasks(self) -> None:
        """F4 in the practice village: what there is to do."""
        from app.ui.desa.practice_tasks import show_tasks

        show_tasks(self)

    def _practise_anew(self) -> None:
        from app.ui.practice import start_again

        start_again(self.window_, self)

    def help(self) -> None:
        """F1: the keys on paper and what each page is for."""
        from app.ui.desa.help import show_help

        show_help(self)

    def filter_area(self, kind: str, name: str) -> None:
        """A bar of the picture was clicked: the list of that RT, dusun or TPS."""
        self.show_list(**{kind: name})

    def show_voter(self, voter: str) -> None:
        """The list, with this voter in front."""
        self.show_page("daftar")
        page = self.page
        if isinstance(page, DaftarPage):
            page.go_to(voter)

    def receive_response(self, voter: str) -> None:
        """A resident says something of this voter."""
        from app.ui.desa.tanggapan_page import TanggapanPage

        self.show_page("tanggapan")
        page = self.page
        if isinstance(page, TanggapanPage):
            page.receive(voter)

    def show_sheets(self) -> None:
        """A worksheet that is not copied in full."""
        from app.ui.desa.entri_page import EntriPage

        self.show_page("entri")
        page = self.page
        if isinstance(page, EntriPage):
            page.show_open()

    def show_papers(self, kind: str) -> None:
        """The Buku kendali, its papers of one kind."""
        from app.ui.desa.cetak_page import CetakPage

        self.show_page("cetak")
        page = self.page
        if isinstance(page, CetakPage):
            page.show_kendali(kind)

    def show_list(self, **chosen: str) -> None:
        """The list, filtered."""
        self.show_page("daftar")
        page = self.page
        if isinstance(page, DaftarPage):
            page.show_filters(chosen)
