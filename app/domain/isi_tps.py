"""Who votes together: the listed voters as families, each with the RT that is its home."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.nik import is_nik

Rt = tuple[str, str, str]
"""(dusun, rw, rt); "" where it is not known."""

_LARGEST_FAMILY = 40
"""An NKK that more voters share is a stand-in that somebody typed, and tells no family."""


@dataclass(frozen=True, slots=True)
class Penghuni:
    """One listed voter as a plan of TPS sees him. `nomor`: his place in the list."""

    id: str
    nomor: int
    nkk: str = ""
    dusun: str = ""
    rw: str = ""
    rt: str = ""
    kelamin: str = ""


@dataclass(frozen=True, slots=True)
class Keluarga:
    """The listed voters of one NKK in list order; one voter alone where his NKK is masked or missing.

    `rt`: where most of them live.
    """

    rt: Rt
    anggota: tuple[Penghuni, ...]

    @property
    def voters(self) -> int:
        return len(self.anggota)


def tells_family(nkk: str) -> bool:
    """Whether two voters of this NKK are surely of one family: a masked one is shared by strangers."""
    return is_nik(nkk)


def families_of(penghuni: Iterable[Penghuni]) -> list[Keluarga]:
    """All families by RT, in list order within each."""
    everybody = sorted(penghuni, key=_number)
    home = _homes(everybody)
    families = [_family(members, home) for members in _together(everybody)]
    order = rt_order({one.rt for one in families})
    return sorted(families, key=lambda one: (order[one.rt], _number(one.anggota[0])))


def _number(one: Penghuni) -> tuple[int, str]:
    return (one.nomor, one.id)


def _together(everybody: Iterable[Penghuni]) -> Iterable[Sequence[Penghuni]]:
    """Voters of one NKK; the others one by one."""
    by_nkk: dict[str, list[Penghuni]] = defaultdict(list)
    for one in everybody:
        by_nkk[one.nkk if tells_family(one.nkk) else one.id].append(one)
    for members in by_nkk.values():
        if len(members) <= _LARGEST_FAMILY:
            yield members
        else:
            yield from ([one] for one in members)


def _family(members: Sequence[Penghuni], home: Mapping[Rt, Rt]) -> Keluarga:
    """`most_common` takes the first of several equal ones: the RT of who comes first in the list."""
    lives = Counter(home[one.dusun, one.rw, one.rt] for one in members)
    return Keluarga(lives.most_common(1)[0][0], tuple(members))


def _homes(everybody: Iterable[Penghuni]) -> dict[Rt, Rt]:
    """Where each place belongs: addresses that the map does not name go with the only dusun of their RT."""
    places = {(one.dusun, one.rw, one.rt) for one in everybody}
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for dusun, rw, rt in places:
        if dusun and rt:
            named[rw, rt].add(dusun)
    home = {place: place for place in places}
    for dusun, rw, rt in places:
        if not dusun and len(named[rw, rt]) == 1:
            home[dusun, rw, rt] = (min(named[rw, rt]), rw, rt)
    return home


def rt_order(places: Iterable[Rt]) -> dict[Rt, int]:
    """The order in which RTs lie: dusun after dusun, each where its lowest RW and RT are; then RW, RT."""
    every = list(places)
    begins: dict[str, tuple[str, str]] = {}
    for dusun, rw, rt in every:
        begins[dusun] = min(begins.get(dusun, (rw, rt)), (rw, rt))
    ordered = sorted(every, key=lambda place: (begins[place[0]], *place))
    return {place: at for at, place in enumerate(ordered)}


@dataclass(frozen=True, slots=True)
class Blok:
    """Those of one RT who vote at one TPS. `utuh`: nobody of that RT votes elsewhere."""

    kode: str
    rt: Rt
    pemilih: tuple[Penghuni, ...]
    utuh: bool


def blocks_of(families: Iterable[Keluarga], tps: Mapping[str, str]) -> dict[str, list[Blok]]:
    """Code -> its RTs in their order; "" holds who has no TPS. `tps`: voter -> code; families come by RT."""
    found: dict[tuple[Rt, str], list[Penghuni]] = {}
    codes: dict[Rt, set[str]] = defaultdict(set)
    for family in families:
        for one in family.anggota:
            code = tps.get(one.id, "")
            codes[family.rt].add(code)
            found.setdefault((family.rt, code), []).append(one)
    blocks: dict[str, list[Blok]] = defaultdict(list)
    for (rt, code), members in found.items():
        blocks[code].append(Blok(code, rt, tuple(members), len(codes[rt]) == 1))
    return {code: blocks[code] for code in sorted(blocks)}
