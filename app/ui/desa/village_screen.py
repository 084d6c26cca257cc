"""An opened village: the line on top, the sidebar, one page at a time, the picture of progress below."""

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.desa.guard import ScreenGuard
from app.ui.desa.page import Page
from app.ui.desa.progress_picture import ProgressPicture
from app.ui.desa.session import Session
from app.ui.desa.sidebar import Sidebar
from app.ui.desa.today import TodayLine
from app.ui.desa.top_line import TopLine
from app.ui.widgets.controls import column, line, row

if TYPE_CHECKING:
    from app.ui.window import MainWindow

PAGES = ("daftar", "entri", "loket", "wilayah", "kemajuan", "impor", "cadangan", "anggota", "riwayat", "pengaturan")
"""Stems of `app/ui/desa/<stem>_page.py`, in the sidebar's order; each holds one `<Stem>Page`."""


class VillageScreen(QWidget):
    """Pages are made when they are first shown."""

    def __init__(self, window: "MainWindow", session: Session) -> None:
        super().__init__()
        self.window_ = window
        self.session = session
        self._pages: dict[str, Page] = {}
        self._stack = QStackedWidget()
        self.top = TopLine(self)
        self.today = TodayLine(self)
        self.sidebar = Sidebar(PAGES, self.show_page)
        self.picture = ProgressPicture(session, self.filter_area)
        self._build()
        self._connect()
        self.guard = ScreenGuard(self)
        self.show_page("daftar")

    def _build(self) -> None:
        middle = column(self.today, line(), self._stack, line(), self.picture, space=0)
        middle.setStretch(2, 1)
        body = row(self.sidebar, middle, space=0)
        body.setStretch(1, 1)
        page = column(self.top, line(), body, space=0)
        page.setStretch(2, 1)
        self.setLayout(page)
        self._stack.setProperty("sheet", True)

    def _connect(self) -> None:
        for number, stem in enumerate(PAGES[:9], 1):
            self._key(f"Ctrl+{number}", lambda stem=stem: self.show_page(stem))
        self._key("Ctrl+L", lambda: self.guard.lock())

    def _key(self, keys: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)

    def first_control(self) -> QWidget:
        return self.page.first_control()

    @property
    def page(self) -> Page:
        """The page shown now."""
        current = self._stack.currentWidget()
        assert isinstance(current, Page)
        return current

    def page_named(self, stem: str) -> Page:
        """A page, made now if nobody has seen it yet."""
        if stem not in self._pages:
            module = import_module(f"app.ui.desa.{stem}_page")
            made: Page = getattr(module, f"{stem.title()}Page")(self)
            self._pages[stem] = made
            self._stack.addWidget(made)
        return self._pages[stem]

    def show_page(self, stem: str) -> None:
        """Bring a page to the front and the focus into it."""
        page = self.page_named(stem)
        self._stack.setCurrentWidget(page)
        self.sidebar.tell(stem)
        page.shown()
        page.first_control().setFocus()

    def filter_area(self, kind: str, name: str) -> None:
        """A bar of the picture was clicked: the list of that RT, dusun or TPS."""
        self.show_list(**{kind: name})

    def show_list(self, **chosen: str) -> None:
        """The list, filtered."""
        self.show_page("daftar")
        self.page.show_filters(chosen)  # type: ignore[attr-defined]
