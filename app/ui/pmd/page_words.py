"""What the courier's pages are called, and which key opens each."""

from app.system.language import tr
from app.ui.sidebar import Words

PAGES = {"bundel": "Ctrl+1", "balasan": "Ctrl+2", "rekap": "Ctrl+3", "catatan": "Ctrl+4"}
"""Stems of `app/ui/pmd/<stem>_page.py` in the sidebar's order; each has a `<Stem>Page`."""


def page_words() -> Words:
    """Of the courier's pages."""
    return {
        "bundel": (tr("Bundel"), "file-lock-2"),
        "balasan": (tr("Pengembalian"), "rotate-ccw"),
        "rekap": (tr("Rekap"), "sigma"),
        "catatan": (tr("Catatan"), "history"),
    }
