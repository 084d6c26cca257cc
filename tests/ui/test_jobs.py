"""Work beside the window: nothing is lost, nothing is out of order, all of it can be stopped."""

import threading
import time
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton

from app.domain.errors import Cancelled, UserError
from app.domain.progress import Progress
from app.ui.jobs import Job, Jobs, Lane
from app.ui.window import MainWindow
from tests.ui.driving import child, children, settle, texts, until

MANY = 2000


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    until(lambda: not made.running)
    made.close()
    made.deleteLater()
    settle()


def echo(number: int, progress: Progress) -> int:
    return number


def never(told: object) -> None:
    raise AssertionError(f"not expected: {told!r}")


def test_two_thousand_results_arrive_in_order_in_the_windows_thread(jobs: Jobs) -> None:
    """Qt 6.12 on Python 3.11 dies after some 1,000 emissions; a late connection loses results."""
    arrived: list[int] = []
    threads: set[int] = set()

    def then(number: int) -> None:
        arrived.append(number)
        threads.add(threading.get_ident())

    for number in range(MANY):
        jobs.start("data", partial(echo, number), then, never)
    until(lambda: len(arrived) == MANY)
    assert arrived == list(range(MANY))
    assert threads == {threading.get_ident()}
    assert jobs.running == []


def test_two_thousand_words_of_progress(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ui.jobs._INTERVAL", 0.0)
    told: list[bool] = []
    ended: list[object] = []
    jobs.told.connect(lambda job: told.append(job.what == "Menandai"))

    def work(progress: Progress) -> str:
        for step in range(MANY):
            progress(step, MANY, "Menandai")
        return "selesai"

    job = jobs.start("data", work, ended.append, never)
    until(lambda: ended)
    settle()
    assert ended == ["selesai"]
    assert len(told) == MANY + 1, "one for the beginning"
    assert (job.done, job.total) == (MANY - 1, MANY)


def test_one_lane_does_one_thing_at_a_time_and_two_lanes_do_two(jobs: Jobs) -> None:
    """`free` ends while `data` still waits; nothing on `data` overtakes."""
    gate = threading.Event()
    arrived: list[str] = []
    jobs.start("data", lambda _: gate.wait(10), lambda _: arrived.append("slow"), never)
    jobs.start("data", lambda _: None, lambda _: arrived.append("behind"), never)
    jobs.start("free", lambda _: None, lambda _: arrived.append("free"), never)
    until(lambda: arrived)
    assert arrived == ["free"]
    gate.set()
    until(lambda: len(arrived) == 3)
    assert arrived == ["free", "slow", "behind"]


@pytest.mark.parametrize("lane", ["data", "free"])
def test_an_error_comes_back_as_itself_and_the_lane_goes_on(jobs: Jobs, lane: Lane) -> None:
    errors: list[BaseException] = []
    done: list[str] = []

    def fail(progress: Progress) -> None:
        raise UserError("NOTHING_TO_UNDO")

    jobs.start(lane, fail, never, errors.append)
    jobs.start(lane, lambda _: 1 // 0, never, errors.append)
    jobs.start(lane, lambda _: "next", done.append, never)
    until(lambda: done)
    assert [type(error) for error in errors] == [UserError, ZeroDivisionError]


def test_cancelled_work_stops_at_its_next_step(jobs: Jobs) -> None:
    errors: list[BaseException] = []
    steps: list[int] = []

    def work(progress: Progress) -> None:
        for step in range(100_000):
            progress(step, 100_000)
            steps.append(step)
            time.sleep(0.001)

    job = jobs.start("data", work, never, errors.append)
    until(lambda: len(steps) > 3)
    job.cancel()
    until(lambda: errors)
    assert isinstance(errors[0], Cancelled)
    assert len(steps) < 1000


def test_what_waits_may_be_cancelled_before_it_begins(jobs: Jobs) -> None:
    gate = threading.Event()
    errors: list[BaseException] = []
    began: list[bool] = []

    def work(progress: Progress) -> None:
        progress(0, 1)
        began.append(True)

    jobs.start("data", lambda _: gate.wait(10), lambda _: None, never)
    waiting = jobs.start("data", work, never, errors.append)
    waiting.cancel()
    gate.set()
    until(lambda: errors)
    assert not began


def test_closing_waits_for_what_is_written(qapp: QApplication) -> None:
    made = Jobs()
    written: list[bool] = []

    def work(progress: Progress) -> None:
        time.sleep(0.3)
        written.append(True)

    made.start("data", work, lambda _: None, never)
    made.close()
    assert written
    until(lambda: not made.running)
    made.deleteLater()


def test_long_work_shows_itself_and_can_be_stopped(window: MainWindow) -> None:
    """Half a second of patience, then a number, an estimate and a way out."""
    errors: list[BaseException] = []

    def work(progress: Progress) -> None:
        for step in range(1, 5001):
            progress(step, 5000, "Menandai")
            time.sleep(0.01)

    window.jobs.start("free", work, never, errors.append, "Menandai")
    settle()
    assert not window.strip.isVisible(), "short work is not told"
    until(lambda: window.strip.isVisible())
    until(lambda: any("dari 5.000" in text and "detik lagi" in text for text in texts(window.strip)))
    (bar,) = children(window.strip, QProgressBar)
    assert bar.maximum() == 5000 and bar.value() > 0
    child(window.strip, QPushButton, "Batalkan").click()
    until(lambda: errors)
    assert isinstance(errors[0], Cancelled)
    until(lambda: not window.strip.isVisible())


def test_a_result_for_a_screen_that_has_gone_is_dropped(window: MainWindow) -> None:
    gate = threading.Event()
    ended: list[Job] = []
    window.jobs.ended.connect(ended.append)
    window.work("free", lambda _: gate.wait(10), never)
    window.show_kpu()
    gate.set()
    until(lambda: ended)
    settle()
