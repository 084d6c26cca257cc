"""The map of the village in the window: chosen and named by key, the list right at once, undone at once."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.domain.istilah import SEBUTAN
from app.domain.pemilih import Pemilih
from app.domain.peristiwa import Draft
from app.services.desa import members
from app.services.desa.edit import edit_from_table
from app.services.desa.open_paket import FirstMember, open_first
from app.services.desa.peta_wilayah import BarisWilayah, assign, dusun_of
from app.services.desa.workspace import open_workspace
from app.system import paths
from app.ui.desa.daftar_page import DaftarPage
from app.ui.desa.village_screen import VillageScreen
from app.ui.desa.wilayah_page import WilayahPage
from tests.builders import DESA, daftar
from tests.ui.driving import answer, answer_keys, children, focused, keys, letters, settle, texts, until
from tests.villages import KETUA, LETTER, SEKRETARIS, TestKpu

ADDRESSES = ("DUSUN SUKASARI", "DSN. KRAJAN", "JL. MAWAR 3", "JL. MELATI 7")


def usual(voters: tuple[Pemilih, ...]) -> list[Pemilih]:
    """Four RT in each of two RW, an address each; three voters without RT; two addresses name their dusun."""
    placed = [
        replace(one, alamat=ADDRESSES[at % 4], rt=f"{1 + at % 4:03}", rw=f"{1 + at // 50:03}")
        for at, one in enumerate(voters)
    ]
    return [*(replace(one, alamat="JL. MAWAR 3", rt="") for one in placed[:3]), *placed[3:]]


def bare(voters: tuple[Pemilih, ...]) -> list[Pemilih]:
    return [replace(one, alamat=ADDRESSES[at % 4], rt="", rw="") for at, one in enumerate(voters)]


def scattered(voters: tuple[Pemilih, ...]) -> list[Pemilih]:
    """A place each."""
    return [replace(one, alamat=f"JL. MAWAR {at}") for at, one in enumerate(voters)]


@pytest.fixture
def village_folder(request: pytest.FixtureRequest, tmp_path: Path, kpu: TestKpu) -> Path:
    """The usual village; by `parametrize(..., indirect=True)` another: (how its voters live, how many)."""
    live: Callable[[tuple[Pemilih, ...]], list[Pemilih]]
    live, count = getattr(request, "param", (usual, 100))
    file = tmp_path / "paket.dpt"
    file.write_bytes(kpu.paket(live(daftar(count)), istilah=SEBUTAN["pilwana"]))
    folder = paths.village_root() / f"9901-2027-0a1b2c3d-{DESA.kode}"
    folder.parent.mkdir(parents=True)
    open_first(file, " ".join(LETTER), folder, FirstMember("Ketua Contoh", "ketua", KETUA))
    with open_workspace(folder, "ketua", KETUA) as workspace:
        members.add(workspace, "Sekretaris Contoh", "sekretaris", SEKRETARIS)
    return folder


@pytest.fixture
def page(village: VillageScreen) -> WilayahPage:
    """The map, read, its first place in front."""
    keys("Ctrl+4")
    shown = village.page
    assert isinstance(shown, WilayahPage)
    until(lambda: shown.places and not village.window_.jobs.running)
    return shown


def named(page: WilayahPage) -> list[str]:
    """The names in force, in the map's order."""
    return [place.dusun for place in page.places if place.dusun]


def show(page: WilayahPage, kind: str, key: str) -> None:
    """A quick filter by its key; a button shows for a moment that it was pressed."""
    keys(key)
    until(lambda: page.filters.kind == kind)
    page.table.setFocus()


def column_of(page: WilayahPage, stem: str) -> int:
    return next(at for at, one in enumerate(page.model.columns) if one.stem == stem)


def cell(page: WilayahPage, stem: str) -> str:
    """What the first row shows there."""
    return str(page.model.index(0, column_of(page, stem)).data())


def idle(page: WilayahPage) -> None:
    until(lambda: not page.village.window_.jobs.running)
    settle()


def in_list(page: WilayahPage) -> list[str]:
    """The names in the list's rows, which must agree with everything that counts them."""
    index = page.session.index
    names = [row.dusun for row in index.rows if row.dusun]
    assert index.total().tanpa_dusun == len(index.rows) - len(names)
    assert {part.nama: part.jumlah for part in index.progress("dusun") if part.nama} == {
        name: names.count(name) for name in names
    }
    assert sum(index.facets("dusun").values()) == len(index.rows)
    return names


