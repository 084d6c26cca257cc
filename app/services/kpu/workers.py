"""Work on all cores with a short queue, so that memory does not grow with the number of villages."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Job = TypeVar("Job")
Done = TypeVar("Done")
_WAITING = 2  # jobs a worker: one under way, one ready


def in_order(
    make: Callable[[Job], Done], jobs: Iterable[Job], workers: int | None
) -> Iterator[tuple[Job, Done]]:
    """(job, result) in the order of `jobs`, made by `workers` processes (None: one a core; 1: here).

    Processes are spawned: the same everywhere, and they inherit neither open files nor the vault's key.
    """
    count = workers or os.cpu_count() or 1
    if count == 1:
        for job in jobs:
            yield job, make(job)
        return
    executor = ProcessPoolExecutor(count, get_context("spawn"), initializer=_ignore_ctrl_c)
    waiting: deque[tuple[Job, Future[Done]]] = deque()
    try:
        for job in jobs:
            waiting.append((job, executor.submit(make, job)))
            if len(waiting) >= count * _WAITING:
                yield _finished(waiting)
        while waiting:
            yield _finished(waiting)
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _finished(waiting: "deque[tuple[Job, Future[Done]]]") -> tuple[Job, Done]:
    job, future = waiting.popleft()
    return job, future.result()


def _ignore_ctrl_c() -> None:
    """Ctrl+C is the main process's to answer; a worker finishes what it has."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
