"""The step that chooses a copy `.dptx`: the file, what it says of itself, its neighbours in the folder."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.services.desa.copies import Copy
from app.system import clock
from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.controls import button, column, label, row
from app.ui.widgets.plain_table import PlainTable
from app.ui.widgets.wizard import Step


class CopyStep(Step):
    """`copy` is the one chosen; the table's rows are of the same village, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = tr("Berkas cadangan")
        self.copies: list[Copy] = []
        self.choose = button(tr("Pilih &berkas …"), icon="folder-open")
        self._village, self._note = label("", size=1.2, bold=True, wrap=True), label("", wrap=True)
        self.model = TextModel(
            [
                Heading(tr("Dibuat")), Heading(tr("Pemilih"), is_number=True),
                Heading(tr("Ukuran"), is_number=True), Heading(tr("Berkas")),
            ]
        )  # fmt: skip
        self.table = PlainTable(self.model, tr("Cadangan di folder itu"), [160, 90, 90, 0])
        hint = label(
            tr("Pilih berkas .dptx di flashdisk. Diperlukan juga paket dari KPU dan surat kuncinya."),
            wrap=True,
        )
        inside = column(hint, row(self.choose, None), 8, self._village, self.table, self._note, None)
        inside.setStretch(inside.indexOf(self.table), 100)
        self.setLayout(inside)
        self.table.moved.connect(lambda _: self._moved())
        self.tell([], None)

    def first(self) -> QWidget:
        """Where to begin: the button, once there are rows the rows."""
        return self.table if self.copies else self.choose

    @property
    def copy(self) -> Copy | None:
        return self.copies[self.table.at] if 0 <= self.table.at < len(self.copies) else None

    def ready(self) -> bool:
        return self.copy is not None

    def tell(self, copies: Sequence[Copy], chosen: Copy | None) -> None:
        """Copies of one village, the chosen one in front; or none."""
        self.copies = list(copies)
        self.model.show([_line(copy) for copy in copies])
        self.table.setVisible(bool(copies))
        if chosen is not None:
            desa = chosen.desa
            self._village.setText(
                tr("{desa}, {kecamatan} ({kode}), {pemilihan}", desa=desa.nama, kode=desa.kode,
                   kecamatan=desa.kecamatan, pemilihan=chosen.pemilihan_nama)
            )  # fmt: skip
            self.table.go_to(next(at for at, copy in enumerate(copies) if copy.file == chosen.file))
        self._village.setVisible(chosen is not None)
        self._moved()

    def _moved(self) -> None:
        """Whether what is chosen is the newest there."""
        copy = self.copy
        told = ""
        if copy is not None and self.table.at > 0:
            told = tr("⚠ Ini bukan cadangan terbaru di folder itu. Pilih yang paling atas bila dapat dibuka.")
        elif copy is not None:
            told = tr("✓ Ini cadangan terbaru di folder itu.")
        self._note.setText(told)
        self.on_change()


def _line(copy: Copy) -> Line:
    size = tr("{count} KB", count=ribuan(max(1, copy.ukuran // 1024)))
    return Line((clock.computer_time(copy.waktu), ribuan(copy.pemilih), size, copy.file.name))
