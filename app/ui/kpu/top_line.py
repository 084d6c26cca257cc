"""The line on top: the election, days left, what is saved, the operator, the lock."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.system import clock
from app.system.language import tr
from app.ui.figures import long_date
from app.ui.widgets.controls import button, row
from app.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from app.ui.kpu.screen import KpuScreen

_NAME, _SHORT = 400, 300
"""So much of a name is always seen, and all of what is shorter; who sits here gives way first."""


class TopLine(QWidget):
    """Quiet until something is wrong."""

    def __init__(self, screen: "KpuScreen") -> None:
        super().__init__()
        self._screen = screen
        self._name = ElidedLabel(bold=True, size=1.1, least=_NAME)
        self._day = ElidedLabel("quiet", least=_SHORT)
        self._saved, who = ElidedLabel("good", least=_SHORT), ElidedLabel("quiet")
        who.tell(screen.session.vault.who.nama)
        lock = button(tr("Kunci"), lambda: screen.guard.lock(), "lock", flat=True)
        lock.setToolTip(tr("Kunci layar (Ctrl+L)"))
        leave = button(tr("Keluar"), screen.window_.leave_vault, flat=True)
        leave.setToolTip(tr("Keluar (Ctrl+Q)"))
        inside = row(self._name, self._day, None, self._saved, who, lock, leave, space=16)
        inside.setContentsMargins(12, 4, 8, 4)
        self.setLayout(inside)
        screen.session.saved.connect(lambda when: self._saved.tell(tr("✓ tersimpan {when}", when=when)))
        screen.session.changed.connect(self.tell)
        self.tell()

    def say(self, text: str) -> None:
        """What was just done, until the next thing is."""
        self._saved.tell(f"✓ {text}")

    def tell(self) -> None:
        """The election and its day."""
        vault = self._screen.session.vault
        days = (vault.pemilihan.hari - clock.today(vault.pemilihan.zona)).days
        left = tr("{days} hari lagi", days=days) if days > 0 else tr("hari ini")
        told = f"{long_date(vault.pemilihan.hari)} · {left if days >= 0 else tr('sudah lewat')}"
        self._name.tell(vault.pemilihan.nama)
        self._day.tell(told, f"{vault.kabupaten.nama} · {told}")
