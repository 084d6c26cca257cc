"""The desk by keyboard alone: families typed, confirmed, compared, saved as one act; then read back."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from app.domain.daftar_tahap import Tahap
from app.domain.pemilih import Pemilih
from app.domain.tms import Alasan
from app.services.desa.find import Shown, show_voter
from app.services.desa.mark import Mark, mark
from app.services.desa.ratify import ratify
from app.services.desa.workspace import Workspace
from app.store import akses, journal
from app.ui.desa.edit_dialog import EditDialog
from app.ui.desa.loket_page import LoketPage
from app.ui.desa.loket_person import PersonForm
from app.ui.desa.village_screen import VillageScreen
from app.ui.widgets.pdf_preview import PdfPreview
from tests.builders import daftar, nik
from tests.ui.driving import (
    answer,
    child,
    children,
    focused,
    keys,
    letters,
    problem,
    says,
    settle,
    texts,
    until,
)
from tests.villages import SEKRETARIS, listed

T = TypeVar("T")
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
VOTERS = daftar(100)
NEW_CARD = "9901010703159999"
STAGES: tuple[Tahap, ...] = ("dps", "dpt")
FATHER = ("Sutrisno", "Contoh", "1975-03-04", "L", "S")
MOTHER = ("Wagiyem", "Contoh", "1978-12-11", "P", "S")
SON = ("Agus Setiawan", "Contoh", "2001-05-17", "L", "B")
DAUGHTER = ("Dewi Lestari", "Contoh", "2008-06-01", "P", "B")


@pytest.fixture
def page(village: VillageScreen) -> Iterator[LoketPage]:
    """The desk, the focus in the number of the card."""
    keys("Ctrl+3")
    shown = village.page
    assert isinstance(shown, LoketPage)
    rest(shown)
    assert focused() is shown.form.people.nkk
    yield shown
    rest(shown)


def rest(page: LoketPage) -> None:
    """What was typed has been compared with the list."""
    until(lambda: not (page.village.window_.jobs.running or page.work.waiting))
    settle()


def ask(page: LoketPage, what: Callable[[Workspace], T]) -> T:
    """Straight from the data file."""
    answers: list[T] = []
    page.session.run(lambda workspace, _: what(workspace), answers.append)
    until(lambda: answers)
    return answers[0]


def voter(page: LoketPage, name: str) -> Shown:
    """Somebody of this name, as the data file has him."""
    [one] = [row for row in page.session.index.rows if row.nama == name]
    return ask(page, lambda workspace: show_voter(workspace, one.id, reveal=True))


def events(page: LoketPage) -> int:
    return ask(page, lambda workspace: len(journal.all_events(workspace.db)))


def row(page: LoketPage, at: int) -> tuple[str, str, str]:
    """One row on the left."""
    first, second, third = (str(page.form.people.model.index(at, column).data()) for column in range(3))
    return first, second, third


def family_of(count: int) -> list[Pemilih]:
    """A family card with so many listed voters."""
    cards: dict[str, list[Pemilih]] = {}
    for one in VOTERS:
        cards.setdefault(one.nkk, []).append(one)
    return next(found for found in cards.values() if len(found) == count)


class Typist:
    """Counts the keys."""

    def __init__(self, page: LoketPage) -> None:
        self._page = page
        self.count = 0

    def type(self, text: str) -> None:
        letters(text)
        self.count += len(text)

    def press(self, *names: str) -> None:
        for name in names:
            keys(name)
            rest(self._page)
        self.count += len(names)

    def place(self) -> None:
        """A family that nobody knows: card, where it lives, what it shows, who reports."""
        self.type(NEW_CARD)
        self.press("Return")
        for text in ("dusun krajan", VOTERS[0].rt.lstrip("0"), VOTERS[0].rw.lstrip("0")):
            self.type(text)
            self.press("Return")
        self.press("Return", "Return", "Return")  # the TPS of the RT, both cards, no reporter

    def person(self, who: tuple[str, str, str, str, str], number: int) -> None:
        """All from the card; birth date and sex are what the NIK says."""
        name, place, born, sex, married = who
        self.type(nik(number, born, sex))
        self.press("Return")
        for text in (name.lower(), place.lower()):
            self.type(text)
            self.press("Return")
        self.press("Return", "Return")
        self.type(f"{married.lower()}0s")
        rest(self._page)


@pytest.fixture
def typist(page: LoketPage) -> Typist:
    return Typist(page)


# Saving ----------------------------------------------------------------------------------------------


def test_a_family_of_four_without_the_mouse(page: LoketPage, typist: Typist) -> None:
    """Counted: what a person costs the one who types."""
    before = events(page)
    typist.place()
    shared, people = typist.count, [FATHER, MOTHER, SON, DAUGHTER]
    strokes = []
    for number, who in enumerate(people, 501):
        start = typist.count
        typist.person(who, number)
        typist.press("Return" if who is not DAUGHTER else "Ctrl+Return")
        strokes.append(typist.count - start)
    assert focused() is page.form.people.nkk
    assert page.meja.is_empty
    print(f"family of four: {typist.count} keys, of them {shared} shared, {strokes} a person")
    assert typist.count < 240
    assert max(strokes) < 60
    rows = page.session.index.rows
    assert len(rows) == 104
    mother, child_ = voter(page, "WAGIYEM").tercatat, voter(page, "DEWI LESTARI").tercatat
    assert mother.pemilih.nik == nik(502, "1978-12-11", "P")
    told = mother.pemilih
    assert (told.tanggal_lahir, told.kelamin, told.kawin, told.ektp) == ("1978-12-11", "P", "S", "S")
    assert (told.tempat_lahir, told.disabilitas) == ("CONTOH", "0")
    for one in (mother, child_):
        assert (one.pemilih.nkk, one.pemilih.alamat) == (NEW_CARD, "DUSUN KRAJAN")
        assert (one.pemilih.rt, one.pemilih.rw) == (VOTERS[0].rt, VOTERS[0].rw)
        assert one.pemilih.tps == VOTERS[0].tps_kpu
        assert one.bukti == {"jenis": "KTP-el dan KK"}
    acts = ask(
        page, lambda workspace: {event.tindakan for event in journal.all_events(workspace.db)[before:]}
    )
    assert len(acts) == 1


def test_the_saved_family_is_undone_by_one_key_and_may_be_typed_on(page: LoketPage, typist: Typist) -> None:
    typist.place()
    typist.person(FATHER, 501)
    typist.press("Ctrl+Return")
    assert len(page.session.index.rows) == 101
    typist.press("Ctrl+Z")
    assert len(page.session.index.rows) == 100
    assert not page.form.receipt.isEnabled()
    page.form.bring_back.click()
    rest(page)
    assert page.form.person.fields["nama"].text() == "sutrisno"
    assert page.form.people.nkk.text() == NEW_CARD
    typist.press("Ctrl+Return")
    assert voter(page, "SUTRISNO").tercatat.pemilih.nik == nik(501, "1975-03-04", "L")


def test_ctrl_z_while_typing_takes_back_letters_not_acts(page: LoketPage, typist: Typist) -> None:
    ask(page, lambda workspace: mark(workspace, [Mark(VOTERS[0].id, Alasan.TNI)]))
    typist.type("9901")
    typist.press("Ctrl+Z")
    assert page.form.people.nkk.text() == ""
    assert voter(page, VOTERS[0].nama).tercatat.pemilih.status_pilkades == "tni"
    typist.press("Ctrl+Z")
    assert voter(page, VOTERS[0].nama).tercatat.pemilih.status_pilkades == ""


def test_saving_twice_is_saving_once(page: LoketPage, typist: Typist) -> None:
    typist.place()
    typist.person(FATHER, 501)
    keys("Ctrl+Return", "Ctrl+Return")
    rest(page)
    assert len(page.session.index.rows) == 101
    assert not page.form.problem.isVisible()


def test_nothing_to_save_says_so(page: LoketPage, typist: Typist) -> None:
    before = events(page)
    typist.press("Ctrl+Return")
    assert any("Belum ada yang dapat disimpan" in text for text in texts(page))
    assert events(page) == before


def test_what_the_service_refuses_is_told_and_nothing_typed_is_lost(page: LoketPage, typist: Typist) -> None:
    """The list is ratified from elsewhere while a family is being typed."""
    typist.place()
    typist.person(FATHER, 501)
    for stage in STAGES:
        ask(page, lambda workspace, stage=stage: ratify(workspace, stage, "sekretaris", SEKRETARIS))  # type: ignore[misc]
    typist.press("Ctrl+Return")
    assert says("DPT_LOCKED", problem(page))
    assert page.form.person.fields["nama"].text() == "sutrisno"
    assert page.form.isEnabled()


def test_the_receipt_shows_the_family_saved_last(page: LoketPage, typist: Typist) -> None:
    assert not page.form.receipt.isEnabled()
    typist.place()
    typist.person(FATHER, 501)
    typist.press("Ctrl+Return", "F9")
    [shown] = children(page.window(), PdfPreview)
    until(lambda: shown.pages.sizes)
    assert shown.windowTitle() == "Tanda terima"
    shown.close()
    [note] = ask(page, lambda workspace: list(akses.of_kind(workspace.db, "cetak")))
    assert note.data == {"dokumen": "tanda-terima", "pemilih": voter(page, "SUTRISNO").tercatat.pemilih.id}


# Listed voters ---------------------------------------------------------------------------------------


def test_a_listed_family_is_confirmed_with_one_key_each(page: LoketPage, typist: Typist) -> None:
    family = family_of(3)
    typist.type(family[0].nkk)
    typist.press("Return")
    assert focused() is page.form.people.table
    assert [row(page, at)[0] for at in range(3)] == [one.nama for one in family]
    assert row(page, 0)[2] == "belum"
    typist.press("S", "S", "S")
    assert [row(page, at)[2] for at in range(3)] == ["✓ sesuai"] * 3
    typist.press("S", "Ctrl+Return")  # the last one is taken back
    assert [voter(page, one.nama).tercatat.pemilih.status_pilkades for one in family] == [
        "sesuai",
        "sesuai",
        "",
    ]
    assert focused() is page.form.people.nkk


def test_a_struck_voter_who_stands_here_is_shown_as_such(page: LoketPage, typist: Typist) -> None:
    one = family_of(3)[0]
    ask(page, lambda workspace: mark(workspace, [Mark(one.id, Alasan.MENINGGAL)]))
    typist.type(one.nkk)
    typist.press("Return")
    assert row(page, 0)[2] == "✗ TMS"
    assert "Meninggal" in str(page.form.people.model.rows[0].kalimat)
    typist.press("S", "Ctrl+Return")
    assert voter(page, one.nama).tercatat.pemilih.status_pilkades == "sesuai"


def test_a_correction_is_saved_with_the_family(page: LoketPage, typist: Typist) -> None:
    one = family_of(3)[0]

    def correct(dialog: QWidget) -> None:
        assert isinstance(dialog, EditDialog)
        dialog.fields["nama"].setFocus()
        dialog.fields["nama"].selectAll()
        letters("Nama Betul")
        keys("Return")

    typist.type(one.nkk)
    typist.press("Return")
    answer(correct)
    typist.press("U")
    assert row(page, 0)[2] == "✓ dibetulkan"
    before = events(page)
    typist.press("Return", "Tab", "Tab", "Tab", "Tab", "Return", "Ctrl+Return")  # only the papers
    corrected = voter(page, "NAMA BETUL").tercatat
    assert (corrected.pemilih.id, corrected.pemilih.status_pilkades) == (one.id, "sesuai")
    assert corrected.bukti == {"jenis": "KTP-el dan KK"}
    assert events(page) > before
    typist.press("Ctrl+Z")
    assert voter(page, one.nama).tercatat.pemilih.status_pilkades == ""


def test_where_a_listed_family_lives_is_proposed_and_taken_with_one_key(
    page: LoketPage, typist: Typist
) -> None:
    one = family_of(3)[0]
    typist.type(one.nkk)
    typist.press("Return", "Return")
    place = page.form.family.place
    assert focused() is place["alamat"]
    assert place["alamat"].placeholderText() == f"{one.alamat} (Enter)"
    assert [field.text() for field in place.values()] == ["", "", "", ""]
    typist.press("Return")
    assert [field.text() for field in place.values()] == [one.alamat, one.rt, one.rw, one.tps_kpu]
    assert focused() is page.form.family.papers["jenis"]


# A NIK, live -----------------------------------------------------------------------------------------


def to_nik(page: LoketPage) -> QLineEdit:
    keys("F2")
    rest(page)
    assert focused() is page.form.person.fields["nik"]
    return page.form.person.fields["nik"]


NIKS = {
    "99010151": "8 dari 16 angka",
    "99O1015112800001": "Memuat huruf atau tanda selain angka, misalnya huruf O atau l.",
    "99010151128000011": "17 angka: terlalu panjang",
    "9901015112800501": "✓ 16 angka",
    "9901 0151 1280 0501": "✓ 16 angka",
    "9901019912800501": "✓ 16 angka, tanpa tanggal lahir",
    "0000000000000000": "Wajib diisi, tetapi kosong.",
}


def test_a_nik_is_judged_at_every_key(page: LoketPage) -> None:
    field = to_nik(page)
    for typed, told in NIKS.items():
        field.selectAll()
        letters(typed)
        assert page.form.person.told("nik") == told, typed


def test_a_nik_too_short_is_wrong_once_one_goes_on(page: LoketPage, typist: Typist) -> None:
    to_nik(page)
    typist.type("99010151")
    typist.press("Return")
    assert page.form.person.told("nik") == "Panjangnya bukan 16 angka."
    assert page.form.person.fields["nik"].property("wrong")


def test_what_the_nik_says_is_grey_and_never_forced(page: LoketPage, typist: Typist) -> None:
    fields = page.form.person.fields
    to_nik(page)
    typist.type(nik(501, "1978-12-11", "P"))
    typist.press("Return")
    assert fields["tanggal_lahir"].placeholderText() == "11-12-1978 (Enter)"
    assert fields["kelamin"].placeholderText() == "P (Enter)"
    typist.press("Return", "Return", "Tab", "Tab")  # past both by Tab
    assert (fields["tanggal_lahir"].text(), fields["kelamin"].text()) == ("", "")
    fields["tanggal_lahir"].setFocus()
    typist.type("12111978")
    typist.press("Return")
    assert fields["tanggal_lahir"].text() == "12-11-1978"
    typist.type("l")
    assert fields["kelamin"].text() == "L"
    assert focused() is fields["kawin"]
    shown = "\n".join(texts(page))
    assert "Tanggal di dalam NIK berbeda" in shown
    assert "Jenis kelamin di dalam NIK berbeda" in shown


AGES = {
    ("3-2-2010", "b"): "✓ Umur 17. Genap 17 tahun pada hari pemungutan suara: berhak memilih.",
    ("4-2-2010", "b"): "✗ Umur 16. Belum 17 tahun pada hari pemungutan suara dan belum kawin",
    ("4-2-2010", "s"): "✓ Umur 16. Belum 17 tahun, tetapi sudah atau pernah kawin: berhak memilih.",
    ("00-00-2010", "b"): "✓ Umur 16-17. Tanggal lahir tidak lengkap; diterima sebagai pemilih.",
    ("3-2-1920", "p"): "✓ Umur 107. Genap 17 tahun",
}


def test_age_and_right_to_vote_are_told_in_words(page: LoketPage) -> None:
    for (born, married), told in AGES.items():
        page.form.person.go_to("tanggal_lahir")
        letters(born)
        keys("Return")
        letters(f"p{married}")
        assert any(text.startswith(told) for text in texts(page)), (born, married)
    assert any("Lebih dari 100 tahun" in text for text in texts(page))


def test_nobody_under_age_is_saved(page: LoketPage, typist: Typist) -> None:
    before = events(page)
    typist.place()
    typist.person(("Anak Kecil", "Contoh", "2011-02-03", "L", "B"), 501)
    for key in ("Return", "Ctrl+Return"):
        typist.press(key)
        assert focused() is page.form.person.fields["tanggal_lahir"]
        assert any(text.startswith("Tidak dicatat") for text in texts(page))
    assert events(page) == before


def test_what_is_missing_is_named_and_gone_to(page: LoketPage, typist: Typist) -> None:
    to_nik(page)
    typist.type(nik(501))
    typist.press("Return")
    typist.type("siti")
    typist.press("Ctrl+Return")
    assert "Belum diisi: Tanggal lahir, L/P." in texts(page)
    assert focused() is page.form.person.fields["tanggal_lahir"]


def test_a_wrong_shared_field_is_gone_to(page: LoketPage, typist: Typist) -> None:
    page.form.family.place["rt"].setFocus()
    typist.type("=1")
    typist.press("F2")
    typist.person(FATHER, 501)
    typist.press("Ctrl+Return")
    assert focused() is page.form.family.place["rt"]
    assert len(page.session.index.rows) == 100


def test_a_nik_that_comes_later_needs_a_letter_and_its_number(page: LoketPage, typist: Typist) -> None:
    form = page.form.person
    to_nik(page)
    typist.press("Return")
    assert focused() is form.letter["jenis"]
    typist.press("Return", "Return")
    typist.type("dewi")
    typist.press("Return", "Return")
    typist.type("1-6-2008")
    typist.press("Return")
    typist.type("pb0b")
    typist.press("Return")
    assert focused() is form.letter["nomor"]
    assert "Belum diisi: NIK." in texts(page)
    typist.type("470/12/2026")
    typist.press("Ctrl+Return")
    saved = voter(page, "DEWI").tercatat
    assert saved.pemilih.nik == ""
    assert saved.bukti == {"jenis": "Surat keterangan", "nomor": "470/12/2026"}


def test_where_niks_are_not_given_none_is_asked_for(page: LoketPage) -> None:
    form = PersonForm(date(2027, 2, 3), nik_needed=False)
    form.show()
    form.fields["nik"].go_on()
    assert not form.letter["jenis"].isVisible()
    form.close()


# The same person? ------------------------------------------------------------------------------------


def twin(page: LoketPage, typist: Typist, number: str, name: str, born: str) -> None:
    """Somebody typed up to the last field."""
    to_nik(page)
    typist.type(number)
    typist.press("Return")
    typist.type(name.lower())
    typist.press("Return", "Return")
    typist.type(born[8:] + born[5:7] + born[:4])
    typist.press("Return", "Return")
    typist.type("s0s")
    rest(page)


def test_a_nik_that_is_listed_is_shown_beside_and_confirmed(page: LoketPage, typist: Typist) -> None:
    one = VOTERS[20]
    typist.type(NEW_CARD)
    typist.press("Return")
    twin(page, typist, one.nik, one.nama, one.tanggal_lahir)
    twins = page.form.twins
    assert twins.isVisible()
    assert "NIK sama." in twins.accessibleName()
    cells = [label.text() for label in children(twins, QLabel)]
    assert one.nik in cells  # as typed
    assert f"= {one.nik[:4]}{'*' * 10}{one.nik[14:]}" in cells  # as listed
    assert "≠ " + one.alamat not in cells  # nothing was typed there
    typist.press("Return")
    assert focused() is twins
    typist.press("Return", "F7")
    assert twins.isVisible()  # one NIK is one person
    typist.press("F6")
    assert not twins.isVisible()
    assert focused() is page.form.person.fields["nik"]
    assert not page.form.person.letter["jenis"].isVisible()
    assert (row(page, 0)[0], row(page, 0)[2]) == (one.nama, "✓ sesuai")
    seen: list[str] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, EditDialog)
        seen.append(dialog.fields["nkk"].text())
        keys("Return")

    page.form.people.table.setFocus()
    answer(look)
    typist.press("U")
    typist.press("Ctrl+Return")
    assert seen == [NEW_CARD]
    saved = voter(page, one.nama).tercatat.pemilih
    assert (saved.id, saved.nkk, saved.status_pilkades) == (one.id, NEW_CARD, "sesuai")
    assert len(page.session.index.rows) == 100


def test_two_people_who_are_alike_are_told_apart_by_a_person(page: LoketPage, typist: Typist) -> None:
    one = VOTERS[20]
    twin(page, typist, nik(501), one.nama, one.tanggal_lahir)
    assert "Nama dan tanggal lahir sama." in page.form.twins.accessibleName()
    typist.press("Ctrl+Return")
    assert focused() is page.form.twins
    assert len(page.session.index.rows) == 100
    typist.press("F7")
    assert not page.form.twins.isVisible()
    assert focused() is page.form.person.go_on
    typist.press("Ctrl+Return")
    assert len([row_ for row_ in page.session.index.rows if row_.nama == one.nama]) == 2


def test_one_nik_twice_in_the_form_is_not_saved(page: LoketPage, typist: Typist) -> None:
    typist.press("F2")
    typist.person(FATHER, 501)
    typist.press("Return")
    typist.person(("Orang Lain", "Contoh", "1975-03-04", "L", "S"), 501)
    typist.press("Ctrl+Return")
    assert any("NIK sama dengan orang ke-" in text for text in texts(page))
    assert len(page.session.index.rows) == 100


# Nothing is lost -------------------------------------------------------------------------------------


def test_another_page_takes_nothing_away_and_the_sidebar_tells(page: LoketPage, typist: Typist) -> None:
    shown = page.village.sidebar.buttons["loket"]
    typist.place()
    typist.person(FATHER, 501)
    page.form.person.fields["nama"].setFocus()
    assert "•" in shown.text()
    assert "belum disimpan" in shown.accessibleName()
    typist.press("Ctrl+1", "Ctrl+3")
    assert focused() is page.form.person.fields["nama"]
    assert page.form.person.fields["nama"].text() == "sutrisno"
    assert page.form.people.nkk.text() == NEW_CARD
    typist.press("Ctrl+Return")
    assert voter(page, "SUTRISNO")
    assert shown.text() == "Loket"


def test_what_is_cleared_or_dropped_can_be_brought_back(page: LoketPage, typist: Typist) -> None:
    typist.place()
    typist.person(FATHER, 501)
    typist.press("Return")
    typist.person(MOTHER, 502)
    typist.press("Esc", "Down", "Delete")
    assert [row(page, 0)[0]] == [f"▸ {FATHER[0].upper()}"]
    page.form.bring_back.click()
    rest(page)
    assert len(page.form.people.model.rows) == 2
    page.form.clear.click()
    assert page.meja.is_empty
    page.form.bring_back.click()
    rest(page)
    typist.press("Ctrl+Return")
    assert len(page.session.index.rows) == 102


def test_a_typed_person_is_brought_back_into_the_form(page: LoketPage, typist: Typist) -> None:
    typist.press("F2")
    typist.person(FATHER, 501)
    typist.press("Return")
    typist.person(MOTHER, 502)
    typist.press("Esc", "Up", "Up", "Return")
    assert page.form.person.fields["nama"].text() == "sutrisno"
    typist.press("End")
    typist.type(" hadi")
    typist.press("Ctrl+Return")
    assert {"SUTRISNO HADI", "WAGIYEM"} <= {one.nama for one in page.session.index.rows}


def test_an_act_from_elsewhere_is_seen_on_the_left(page: LoketPage, typist: Typist) -> None:
    one = family_of(3)[0]
    typist.type(one.nkk)
    typist.press("Return")
    ask(page, lambda workspace: mark(workspace, [Mark(one.id, Alasan.TNI)]))
    rest(page)
    assert row(page, 0)[2] == "✗ TMS"


def test_after_the_dpt_the_page_says_why_it_is_closed(page: LoketPage) -> None:
    for stage in STAGES:
        ask(page, lambda workspace, stage=stage: ratify(workspace, stage, "sekretaris", SEKRETARIS))  # type: ignore[misc]
    page.session.reload()
    rest(page)
    assert not page.form.isVisible()
    shown = texts(page)
    assert "Loket sudah ditutup" in shown
    assert any("DPT sudah ditetapkan" in text for text in shown)
    keys("Ctrl+1", "Ctrl+3")
    assert focused() is page.closed.go
    assert len(ask(page, lambda workspace: listed(workspace))) == 100


# What everybody needs --------------------------------------------------------------------------------


def test_the_model_is_sound(page: LoketPage, typist: Typist) -> None:
    tester = QAbstractItemModelTester(page.form.people.model, FATAL, page)
    typist.type(family_of(3)[0].nkk)
    typist.press("Return", "S", "Return", "F2")
    typist.person(FATHER, 501)
    typist.press("Return", "Esc", "Delete")
    page.form.clear.click()
    assert tester.model() is page.form.people.model


def test_every_control_has_a_name_and_no_field_is_cut(page: LoketPage) -> None:
    for kind in (QLineEdit, QPushButton):
        assert all(one.accessibleName() for one in children(page, kind))
    page.window().resize(1280, 720)
    settle()
    for field in page.form.fields:
        if field.isVisible():
            area = field.rect().translated(field.mapTo(page, field.rect().topLeft()))
            assert page.rect().contains(area), field.accessibleName()
    assert child(page, QPushButton, "Simpan keluarga (Ctrl+Enter)").isVisible()
    assert QApplication.focusWidget() is page.form.people.nkk
