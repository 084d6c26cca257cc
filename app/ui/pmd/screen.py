"""The courier's screen: the line on top, the sidebar, one page at a time. It opens nothing that is sealed."""

from collections.abc import Sequence
from pathlib import Path

from app.services.pmd.look import IsiBundel, look
from app.system.istilah import set_istilah
from app.system.language import tr
from app.ui.paged import PagedScreen
from app.ui.pmd.balasan_page import BalasanPage
from app.ui.pmd.bundel_page import BundelPage
from app.ui.pmd.host import Host
from app.ui.pmd.page import CourierPage
from app.ui.pmd.page_words import PAGES, page_words
from app.ui.pmd.session import CourierSession
from app.ui.pmd.top_line import TopLine
from app.ui.widgets.controls import column, line, row


class CourierScreen(PagedScreen):
    """Where the agency's clerk works."""

    takes = (".dptb", ".dptr", ".dptl")
    """Endings of files that may be dropped on it."""

    def __init__(self, window: Host) -> None:
        self.window_ = window
        super().__init__("app.ui.pmd", PAGES, page_words(), "bundel")
        self.session = CourierSession(window.jobs, window.fail, self)
        self.top = TopLine(self)
        body = row(self.sidebar, self.stack, space=0)
        body.setStretch(1, 1)
        page = column(self.top, line(), body, space=0)
        page.setStretch(2, 1)
        self.setLayout(page)
        self.key("F1", self.help)
        self.key("Ctrl+Q", self.leave)
        self.show_first()
        self.session.refresh()

    @property
    def page(self) -> CourierPage:
        """The page shown now."""
        current = self.front_page()
        assert isinstance(current, CourierPage)
        return current

    def take_files(self, files: Sequence[Path]) -> None:
        """Files that were dropped or double-clicked: KPU's bundle is shown, what comes back is kept."""
        if len(files) == 1 and files[0].suffix.lower() == ".dptb":
            self.session.read(
                lambda progress: look(files[0], progress), lambda isi: self._looked(files[0], isi),
                self._not_looked, tr("Memeriksa bundel"),
            )  # fmt: skip
        elif files:
            self.collect(files)

    def _looked(self, file: Path, isi: IsiBundel) -> None:
        if isi.jenis == "balasan":
            self.collect([file])
            return
        self.show_page("bundel")
        self.session.show_bundle(isi)

    def _not_looked(self, error: BaseException) -> None:
        self.show_page("bundel")
        page = self.page
        if isinstance(page, BundelPage):
            page.problem.tell(error)

    def collect(self, files: Sequence[Path]) -> None:
        """Check and keep what comes back, on its page."""
        self.show_page("balasan")
        page = self.page
        if isinstance(page, BalasanPage):
            page.take(files)

    def say(self, text: str) -> None:
        """One sentence on top about what was just done."""
        self.top.say(text)

    def help(self) -> None:
        """F1: what the page is for and its keys."""
        from app.ui.pmd.help import show_help

        show_help(self)

    def leave(self) -> None:
        """Back to the doors; all that was done is on disk."""
        self.session.stop()
        set_istilah(None)
        self.window_.show_start()
