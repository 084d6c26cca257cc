"""The courier's record and the bundle he looks at, as the window holds them; work happens beside it."""

from collections.abc import Callable
from dataclasses import asdict
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.istilah import Istilah
from app.domain.kurir import PemilihanKurir
from app.domain.progress import Progress
from app.services.pmd.catatan import Buku, read_record
from app.services.pmd.look import IsiBundel
from app.system import clock
from app.system.istilah import istilah, set_istilah
from app.ui.jobs import Job, Jobs
from app.ui.pmd import region_words as words

T = TypeVar("T")
Failed = Callable[[BaseException], None]


class CourierSession(QObject):
    """`read` looks something up, `run` does something that is written down; both on one lane, in turn."""

    changed = Signal()  # the record was read again, or another election or bundle is in front
    saved = Signal(str)  # an act is on disk; the time, 14.03.22
    named = Signal()  # what the region calls things is known, or another region's

    def __init__(self, jobs: Jobs, failed: Failed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._failed = jobs, failed
        self._closing = False
        self.buku: Buku | None = None
        self.isi: IsiBundel | None = None
        self._chosen = ""

    @property
    def pemilihan(self) -> str:
        """The election in front: as chosen, else the bundle's, else the one noted down last."""
        if self._chosen or self.isi:
            return self._chosen or (self.isi.pemilihan["id"] if self.isi else "")
        return self.buku.catatan[-1].pemilihan if self.buku and self.buku.catatan else ""

    @property
    def known(self) -> PemilihanKurir | None:
        """What the record says of it; None before its first line."""
        return self.buku.pemilihan.get(self.pemilihan) if self.buku else None

    def choose(self, pemilihan: str) -> None:
        """Another election."""
        self._chosen = pemilihan
        self._tell()

    def show_bundle(self, isi: IsiBundel) -> None:
        """A bundle that was looked into; its election comes to the front."""
        self.isi, self._chosen = isi, isi.pemilihan["id"]
        words.keep(self.pemilihan, isi.istilah)
        self._tell()

    def refresh(self) -> None:
        """Read the record."""
        self.read(lambda _: read_record(), self._take)

    def _take(self, buku: Buku) -> None:
        self.buku = buku
        self._tell()

    def learn(self, told: Istilah) -> None:
        """The words of a report, which does not say the agency's."""
        words.keep(self.pemilihan, {name: word for name, word in asdict(told).items() if name != "dinas"})
        if words.kept(self.pemilihan) != istilah():
            self._tell()

    def _tell(self) -> None:
        self._name()
        self.changed.emit()

    def _name(self) -> None:
        """The words of the election in front, before anything of it is shown."""
        now = words.kept(self.pemilihan)
        if now != istilah():
            set_istilah(now)
            self.named.emit()

    def read(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
        what: str = "",
    ) -> Job:
        """Look something up; nothing changes."""
        return self._jobs.start(
            "free", work, self._awaited(then), self._awaited(failed or self._failed), what
        )

    def run(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
        what: str = "",
    ) -> Job:
        """Do something that is written down; `then`, and the record is read again, as it is where the act was
        stopped half way."""

        def done(result: T) -> None:
            self.saved.emit(clock.computer_time(clock.now_ms())[-5:])
            then(result)
            self.refresh()

        def broken(error: BaseException) -> None:
            (failed or self._failed)(error)
            self.refresh()

        return self._jobs.start("free", work, self._awaited(done), self._awaited(broken), what)

    def _awaited(self, call: Callable[[T], None]) -> Callable[[T], None]:
        return lambda told: None if self._closing else call(told)

    def stop(self) -> None:
        """The screen goes: nobody waits for an answer any more."""
        self._closing = True
