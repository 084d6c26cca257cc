"""The list worked by keys; afterwards the village is closed and what its journal says is compared."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QMenu, QPushButton, QWidget

from app.domain.pemilih import Pemilih
from app.services.desa.alias import aliases
from app.services.desa.daftar_rows import Ringkas
from app.services.desa.voter_details import voter_details
from app.services.desa.workspace import Workspace, open_workspace
from app.store import daftar as store
from app.store import database, journal
from app.ui import settings
from app.ui.desa.daftar_page import DaftarPage
from app.ui.desa.daftar_table import DaftarTable
from app.ui.desa.keys import MarkKey, mark_keys
from app.ui.desa.village_screen import VillageScreen
from app.ui.start_screen import StartScreen
from tests.ui.driving import (
    answer,
    answer_keys,
    child,
    children,
    focused,
    keys,
    letters,
    rest,
    settle,
    texts,
    until,
)
from tests.villages import KETUA, listed


def page_of(village: VillageScreen) -> DaftarPage:
    page = village.page
    assert isinstance(page, DaftarPage)
    return page


def table_of(village: VillageScreen) -> DaftarTable:
    return page_of(village).table


def shown(village: VillageScreen) -> list[Ringkas]:
    """The rows of the table, top to bottom."""
    model = page_of(village).model
    return [model.voter(row) for row in range(model.rowCount())]


def rows(village: VillageScreen) -> list[Ringkas]:
    """Every voter in list order."""
    return village.session.index.rows


@contextmanager
def on_disk(village: VillageScreen) -> Iterator[Workspace]:
    """Close the village and open its data file without the window; its cache is what its journal says."""
    window, folder = village.window_, village.session.workspace.folder
    rest(village.window_)
    window.close_village(window.show_start)
    until(lambda: isinstance(window.current, StartScreen))
    with open_workspace(folder, "ketua", KETUA) as workspace:
        assert not workspace.warnings
        before = listed(workspace, reveal=True)
        yield workspace
        with database.transaction(workspace.db):
            store.rebuild(workspace.db)
        assert listed(workspace, reveal=True) == before


def in_file(workspace: Workspace, voter: str) -> Pemilih:
    """As the data file has him."""
    found = store.get(workspace.db, voter)
    assert found is not None
    return found.pemilih


def marked(village: VillageScreen) -> dict[str, str]:
    """Voters with a verdict, as the table has them."""
    return {row.id: row.status for row in rows(village) if row.status}


def test_the_focus_is_in_the_table_and_the_first_voter_in_front(village: VillageScreen) -> None:
    assert focused() is table_of(village)
    assert table_of(village).front() == rows(village)[0]
    assert len(shown(village)) == 100


@pytest.mark.parametrize("key", [key for key in mark_keys() if key.key != "G"], ids=lambda key: key.key)
def test_a_key_marks_and_moves_down(village: VillageScreen, key: MarkKey) -> None:
    first, second = rows(village)[:2]
    keys(key.key)
    assert table_of(village).front() == second, "at once, before it is on disk"
    rest(village.window_)
    with on_disk(village) as workspace:
        now = in_file(workspace, first.id)
        assert key.alasan in (now.status_pilkades, now.info)
        assert not in_file(workspace, second.id).status_pilkades


def test_twenty_marks_typed_faster_than_they_are_saved(village: VillageScreen) -> None:
    ids = [row.id for row in rows(village)[:20]]
    typed = "SMPDTOBWHKSMPDTOBWHK"
    for letter in typed:
        keys(letter)
    rest(village.window_)
    reasons = {key.key: key.alasan for key in mark_keys()}
    with on_disk(village) as workspace:
        for voter, letter in zip(ids, typed, strict=True):
            now = in_file(workspace, voter)
            assert reasons[letter] in (now.status_pilkades, now.info), letter
        assert len({event.tindakan for event in journal.all_events(workspace.db) if event.kolom}) == 20


def test_the_table_and_the_totals_follow_at_once(village: VillageScreen) -> None:
    keys("M")
    rest(village.window_)
    model = page_of(village).model
    status = next(at for at, column in enumerate(model.columns) if column.stem == "status")
    assert model.index(0, status).data() == "Meninggal"
    assert any(text == "Daftar 99" for text in texts(village))
    assert any("TMS 1" in text for text in texts(village))
    assert any("tersimpan" in text for text in texts(village))


def test_search_as_you_type_folds_spelling_and_keeps_the_voter_in_front(village: VillageScreen) -> None:
    wanted = next(row for row in rows(village) if "SETIAWAN" in row.nama)
    keys("Ctrl+F")
    letters("setia")
    rest(village.window_)
    assert wanted in shown(village) and len(shown(village)) < 100
    assert all("SETIA" in row.nama for row in shown(village))
    assert any(text.endswith(" dari 100") for text in texts(village))
    keys("Down")
    assert focused() is table_of(village)
    front = table_of(village).front()
    keys("Esc")
    rest(village.window_)
    assert len(shown(village)) == 100
    assert table_of(village).front() == front, "the row stays selected"


def test_other_spellings_find_the_same_person(village: VillageScreen) -> None:
    wanted = next(row for row in rows(village) if row.nama.startswith("ABD. "))
    keys("Ctrl+F")
    letters("abdul " + wanted.nama.split()[1].lower())
    rest(village.window_)
    assert wanted in shown(village)


def test_a_digit_in_the_table_searches_by_number(village: VillageScreen) -> None:
    keys("4", "2")
    rest(village.window_)
    assert [row.nomor for row in shown(village) if row.nomor == 42] == [42]
    keys("-")
    letters("45")
    rest(village.window_)
    assert [row.nomor for row in shown(village)] == [42, 43, 44, 45]


def test_nobody_found_says_so_and_escape_brings_all_back(village: VillageScreen) -> None:
    keys("Ctrl+F")
    letters("qwxqwx")
    rest(village.window_)
    assert any("Tidak ada yang cocok" in text for text in texts(village))
    keys("Esc")
    rest(village.window_)
    assert len(shown(village)) == 100
    keys("Down", "M")
    rest(village.window_)
    assert len(marked(village)) == 1


def test_chips_count_and_one_key_clears_them(village: VillageScreen) -> None:
    keys("M", "S")
    rest(village.window_)
    page = page_of(village)
    page.filters.toggle("status", "belum")
    page.filters.toggle("kelamin", "L")
    rest(village.window_)
    assert all(not row.status and row.kelamin == "L" for row in shown(village))
    men = sum(row.kelamin == "L" for row in rows(village))
    chips = [one.text() for one in children(page.filters, QPushButton) if one.text().endswith("×")]
    assert chips == ["Belum 98 ×", f"L {men} ×"]
    next(one for one in children(page.filters, QPushButton) if one.text().startswith("Belum")).click()
    rest(village.window_)
    assert len(shown(village)) == men
    table_of(village).setFocus()
    keys("Esc")
    rest(village.window_)
    assert len(shown(village)) == 100
    assert not [one for one in children(page.filters, QPushButton) if one.text().endswith("×")]


def test_a_filter_is_chosen_by_keys_from_the_menu(village: VillageScreen) -> None:
    keys("M", "M")
    rest(village.window_)

    def choose(menu: QWidget) -> None:
        assert isinstance(menu, QMenu)
        names = [action.text() for action in menu.actions()]
        assert "TMS (2)" in names and "Tanpa bukti (2)" in names
        menu.setActiveAction(menu.actions()[names.index("TMS (2)")])
        keys("Return")

    answer(choose)
    button = child(village, QPushButton, "Saring")
    button.setFocus()
    keys("Return")
    rest(village.window_)
    assert len(shown(village)) == 2


def test_marked_rows_stay_where_they_are_while_one_filters_the_unverified(village: VillageScreen) -> None:
    village.show_list(status="belum")
    rest(village.window_)
    keys("S", "S")
    rest(village.window_)
    assert len(shown(village)) == 100
    assert len(marked(village)) == 2


def offered(view: QListView) -> list[str]:
    """The lines of a list."""
    return [str(view.model().index(row, 0).data()) for row in range(view.model().rowCount())]


def family_of_several(village: VillageScreen) -> list[Ringkas]:
    """The first family of several voters, which comes to the front."""
    index = village.session.index
    first = next(row for row in index.rows if len(index.family(row)) >= 3)
    page_of(village).go_to(first.id)
    return index.family(first)


def test_a_family_is_marked_after_a_preview_and_undone_at_once(village: VillageScreen) -> None:
    family = family_of_several(village)

    def look(dialog: QWidget) -> None:
        (view,) = children(dialog, QListView)
        assert all(row.nama in told for row, told in zip(family, offered(view), strict=True))
        assert any(f"{len(family)} pemilih ditandai" in text for text in texts(dialog))
        keys("Return")

    answer(look)
    keys("Shift+P")
    rest(village.window_)
    assert marked(village) == {row.id: "pindah" for row in family}
    keys("Ctrl+Z")
    rest(village.window_)
    assert marked(village) == {}
    keys("Ctrl+Y")
    rest(village.window_)
    with on_disk(village) as workspace:
        assert {one.pemilih.id for one in listed(workspace, status="pindah")} == {row.id for row in family}


def test_leaving_the_preview_marks_nobody(village: VillageScreen) -> None:
    family_of_several(village)
    answer_keys("Esc")
    keys("Shift+P")
    rest(village.window_)
    assert marked(village) == {}


def test_a_selection_is_one_act(village: VillageScreen) -> None:
    keys("Shift+Down", "Shift+Down", "Shift+Down")
    answer_keys("Return")
    keys("S")
    rest(village.window_)
    assert list(marked(village)) == [row.id for row in rows(village)[:4]]
    keys("Ctrl+Z")
    rest(village.window_)
    with on_disk(village) as workspace:
        assert not listed(workspace, status="sesuai")


def test_undo_and_redo_walk_through_the_acts_and_say_whose(village: VillageScreen) -> None:
    first, second = rows(village)[0].id, rows(village)[1].id
    keys("M", "P")
    rest(village.window_)
    keys("Ctrl+Z", "Ctrl+Z")
    rest(village.window_)
    assert marked(village) == {}
    assert any("Diurungkan" in text and "Ketua Contoh" in text for text in texts(village))
    assert table_of(village).front().id == first  # type: ignore[union-attr]
    keys("Ctrl+Y", "Ctrl+Y")
    rest(village.window_)
    with on_disk(village) as workspace:
        assert in_file(workspace, first).status_pilkades == "meninggal"
        assert in_file(workspace, second).status_pilkades == "pindah"


def test_undo_with_nothing_to_undo_is_a_sentence(village: VillageScreen) -> None:
    seen: list[str] = []

    def look(box: QWidget) -> None:
        seen.extend(texts(box))
        keys("Return")

    answer(look)
    keys("Ctrl+Z")
    until(lambda: seen)
    assert len([text for text in seen if text.endswith(".")]) >= 2


def test_a_double_names_whom_it_is_double_with(village: VillageScreen) -> None:
    """After a correction two voters have one name; G asks which of them stays."""
    first, second = rows(village)[0], rows(village)[1]
    rename(village, second, first.nama)
    page_of(village).go_to(first.id)

    def choose(dialog: QWidget) -> None:
        (view,) = children(dialog, QListView)
        assert [
            view.model().index(row, 0).data().split("  ")[0] for row in range(view.model().rowCount())
        ] == [second.no]
        keys("Return")

    answer(choose)
    keys("G")
    rest(village.window_)
    with on_disk(village) as workspace:
        now = in_file(workspace, first.id)
        assert (now.status_pilkades, now.ganda_dengan) == ("ganda", second.id)
        assert not in_file(workspace, second.id).status_pilkades


def test_a_double_without_a_namesake_may_be_marked_or_left(village: VillageScreen) -> None:
    answer_keys("Esc")
    keys("G")
    rest(village.window_)
    assert marked(village) == {}
    answer_keys("Return")
    keys("G")
    rest(village.window_)
    assert list(marked(village).values()) == ["ganda"]


def rename(village: VillageScreen, row: Ringkas, name: str) -> None:
    """U, another name, Enter."""
    page_of(village).go_to(row.id)

    def edit(dialog: QWidget) -> None:
        field = child(dialog, QLineEdit, "Nama")
        field.setFocus()
        keys("Ctrl+A")
        letters(name)
        keys("Return")

    answer(edit)
    keys("U")
    rest(village.window_)


def test_a_correction_keeps_kpus_value_beside_it(village: VillageScreen) -> None:
    row = rows(village)[3]
    rename(village, row, "SRI WAHYUNI")
    assert village.session.index.get(row.id).nama == "SRI WAHYUNI"  # type: ignore[union-attr]
    assert any("→ SRI WAHYUNI" in text for text in texts(page_of(village).panel))
    with on_disk(village) as workspace:
        details = voter_details(workspace, row.id)
        assert details.koreksi["nama"] == (row.nama, "SRI WAHYUNI")


def test_the_edit_dialog_refuses_what_cannot_be(village: VillageScreen) -> None:
    def edit(dialog: QWidget) -> None:
        born = child(dialog, QLineEdit, "Tanggal lahir")
        born.setFocus()
        keys("Ctrl+A")
        letters("31-02-1980")
        assert born.property("wrong")
        assert not child(dialog, QPushButton, "Simpan perubahan").isEnabled()
        keys("Esc")

    answer(edit)
    keys("U")
    rest(village.window_)
    with on_disk(village) as workspace:
        assert not [event for event in journal.all_events(workspace.db) if event.kolom]


def test_a_correction_that_cannot_be_saved_stands_in_the_fields_again(village: VillageScreen) -> None:
    first, other = rows(village)[:2]
    seen: list[str] = []

    def edit(dialog: QWidget) -> None:
        for name, text in (("NIK", other.nik), ("Tempat lahir", "SOLO")):
            child(dialog, QLineEdit, name).setFocus()
            keys("Ctrl+A")
            letters(text)
        keys("Return")

    def look(dialog: QWidget) -> None:
        seen.extend([child(dialog, QLineEdit, "Tempat lahir").text(), *texts(dialog)])
        keys("Esc")

    answer(edit)
    answer(look)
    keys("U")
    rest(village.window_)
    assert seen[0] == "SOLO"
    assert "NIK itu sudah dipakai pemilih no. 2." in seen
    assert village.session.index.get(first.id).nik == first.nik  # type: ignore[union-attr]


def test_refused_evidence_goes_back_to_its_fields_and_marks_nobody(village: VillageScreen) -> None:
    told: list[str] = []

    def read(box: QWidget) -> None:
        told.extend(texts(box))
        keys("Return")

    keys("M", "E")
    rest(village.window_)
    page_of(village).panel.form.lines["tanggal_dokumen"].setFocus()
    letters("31-02-2026")
    answer(read)
    keys("Ctrl+Return")
    rest(village.window_)
    assert any('"Tanggal dokumen"' in text for text in told)
    assert page_of(village).panel.form.isAncestorOf(focused())
    assert page_of(village).panel.form.values()["tanggal_dokumen"] == "31-02-2026"
    letters("s")
    rest(village.window_)
    assert marked(village).get(rows(village)[0].id) == "meninggal"
    assert len([row for row in rows(village) if row.status]) == 1


def test_evidence_comes_later_from_the_panel(village: VillageScreen) -> None:
    voter = rows(village)[0].id
    keys("M")
    rest(village.window_)
    keys("Up")
    rest(village.window_)
    keys("E")
    rest(village.window_)
    document = focused()
    assert isinstance(document.parent(), QComboBox) or isinstance(document, QComboBox)
    letters("Akta kematian")
    keys("Return")
    letters("474.3/12/2026")
    keys("Return")
    letters("5-1-2026")
    keys("Ctrl+Return")
    rest(village.window_)
    assert focused() is table_of(village)
    with on_disk(village) as workspace:
        bukti = voter_details(workspace, voter).bukti
        assert bukti["jenis"] == "Akta kematian"
        assert bukti["nomor"] == "474.3/12/2026"
        assert bukti["tanggal_dokumen"] == "2026-01-05"


def test_tab_goes_into_the_panel_and_escape_back(village: VillageScreen) -> None:
    keys("M", "Up")
    rest(village.window_)
    keys("Tab")
    assert page_of(village).panel.isAncestorOf(focused())
    keys("Esc")
    assert focused() is table_of(village)


def test_nik_is_masked_until_a_key_that_is_written_down(village: VillageScreen) -> None:
    row = rows(village)[0]
    rest(village.window_)
    assert not any(row.nik in text for text in texts(village))
    model = page_of(village).model
    cells = [str(model.index(0, at).data()) for at in range(model.columnCount())]
    assert row.nik not in " ".join(cells) and row.nkk not in " ".join(cells)
    keys("I")
    rest(village.window_)
    assert any(row.nik in text for text in texts(page_of(village).panel))
    keys("Down")
    rest(village.window_)
    assert not any(row.nik in text for text in texts(village)), "the next row hides it again"
    keys("Up")
    rest(village.window_)
    assert not any(row.nik in text for text in texts(village)), "and so does coming back"
    with on_disk(village) as workspace:
        written = journal.lines(workspace.db, workspace.device, "akses")
        assert len([line for line in written if '"lihat"' in line and row.id in line]) == 1


def test_a_nickname_tells_namesakes_apart_and_can_be_searched(village: VillageScreen) -> None:
    row = rows(village)[5]
    page_of(village).go_to(row.id)

    def name(dialog: QWidget) -> None:
        letters("Bin Karto")
        keys("Return")

    answer(name)
    keys("A")
    rest(village.window_)
    keys("Ctrl+F")
    letters("karto")
    rest(village.window_)
    assert row.id in [one.id for one in shown(village)]
    assert any("(Bin Karto)" in text for text in texts(page_of(village).panel))
    with on_disk(village) as workspace:
        assert aliases(workspace) == {row.id: "Bin Karto"}


def test_a_nickname_is_undone_before_the_act_that_came_earlier(village: VillageScreen) -> None:
    row = rows(village)[5]
    page_of(village).go_to(row.id)
    keys("M", "Up")
    rest(village.window_)

    def name(dialog: QWidget) -> None:
        letters("Bin Karto")
        keys("Return")

    answer(name)
    keys("A")
    rest(village.window_)
    assert "✓ Nama panggilan tersimpan. Ctrl+Z mengurungkan." in texts(village)
    keys("Ctrl+Z")
    rest(village.window_)
    assert any("Diurungkan: nama panggilan pada 1 pemilih" in text for text in texts(village))
    now = village.session.index.get(row.id)
    assert now is not None and (now.alias, now.status) == ("", "meninggal")
    keys("Ctrl+Y")
    rest(village.window_)
    now = village.session.index.get(row.id)
    assert now is not None and now.alias == "Bin Karto"


def test_a_note_is_kept_and_can_be_filtered(village: VillageScreen) -> None:
    row = rows(village)[2]
    page_of(village).go_to(row.id)

    def note(dialog: QWidget) -> None:
        letters("Menunggu surat dari RT")
        keys("Return")

    answer(note)
    keys("N")
    rest(village.window_)
    village.show_list(catatan="ya")
    rest(village.window_)
    assert [one.id for one in shown(village)] == [row.id]
    with on_disk(village) as workspace:
        assert in_file(workspace, row.id).catatan == "Menunggu surat dari RT"


def test_a_reason_without_a_key_is_in_the_list_of_all(village: VillageScreen) -> None:
    voter = rows(village)[0].id

    def choose(dialog: QWidget) -> None:
        (view,) = children(dialog, QListView)
        names = offered(view)
        view.setCurrentIndex(view.model().index(names.index("Domisili kurang dari 6 bulan"), 0))
        keys("Return")

    answer(choose)
    keys("L")
    rest(village.window_)
    with on_disk(village) as workspace:
        now = in_file(workspace, voter)
        assert (now.status_pilkades, now.usul_kpu) == ("domisili_kurang_6_bulan", "")


def test_a_reason_that_stays_in_the_village_needs_its_letter(village: VillageScreen) -> None:
    voter = rows(village)[0].id

    def choose(dialog: QWidget) -> None:
        (view,) = children(dialog, QListView)
        names = offered(view)
        view.setCurrentIndex(view.model().index(names.index("Gangguan jiwa (surat dokter)"), 0))
        answer(fill)
        keys("Return")

    def fill(dialog: QWidget) -> None:
        assert not child(dialog, QPushButton, "Tandai TMS").isEnabled()
        letters("445/RSJ/2026")
        keys("Return")

    answer(choose)
    keys("L")
    rest(village.window_)
    assert marked(village) == {voter: "tms_lain"}
    with on_disk(village) as workspace:
        assert voter_details(workspace, voter).rahasia == "Gangguan jiwa (surat dokter)"
        assert all("jiwa" not in str(event) for event in journal.all_events(workspace.db))


def header_click(village: VillageScreen, stem: str) -> None:
    table = table_of(village)
    at = next(at for at, column in enumerate(page_of(village).model.columns) if column.stem == stem)
    header = table.horizontalHeader()
    point = QPoint(header.sectionViewportPosition(at) + header.sectionSize(at) // 2, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)
    rest(village.window_)


def test_a_click_sorts_a_second_one_turns_it(village: VillageScreen) -> None:
    header_click(village, "nama")
    names = [row.nama for row in shown(village)]
    assert names == sorted(names)
    header_click(village, "nama")
    assert [row.nama for row in shown(village)] == sorted(names, reverse=True)
    header_click(village, "umur")
    ages = [row.usia for row in shown(village)]
    assert ages == sorted(ages)


def test_columns_keep_their_width_order_and_visibility(village: VillageScreen) -> None:
    table, window = table_of(village), village.window_
    header = table.horizontalHeader()
    stems = [column.stem for column in page_of(village).model.columns]
    header.moveSection(header.visualIndex(stems.index("tps")), 1)
    table.setColumnWidth(stems.index("dusun"), 200)

    def hide(menu: QWidget) -> None:
        assert isinstance(menu, QMenu)
        menu.setActiveAction(menu.actions()[stems.index("nik")])
        keys("Return")

    answer(hide)
    child(village, QPushButton, "Kolom").setFocus()
    keys("Return")
    rest(village.window_)
    assert table.isColumnHidden(stems.index("nik"))
    assert not settings.state("kolom").isEmpty()
    folder = village.session.workspace.folder
    window.close_village(lambda: window.show_login(folder))
    until(lambda: window.session is None and hasattr(window.current, "password"))
    settle()
    letters(KETUA)
    keys("Return")
    until(lambda: isinstance(window.current, VillageScreen) and not window.jobs.running)
    again = table_of(window.current)  # type: ignore[arg-type]
    assert again.isColumnHidden(stems.index("nik"))
    assert again.columnWidth(stems.index("dusun")) == 200
    assert again.horizontalHeader().visualIndex(stems.index("tps")) == 1


@pytest.mark.parametrize("village_folder", [300], indirect=True)
def test_the_voter_in_front_is_seen_when_all_come_back(village: VillageScreen) -> None:
    last = rows(village)[-1]
    keys("/")
    letters(last.no)
    rest(village.window_)
    keys("Escape")
    rest(village.window_)
    table = table_of(village)
    assert table.front() is not None and table.front().id == last.id  # type: ignore[union-attr]
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())
    child(village, QLineEdit, "Cari pemilih").setFocus()


def test_a_name_can_be_read_in_a_narrow_window_and_columns_come_back(village: VillageScreen) -> None:
    window, table = village.window_, table_of(village)
    stems = [column.stem for column in page_of(village).model.columns]
    window.resize(1080, 680)
    rest(window)
    assert table.columnWidth(stems.index("nama")) >= 150
    assert table.isColumnHidden(stems.index("nik"))
    window.resize(1366, 768)
    rest(window)
    assert not any(table.isColumnHidden(at) for at in range(len(stems)))


@pytest.mark.parametrize("village_folder", [300], indirect=True)
def test_enter_alone_never_marks_a_whole_list(village: VillageScreen) -> None:
    page = page_of(village)
    page.table.setFocus()
    keys("Ctrl+A")
    answer_keys("Return")
    keys("M")
    rest(village.window_)
    assert village.session.index.total().tms == 0
