"""Every control of every page and dialog has a name, can be reached by keyboard, and can be read."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QWidget,
)

from app.ui import theme
from app.ui.desa.village_screen import PAGES, VillageScreen
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.window import MainWindow
from tests.ui import district_material
from tests.ui.driving import children, focused, keys, rest
from tests.ui.manual import named, picture_name
from tests.ui.scenes import Tour, make_material
from tests.ui.scenes_kpu import KpuTour
from tests.ui.scenes_pmd import PmdTour
from tests.ui.shifted import on_day
from tests.ui.touring import Take, Touring

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QProgressBar,
)  # fmt: skip
_AA, _LOW, _INSIDE = 4.5, (1280, 720), 16
_KEY = re.compile(r"\(\S+\)$")
"""A control whose word ends with its own key need not be on the way of Tab."""


def controls(screen: QWidget) -> Iterator[QWidget]:
    """What a person may use here; not the parts that Qt makes of one control."""
    every: list[QWidget] = list(screen.findChildren(QWidget))
    for one in every:
        inner = isinstance(one.parent(), QComboBox | QAbstractSpinBox | QLineEdit | QAbstractItemView)
        if one.isVisible() and isinstance(one, CONTROLS) and not inner and not _of_qt(one):
            yield one


def _of_qt(one: QObject) -> bool:
    return one.objectName().startswith("qt_")


def spoken(one: QWidget) -> str:
    """What a screen reader says of a control."""
    interface = QAccessible.queryAccessibleInterface(one)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


@dataclass
class Looked:
    """What a tour met: scenes, controls without a name, cut words, dialogs that a low screen does not
    hold."""

    seen: set[str] = field(default_factory=set)
    nameless: set[str] = field(default_factory=set)
    twice: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)
    too_large: set[str] = field(default_factory=set)

    def take(self, scene: str, shown: QWidget) -> None:
        if scene in self.seen:
            self.twice.add(scene)
        self.seen.add(scene)
        for one in controls(shown):
            if not spoken(one).strip():
                self.nameless.add(f"{scene}: {type(one).__name__} in {type(one.parent()).__name__}")
        self.cut |= {f"{scene}: {text}" for text in cut(shown)}
        if shown.isWindow() and not isinstance(shown, MainWindow | QMenu) and not _fits(shown):
            self.too_large.add(f"{scene}: {shown.width()}x{shown.height()}")

    def check(self, least: int) -> None:
        assert len(self.seen) > least and not self.twice, self.twice
        assert not self.nameless, "\n".join(sorted(self.nameless))
        assert not self.cut, "\n".join(sorted(self.cut))
        assert not self.too_large, "\n".join(sorted(self.too_large))


def cut(screen: QWidget) -> Iterator[str]:
    """Words of labels, buttons and empty lines that have less room than they take; those that give way say so
    themselves."""
    for one in children(screen, QLabel):
        if not one.wordWrap() and not isinstance(one, ElidedLabel) and _room_of(one) < _wide(one, one.text()):
            yield one.text()
    for made in children(screen, QAbstractButton):
        if made.text() and made.width() < made.minimumSizeHint().width():
            yield made.text()
    for line in children(screen, QLineEdit):
        if not line.text() and _room_of(line) - _INSIDE < _wide(line, line.placeholderText()):
            yield line.placeholderText()


def _room_of(one: QWidget) -> int:
    return one.contentsRect().width()


def _wide(one: QWidget, text: str) -> int:
    return max(one.fontMetrics().horizontalAdvance(part) for part in text.replace("&", "").split("\n"))


def _fits(dialog: QWidget) -> bool:
    return dialog.width() <= _LOW[0] and dialog.height() <= _LOW[1]


def test_a_screen_reader_has_a_word_for_every_control(window: MainWindow, tmp_path: Path) -> None:
    looked = Looked()
    Tour(window, make_material(tmp_path, 300), looked.take).all()
    assert len(looked.seen) > 45
    assert not shown_in_manual(elsewhere=False) - {*map(picture_name, looked.seen)}
    assert not looked.nameless, "\n".join(sorted(looked.nameless))


def test_so_it_has_in_the_windows_of_kpu_and_the_agency(window: MainWindow, tmp_path: Path) -> None:
    window.resize(*_LOW)
    material = district_material.make_material(tmp_path, 24)
    tours: tuple[tuple[Callable[[MainWindow, district_material.Material, Take], Touring], int], ...] = (
        (KpuTour, 110), (PmdTour, 20),
    )  # fmt: skip
    seen: set[str] = set()
    for tour, least in tours:
        looked = Looked()
        with on_day(district_material.TOURING):
            tour(window, material, looked.take).all()
        looked.check(least)
        seen |= {*map(picture_name, looked.seen)}
    assert not shown_in_manual(elsewhere=True) - seen


def shown_in_manual(*, elsewhere: bool) -> set[str]:
    """Scenes that the manual's pictures are taken of: the committee's, or those `elsewhere`."""
    return {name for name in named() if name.startswith(("kpu-", "pmd-")) == elsewhere}


def chain(village: VillageScreen) -> list[QWidget]:
    """Where Tab leads, from the page's first control until it is there again."""
    first, found = focused(), [focused()]
    for _ in range(150):
        keys("Tab")
        if focused() is first:
            return found
        found.append(focused())
    raise AssertionError(f"Tab never comes back: {[spoken(one) for one in found]}")


