"""A quiet line under the top: a backup that could not be made, what to do, and when it is tried again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTableView, QWidget

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
        self._screen, self._keeper = screen, screen.session.keeper
        self._told: BaseException | None = None
        self._away = False
        self.text = label("", wrap=True)
        again = button(tr("Coba sekarang"), self._keeper.make, flat=True)
        place = button(tr("Halaman cadangan"), lambda: screen.show_page("cadangan"), flat=True)
        away = button(tr("Tutup"), self._put_away, "x", flat=True)
        inside = row(label(tr("⚠ Cadangan belum dibuat."), "bad"), self.text, again, place, away)
        inside.setContentsMargins(12, 4, 8, 4)
        inside.setStretch(1, 1)
        self.setLayout(column(inside, line(), space=0))
        self._keeper.changed.connect(self.tell)
        self.hide()

    def tell(self) -> None:
        """Shown for each try that failed; the page of backups has a place of its own for it."""
        problem = self._keeper.problem
        if problem is not None and problem is not self._told:
            parts = errors.told(problem).parts
            later = tr("Dicoba lagi setelah {count} tindakan.", count=EVERY)
            self.text.setText(f"{parts.happened} {parts.next} {later}")
            self._away = False
        self._told = problem
        self.setVisible(problem is not None and not self._away and self._screen.stem != "cadangan")
        if self.isVisible():
            QTimer.singleShot(0, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """The row in front stays on the screen, though the table has become shorter."""
        for table in list[QTableView](self._screen.page.findChildren(QTableView)):
            if table.currentIndex().isValid():
                table.scrollTo(table.currentIndex())

    def _put_away(self) -> None:
        self._away = True
        self.hide()
