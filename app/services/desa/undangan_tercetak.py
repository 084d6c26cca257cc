"""Which invitations were printed, slip by slip: read from the chain of accesses, and written into it.

Decision: the Buku kendali knows bundles, which committees hand out; the chain of accesses knows each slip by
TPS and number, because a reprint of one slip must know that it is one. It stays in the village with both.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.domain.peristiwa import Draft
from app.domain.rentang import ranges_of, read_ranges, write_ranges
from app.services.desa.workspace import Workspace
from app.store import akses

KIND = "slip"
"""In the chain of accesses."""

Cara = Literal["asli", "ganti", "salinan"]
"""The first print; one in place of a spoilt one; a reprint, marked SALINAN."""

Nomor = tuple[str, int]
"""TPS and number on the DPT: never given twice, also not after a re-opening."""

_LONGEST = 3000


@dataclass(frozen=True, slots=True)
class SuratTercetak:
    """`ikat`: the bundle of the original, "" where only copies are known; `salinan`: how many copies."""

    ikat: str = ""
    asli: bool = False
    salinan: int = 0


@dataclass(frozen=True, slots=True)
class Cetakan:
    """Slips that were printed together. `ikat`: the bundle they belong to; `alasan` of a replacement."""

    cara: Cara
    nomor: Sequence[Nomor]
    ikat: str = ""
    alasan: str = ""


def printed_slips(workspace: Workspace) -> dict[Nomor, SuratTercetak]:
    """Every slip that was ever printed here."""
    found: dict[Nomor, SuratTercetak] = {}
    for event in akses.of_kind(workspace.db, KIND):
        isi = event.data
        for first, last in read_ranges(str(isi["nomor"])):
            for number in range(first, last + 1):
                key = (str(isi["tps"]), number)
                found[key] = _after(found.get(key, SuratTercetak()), isi)
    return found


def _after(before: SuratTercetak, isi: Mapping[str, object]) -> SuratTercetak:
    if isi["cara"] == "salinan":
        return replace(before, salinan=before.salinan + 1)
    return SuratTercetak(str(isi["ikat"]), True, before.salinan)


def slip_drafts(prints: Iterable[Cetakan]) -> Iterator[Draft]:
    """What the chain of accesses is to keep; a line holds 8 KiB, so that many numbers take several."""
    for one in prints:
        for tps in sorted({tps for tps, _ in one.nomor}):
            numbers = ranges_of(number for code, number in one.nomor if code == tps)
            for told in _lines(numbers):
                isi = {"tps": tps, "nomor": told, "cara": one.cara, "ikat": one.ikat, "alasan": one.alasan}
                yield Draft(KIND, isi=isi)


def _lines(ranges: Sequence[tuple[int, int]]) -> Iterator[str]:
    part: list[tuple[int, int]] = []
    for one in ranges:
        if len(write_ranges([*part, one])) > _LONGEST:
            yield write_ranges(part)
            part = []
        part.append(one)
    yield write_ranges(part)
