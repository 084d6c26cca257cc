"""Every model of the window under Qt's own tester through one evening of all acts."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.ui import models
from app.ui.desa.daftar_page import DaftarPage
from app.ui.desa.village_screen import PAGES, VillageScreen
from tests.ui.driving import answer, answer_keys, keys, letters, rest

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


class Testers:
    """One tester a model, from when its view is first seen."""

    __test__ = False

    def __init__(self) -> None:
        self.seen: dict[int, tuple[QAbstractItemModel, QAbstractItemModelTester]] = {}

    def watch(self, screen: QWidget) -> None:
        views: list[QAbstractItemView] = list(screen.findChildren(QAbstractItemView))
        for model in (view.model() for view in views):
            if model is not None and id(model) not in self.seen:
                self.seen[id(model)] = (model, QAbstractItemModelTester(model, FATAL))

    def kinds(self) -> set[type]:
        return {type(model) for model, _ in self.seen.values()}


def our_models() -> set[type]:
    """Every class of a model that the window has."""
    found: set[type] = set()
    for module in pkgutil.iter_modules(models.__path__):
        names = vars(import_module(f"app.ui.models.{module.name}"))
        found |= {
            one
            for one in names.values()
            if isinstance(one, type)
            and issubclass(one, QAbstractItemModel)
            and one.__module__.startswith("app.")
        }
    return found


@pytest.fixture
def testers(village: VillageScreen) -> Iterator[Testers]:
    """All pages are made, all their models watched."""
    made = Testers()
    for stem in PAGES:
        village.show_page(stem)
        rest(village.window_)
        made.watch(village)
    village.show_page("daftar")
    rest(village.window_)
    yield made
    made.seen.clear()


def test_no_model_is_forgotten(testers: Testers) -> None:
    assert {kind.__name__ for kind in our_models()} <= {kind.__name__ for kind in testers.kinds()}


def test_an_evening_of_acts(village: VillageScreen, testers: Testers) -> None:
    window, page = village.window_, village.page
    assert isinstance(page, DaftarPage)

    def do(*names: str) -> None:
        keys(*names)
        rest(window)

    do("M", "S", "P", "D", "K")
    do("Ctrl+Z")
    do("Ctrl+Y")
    answer_keys("Return")
    do("Shift+Down", "Shift+Down", "T")
    answer(lambda dialog: typed("Bin Karto"))
    do("A")
    answer(lambda dialog: typed("Menunggu surat"))
    do("N")
    keys("Ctrl+F")
    for letter in "siti":
        letters(letter)
        rest(window)
    do("Esc")
    for kind, value in (("status", "belum"), ("kelamin", "P"), ("tms", "ya")):
        page.filters.toggle(kind, value)
        rest(window)
    page.filters.clear()
    header = page.table.horizontalHeader()
    for at in range(len(page.model.columns)):
        point = QPoint(header.sectionViewportPosition(at) + 4, 4)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)
        rest(window)
    for stem in PAGES:
        village.show_page(stem)
        rest(window)
    village.session.reload()
    rest(window)
    assert page.model.rowCount() == 100


def typed(text: str) -> None:
    """In a dialog of one line."""
    letters(text)
    keys("Return")
