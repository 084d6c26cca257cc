"""Before a file is chosen: what belongs here, which columns it needs, the one button that brings it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.services.desa.table_import import Jenis
from app.system.language import tr
from app.ui import theme
from app.ui.widgets.controls import button, column, label, row, title


class ImporEmpty(QWidget):
    """Says another thing for marks than for new voters."""

    def __init__(self, choose: Callable[[], None]) -> None:
        super().__init__()
        self._title = title("")
        self._what = label("", wrap=True)
        self._columns = label("", wrap=True)
        files = tr("Excel (.xlsx), LibreOffice (.ods), CSV, atau unduhan OpenSID; boleh diseret ke sini.")
        safe = tr("Tidak ada yang disimpan sebelum Anda melihat setiap baris dan menekan tombolnya.")
        self.choose = button(tr("Pilih berkas …"), choose, "folder-open", primary=True)
        told = QWidget()
        told.setFixedWidth(theme.scaled(600))
        told.setLayout(
            column(
                self._title,
                self._what,
                self._columns,
                label(files, "quiet", wrap=True),
                label(safe, "quiet", wrap=True),
                row(self.choose, None),
                space=10,
            )
        )
        self.setLayout(column(None, row(None, told, None), None))

    def tell(self, kind: Jenis) -> None:
        """What a table of this kind holds."""
        if kind == "tanda":
            self._title.setText(tr("Tanda dari tabel"))
            self._what.setText(
                tr("Tabel yang menyebut pemilih dan alasannya, misalnya meninggal, pindah, atau sesuai.")
            )
            self._columns.setText(
                tr(
                    "Kolom: ID, NIK, atau nama dengan nomor KK atau tanggal lahir; dan kolom ALASAN atau "
                    "KETERANGAN. Bila semua barisnya sama, pilih satu alasan di atas."
                )
            )
        else:
            self._title.setText(tr("Pemilih baru dari tabel"))
            self._what.setText(
                tr("Warga yang belum ada di daftar, misalnya calon pemilih dari OpenSID atau buku penduduk.")
            )
            self._columns.setText(
                tr("Kolom: NAMA, NIK, L/P, TANGGAL LAHIR; sebaiknya juga NKK, STATUS KAWIN, ALAMAT, RT, RW.")
            )
