"""Work beside the window: the only file that knows threads.

Three lanes: `data`, one thread that alone touches the SQLCipher connection, `free`, one thread for PDF, key
derivation and backups, and `paper`, one that draws pages on the screen meanwhile. Decision: the standard
library's executor instead of QThreadPool; no runnable has to be owned by somebody, and one long-lived signal
carries every result to the window's thread.
"""

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.domain.errors import Cancelled
from app.domain.progress import Progress

Lane = Literal["data", "free", "paper"]
_LANES: tuple[Lane, ...] = ("data", "free", "paper")
_INTERVAL = 0.1  # seconds between two tellings of one job's progress
_TURN = 0.00005  # seconds a lane may keep the interpreter while the window waits for it (Python's own: 0.005)


@dataclass(eq=False, slots=True)
class Job:
    """One piece of work. `done` of `total` is told now and then; `total` 0 while the end is not known.

    `may_stop`: whether a person may cancel it.
    """

    work: Callable[[Progress], Any]
    then: Callable[[Any], None]
    failed: Callable[[BaseException], None]
    what: str = ""
    may_stop: bool = True
    done: int = 0
    total: int = 0
    began: float = field(default_factory=time.monotonic)
    told: float = 0.0
    stop: Event = field(default_factory=Event)
    result: Any = None
    error: BaseException | None = None

    def cancel(self) -> None:
        """Ask it to stop: its next progress raises `Cancelled` and its transaction rolls back."""
        self.stop.set()


class Jobs(QObject):
    """Starts work and brings its end back to the window's thread, in the order the work ended."""

    told = Signal(object)  # Job: it began or got on
    ended = Signal(object)  # Job
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.running: list[Job] = []
        self._lanes = {name: ThreadPoolExecutor(1, thread_name_prefix=name) for name in _LANES}
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        sys.setswitchinterval(_TURN)

    def start(
        self,
        lane: Lane,
        work: Callable[[Progress], Any],
        then: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        what: str = "",
        *,
        may_stop: bool = True,
    ) -> Job:
        """Run `work(progress)` on a lane; then `then(result)`, or `failed(error)`, here."""
        job = Job(work, then, failed, what, may_stop)
        self.running.append(job)
        self._lanes[lane].submit(self._run, job)
        self.told.emit(job)
        return job

    def _run(self, job: Job) -> None:
        """On the lane's thread."""
        try:
            job.result = job.work(self._progress_of(job))
        except BaseException as error:  # noqa: BLE001  carried to the window's thread, where one place tells it
            job.error = error
        self._finished.emit(job)

    def _progress_of(self, job: Job) -> Progress:
        def progress(done: int, total: int, what: str = "") -> None:
            if job.stop.is_set():
                raise Cancelled
            job.done, job.total, job.what = done, total, what or job.what
            now = time.monotonic()
            if now - job.told >= _INTERVAL:
                job.told = now
                self.told.emit(job)

        return progress

    @Slot(object)
    def _deliver(self, job: Job) -> None:
        self.running.remove(job)
        self.ended.emit(job)
        if job.error is None:
            job.then(job.result)
        else:
            job.failed(job.error)

    def close(self) -> None:
        """Wait for what runs and end the threads."""
        for lane in self._lanes.values():
            lane.shutdown(wait=True)
