"""Which of Sidalih's areas a voter goes back to whom the village added, where several areas are one village.

Their TPS have the same numbers: 001 of one area is not 001 of the other. His TPS decides where one area alone
has it, else his family, else who votes there from his RT. What leaves two areas is for a person.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from app.domain.pemilih import KOLOM_PAKET, Pemilih
from app.store.vault_umpan import Area, Source

_NKK, _RT, _RW, _TPS = (KOLOM_PAKET.index(name) - 1 for name in ("nkk", "rt", "rw", "tps_kpu"))
_NOWHERE: Area = ("", "", "", "")
Key = tuple[str, ...]
Chooser = Callable[[Pemilih], Area | None]


def area_chooser(areas: Sequence[Area], voters: Iterable[Source]) -> Chooser:
    """None: several areas may be meant, or no area has that TPS. A village of one area needs no choosing."""
    if len(areas) < 2:
        only = areas[0] if areas else _NOWHERE
        return lambda _: only
    known = {area[2]: area for area in areas}
    seen: dict[Key, set[str]] = defaultdict(set)
    for voter in voters:
        if voter.di_desa and voter.kel_id in known:
            values = voter.values
            for key in _keys(values[_TPS], values[_NKK], values[_RT], values[_RW]):
                seen[key].add(voter.kel_id)
    return lambda voter: known.get(_chosen(voter, seen))


def _chosen(voter: Pemilih, seen: Mapping[Key, set[str]]) -> str:
    """The one area that all agree on, else ""."""
    tps, *narrower = _keys(voter.tps_kpu, voter.nkk, voter.rt, voter.rw)
    candidates = seen.get(tps, set())
    for key in narrower:
        if len(candidates) > 1 and candidates & seen.get(key, set()):
            candidates = candidates & seen[key]
    return next(iter(candidates)) if len(candidates) == 1 else ""


def _keys(tps: str, nkk: str, rt: str, rw: str) -> list[Key]:
    """His TPS, his family, his RT within the TPS: numbers of RTs are the same in every area, too."""
    return [("tps", tps), *[("nkk", nkk)] * bool(nkk), *[("rt", tps, rt, rw)] * bool(rt)]
