"""The card of the list's keys, to lie beside the keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.progress import Progress
from app.system.language import tr
from app.ui.desa.keys import mark_keys, other_keys
from app.ui.widgets.pdf_preview import show_pdf

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen


def show_key_card(village: "VillageScreen", over: QWidget) -> None:
    """Make it and show it over a page or dialog, to be printed."""
    keys = [(key.key, key.word) for key in mark_keys()] + list(other_keys())

    def work(progress: Progress) -> bytes:
        from app.services.desa.print_loket import kartu_tombol  # with reportlab: a quarter of a second

        return kartu_tombol(keys)

    def show(pdf: bytes) -> None:
        show_pdf(over, pdf, tr("Kartu tombol"))

    village.session.free(work, show, what=tr("Menyusun kartu tombol"))
