"""A day on which a tour takes place: its election is over, whenever it is played."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

from app.system import clock


@contextmanager
def on_day(day: date) -> Iterator[None]:
    """Meanwhile it is nine in the morning (WIB) of that day, and time goes on from there."""
    real = clock.now_ms, clock.today, clock.instant
    began = clock.now_ms()
    then = round(datetime(day.year, day.month, day.day, 2, tzinfo=UTC).timestamp() * 1000)

    def now_ms() -> int:
        return real[0]() - began + then

    def today(utc_offset_hours: int = 7) -> date:
        return (_moment(now_ms()) + timedelta(hours=utc_offset_hours)).date()

    clock.now_ms, clock.today = now_ms, today
    clock.instant = lambda: _moment(now_ms()).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        yield
    finally:
        clock.now_ms, clock.today, clock.instant = real


def _moment(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)
