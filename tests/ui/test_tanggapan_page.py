"""Responses in the window: taken in at the counter, carried out by one key, answered on paper, undone."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget

from app.domain.daftar_tahap import Tahap
from app.domain.tanggapan import Tanggapan
from app.domain.tms import Alasan
from app.services.desa.aturan import set_rule
from app.services.desa.mark import Mark, mark
from app.services.desa.ratify import ratify
from app.services.desa.tanggapan import Isian, receive
from app.services.desa.workspace import open_workspace
from app.store import journal
from app.system import paths
from app.ui.desa.daftar_page import DaftarPage
from app.ui.desa.tanggapan_page import TanggapanPage
from app.ui.desa.village_screen import VillageScreen
from app.ui.models.tanggapan_model import TanggapanModel
from app.ui.widgets.choice import Choice
from app.ui.widgets.pdf_preview import PdfPreview
from tests.builders import DESA, daftar, nik
from tests.ui.driving import answer, child, children, focused, keys, letters, rest, settle, texts, until
from tests.villages import KETUA, SEKRETARIS, open_village

PEOPLE = daftar(100)
ONE = PEOPLE[20]
DAY = date(2026, 12, 15)
STAGES: tuple[Tahap, ...] = ("dps", "dpt")


@pytest.fixture
def village_folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The usual village; by `parametrize(..., indirect=True)` one after its DPT, with that rule."""
    made = open_village(tmp_path)
    if rule := getattr(request, "param", ""):
        with open_workspace(made, "ketua", KETUA) as workspace:
            set_rule(workspace, "setelah_dpt", rule)
            for stage in STAGES:
                ratify(workspace, stage, "sekretaris", SEKRETARIS)
    folder = paths.village_root() / f"9901-2027-0a1b2c3d-{DESA.kode}"
    folder.parent.mkdir(parents=True)
    return Path(shutil.move(made, folder))


def shown(village: VillageScreen) -> TanggapanPage:
    village.show_page("tanggapan")
    rest(village.window_)
    page = village.page
    assert isinstance(page, TanggapanPage)
    return page


def received(village: VillageScreen, *kinds: str, voter: str = ONE.id) -> TanggapanPage:
    """These have come in before."""
    told = [
        Isian(hal, "Pak RT 03", DAY, "Warga Terlewat", "" if hal == "belum_terdaftar" else voter)
        for hal in kinds
    ]
    village.session.run(lambda workspace, _: [receive(workspace, isian) for isian in told])
    rest(village.window_)
    return shown(village)


def front(page: TanggapanPage) -> Tanggapan:
    found = page.table.front()
    assert found is not None
    return found


def decided(page: TanggapanPage) -> Tanggapan:
    """What was decided last lies in the other pile; the page itself stays where it was."""
    assert page.head.kind == "menunggu"
    page.head.choose("selesai")
    return front(page)


def acted(village: VillageScreen, *names: str) -> None:
    """Keys, and what they began is over."""
    keys(*names)
    rest(village.window_)


def paper(village: VillageScreen, key: str) -> str:
    """The name of the document that a key shows."""
    names: list[str] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, PdfPreview)
        until(lambda: not dialog.jobs.running)
        names.append(dialog.windowTitle())
        dialog.reject()

    answer(look)
    acted(village, key)
    until(lambda: names)
    return names[0]


def choose(dialog: QWidget, hal: str) -> None:
    (choice,) = children(dialog, Choice)
    choice.buttons[hal].click()
    settle()


def fill(dialog: QWidget, **values: str) -> None:
    for name, value in values.items():
        child(dialog, QLineEdit, name.replace("_", " ")).setText(value)
        child(dialog, QLineEdit, name.replace("_", " ")).textEdited.emit(value)
    settle()


def press_act(dialog: QWidget, word: str) -> None:
    made = child(dialog, QPushButton, word)
    assert made.isEnabled()
    made.click()


