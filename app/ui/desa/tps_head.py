"""The top of the TPS page: what is shown, saved or a preview, and what can be done with a preview."""

from PySide6.QtWidgets import QWidget

from app.services.desa.bagi_tps_keadaan import Keadaan
from app.system.language import tr
from app.ui.desa.tps_words import tps_small, tps_word
from app.ui.figures import ribuan
from app.ui.widgets.controls import button, label, row, title


class TpsHead(QWidget):
    """A preview is told in words, by a colour and by its two buttons."""

    def __init__(self) -> None:
        super().__init__()
        self._what = label("", "quiet")
        self._preview = label(tr("PRATINJAU, belum disimpan"), "warn")
        self.drop = button(tr("Buang (Ctrl+B)"))
        self.apply = button(tr("Terapkan (Ctrl+Enter)"), primary=True)
        inside = row(title(tps_word()), 16, self._preview, self._what, None, self.drop, self.apply)
        inside.setContentsMargins(16, 10, 16, 10)
        self.setLayout(inside)
        self.setFixedHeight(self.sizeHint().height())  # nothing moves where buttons come and go

    def tell(self, keadaan: Keadaan | None, *, preview: bool, locked: bool) -> None:
        """What is shown."""
        for part in (self._preview, self.drop, self.apply):
            part.setVisible(preview)
        self._what.setText(_told(keadaan, preview=preview, locked=locked) if keadaan else "")


def _told(keadaan: Keadaan, *, preview: bool, locked: bool) -> str:
    count, voters = keadaan.mutu.tps, sum(map(keadaan.size, keadaan.blok))
    told = tr(
        "{voters} pemilih di {count} {tps}", voters=ribuan(voters), count=ribuan(count), tps=tps_small()
    )
    if locked:
        return tr("{told}; sudah ditetapkan, tidak dapat diubah", told=told)
    if preview:
        return tr("{told}; {moved} pindah", told=told, moved=ribuan(len(keadaan.pindah)))
    return tr("{told}, yang berlaku sekarang", told=told)
