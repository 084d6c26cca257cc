"""F1 on a page of the committee."""

from typing import TYPE_CHECKING

from app.ui.desa.help_words import everywhere, help_of
from app.ui.desa.key_card import show_key_card
from app.ui.desa.page_words import page_words
from app.ui.help_dialog import HelpDialog

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen


def show_help(village: "VillageScreen") -> HelpDialog:
    """Help for the page shown now."""
    stem = type(village.page).__name__.removesuffix("Page").lower()
    name, _ = page_words()[stem]
    shown = HelpDialog(
        village,
        name,
        help_of(stem),
        everywhere(),
        lambda: village.window_.show_manual("operator"),
        lambda parent: show_key_card(village, parent),
    )
    shown.open()
    return shown
