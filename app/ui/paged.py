"""Screens that show one page at a time, and what such a page is: the committee's, KPU's and the courier's."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.sidebar import Sidebar, Words


class AnyPage(QWidget):
    """Where one kind of work is done."""

    def first_control(self) -> QWidget:
        """Where the focus goes when the page is shown."""
        return self

    @property
    def is_unsaved(self) -> bool:
        """Whether something typed here is not saved yet."""
        return False

    def shown(self) -> None:
        """The page comes to the front."""


class PagedScreen(QWidget):
    """A sidebar of words and a page for each, made when it is first shown."""

    def __init__(self, package: str, pages: Mapping[str, str], words: Words, first: str) -> None:
        """`package`: where `<stem>_page.py` with its `<Stem>Page` lies; `pages`: stem -> key, in order."""
        super().__init__()
        self._package, self._words, self._first = package, words, first
        self._pages: dict[str, AnyPage] = {}
        self.stem = ""
        self.stack = QStackedWidget()
        self.stack.setProperty("sheet", True)
        self.sidebar = Sidebar(pages, words, self.show_page)
        for stem, key in pages.items():
            self.key(key, partial(self.show_page, stem))

    def key(self, keys: str, act: Callable[[], None]) -> None:
        """A key that works on every page."""
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    def show_first(self) -> None:
        """Unless a page is shown already."""
        if not self._pages:
            self.show_page(self._first)

    def first_control(self) -> QWidget:
        """Where the focus goes."""
        return self.front_page().first_control() if self._pages else self.sidebar

    def front_page(self) -> AnyPage:
        """The page shown now."""
        self.show_first()
        current = self.stack.currentWidget()
        assert isinstance(current, AnyPage)
        return current

    def is_front(self, page: AnyPage) -> bool:
        """Whether that page is the one shown."""
        return self.stack.currentWidget() is page

    def page_named(self, stem: str) -> AnyPage:
        """A page, made now if nobody has seen it yet."""
        if stem not in self._pages:
            module = import_module(f"{self._package}.{stem}_page")
            made: AnyPage = getattr(module, f"{stem.title()}Page")(self)
            self._pages[stem] = made
            self.stack.addWidget(made)
        return self._pages[stem]

    def show_page(self, stem: str) -> None:
        """Bring a page to the front and the focus into it."""
        page = self.page_named(stem)
        self.stack.setCurrentWidget(page)
        self.stem = stem
        self.sidebar.tell(stem)
        page.shown()
        page.first_control().setFocus()

    def unsaved(self) -> list[str]:
        """The names of pages on which something typed is not saved yet."""
        return [self._words[stem][0] for stem, page in self._pages.items() if page.is_unsaved]
