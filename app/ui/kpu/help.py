"""F1 on a page of KPU."""

from typing import TYPE_CHECKING

from app.ui.help_dialog import HelpDialog
from app.ui.kpu.help_words import everywhere, help_of
from app.ui.kpu.page_words import page_words

if TYPE_CHECKING:
    from app.ui.kpu.screen import KpuScreen


def show_help(screen: "KpuScreen") -> HelpDialog:
    """Help for the page shown now."""
    name, _ = page_words()[screen.stem]
    shown = HelpDialog(
        screen, name, help_of(screen.stem), everywhere(), lambda: screen.window_.show_manual("kpu")
    )
    shown.open()
    return shown
