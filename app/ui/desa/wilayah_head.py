"""Above the map: what is still open, in voters and places, and the one thing that may finish it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.services.desa.peta_wilayah import BarisWilayah
from app.system.language import tr
from app.ui import theme
from app.ui.figures import ribuan
from app.ui.widgets.controls import button, label, row


class WilayahHead(QWidget):
    """`accept` takes over all proposals, `go_on` leads to the list once nothing is open."""

    def __init__(self, dusun: str) -> None:
        super().__init__()
        self._dusun = dusun.lower()
        self._open = label(tr("Peta sedang dibaca …"), size=1.25, bold=True)
        self._all = label("", "quiet")
        self.accept = button("", primary=True)
        self.go_on = button(tr("Lanjut ke Daftar (Ctrl+1)"), primary=True)
        for later in (self.accept, self.go_on):
            later.hide()
        inside = row(self._open, self._all, None, self.accept, self.go_on, space=14)
        inside.setContentsMargins(12, 6, 8, 6)
        self.setLayout(inside)
        self.setMinimumHeight(theme.scaled(46))

    def tell(self, places: Sequence[BarisWilayah], *, finished_below: bool) -> None:
        """Count again. `finished_below`: in the table's place stands that all is done."""
        open_ = [place for place in places if not place.dusun]
        proposed = sum(bool(place.usul) for place in places)
        self._open.setText(tr("Peta wilayah") if finished_below else self._sentence(open_))
        self._all.setVisible(not finished_below)
        self._all.setText(
            tr(
                "dari {voters} pemilih di {count} tempat",
                voters=ribuan(_voters(places)),
                count=ribuan(len(places)),
            )
        )
        self.accept.setText(tr("Terima semua usul: {count} (Ctrl+Shift+T)", count=ribuan(proposed)))
        self.accept.setAccessibleName(self.accept.text())
        self.accept.setVisible(bool(proposed))
        self.go_on.setVisible(bool(places) and not open_ and not finished_below)

    def _sentence(self, open_: Sequence[BarisWilayah]) -> str:
        if not open_:
            return tr("✓ Semua sudah punya {dusun}", dusun=self._dusun)
        return tr(
            "{voters} pemilih di {count} tempat belum punya {dusun}",
            voters=ribuan(_voters(open_)), count=ribuan(len(open_)), dusun=self._dusun,
        )  # fmt: skip


def _voters(places: Sequence[BarisWilayah]) -> int:
    return sum(place.voters for place in places)
