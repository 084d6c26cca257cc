"""Invitations on blanks: blanks, fields alone, what was measured of a printer and how it moves them."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.bidang_slip import Kalibrasi
from app.domain.progress import Progress
from app.services.desa.undangan_tercetak import printed_slips
from app.services.desa.workspace import Workspace
from app.store import akses
from app.system.kalibrasi import calibration, keep_calibration
from app.ui.desa.cetak_geser import GeserView
from app.ui.desa.cetak_naskah import Prepared
from app.ui.desa.cetak_page import CetakPage
from app.ui.desa.village_screen import VillageScreen
from tests.printing.reading import texts
from tests.ui.cetak_desa import NAME, printing_page, ratified_folder
from tests.ui.driving import answer, keys, letters, press, rest, settle, until
from tests.ui.test_cetak_page import named
from tests.ui.trays import Tray

OTHER = "LX-310"
MM = 72 / 25.4


@pytest.fixture
def village_folder(tmp_path: Path) -> Path:
    return ratified_folder(tmp_path)


@pytest.fixture
def tray(tmp_path: Path) -> Tray:
    return Tray(tmp_path / "tray")


@pytest.fixture
def page(village: VillageScreen, tray: Tray) -> Iterator[CetakPage]:
    yield printing_page(village, tray, NAME, OTHER)
    settle()


def at(page: CetakPage, kode: str) -> Prepared:
    assert page.list.go_to(kode)
    return seen(page)


def seen(page: CetakPage) -> Prepared:
    rest(page.village.window_)
    assert page.acts.made is not None
    return page.acts.made


def on_blanks(page: CetakPage) -> Prepared:
    """Invitations, their fields alone."""
    assert page.list.go_to("undangan")
    form = page.panel.choices.form
    form.setCurrentIndex(form.findData("isian"))
    form.activated.emit(form.currentIndex())
    return seen(page)


def shifting(page: CetakPage) -> GeserView:
    """The view behind, by its key; the sheet is there."""
    on_blanks(page)
    press(page.list.table, "G")
    looked(page)
    assert page.views.currentWidget() is page.shift
    return page.shift


def looked(page: CetakPage) -> None:
    """The sheet has followed what was typed."""
    until(page.shift.is_looked)
    rest(page.village.window_)


def corner(pdf: bytes, word: str, number: int = 0) -> tuple[float, float]:
    """Where a word begins on a page, in millimetres from its upper left."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[number]
        text = sheet.get_textpage()
        found = text.search(word).get_next()
        assert found is not None
        left, bottom, _, _ = text.get_charbox(found[0])
        return left / MM, (sheet.get_height() - bottom) / MM
    finally:
        document.close()


def prints(page: CetakPage) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []

    def work(workspace: Workspace, _: Progress) -> list[dict[str, str]]:
        return [dict(event.data) for event in akses.of_kind(workspace.db, "cetak")]

    page.session.run(work, found.extend)
    rest(page.village.window_)
    return found


def slips_printed(page: CetakPage) -> int:
    found: list[int] = []
    page.session.run(lambda workspace, _: [len(printed_slips(workspace))], found.extend)
    rest(page.village.window_)
    return found[0]


def test_blanks_hold_nobody_and_are_written_down_as_sheets(page: CetakPage, tray: Tray) -> None:
    made = at(page, "blangko")
    assert (page.panel.choices.sheets.value(), made.pages) == (25, 25)
    page.panel.choices.per_page.buttons["8"].click()
    assert seen(page).pages == 13
    page.panel.choices.sheets.setValue(3)
    QTest.qWait(450)
    made = seen(page)
    assert made.pages == 3
    assert "untuk memberikan suara pada" in texts(made.pdf)[0]
    assert "JALAN MELATI" not in "".join(texts(made.pdf))
    press(page.list.table, "Ctrl+P")
    rest(page.village.window_)
    assert tray.pages() == 3
    [told] = prints(page)
    assert (told["kode"], told["lembar"], told["halaman"]) == ("blangko", "3", "1-3")
    assert slips_printed(page) == 0
    assert page.list.front is not None
    assert page.list.front.sudah == 1


def test_onto_blanks_go_the_fields_alone_and_count_as_slips(page: CetakPage, tray: Tray) -> None:
    whole = at(page, "undangan")
    assert "RT 001 / RW 001" in texts(whole.pdf)[0]
    assert not page.panel.shift.isVisible()
    made = on_blanks(page)
    assert page.panel.shift.isVisible()
    all_of_it = "\n".join(texts(made.pdf))
    assert "JALAN MELATI" in all_of_it
    assert "untuk memberikan suara" not in all_of_it
    assert "20 surat" not in all_of_it  # the label of a bundle would lie over a printed letter
    assert made.pages == 25
    press(page.list.table, "Ctrl+P")
    rest(page.village.window_)
    assert tray.pages() == 25
    assert [one["jenis"] for one in prints(page)] == ["isian"]
    assert slips_printed(page) == 100


