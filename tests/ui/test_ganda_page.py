"""Pairs in the window: side by side, decided by one key, undone at once, what was not compared told."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.pemilih import Pemilih
from app.domain.pemilihan import Profil
from app.domain.tms import Alasan
from app.services.desa import members
from app.services.desa.add import Orang, add
from app.services.desa.edit import edit
from app.services.desa.ganda import find
from app.services.desa.ganda_putusan import decide_different, decided
from app.services.desa.mark import Mark, mark
from app.services.desa.open_paket import FirstMember, open_first
from app.services.desa.workspace import open_workspace
from app.store import journal
from app.system import paths
from app.ui.desa.ganda_page import GandaPage
from app.ui.desa.village_screen import VillageScreen
from tests.bench.ganda import village as bench_village
from tests.builders import DESA, daftar, nik
from tests.ui.driving import answer, answer_keys, children, focused, keys, letters, rest, settle, texts, until
from tests.villages import KETUA, LETTER, SEKRETARIS, TestKpu

PEOPLE = list(daftar(100))
FIRST, SECOND = PEOPLE[10], PEOPLE[20]
TWIN, OTHER = PEOPLE[50], PEOPLE[60]


def twice(people: list[Pemilih]) -> list[Pemilih]:
    """Two people stand there twice: no. 11 as 51, no. 21 as 61."""
    same = {TWIN.id: FIRST, OTHER.id: SECOND}
    return [
        replace(one, nama=who.nama, tanggal_lahir=who.tanggal_lahir, kelamin=who.kelamin)
        if (who := same.get(one.id))
        else one
        for one in people
    ]


def once(people: list[Pemilih]) -> list[Pemilih]:
    """Nobody shares a name."""
    return [replace(one, nama=f"{one.nama} {one.nama[::-1]}") for one in people]


def bare(people: list[Pemilih]) -> list[Pemilih]:
    return [replace(one, nik="", nkk="") for one in twice(people)]


def masked(people: list[Pemilih]) -> list[Pemilih]:
    return [replace(one, nik="9901**********07", nkk="") for one in twice(people)]


Live = Callable[[list[Pemilih]], list[Pemilih]]


@pytest.fixture
def village_folder(request: pytest.FixtureRequest, tmp_path: Path, kpu: TestKpu) -> Path:
    """The usual village; by `parametrize(..., indirect=True)` another: (how its voters live, profile)."""
    live: Live
    profil: Profil
    live, profil = getattr(request, "param", (twice, "lengkap"))
    file = tmp_path / "paket.dpt"
    file.write_bytes(kpu.paket(live(PEOPLE), profil=profil))
    folder = paths.village_root() / f"9901-2027-0a1b2c3d-{DESA.kode}"
    folder.parent.mkdir(parents=True)
    open_first(file, " ".join(LETTER), folder, FirstMember("Ketua Contoh", "ketua", KETUA))
    with open_workspace(folder, "ketua", KETUA) as workspace:
        members.add(workspace, "Sekretaris Contoh", "sekretaris", SEKRETARIS)
    return folder


@pytest.fixture
def page(village: VillageScreen) -> GandaPage:
    """The pairs, found, the first in front."""
    keys("Alt+3")
    shown = village.page
    assert isinstance(shown, GandaPage)
    calm(shown)
    return shown


def calm(page: GandaPage) -> None:
    rest(page.village.window_)


def pairs(page: GandaPage) -> list[tuple[str, str]]:
    return [row.kunci for row in page.model.rows]


def status(page: GandaPage, voter: str) -> str:
    row = page.session.index.get(voter)
    assert row is not None
    return row.status


BOTH = [(FIRST.id, TWIN.id), (SECOND.id, OTHER.id)]


def test_the_pairs_are_shown_with_both_side_by_side(page: GandaPage) -> None:
    assert sorted(pairs(page)) == BOTH
    assert focused() is page.table
    assert "2 pasangan perlu diputuskan" in texts(page.head)
    front = page.table.front()
    assert front is not None
    shown = texts(page.panel)
    assert "Nama dan tanggal lahir sama." in shown
    assert shown.count(front.kiri.nama) == 2
    assert "≠" in shown and "=" in shown
    assert any("**********" in text for text in shown)
    assert not any(one.nik in shown for one in PEOPLE)


def test_two_strikes_the_right_one_and_the_next_pair_comes(page: GandaPage) -> None:
    first, second = page.model.rows
    keys("2")
    calm(page)
    assert status(page, first.kanan.id) == "ganda"
    assert pairs(page) == [second.kunci]
    assert (focused(), page.table.front()) == (page.table, page.model.rows[0])
    told = texts(page.head)
    assert "1 pasangan perlu diputuskan" in told and "1 sudah diputuskan" in told
    assert any("dicoret sebagai ganda" in text for text in texts(page.village.top))
    keys("Ctrl+Z")
    calm(page)
    assert (len(pairs(page)), status(page, first.kanan.id)) == (2, "")
    keys("Ctrl+Y")
    calm(page)
    assert len(pairs(page)) == 1


def test_one_strikes_the_left_one(page: GandaPage) -> None:
    front = page.model.rows[0]
    keys("1")
    calm(page)
    assert (status(page, front.kiri.id), status(page, front.kanan.id)) == ("ganda", "")


def test_a_quick_hand_decides_each_pair_once(page: GandaPage, village_folder: Path) -> None:
    """Two keys before the first is on disk: the second is about the next pair."""
    keys("B", "B")
    calm(page)
    assert pairs(page) == []
    closed: list[bool] = []
    page.village.window_.close_village(lambda: closed.append(True))
    until(lambda: closed)
    page.village.window_.show_start()
    with open_workspace(village_folder, "ketua", KETUA) as workspace:
        assert sorted(one.kunci for one in decided(workspace)) == BOTH
        assert len(journal.events_of_kind(workspace.db, "pasangan")) == 2


def test_two_people_are_told_apart_with_a_reason_and_it_is_undone(page: GandaPage) -> None:
    front = page.model.rows[0]

    def give(dialog: QWidget) -> None:
        letters("sepupu")
        keys("Return")

    answer(give)
    keys("Shift+B")
    calm(page)
    assert front.kunci not in pairs(page)
    keys("Alt+S")
    calm(page)
    assert pairs(page) == [front.kunci]
    assert any(text.endswith("Alasan: sepupu") and "Ketua Contoh" in text for text in texts(page.panel))
    keys("Ctrl+Z")
    calm(page)
    assert "Belum ada yang diputuskan" in texts(page.empty)
    assert any("pasangan ganda pada 2 pemilih" in text for text in texts(page.village.top))


@pytest.mark.parametrize("key", ["2", "B"])
def test_a_decision_is_taken_back_from_its_pile(page: GandaPage, key: str) -> None:
    front = page.model.rows[0]
    keys(key, "Alt+S")
    calm(page)
    keys("U")
    calm(page)
    assert pairs(page) == []
    keys("Alt+P")
    calm(page)
    assert front.kunci in pairs(page)
    assert status(page, front.kanan.id) == ""


def test_later_goes_to_the_end(page: GandaPage) -> None:
    first, second = pairs(page)
    keys("L")
    calm(page)
    assert pairs(page) == [second, first]
    assert page.table.at == 0
    assert page.model.index(1, 2).data() == "nama dan lahir sama, nanti"


def test_what_somebody_else_marked_is_gone_and_what_he_corrected_is_searched_again(page: GandaPage) -> None:
    page.session.run(lambda workspace, _: mark(workspace, [Mark(TWIN.id, Alasan.MENINGGAL)]))
    calm(page)
    assert pairs(page) == [BOTH[1]]
    page.session.run(lambda workspace, _: edit(workspace, {(OTHER.id, "nama"): "BUKAN SIAPA"}))
    calm(page)
    assert pairs(page) == []
    page.session.run(lambda workspace, _: edit(workspace, {(OTHER.id, "nama"): SECOND.nama}))
    calm(page)
    assert pairs(page) == [BOTH[1]]


def test_what_changed_while_another_page_was_shown_is_there(page: GandaPage) -> None:
    keys("Ctrl+1")
    page.session.run(lambda workspace, _: decide_different(workspace, *BOTH[0]))
    calm(page)
    keys("Alt+3")
    calm(page)
    assert pairs(page) == [BOTH[1]]


def test_the_window_and_the_command_line_find_the_same(page: GandaPage) -> None:
    found: list[tuple[str, str]] = []
    page.session.run(
        lambda workspace, _: find(workspace),
        lambda told: found.extend(pair.kunci for pair in told.pasangan if pair.is_strong),
    )
    calm(page)
    assert found == pairs(page)


def test_kpu_s_entry_is_struck_only_after_a_question(page: GandaPage) -> None:
    """The village's own entry of somebody who is listed."""
    who = PEOPLE[5]
    fields = {kolom: getattr(who, kolom) for kolom in ("nama", "kelamin", "tanggal_lahir", "rt", "rw", "tps")}
    orang = Orang(fields | {"nik": nik(77, who.tanggal_lahir, who.kelamin)})
    page.session.run(lambda workspace, _: add(workspace, [orang]))
    calm(page)
    at = next(at for at, row in enumerate(page.model.rows) if row.kanan.baru)
    page.table.go_to(at)
    calm(page)
    own = page.model.rows[at].kanan.id
    assert texts(page.panel).count("usul: yang ini dicoret") == 1
    answer_keys("Escape")
    keys("1")
    calm(page)
    assert (status(page, who.id), len(pairs(page))) == ("", 3)
    answer_keys("Return")
    keys("1")
    calm(page)
    assert status(page, who.id) == "ganda"
    keys("Ctrl+Z")
    calm(page)
    page.table.go_to(next(at for at, row in enumerate(page.model.rows) if row.kanan.id == own))
    keys("2")
    calm(page)
    assert (status(page, own), status(page, who.id)) == ("ganda", "")


