"""What the stages do: everything that is saved goes through here."""

from datetime import date
from typing import TYPE_CHECKING

from app.domain.daftar_tahap import NAMA, Tahap
from app.domain.progress import Progress
from app.services.desa.pengumuman import Pengumuman, withdraw
from app.services.desa.ratify import Ratified
from app.services.desa.tahapan_atur import set_rules, set_schedule
from app.services.desa.tahapan_masuk import enter
from app.services.desa.tahapan_pratinjau import Pratinjau, preview
from app.services.desa.workspace import Workspace
from app.system.language import tr
from app.ui.desa.tahapan_dialogs import ask_pin, ask_place, ask_postpone, ask_reopen
from app.ui.figures import long_date

if TYPE_CHECKING:
    from app.ui.desa.tahapan_page import TahapanPage


class TahapanActs:
    """Acts of the page; each tells what it did and lets the page read the stages again."""

    def __init__(self, page: "TahapanPage") -> None:
        self._page = page
        self._session = page.session

    def _say(self, text: str) -> None:
        self._page.village.say(text)
        self._page.read()

    def ratify(self) -> None:
        """Look at what the next list would be; the rest happens on the view for it."""
        told = self._page.told
        if told is None:
            return
        tahap: Tahap | None = told.berikut or ("addendum" if told.addendum else None)
        if tahap is not None and not self._page.is_blocked:
            self._preview(tahap)

    def _preview(self, tahap: Tahap) -> None:
        number = "-" if tahap == "addendum" else ""  # it is typed later; without one an addendum is refused

        def work(workspace: Workspace, progress: Progress) -> Pratinjau:
            return preview(workspace, tahap, number, progress)

        self._session.run(work, self._page.show_ratifying, what=tr("Menyusun daftar"))

    def enter(self) -> None:
        """Both members agreed."""
        view = self._page.views.ratifying
        typed = (view.word.text(), view.second.member, view.second.password.text())
        tahap, seen, number = view.tahap, tuple(view.seen), view.number.text()
        view.problem.hide()
        view.busy(True)

        def work(workspace: Workspace, progress: Progress) -> Ratified:
            return enter(workspace, tahap, *typed, seen, number, progress)

        self._session.run(work, self._entered, view.failed, tr("Menetapkan daftar"))

    def _entered(self, made: Ratified) -> None:
        self._page.views.ratifying.done(made)
        self._say(tr("{stage} ditetapkan", stage=NAMA[made.tahap]))

    def reopen(self) -> None:
        """The newest list, where the rule permits it."""
        told = self._page.told
        if told is None or told.terakhir is None or told.boleh_buka:
            return
        stage = NAMA["dpt" if told.terakhir.tahap == "addendum" else told.terakhir.tahap]
        if ask_reopen(self._page, self._session, stage, told.akhir):
            self._say(tr("{stage} dibuka kembali", stage=stage))

    def postpone(self) -> None:
        """Another voting day."""
        told = self._page.told
        if told is not None and (day := ask_postpone(self._page, self._session, told.hari)):
            self._say(tr("Pemungutan suara {day}", day=long_date(day)))

    def save_schedule(self) -> None:
        """What was typed into the schedule, as one act."""
        view = self._page.views.schedule
        steps, week, number = view.steps, view.working_week, view.number.text()

        def work(workspace: Workspace, progress: Progress) -> str:
            return set_schedule(workspace, steps, week, number)

        self._session.run(work, lambda _: self._kept(tr("Jadwal disimpan")), view.failed)

    def save_rules(self) -> None:
        """The rules that were corrected, as one act."""
        view = self._page.views.rules
        values, number, reason = view.changes(), view.number.text(), view.reason.text()

        def work(workspace: Workspace, progress: Progress) -> str:
            return set_rules(workspace, values, number, reason)

        self._session.run(work, lambda _: self._kept(tr("Aturan disimpan")), view.failed)

    def _kept(self, text: str) -> None:
        self._page.show_line()
        self._say(text)

    def pin(self) -> None:
        """Other days of the step in front."""
        step = self._page.line.front()
        if step is None:
            return
        if step.waktu.langkah.jenis == "pungut":
            self.postpone()
        elif ask_pin(self._page, self._session, step):
            self._say(tr("Tanggal {step} disimpan", step=step.nama))

    def announce(self) -> None:
        """A place of announcement of the list that the step in front is about."""
        step = self._page.line.front()
        if step is None or not step.waktu.langkah.daftar or not self._page.side.tell_place.isEnabled():
            return
        if step.waktu.langkah.jenis in ("tetapkan", "umumkan"):
            self.announce_list(step.waktu.langkah.daftar)

    def announce_list(self, tahap: Tahap) -> None:
        """A place of announcement, on the days of the schedule at first."""
        self._ask_place(tahap, self._days_of(tahap), None)

    def announce_made(self) -> None:
        """Of the list that was just ratified."""
        tahap = self._page.views.ratifying.tahap
        self._page.show_line()
        self.announce_list(tahap)

    def correct(self, known: str) -> None:
        """The place with this id."""
        one = next((one for one in self._page.side.places if one.id == known), None)
        if one is not None:
            self._ask_place(one.daftar, (one.dari, one.sampai), one)

    def _ask_place(self, tahap: Tahap, days: tuple[date, date], one: Pengumuman | None) -> None:
        if ask_place(self._page, self._session, tahap, days, one):
            self._say(tr("Pengumuman {stage} dicatat", stage=NAMA[tahap]))

    def _days_of(self, tahap: Tahap) -> tuple[date, date]:
        told = self._page.told
        assert told is not None
        for step in told.langkah:
            if step.waktu.langkah.jenis == "umumkan" and step.waktu.langkah.daftar == tahap:
                return step.waktu.mulai, step.waktu.selesai
        return told.today, told.today

    def withdraw(self, known: str) -> None:
        """Take a place away; Ctrl+Z brings it back."""
        told = tr("Tempat pengumuman dihapus; Ctrl+Z mengembalikannya")
        self._session.run(lambda workspace, _: withdraw(workspace, known), lambda _: self._say(told))
