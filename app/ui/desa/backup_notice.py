"""A quiet line under the top: a backup that could not be made, what to do, and when it is tried again."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.services.desa.backup import EVERY
from app.system.language import tr
from app.ui import errors
from app.ui.widgets.controls import button, column, label, line, row

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen


class BackupNotice(QWidget):
    """Hidden unless the newest try failed; it takes no focus from whoever is marking."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__()
        self._keeper = screen.session.keeper
        self._told: BaseException | None = None
        self.text = label("", "bad", wrap=True)
        again = button(tr("Coba sekarang"), self._keeper.make, flat=True)
        place = button(tr("Halaman cadangan"), lambda: screen.show_page("cadangan"), flat=True)
        away = button(tr("Tutup"), self.hide, "x", flat=True)
        inside = row(self.text, again, place, away)
        inside.setContentsMargins(12, 4, 8, 4)
        inside.setStretch(0, 1)
        self.setLayout(column(inside, line(), space=0))
        self._keeper.changed.connect(self.tell)
        self.tell()

    def tell(self) -> None:
        """Shown once for each try that failed."""
        problem = self._keeper.problem
        if problem is None:
            self.hide()
        elif problem is not self._told:
            parts = errors.told(problem).parts
            later = tr("Dicoba lagi setelah {count} tindakan.", count=EVERY)
            self.text.setText(tr("⚠ Cadangan belum dibuat.") + f" {parts.happened} {parts.next} {later}")
            self.show()
        self._told = problem
