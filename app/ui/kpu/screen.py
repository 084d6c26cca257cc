"""An opened vault: the line on top, the sidebar, one page at a time."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.domain.latihan import is_latihan
from app.services.kpu.vault_slots import enter
from app.services.latihan import place
from app.ui.guard import ScreenGuard
from app.ui.kpu.page import KpuPage
from app.ui.kpu.page_words import PAGES, page_words
from app.ui.kpu.session import VaultSession
from app.ui.kpu.top_line import TopLine
from app.ui.lockable import Lockable
from app.ui.paged import PagedScreen
from app.ui.widgets.controls import column, line, row
from app.ui.widgets.practice_band import PracticeBand

if TYPE_CHECKING:
    from app.ui.window import MainWindow


class KpuScreen(PagedScreen, Lockable):
    """Where an operator works."""

    takes = (".dptr", ".dptb", ".xlsx", ".csv")
    """Endings of files that may be dropped on it."""

    def __init__(self, window: "MainWindow", session: VaultSession) -> None:
        self.window_, self.session = window, session
        super().__init__("app.ui.kpu", PAGES, page_words(), "ringkasan")
        self.top = TopLine(self)
        body = row(self.sidebar, self.stack, space=0)
        body.setStretch(1, 1)
        page = column(self.top, line(), body, space=0)
        page.setStretch(2, 1)
        self.setLayout(page)
        if is_latihan(session.vault.pemilihan.id):
            page.insertWidget(0, PracticeBand(place.OPERATOR, self._practise_anew))
            self.key("Shift+F4", self._practise_anew)
        self.key("Ctrl+L", lambda: self.guard.lock())
        self.key("Ctrl+Q", window.leave_vault)
        self.key("F1", self.help)
        self.guard = ScreenGuard(self)
        QTimer.singleShot(1, self, self.show_first)  # the shell is painted first

    @property
    def page(self) -> KpuPage:
        """The page shown now."""
        current = self.front_page()
        assert isinstance(current, KpuPage)
        return current

    def show_village(self, kode: str) -> None:
        """The page of the villages, with this one in front."""
        from app.ui.kpu.desa_page import DesaPage

        self.show_page("desa")
        page = self.page
        if isinstance(page, DesaPage):
            page.go_to(kode)

    def show_rules(self, kode: str) -> None:
        """The page of the rules, for this village alone."""
        from app.ui.kpu.aturan_page import AturanPage

        self.show_page("aturan")
        page = self.page
        if isinstance(page, AturanPage):
            page.show_village(kode)

    def issue_all(self, reason: str = "") -> None:
        """The page of the packages, asking to issue all of them again."""
        from app.ui.kpu.paket_page import PaketPage

        self.show_page("paket")
        page = self.page
        if isinstance(page, PaketPage):
            page.every.begin(reason)

    def show_return(self, kode: str) -> None:
        """The page of the returns, with this village's in front."""
        from app.ui.kpu.balasan_page import BalasanPage

        self.show_page("balasan")
        page = self.page
        if isinstance(page, BalasanPage):
            page.go_to(kode)

    def show_manual(self, kode: str) -> None:
        """The page of the returns, where rows of a village without the program are typed or read."""
        from app.ui.kpu.balasan_page import BalasanPage

        self.show_page("balasan")
        page = self.page
        if isinstance(page, BalasanPage):
            page.by_hand(kode)

    def take_files(self, files: list[Path]) -> None:
        """Files dropped on the window: lists go to the data, returns and bundles to the returns."""
        from app.ui.kpu.balasan_page import BalasanPage
        from app.ui.kpu.data_page import DataPage

        lists = [file for file in files if file.suffix.lower() in (".xlsx", ".csv")]
        others = [file for file in files if file not in lists]
        if others:
            self.show_page("balasan")
            if isinstance(self.page, BalasanPage):
                self.page.receive(others)
        elif lists:
            self.show_page("data")
            if isinstance(self.page, DataPage):
                self.page.take(lists)

    def say(self, text: str) -> None:
        """One sentence on top about what was just done."""
        self.top.say(text)

    def _practise_anew(self) -> None:
        from app.ui.practice import start_again

        start_again(self.window_, self)

    def help(self) -> None:
        """F1: what the page is for and its keys."""
        from app.ui.kpu.help import show_help

        show_help(self)

    @property
    def who(self) -> str:
        return self.session.vault.who.nama

    def check_password(
        self, typed: str, then: Callable[[], None], failed: Callable[[BaseException], None]
    ) -> None:
        folder, operator = self.session.vault.folder, self.session.vault.who.id
        self.session.free(lambda _: enter(folder, typed, operator), lambda _: then(), failed)

    def log_out(self, *, attended: bool = True) -> None:
        self.window_.close_vault(self.window_.show_kpu)
