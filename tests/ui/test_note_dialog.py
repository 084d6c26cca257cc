"""The note of a voter whose reason stays in the village says so before anybody types."""

from PySide6.QtWidgets import QWidget

from app.domain.tms import Alasan
from app.services.desa.mark import Mark, mark
from app.ui.desa.daftar_page import DaftarPage
from app.ui.desa.village_screen import VillageScreen
from tests.ui.driving import answer, keys, texts, until

WARNING = "Jangan tulis alasannya di sini"


def asked(village: VillageScreen, row: int) -> str:
    """What the dialog of this row's voter says."""
    page = village.page
    assert isinstance(page, DaftarPage)
    page.table.go_to(row)
    told: list[str] = []

    def read(dialog: QWidget) -> None:
        told.extend(texts(dialog))
        keys("Escape")

    answer(read)
    keys("N")
    until(lambda: told)
    return " ".join(told)


def test_a_kept_reason_must_not_be_written_into_the_note(village: VillageScreen) -> None:
    voter = village.session.index.rows[0].id
    village.session.run(lambda workspace, _: mark(workspace, [Mark(voter, Alasan.TMS_LAIN)]))
    until(lambda: village.session.index.rows[0].status == "tms_lain")
    assert WARNING in asked(village, 0)
    assert WARNING not in asked(village, 1)
