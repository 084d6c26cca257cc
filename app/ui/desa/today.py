"""Totals on the left, "Yang harus dikerjakan hari ini" on the right: always visible, both one line."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from app.services.desa.daftar_index import Total
from app.services.desa.workspace import member_list
from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.widgets.controls import button, label, row

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, most urgent first; `go` opens where it is done."""

    text: str
    go: Callable[[], None]


class TodayLine(QWidget):
    """Counted again after each act."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__()
        self._screen = screen
        self._final = label("", bold=True, size=1.25)
        self._sexes = label("")
        self._rest = label("", "quiet")
        self.tasks = button("", self._show_tasks, "list-checks", flat=True)
        line = row(self._final, self._sexes, self._rest, None, self.tasks, space=14)
        line.setContentsMargins(12, 4, 8, 4)
        self.setLayout(line)
        screen.session.loaded.connect(self.tell)
        screen.session.backed_up.connect(self.tell)
        screen.session.changed.connect(lambda _: self.tell())

    def tell(self) -> None:
        """Numbers and the first task."""
        total = self._screen.session.index.total()
        counts = self._screen.session.berlaku.jumlah_dpt
        final = counts["jumlah"] if counts else total.akhir
        men, women = (counts["L"], counts["P"]) if counts else (total.laki, total.perempuan)
        name = tr("DPT {count}", count=ribuan(final)) if counts else tr("Daftar {count}", count=ribuan(final))
        self._final.setText(name)
        self._sexes.setText(tr("L {men} · P {women}", men=ribuan(men), women=ribuan(women)))
        self._rest.setText(_sum_told(total, is_other=final != total.akhir))
        tasks = self.todo(total)
        more = tr(" (+{count} lagi)", count=len(tasks) - 1) if len(tasks) > 1 else ""
        first = tasks[0].text if tasks else tr("tidak ada yang tertinggal")
        self.tasks.setText(tr("Hari ini: {first}{more}", first=first, more=more))
        self.tasks.setAccessibleName(self.tasks.text())

    def todo(self, total: Total) -> list[Task]:
        """What must be done today, most urgent first."""
        screen = self._screen
        folder = screen.session.workspace.folder
        tasks: list[Task] = []

        def add(count: int, text: str, go: Callable[[], None]) -> None:
            if count:
                tasks.append(Task(text, go))

        known = screen.session.backup
        told = tr("{count} konflik perlu diputuskan", count=ribuan(total.konflik))
        add(total.konflik, told, lambda: screen.show_list(konflik="ya"))
        unsafe = known is not None and known.is_old
        add(int(unsafe), tr("buat cadangan"), lambda: screen.show_page("cadangan"))
        roles = {slot.peran for slot in member_list(folder)}
        lacks = {"ketua", "sekretaris"} - roles
        add(len(lacks), tr("lengkapi ketua dan sekretaris"), lambda: screen.show_page("anggota"))
        told = tr("{count} pemilih belum diverifikasi", count=ribuan(total.belum))
        unseen = 0 if screen.session.is_locked else total.belum
        add(unseen, told, lambda: screen.show_list(status="belum"))
        dusun = screen.session.workspace.pengaturan.istilah.dusun.lower()
        told = tr("{count} pemilih belum punya {dusun}", count=ribuan(total.tanpa_dusun), dusun=dusun)
        add(total.tanpa_dusun, told, lambda: screen.show_page("wilayah"))
        answers = screen.session.index.facets("dukcapil_putuskan").get("ya", 0)
        told = tr("{count} jawaban Dukcapil perlu diputuskan", count=ribuan(answers))
        add(answers, told, lambda: screen.show_page("dukcapil"))
        told = tr("{count} perubahan tanpa bukti", count=ribuan(total.tanpa_bukti))
        add(total.tanpa_bukti, told, lambda: screen.show_list(tanpa_bukti="ya"))
        return tasks

    def _show_tasks(self) -> None:
        menu = QMenu(self)
        for task in self.todo(self._screen.session.index.total()):
            menu.addAction(task.text).triggered.connect(task.go)
        if menu.isEmpty():
            menu.addAction(tr("Tidak ada yang tertinggal")).setEnabled(False)
        menu.exec(self.tasks.mapToGlobal(self.tasks.rect().bottomLeft()))


def _sum_told(total: Total, *, is_other: bool) -> str:
    """How the list comes about. `is_other`: it is not what was ratified, as somebody came or died since."""
    counts = {kind: ribuan(getattr(total, kind)) for kind in ("dasar", "tms", "baru", "ubah", "akhir")}
    if is_other:
        return tr("dasar {dasar} · TMS {tms} · baru {baru} · daftar sekarang {akhir} · ubah {ubah}", **counts)
    return tr("dasar {dasar} · TMS {tms} · baru {baru} · ubah {ubah}", **counts)
