"""The recap in the window: tables, bars, the net, the voters behind each number, and what leaves."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog

from app.domain.rekap_desa import DIMENSI
from app.domain.tms import Alasan
from app.exchange import envelope, laporan
from app.services.desa.mark import Mark, mark
from app.services.desa.ratify import ratify
from app.ui.desa.daftar_page import DaftarPage
from app.ui.desa.rekap_page import RekapPage
from app.ui.desa.rekap_words import views
from app.ui.desa.village_screen import VillageScreen
from app.ui.models.rekap_model import BAR, BAR_ROLE, Bar
from app.ui.widgets.ask import Ask
from app.ui.widgets.pdf_preview import PdfPreview
from tests.ui.driving import answer, children, keys, letters, press, settle, until
from tests.villages import SEKRETARIS

pytestmark = pytest.mark.parametrize("village_folder", [250], indirect=True)


@pytest.fixture
def page(village: VillageScreen) -> Iterator[RekapPage]:
    """The recap with four struck voters, one of them for this election only."""
    marks = [Alasan.MENINGGAL] * 3 + [Alasan.DOMISILI_KURANG_6_BULAN]
    voters = village.session.index.rows[: len(marks)]
    given = [Mark(one.id, reason) for one, reason in zip(voters, marks, strict=True)]
    village.session.run(lambda workspace, _: mark(workspace, given))
    until(lambda: not village.window_.jobs.running)
    press(village, "Alt+6")
    shown = village.page
    assert isinstance(shown, RekapPage)
    until(lambda: shown.counted is not None)
    yield shown
    for preview in children(village, PdfPreview):
        preview.reject()
    until(lambda: not village.window_.jobs.running)


def cell(page: RekapPage, row: int, column: int) -> QModelIndex:
    return page.model.index(row, column)


def texts(page: RekapPage, row: int) -> list[str]:
    columns = range(page.model.columnCount())
    return [str(cell(page, row, column).data()) for column in columns if column != BAR]


def show(page: RekapPage, view: str, rows: str = "") -> None:
    page.views.buttons[view].setChecked(True)
    if rows:
        page.kinds.buttons[rows].setChecked(True)
    settle()


def total(page: RekapPage) -> list[str]:
    return texts(page, page.model.rowCount() - 1)


def test_the_net_is_one_sentence(page: RekapPage) -> None:
    assert page.head.net.text() == "Tambah 0, TMS 4, daftar turun 4"
    assert page.head.whole.text().startswith("Dari 250 menjadi 246: laki-laki ")
    assert page.head.whole.text().endswith("konsep, belum ditetapkan")


def test_a_table_agrees_with_the_list(page: RekapPage) -> None:
    listed = [one for one in page.session.index.rows if not one.is_tms]
    men = sum(one.kelamin == "L" for one in listed)
    assert total(page) == ["Jumlah", str(men), str(246 - men), "246"]
    areas = {f"{one.rt}/{one.rw}" for one in listed}
    assert {texts(page, row)[0] for row in range(page.model.rowCount() - 1)} == areas


def test_every_number_shows_its_voters_and_leads_to_them(page: RekapPage) -> None:
    show(page, "tms", "rt")
    heads = [
        str(page.model.headerData(at, Qt.Orientation.Horizontal)) for at in range(page.model.columnCount())
    ]
    assert "Domisili kurang dari 6 bulan, Pilkades saja" in heads
    assert "Meninggal, diusulkan ke KPU" in heads
    column = heads.index("Meninggal, diusulkan ke KPU")
    page.table.setCurrentIndex(cell(page, page.model.rowCount() - 1, column))
    struck = {one.nama for one in page.session.index.rows if one.status == "meninggal"}
    assert {line.texts[0] for line in page.panel.model.lines} == struck
    page.table.setFocus()
    press(page.table, "Return")
    press(page.panel.table, "Return")
    shown = page.village.page
    assert isinstance(shown, DaftarPage)
    front = shown.front()
    assert front is not None and front.status == "meninggal"


def test_the_net_by_area_is_told_for_the_row_in_front(page: RekapPage) -> None:
    show(page, "bersih", "rt")
    assert total(page) == ["Jumlah", "250", "0", "0", "4", "0", "246", "-4"]
    struck = page.session.index.rows[0]
    row = next(
        row for row in range(page.model.rowCount()) if texts(page, row)[0] == f"{struck.rt}/{struck.rw}"
    )
    page.table.setCurrentIndex(cell(page, row, BAR + 4))
    assert page._area.text().startswith(f"RT {struck.rt}/{struck.rw}: tambah 0, masuk 0, TMS ")
    assert struck.nama in [line.texts[0] for line in page.panel.model.lines]
    for column, count in ((BAR + 1, 250), (BAR + 6, 246), (BAR + 7, 4)):
        assert len(page.model.voters(cell(page, page.model.rowCount() - 1, column))) == count


def test_bars_are_of_the_number_in_front(page: RekapPage) -> None:
    show(page, "kelamin", "tps")
    first = cell(page, 0, BAR).data(BAR_ROLE)
    assert isinstance(first, Bar)
    assert [name for name, _ in first.parts] == ["L", "P"]
    assert sum(count for _, count in first.parts) == first.value <= first.largest
    page.table.setCurrentIndex(cell(page, 0, BAR + 1))
    alone = cell(page, 0, BAR).data(BAR_ROLE)
    assert (alone.value, alone.parts) == (first.parts[0][1], ())
    assert page.model.headerData(BAR, Qt.Orientation.Horizontal) == "Gambar: L"
    press(page.table, "Left")
    assert page.table.currentIndex().column() == 0, "a bar is never in front"
    assert not page.table.grab().isNull()


def test_keys_change_rows_and_columns(page: RekapPage) -> None:
    show(page, "kelamin", "tps")
    page.table.setFocus()
    keys("B")
    assert str(page.rows) == "dusun"
    keys("Shift+B", "K")
    assert (str(page.rows), page.view) == ("tps", "umur")
    keys("Shift+K", "Shift+K")
    assert page.view == "logistik"


def test_a_view_with_rows_of_its_own_gives_the_chosen_ones_back(page: RekapPage) -> None:
    show(page, "kelamin", "rt")
    show(page, "logistik")
    assert str(page.rows) == "tps" and page.kinds.buttons["tps"].isChecked()
    page.kinds.buttons["dusun"].setChecked(True)
    assert str(page.rows) == "tps" and page.kinds.buttons["tps"].isChecked()
    show(page, "kelamin")
    assert str(page.rows) == "dusun" and page.kinds.buttons["dusun"].isChecked()


def test_ballots_are_empty_until_the_reserve_is_entered(page: RekapPage) -> None:
    show(page, "logistik")
    assert total(page)[2] == ""
    page.reserve.percent.setFocus()
    letters("seperlunya")
    keys("Return")
    until(lambda: page.reserve.problem.isVisible())
    page.reserve.percent.clear()
    letters("2,5")
    typed = page.is_unsaved
    keys("Return")
    until(lambda: total(page)[2] != "")
    assert (typed, page.is_unsaved) == (True, False)
    voters = [int(texts(page, row)[1]) for row in range(page.model.rowCount() - 1)]
    assert total(page)[2] == str(sum(count + -(-count * 25 // 1000) for count in voters))
    keys("Esc", "Ctrl+Z")
    until(lambda: total(page)[2] == "")


def test_a_ratified_list_can_be_chosen(page: RekapPage) -> None:
    page.session.run(lambda workspace, _: ratify(workspace, "dps", "sekretaris", SEKRETARIS))
    until(lambda: page.head.lists.count() == 2)
    press(page.head.lists, "Down")
    page.show_list(str(page.head.lists.currentData()))
    until(lambda: page.counted is not None and page.counted.what is not None)
    assert page.head.net.text() == "Tambah 0, TMS 4, DPS turun 4"
    assert "konsep" not in page.head.whole.text()


def test_counts_follow_an_undo(page: RekapPage) -> None:
    press(page, "Ctrl+Z")
    until(lambda: page.head.net.text() == "Tambah 0, TMS 0, daftar tetap")


def choose(monkeypatch: pytest.MonkeyPatch, file: Path) -> list[str]:
    """The dialog of the system answers with this file; what it proposed."""
    proposed: list[str] = []

    def asked(*told: object) -> tuple[str, str]:
        proposed.append(Path(str(told[2])).name)
        return str(file), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
    return proposed


def test_a_workbook_is_written_where_it_was_wanted(
    page: RekapPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed = choose(monkeypatch, tmp_path / "rekap")
    answer(lambda dialog: keys("Return"))
    keys("X")
    until(lambda: (tmp_path / "rekap.xlsx").exists())
    assert proposed == ["9901012001-sukamaju-rekap.xlsx"]
    assert (tmp_path / "rekap.xlsx").read_bytes()[:2] == b"PK"


def test_a_pdf_is_shown_small_numbers_hidden_unless_asked(page: RekapPage) -> None:
    def look(dialog: object) -> None:
        assert isinstance(dialog, Ask)
        assert [one.text() for one in children(dialog, type(dialog.act)) if one.isChecked()] == [
            "Untuk luar desa", "F4",
        ]  # fmt: skip
        keys("Return")

    answer(look)
    keys("P")
    until(lambda: children(page.village, PdfPreview))


def test_the_report_is_signed_by_two_and_its_code_is_printed(
    page: RekapPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "laporan.dptl")

    def sign(dialog: object) -> None:
        letters(SEKRETARIS)
        keys("Return")

    answer(sign)
    keys("R")
    until(lambda: children(page.village, PdfPreview))
    opened = envelope.read((tmp_path / "laporan.dptl").read_bytes())
    assert laporan.open_report(opened).rekap["jumlah"] == 246
    assert opened.kode_sidik in page.village.top._saved.text()


def test_the_model_keeps_its_promises(page: RekapPage) -> None:
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    for rows in DIMENSI:
        for view in views():
            show(page, view, rows)
            page.table.setCurrentIndex(cell(page, 0, page.model.columnCount() - 1))
    tester.deleteLater()


def test_a_village_where_everybody_is_struck(page: RekapPage) -> None:
    everybody = [Mark(one.id, Alasan.MENINGGAL) for one in page.session.index.rows[4:]]
    page.session.run(lambda workspace, _: mark(workspace, everybody))
    until(lambda: page.head.net.text() == "Tambah 0, TMS 250, daftar turun 250")
    for view in views():
        show(page, view)
        assert total(page)[0] == "Jumlah"