def voters_of(*places: BarisWilayah) -> int:
    return sum(place.voters for place in places)


def test_chosen_places_get_a_typed_name_as_one_act_and_lose_it_with_one_key(page: WilayahPage) -> None:
    first, second, third = page.model.rows[:3]
    keys("Shift+Down")
    assert page.table.chosen() == [first, second]
    assert f"{voters_of(first, second)} pemilih" in " ".join(texts(page.panel))
    letters("Koto Lamo")
    assert focused() is page.panel.field
    keys("Return")
    until(lambda: named(page) == ["Koto Lamo"] * 2)
    assert in_list(page) == ["Koto Lamo"] * voters_of(first, second)
    assert (focused(), page.table.chosen()) == (page.table, [third])
    assert any("Ctrl+Z" in text for text in texts(page.village.top))
    keys("Ctrl+Z")
    until(lambda: named(page) == [])
    assert in_list(page) == []
    assert any("jorong di 2 tempat" in text for text in texts(page.village.top))
    keys("Ctrl+Y")
    until(lambda: named(page) == ["Koto Lamo"] * 2)
    assert len(in_list(page)) == voters_of(first, second)


def test_it_is_on_disk(page: WilayahPage, village_folder: Path) -> None:
    letters("Koto")
    keys("Return")
    until(lambda: named(page) == ["Koto"])
    closed: list[bool] = []
    page.village.window_.close_village(lambda: closed.append(True))
    until(lambda: closed)
    page.village.window_.show_start()
    with open_workspace(village_folder, "ketua", KETUA) as workspace:
        assert list(dusun_of(workspace).values()) == ["Koto"]


def test_what_is_open_is_counted_in_voters_and_places(page: WilayahPage) -> None:
    assert "100 pemilih di 9 tempat belum punya jorong" in texts(page.head)
    left = 100 - voters_of(page.model.rows[0])
    letters("Koto")
    keys("Return")
    until(lambda: named(page) == ["Koto"])
    assert f"{left} pemilih di 8 tempat belum punya jorong" in texts(page.head)
    assert page.filters.buttons["belum"].text() == "&Belum 8"
    assert len(page.model.rows) == 8, "a place with a name leaves the open ones"


def test_a_list_that_is_filtered_by_dusun_follows(page: WilayahPage) -> None:
    page.village.show_list(dusun="")
    shown = page.village.page
    assert isinstance(shown, DaftarPage)
    assert len(shown.model.positions) == 100
    keys("Ctrl+4", "Ctrl+A")
    letters("Koto")
    keys("Return")
    idle(page)
    assert shown.model.positions == []
    page.village.show_list(dusun="Koto")
    column = next(at for at, one in enumerate(shown.model.columns) if one.stem == "dusun")
    assert {shown.model.index(row, column).data() for row in range(100)} == {"Koto"}
    keys("Ctrl+Z")
    idle(page)
    assert shown.model.positions == []


def test_more_places_of_one_address_or_one_rt_are_chosen_by_key(page: WilayahPage) -> None:
    page.table.choose([place.kunci for place in page.model.rows if place.alamat == "JL. MELATI 7"][:1])
    keys("Ctrl+D")
    assert [place.alamat for place in page.table.chosen()] == ["JL. MELATI 7"] * 2
    assert {place.rw for place in page.table.chosen()} == {"001", "002"}
    mawar = [place for place in page.model.rows if place.alamat == "JL. MAWAR 3"]
    page.table.choose([mawar[0].kunci])
    keys("Ctrl+R")
    assert {(place.rt, place.rw) for place in page.table.chosen()} == {(mawar[0].rt, mawar[0].rw)}


def test_proposals_are_previewed_and_taken_over_in_one_act(page: WilayahPage) -> None:
    seen: list[str] = []

    def refuse(dialog: QWidget) -> None:
        seen.extend(texts(dialog))
        keys("Escape")

    answer(refuse)
    keys("Ctrl+Shift+T")
    idle(page)
    assert named(page) == [], "a preview alone changes nothing"
    assert any("4 tempat" in text for text in seen)
    answer_keys("Return")
    keys("Ctrl+Shift+T")
    until(lambda: len(named(page)) == 4)
    assert sorted(set(in_list(page))) == ["Krajan", "Sukasari"]
    keys("Ctrl+Z")
    until(lambda: named(page) == [])
    page.table.choose([place.kunci for place in page.model.rows if place.usul == "Krajan"])
    answer_keys("Return")
    keys("Ctrl+T")
    until(lambda: named(page) == ["Krajan"] * 2)


