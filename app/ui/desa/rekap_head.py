"""The top of the recap page: which list, the net as one sentence, what can leave."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.daftar_tahap import NAMA, Tahap
from app.domain.rekap_bersih import Bersih
from app.services.desa.rekap import Pilihan, Rekap
from app.system.language import tr
from app.ui.desa.rekap_isian import list_name
from app.ui.desa.rekap_words import net_sentence
from app.ui.figures import ribuan
from app.ui.widgets.controls import button, column, label, row, title


class RekapHead(QWidget):
    """`chosen(list)`: another list is to be counted."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.lists = QComboBox()
        self.lists.setAccessibleName(tr("Daftar yang direkap"))
        self.lists.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.lists.activated.connect(lambda at: self.chosen.emit(str(self.lists.itemData(at))))
        self.pdf = button(tr("PDF … (P)"), icon="printer")
        self.xlsx = button(tr("XLSX … (X)"), icon="table-2")
        self.report = button(tr("Laporan .dptl … (R)"), icon="save")
        self.net, self.whole = label("", size=1.6, bold=True, wrap=True), label("", "quiet", wrap=True)
        head = row(title(tr("Rekap")), 12, self.lists, None, self.xlsx, self.pdf, self.report)
        inside = column(head, self.net, self.whole, space=4)
        inside.setContentsMargins(16, 10, 16, 8)
        self.setLayout(inside)

    def offer(self, stages: Sequence[Tahap], now: Pilihan) -> None:
        """The lists that there are: as it stands, and those in force."""
        self.lists.clear()
        for value, word in (("sekarang", tr("Daftar sekarang")), *((one, NAMA[one]) for one in stages)):
            self.lists.addItem(word, value)
        self.lists.setCurrentIndex(max(0, self.lists.findData(now)))

    def tell(self, counted: Rekap, net: Bersih) -> None:
        """The whole village."""
        name = list_name(counted.what.tahap if counted.what else None)
        self.net.setText(net_sentence(net, name))
        table = counted.tabel("tps", "kelamin")
        men, women = (ribuan(table.jumlah_kolom(sex)) for sex in ("L", "P"))
        told = tr(
            "Dari {before} menjadi {after}: laki-laki {men}, perempuan {women}",
            before=ribuan(net.awal), after=ribuan(net.akhir), men=men, women=women,
        )  # fmt: skip
        self.whole.setText(told if counted.what else tr("{told} · konsep, belum ditetapkan", told=told))
