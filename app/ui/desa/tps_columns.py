"""Where the picture of TPS has what: a column a TPS, its RTs stacked in it, each as high as it has voters."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from app.domain.isi_tps import Blok
from app.services.desa.bagi_tps_keadaan import Keadaan
from app.ui import theme

_NARROW, _WIDE = 66, 132
_GAP = 8
_FAR = 2
"""A limit more than so many times the largest TPS would press all stacks flat."""
_GUTTER = 62
"""On the left, where the limit is named."""
_ABOVE, _BELOW = 26, 28
"""Room for the count above a stack and the name below it."""


@dataclass(frozen=True, slots=True)
class Kotak:
    """One RT drawn."""

    blok: Blok
    rect: QRectF


@dataclass(frozen=True, slots=True)
class Kolom:
    """One TPS. `rect`: its whole strip; `kotak`: from the bottom upwards; `puncak`: where its stack ends."""

    kode: str
    jumlah: int
    rect: QRectF
    kotak: tuple[Kotak, ...]
    puncak: float


@dataclass(frozen=True, slots=True)
class Tata:
    """The whole picture. `batas_y`: the line of the limit; negative where it is far above all stacks."""

    kolom: tuple[Kolom, ...]
    dasar_y: float
    batas_y: float

    def under(self, point: QPointF) -> Blok | None:
        """The block at a point."""
        for column in self.kolom:
            for box in column.kotak:
                if box.rect.contains(point):
                    return box.blok
        return None

    def column_at(self, x: float) -> Kolom | None:
        """The TPS whose strip a point is in."""
        return next((one for one in self.kolom if one.rect.left() <= x < one.rect.right()), None)

    def box_of(self, blok: Blok | None) -> Kotak | None:
        """Where a block is drawn."""
        return next(
            (box for one in self.kolom for box in one.kotak if blok and _key(box.blok) == _key(blok)), None
        )


def _key(blok: Blok) -> tuple[object, ...]:
    return (blok.kode, blok.rt)


def least_width(keadaan: Keadaan | None) -> int:
    """Below it columns could not be read; the picture then moves sideways."""
    return len(keadaan.blok) * theme.scaled(_NARROW) + theme.scaled(_GUTTER) if keadaan else 0


def arrange(keadaan: Keadaan, width: float, height: float) -> Tata:
    """Fit all TPS side by side; who has none stands at the right end."""
    codes = sorted(keadaan.blok, key=lambda kode: (not kode, kode))
    above, below, left = theme.scaled(_ABOVE), theme.scaled(_BELOW), theme.scaled(_GUTTER)
    strip = min(max((width - left) / max(1, len(codes)), theme.scaled(_NARROW)), theme.scaled(_WIDE))
    largest = max(map(keadaan.size, codes), default=1)
    tallest = keadaan.batas if largest < keadaan.batas < _FAR * largest else largest
    floor, unit = height - below, max(1.0, height - above - below) / max(1, tallest)
    columns = tuple(
        _column(kode, keadaan.blok[kode], QRectF(left + at * strip, 0, strip, height), floor, unit)
        for at, kode in enumerate(codes)
    )
    return Tata(columns, floor, floor - keadaan.batas * unit)


def _column(kode: str, blocks: Sequence[Blok], strip: QRectF, floor: float, unit: float) -> Kolom:
    boxes: list[Kotak] = []
    bottom = floor
    for block in blocks:
        top = bottom - len(block.pemilih) * unit
        boxes.append(Kotak(block, QRectF(strip.left() + _GAP / 2, top, strip.width() - _GAP, bottom - top)))
        bottom = top
    return Kolom(kode, sum(len(one.pemilih) for one in blocks), strip, tuple(boxes), bottom)
