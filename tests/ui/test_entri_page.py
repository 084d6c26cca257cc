"""A worksheet typed with one hand: one key a row, digits jump, Enter overwrites nothing that stands."""

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListView, QListWidget, QWidget

from app.services.desa.daftar_index import worksheet_order
from app.services.desa.daftar_rows import Ringkas
from app.services.desa.lembar_kerja import Lembar, matches, next_open, rest, sheets
from app.ui.desa.entri_page import EntriPage
from app.ui.desa.lembar_table import FLASH
from app.ui.desa.row_number import PAUSE
from app.ui.desa.village_screen import VillageScreen
from tests.ui.driving import answer, child, press, settle, until, write

W = TypeVar("W", bound=QWidget)
A_ROW = ["S", "S", "M", "Return", "P", "D", "S", "Return"]
"""What a village's results look like: mostly one key after the other."""
_VERDICTS = ["sesuai", "sesuai", "meninggal", "sesuai", "pindah", "sesuai", "sesuai", "sesuai"]


@pytest.fixture
def page(village: VillageScreen) -> Iterator[EntriPage]:
    """The entry page with the first worksheet on the desk."""
    village.show_page("entri")
    shown = village.page
    assert isinstance(shown, EntriPage)
    yield shown
    done(shown)


def done(page: EntriPage) -> None:
    """Everything is saved."""
    until(lambda: not page.village.window_.jobs.running)


def status(page: EntriPage, number: int) -> str:
    """The verdict of a row by its number on the paper."""
    done(page)
    return page.model.voter(number - 1).status


def front(page: EntriPage) -> int:
    """The number of the row in front; 0 at the end."""
    return page.table.at + 1


def one_of(parent: QWidget, kind: type[W]) -> W:
    """The only control of its kind."""
    found: list[W] = list(parent.findChildren(kind))
    assert len(found) == 1
    return found[0]


def long_sheet(page: EntriPage) -> Lembar:
    """The sheet with most rows lies on the desk."""
    chosen = max(sheets(page.session.index), key=lambda sheet: sheet.jumlah)
    page.open_sheet(*chosen.kunci)
    return chosen


def test_the_first_open_sheet_lies_there_in_the_order_of_the_paper(page: EntriPage) -> None:
    first = sheets(page.session.index)[0]
    assert page.sheet == first.kunci
    rows = page.model.rows()
    assert len(rows) == first.jumlah
    assert rows == sorted(rows, key=worksheet_order)
    assert front(page) == 1
    assert page.table.hasFocus()
    assert page.head.chooser.text().startswith(f"RT {first.rt} RW {first.rw}")


def test_one_key_a_row(page: EntriPage) -> None:
    """The measure of "two seconds a row": keys, for fingers are slower than the program."""
    sheet = long_sheet(page)
    keys = (A_ROW * sheet.jumlah)[: sheet.jumlah]
    press(page.table, *keys)
    done(page)
    verdicts = (_VERDICTS * sheet.jumlah)[: sheet.jumlah]
    assert [one.status for one in page.model.rows()] == verdicts
    assert len(keys) / sheet.jumlah == 1
    assert front(page) == 0


def test_keys_typed_faster_than_they_are_saved_all_count(page: EntriPage) -> None:
    sheet = long_sheet(page)
    for _ in range(sheet.jumlah):
        write(page.table, "s")
    done(page)
    assert all(one.status == "sesuai" for one in page.model.rows())


def test_the_key_flashes_on_its_row_for_a_moment(page: EntriPage) -> None:
    voter = page.model.voters[0]
    press(page.table, "M")
    assert page.table.flashing == {voter: "M"}
    QTest.qWait(FLASH + 100)
    assert page.table.flashing == {}
    assert page.keys.last.text().startswith("✓ 1 ")


@pytest.mark.parametrize("go", [["Return"], []])
def test_digits_jump_at_enter_or_after_a_pause(page: EntriPage, go: list[str]) -> None:
    long_sheet(page)
    press(page.table, "1", "0", *go)
    if not go:
        assert front(page) == 1
        assert "10" in page.keys.now.text()
        QTest.qWait(PAUSE + 100)
    assert front(page) == 10
    assert status(page, 1) == ""


