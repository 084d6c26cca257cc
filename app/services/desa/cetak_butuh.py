"""Kebutuhan cetak: pages, sheets, reams and hours for what is still to print."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from app.services.desa.cetak import DokumenCetak
from app.services.desa.cetak_keadaan import KeadaanCetak, Ukuran, place_key

RIM = 500
"""Sheets in a ream."""

PER_MENIT = 10
"""Pages a minute of an ink-jet printer that is not new."""


@dataclass(frozen=True, slots=True)
class Baris:
    """One document. `halaman` of one copy of what is missing; `rangkap`: how many copies are wanted."""

    kode: str
    judul: str
    halaman: int
    rangkap: int

    @property
    def semua(self) -> int:
        return self.halaman * self.rangkap


@dataclass(frozen=True, slots=True)
class Kebutuhan:
    """All of it. `menit` at the speed that was told; nobody changes paper or ink in that time."""

    baris: tuple[Baris, ...]
    halaman: int
    lembar: int
    rim: int
    menit: int


def kebutuhan(
    states: Iterable[KeadaanCetak],
    size: Ukuran,
    rangkap: Mapping[str, int],
    per_menit: int = PER_MENIT,
    *,
    bolak_balik: bool = False,
    per_halaman: int = 4,
) -> Kebutuhan:
    """`rangkap` by document, where somebody wants another number of copies than the usual."""
    rows = tuple(
        Baris(
            one.dokumen.kode,
            one.judul,
            pages_left(one, size, per_halaman),
            rangkap.get(one.dokumen.kode, one.dokumen.rangkap),
        )
        for one in states
        if one.is_missing
    )
    pages = sum(row.semua for row in rows)
    sheets = sum(_sheets(row, bolak_balik) for row in rows)
    return Kebutuhan(rows, pages, sheets, ceil(sheets / RIM), ceil(pages / max(per_menit, 1)))


def _sheets(row: Baris, bolak_balik: bool) -> int:
    return row.rangkap * (ceil(row.halaman / 2) if bolak_balik else row.halaman)


def pages_left(one: KeadaanCetak, size: Ukuran, per_halaman: int = 4) -> int:
    """About how many pages of one copy are missing."""
    known = one.dokumen
    if one.sudah == 0:
        return pages_of(known, size, per_halaman)
    if known.per == "pemilih":
        return ceil((one.perlu - one.sudah) / per_halaman)
    if known.per == "tps":
        return sum(_pages(known, size.tps.get(tps, 0)) for tps in one.sisa)
    if known.per == "rt":
        voters = {place_key(*place): count for place, count in size.rt.items()}
        return sum(_pages(known, voters.get(rt, 0)) for rt in one.sisa)
    return 0


def pages_of(known: DokumenCetak, size: Ukuran, per_halaman: int = 4) -> int:
    """About how many pages all of a document has."""
    if known.per == "pemilih":
        return ceil(size.jumlah / per_halaman)
    if known.per == "tps":
        return sum(_pages(known, voters) for voters in size.tps.values())
    if known.per == "rt":
        return sum(_pages(known, voters) for voters in size.rt.values())
    return _pages(known, size.jumlah)


def _pages(known: DokumenCetak, voters: int) -> int:
    rows = ceil((voters + known.kosong) / known.baris) if known.baris else 0
    return max(1, known.halaman + rows)
