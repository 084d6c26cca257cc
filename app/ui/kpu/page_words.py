"""What KPU's pages are called, and which key opens each."""

from app.system.istilah import istilah
from app.system.language import tr
from app.ui.sidebar import Words

PAGES = {
    "ringkasan": "Ctrl+1",
    "data": "Ctrl+2",
    "desa": "Ctrl+3",
    "paket": "Ctrl+4",
    "balasan": "Ctrl+5",
    "pdpb": "Ctrl+6",
    "aturan": "Ctrl+7",
    "brankas": "Ctrl+8",
    "catatan": "Ctrl+9",
}
"""Stems of `app/ui/kpu/<stem>_page.py` in the sidebar's order; each has a `<Stem>Page`."""


def page_words() -> Words:
    """Of KPU's pages."""
    return {
        "ringkasan": (tr("Ringkasan"), "chart-no-axes-column"),
        "data": (tr("Data"), "table-2"),
        "desa": (istilah().desa, "map"),
        "paket": (tr("Paket"), "file-lock-2"),
        "balasan": (tr("Pengembalian"), "rotate-ccw"),
        "pdpb": (tr("Bahan PDPB"), "list-checks"),
        "aturan": (tr("Aturan"), "settings"),
        "brankas": (tr("Brankas"), "lock"),
        "catatan": (tr("Catatan"), "history"),
    }
