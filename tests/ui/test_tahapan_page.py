"""The stages by keys: the line, the check list, ratifying by two, schedule, rules, announcements."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.peristiwa import Draft
from app.domain.tahapan import Keadaan
from app.domain.templat_jadwal import TEMPLAT
from app.domain.tms import Alasan
from app.services.desa import kendali, members
from app.services.desa.add import Orang, add
from app.services.desa.aturan import set_rule
from app.services.desa.kendali import Baru
from app.services.desa.lembar_kerja import sheets
from app.services.desa.mark import Mark, mark
from app.services.desa.pengumuman import announcements
from app.services.desa.ratify import ratify
from app.services.desa.workspace import Workspace
from app.system import clock
from app.ui.desa.cetak_page import CetakPage
from app.ui.desa.daftar_page import DaftarPage
from app.ui.desa.entri_page import EntriPage
from app.ui.desa.tahapan_page import TahapanPage
from app.ui.desa.village_screen import VillageScreen
from app.ui.figures import short_day
from app.ui.models.tahapan_model import state_word
from app.ui.theme import sized
from app.ui.widgets.tahapan_delegate import NARROWEST, shown_state
from tests.builders import nik
from tests.ui.driving import answer, answer_keys, child, focused, keys, letters, rest, texts
from tests.villages import SEKRETARIS

T = TypeVar("T")
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def page(village: VillageScreen, monkeypatch: pytest.MonkeyPatch) -> Iterator[TahapanPage]:
    """The page, opened by its key on 17 December 2026: one day after the DPS was due."""
    monkeypatch.setattr(clock, "today", lambda _=7: date(2026, 12, 17))
    keys("Alt+1")
    rest(village.window_)
    shown = village.page
    assert isinstance(shown, TahapanPage)
    yield shown
    rest(village.window_)


def act(page: TahapanPage, work: Callable[[Workspace], object]) -> None:
    """Something done elsewhere."""
    page.session.run(lambda workspace, _: work(workspace))
    rest(page.village.window_)


def ask(page: TahapanPage, work: Callable[[Workspace], T]) -> T:
    found: list[T] = []
    page.session.run(lambda workspace, _: work(workspace), found.append)
    rest(page.village.window_)
    return found[0]


def look(page: TahapanPage, kode: str) -> None:
    """Enter on a line of the check list."""
    page.checks.go_to(next(at for at, one in enumerate(page.checks.seen) if one.kode == kode))
    page.checks.setFocus()
    do(page, "Return")


def do(page: TahapanPage, *names: str) -> None:
    keys(*names)
    rest(page.village.window_)


def checks(page: TahapanPage) -> dict[str, str]:
    """Line of the check list -> its sign."""
    signs = [line.texts[0] for line in page.checks.lines.lines]
    return {one.kode: sign for one, sign in zip(page.checks.seen, signs, strict=True)}


def front(page: TahapanPage) -> str:
    step = page.line.front()
    assert step is not None
    return step.waktu.langkah.kode


def freeze(page: TahapanPage, *stages: str) -> None:
    def work(workspace: Workspace) -> None:
        for stage in stages:
            ratify(workspace, stage, "sekretaris", SEKRETARIS)  # type: ignore[arg-type]

    act(page, work)


def test_the_line_shows_where_the_village_stands(page: TahapanPage) -> None:
    steps = page.line.steps.steps
    assert [one.keadaan for one in steps[:4]] == [
        Keadaan.LEWAT, Keadaan.TERLAMBAT, Keadaan.SEKARANG, Keadaan.SEKARANG,
    ]  # fmt: skip
    assert front(page) == "dps" and state_word(steps[1]) == "terlambat 1 hari"
    assert focused() is page.line
    do(page, "Right")
    assert "17 Desember 2026 s.d. 19 Desember 2026" in texts(page.side)
    assert "Dihitung: 1 hari sesudah Penetapan DPS." in texts(page.side)
    whole = page.line.viewport().rect()
    last = page.line.visualRect(page.line.steps.index(len(steps) - 1))
    assert whole.contains(last)
    QAbstractItemModelTester(page.line.steps, FATAL)


def test_each_step_is_said_to_a_screen_reader(page: TahapanPage) -> None:
    told = page.line.steps.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Penetapan DPS, 16 Des: terlambat 1 hari"
    line = QAccessible.queryAccessibleInterface(page.line)
    assert line.text(QAccessible.Text.Name) == "Tahapan"


def test_a_line_of_the_check_list_leads_to_its_rows(page: TahapanPage) -> None:
    assert checks(page)["belum"] == "!" and checks(page)["konflik"] == "✓"
    do(page, "Tab")
    while focused() is not page.checks:
        do(page, "Tab")
    look(page, "belum")
    shown = page.village.page
    assert isinstance(shown, DaftarPage)
    assert shown.filters.chosen == {"status": frozenset(("belum",))}
    assert len(shown.model.positions) == 100


def test_two_members_ratify_by_keys(page: TahapanPage) -> None:
    do(page, "T")
    view = page.views.ratifying
    assert focused() is view.word and not view.act.isEnabled()
    assert any("semula 100, masuk 0, keluar 0" in text for text in texts(view))
    assert any("100 pemilih belum diverifikasi" in text for text in texts(view))
    letters("dpt")
    do(page, "Return")
    letters(SEKRETARIS)
    assert not view.act.isEnabled() and page.village.unsaved() == ["Tahapan"]
    view.word.setText("dps")
    view.second.password.clear()
    letters("bukan ini")
    do(page, "Return")
    assert any("Kata sandi belum cocok" in text for text in texts(view)) and view.word.text() == "dps"
    letters(SEKRETARIS)
    do(page, "Return")
    made = page.session.berlaku.tahap["dps"]
    assert any(made.sidik[:4] in text for text in texts(view))
    assert page.village.unsaved() == [] and view.second.password.text() == ""
    do(page, "Esc")
    assert page.told is not None and page.told.berikut == "dptambahan"
    assert checks(page)["pengumuman"] == "!"
    assert page.line.steps.steps[1].keadaan is Keadaan.SELESAI


def test_who_joined_since_can_be_the_second_and_tab_reaches_him(page: TahapanPage) -> None:
    do(page, "T")
    do(page, "Esc")
    act(page, lambda workspace: members.add(workspace, "Anggota Ketiga", "anggota", "sandi ketiga contoh"))
    do(page, "T")
    view = page.views.ratifying
    assert [view.second.who.itemText(at) for at in range(view.second.who.count())][1:] == ["Anggota Ketiga"]
    letters("dps")
    keys("Tab")
    assert focused() is view.second.who
    keys("Down", "Tab")
    assert focused() is view.second.password
    letters("sandi ketiga contoh")
    do(page, "Return")
    assert view.second.who.itemData(1) in page.session.berlaku.tahap["dps"].anggota


def test_nothing_typed_is_left_behind_when_one_goes_back(page: TahapanPage) -> None:
    do(page, "T")
    letters("dps")
    answer_keys("Return")
    do(page, "Esc")
    assert focused() is page.line and page.village.unsaved() == []
    do(page, "T")
    assert page.views.ratifying.word.text() == "" and in_force_stages(page) == []


def in_force_stages(page: TahapanPage) -> list[str]:
    return list(page.session.berlaku.tahap)


def test_what_blocks_keeps_the_door_shut(page: TahapanPage) -> None:
    voter = page.session.index.rows[0]

    def conflict(workspace: Workspace) -> None:
        for name in ("NAMA SATU", "NAMA DUA"):
            workspace.act([Draft("nilai", voter.id, "nama", name, voter.nama)])

    act(page, conflict)
    assert checks(page)["konflik"] == "✗" and not page.act.isEnabled()
    do(page, "T")
    assert not page.views.ratifying.isVisible()


def test_a_place_of_announcement_is_kept_corrected_and_removed(page: TahapanPage) -> None:
    freeze(page, "dps")

    def fill(dialog: QWidget) -> None:
        letters("Balai")
        child(dialog, QLineEdit, "Nomor foto").setText("IMG 7")
        keys("Return")

    answer(fill)
    do(page, "P")
    [one] = ask(page, announcements)
    assert (one.tempat, one.foto, one.dari) == ("Balai", "IMG 7", date(2026, 12, 17))
    assert checks(page)["pengumuman"] == "✓"
    assert page.line.steps.steps[2].keadaan is Keadaan.SEKARANG  # it hangs until the 19th
    page.side.table.setFocus()

    def correct(dialog: QWidget) -> None:
        letters("Pos Ronda")
        keys("Return")

    answer(correct)
    do(page, "Return")
    assert [one.tempat for one in page.side.places] == ["Pos Ronda"]
    page.side.remove.click()
    rest(page.village.window_)
    assert ask(page, announcements) == []
    do(page, "Ctrl+Z")
    assert [one.tempat for one in page.side.places] == ["Pos Ronda"]


def test_the_newest_list_is_opened_again_by_two_and_that_stays_visible(page: TahapanPage) -> None:
    freeze(page, "dps", "dptambahan", "dpt")
    page.line.go_to(1)
    assert not page.side.open.isVisible()
    page.line.go_to(6)
    assert front(page) == "dpt" and page.side.open.isVisible()

    def fill(dialog: QWidget) -> None:
        letters("Ada yang terlewat")
        child(dialog, QLineEdit, "Nomor keputusan").setText("9/2027")
        child(dialog, QLineEdit, "Kata sandi anggota kedua").setText(SEKRETARIS)
        keys("Return")

    answer(fill)
    do(page, "B")
    assert in_force_stages(page) == ["dps", "dptambahan"]
    assert any("keputusan 9/2027: Ada yang terlewat" in text for text in texts(page.side))
    assert page.act.text() == "Tetapkan DPT … (T)"
    assert state_word(page.line.steps.steps[6]) == "dibuka kembali"
    freeze(page, "dpt")
    assert state_word(page.line.steps.steps[6]).startswith("ditetapkan lagi ")
    assert any("keputusan 9/2027" in text for text in texts(page.side))


def test_another_voting_day_moves_the_line(page: TahapanPage) -> None:
    before = page.line.steps.steps[1].waktu.mulai

    def fill(dialog: QWidget) -> None:
        letters("10 februari 2027")
        child(dialog, QLineEdit, "Nomor keputusan").setText("188/2027")
        keys("Return")

    answer(fill)
    do(page, "U")
    assert page.session.workspace.pengaturan.pemilihan.hari == date(2027, 2, 10)
    assert (page.line.steps.steps[1].waktu.mulai - before).days == 7
    assert any(
        "Semula 3 Februari 2027; diganti dengan keputusan 188/2027." in one for one in texts(page.head)
    )
    do(page, "Ctrl+Z")
    assert page.line.steps.steps[1].waktu.mulai == before


def test_a_step_is_given_its_days(page: TahapanPage) -> None:
    def fill(dialog: QWidget) -> None:
        letters("20-12-2026")
        child(dialog, QLineEdit, "Hari terakhir").setText("21-12-2026")
        keys("Return")

    answer(fill)
    do(page, "G")
    step = page.line.front()
    assert step is not None and step.waktu.tetap and step.waktu.selesai == date(2026, 12, 21)
    assert "Tanggal ditentukan panitia, tidak dihitung." in texts(page.side)


def test_the_last_day_follows_the_first_until_it_is_typed(page: TahapanPage) -> None:
    began, ended = page.line.front().waktu.mulai, page.line.front().waktu.selesai  # type: ignore[union-attr]

    def fill(dialog: QWidget) -> None:
        last = child(dialog, QLineEdit, "Hari terakhir")
        letters("20-12-2026")
        assert last.text() == f"{date(2026, 12, 20) + (ended - began):%d-%m-%Y}"
        last.setFocus()
        last.selectAll()
        letters("24-12-2026")
        first = child(dialog, QLineEdit, "Hari pertama")
        first.setFocus()
        first.selectAll()
        letters("21-12-2026")
        assert last.text() == "24-12-2026"
        keys("Esc")

    answer(fill)
    do(page, "G")


def test_how_a_step_stands_is_said_whole_on_a_narrow_line(page: TahapanPage) -> None:
    freeze(page, "dps", "dptambahan", "dpt")
    metrics, width = QFontMetrics(sized(0.9)), NARROWEST - 8
    steps = page.line.steps.steps
    assert state_word(steps[1]).startswith("ditetapkan ")
    told = [shown_state(metrics, step, width) for step in steps if step.berlaku]
    assert told == [short_day(step.berlaku.pada) for step in steps if step.berlaku] and len(told) == 3
    assert not any(shown_state(metrics, step, width).endswith("…") for step in steps)


def test_a_template_fills_the_schedule_and_is_saved_as_one_act(page: TahapanPage) -> None:
    do(page, "J")
    view = page.views.schedule
    QAbstractItemModelTester(view.model, FATAL)
    assert focused() is view.table and page.village.unsaved() == []
    view.templates.setCurrentIndex(view.templates.findData("dpshp"))
    view.use.click()
    assert page.village.unsaved() == ["Tahapan"]
    assert any(row[0] == "Penetapan DPSHP Akhir" for row in view.model.rows)
    view.table.setCurrentIndex(view.model.index(0, 4))
    letters("-70")
    do(page, "Return")
    assert view.model.rows[0][7] == "25 Nov - 4 Des"
    view.save.click()
    rest(page.village.window_)
    assert [one.waktu.langkah.kode for one in page.line.steps.steps][:5] == [
        "coklit", "dps", "umum_dps", "perbaikan", "dpshp",
    ]  # fmt: skip
    assert page.line.steps.steps[0].waktu.langkah.geser == -70
    do(page, "Ctrl+Z")
    assert "dptambahan" in [one.waktu.langkah.kode for one in page.line.steps.steps]


def test_what_is_no_schedule_cannot_be_saved(page: TahapanPage) -> None:
    do(page, "J")
    view = page.views.schedule
    view.table.go_to(next(at for at, row in enumerate(view.model.rows) if row[0] == "Penetapan DPT"))
    do(page, "Delete")
    assert not view.save.isEnabled() and view.told.isVisible()
    view.begin(TEMPLAT["bawaan"].langkah, 5)
    view.model.setData(view.model.index(0, 4), "jauh")
    assert "Baris 1" in view.told.text()
    view.model.setData(view.model.index(0, 4), "-60")
    assert view.save.isEnabled()
    view.add.click()
    assert view.model.rows[1][0] == "Langkah baru" and view.save.isEnabled()
    answer_keys("Esc")
    do(page, "Esc")
    assert page.views.schedule.isVisible()
    answer_keys("Return")
    do(page, "Esc")
    assert not page.views.schedule.isVisible()


def test_rules_are_corrected_in_one_act(page: TahapanPage) -> None:
    do(page, "R")
    view = page.views.rules
    QAbstractItemModelTester(view.days, FATAL)
    assert not view.save.isEnabled()
    view.lines["batas_tps"].setText("600")
    view.after_dpt.setCurrentIndex(view.after_dpt.findData("addendum"))
    view.days.add(["10-3-2027", "Idul Fitri", "libur"], 0)
    view.signers.add(["dpt", "Ketua BPD", "Orang Contoh"], 0)
    assert view.save.isEnabled() and page.is_unsaved
    view.lines["cadangan_surat"].setText("dua")
    assert not view.save.isEnabled() and "Surat suara cadangan" in view.told.text()
    view.lines["cadangan_surat"].setText("2,5")
    view.save.click()
    rest(page.village.window_)
    rules = page.session.workspace.aturan
    assert (rules.batas_tps, rules.setelah_dpt, rules.cadangan_surat) == (600, "addendum", "2.5")
    assert {"tanggal": "2027-03-10", "nama": "Idul Fitri", "jenis": "libur"} in rules.libur
    assert rules.penandatangan == ({"dokumen": "dpt", "jabatan": "Ketua BPD", "nama": "Orang Contoh"},)
    do(page, "Ctrl+Z")
    assert page.session.workspace.aturan.batas_tps == 500


def test_an_addendum_follows_the_dpt_where_the_rule_permits_it(page: TahapanPage) -> None:
    freeze(page, "dps", "dptambahan", "dpt")
    assert not page.act.isVisible()
    act(page, lambda workspace: set_rule(workspace, "setelah_dpt", "addendum"))
    assert not page.act.isVisible()  # nobody is there whom it would take in
    person = {"nama": "TERLUPA", "kelamin": "L", "tanggal_lahir": "4-5-1990"}
    person["nik"] = nik(7, "1990-05-04", "L")
    act(page, lambda workspace: add(workspace, [Orang(person)]))
    assert page.act.isVisible()
    assert page.act.text() == "Tetapkan Addendum DPT … (T)"


def test_the_line_on_top_adds_up_while_an_addition_waits_for_its_addendum(page: TahapanPage) -> None:
    act(page, lambda workspace: mark(workspace, [Mark(page.session.index.rows[3].id, Alasan.PINDAH)]))
    freeze(page, "dps", "dptambahan", "dpt")
    assert "dasar 100 · TMS 1 · baru 0 · ubah 0" in texts(page.village.today)
    act(page, lambda workspace: set_rule(workspace, "setelah_dpt", "addendum"))
    person = {"nama": "TERLUPA", "kelamin": "L", "tanggal_lahir": "4-5-1990"}
    act(page, lambda workspace: add(workspace, [Orang(person | {"nik": nik(7, "1990-05-04", "L")})]))
    told = texts(page.village.today)
    assert "DPT 99" in told and "dasar 100 · TMS 1 · baru 1 · daftar sekarang 100 · ubah 0" in told
    act(page, lambda workspace: ratify(workspace, "addendum", "sekretaris", SEKRETARIS, nomor="7"))
    told = texts(page.village.today)
    assert "DPT 100" in told and "dasar 100 · TMS 1 · baru 1 · ubah 0" in told


def test_the_check_list_speaks_of_the_stage_that_is_reached(page: TahapanPage) -> None:
    def told() -> str:
        return next(one.kalimat for one in page.checks.seen if one.kode == "belum")

    assert told() == "100 pemilih belum diverifikasi; akan masuk apa adanya."
    freeze(page, "dps")
    assert told() == "100 pemilih belum diverifikasi; akan masuk DPT apa adanya."
    freeze(page, "dptambahan", "dpt")
    assert told() == "100 pemilih masuk DPT tanpa diverifikasi."
    tasks = page.village.today.todo(page.session.index.total())
    assert not any("belum diverifikasi" in one.text for one in tasks)  # nobody can do it any more


@pytest.mark.parametrize("village_folder", [250], indirect=True)
def test_worksheets_that_are_not_copied_are_where_they_are_typed(page: TahapanPage) -> None:
    look(page, "lembar")
    shown = page.village.page
    assert isinstance(shown, EntriPage)
    first, following = (one.kunci for one in sheets(page.session.index)[:2])
    assert shown.sheet == first and focused() is shown.table
    index = page.session.index
    copied = [Mark(index.rows[at].id, Alasan.SESUAI) for at in index.worksheet(*first)]
    act(page, lambda workspace: mark(workspace, copied))
    page.village.show_page("tahapan")
    rest(page.village.window_)
    look(page, "lembar")
    assert shown.sheet == following


def test_papers_that_are_out_are_in_the_buku_kendali(page: TahapanPage) -> None:
    def give_out(workspace: Workspace) -> None:
        made = kendali.register(workspace, [Baru("lembar_kerja", "RT 001", 4, rt="001", rw="001")])
        kendali.hand_out(workspace, made.dokumen, "Bu Ani", date(2026, 12, 17))

    act(page, give_out)
    look(page, "lembar_keluar")
    shown = page.village.page
    assert isinstance(shown, CetakPage) and shown.views.currentWidget() is shown.kendali
    assert shown.kendali.found and {one.jenis for one in shown.kendali.found} == {"lembar_kerja"}


def test_marks_made_elsewhere_are_counted_at_once(page: TahapanPage) -> None:
    voters = [row.id for row in page.session.index.rows]
    act(page, lambda workspace: mark(workspace, [Mark(one, Alasan.SESUAI) for one in voters]))
    assert checks(page)["belum"] == checks(page)["lembar"] == "✓"
    assert texts(page)  # the page is still drawn
    assert "✓ Siap ditetapkan" in texts(page)


def test_a_click_on_look_shows_the_rows(page: TahapanPage) -> None:
    at = next(at for at, one in enumerate(page.checks.seen) if one.kode == "belum")
    rect = page.checks.visualRect(page.checks.lines.index(at, 2))
    QTest.mouseClick(page.checks.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    rest(page.village.window_)
    assert isinstance(page.village.page, DaftarPage)
