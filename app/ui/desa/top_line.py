"""The line on top: village, stage, days left, what is saved, the backup's age, who sits here, the lock."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.domain.daftar_tahap import NAMA
from app.services.desa.backup import State
from app.system import clock
from app.system.language import tr
from app.ui.desa.who_step import role_word
from app.ui.widgets.controls import button, label, row, set_look
from app.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen

_SAID = 300
"""So much of what was just done is always seen; all of it is in its tooltip."""
_MINUTE, _HOUR, _DAY = 60_000, 3_600_000, 24 * 3_600_000


class TopLine(QWidget):
    """Quiet until something is wrong."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__()
        self._session = screen.session
        workspace = screen.session.workspace
        desa = f"{workspace.pengaturan.istilah.desa} {workspace.desa.nama}"
        self._stage = label("", "quiet")
        self._saved = ElidedLabel("good", least=_SAID)
        self.backup = button("", lambda: screen.show_page("cadangan"), flat=True)
        self.backup.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+7 opens the same page
        who = label(f"{workspace.anggota.nama} · {role_word(workspace.anggota.peran)}", "quiet")
        lock = button(tr("Kunci"), lambda: screen.guard.lock(), "lock", flat=True)
        lock.setToolTip(tr("Kunci layar (Ctrl+L)"))
        leave = button(tr("Keluar"), screen.window_.leave_village, flat=True)
        leave.setToolTip(tr("Keluar (Ctrl+Q)"))
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
        for changed in (screen.session.loaded, screen.session.backed_up, screen.session.keeper.changed):
            changed.connect(self.tell)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tell)
        self._timer.start(60_000)
        self.tell()

    def _tell_saved(self, when: str) -> None:
        self._saved.tell(tr("✓ tersimpan {when}", when=when))
        self.tell()

    def say(self, text: str) -> None:
        """What was just done, until the next thing is."""
        self._saved.tell(f"✓ {text}")

    def tell(self) -> None:
        """Stage and days, and how old the newest backup is: red when older than a day or when one failed."""
        pengaturan = self._session.workspace.pengaturan
        days = (pengaturan.pemilihan.hari - clock.today(pengaturan.pemilihan.zona)).days
        stage = NAMA[self._session.stage] if self._session.stage else tr("Pemutakhiran")
        left = tr("{days} hari lagi", days=days) if days > 0 else tr("hari pemungutan suara telah tiba")
        self._stage.setText(f"{stage} · {left}")
        if (known := self._session.backup) is not None:
            self._tell_backup(known)

    def _tell_backup(self, known: State) -> None:
        keeper = self._session.keeper
        bad = known.is_old or keeper.problem is not None
        text = tr("cadangan gagal") if keeper.problem is not None else backup_age(known)
        text = tr("mencadangkan …") if keeper.is_running else text
        self.backup.setText(f"⚠ {text}" if bad else text)
        self.backup.setAccessibleName(text)
        set_look(self.backup, "bad", bad)
        set_look(self.backup, "quiet", not bad)


def backup_age(known: State) -> str:
    """`cadangan 5 menit lalu`."""
    if not known.waktu:
        return tr("belum ada cadangan")
    age = max(0, clock.now_ms() - known.waktu)
    if age >= _DAY:
        return tr("cadangan {days} hari lalu", days=age // _DAY)
    if age >= _HOUR:
        return tr("cadangan {hours} jam lalu", hours=age // _HOUR)
    if age < _MINUTE:
        return tr("cadangan baru saja")
    return tr("cadangan {minutes} menit lalu", minutes=age // _MINUTE)
