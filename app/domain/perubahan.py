"""What changed between the base and the folded list: the rows of `perubahan.csv`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.pemilih import KOLOM_DAFTAR, Pemilih
from app.domain.tms import TMS

KOLOM_UBAH = tuple(sorted(KOLOM_DAFTAR - {"tps", "tps_kpu", "sumber"}))
"""Fields whose correction concerns KPU; the village's own TPS does not."""


@dataclass(frozen=True, slots=True)
class Perubahan:
    """jenis: tms, tms_pilkades, info, ubah (one row a field), baru (no field)."""

    id: str
    dpid: str
    jenis: str
    kolom: str = ""
    lama: str = ""
    baru: str = ""


def perubahan(base: Mapping[str, Pemilih], voters: Iterable[Pemilih]) -> Iterator[Perubahan]:
    """All changes, in the order of `voters`."""
    for voter in voters:
        before = base.get(voter.id)
        if before is voter:
            continue
        if before is None:
            yield Perubahan(voter.id, "", "baru")
        else:
            for kolom in corrected(before, voter):
                old, new = getattr(before, kolom), getattr(voter, kolom)
                yield Perubahan(voter.id, voter.dpid, "ubah", kolom, old, new)
        yield from _verdicts(voter)


def corrected(before: Pemilih, voter: Pemilih) -> list[str]:
    """The fields of KPU's list that the village corrected."""
    if before is voter:
        return []
    return [kolom for kolom in KOLOM_UBAH if getattr(before, kolom) != getattr(voter, kolom)]


def _verdicts(voter: Pemilih) -> Iterator[Perubahan]:
    if voter.usul_kpu:
        yield Perubahan(voter.id, voter.dpid, "tms", "usul_kpu", "", voter.usul_kpu)
    if voter.status_pilkades in TMS and voter.status_pilkades != voter.usul_kpu:
        yield Perubahan(voter.id, voter.dpid, "tms_pilkades", "status_pilkades", "", voter.status_pilkades)
    if voter.info:
        yield Perubahan(voter.id, voter.dpid, "info", "info", "", voter.info)