@pytest.mark.parametrize("stem", PAGES)
def test_a_page_is_reached_and_worked_by_keys(village: VillageScreen, stem: str) -> None:
    """By its key; then Tab passes each control once and comes back."""
    keys(PAGES[stem])
    rest(village.window_)
    assert village.page is village.page_named(stem)
    village.page.first_control().setFocus()
    passed = chain(village)
    assert len(passed) == len(set(map(id, passed)))
    reachable = [one for one in controls(village.page) if _takes_tab(one)]
    missed = [spoken(one) for one in reachable if not any(_is_in(found, one) for found in passed)]
    assert all(_KEY.search(name) for name in missed), missed


def _takes_tab(one: QWidget) -> bool:
    wants = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return wants and one.isEnabled() and not isinstance(one, QProgressBar) and not _of_group(one)


def _of_group(one: QWidget) -> bool:
    """One of several of which Tab visits the chosen one; arrows go on from there."""
    group = one.group() if isinstance(one, QAbstractButton) else None
    return group is not None and group.exclusive()


def _is_in(found: QWidget, one: QWidget) -> bool:
    return found is one or one.isAncestorOf(found) or one.focusProxy() is found


@pytest.mark.parametrize("stem", PAGES)
def test_tab_goes_down_the_page(village: VillageScreen, stem: str) -> None:
    """Inside the page the order is the eye's: never more than once back up by half the page."""
    village.show_page(stem)
    rest(village.window_)
    page = village.page
    inside = [one for one in chain(village) if page.isAncestorOf(one)]
    tops = [one.mapTo(page, one.rect().topLeft()).y() for one in inside]
    jumps = [at for at in range(1, len(tops)) if tops[at] < tops[at - 1] - page.height() // 2]
    assert len(jumps) <= 2, [(spoken(one), top) for one, top in zip(inside, tops, strict=True)]


def luminance(colour: str) -> float:
    """As WCAG defines it."""
    told = QColor(colour)
    red, green, blue = (_linear(part) for part in (told.redF(), told.greenF(), told.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXTS = ("text", "quiet", "accent", "good", "warn", "bad")
GROUNDS = ("base", "window", "selection")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_text_can_be_read_on_every_ground(mode: str) -> None:
    colours = theme.DARK if mode == "dark" else theme.LIGHT
    weak = [
        f"{text} on {ground}: {contrast(getattr(colours, text), getattr(colours, ground)):.2f}"
        for text, ground in product(TEXTS, GROUNDS)
        if contrast(getattr(colours, text), getattr(colours, ground)) < _AA
    ]
    if contrast(colours.on_accent, colours.accent) < _AA:
        weak.append("on_accent on accent")
    assert not weak, weak


def test_what_is_measured_is_what_is_drawn(window: MainWindow, qapp: QApplication) -> None:
    """The palette and the sheet say the theme's colours."""
    (first, *_) = [one for one in children(window, QLabel) if one.text()]
    assert first.palette().color(first.foregroundRole()).name() == theme.colours().text
    assert qapp.palette().color(qapp.palette().ColorRole.Base).name() == theme.colours().base
