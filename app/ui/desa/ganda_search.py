"""What the page of pairs knows: found beside the window, sorted into piles by what was decided since."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.domain.errors import Cancelled
from app.domain.ganda import Terlewat, find_pairs, missed
from app.domain.pasangan import Kunci, Pasangan
from app.domain.progress import Progress
from app.services.desa.daftar_rows import Ringkas
from app.services.desa.ganda import different, is_listed, still_open
from app.services.desa.ganda_putusan import Diputuskan, decided
from app.services.desa.workspace import Workspace
from app.system.language import tr
from app.ui import errors
from app.ui.desa.ganda_head import KEBETULAN, PERLU, SUDAH
from app.ui.desa.session import Session, uncollected
from app.ui.models.ganda_model import BarisGanda

Piles = dict[str, list[BarisGanda]]
Found = tuple[tuple[Pasangan, ...], Terlewat]


@dataclass(frozen=True, slots=True)
class Dibaca:
    """The decisions, and whether the pairs found are still those of these rows."""

    rows: list[Ringkas]
    beda: frozenset[Kunci]
    done: list[Diputuskan]
    is_current: bool


class GandaSearch(QObject):
    """`found`: there is something new to show.

    Marks and decisions need no new search: who is struck stays among those compared and is left out after.
    """

    found = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.is_stale, self.is_stopped = True, False
        self.missed = Terlewat()
        self._pairs: tuple[Pasangan, ...] | None = None
        self._rows: list[Ringkas] = []
        self._beda: frozenset[Kunci] = frozenset()
        self._done: list[Diputuskan] = []
        self._later: list[Kunci] = []
        self._deciding: dict[Kunci, str] = {}
        self._saved: set[Kunci] = set()
        self._is_reading = self._is_searching = False

    def read(self) -> None:
        """Ask for the decisions, then search where the list has changed."""
        if not self.is_stale or self._is_reading or not self._session.index.rows:
            return
        self.is_stale, self._is_reading = False, True
        rows, known = list(self._session.index.rows), None if self._pairs is None else self._rows

        def work(workspace: Workspace, progress: Progress) -> Dibaca:
            return Dibaca(rows, different(workspace), decided(workspace), _are_same(known, rows))

        self._session.run(work, self._read, self._failed)

    def again(self) -> None:
        """After a search was stopped."""
        self.is_stale, self.is_stopped = True, False
        self.found.emit()
        self.read()

    def _read(self, told: Dibaca) -> None:
        self._is_reading = False
        self._beda, self._done = told.beda, told.done
        for pair in self._saved:  # the lane is serial: what was saved before this was read is in it
            self._deciding.pop(pair, None)
        self._saved.clear()
        if told.is_current:
            self._rows = told.rows
        elif not self._is_searching:
            self._search(told.rows)
        self.found.emit()
        self.read()

    def _search(self, rows: list[Ringkas]) -> None:
        self._is_searching, self.is_stopped = True, False

        def work(progress: Progress) -> Found:
            listed = [row for row in rows if is_listed(row.status, row.usul)]
            with uncollected():
                return find_pairs(rows, progress), missed(listed)

        def ended(told: Found) -> None:
            self._is_searching = False
            self._rows, (self._pairs, self.missed) = rows, told
            self.is_stale = True  # the list may have changed meanwhile
            self.read()

        self._session.free(work, ended, self._failed, tr("Mencari data ganda"))

    def _failed(self, error: BaseException) -> None:
        self._is_reading, self._is_searching, self.is_stopped = False, False, True
        self.found.emit()
        if not isinstance(error, Cancelled):
            errors.show(None, error)

    def begin(self, pair: Kunci, gone: str = "") -> None:
        """A decision about a pair is on its way to the disk; `gone` leaves the list by it."""
        self._deciding[pair] = gone

    def end(self, pair: Kunci, *, saved: bool) -> None:
        """It is there, or could not be saved."""
        if saved:
            self._saved.add(pair)
            self.is_stale = True
            self.read()
        else:
            self._deciding.pop(pair, None)

    def put_off(self, pair: Kunci) -> None:
        """To the end, for as long as the village is open."""
        self._later = [one for one in self._later if one != pair] + [pair]

    def piles(self) -> Piles | None:
        """The pairs by what is to be done with them; None before the first search has ended."""
        if self._pairs is None:
            return None
        voters = {voter for pair in self._pairs for voter in pair.kunci}
        listed = {voter for voter in voters if self._is_listed(voter)} - set(self._deciding.values())
        waiting = still_open(self._pairs, listed, self._beda | self._deciding.keys())
        return {
            PERLU: self._open([pair for pair in waiting if pair.is_strong]),
            KEBETULAN: self._open([pair for pair in waiting if not pair.is_strong]),
            SUDAH: self._decided(),
        }

    def _is_listed(self, voter: str) -> bool:
        row = self._session.index.get(voter)
        return row is not None and is_listed(row.status, row.usul)

    def _open(self, pairs: Sequence[Pasangan]) -> list[BarisGanda]:
        """Those put off last, in the order in which they were."""
        later, get = {key: at for at, key in enumerate(self._later)}, self._session.index.get
        rows = [
            BarisGanda(one, other, pair, nanti=pair.kunci in later)
            for pair in pairs
            if (one := get(pair.satu)) and (other := get(pair.dua))
        ]
        return sorted(rows, key=lambda row: later.get(row.kunci, -1))

    def _decided(self) -> list[BarisGanda]:
        get = self._session.index.get
        done = [one for one in self._done if one.kunci not in self._deciding]
        return [
            BarisGanda(one, other, putusan=what)
            for what in done
            if (one := get(what.satu)) and (other := get(what.dua))
        ]


def _are_same(known: list[Ringkas] | None, rows: list[Ringkas]) -> bool:
    """Nobody came or went and nothing that is compared changed."""
    if known is None or len(known) != len(rows):
        return False
    return all(old is new or _compared(old) == _compared(new) for old, new in zip(known, rows, strict=True))


def _compared(row: Ringkas) -> tuple[str, ...]:
    return row.id, row.nik, row.nkk, row.nama, row.tanggal_lahir, row.rt, row.rw, row.kelamin
