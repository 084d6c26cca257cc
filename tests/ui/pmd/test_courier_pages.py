"""The courier's window: look, hand over, collect, bundle, recap, by keys and by dropped files."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QListView, QWidget

from app.services.pmd.catatan import read_record
from app.system.istilah import istilah
from app.ui.models.text_model import Heading, Line
from app.ui.pmd.balasan_page import BalasanPage
from app.ui.pmd.bundel_page import BundelPage
from app.ui.pmd.catatan_page import CatatanPage
from app.ui.pmd.page import CourierPage
from app.ui.pmd.rekap_page import RekapPage
from app.ui.pmd.screen import CourierScreen
from app.ui.pmd.tick_model import TickModel
from app.ui.start_screen import StartScreen
from app.ui.window import MainWindow
from tests.services.pmd.carried import (
    ELECTION,
    a_report,
    a_return,
    damage,
    package,
    village,
    write,
    write_bundle,
    write_returns,
)
from tests.ui.driving import answer, children, keys, letters, problem, rest, texts, until
from tests.ui.keyed import shared_keys, without_key


@pytest.fixture
def screen(window: MainWindow) -> CourierScreen:
    window.show_courier()
    rest(window)
    return shown(window)


def shown(window: MainWindow) -> CourierScreen:
    assert isinstance(window.current, CourierScreen)
    return window.current


def opened(window: MainWindow, file: Path) -> BundelPage:
    """The bundle, as a double click opens it."""
    window.open_file(file)
    rest(window)
    page = shown(window).page
    assert isinstance(page, BundelPage)
    return page


def at(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """The system's own dialog for a folder is answered with this one."""
    monkeypatch.setattr(CourierPage, "choose_folder", lambda self, heading: folder)


def brought_by(name: str = "") -> None:
    """What comes back next is asked about: who brought it."""

    def fill(dialog: QWidget) -> None:
        letters(name)
        keys("Return")

    answer(fill)


def cells(table: object, column: int) -> list[str]:
    model = table.model()  # type: ignore[attr-defined]
    return [str(model.index(row, column).data() or "") for row in range(model.rowCount())]


def lines() -> list[tuple[str, str, str]]:
    every = read_record().catatan
    return [(one.jenis, one.desa, one.orang) for one in every if one.jenis not in ("isi", "pemilihan")]


def test_the_door_leads_here_and_back(window: MainWindow) -> None:
    keys("Alt+D")
    rest(window)
    shown(window).leave()
    assert isinstance(window.current, StartScreen)


def test_a_double_click_on_a_bundle_tells_what_is_in_it(window: MainWindow, tmp_path: Path) -> None:
    bundle = write_bundle(tmp_path)
    damage(bundle, 2)
    page = opened(window, bundle)
    assert cells(page.table, 3) == [village(n).kode for n in (3, 1, 2)]  # by name
    assert cells(page.table, 7)[:2] == ["✓ utuh", "✓ utuh"]
    assert cells(page.table, 7)[2].startswith("✗ ")
    assert any("1 rusak" in text and "2 utuh" in text for text in texts(page))
    assert not page.model.may(2)
    page.which.buttons["rusak"].click()
    assert cells(page.table, 3) == [village(2).kode]


def test_a_broken_bundle_is_told_on_the_page(window: MainWindow, tmp_path: Path) -> None:
    page = opened(window, write(tmp_path, "a.dptb", b"PK" + b"x" * 200))
    assert "bukan bundel" in problem(page)