def test_nothing_yet_tells_what_belongs_here(village: VillageScreen) -> None:
    page = shown(village)
    assert "✓ Tidak ada tanggapan yang menunggu" in texts(page)
    assert "Laporan warga dicatat di sini" in texts(page)
    assert focused() is page.head.receive
    page.head.choose("register")
    assert "Register masih kosong" in texts(page) and not page.empty.receive.isVisible()


def test_a_response_is_taken_in_by_keys_alone(village: VillageScreen) -> None:
    page = shown(village)

    def at_counter(dialog: QWidget) -> None:
        choose(dialog, "data_salah")
        assert not child(dialog, QPushButton, "Simpan tanggapan").isEnabled()
        letters(ONE.nama.lower()[:6])
        keys("Down", "Return")
        child(dialog, QLineEdit, "Pelapor").setFocus()
        letters("Bu Ani")
        child(dialog, QComboBox, "Bukti").setEditText("KK")
        press_act(dialog, "Simpan tanggapan")

    answer(at_counter)
    acted(village, "N")
    one = front(page)
    assert (one.hal, one.pelapor, one.bukti, one.nomor) == ("data_salah", "Bu Ani", "KK", "1")
    assert village.session.index.get(one.pemilih) is not None
    assert page.head.kind == "menunggu" and focused() is page.table
    assert "1 tanggapan menunggu" in texts(page)


def test_an_act_of_the_list_begins_a_response_about_the_voter_in_front(village: VillageScreen) -> None:
    daftar_page = village.page
    assert isinstance(daftar_page, DaftarPage)
    before = daftar_page.front()
    assert before is not None

    def at_counter(dialog: QWidget) -> None:
        assert (child(dialog, QLineEdit, "Nama").text(), focused().accessibleName()) == (
            before.nama,
            "Pelapor",
        )
        letters("Bu Ani")
        press_act(dialog, "Simpan tanggapan")

    answer(at_counter)
    acted(village, "R")
    page = village.page
    assert isinstance(page, TanggapanPage) and front(page).pemilih == before.id


def test_y_carries_out_and_ctrl_z_takes_both_back(village: VillageScreen) -> None:
    page = received(village, "data_salah")

    def correct(dialog: QWidget) -> None:
        assert not child(dialog, QPushButton, "Terima dan kerjakan").isEnabled()
        fill(dialog, Nama="Nama Betul", Nomor_surat_jawaban="12/PAN")
        press_act(dialog, "Terima dan kerjakan")

    answer(correct)
    acted(village, "Y")
    row = village.session.index.get(ONE.id)
    assert row is not None and (row.nama, row.bukti) == ("NAMA BETUL", False)
    one = decided(page)
    assert one.is_carried_out and one.surat == "12/PAN"
    assert "✓ dikerjakan" in texts(page.panel)
    acted(village, "Ctrl+Z")
    row = village.session.index.get(ONE.id)
    assert row is not None and row.nama == ONE.nama
    page.head.choose("menunggu")
    assert front(page).is_open


def test_after_a_decision_the_next_that_waits_comes(village: VillageScreen) -> None:
    page = received(village, "lainnya", "lainnya", "lainnya")
    page.table.go_to(1)
    here, following = page.model.rows[1].id, page.model.rows[2].id
    answer(lambda dialog: press_act(dialog, "Terima"))
    acted(village, "Y")
    assert (page.head.kind, front(page).id, focused()) == ("menunggu", following, page.table)
    assert page.head.buttons["menunggu"].isChecked()
    for _ in range(2):
        answer(lambda dialog: press_act(dialog, "Terima"))
        acted(village, "Y")
    assert page.head.kind == "menunggu" and "Semua tanggapan sudah diputuskan" in texts(page)
    page.head.choose("selesai")
    assert here in [one.id for one in page.model.rows]


def test_a_mark_needs_its_reason_chosen(village: VillageScreen) -> None:
    page = received(village, "lapor_tms")

    def strike(dialog: QWidget) -> None:
        accept = child(dialog, QPushButton, "Terima dan kerjakan")
        assert not accept.isEnabled()
        reason = child(dialog, QComboBox, "Alasan tidak memenuhi syarat")
        reason.setCurrentIndex(reason.findData(Alasan.PINDAH))
        accept.click()

    answer(strike)
    acted(village, "Y")
    row = village.session.index.get(ONE.id)
    assert row is not None and (row.status, row.usul) == ("pindah", "pindah")
    assert decided(page).is_carried_out


