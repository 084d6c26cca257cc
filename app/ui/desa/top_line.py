"""The line on top: village, stage, days left, what is saved, the backup's age, who sits here, the lock."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.system import clock
from app.system.language import tr
from app.ui import settings
from app.ui.desa.who_step import role_word
from app.ui.widgets.controls import button, label, row, set_look

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen

_DAY = 24 * 3600 * 1000


class TopLine(QWidget):
    """Quiet until something is wrong."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__()
        self._session = screen.session
        workspace = screen.session.workspace
        desa = f"{workspace.pengaturan.istilah.desa} {workspace.desa.nama}"
        self._stage = label("", "quiet")
        self._saved = label("", "good")
        self.backup = label("", "quiet")
        who = label(f"{workspace.anggota.nama} · {role_word(workspace.anggota.peran)}", "quiet")
        lock = button(tr("Kunci"), lambda: screen.guard.lock(), "lock", flat=True)
        lock.setToolTip(tr("Kunci layar (Ctrl+L)"))
        leave = button(
            tr("Keluar"), lambda: screen.window_.close_village(screen.window_.show_start), flat=True
        )
        line = row(
            label(desa, bold=True, size=1.1),
            self._stage,
            None,
            self._saved,
            self.backup,
            who,
            lock,
            leave,
            space=16,
        )
        line.setContentsMargins(12, 4, 8, 4)
        self.setLayout(line)
        screen.session.saved.connect(self._tell_saved)
        screen.session.loaded.connect(self.tell)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tell)
        self._timer.start(60_000)
        self.tell()

    def _tell_saved(self, when: str) -> None:
        self._saved.setText(tr("✓ tersimpan {when}", when=when))
        self.tell()

    def say(self, text: str) -> None:
        """What was just done, until the next thing is."""
        self._saved.setText(f"✓ {text}")

    def tell(self) -> None:
        """Stage and days, and how old the newest backup is: red when older than a day."""
        pengaturan = self._session.workspace.pengaturan
        days = (pengaturan.pemilihan.hari - clock.today(pengaturan.pemilihan.zona)).days
        stage = self._session.stage.upper() if self._session.stage else tr("Pemutakhiran")
        left = tr("{days} hari lagi", days=days) if days > 0 else tr("hari pemungutan suara telah tiba")
        self._stage.setText(f"{stage} · {left}")
        text, old = backup_age(self._session.workspace.folder)
        self.backup.setText(text)
        set_look(self.backup, "bad", old)
        set_look(self.backup, "quiet", not old)


def backup_age(folder: Path) -> tuple[str, bool]:
    """In words, and whether it is older than a day. `cadangan-terakhir/<folder>` holds milliseconds."""
    told = settings.text(settings.of_village(folder, "cadangan-terakhir"))
    if not told:
        return tr("⚠ belum ada cadangan"), True
    age = clock.now_ms() - int(told)
    if age > _DAY:
        return tr("⚠ cadangan {days} hari lalu", days=age // _DAY), True
    hours, minutes = age // 3_600_000, age // 60_000
    when = tr("{hours} jam lalu", hours=hours) if hours else tr("{minutes} menit lalu", minutes=minutes)
    return tr("cadangan {when}", when=when), False
