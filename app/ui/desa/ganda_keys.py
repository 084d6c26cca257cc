"""The line of keys below the pairs: the manual; each is a button too."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.system.language import tr
from app.ui.desa.key_line import KeyCap
from app.ui.widgets.flow import FlowLayout


class GandaKeys(QWidget):
    """One row at 1280 pixels."""

    def __init__(self, press: Callable[[str], None]) -> None:
        super().__init__()
        flow = FlowLayout(self)
        for key, word in ganda_keys():
            cap = KeyCap(key, word)
            cap.clicked.connect(lambda _=False, key=key: press(key))
            flow.addWidget(cap)


def ganda_keys() -> tuple[tuple[str, str], ...]:
    """(key, word)."""
    return (
        ("1", tr("coret yang kiri")),
        ("2", tr("coret yang kanan")),
        ("B", tr("dua orang berbeda")),
        ("Shift+B", tr("… dengan alasan")),
        ("L", tr("nanti")),
        ("U", tr("batalkan putusan")),
        ("I", tr("lihat NIK")),
    )
