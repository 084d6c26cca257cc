"""Above the rows of a worksheet: which one it is, how far it is, what is left at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from app.services.desa.daftar_rows import Ringkas
from app.services.desa.lembar_kerja import Lembar, rest
from app.system.language import tr
from app.ui.desa.lembar_chooser import sheet_name
from app.ui.figures import ribuan
from app.ui.widgets.controls import button, label, row


class EntriHead(QWidget):
    """Its buttons have keys and take no focus: that stays in the rows."""

    def __init__(self, choose: Callable[[], None], mark_rest: Callable[[], None]) -> None:
        super().__init__()
        self.chooser = button("", choose, "table-2")
        self.rest = button(tr("Sisanya sesuai (Ctrl+Enter)"), mark_rest, "list-checks")
        for made in (self.chooser, self.rest):
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._progress, self._bar = label("", bold=True, size=1.15), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._bar.setAccessibleName(tr("Kemajuan lembar ini"))
        inside = row(self.chooser, self._progress, self._bar, self.rest, space=16)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setStretch(2, 1)
        self.setLayout(inside)

    def tell(self, sheet: Lembar, rows: Sequence[Ringkas]) -> None:
        """The sheet's name and how many of its rows have a verdict."""
        done, total = sum(bool(one.status) for one in rows), len(rows)
        self.chooser.setText(f"{sheet_name(sheet)}  (R)")
        self.chooser.setAccessibleName(tr("Lembar kerja: {name}", name=self.chooser.text()))
        self._progress.setText(tr("{done} dari {total}", done=ribuan(done), total=ribuan(total)))
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self.rest.setEnabled(bool(rest(rows)))