def test_a_reveal_shows_both_and_is_written_down(page: GandaPage) -> None:
    seen: list[int] = []

    def count() -> None:
        page.session.run(
            lambda workspace, _: journal.head_of(workspace.db, workspace.device, "akses").urut, seen.append
        )
        calm(page)

    front = page.model.rows[0]
    count()
    keys("I")
    calm(page)
    shown = texts(page.panel)
    assert front.kiri.nik in shown and front.kanan.nik in shown
    count()
    assert seen[1] == seen[0] + 2
    keys("Down", "Up")
    calm(page)
    assert front.kiri.nik not in texts(page.panel)


@pytest.mark.parametrize("village_folder", [(once, "lengkap")], indirect=True)
def test_where_nothing_is_found_it_says_what_was_looked_for(page: GandaPage) -> None:
    assert "✓ Tidak ada pasangan yang menunggu putusan" in texts(page.empty)
    assert any("NIK sama; nomor KK dan nama sama" in text for text in texts(page.empty))
    assert not page.head._missed.isVisible()
    keys("Alt+M")
    calm(page)
    assert "Tidak ada pasangan yang lemah" in texts(page.empty)


@pytest.mark.parametrize(
    ("village_folder", "told"),
    [
        ((bare, "tanpa-nik"), "Paket KPU ini tanpa NIK dan nomor KK."),
        ((masked, "nik-disamarkan"), "Di paket KPU ini NIK dan nomor KK tersamar."),
    ],
    indirect=["village_folder"],
)
def test_without_nik_it_says_what_it_could_not_compare(page: GandaPage, told: str) -> None:
    assert sorted(pairs(page)) == BOTH
    whole = " ".join(texts(page.head))
    assert told in whole
    assert "NIK 100, nomor KK 100 dari 100 orang" in whole


