"""Counting the days of a schedule: working weeks, holidays, dates that were decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.jadwal import HARI, Langkah

_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Kalender:
    """Working days: Monday to Friday (5) or to Saturday (6), but for holidays and cuti bersama."""

    minggu_kerja: int = 5
    libur: frozenset[date] = frozenset()

    def is_kerja(self, day: date) -> bool:
        return day.weekday() < self.minggu_kerja and day not in self.libur

    def shift(self, day: date, days: int, hitung: str) -> date:
        """So many days later (earlier where negative); 0 working days is the day or the next working one."""
        if hitung == "kalender":
            return day + days * _ONE
        if days == 0:
            return day if self.is_kerja(day) else self.shift(day, 1, hitung)
        for _ in range(abs(days)):
            day = self._beside(day, _ONE if days > 0 else -_ONE)
        return day

    def _beside(self, day: date, step: timedelta) -> date:
        day += step
        while not self.is_kerja(day):
            day += step
        return day


@dataclass(frozen=True, slots=True)
class Waktu:
    """When a step is, both days included. `tetap`: decided by the committee or a decree, not counted."""

    langkah: Langkah
    mulai: date
    selesai: date
    tetap: bool = False


Span = tuple[date, date]


def read_tetap(value: Iterable[Mapping[str, str]]) -> dict[str, Span]:
    """Step -> its dates, of a value that TANGGAL allows."""
    return {
        one["kode"]: (date.fromisoformat(one["mulai"]), date.fromisoformat(one["selesai"])) for one in value
    }


def susun(
    steps: Sequence[Langkah], hari: date, kalender: Kalender, tetap: Mapping[str, Span]
) -> tuple[Waktu, ...]:
    """The dates of all steps, in their order, for a voting day. A decided date moves what follows it."""
    ends = {HARI: hari}
    dated: dict[str, Waktu] = {}
    while waiting := [step for step in steps if step.kode not in dated]:
        ready = [step for step in waiting if step.acuan in ends]
        if not ready:
            raise ValueError("a step follows none")  # JADWAL refuses it
        for step in ready:
            mulai, selesai = tetap.get(step.kode) or _span(step, ends[step.acuan], kalender)
            dated[step.kode] = Waktu(step, mulai, selesai, step.kode in tetap)
            ends[step.kode] = selesai
    return tuple(dated[step.kode] for step in steps)


def _span(step: Langkah, after: date, kalender: Kalender) -> Span:
    mulai = kalender.shift(after, step.geser, step.hitung)
    return mulai, kalender.shift(mulai, step.lama - 1, step.hitung)
