"""Every act is told in words and can be undone for ever; what stands in the way is shown."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.tms import Alasan
from app.services.desa.edit import edit
from app.services.desa.mark import Mark, mark
from app.services.desa.workspace import Workspace
from app.ui.desa import riwayat_page
from app.ui.desa.daftar_page import DaftarPage
from app.ui.desa.riwayat_page import RiwayatPage
from app.ui.desa.village_screen import VillageScreen
from app.ui.models.rincian_model import RincianModel
from tests.ui.driving import child, press, settle, until

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def page(village: VillageScreen) -> Iterator[RiwayatPage]:
    """Three acts, newest first: a correction, one who moved, three dead."""
    ids = [one.id for one in village.session.index.rows[:5]]
    do(village, lambda workspace: mark(workspace, [Mark(one, Alasan.MENINGGAL) for one in ids[:3]]))
    do(village, lambda workspace: mark(workspace, [Mark(ids[3], Alasan.TNI)]))
    do(village, lambda workspace: edit(workspace, {(ids[0], "nama"): "SITI", (ids[4], "rt"): "9"}))
    village.show_page("riwayat")
    shown = village.page
    assert isinstance(shown, RiwayatPage)
    rest(shown)
    yield shown
    rest(shown)


def do(village: VillageScreen, act: Callable[[Workspace], object]) -> None:
    """An act, from wherever."""
    village.session.run(lambda workspace, _: act(workspace))
    until(lambda: not village.window_.jobs.running)


def rest(page: RiwayatPage) -> None:
    """Everything is read, the panel has followed."""
    until(lambda: not (page.village.window_.jobs.running or page._follow.isActive()))
    settle()


def told(page: RiwayatPage, row: int) -> list[str]:
    """An act as its row has it, without its time."""
    return [str(page.model.index(row, column).data()) for column in range(1, 4)]


def test_acts_stand_there_in_words(page: RiwayatPage) -> None:
    assert told(page, 0) == ["Ketua Contoh", "Pembetulan nama, pembetulan RT", "2 pemilih"]
    assert told(page, 1) == ["Ketua Contoh", "TNI", "1 pemilih"]
    assert told(page, 2) == ["Ketua Contoh", "Meninggal", "3 pemilih"]
    assert told(page, 3)[1:] == ["Anggota panitia · tetap", ""]
    assert page._count.text() == f"{len(page.model.acts)} tindakan"
    assert page.table.hasFocus()


def test_enter_goes_to_the_voters_and_from_there_to_the_list(page: RiwayatPage) -> None:
    press(page.table, "Down", "Down")
    rest(page)
    assert [one.baru for one in page.panel.model.rows][:2] == ["Meninggal", "Meninggal"]
    press(page.table, "Return")
    assert page.panel.table.hasFocus()
    press(page.panel.table, "Escape")
    assert page.table.hasFocus()
    press(page.table, "Return")
    voter = page.panel.model.rows[2].pemilih
    press(page.panel.table, "Down", "Down", "Return")
    shown = page.village.page
    assert isinstance(shown, DaftarPage)
    front = shown.front()
    assert front is not None
    assert front.id == voter


def test_an_old_act_is_undone_and_brought_back(page: RiwayatPage) -> None:
    act = page.model.acts[1].act
    press(page.table, "Down", "U")
    rest(page)
    assert told(page, 0)[1:3] == ["Diurungkan: TNI", "1 pemilih"]
    front = page.front()
    assert front is not None
    assert front.act == act
    assert told(page, page.table.at)[1] == "TNI · ✗ diurungkan"
    assert not page.panel.reverse.isEnabled()
    assert all(one.status != "tni" for one in page.session.index.rows)
    press(page.table, "Home")
    page.table.go_to(0)
    rest(page)
    assert page.panel.reverse.text() == "Kembalikan (U)"
    press(page.table, "U")
    rest(page)
    assert told(page, 0)[1] == "Dikembalikan: TNI"
    assert [one.status for one in page.session.index.rows].count("tni") == 1


def test_a_refused_undo_says_why_and_shows_the_act_in_the_way(page: RiwayatPage) -> None:
    dead = page.model.acts[2]
    voter = page.session.index.rows[0].id
    do(page.village, lambda workspace: mark(workspace, [Mark(voter, Alasan.PINDAH)]))
    rest(page)
    page.kind.setCurrentIndex(page.kind.findData("tanda"))
    page.reload()
    rest(page)
    page.go_to(dead.act)
    rest(page)
    press(page.table, "U")
    rest(page)
    assert page.panel.problem.isVisible()
    assert "Sudah diubah lagi" in page.panel.problem.accessibleName()
    assert page.panel._later.text().startswith("Tindakan sesudahnya: pindah domisili")
    page.panel._show.click()
    rest(page)
    front = page.front()
    assert front is not None
    assert front.hal[0].nilai == "pindah"
    assert not page.panel.problem.isVisible()


def test_an_act_that_is_filtered_away_is_found_again(page: RiwayatPage) -> None:
    wanted = page.model.acts[0].act
    page.kind.setCurrentIndex(page.kind.findData("tanda"))
    page.reload()
    rest(page)
    assert page.model.place(wanted) == -1
    page.go_to(wanted)
    rest(page)
    front = page.front()
    assert front is not None
    assert front.act == wanted
    assert page.kind.currentData() == ""


def test_what_is_on_record_cannot_be_undone(page: RiwayatPage) -> None:
    page.table.go_to(3)
    rest(page)
    assert not page.panel.reverse.isEnabled()
    assert "tidak dapat diurungkan" in page.panel._state.text()
    before = len(page.model.acts)
    press(page.table, "U")
    rest(page)
    assert len(page.model.acts) == before


def test_the_list_is_narrowed_by_kind_and_member(page: RiwayatPage) -> None:
    page.kind.setCurrentIndex(page.kind.findData("ubah"))
    page.reload()
    rest(page)
    assert [told(page, row)[1] for row in range(page.model.rowCount())] == ["Pembetulan nama, pembetulan RT"]
    page.kind.setCurrentIndex(0)
    assert [page.who.itemText(at) for at in range(page.who.count())] == [
        "Semua anggota",
        "Ketua Contoh",
        "Sekretaris Contoh",
    ]
    page.who.setCurrentIndex(2)
    page.reload()
    rest(page)
    assert page.model.rowCount() == 0
    assert page.front() is None
    assert not page.panel.isEnabled()
    assert page._count.text() == "0 tindakan"


def test_older_acts_come_while_one_scrolls(page: RiwayatPage, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [one.act for one in page.model.acts]
    monkeypatch.setattr(riwayat_page, "_PAGE", 2)
    tester = QAbstractItemModelTester(page.model, FATAL, page)
    page.model.show(page.model.acts[:2], whole=False)
    while not page.model.is_whole:
        page.model.fetchMore(QModelIndex())
        assert not page.model.canFetchMore(QModelIndex())
        rest(page)
    assert [one.act for one in page.model.acts] == whole
    tester.deleteLater()


def test_an_act_elsewhere_appears_on_top(page: RiwayatPage) -> None:
    voter = page.session.index.rows[9].id
    front = page.front()
    do(page.village, lambda workspace: mark(workspace, [Mark(voter, Alasan.SESUAI)]))
    rest(page)
    assert told(page, 0)[1] == "Sesuai"
    assert page.front() == front


def test_the_models_keep_their_promises(page: RiwayatPage) -> None:
    testers = [QAbstractItemModelTester(one, FATAL, page) for one in (page.model, page.panel.model)]
    for row in range(page.model.rowCount()):
        page.table.go_to(row)
        rest(page)
    page.model.show([], whole=True)
    rest(page)
    assert RincianModel().rowCount() == 0
    for tester in testers:
        tester.deleteLater()


def test_every_control_has_a_name(page: RiwayatPage) -> None:
    assert child(page, QPushButton, "Urungkan (U)") is page.panel.reverse
    names = [one.accessibleName() for one in (page.who, page.kind, page.table, page.panel.table)]
    assert all(names)
    assert QApplication.focusWidget() is page.table