def test_every_control_has_a_name_and_nothing_is_cut_on_a_small_screen(page: GandaPage) -> None:
    page.village.window_.resize(1280, 720)
    settle()
    for made in children(page, QPushButton):
        assert made.accessibleName()
        assert made.width() >= made.sizeHint().width(), made.text()
    assert page.table.accessibleName()


def test_the_model_keeps_its_promises(page: GandaPage) -> None:
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    assert tester.model() is page.model
    for name in ("B", "Alt+S", "U", "Alt+M", "Alt+P", "2", "Alt+S", "Alt+P"):
        keys(name)
        calm(page)
    spoken = page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Nama: {page.model.rows[0].kiri.nama}"


def many(people: list[Pemilih]) -> list[Pemilih]:
    made, _ = bench_village(5000, 400)
    return [replace(one, id=who.id) for one, who in zip(made, daftar(5000), strict=True)]


@pytest.mark.parametrize("village_folder", [(many, "lengkap")], indirect=True)
def test_hundreds_of_pairs_never_hold_the_window(page: GandaPage) -> None:
    """The window's own time, which other work on this computer does not lengthen."""
    count = len(pairs(page))
    assert count > 250
    longest = 0.0
    for act in (page.refill, lambda: page.acts.press("B"), lambda: page.table.go_to(100)):
        began = time.thread_time()
        act()
        longest = max(longest, time.thread_time() - began)
    calm(page)
    assert len(pairs(page)) == count - 1
    assert longest < 0.1
