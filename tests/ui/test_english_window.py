"""The window in English: on no page is an Indonesian text left that the catalogue could have said."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from app.system.language import english, language
from app.ui import settings
from app.ui.desa.village_screen import PAGES, VillageScreen
from app.ui.dress import dress
from app.ui.help_dialog import HelpDialog
from app.ui.window import MainWindow
from tests.ui.driving import answer, press, rest

_SHOWN = Qt.ItemDataRole.DisplayRole


@pytest.fixture(autouse=True)
def in_english(qapp: QApplication) -> Iterator[None]:
    settings.set_text("bahasa", "en")
    dress()
    yield
    settings.set_text("bahasa", "id")
    dress()
    assert language() == "id"


def indonesian() -> set[str]:
    """Texts that English says otherwise, as a control shows them."""
    told = {form for one in english().values() for form in ([one] if isinstance(one, str) else one)}
    return {text.replace("&", "") for text in english().keys() - told if "{" not in text}


def words(screen: QWidget) -> Iterator[str]:
    """Whatever can be read or heard of a screen."""
    for one in [screen, *screen.findChildren(QWidget)]:
        yield from (one.windowTitle(), one.toolTip(), one.accessibleName(), one.accessibleDescription())
        if isinstance(one, QLabel | QAbstractButton):
            yield one.text()
        elif isinstance(one, QLineEdit):
            yield one.placeholderText()
        elif isinstance(one, QComboBox):
            yield from (one.itemText(at) for at in range(one.count()))
        elif isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from _cells(one.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1):
        yield str(model.headerData(column, Qt.Orientation.Horizontal, _SHOWN) or "")
        for row in range(min(model.rowCount(), 30)):
            yield str(model.index(row, column).data(_SHOWN) or "")


NAMES = {"Pemungutan suara", "Register warga tidak terdaftar"}
"""A step of the schedule and a document: names that KPU's rules and the papers give, in any language."""


def left(screen: QWidget) -> list[str]:
    return sorted(({text.replace("&", "") for text in words(screen)} & indonesian()) - NAMES)


def test_the_doors(window: MainWindow) -> None:
    assert left(window.current) == []
    assert "Open a package from KPU" in set(words(window.current))
    for show in (window.show_open, window.show_restore, window.show_kpu):
        show()
        assert left(window.current) == []


@pytest.mark.parametrize("stem", PAGES)
def test_a_page(village: VillageScreen, stem: str) -> None:
    table = village.page.first_control()
    press(table, "S", "M", "P", "D")
    rest(village.window_)
    village.show_page(stem)
    rest(village.window_)
    assert left(village) == []
    village.help()
    for shown in list[HelpDialog](village.findChildren(HelpDialog)):
        assert left(shown) == []
        shown.close()


def test_numbers_follow_too(village: VillageScreen) -> None:
    assert QLocale().language() == QLocale.Language.English
    assert any(text.startswith("List ") for text in words(village))


def test_a_locked_screen(village: VillageScreen) -> None:
    village.guard.lock()
    cover = village.guard.cover
    assert cover is not None
    assert left(cover) == []


def test_a_question(village: VillageScreen) -> None:
    seen: list[list[str]] = []

    def look(box: QWidget) -> None:
        seen.append(left(box))
        press(box, "Escape")

    answer(look)
    press(village.page.first_control(), "L")
    assert seen == [[]]