def test_a_number_and_a_letter_need_no_enter(page: EntriPage) -> None:
    long_sheet(page)
    press(page.table, "7", "M")
    assert status(page, 7) == "meninggal"
    assert front(page) == 8


def test_a_number_that_is_not_on_the_paper_says_so(page: EntriPage) -> None:
    sheet = long_sheet(page)
    press(page.table, "9", "9", "9", "Return")
    assert front(page) == 1
    assert f"1-{sheet.jumlah}" in page.keys.last.text()
    press(page.table, "1", "2", "Backspace", "Escape", "Return")
    assert status(page, 1) == "sesuai"


def test_enter_never_overwrites(page: EntriPage) -> None:
    long_sheet(page)
    press(page.table, "M", "Backspace")
    until(lambda: "meninggal" in page.keys.now.text())
    press(page.table, "Return")
    assert front(page) == 2
    assert status(page, 1) == "meninggal"
    press(page.table, "Backspace", "S")
    assert status(page, 1) == "sesuai"


@pytest.mark.parametrize("village_folder", [250], indirect=True)
def test_the_end_of_a_sheet_marks_nothing_and_leads_on(page: EntriPage) -> None:
    sheet = long_sheet(page)
    press(page.table, str(sheet.jumlah)[0], *str(sheet.jumlah)[1:], "M")
    assert front(page) == 0
    press(page.table, "S")
    assert status(page, sheet.jumlah) == "meninggal"
    press(page.table, "Backspace")
    assert front(page) == sheet.jumlah
    press(page.table, "Return", "Return")
    assert front(page) == 1
    press(page.table, *["S"] * (sheet.jumlah - 1), "Return")
    done(page)
    press(page.table, "Return")
    following = next_open(sheets(page.session.index), sheet.kunci)
    assert following is not None
    assert page.sheet == following.kunci


def test_the_rest_is_confirmed_as_one_act_after_a_look(page: EntriPage) -> None:
    sheet = long_sheet(page)
    press(page.table, "M")
    done(page)
    seen: list[int] = []

    def agree(dialog: QWidget) -> None:
        view = one_of(dialog, QListView)
        seen.append(view.model().rowCount())
        assert view.model().index(0, 0).data().startswith("2  ")
        press(QApplication.focusWidget() or dialog, "Return")

    answer(agree)
    press(page.table, "Ctrl+Return")
    done(page)
    assert seen == [sheet.jumlah - 1]
    assert [one.status for one in page.model.rows()].count("sesuai") == sheet.jumlah - 1
    assert not page.head.rest.isEnabled()
    press(page, "Ctrl+Z")
    done(page)
    assert [bool(one.status) for one in page.model.rows()].count(True) == 1


def test_shift_marks_the_family_and_goes_below_it(page: EntriPage) -> None:
    long_sheet(page)
    rows = page.model.rows()
    at = next(at for at, one in enumerate(rows[:-1]) if rows[at + 1].nkk == one.nkk)
    family = [one.id for one in page.session.index.family(rows[at])]
    page.table.go_to(at)
    answer(lambda dialog: press(QApplication.focusWidget() or dialog, "Return"))
    press(page.table, "Shift+P")
    done(page)
    marked = [one for one in page.session.index.rows if one.status == "pindah"]
    assert sorted(one.id for one in marked) == sorted(family)
    last = max(page.model.voters.index(voter) for voter in family if voter in page.model.voters)
    assert page.table.at == (last + 1 if last + 1 < len(rows) else -1)


def test_evidence_is_typed_without_leaving_and_belongs_to_who_was_marked(page: EntriPage) -> None:
    long_sheet(page)
    press(page.table, "S", "M")
    done(page)
    assert "2" in page.keys._words["E"].accessibleName()
    press(page.table, "E")
    done(page)
    assert front(page) == 2
    entry = page.keys.form.jenis.lineEdit()
    assert isinstance(entry, QLineEdit)
    assert QApplication.focusWidget() in (entry, page.keys.form.jenis)
    write(entry, "Akta kematian")
    press(entry, "Ctrl+Return")
    done(page)
    assert page.model.voter(1).bukti
    assert not page.model.voter(2).bukti
    assert front(page) == 3
    assert page.table.hasFocus()


