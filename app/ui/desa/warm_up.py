"""What pages need that Python and Qt make only once: made while somebody still reads or types."""

from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

_PAUSE = 200  # ms


def warm_up() -> None:
    """The list's modules, and classes that Qt prepares at their first use: else 100 ms more at the login."""
    import_module("app.ui.desa.village_screen")
    from app.ui.desa.daftar_table import DaftarTable
    from app.ui.models.pemilih_model import PemilihModel, columns

    DaftarTable(PemilihModel(columns("", ""))).deleteLater()


def load_pages(owner: QObject, stems: Sequence[str]) -> None:
    """The modules of all pages one by one, while somebody looks at the list: a first click waits for less.

    One that cannot be loaded is told when it is shown.
    """
    if stems:
        QTimer.singleShot(_PAUSE, owner, lambda: _load(owner, stems))


def _load(owner: QObject, stems: Sequence[str]) -> None:
    with suppress(ImportError):
        import_module(f"app.ui.desa.{stems[0]}_page")
    load_pages(owner, stems[1:])
