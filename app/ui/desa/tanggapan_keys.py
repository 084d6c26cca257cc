"""The line of keys below the responses: the manual; each is a button too."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.system.language import tr
from app.ui.desa.key_line import KeyCap
from app.ui.widgets.flow import FlowLayout


class TanggapanKeys(QWidget):
    """`press(key)`: a key, or its button."""

    def __init__(self, press: Callable[[str], None]) -> None:
        super().__init__()
        flow = FlowLayout(self)
        for key, word in tanggapan_keys():
            cap = KeyCap(key, word)
            cap.clicked.connect(lambda _=False, key=key: press(key))
            flow.addWidget(cap)


def tanggapan_keys() -> tuple[tuple[str, str], ...]:
    """(key, word)."""
    return (
        ("N", tr("catat")),
        ("Y", tr("terima")),
        ("X", tr("tolak")),
        ("R", tr("register")),
        ("T", tr("tautkan")),
        ("G", tr("nomor surat")),
        ("S", tr("surat jawaban")),
        ("B", tr("berkas sanggahan")),
        ("E", tr("betulkan")),
        ("D", tr("lihat di Daftar")),
        ("P", tr("cetak register")),
    )
