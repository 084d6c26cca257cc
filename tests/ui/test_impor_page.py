"""A table from a file: looked at row by row, ticked, taken as one act, reported, undone; by keys."""

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import TypeVar

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget

from app.domain.daftar_tahap import Tahap
from app.domain.nik import masked
from app.domain.tms import Alasan
from app.services.desa.find import show_voter
from app.services.desa.mark import Mark, mark
from app.services.desa.ratify import ratify
from app.services.desa.workspace import Workspace
from app.store import journal
from app.ui.desa.impor_page import ImporPage
from app.ui.desa.village_screen import VillageScreen
from app.ui.models.impor_model import TICK
from tests.builders import daftar, nik
from tests.ui.driving import answer, child, children, focused, keys, problem, says, settle, texts, until
from tests.villages import SEKRETARIS, listed

T = TypeVar("T")
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
VOTERS = daftar(100)
STAGES: tuple[Tahap, ...] = ("dps", "dpt")
MARKS = ("ID", "Nama Pemilih", "Keterangan", "No Surat", "Hobi")
NEW = ("NAMA", "NIK", "JK", "TGL LAHIR", "STS KAWIN", "RT", "RW")
A, B, C, D = VOTERS[:4]


@pytest.fixture
def page(village: VillageScreen) -> Iterator[ImporPage]:
    keys("Ctrl+6")
    shown = village.page
    assert isinstance(shown, ImporPage)
    rest(shown)
    yield shown
    rest(shown)


def rest(page: ImporPage) -> None:
    until(lambda: not page.village.window_.jobs.running)
    settle()


def ask(page: ImporPage, what: Callable[[Workspace], T]) -> T:
    """Straight from the data file."""
    answers: list[T] = []
    page.session.run(lambda workspace, _: what(workspace), answers.append)
    until(lambda: answers)
    rest(page)
    return answers[0]


def status(page: ImporPage, voter: str) -> str:
    shown = ask(page, lambda workspace: show_voter(workspace, voter))
    return shown.tercatat.pemilih.status_pilkades


def acts(page: ImporPage) -> int:
    return ask(page, lambda workspace: len({one.tindakan for one in journal.all_events(workspace.db)}))


