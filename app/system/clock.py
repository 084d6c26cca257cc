"""The only reader of the machine's clock."""

import time
from datetime import UTC, date, datetime, timedelta


def now_ms() -> int:
    """Milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000


def today(utc_offset_hours: int = 7) -> date:
    """The date in the village's fixed zone (7 WIB, 8 WITA, 9 WIT)."""
    return (datetime.now(UTC) + timedelta(hours=utc_offset_hours)).date()


def instant() -> str:
    """Now as FORMAT.md writes it: `2027-02-03T01:02:03Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(instant: str) -> int:
    """Milliseconds since 1970 of an instant as `instant` writes it."""
    return round(datetime.fromisoformat(instant).timestamp() * 1000)


def stamp(ms: int, utc_offset_hours: int) -> str:
    """For file names, in the village's zone: 20261123-140322."""
    return (datetime.fromtimestamp(ms / 1000, UTC) + timedelta(hours=utc_offset_hours)).strftime(
        "%Y%m%d-%H%M%S"
    )


def local_time(ms: int, utc_offset_hours: int) -> str:
    """Milliseconds since 1970 as people read them: 23-11-2026 14.03."""
    return (datetime.fromtimestamp(ms / 1000, UTC) + timedelta(hours=utc_offset_hours)).strftime(
        "%d-%m-%Y %H.%M"
    )


def local_date(ms: int, utc_offset_hours: int) -> date:
    """The day of a moment in the village's zone."""
    return (datetime.fromtimestamp(ms / 1000, UTC) + timedelta(hours=utc_offset_hours)).date()


def computer_time(ms: int) -> str:
    """The same in this computer's own zone, where the village's is not known yet."""
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone().strftime("%d-%m-%Y %H.%M")


def time_of_day(ms: int, utc_offset_hours: int) -> str:
    """14.03.22."""
    return (datetime.fromtimestamp(ms / 1000, UTC) + timedelta(hours=utc_offset_hours)).strftime("%H.%M.%S")
