"""Where the map has no row to show: everything is named and what comes next, or nothing matches."""

from PySide6.QtWidgets import QWidget

from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.widgets.controls import button, column, label, row


class WilayahDone(QWidget):
    """One sentence, one button."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = label("", size=1.5, bold=True)
        self._told = label("", "quiet")
        self.go_on = button(tr("Lanjut ke Daftar (Ctrl+1)"), primary=True)
        self.show_all = button(tr("Lihat semua tempat"))
        texts = column(self._heading, self._told, 8, row(self.go_on, self.show_all, None), space=8)
        self.setLayout(column(None, row(None, texts, None), None, None))

    def tell_finished(self, voters: int, places: int, names: int, dusun: str) -> None:
        """The task is done."""
        self._heading.setText(tr("✓ Semua pemilih sudah punya {dusun}", dusun=dusun))
        self._told.setText(
            tr(
                "{voters} pemilih di {places} tempat, {names} nama. Berikutnya: memeriksa daftar.",
                voters=ribuan(voters),
                places=ribuan(places),
                names=ribuan(names),
            )
        )
        self.go_on.show()

    def tell_nothing(self, *, places: bool) -> None:
        """No place is shown: none matches, or the list has nobody."""
        self._heading.setText(tr("Tidak ada tempat yang cocok") if places else tr("Daftar masih kosong"))
        self._told.setText(
            tr("Tekan Esc untuk menghapus pencarian dan saringan.")
            if places
            else tr("Tempat muncul di sini begitu daftar memuat pemilih.")
        )
        self.go_on.setVisible(not places)
