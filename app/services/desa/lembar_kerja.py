"""The worksheets of a village, one an RT: how far each is, and what is still open on it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.services.desa.daftar_index import DaftarIndex
from app.services.desa.daftar_rows import Ringkas


@dataclass(slots=True)
class Lembar:
    """One worksheet. `dusun`: the places that its voters live in."""

    rt: str
    rw: str
    jumlah: int = 0
    selesai: int = 0
    dusun: set[str] = field(default_factory=set)

    @property
    def kunci(self) -> tuple[str, str]:
        return (self.rt, self.rw)

    @property
    def is_done(self) -> bool:
        return self.selesai == self.jumlah


def sheets(index: DaftarIndex) -> list[Lembar]:
    """By RW and RT; whoever has no RT comes first, for that is work of its own."""
    found: dict[tuple[str, str], Lembar] = {}
    for row in index.rows:
        sheet = found.setdefault((row.rt, row.rw), Lembar(row.rt, row.rw))
        sheet.jumlah += 1
        sheet.selesai += bool(row.status)
        if row.dusun:
            sheet.dusun.add(row.dusun)
    return sorted(found.values(), key=lambda sheet: (sheet.rw, sheet.rt))


def next_open(found: list[Lembar], after: tuple[str, str]) -> Lembar | None:
    """The next sheet on which something is open, round about; None where all is done."""
    at = next((at for at, sheet in enumerate(found) if sheet.kunci == after), -1)
    return next((sheet for sheet in (*found[at + 1 :], *found[: at + 1]) if not sheet.is_done), None)


def rest(rows: Iterable[Ringkas]) -> list[Ringkas]:
    """Rows without a verdict that may be confirmed together; a conflict is decided one by one."""
    return [row for row in rows if not row.status and not row.konflik]


def matches(sheet: Lembar, typed: str) -> bool:
    """Whether a sheet is meant by `3`, `3 1`, `rt 3 rw 1`, `3/1` or part of a dusun's name."""
    words = typed.lower().replace("/", " ").split()
    numbers = [word for word in words if word.isdecimal()]
    names = [word for word in words if not word.isdecimal() and word not in ("rt", "rw")]
    places = " ".join(sheet.dusun).lower()
    if not all(word in places or word in (sheet.rt.lower(), sheet.rw.lower()) for word in names):
        return False
    if len(numbers) == 1 and words[0] == "rw":
        return _is(sheet.rw, numbers[0])
    return all(_is(value, number) for value, number in zip(sheet.kunci, numbers, strict=False))


def _is(value: str, number: str) -> bool:
    """`003` is meant by 3 and by 003; `12` by 1 as long as one types."""
    return value.lstrip("0").startswith(number.lstrip("0")) if value.isdecimal() else number in value
