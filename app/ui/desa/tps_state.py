"""What the TPS page knows: the listed voters, the places, and the division shown: saved or a preview."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.domain.bagi_tps import Keinginan, Rencana
from app.domain.progress import Progress
from app.services.desa.bagi_tps import next_code, propose
from app.services.desa.bagi_tps_keadaan import Keadaan, Warga, keadaan_of, warga_of
from app.services.desa.bagi_tps_tempat import Tempat, places
from app.services.desa.workspace import Workspace
from app.system.language import tr
from app.ui.desa.session import Session
from app.ui.desa.tps_preview import Pratinjau


@dataclass(frozen=True, slots=True)
class _Dibaca:
    warga: Warga
    tempat: Mapping[str, Tempat]
    keadaan: Keadaan


class TpsState(QObject):
    """`told`: there is something new to show. Counting is done beside the window, for 60,000 take a while."""

    told = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.warga: Warga | None = None
        self.tempat: Mapping[str, Tempat] = {}
        self.keadaan: Keadaan | None = None
        self.pratinjau: Pratinjau | None = None
        self.is_stale = True
        self._batas = 0
        self._revision = 0

    @property
    def batas(self) -> int:
        """Above it the page warns: what was wished, else the rule."""
        return self._batas or self._session.workspace.aturan.batas_tps

    @property
    def sendiri(self) -> Mapping[str, str]:
        """Code -> the dusun that has it for itself, as shown."""
        if self.pratinjau is not None:
            return self.pratinjau.dasar.dusun
        return {kode: one.dusun for kode, one in self.tempat.items() if one.dusun}

    @property
    def is_preview(self) -> bool:
        """Whether what is shown differs from what is in force by a plan or a step."""
        return self.pratinjau is not None and bool(self.pratinjau.dasar.tps or self.pratinjau.steps)

    @property
    def new_code(self) -> str:
        """Of one TPS more."""
        return next_code([*(self.keadaan.kode if self.keadaan else ()), *self.tempat])

    def read(self) -> None:
        """The list and the places again; a preview stays and is counted anew."""
        self.is_stale = False
        rows, batas, plan, codes = list(self._session.index.rows), self.batas, self._plan(), self._codes()
        revision = self._next()

        def work(workspace: Workspace, progress: Progress) -> _Dibaca:
            progress(0, 0, "Menghitung")
            warga = warga_of(rows)
            return _Dibaca(warga, places(workspace), keadaan_of(warga, batas, plan, codes))

        def read(told: _Dibaca) -> None:
            self.warga, self.tempat = told.warga, told.tempat
            if revision == self._revision:
                self._show(told.keadaan)
            else:
                self._count()

        self._session.run(work, read, what=tr("Menghitung"))

    def _plan(self) -> Mapping[str, str] | None:
        return self.pratinjau.rencana.tps if self.pratinjau else None

    def _codes(self) -> list[str]:
        """All TPS of a preview: one that was emptied can be filled again."""
        if not self.is_preview or self.pratinjau is None:
            return []
        began = self.pratinjau.dasar.tps or (self.warga.tps if self.warga else {})
        return sorted(set(began.values()) - {""})

    def _next(self) -> int:
        self._revision += 1
        return self._revision

    def _show(self, keadaan: Keadaan) -> None:
        self.keadaan = keadaan
        self.told.emit()

    def _count(self) -> None:
        """What is shown, after a step; an answer that comes too late is dropped."""
        warga, batas, plan, codes = self.warga, self.batas, self._plan(), self._codes()
        if warga is None:
            return
        revision = self._next()

        def counted(keadaan: Keadaan) -> None:
            if revision == self._revision:
                self._show(keadaan)

        self._session.free(lambda _: keadaan_of(warga, batas, plan, codes), counted, what=tr("Menghitung"))

    def propose(self, wishes: Keinginan, failed: Callable[[BaseException], None]) -> None:
        """Begin a preview with a plan."""
        if (warga := self.warga) is None:
            return

        def proposed(plan: Rencana) -> None:
            self._batas = wishes.terbanyak
            self.pratinjau = Pratinjau(plan)
            self._count()

        self._session.free(
            lambda progress: propose(warga, wishes, progress), proposed, failed, tr("Menghitung usul")
        )

    def move(self, voters: Collection[str], kode: str) -> None:
        """One step in the preview; where there is none it begins with what is in force."""
        if self.pratinjau is None:
            self.pratinjau = Pratinjau(Rencana({}, self.sendiri))
        self.pratinjau.move(voters, kode)
        self._count()

    def back(self) -> bool:
        """Take a step of the preview back."""
        return self._stepped(lambda preview: preview.back())

    def again(self) -> bool:
        """Make it again."""
        return self._stepped(lambda preview: preview.again())

    def _stepped(self, step: Callable[[Pratinjau], bool]) -> bool:
        if self.pratinjau is None or not step(self.pratinjau):
            return False
        self._count()
        return True

    def drop(self) -> None:
        """No preview any more: back to what is in force."""
        self.pratinjau, self._batas = None, 0
        self._count()