def test_places_without_rt_are_a_pile_of_their_own(page: WilayahPage) -> None:
    assert page.filters.buttons["kurang"].text() == "&Tanpa RT/RW 1"
    show(page, "kurang", "Alt+T")
    assert [(place.alamat, place.rt, place.voters) for place in page.model.rows] == [("JL. MAWAR 3", "", 3)]
    assert cell(page, "perlu") == "tanpa RT"
    page.table.setFocus()
    letters("Koto")
    keys("Return")
    until(lambda: named(page) == ["Koto"])
    assert len(in_list(page)) == 3


@pytest.mark.parametrize("village_folder", [(bare, 100)], indirect=True)
def test_a_village_without_rt_and_rw_works_with_its_addresses(page: WilayahPage) -> None:
    hidden = {one.stem for at, one in enumerate(page.model.columns) if page.table.isColumnHidden(at)}
    assert hidden == {"rt", "rw", "perlu"}
    assert not page.filters.buttons["kurang"].isVisible()
    assert [place.alamat for place in page.model.rows] == sorted(ADDRESSES)
    keys("Ctrl+A")
    letters("Koto")
    keys("Return")
    until(lambda: len(named(page)) == 4)
    assert len(in_list(page)) == 100


def test_a_place_that_two_computers_name_apart_is_decided_with_a_button(page: WilayahPage) -> None:
    key = page.model.rows[0].kunci
    apart = dict(zip(("alamat", "rt", "rw", "dusun"), (*key, "Koto"), strict=True))
    page.session.run(lambda workspace, _: assign(workspace, [key], "Guguak"))
    page.session.run(lambda workspace, _: workspace.act([Draft("wilayah", isi=apart)]))
    page.session.run(lambda workspace, _: setattr(workspace, "remapped", True))
    until(lambda: page.filters.buttons["konflik"].isVisible())
    assert page.filters.buttons["konflik"].text() == "&Konflik 1"
    assert in_list(page) == [], "nobody decides it silently"
    show(page, "konflik", "Alt+K")
    assert cell(page, "perlu") == "⚠ Guguak / Koto"
    offered = [one.text() for one in children(page.panel, QPushButton) if one.text().startswith("Pakai")]
    assert offered == ["Pakai Guguak", "Pakai Koto"]
    next(one for one in children(page.panel, QPushButton) if one.text() == "Pakai Koto").click()
    until(lambda: named(page) == ["Koto"])
    assert not any(place.konflik for place in page.places)
    assert set(in_list(page)) == {"Koto"}


def test_a_name_in_use_is_completed_and_the_last_one_is_offered_again(page: WilayahPage) -> None:
    letters("Koto Gadang")
    keys("Return")
    until(lambda: len(named(page)) == 1)
    letters("gad")
    keys("Down", "Return")
    until(lambda: named(page) == ["Koto Gadang"] * 2)
    assert focused() is page.table
    keys("Return")
    assert (focused(), page.panel.field.selectedText()) == (page.panel.field, "Koto Gadang")
    keys("Return")
    until(lambda: named(page) == ["Koto Gadang"] * 3)


def test_a_name_that_differs_in_capitals_is_shown_not_replaced(page: WilayahPage) -> None:
    letters("Koto")
    keys("Return")
    until(lambda: named(page) == ["Koto"])
    letters("KOTO")
    assert any('"Koto"' in text for text in texts(page.panel))
    keys("Escape", "Escape")
    assert focused() is page.table
    assert named(page) == ["Koto"]


def test_delete_takes_names_away(page: WilayahPage) -> None:
    show(page, "semua", "Alt+S")
    keys("Ctrl+A")
    letters("Koto")
    keys("Return")
    until(lambda: len(named(page)) == 9)
    page.table.go_to(0)
    keys("Delete")
    until(lambda: len(named(page)) == 8)
    keys("Ctrl+Z")
    until(lambda: len(named(page)) == 9)


