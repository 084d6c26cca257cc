"""TPS in the window: a plan is looked at first, moved about by keys and mouse, then saved by one act."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QWidget

from app.domain.istilah import Istilah
from app.domain.pemilih import Pemilih
from app.domain.tms import Alasan
from app.services.desa import members
from app.services.desa.mark import Mark, mark
from app.services.desa.open_paket import FirstMember, open_first
from app.services.desa.peta_wilayah import assign, wilayah
from app.services.desa.ratify import ratify
from app.services.desa.workspace import Workspace, open_workspace
from app.system import paths
from app.ui import theme
from app.ui.desa.tps_page import TpsPage
from app.ui.desa.village_screen import VillageScreen
from tests.builders import DESA, daftar, nik
from tests.ui.driving import (
    answer,
    answer_keys,
    child,
    focused,
    keys,
    letters,
    settle,
    texts,
    until,
)
from tests.villages import KETUA, LETTER, SEKRETARIS, TestKpu


def usual(voters: tuple[Pemilih, ...]) -> list[Pemilih]:
    """Five RT of 20 voters, three in RW 1 and two in RW 2; families of two."""
    return [
        replace(one, rt=f"{1 + at // 20:03}", rw=f"{1 + at // 60:03}", nkk=nik(1 + at // 2, kelamin="L"))
        for at, one in enumerate(voters)
    ]


def masked(voters: tuple[Pemilih, ...]) -> list[Pemilih]:
    return [replace(one, nkk="9901**********01") for one in usual(voters)]


def many_rts(voters: tuple[Pemilih, ...]) -> list[Pemilih]:
    """Twenty RT of five."""
    return [replace(one, rt=f"{1 + at // 5:03}", rw="001") for at, one in enumerate(usual(voters))]


@pytest.fixture
def village_folder(request: pytest.FixtureRequest, tmp_path: Path, kpu: TestKpu) -> Path:
    """The usual village; by `parametrize(..., indirect=True)` another: how its voters live."""
    live: Callable[[tuple[Pemilih, ...]], list[Pemilih]] = getattr(request, "param", usual)
    file = tmp_path / "paket.dpt"
    file.write_bytes(kpu.paket(live(daftar(100)), istilah=replace(Istilah(), tps="Meja")))
    folder = paths.village_root() / f"9901-2027-0a1b2c3d-{DESA.kode}"
    folder.parent.mkdir(parents=True)
    open_first(file, " ".join(LETTER), folder, FirstMember("Ketua Contoh", "ketua", KETUA))
    with open_workspace(folder, "ketua", KETUA) as workspace:
        members.add(workspace, "Sekretaris Contoh", "sekretaris", SEKRETARIS)
        assign(workspace, [row.kunci for row in wilayah(workspace) if row.rw == "002"], "Pulau")
    return folder


@pytest.fixture
def page(village: VillageScreen) -> TpsPage:
    """The page, its division counted, the focus in the picture."""
    keys("Alt+2")
    shown = village.page
    assert isinstance(shown, TpsPage)
    until(lambda: shown.state.keadaan is not None)
    idle(shown)
    return shown


def idle(page: TpsPage) -> None:
    until(lambda: not page.village.window_.jobs.running)
    settle()


def plan(page: TpsPage, count: int) -> None:
    """A plan of so many."""
    page.wishes.count.setValue(count)
    keys("Ctrl+H")
    until(lambda: page.state.is_preview)
    idle(page)


def shown(page: TpsPage) -> list[int]:
    """How many the table says vote where."""
    return [int(line.texts[3].split()[0]) for line in page.panel.model.lines]


def saved(page: TpsPage) -> list[int]:
    """How many the list says."""
    return [count for _, count in sorted(Counter(row.tps for row in page.session.index.rows).items())]


def unsaved(page: TpsPage) -> bool:
    return page.is_unsaved


def front(page: TpsPage) -> tuple[str, str]:
    assert page.picture.front is not None
    return page.picture.front.kode, page.picture.front.rt[2]


def act(page: TpsPage, what: Callable[[Workspace], object]) -> None:
    page.session.run(lambda workspace, _: what(workspace))
    idle(page)


def test_a_plan_is_a_preview_until_it_is_applied_as_one_act(page: TpsPage) -> None:
    assert focused() is page.picture
    assert not unsaved(page) and "yang berlaku sekarang" in " ".join(texts(page.head))
    plan(page, 2)
    assert (shown(page), saved(page), page.session.acts) == ([60, 40], [100], 0)
    assert unsaved(page) and "PRATINJAU, belum disimpan" in texts(page.head)
    assert "100 pemilih di 2 meja; 40 pindah" in texts(page.head)
    keys("Ctrl+Return")
    until(lambda: saved(page) == [60, 40])
    idle(page)
    assert not unsaved(page) and "PRATINJAU, belum disimpan" not in texts(page.head)
    assert (shown(page), page.session.acts) == ([60, 40], 1)
    keys("Ctrl+Z")
    until(lambda: saved(page) == [100])
    idle(page)
    assert shown(page) == [100]


def test_a_preview_has_a_frame_in_the_warning_colour(page: TpsPage) -> None:
    def corner() -> str:
        """As the screen has it: what is not drawn again stays as it was."""
        at = page._frame.mapToGlobal(QPoint(2, 1))
        shot = QGuiApplication.primaryScreen().grabWindow(0, at.x(), at.y(), 1, 1)
        return str(shot.toImage().pixelColor(0, 0).name())

    assert corner() != theme.colours().warn
    plan(page, 2)
    until(lambda: corner() == theme.colours().warn)
    keys("Ctrl+B")
    until(lambda: corner() != theme.colours().warn)


def test_the_quality_stands_beside_the_list_cut_in_number_order(page: TpsPage) -> None:
    plan(page, 3)
    told = texts(page.panel)
    at = told.index("RT terpisah")
    assert told[at + 1 : at + 3] == ["0", "2"]
    at = told.index("Keluarga terpisah")
    assert told[at + 1 : at + 3] == ["0", "1"]
    assert "Batas hanya peringatan" not in " ".join(told)


def test_above_the_limit_is_a_warning_in_a_sign_and_in_words(page: TpsPage) -> None:
    page.wishes.most.setValue(50)
    keys("Ctrl+H")
    until(lambda: page.state.is_preview)
    idle(page)
    assert [line.texts[3] for line in page.panel.model.lines] == ["60 ▲", "40"]
    assert "Batas hanya peringatan" in " ".join(texts(page.panel))
    page.wishes.cut.setChecked(True)
    keys("Ctrl+H")
    until(lambda: shown(page) == [50, 50])
    assert page.state.keadaan and page.state.keadaan.mutu.rt_terpisah == 1


def test_keys_choose_a_block_and_move_it_and_steps_are_taken_back(page: TpsPage) -> None:
    plan(page, 2)
    assert front(page) == ("001", "001")
    keys("Up", "Up", "Up")
    assert front(page) == ("001", "003"), "the top of the stack is the end"
    keys("Shift+Right")
    until(lambda: shown(page) == [40, 60])
    assert front(page) == ("002", "003"), "the block stays in front where it went"
    assert "RT 003/001: 20 pemilih di Meja 002" in texts(page)
    keys("Left")
    assert front(page)[0] == "001"
    keys("2")
    until(lambda: shown(page) == [20, 80])
    keys("Ctrl+Z")
    until(lambda: shown(page) == [40, 60])
    keys("Ctrl+Y")
    until(lambda: shown(page) == [20, 80])
    keys("Ctrl+Z", "Ctrl+Z")
    until(lambda: shown(page) == [60, 40])
    assert (page.session.acts, saved(page)) == (0, [100])


def test_without_a_plan_a_move_begins_a_preview_of_what_is_in_force(page: TpsPage) -> None:
    plan(page, 2)
    keys("Ctrl+Return")
    until(lambda: saved(page) == [60, 40])
    idle(page)
    keys("Shift+Right")
    until(lambda: shown(page) == [40, 60])
    assert unsaved(page) and "100 pemilih di 2 meja; 20 pindah" in texts(page.head)
    keys("Ctrl+Z")
    until(lambda: shown(page) == [60, 40])
    assert not unsaved(page), "nothing is left of it"
    keys("Ctrl+Y")
    until(lambda: unsaved(page))
    idle(page)
    keys("Ctrl+Return")
    until(lambda: saved(page) == [40, 60])


def test_an_emptied_tps_can_be_filled_again(page: TpsPage) -> None:
    plan(page, 5)
    keys("Shift+Right")
    until(lambda: shown(page) == [0, 40, 20, 20, 20])
    keys("Left")
    assert front(page) == ("002", "001"), "an empty one holds nothing to choose"
    keys("1")
    until(lambda: shown(page) == [20, 20, 20, 20, 20])


def test_a_block_is_dragged_by_the_mouse(page: TpsPage) -> None:
    plan(page, 2)
    picture = page.picture
    first, second = (column.kotak[0].rect.center() for column in picture._columns)
    QTest.mousePress(picture, Qt.MouseButton.LeftButton, pos=first.toPoint())
    for step in range(1, 6):
        QTest.mouseMove(picture, (first + (second - first) * (step / 5)).toPoint())
        settle()
    page.grab()  # the ghost is drawn
    QTest.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=second.toPoint())
    until(lambda: shown(page) == [40, 60])
    assert front(page) == ("002", "001")


def test_a_click_chooses_and_moves_nothing(page: TpsPage) -> None:
    plan(page, 2)
    box = page.picture._columns[1].kotak[1]
    QTest.mouseClick(page.picture, Qt.MouseButton.LeftButton, pos=box.rect.center().toPoint())
    assert front(page) == ("002", "005")
    assert page.panel.kode == "002", "the table follows"
    idle(page)
    assert shown(page) == [60, 40]
    page.panel.table.go_to(0)
    assert front(page)[0] == "001", "and leads"


def test_a_family_is_found_by_name_and_moves_to_a_new_one(page: TpsPage) -> None:
    name = next(row.nama for row in page.session.index.rows if row.rt == "001")

    def choose(dialog: QWidget) -> None:
        rows = child(dialog, QListWidget, "Siapa yang pindah")
        assert rows.item(0).text() == "RT 001/001 seluruhnya: 20 pemilih"
        assert rows.count() == 11
        letters(name)
        assert rows.count() >= 1 and name in rows.item(0).text()
        target = child(dialog, QComboBox, "Pindah ke")
        assert target.currentText() == "Meja 002 baru"
        keys("Return")

    answer(choose)
    keys("Return")
    until(lambda: shown(page) == [98, 2])
    assert page.state.keadaan and page.state.keadaan.mutu.keluarga_terpisah == 0
    keys("Ctrl+Return")
    until(lambda: saved(page) == [98, 2])


@pytest.mark.parametrize("village_folder", [masked], indirect=True)
def test_where_nkk_are_masked_a_voter_moves_alone_and_the_page_says_so(page: TpsPage) -> None:
    assert "Nomor KK 100 pemilih tidak terbaca" in " ".join(texts(page.panel))

    def count(dialog: QWidget) -> None:
        assert child(dialog, QListWidget, "Siapa yang pindah").count() == 21
        keys("Esc")

    answer(count)
    keys("Return")
    idle(page)
    assert not unsaved(page)


def test_a_dusun_gets_its_own_and_the_table_says_whose_it_is(page: TpsPage) -> None:
    def check(dialog: QWidget) -> None:
        keys("Space", "Return")

    answer(check)
    page.wishes.own.click()
    assert page.wishes.own.text() == "Dusun sendiri: 1"
    keys("Ctrl+H")
    until(lambda: page.state.is_preview)
    idle(page)
    assert [line.texts[2] for line in page.panel.model.lines] == ["-", "Pulau (sendiri)"]
    keys("Ctrl+Return")
    until(lambda: saved(page) == [60, 40])
    idle(page)
    assert page.state.tempat["002"].dusun == "Pulau"
    assert page.panel.model.lines[1].texts[2] == "Pulau (sendiri)"


def test_every_rw_by_itself(page: TpsPage) -> None:
    page.wishes.unit.setCurrentIndex(1)
    keys("Ctrl+H")
    until(lambda: shown(page) == [60, 40])


def test_a_place_is_typed_saved_and_undone(page: TpsPage) -> None:
    keys("F2")
    assert isinstance(focused(), QLineEdit)
    letters("Balai desa")
    assert unsaved(page)
    keys("Return")
    until(lambda: page.panel.model.lines[0].texts[1] == "Balai desa")
    idle(page)
    assert not unsaved(page) and focused() is page.panel.table
    keys("Ctrl+Z")
    until(lambda: page.panel.model.lines[0].texts[1] == "-")


def test_what_cannot_be_is_told_and_changes_nothing(page: TpsPage) -> None:
    answer_keys("Return")
    page.wishes.count.setValue(60)
    keys("Ctrl+H")
    idle(page)
    assert not unsaved(page) and shown(page) == [100]
    keys("5")
    assert "Meja 005 tidak ada.\n" in texts(page)
    keys("Up")
    assert "Meja 005 tidak ada.\n" not in texts(page)


@pytest.mark.parametrize("village_folder", [many_rts], indirect=True)
def test_with_more_than_nine_digits_are_collected(page: TpsPage) -> None:
    plan(page, 12)
    before = shown(page)
    keys("1", "2")
    assert "Pindah ke Meja 012 … Enter\n" in texts(page)
    keys("Backspace", "1", "Return")
    until(lambda: shown(page) != before)
    assert front(page) == ("011", "001")
    keys("9", "9", "Esc")
    idle(page)
    assert page.state.pratinjau and page.state.pratinjau.steps == 1


def test_moves_are_not_thrown_away_without_a_question(page: TpsPage) -> None:
    plan(page, 2)
    keys("Shift+Right")
    until(lambda: shown(page) == [40, 60])
    answer_keys("Esc")
    keys("Ctrl+B")
    assert unsaved(page)
    answer_keys("Return")
    keys("Ctrl+B")
    until(lambda: shown(page) == [100])
    assert not unsaved(page)


def test_a_preview_follows_the_list(page: TpsPage) -> None:
    plan(page, 2)
    struck = next(row.id for row in page.session.index.rows if row.rt == "001")
    act(page, lambda workspace: mark(workspace, [Mark(struck, Alasan.MENINGGAL)]))
    until(lambda: shown(page) == [59, 40])
    assert unsaved(page)


def test_after_the_dpt_it_is_looked_at_only(page: TpsPage) -> None:
    act(page, lambda workspace: ratify(workspace, "dps", "sekretaris", SEKRETARIS))
    act(page, lambda workspace: ratify(workspace, "dpt", "sekretaris", SEKRETARIS))
    until(lambda: page.session.is_locked)
    idle(page)
    assert not page.wishes.isEnabled() and "tidak dapat diubah" in " ".join(texts(page.head))
    keys("Ctrl+H", "Return")
    page.acts.move([page.session.index.rows[0].id], "001")
    idle(page)
    assert not unsaved(page)
    assert "Daftar sudah ditetapkan; meja tidak dapat diubah.\n" in texts(page)


def test_nothing_is_read_while_nobody_looks(village: VillageScreen, page: TpsPage) -> None:
    village.show_page("daftar")
    struck = page.session.index.rows[0].id
    act(page, lambda workspace: mark(workspace, [Mark(struck, Alasan.MENINGGAL)]))
    assert page.state.is_stale and shown(page) == [100]
    village.show_page("tps")
    until(lambda: shown(page) == [99])


def test_the_table_is_an_honest_model_and_the_picture_tells_what_is_under_it(page: TpsPage) -> None:
    QAbstractItemModelTester(page.panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    plan(page, 2)
    tata = page.picture._tata
    assert tata is not None and tata.under(QPointF(1, 1)) is None
    assert tata.column_at(-5) is None
    assert page.picture.accessibleDescription() == "RT 001/001: 20 pemilih di Meja 001"
    assert not any("TPS" in text for text in texts(page)), "the place calls it Meja"


def test_keys_reach_every_control_of_the_page(page: TpsPage) -> None:
    reached = {focused()}
    for _ in range(20):
        keys("Tab")
        reached.add(focused())
    wishes, panel = page.wishes, page.panel
    fields = {wishes.count, wishes.most, wishes.own, wishes.unit, wishes.cut, wishes.ask}
    assert {page.picture, *fields, panel.table, panel.place, panel.save} <= reached
