"""Evidence reaches the voter it was typed for, whatever the keys, the mouse and a slow disk do meanwhile."""

import time

import pytest
from PySide6.QtWidgets import QWidget

from app.domain.tms import Alasan
from app.services.desa.bukti import set_bukti
from app.services.desa.find import show_voter
from app.services.desa.mark import Mark, mark
from app.ui.desa.daftar_page import DaftarPage
from app.ui.desa.edit_dialog import EditDialog
from app.ui.desa.entri_page import EntriPage
from app.ui.desa.village_screen import VillageScreen
from tests.ui.driving import answer, keys, rest

PAPER = {"nomor": "474.3/1"}
LETTER = {"jenis": "Surat keterangan dokter", "nomor": "445/SKD/77"}


@pytest.fixture
def daftar_page(village: VillageScreen) -> DaftarPage:
    page = village.page
    assert isinstance(page, DaftarPage)
    return page


@pytest.fixture
def entri_page(village: VillageScreen) -> EntriPage:
    village.show_page("entri")
    rest(village.window_)
    page = village.page
    assert isinstance(page, EntriPage)
    return page


def give(village: VillageScreen, voter: str) -> None:
    """This voter has a paper."""
    village.session.run(lambda workspace, _: set_bukti(workspace, [voter], PAPER))
    rest(village.window_)


def papers(village: VillageScreen, voter: str) -> dict[str, str]:
    """As they stand in the data file."""
    told: list[dict[str, str]] = []
    village.session.run(lambda workspace, _: show_voter(workspace, voter).tercatat.bukti, told.append)
    rest(village.window_)
    return told[0]


def test_the_panel_never_shows_the_papers_of_the_voter_before(
    village: VillageScreen, daftar_page: DaftarPage
) -> None:
    """The details are long in coming: what is saved meanwhile would be another's."""
    first, second = (row.id for row in village.session.index.rows[:2])
    give(village, first)
    daftar_page.go_to(first)
    rest(village.window_)
    assert daftar_page.panel.form.values() == PAPER
    village.session.run(lambda workspace, _: time.sleep(0.5))
    daftar_page.go_to(second)
    daftar_page.tell_panel()
    assert daftar_page.panel.form.values() == {}
    daftar_page.go_to(first)
    daftar_page.tell_panel()
    daftar_page.panel.form.save.click()  # empty still: it must not take the papers away
    rest(village.window_)
    assert daftar_page.panel.form.values() == papers(village, first) == PAPER


def test_a_late_answer_fills_no_other_voters_form(village: VillageScreen, entri_page: EntriPage) -> None:
    first, second = entri_page.model.voters[:2]
    give(village, first)
    entri_page.to_evidence(first)
    entri_page.to_rows()
    entri_page.to_evidence(second)
    rest(village.window_)
    assert entri_page.keys.form.values() == {}


def test_a_click_on_another_row_leaves_the_evidence(village: VillageScreen, entri_page: EntriPage) -> None:
    first, second = entri_page.model.voters[:2]
    entri_page.go_to(first)
    entri_page.to_evidence(first)
    entri_page.keys.form.lines["nomor"].setText("474.3/1")
    entri_page.table.go_to(1)
    rest(village.window_)
    assert entri_page.keys.currentIndex() == 0
    assert entri_page.front() is not None and entri_page.front().id == second  # type: ignore[union-attr]


def test_evidence_alone_is_saved_from_the_edit_dialog(
    village: VillageScreen, daftar_page: DaftarPage
) -> None:
    voter = village.session.index.rows[0].id

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, EditDialog)
        dialog.form.lines["nomor"].setText(PAPER["nomor"])
        dialog.accept()

    answer(fill)
    keys("U")
    rest(village.window_)
    assert papers(village, voter) == PAPER


def test_who_has_a_kept_reason_can_be_corrected(village: VillageScreen, daftar_page: DaftarPage) -> None:
    """His papers stand in the dialog and are none of the journal: left alone, they are not saved there."""
    voter = village.session.index.rows[0].id
    ill = Mark(voter, Alasan.GANGGUAN_JIWA, bukti=LETTER)
    village.session.run(lambda workspace, _: mark(workspace, [ill]))
    rest(village.window_)

    def correct(dialog: QWidget) -> None:
        assert isinstance(dialog, EditDialog)
        assert dialog.form.values() == LETTER
        dialog.fields["nama"].setText("NAMA BETUL")
        dialog.accept()

    answer(correct)
    keys("U")
    rest(village.window_)
    assert village.session.index.rows[0].nama == "NAMA BETUL"
    assert papers(village, voter) == {}


def test_what_a_dialog_held_is_forgotten(village: VillageScreen, daftar_page: DaftarPage) -> None:
    """Its parent would keep names, words and passwords for as long as the village is open."""
    for _ in range(3):
        answer(lambda dialog: keys("Esc"))
        keys("U")
        rest(village.window_)
    assert not village.findChildren(EditDialog)