def table(file: Path, *rows: Sequence[object]) -> Path:
    """A workbook as a village makes one."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(file)
    return file


def marks(folder: Path) -> Path:
    """One row of each outcome, and one more."""
    return table(
        folder / "tanda.xlsx",
        MARKS,
        (A.id, A.nama, "Meninggal dunia", "474.3/1", "memancing"),
        (B.id, B.nama, "pindah", "", ""),
        (C.id, C.nama, "", "", ""),
        (D.id, D.nama, "gaib", "", ""),
        ("", "", "", "", ""),
        (B.id, B.nama, "pindah", "", ""),
    )


def new(folder: Path) -> Path:
    """Two new voters, one refused, one listed already, one who may be."""
    return table(
        folder / "baru.xlsx",
        NEW,
        ("WARGA SATU", nik(501), "P", "11-12-1980", "S", 1, 1),
        ("WARGA DUA", nik(502), "P", "11-12-1980", "S", 1, 1),
        ("WARGA TIGA", "99O1", "P", "11-12-1980", "S", 1, 1),
        (A.nama, A.nik, A.kelamin, A.tanggal_lahir, "S", A.rt, A.rw),
        (B.nama, nik(504), B.kelamin, B.tanggal_lahir, "S", B.rt, B.rw),
    )


def in_dialog(file: Path) -> list[str]:
    """Name a file in the file dialog that comes next; afterwards the names that it proposed."""
    proposed: list[str] = []

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        lines: list[QLineEdit] = list(dialog.findChildren(QLineEdit))
        [name] = [one for one in lines if one.objectName() == "fileNameEdit"]
        proposed.append(name.text())
        name.setText(str(file))
        keys("Return")

    answer(act)
    return proposed


def look(page: ImporPage, file: Path) -> None:
    in_dialog(file)
    keys("Ctrl+O")
    rest(page)


def column(page: ImporPage, stem: str) -> list[str]:
    at = [one.stem for one in page.model.columns].index(stem)
    return [str(page.model.index(row, at).data()) for row in range(page.model.rowCount())]


def ticks(page: ImporPage) -> list[bool | None]:
    """Per row shown: chosen, not chosen, None where it cannot be."""
    states = [
        page.model.index(row, TICK).data(Qt.ItemDataRole.CheckStateRole)
        for row in range(page.model.rowCount())
    ]
    return [None if one is None else Qt.CheckState(one) == Qt.CheckState.Checked for one in states]


def counts(page: ImporPage) -> list[str]:
    return [one.text() for one in page.counts.buttons.values()]


# Marks -----------------------------------------------------------------------------------------------


def test_a_table_of_marks_is_looked_at_and_taken_as_one_act(page: ImporPage, tmp_path: Path) -> None:
    assert focused() is page.empty.choose
    before = acts(page)
    look(page, marks(tmp_path))
    assert focused() is page.table
    assert column(page, "baris") == ["2", "3", "4", "5", "7"]
    assert column(page, "hasil") == ["✓ meninggal", "✓ pindah domisili", "= tetap", "✗ ditolak", "≈ ganda"]
    assert column(page, "pemilih")[0] == f"1  {A.nama}"
    assert column(page, "sebab")[3:] == [
        "Alasannya tidak dikenal; tulislah misalnya meninggal.",
        "Pemilih ini sudah disebut di baris 3.",
    ]
    assert counts(page) == ["diperbarui 2", "tetap 1", "ditolak 1", "ganda 1", "semua 5 baris"]
    assert "(1 baris kosong dilewati)" in texts(page)
    assert ticks(page) == [True, True, None, None, None]
    assert acts(page) == before
    keys("Ctrl+Return")
    rest(page)
    assert any(text.startswith("✓ 2 pemilih ditandai") for text in texts(page))
    assert [status(page, one.id) for one in (A, B, C, D)] == ["meninggal", "pindah", "", ""]
    evidence = ask(page, lambda workspace: show_voter(workspace, A.id)).tercatat.bukti
    assert evidence == {"nomor": "474.3/1"}
    assert acts(page) == before + 1


def test_what_became_of_each_column_is_told(page: ImporPage, tmp_path: Path) -> None:
    look(page, marks(tmp_path))
    shown = texts(page)
    assert (
        "Kolom dipakai: ID → ID pemilih · Nama Pemilih → Nama · Keterangan → alasan tanda · "
        "No Surat → bukti: nomor" in shown
    )
    assert "Tidak dipakai: Hobi" in shown
    assert "tanda.xlsx" in shown


def test_the_act_is_undone_by_its_button_and_the_table_looked_at_again(
    page: ImporPage, tmp_path: Path
) -> None:
    look(page, marks(tmp_path))
    keys("Ctrl+Return")
    rest(page)
    assert not page.take.isVisible()
    page.undo.setFocus()
    keys("Return")
    rest(page)
    assert status(page, A.id) == ""
    assert any(text.startswith("Diurungkan.") for text in texts(page))
    assert ticks(page) == [True, True, None, None, None]
    keys("Ctrl+Return")
    rest(page)
    assert status(page, A.id) == "meninggal"
    keys("Ctrl+Z")
    rest(page)
    assert status(page, A.id) == ""
    assert any(text.startswith("Diurungkan.") for text in texts(page))


def test_space_ticks_and_only_ticked_rows_are_taken(page: ImporPage, tmp_path: Path) -> None:
    look(page, marks(tmp_path))
    keys("Space")
    assert ticks(page)[:2] == [False, True]
    assert page.take.text() == "Tandai 1 pemilih (Ctrl+Enter)"
    keys("Ctrl+A", "Space")
    assert ticks(page)[:2] == [True, True]
    keys("Space")
    assert ticks(page)[:2] == [False, False]
    assert not page.take.isEnabled()
    before = acts(page)
    keys("Ctrl+Return")
    rest(page)
    assert acts(page) == before
    cell = page.table.visualRect(page.model.index(1, TICK)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert ticks(page)[:2] == [False, True]
    keys("Ctrl+Return")
    rest(page)
    assert [status(page, one.id) for one in (A, B)] == ["", "pindah"]


def test_a_digit_shows_one_outcome_and_the_ticks_stay(page: ImporPage, tmp_path: Path) -> None:
    look(page, marks(tmp_path))
    keys("3")
    assert column(page, "hasil") == ["✗ ditolak"]
    assert page.counts.buttons["ditolak"].isChecked()
    assert "Baris 5: Alasannya tidak dikenal; tulislah misalnya meninggal." in texts(page)
    keys("1", "Space", "0")
    assert column(page, "baris") == ["2", "3", "4", "5", "7"]
    assert ticks(page)[:2] == [False, True]


def test_one_reason_for_all_rows(page: ImporPage, tmp_path: Path) -> None:
    file = table(tmp_path / "wafat.xlsx", ("ID", "NAMA"), (A.id, A.nama), (B.id, B.nama))
    look(page, file)
    assert says("COLUMNS_MISSING", problem(page))
    page.head.reason.setFocus()
    keys("M")  # the first that begins so: meninggal
    assert page.head.reason.currentData() == "meninggal"
    page.head.reason.activated.emit(page.head.reason.currentIndex())
    rest(page)
    assert not page.problem.isVisible()
    assert column(page, "hasil") == ["✓ meninggal"] * 2
    keys("Ctrl+Return")
    rest(page)
    assert [status(page, one.id) for one in (A, B)] == ["meninggal"] * 2


def test_reasons_that_need_a_letter_are_not_offered(page: ImporPage) -> None:
    offered = [page.head.reason.itemData(at) for at in range(page.head.reason.count())]
    assert "tms_lain" not in offered
    assert "gangguan_jiwa" not in offered
    assert {"", "meninggal", "pindah", "sesuai"} <= set(offered)


# New voters ------------------------------------------------------------------------------------------


def test_new_voters_and_one_who_may_be_listed(page: ImporPage, tmp_path: Path) -> None:
    page.head.kinds["baru"].setFocus()
    keys("Space")
    look(page, new(tmp_path))
    assert column(page, "hasil") == ["+ pemilih baru"] * 2 + ["✗ ditolak", "≈ ganda", "≈ ganda"]
    assert counts(page) == ["masuk 2", "ditolak 1", "ganda 2", "semua 5 baris"]
    assert ticks(page) == [True, True, None, None, False]
    assert column(page, "nik")[0] == masked(nik(501))
    assert column(page, "pemilih")[3:] == [f"1  {A.nama}", f"2  {B.nama}"]
    keys("End", "Space", "Ctrl+Return")
    rest(page)
    assert len(ask(page, listed)) == 103
    assert any(text.startswith("✓ 3 pemilih ditambahkan") for text in texts(page))
    keys("Ctrl+Z")
    rest(page)
    assert len(ask(page, listed)) == 100
    assert any(text.startswith("Diurungkan.") for text in texts(page))


def test_the_report_names_every_row_and_no_person(page: ImporPage, tmp_path: Path) -> None:
    page.head.set_kind("baru")
    look(page, new(tmp_path).rename(tmp_path / "Bu Siti.xlsx"))
    proposed = in_dialog(tmp_path / "laporan")
    keys("Ctrl+S")
    rest(page)
    assert proposed == ["9901012001-sukamaju-laporan-baris.csv"]
    data = (tmp_path / "laporan.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(data.splitlines(), delimiter=";"))
    assert [row[2:5] for row in rows[1:]] == [
        ["2", "baru", "ya"], ["3", "baru", "ya"], ["4", "ditolak", "tidak"], ["5", "ganda", "tidak"],
        ["6", "ganda", "tidak"],
    ]  # fmt: skip
    assert "WARGA" not in data
    assert A.nik not in data
    assert any("Laporan tersimpan: laporan.csv" in text for text in texts(page))


# What may go wrong -----------------------------------------------------------------------------------


def test_a_file_that_is_no_table_is_told_and_another_may_be_chosen(page: ImporPage, tmp_path: Path) -> None:
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK\x03\x04" + b"\0" * 400)
    look(page, broken)
    assert says("SHEET_UNREADABLE", problem(page))
    look(page, marks(tmp_path))
    assert not page.problem.isVisible()
    assert page.model.rowCount() == 5


def test_a_corrected_file_is_read_again_by_f5(page: ImporPage, tmp_path: Path) -> None:
    file = marks(tmp_path)
    look(page, file)
    table(file, MARKS, (A.id, A.nama, "TNI", "", ""))
    keys("F5")
    rest(page)
    assert column(page, "hasil") == ["✓ TNI"]


def test_a_list_that_changed_meanwhile_is_looked_at_again(page: ImporPage, tmp_path: Path) -> None:
    look(page, marks(tmp_path))
    ask(page, lambda workspace: mark(workspace, [Mark(A.id, Alasan.MENINGGAL)]))
    assert any(text.startswith("Daftar sudah berubah") for text in texts(page))
    keys("Ctrl+Return")
    rest(page)
    assert any(text.startswith("Daftar berubah sejak tabel ini dilihat; periksa") for text in texts(page))
    assert status(page, B.id) == ""
    keys("Ctrl+Return")
    rest(page)
    assert status(page, B.id) == "pindah"


def stopped(page: ImporPage, begin: Callable[[], object]) -> None:
    """Begin something while the lane is busy, and stop it before its turn comes."""
    gate = Event()
    page.session.run(lambda workspace, _: gate.wait(10))
    begin()
    page.village.window_.jobs.running[-1].cancel()
    gate.set()
    rest(page)
    assert any(text.startswith("Dibatalkan.") for text in texts(page))


def test_reading_and_saving_can_be_stopped(page: ImporPage, tmp_path: Path) -> None:
    file = marks(tmp_path)
    stopped(page, lambda: page.open_file(file))
    assert page.model.rowCount() == 0
    keys("F5")
    rest(page)
    before = acts(page)
    stopped(page, lambda: keys("Ctrl+Return"))
    assert acts(page) == before
    assert page.take.isEnabled()
    keys("Ctrl+Return")
    rest(page)
    assert acts(page) == before + 1


def test_after_the_dpt_only_the_dead(page: ImporPage, tmp_path: Path) -> None:
    page.head.set_kind("baru")
    for stage in STAGES:
        ask(page, lambda workspace, stage=stage: ratify(workspace, stage, "sekretaris", SEKRETARIS))  # type: ignore[misc]
    page.session.reload()
    rest(page)
    assert page.head.kind == "tanda"
    assert not page.head.kinds["baru"].isEnabled()
    assert any(text.startswith("DPT sudah ditetapkan") for text in texts(page))
    look(page, marks(tmp_path))
    assert column(page, "hasil")[:2] == ["✓ meninggal", "✗ ditolak"]


def test_a_table_is_dropped_and_a_package_is_not_for_this_page(page: ImporPage, tmp_path: Path) -> None:
    def event(file: Path, kind: type[QDragEnterEvent] | type[QDropEvent]) -> QDragEnterEvent | QDropEvent:
        data.setUrls([QUrl.fromLocalFile(str(file))])
        place = QPointF(5, 5)
        args = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        return kind(place.toPoint() if kind is QDragEnterEvent else place, *args)  # type: ignore[arg-type]

    data = QMimeData()
    entered = event(tmp_path / "paket.dpt", QDragEnterEvent)
    QApplication.sendEvent(page, entered)
    assert page.acts.file is None
    file = marks(tmp_path)
    entered = event(file, QDragEnterEvent)
    QApplication.sendEvent(page, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(page, event(file, QDropEvent))
    rest(page)
    assert page.model.rowCount() == 5


# What everybody needs --------------------------------------------------------------------------------


@pytest.mark.parametrize("village_folder", [2700], indirect=True)
def test_three_thousand_rows_add_up(page: ImporPage, tmp_path: Path) -> None:
    people = daftar(2700)
    rows = [(one.id, one.nama, "pindah" if at % 5 else "gaib", "", "") for at, one in enumerate(people)]
    look(page, table(tmp_path / "besar.xlsx", MARKS, *rows, *rows[:300]))
    shown = page.acts.shown
    assert shown is not None
    assert shown.hitungan == {"baru": 0, "tandai": 2160, "tetap": 0, "ditolak": 600, "ganda": 240}
    assert counts(page)[-1] == "semua 3.000 baris"
    keys("Ctrl+A", "Space", "Space", "Ctrl+Return")
    rest(page)
    assert page.session.index.total().tms == 2160
    assert any(text.startswith("✓ 2.160 pemilih ditandai") for text in texts(page))


def test_the_model_is_sound(page: ImporPage, tmp_path: Path) -> None:
    tester = QAbstractItemModelTester(page.model, FATAL, page)
    look(page, marks(tmp_path))
    keys("3", "0", "Space", "Ctrl+A", "Space")
    keys("Ctrl+Return")
    rest(page)
    assert not page.model.setData(
        page.model.index(0, TICK), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole
    )
    assert tester.model() is page.model


def test_every_control_has_a_name(page: ImporPage, tmp_path: Path) -> None:
    look(page, marks(tmp_path))
    for kind in (QPushButton, QComboBox):
        assert all(one.accessibleName() for one in children(page, kind))
    assert child(page, QWidget, "Baris tabel") is page.table
    told = page.model.index(0, TICK).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "dipilih"
