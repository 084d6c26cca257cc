"""In the table's place where a pile has no response: what belongs here, and the button that brings it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.system.language import tr
from app.ui import theme
from app.ui.desa.tanggapan_head import MENUNGGU, REGISTER
from app.ui.desa.tanggapan_words import tps_small
from app.ui.widgets.controls import button, column, label, row


class TanggapanEmpty(QWidget):
    """One sentence, how the work goes, one button."""

    def __init__(self, receive: Callable[[], None]) -> None:
        super().__init__()
        self._heading = label("", size=1.5, bold=True, wrap=True)
        self._told = label("", "quiet", wrap=True)
        self.receive = button(tr("Catat tanggapan"), receive, "plus")
        told = QWidget()
        told.setFixedWidth(theme.scaled(600))
        told.setLayout(column(self._heading, self._told, 8, row(self.receive, None), space=8))
        self.setLayout(column(None, row(None, told, None), None, None))

    def tell(self, kind: str, *, locked: bool, decided: bool) -> None:
        """The pile has nothing. `decided`: some responses were decided already."""
        if kind == REGISTER:
            self._heading.setText(tr("Register masih kosong"))
            self._told.setText(
                tr(
                    "Sesudah DPT ditetapkan, warga yang belum terdaftar dicatat di sini dengan surat jawaban "
                    "dan bukti pengumuman, lalu diusulkan ke KPU sebagai pemilih baru."
                )
            )
        elif kind == MENUNGGU and decided:
            self._heading.setText(tr("Semua tanggapan sudah diputuskan"))
            self._told.setText(tr("Surat jawabannya dicetak dari Selesai."))
        elif kind == MENUNGGU:
            self._heading.setText(tr("Laporan warga dicatat di sini"))
            self._told.setText(
                tr(
                    "Warga melapor bila belum terdaftar, datanya salah, ada yang tidak memenuhi syarat, atau "
                    "minta pindah {tps}. Catat siapa yang melapor dan buktinya; keputusan dan pengerjaannya "
                    "dalam daftar menjadi satu tindakan, dan surat jawabannya dicetak dari sini.",
                    tps=tps_small(),
                )
            )
        else:
            self._heading.setText(tr("Belum ada yang diputuskan"))
            self._told.setText(tr("Setiap keputusan tampak di sini dengan surat jawabannya."))
        self.receive.setVisible(kind != REGISTER or locked)
