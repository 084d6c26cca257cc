"""What the desk asks of the data lane; an answer about what is no longer typed is dropped."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.progress import Progress
from app.services.desa.loket import Diperiksa, Disimpan, Terdaftar, check, family, save
from app.services.desa.voter_details import VoterDetails, voter_details
from app.services.desa.workspace import Workspace
from app.ui.desa.loket_desk import Meja
from app.ui.desa.session import Failed, Session

_PAUSE = 150  # ms after the last key before the list is asked


class LoketWork(QObject):
    """`checked`: each typed person by his place, compared with the list."""

    checked = Signal(object)  # dict[int, Diperiksa]; Signal(dict) would lose keys that are no text

    def __init__(self, session: Session, meja: Callable[[], Meja], failed: Failed, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._meja, self._failed = session, meja, failed
        self._revision = 0
        self._usual: dict[tuple[str, str], str] = {}
        session.loaded.connect(self._usual.clear)
        session.changed.connect(lambda _: self._usual.clear())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.check)

    @property
    def waiting(self) -> bool:
        """Whether somebody has just typed and the list is still to be asked."""
        return self._pause.isActive()

    def typed(self) -> None:
        """Something was: what is being asked about is out of date."""
        self._revision += 1
        self._pause.start()

    def check(self, then: Callable[[], None] | None = None) -> None:
        """Compare now; `then` once the answer is here, unless somebody has typed on."""
        self._pause.stop()
        self._revision += 1
        revision, meja = self._revision, self._meja()
        keluarga, places = meja.keluarga, meja.typed

        def told(found: list[Diperiksa]) -> None:
            if revision != self._revision:
                return
            self.checked.emit(dict(zip(places, found, strict=True)))
            if then:
                then()

        self._session.run(lambda workspace, _: check(workspace, keluarga), told, self._failed)

    def look_up(self, nkk: str, then: Callable[[Sequence[Terdaftar]], None]) -> None:
        """Who is listed on a family card."""
        self._session.run(lambda workspace, _: family(workspace, nkk), then, self._failed)

    def details(self, voter: str, then: Callable[[VoterDetails], None]) -> None:
        """A voter in the clear, for correcting him; it is written down."""
        self._session.run(
            lambda workspace, _: voter_details(workspace, voter, reveal=True), then, self._failed
        )

    def save(self, then: Callable[[Disimpan], None], failed: Failed) -> None:
        """The whole family as one act."""
        keluarga = self._meja().keluarga
        self._session.run(lambda workspace, _: save(workspace, keluarga), then, failed)

    def receipt(self, voters: Sequence[str], then: Callable[[bytes], None]) -> None:
        """The receipt of these voters as a PDF."""

        def work(workspace: Workspace, progress: Progress) -> bytes:
            from app.services.desa.print_loket import tanda_terima  # with reportlab: a quarter of a second

            return tanda_terima(workspace, voters).pdf

        self._session.run(work, then, self._failed, "Menyiapkan tanda terima")

    def usual_tps(self, rt: str, rw: str) -> str:
        """Where most voters of an RT vote; "" where nobody lives there."""
        if rt and (rt, rw) not in self._usual:
            rows = self._session.index.rows
            counts = Counter(row.tps for row in rows if row.rt == rt and row.rw == rw and row.tps)
            self._usual[rt, rw] = counts.most_common(1)[0][0] if counts else ""
        return self._usual.get((rt, rw), "")
