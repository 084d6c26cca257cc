"""Above the line of stages: the voting day, how far it is, what is wrong with the schedule."""

from PySide6.QtWidgets import QWidget

from app.services.desa.aturan_kata import rule_word
from app.services.desa.tahapan import TahapanDesa
from app.system.language import tr
from app.ui.figures import day_and_date, long_date
from app.ui.widgets.controls import button, column, label, row, title


class StageHead(QWidget):
    """`postpone`, `schedule` and `rules` are its buttons."""

    def __init__(self) -> None:
        super().__init__()
        self._day, self._left = label("", bold=True), label("", "quiet")
        self._moved, self._warned = label("", "quiet", wrap=True), label("", "warn", wrap=True)
        self.postpone = button(tr("Ganti hari … (U)"))
        self.schedule = button(tr("Jadwal … (J)"))
        self.rules = button(tr("Aturan … (R)"))
        first = row(
            title(tr("Tahapan")), self._day, self._left, None, self.postpone, self.schedule, self.rules,
            space=14,
        )  # fmt: skip
        inside = column(first, self._moved, self._warned, space=2)
        inside.setContentsMargins(14, 8, 12, 8)
        self.setLayout(inside)

    def tell(self, told: TahapanDesa) -> None:
        """Say it again."""
        self._day.setText(tr("Pemungutan suara {day}", day=day_and_date(told.hari)))
        self._left.setText(_left(told.sisa))
        moved = told.hari != told.hari_paket
        self._moved.setVisible(moved)
        if moved:
            before = long_date(told.hari_paket)
            self._moved.setText(
                tr("Semula {day}; diganti dengan keputusan {number}.", day=before, number=told.nomor_tunda)
            )
        warned = " ".join(_warnings(told))
        self._warned.setVisible(bool(warned))
        self._warned.setText(warned)


def _left(days: int) -> str:
    if days > 0:
        return tr("{days} hari lagi", days=days)
    return tr("hari ini pemungutan suara") if days == 0 else tr("{days} hari yang lalu", days=-days)


def _warnings(told: TahapanDesa) -> list[str]:
    found: list[str] = []
    if told.konflik:
        rules = ", ".join(map(rule_word, told.konflik))
        found.append(tr("! Aturan {rules} diisi berbeda di dua komputer; isi lagi di Aturan.", rules=rules))
    if told.tahun_libur:
        years = ", ".join(map(str, told.tahun_libur))
        found.append(tr("! Hari libur {years} belum lengkap; lengkapi di Aturan menurut SKB.", years=years))
    if told.terlalu_akhir:
        steps = ", ".join(told.terlalu_akhir)
        found.append(tr("! Sesudah hari pemungutan suara: {steps}. Betulkan di Jadwal.", steps=steps))
    return found
