"""What gives way where there is no room, and what stands where there is nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QListView, QWidget

from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.ask import preview
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.plain_table import PlainTable
from app.ui.window import MainWindow
from tests.ui.driving import answer, children, keys, settle

LONG = "Pemilihan Kepala Desa Serentak Gelombang II Tahun 2027 di Kabupaten yang bernama panjang sekali"


@pytest.fixture
def shown(qapp: QApplication) -> Callable[[QWidget, QSize], QWidget]:
    def show(widget: QWidget, size: QSize) -> QWidget:
        widget.resize(size)
        widget.show()
        settle()
        return widget

    return show


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_a_label_gives_way_and_its_tooltip_says_it_whole(
    shown: Callable[[QWidget, QSize], QWidget],
) -> None:
    label = ElidedLabel(bold=True)
    label.tell(LONG)
    shown(label, QSize(200, 24))
    assert label.toolTip() == LONG and label.accessibleName() == LONG
    assert label.minimumSizeHint().width() < 100 < label.sizeHint().width()
    label.resize(label.sizeHint().width() + 40, 24)
    settle()
    assert label.toolTip() == ""
    label.tell("pendek", "panjang")
    assert label.toolTip() == label.accessibleName() == "panjang"
    label.close()


def test_an_empty_table_says_what_belongs_there(shown: Callable[[QWidget, QSize], QWidget]) -> None:
    model = TextModel([Heading("Nama")])
    table = PlainTable(model, "Nama", [0])
    shown(table, QSize(500, 300))
    bare = picture(table)
    table.tell_empty("Belum ada. Pilih berkas (B).")
    settle()
    assert picture(table) != bare
    assert table.accessibleDescription() == "Belum ada. Pilih berkas (B)."
    model.show([Line(("",))])
    settle()
    filled = picture(table)
    table.tell_empty("")
    settle()
    assert picture(table) == filled, "nothing is written over rows"
    table.close()


def test_no_bar_covers_a_row_of_a_preview(window: MainWindow) -> None:
    rows = [LONG * 3, "pendek", LONG]
    seen: list[tuple[int, bool, int]] = []

    def look(dialog: QWidget) -> None:
        (view,) = children(dialog, QListView)
        last = view.visualRect(view.model().index(len(rows) - 1, 0))
        below = view.viewport().height() - last.bottom()
        seen.append((below, view.horizontalScrollBar().isVisible(), last.width() - view.viewport().width()))
        keys("Esc")

    answer(look)
    assert not preview(window, "Judul", "Lakukan", "Yang akan terjadi:", rows)
    ((below, bar, wider),) = seen
    assert below >= 0 and not bar and wider <= 0