def test_what_is_typed_moves_the_sheet_beside_it_and_is_kept_for_this_printer(page: CetakPage) -> None:
    before = corner(on_blanks(page).pdf, "0001")
    assert "belum diukur" in page.view._note.text()
    view = shifting(page)
    assert view.table.hasFocus()
    drawn = view.view.paper
    letters("1,5")
    keys("Tab")
    letters("-2")
    keys("Return")
    looked(page)
    assert view.view.paper is not drawn
    assert calibration(NAME, 4) == Kalibrasi()
    keys("Ctrl+Return")
    assert calibration(NAME, 4) == Kalibrasi((0, 0), {"no": (1.5, -2)})
    assert (calibration(NAME, 8), calibration(OTHER, 4)) == (Kalibrasi(), Kalibrasi())
    assert not view.is_changed
    keys("Esc")
    moved = corner(seen(page).pdf, "0001")
    assert [round(now - then, 1) for now, then in zip(moved, before, strict=True)] == [1.5, -2]
    assert page.view._note.text() == ""


def test_another_printer_has_its_own_places(page: CetakPage) -> None:
    keep_calibration(OTHER, 4, Kalibrasi((10, 0), {"qr": None}))
    first = corner(on_blanks(page).pdf, "0001")
    box = page.panel.printer.printer
    box.setCurrentIndex(box.findText(OTHER))
    box.activated.emit(box.currentIndex())
    assert round(corner(seen(page).pdf, "0001")[0] - first[0], 1) == 10
    view = shifting(page)
    assert (view.printer.currentText(), view.right.text()) == (OTHER, "10")
    assert view.model.rows[8][-1] == "tidak"
    assert not view.is_changed
    view.printer.setCurrentIndex(view.printer.findText(NAME))
    view.printer.activated.emit(view.printer.currentIndex())
    assert (view.right.text(), view.model.rows[8][-1]) == ("0", "ya")


def test_the_sheet_is_printed_as_it_is_typed_and_written_down_nowhere(page: CetakPage, tray: Tray) -> None:
    view = shifting(page)
    view.right.setFocus()
    view.right.selectAll()
    letters("3")
    keys("Ctrl+P")
    rest(page.village.window_)
    assert (tray.asked, tray.pages()) == ([(NAME, 1)], 2)
    assert prints(page) == []


def test_the_sheet_is_saved_for_a_printer_elsewhere(page: CetakPage, tmp_path: Path) -> None:
    shifting(page)
    letters("4")
    keys("Return")
    answer(named(tmp_path / "lembar"))
    keys("Ctrl+S")
    rest(page.village.window_)
    sheet, guide = texts((tmp_path / "lembar.pdf").read_bytes())
    assert "100" in sheet.split()
    assert "+4,0 +0,0" in " ".join(guide.split())


def test_what_is_no_number_is_told_and_not_kept(page: CetakPage) -> None:
    view = shifting(page)
    keys("Down")
    letters("dua")
    keys("Return")
    assert view._wrong.text() == "Belum berupa angka mm: TPS."
    assert not view.keep.isEnabled()
    keys("Ctrl+Return")
    assert calibration(NAME, 4) == Kalibrasi()
    view.zero.click()
    assert not view._wrong.isVisible()
    assert not view.is_changed


def test_what_is_typed_is_given_up_only_if_somebody_says_so(page: CetakPage) -> None:
    view = shifting(page)
    letters("7")
    keys("Return")
    answer(lambda dialog: press(dialog, "Esc"))
    keys("Esc")
    assert page.views.currentWidget() is view
    asked: list[QWidget] = []

    def agree(dialog: QWidget) -> None:
        asked.append(dialog)
        assert isinstance(dialog, QDialog)
        dialog.accept()

    answer(agree)
    keys("Esc")
    rest(page.village.window_)
    assert asked
    assert page.views.currentWidget() is not view
    assert calibration(NAME, 4) == Kalibrasi()


def test_eight_a_page_have_no_field_for_the_sex(page: CetakPage) -> None:
    page.panel.choices.per_page.buttons["8"].click()
    view = shifting(page)
    assert "kelamin" not in view.model.names
    assert [row[0] for row in view.model.rows] == [str(n) for n in range(1, 15) if n != 4]
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_a_damaged_file_is_told_and_can_be_written_anew_elsewhere(page: CetakPage) -> None:
    from app.system import paths

    on_blanks(page)
    (paths.data_root() / "kalibrasi.ini").write_text(f"[{NAME}]\nsemua = jauh sekali\n")
    press(page.list.table, "G")
    rest(page.village.window_)
    assert page.shift.problem.isVisible()
    assert "kalibrasi.ini" in page.shift.problem.accessibleName()


def test_keys_of_a_view_behind_print_nothing_that_is_not_seen(page: CetakPage, tray: Tray) -> None:
    at(page, "surat_tugas")
    for key in ("B", "K", "S"):
        press(page.list.table, key)
        rest(page.village.window_)
        keys("Ctrl+P", "Ctrl+S")
        rest(page.village.window_)
        keys("Esc")
    assert tray.asked == []
    assert prints(page) == []
