"""The schedule that packages bring: steps by rule, and dates that a decree has fixed."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.domain.aturan import RULES, Aturan
from app.domain.jadwal import Langkah, bernama
from app.domain.kalender import Waktu
from app.domain.tanggal_lahir import TanggalError, read_tanggal
from app.services.desa.aturan_kata import rule_word
from app.services.desa.tahapan import count_days
from app.services.kpu.setup import Setup
from app.system.language import tr
from app.ui.kpu.aturan_subject import RuleSubject
from app.ui.models.isian_model import Kolom
from app.ui.widgets.controls import column, label, row
from app.ui.widgets.day_field import DayField
from app.ui.widgets.rule_tables import RowsTable
from app.ui.widgets.steps_editor import StepsEditor

if TYPE_CHECKING:
    from app.ui.kpu.aturan_page import AturanPage


class JadwalSubject(RuleSubject):
    """A template fills the table; days are counted from the voting day by the holidays in force."""

    keys = ("jadwal", "minggu_kerja", "hari")

    def __init__(self, page: "AturanPage") -> None:
        super().__init__(page)
        self.name = tr("Jadwal")
        self.hint = tr("Langkah dihitung dari hari pemungutan suara; panitia boleh membetulkannya.")
        self._rules, self._vote = Aturan(), page.session.vault.pemilihan.hari
        self.editor = StepsEditor(self._dated)
        self.day = DayField(tr("Hari pemungutan suara, bila berbeda"))
        self._day = QWidget()
        self._day.setLayout(row(label(tr("Hari pemungutan suara, bila berbeda"), "quiet"), self.day, None))
        foot = row(self.editor.add, self.editor.drop, None, self._day)
        inside = column(row(*self.editor.head), self.editor, foot, space=8)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.editor.edited.connect(self.edited.emit)
        self.day.changed.connect(self.edited.emit)

    def _dated(self, steps: tuple[Langkah, ...], week: int) -> tuple[Waktu, ...]:
        return count_days(steps, week, self._rules, self.day.day or self._vote)

    def first_control(self) -> QWidget:
        return self.editor.table

    def fill(self, setup: Setup) -> None:
        self._rules, self._vote = setup.aturan, setup.hari
        self._day.setVisible(bool(setup.kode))  # the whole district has the vault's day
        day = date.fromisoformat(setup.aturan.hari) if setup.aturan.hari else None
        self.day.field.setText(f"{day:%d-%m-%Y}" if day else "")
        self.editor.begin(setup.langkah, setup.aturan.minggu_kerja)

    def values(self) -> dict[str, Any]:
        typed = self.day.field.text().strip()
        day = self.day.day.isoformat() if self.day.day else typed
        return {"jadwal": self.editor.value, "minggu_kerja": self.editor.working_week, "hari": day}

    @property
    def wrong(self) -> str:
        if not RULES["hari"](self.values()["hari"]):
            return tr("Belum dapat disimpan: {rules}.", rules=rule_word("hari"))
        return self.editor.wrong

    def key_word(self, key: str) -> str:
        return rule_word(key)


class TanggalSubject(RuleSubject):
    """Steps whose dates are fixed, whatever the rule says."""

    keys = ("tanggal",)

    def __init__(self, page: "AturanPage") -> None:
        super().__init__(page)
        self.name = tr("Tanggal langkah")
        self.hint = tr("Untuk langkah yang tanggalnya sudah ditetapkan keputusan; yang lain dihitung jadwal.")
        columns = (Kolom(tr("Langkah")), Kolom(tr("Mulai")), Kolom(tr("Selesai")))
        verb = tr("Tambah &tanggal")
        self.table = RowsTable(rule_word("tanggal"), verb, columns, [0, 120, 120], ("", "", ""))
        self.setLayout(column(self.table, label(tr("Delete menghapus baris."), "quiet"), space=8))
        self.table.edited.connect(self.edited.emit)

    def first_control(self) -> QWidget:
        return self.table.table

    def fill(self, setup: Setup) -> None:
        steps = [(one.kode, bernama(one.nama, setup.istilah)) for one in setup.langkah]
        self.table.model.offer(0, tuple(steps))
        rows = [[one["kode"], _shown(one["mulai"]), _shown(one["selesai"])] for one in setup.aturan.tanggal]
        self.table.model.show(rows)

    def values(self) -> dict[str, Any]:
        """By step; a row without anything is none, one day is enough where it begins and ends."""
        rows = [
            {"kode": kode, "mulai": _iso(first), "selesai": _iso(last or first)}
            for kode, first, last in self.table.model.rows
            if kode or first or last
        ]
        return {"tanggal": sorted(rows, key=lambda one: one["kode"])}

    @property
    def wrong(self) -> str:
        if RULES["tanggal"](self.values()["tanggal"]):
            return ""
        return tr("Setiap langkah sekali, dengan tanggal mulai dan selesai yang berurutan.")

    def key_word(self, key: str) -> str:
        return rule_word(key)


def _shown(iso: str) -> str:
    return f"{iso[8:]}-{iso[5:7]}-{iso[:4]}"


def _iso(text: str) -> str:
    try:
        return read_tanggal(text)
    except TanggalError:
        return text