def test_when_nothing_is_open_the_page_says_what_comes_next(page: WilayahPage) -> None:
    keys("Ctrl+A")
    letters("Koto")
    keys("Return")
    until(lambda: len(named(page)) == 9)
    settle()
    assert "✓ Semua pemilih sudah punya jorong" in texts(page)
    assert focused() is page.done.go_on
    keys("Ctrl+Z")
    until(lambda: named(page) == [])
    assert focused() is page.table
    keys("Ctrl+Y")
    until(lambda: len(named(page)) == 9)
    keys("Return")
    assert isinstance(page.village.page, DaftarPage)


def test_a_search_finds_addresses_names_and_places(page: WilayahPage) -> None:
    show(page, "semua", "Alt+S")
    for text, found in (("melati", 2), ("rt 3", 2), ("rt 3 rw 2", 1), ("krajan", 2), ("tidak ada", 0)):
        keys("/", "Ctrl+A")
        letters(text)
        until(lambda found=found: len(page.model.rows) == found)  # type: ignore[misc]
        page.table.setFocus()
    assert "Tidak ada tempat yang cocok" in texts(page)
    page.filters.field.setFocus()
    keys("Escape")
    until(lambda: len(page.model.rows) == 9)


def test_a_click_on_a_header_sorts_and_the_third_restores_the_order(page: WilayahPage) -> None:
    column = column_of(page, "voters")
    own = [place.kunci for place in page.model.rows]
    header = page.table.horizontalHeader()
    header.sectionClicked.emit(column)
    counts = [place.voters for place in page.model.rows]
    assert counts == sorted(counts)
    header.sectionClicked.emit(column)
    assert [place.voters for place in page.model.rows] == sorted(counts, reverse=True)
    header.sectionClicked.emit(column)
    assert [place.kunci for place in page.model.rows] == own


def test_chosen_places_stay_chosen_when_the_rows_change(page: WilayahPage) -> None:
    chosen = [place.kunci for place in page.model.rows[2:4]]
    page.table.choose(chosen)
    page.table.horizontalHeader().sectionClicked.emit(0)
    assert {place.kunci for place in page.table.chosen()} == set(chosen)
    show(page, "semua", "Alt+S")
    assert {place.kunci for place in page.table.chosen()} == set(chosen)


def test_a_voter_whose_rt_is_corrected_lives_in_another_place(page: WilayahPage) -> None:
    voter = page.session.index.rows[5]
    table = f"id,kolom,nilai\n{voter.id},rt,77\n".encode()
    page.session.run(lambda workspace, _: edit_from_table(workspace, table))
    until(lambda: any(place.rt == "077" for place in page.places))
    place = next(place for place in page.places if place.rt == "077")
    page.session.run(lambda workspace, _: assign(workspace, [place.kunci], "Koto"))
    until(lambda: named(page) == ["Koto"])
    row = page.session.index.get(voter.id)
    assert row is not None and row.dusun == "Koto"


def test_every_control_has_a_name_and_nothing_is_cut_on_a_small_screen(page: WilayahPage) -> None:
    page.village.window_.resize(1280, 720)
    settle()
    for made in children(page, QPushButton):
        assert made.accessibleName()
        assert made.width() >= made.sizeHint().width(), made.text()
    assert page.table.accessibleName() and page.panel.field.accessibleName() == "Jorong"
    for told in children(page.head, QLabel):
        assert told.width() >= told.sizeHint().width(), told.text()


def test_the_model_keeps_its_promises(page: WilayahPage) -> None:
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    assert tester.model() is page.model
    for kind in ("semua", "konflik", "belum"):
        page.filters.choose(kind)
        settle()
    letters("Koto")
    keys("Return")
    until(lambda: named(page) == ["Koto"])
    spoken = page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Alamat: {page.model.rows[0].alamat}"


@pytest.mark.parametrize("village_folder", [(scattered, 1700)], indirect=True)
def test_1700_places_never_hold_the_window(page: WilayahPage) -> None:
    """The window's own time, which other work on this computer does not lengthen."""
    assert len(page.model.rows) == 1700
    longest = 0.0
    for act in (page.table.selectAll, page.refill, lambda: page.acts.name("Koto")):
        began = time.thread_time()
        act()
        longest = max(longest, time.thread_time() - began)
    until(lambda: len(named(page)) == 1700)
    assert longest < 0.1
    assert set(in_list(page)) == {"Koto"}