def test_the_last_row_of_a_sheet_gets_its_evidence_too(page: EntriPage) -> None:
    last = long_sheet(page).jumlah
    page.table.go_to(last - 1)
    press(page.table, "M")
    done(page)
    assert front(page) == 0
    press(page.table, "E")
    assert front(page) == last
    press(page.keys.form.jenis, "Escape")
    assert front(page) == 0


def test_escape_leaves_evidence_as_it_was(page: EntriPage) -> None:
    press(page.table, "M", "E")
    entry = page.keys.form.jenis.lineEdit()
    assert isinstance(entry, QLineEdit)
    write(entry, "Akta")
    press(entry, "Escape")
    done(page)
    assert not page.model.voter(0).bukti
    assert front(page) == 2


@pytest.mark.parametrize("village_folder", [250], indirect=True)
def test_a_sheet_is_chosen_by_typing_its_number(page: EntriPage) -> None:
    wanted = sheets(page.session.index)[-1]

    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, QDialog)
        field, listed = one_of(dialog, QLineEdit), one_of(dialog, QListWidget)
        assert listed.count() == len(sheets(page.session.index))
        write(field, f"{int(wanted.rt)} {int(wanted.rw)}")
        assert listed.count() == 1
        press(field, "Return")

    answer(choose)
    press(page.table, "R")
    assert page.sheet == wanted.kunci
    until(page.table.hasFocus)


def test_a_correction_does_not_move_the_rows_of_the_paper(page: EntriPage) -> None:
    long_sheet(page)
    before = list(page.model.voters)

    def correct(dialog: QWidget) -> None:
        name = child(dialog, QLineEdit, "Nama")
        name.clear()
        write(name, "AAN")
        press(name, "Return")

    answer(correct)
    page.table.go_to(len(before) - 1)
    press(page.table, "U")
    until(lambda: page.model.voter(len(before) - 1).nama == "AAN")
    assert page.model.voters == before
    page.session.reload()
    done(page)
    assert page.model.voters == before
    assert front(page) == len(before)


def test_undo_brings_the_row_to_the_front(page: EntriPage) -> None:
    long_sheet(page)
    press(page.table, "S", "S", "M")
    done(page)
    press(page, "Ctrl+Z")
    done(page)
    settle()
    assert status(page, 3) == ""
    assert front(page) == 3


def test_the_sheet_that_lay_here_last_lies_here_again(page: EntriPage) -> None:
    chosen = sheets(page.session.index)[-1]
    page.open_sheet(*chosen.kunci)
    again = EntriPage(page.village)
    again.shown()
    assert again.sheet == chosen.kunci
    again.deleteLater()


def test_the_model_keeps_its_promises(page: EntriPage) -> None:
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    for sheet in sheets(page.session.index)[:3]:
        page.open_sheet(*sheet.kunci)
        press(page.table, "S", "M")
        done(page)
    page.model.show(page.session.index, [])
    assert page.model.rowCount() == 0
    tester.deleteLater()


def row(**fields: object) -> Ringkas:
    """A row of a list with only what a worksheet looks at."""
    return Ringkas(**{name: fields.get(name, "") for name in Ringkas.__slots__})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3", True), ("003", True), ("3 1", True), ("rt 3 rw 1", True), ("3/1", True), ("kraj", True),
        ("rw 1", True), ("3 kraj", True), ("", True), ("rw 3", False), ("4", False), ("3 2", False),
        ("pule", False),
    ],
)  # fmt: skip
def test_a_sheet_is_meant_by_its_numbers_or_its_dusun(typed: str, meant: bool) -> None:
    assert matches(Lembar("003", "001", dusun={"Krajan"}), typed) is meant


def test_a_conflict_is_not_confirmed_with_the_rest() -> None:
    rows = [row(id="1"), row(id="2", konflik="nama"), row(id="3", status="sesuai")]
    assert [one.id for one in rest(rows)] == ["1"]


def test_voters_of_the_village_come_below_the_printed_rows() -> None:
    rows = [row(id="9-1", nkk="1", baru=True), row(id="2", nkk="9"), row(id="1", nkk="5")]
    assert [one.id for one in sorted(rows, key=worksheet_order)] == ["1", "2", "9-1"]
