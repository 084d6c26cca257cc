"""The courier's screen: the line on top, the sidebar, one page at a time. It opens nothing that is sealed."""

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.services.pmd.look import IsiBundel, look
from app.system.istilah import set_istilah
from app.system.language import tr
from app.ui.pmd.balasan_page import BalasanPage
from app.ui.pmd.bundel_page import BundelPage
from app.ui.pmd.host import Host
from app.ui.pmd.page import CourierPage
from app.ui.pmd.page_words import PAGES, page_words
from app.ui.pmd.session import CourierSession
from app.ui.pmd.top_line import TopLine
from app.ui.sidebar import Sidebar
from app.ui.widgets.controls import column, line, row


class CourierScreen(QWidget):
    """Pages are made when they are first shown."""

    takes = (".dptb", ".dptr", ".dptl")
    """Endings of files that may be dropped on it."""

    def __init__(self, window: Host) -> None:
        super().__init__()
        self.window_ = window
        self.session = CourierSession(window.jobs, window.fail, self)
        self._pages: dict[str, CourierPage] = {}
        self.stem = ""
        self._stack = QStackedWidget()
        self._stack.setProperty("sheet", True)
        self.top = TopLine(self)
        self.sidebar = Sidebar(PAGES, page_words(), self.show_page)
        body = row(self.sidebar, self._stack, space=0)
        body.setStretch(1, 1)
        page = column(self.top, line(), body, space=0)
        page.setStretch(2, 1)
        self.setLayout(page)
        for stem, key in PAGES.items():
            self._key(key, partial(self.show_page, stem))
        self._key("F1", self.help)
        self.show_page("bundel")
        self.session.refresh()

    def _key(self, keys: str, act: Callable[[], None]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    def first_control(self) -> QWidget:
        return self.page.first_control()

    @property
    def page(self) -> CourierPage:
        """The page shown now."""
        current = self._stack.currentWidget()
        assert isinstance(current, CourierPage)
        return current

    def is_front(self, page: CourierPage) -> bool:
        """Whether that page is the one shown."""
        return self._stack.currentWidget() is page

    def page_named(self, stem: str) -> CourierPage:
        """A page, made now if nobody has seen it yet."""
        if stem not in self._pages:
            module = import_module(f"app.ui.pmd.{stem}_page")
            made: CourierPage = getattr(module, f"{stem.title()}Page")(self)
            self._pages[stem] = made
            self._stack.addWidget(made)
        return self._pages[stem]

    def show_page(self, stem: str) -> None:
        """Bring a page to the front and the focus into it."""
        page = self.page_named(stem)
        self._stack.setCurrentWidget(page)
        self.stem = stem
        self.sidebar.tell(stem)
        page.shown()
        page.first_control().setFocus()

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