def test_a_reason_that_stays_in_the_village_asks_for_its_paper(village: VillageScreen) -> None:
    received(village, "lapor_tms")

    def paper(dialog: QWidget) -> None:
        fill(dialog, Nomor="RS/77")
        press_act(dialog, "Tandai TMS")

    def strike(dialog: QWidget) -> None:
        reason = child(dialog, QComboBox, "Alasan tidak memenuhi syarat")
        reason.setCurrentIndex(reason.findData(Alasan.GANGGUAN_JIWA))
        answer(paper)
        press_act(dialog, "Terima dan kerjakan")

    answer(strike)
    acted(village, "Y")
    row = village.session.index.get(ONE.id)
    assert row is not None and row.status == "tms_lain"
    told: list[str] = []
    village.session.run(
        lambda workspace, _: [event.line() for event in journal.all_events(workspace.db)], told.extend
    )
    rest(village.window_)
    assert told and not any("RS/77" in line for line in told)


def test_who_was_forgotten_is_compared_with_the_list_first(village: VillageScreen) -> None:
    page = received(village, "belum_terdaftar")
    twin = {"Nama": ONE.nama, "L/P": ONE.kelamin, "Tanggal lahir": _typed(ONE.tanggal_lahir), "NIK": nik(901)}

    def add(dialog: QWidget) -> None:
        for name, value in twin.items():
            fill(dialog, **{name: value})
        answer(lambda asked: keys("Esc"))
        press_act(dialog, "Terima dan kerjakan")
        until(lambda: child(dialog, QPushButton, "Terima dan kerjakan").isEnabled())
        settle()
        answer(lambda asked: press_act(asked, "Orang lain, simpan"))
        press_act(dialog, "Terima dan kerjakan")

    answer(add)
    acted(village, "Y")
    one = decided(page)
    added = village.session.index.get(one.pemilih)
    assert added is not None and added.baru and one.is_carried_out
    assert len(village.session.index.rows) == 101


def _typed(iso: str) -> str:
    return "-".join(reversed(iso.split("-")))


def test_a_refusal_needs_its_reason(village: VillageScreen) -> None:
    page = received(village, "data_salah")

    def refuse(dialog: QWidget) -> None:
        assert not child(dialog, QPushButton, "Tolak").isEnabled()
        letters("Sudah benar")
        keys("Return")

    answer(refuse)
    acted(village, "X")
    one = decided(page)
    assert (one.keputusan, one.alasan) == ("ditolak", "Sudah benar")


def test_accepted_first_and_linked_after(village: VillageScreen) -> None:
    page = received(village, "lapor_tms")

    def later(dialog: QWidget) -> None:
        (box,) = [one for one in children(dialog, QCheckBox) if "dahulu" in one.text()]
        box.setChecked(True)
        press_act(dialog, "Terima dan kerjakan")

    answer(later)
    acted(village, "Y")
    assert "→ diterima, belum dikerjakan" in texts(page.panel) and page.head.kind == "menunggu"
    acted(village, "T")
    assert not front(page).tindakan  # nobody has done anything with the voter yet
    village.session.run(lambda workspace, _: mark(workspace, [Mark(ONE.id, Alasan.MENINGGAL)]))
    rest(village.window_)
    answer(lambda dialog: press_act(dialog, "Tautkan"))
    acted(village, "T")
    assert decided(page).is_carried_out


def test_the_letter_and_the_dispute_are_shown(village: VillageScreen) -> None:
    page = received(village, "lainnya")
    acted(village, "S")  # nothing is decided: there is no letter
    answer(lambda dialog: press_act(dialog, "Terima"))
    acted(village, "Y")
    decided(page)
    assert paper(village, "S") == "Surat jawaban tanggapan 1"
    assert paper(village, "B") == "Berkas sanggahan tanggapan 1"

    def number(dialog: QWidget) -> None:
        fill(dialog, Nomor_surat_jawaban="9/PAN")
        press_act(dialog, "Simpan nomor")

    answer(number)
    acted(village, "G")
    assert front(page).surat == "9/PAN"


