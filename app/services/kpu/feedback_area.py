"""Which of Sidalih's areas a voter goes back to whom the village added: his family's, else his RT's."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from app.domain.pemilih import KOLOM_PAKET, Pemilih
from app.store.vault_umpan import Area, Source

_NKK, _RT, _RW = (KOLOM_PAKET.index(name) - 1 for name in ("nkk", "rt", "rw"))
_NOWHERE: Area = ("", "", "", "")


def area_chooser(areas: Sequence[Area], voters: Iterable[Source]) -> Callable[[Pemilih], Area]:
    """A village of one area needs no choosing; of several the first (the largest) is the last resort."""
    if len(areas) < 2:
        only = areas[0] if areas else _NOWHERE
        return lambda _: only
    known = {area[2]: area for area in areas}
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for voter in voters:
        if voter.di_desa and voter.kel_id in known:
            for key in _keys(voter.values[_NKK], voter.values[_RT], voter.values[_RW]):
                counts[key][voter.kel_id] += 1

    def choose(voter: Pemilih) -> Area:
        for key in _keys(voter.nkk, voter.rt, voter.rw):
            if key in counts:
                return known[counts[key].most_common(1)[0][0]]
        return areas[0]

    return choose


def _keys(nkk: str, rt: str, rw: str) -> list[tuple[str, ...]]:
    return [("nkk", nkk)] * bool(nkk) + [("rt", rt, rw)] * bool(rt)