def test_ticked_files_are_handed_over_by_keys(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(window, write_bundle(tmp_path))
    at(monkeypatch, tmp_path / "stick")
    page.table.setFocus()
    keys("Space", "Space")
    assert [one.desa.kode for one in page.chosen] == [village(1).kode, village(3).kode]

    def fill(dialog: QWidget) -> None:
        letters("Camat Contoh")
        keys("Return")

    answer(fill)
    answer(lambda receipt: keys("Esc"))
    keys("S")
    rest(window)
    assert sorted(path.read_bytes() for path in (tmp_path / "stick").iterdir()) == sorted(
        package(number) for number in (1, 3)
    )
    assert sorted(lines()) == [("serah", village(n).kode, "Camat Contoh") for n in (1, 3)]
    assert page.chosen == []
    assert ["Camat Contoh" in text for text in cells(page.table, 6)] == [True, True, False]


def test_nobody_named_nothing_copied(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(window, write_bundle(tmp_path))
    at(monkeypatch, tmp_path / "stick")
    page.table.setFocus()
    keys("A")
    said: list[str] = []

    def leave_empty(dialog: QWidget) -> None:
        keys("Return")
        rest_of(dialog, said)
        keys("Esc")

    answer(leave_empty)
    keys("S")
    rest(window)
    assert any("Nama penerima" in text for text in said)
    assert not (tmp_path / "stick").exists()
    assert lines() == []
    assert len(page.chosen) == 3


def rest_of(dialog: QWidget, said: list[str]) -> None:
    """Until the dialog tells what is wrong."""
    until(lambda: any("penerima" in one.text() for one in children(dialog, QLabel) if "belum" in one.text()))
    said += [one.text() for one in children(dialog, QLabel)]


def test_what_comes_back_is_kept_and_what_is_odd_is_shown(window: MainWindow, tmp_path: Path) -> None:
    opened(window, write_bundle(tmp_path))
    stick = tmp_path / "kembali"
    write_returns(stick, [1], tahap="susulan")
    write(stick, "rusak.dptr", b"x" * 300)
    seen: list[str] = []

    def look(dialog: QWidget) -> None:
        [view] = list[QListView](dialog.findChildren(QListView))
        seen.extend(str(view.model().index(row, 0).data()) for row in range(view.model().rowCount()))
        keys("Return")

    brought_by("Sekretaris Contoh")
    answer(look)
    shown(window).take_files([stick, write(tmp_path, "laporan.dptl", a_report(1))])
    rest(window)
    page = shown(window).page
    assert isinstance(page, BalasanPage)
    assert seen[0].startswith("rusak.dptr: tidak disimpan")
    code = village(1).kode
    assert lines() == [(kind, code, "Sekretaris Contoh") for kind in ("terima", "laporan")]
    states = dict(zip(cells(page.table, 2), cells(page.table, 5), strict=True))
    assert states[village(2).kode] == "belum kembali"
    came = dict(zip(cells(page.table, 2), cells(page.table, 4), strict=True))
    assert "susulan ke-1" in came[code]
    page.which.buttons["belum"].click()
    assert cells(page.table, 2) == [village(3).kode, village(2).kode]


def test_who_changes_his_mind_takes_nothing_in(window: MainWindow, tmp_path: Path) -> None:
    opened(window, write_bundle(tmp_path))
    answer(lambda dialog: keys("Esc"))
    shown(window).take_files(write_returns(tmp_path / "k", [1]))
    rest(window)
    assert lines() == []


def test_the_bundle_for_kpu(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(window, write_bundle(tmp_path))
    brought_by()
    shown(window).take_files(write_returns(tmp_path / "k", [1, 2]))
    rest(window)
    page = shown(window).page
    assert isinstance(page, BalasanPage)
    out = tmp_path / "untuk-kpu.dptb"
    monkeypatch.setattr("app.ui.pmd.balasan_page.choose_new_file", lambda *told: out)
    answer(lambda dialog: keys("Return"))  # one village is missing
    page.table.setFocus()
    keys("B")
    rest(window)
    assert out.exists()
    assert any("2 pengembalian" in text for text in texts(page))
    brought_by()
    window.open_file(out)  # a bundle of returns is taken in, and all of it is here already
    rest(window)
    again = shown(window).page
    assert isinstance(again, BalasanPage)
    assert any("0 disimpan · 2 sudah ada" in text for text in texts(again))


def test_a_row_is_typed_and_the_workbook_saved(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought_by()
    window.open_file(write(tmp_path, "a.dptl", a_report(1)))
    rest(window)
    keys("Ctrl+3")
    rest(window)
    page = shown(window).page
    assert isinstance(page, RekapPage)
    assert cells(page.table, 8) == ["98"]
    assert istilah().desa == "Nagari"

    def fill(dialog: QWidget) -> None:
        for text in ("9901012005", "Wonosobo", "Contoh", "", "", "", "700", "750"):
            letters(text)
            keys("Tab")
        keys("Return")

    answer(fill)
    keys("N")
    rest(window)
    assert sorted(cells(page.table, 8)) == ["1.450", "98"]
    out = tmp_path / "rekap.xlsx"
    monkeypatch.setattr("app.ui.pmd.rekap_acts.choose_new_file", lambda *told: out)
    answer(lambda dialog: keys("Return"))
    keys("E")
    rest(window)
    assert out.read_bytes().startswith(b"PK")
    page.which.buttons["jumlah"].click()
    assert cells(page.table, 8) == ["1.548", "1.548"]
    assert cells(page.table, 5) == ["0 + *", "0 + *"]


def test_a_line_is_taken_back_by_its_key(window: MainWindow, tmp_path: Path) -> None:
    brought_by()
    window.open_file(write(tmp_path, "a.dptl", a_report(1)))
    rest(window)
    keys("Ctrl+4")
    page = shown(window).page
    assert isinstance(page, CatatanPage)
    answer(lambda dialog: keys("Return"))
    keys("U")
    rest(window)
    assert cells(page.table, 1) == ["catatan ditarik", "laporan diterima (ditarik)"]
    assert read_record().pemilihan[ELECTION].desa == {}


def test_files_are_dropped_on_the_screen(window: MainWindow, screen: CourierScreen, tmp_path: Path) -> None:
    files = [write(tmp_path, "a.dptl", a_report(1)), write(tmp_path, "a.dptr", a_return(1))]
    brought_by()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    actions, buttons, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(QDropEvent(QPointF(9, 9), actions, data, buttons, none))
    rest(window)
    assert sorted(jenis for jenis, _, _ in lines()) == ["laporan", "terima"]


def test_the_region_is_called_as_kpus_bundle_says(window: MainWindow, tmp_path: Path) -> None:
    told = {"desa": "Nagari", "pemilihan": "Pilwana", "kecamatan": "Kecamatan", "kabupaten": "Kabupaten"}
    page = opened(window, write_bundle(tmp_path, istilah=told | {"tps": "TPS", "dinas": "DPMN"}))
    assert page.model.headerData(2, Qt.Orientation.Horizontal) == "Nagari"
    keys("Ctrl+2")
    rest(window)
    assert any("3 nagari" in text for text in texts(shown(window)))
    keys("Ctrl+1")
    page.model.flip([0])
    answer(lambda dialog: keys("Esc"))
    keys("S")
    rest(window)
    shown(window).leave()
    assert istilah().desa == "Desa"
    window.open_file(write_bundle(tmp_path))  # this computer remembers the election's words
    rest(window)
    again = shown(window).page
    assert isinstance(again, BundelPage)
    assert again.model.headerData(2, Qt.Orientation.Horizontal) == "Nagari"


def test_the_regions_words_are_remembered_and_stand_everywhere(window: MainWindow, tmp_path: Path) -> None:
    page = opened(window, write_bundle(tmp_path))
    assert page.model.headerData(2, Qt.Orientation.Horizontal) == "Desa"
    brought_by()
    shown(window).take_files([write(tmp_path, "a.dptl", a_report(1))])
    rest(window)
    keys("Ctrl+3")  # the recap reads the report
    rest(window)
    assert page.model.headerData(2, Qt.Orientation.Horizontal) == "Nagari"
    keys("Ctrl+2")
    rest(window)
    assert any("3 nagari" in text for text in texts(shown(window)))
    shown(window).leave()
    assert istilah().desa == "Desa"
    again = opened(window, write_bundle(tmp_path))
    assert again.model.headerData(2, Qt.Orientation.Horizontal) == "Nagari"


def test_every_act_has_a_key_of_its_own(window: MainWindow, tmp_path: Path) -> None:
    window.show_courier()
    rest(window)
    assert without_key(shown(window)) == []  # no bundle yet
    opened(window, write_bundle(tmp_path))
    for key in ("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4"):
        keys(key)
        rest(window)
        assert (without_key(shown(window)), shared_keys(shown(window))) == ([], []), key


def test_every_page_has_its_help(window: MainWindow, screen: CourierScreen) -> None:
    for key in ("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4"):
        keys(key)
        rest(window)
        answer(lambda dialog: keys("Esc"))
        keys("F1")
        rest(window)


def test_the_model_of_ticks_is_sound() -> None:
    model = TickModel([Heading("Nama")], "Dipilih")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.fill([("a", Line(("A",))), ("b", Line(("B",))), ("c", Line(("C",)))], closed=["b"])
    model.flip([0, 1, 2])
    assert model.chosen == {"a", "c"}
    model.fill([("c", Line(("C",)))], closed=[])
    model.flip([0])
    assert model.chosen == {"a"}
    assert tester.model() is model