after_dpt = pytest.mark.parametrize("village_folder", ["tutup"], indirect=True)


@after_dpt
def test_after_the_dpt_the_unregistered_go_into_the_register(village: VillageScreen) -> None:
    page = received(village, "belum_terdaftar", "data_salah")
    assert any("dicatat dalam register" in told for told in texts(page.head))
    assert "Y" not in page.keys_of(front(page))  # the DPT cannot be corrected
    page.table.go_to(1)
    assert page.keys_of(front(page))[0] == "R"

    def write_down(dialog: QWidget) -> None:
        values = {"NIK": nik(901), "L/P": "P", "Tanggal lahir": "11-12-1980", "Nomor surat jawaban": "31/PAN"}
        fill(dialog, **values)
        press_act(dialog, "Catat dalam register")

    answer(write_down)
    acted(village, "R")
    assert front(page).hal == "data_salah"
    one = decided(page)
    person = village.session.index.get(one.pemilih)
    assert person is not None and (person.status, person.is_tms) == ("di_luar_dpt", True)
    assert (village.session.index.total().akhir, village.session.index.total().baru) == (100, 0)
    page.head.choose("register")
    assert [row.id for row in page.model.rows] == [one.id]
    assert paper(village, "P") == "Register warga tidak terdaftar"
    acted(village, "Ctrl+Z")
    assert "Register masih kosong" in texts(page) and page.empty.receive.isVisible()


@after_dpt
def test_after_the_dpt_a_report_is_only_proposed_to_kpu(village: VillageScreen) -> None:
    received(village, "lapor_tms")

    def strike(dialog: QWidget) -> None:
        reason = child(dialog, QComboBox, "Alasan tidak memenuhi syarat")
        assert reason.findData(Alasan.DOMISILI_KURANG_6_BULAN) < 0  # KPU does not know it
        reason.setCurrentIndex(reason.findData(Alasan.PINDAH))
        settle()
        assert any("hanya diusulkan ke KPU" in told for told in texts(dialog))
        press_act(dialog, "Terima dan kerjakan")

    answer(strike)
    acted(village, "Y")
    row = village.session.index.get(ONE.id)
    assert row is not None and (row.status, row.usul) == ("", "pindah")


@pytest.mark.parametrize("village_folder", ["ktp"], indirect=True)
def test_by_the_rule_the_unregistered_vote_with_their_ktp(village: VillageScreen) -> None:
    page = received(village, "belum_terdaftar")

    def write_down(dialog: QWidget) -> None:
        fill(dialog, **{"NIK": nik(901), "L/P": "P", "Tanggal lahir": "11-12-1980"})
        press_act(dialog, "Catat dalam register")

    answer(write_down)
    acted(village, "R")
    assert decided(page).keputusan == "ktp" and "✓ memilih dengan KTP-el" in texts(page.panel)


def test_what_could_not_be_saved_is_told_in_the_dialog(village: VillageScreen) -> None:
    page = received(village, "belum_terdaftar")

    def add(dialog: QWidget) -> None:
        fill(dialog, **{"NIK": ONE.nik, "L/P": "P", "Tanggal lahir": "11-12-1980"})
        answer(lambda asked: press_act(asked, "Orang lain, simpan"))
        press_act(dialog, "Terima dan kerjakan")
        until(lambda: dialog.problem.isVisible())  # type: ignore[attr-defined]
        assert "NIK" in dialog.problem.accessibleName()  # type: ignore[attr-defined]
        assert child(dialog, QLineEdit, "NIK").text() == ONE.nik
        keys("Esc")

    answer(add)
    acted(village, "Y")
    assert front(page).is_open


def test_the_model_keeps_the_rules_of_qt() -> None:
    model = TanggapanModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    one = Tanggapan("0" * 16, "1", "lainnya", "", "X", DAY, "Y", "", "", "")
    model.show_rows([one, one])
    model.show_rows([])
    assert tester.model() is model
