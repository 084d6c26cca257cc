"""The page Dukcapil before its first list: what it is for, and the one button that begins."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.system.language import tr
from app.ui import theme
from app.ui.widgets.controls import button, column, label, row, title


class DukcapilEmpty(QWidget):
    """Shown while no list was made."""

    def __init__(self, make: Callable[[], None]) -> None:
        super().__init__()
        self.make = button(tr("Buat daftar pertama …"), make, "plus", primary=True)
        texts = (
            tr("Mintalah Dukcapil memadankan pemilih baru dan yang datanya dibetulkan."),
            tr("Program memberi mereka nomor urut dan menulis buku kerja berkata sandi, atau surat kertas."),
            tr("Jawabannya diketik menurut urutan itu, satu tombol satu orang, atau dibaca dari tabelnya."),
        )
        safe = tr("Jawaban adalah bukti: tidak ada yang dicoret atau dibetulkan sebelum panitia memutuskan.")
        told = QWidget()
        told.setFixedWidth(theme.scaled(600))
        parts = (*(label(text, wrap=True) for text in texts), label(safe, "quiet", wrap=True))
        told.setLayout(column(title(tr("Padanan Dukcapil")), *parts, row(self.make, None), space=10))
        self.setLayout(column(None, row(None, told, None), None))
        self.setFocusProxy(self.make)
