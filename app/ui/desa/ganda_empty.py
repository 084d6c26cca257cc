"""In the table's place where a pile has no pair: what belongs here, and what to do next."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.system.language import tr
from app.ui import theme
from app.ui.desa.ganda_head import KEBETULAN, SUDAH
from app.ui.figures import ribuan
from app.ui.widgets.controls import button, column, label, row


class GandaEmpty(QWidget):
    """One sentence, what is looked for, one button."""

    def __init__(self, weak: Callable[[], None], again: Callable[[], None]) -> None:
        super().__init__()
        self._heading = label("", size=1.5, bold=True, wrap=True)
        self._told = label("", "quiet", wrap=True)
        self.weak = button("", weak)
        self.again = button(tr("Cari lagi"), again, primary=True)
        told = QWidget()
        told.setFixedWidth(theme.scaled(620))
        buttons = row(self.again, self.weak, None)
        told.setLayout(column(self._heading, self._told, 8, buttons, space=8))
        self.setLayout(column(None, row(None, told, None), None, None))

    def tell_searching(self) -> None:
        """The answer is on its way."""
        self._tell(tr("Sedang mencari …"), looked_for())

    def tell_stopped(self) -> None:
        """Somebody cancelled the search."""
        self._tell(
            tr("Pencarian dihentikan"), tr("Tidak ada yang berubah. Cari lagi bila perlu."), again=True
        )

    def tell_none(self, kind: str, weak: int) -> None:
        """The pile has nothing. `weak`: how many pairs may be chance."""
        if kind == SUDAH:
            told = tr("Setiap putusan tampak di sini dengan siapa dan kapan, dan dapat dibatalkan.")
            self._tell(tr("Belum ada yang diputuskan"), told)
        elif kind == KEBETULAN:
            self._tell(tr("Tidak ada pasangan yang lemah"), looked_for())
        else:
            self._tell(tr("✓ Tidak ada pasangan yang menunggu putusan"), looked_for(), weak=weak)

    def _tell(self, heading: str, told: str, *, again: bool = False, weak: int = 0) -> None:
        self._heading.setText(heading)
        self._told.setText(told)
        self.again.setVisible(again)
        self.weak.setVisible(bool(weak))
        self.weak.setText(tr("Lihat {count} yang mungkin kebetulan", count=ribuan(weak)))
        self.weak.setAccessibleName(self.weak.text())


def looked_for() -> str:
    """What makes a pair, in plain words."""
    return tr(
        "Semua orang di daftar dibandingkan: NIK sama; nomor KK dan nama sama; nama dan tanggal lahir sama; "
        "nama mirip, tahun lahir sama, dan satu RT. Salah ketik dan tanggal yang tertukar ikut dicari."
    )
