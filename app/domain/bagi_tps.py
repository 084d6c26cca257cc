"""The TPS planner: listed voters and wishes -> who votes at which TPS.

Families stay together, then RTs stay whole where possible, then sizes are even. The same voters and wishes
give the same plan.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Literal

from app.domain.bagi_deret import cut, least_parts, smallest_limit
from app.domain.errors import UserError
from app.domain.isi_tps import Keluarga, Penghuni, Rt, families_of, rt_order
from app.domain.progress import Progress, silent

BATAS = 500
MOST_TPS = 999
Satuan = Literal["", "rw", "dusun"]

_FINE = 40
"""An RT that may be cut is cut at places of about a fortieth of a TPS."""
_CUT = 5
"""Cutting an RT is worth it where a TPS would else be a fifth of one too large."""
_WORTH = 20
"""RTs change places for a twentieth of a TPS at least: their order is worth something too."""


@dataclass(frozen=True, slots=True)
class Keinginan:
    """What the committee wishes.

    jumlah: how many TPS, 0 as many as `terbanyak` asks for · terbanyak: voters each; more is a warning, no
    wall · sendiri: the dusun that have TPS for themselves · satuan: every RW or every dusun has its own ·
    pecah: an RT may be cut so that no TPS has more than `terbanyak`; else only one that is larger itself.
    """

    jumlah: int = 0
    terbanyak: int = BATAS
    sendiri: frozenset[str] = frozenset()
    satuan: Satuan = ""
    pecah: bool = False


@dataclass(frozen=True, slots=True)
class Rencana:
    """`tps`: voter id -> code; `dusun`: code -> the dusun that has it for itself."""

    tps: Mapping[str, str]
    dusun: Mapping[str, str] = field(default_factory=dict)


Bagian = list[Keluarga]
"""The families of one TPS, by RT."""


def divide(penghuni: Iterable[Penghuni], keinginan: Keinginan, progress: Progress = silent) -> Rencana:
    """The plan. Codes run 001, 002 ... as the RTs lie.

    Raises UserError TPS_TOO_FEW, TPS_TOO_MANY, TPS_DUSUN_UNKNOWN.
    """
    families = families_of(penghuni)
    order = rt_order({one.rt for one in families})
    groups = _groups(families, keinginan)
    parts: list[tuple[Bagian, str]] = []
    for (kind, name), group, count in _shared(groups, keinginan):
        progress(len(parts), 0, "Menghitung usul")
        own = name if kind == "dusun" else ""
        parts += [(part, own) for part in _divide_group(group, count, keinginan, order)]
    parts.sort(key=lambda part: (order[part[0][0].rt], part[0][0].anggota[0].nomor))
    return _numbered(parts)


def _numbered(parts: Sequence[tuple[Bagian, str]]) -> Rencana:
    tps: dict[str, str] = {}
    dusun: dict[str, str] = {}
    for number, (part, own) in enumerate(parts, 1):
        code = code_of(number)
        tps |= {one.id: code for family in part for one in family.anggota}
        if own:
            dusun[code] = own
    return Rencana(tps, dusun)


def code_of(number: int) -> str:
    """1 -> 001."""
    return f"{number:03}"


def divide_by_number(penghuni: Iterable[Penghuni], count: int) -> dict[str, str]:
    """What people do without a planner: the list in its order, cut into `count` parts of one size."""
    everybody = sorted(penghuni, key=lambda one: (one.nomor, one.id))
    total = len(everybody)
    return {one.id: code_of(at * count // total + 1) for at, one in enumerate(everybody)}


Group = tuple[str, str]
"""What its TPS are for: ("dusun", name), ("rw", number) or ("", "") the rest."""


def _groups(families: Sequence[Keluarga], keinginan: Keinginan) -> dict[Group, Bagian]:
    if not keinginan.sendiri <= {one.rt[0] for one in families} - {""}:
        raise UserError("TPS_DUSUN_UNKNOWN")
    groups: dict[Group, Bagian] = {}
    for one in families:
        groups.setdefault(_group_of(one.rt, keinginan), []).append(one)
    return groups


def _group_of(place: Rt, keinginan: Keinginan) -> Group:
    dusun, rw, _ = place
    if dusun in keinginan.sendiri or keinginan.satuan == "dusun":
        return ("dusun", dusun)
    return ("rw", rw) if keinginan.satuan == "rw" else ("", "")


def _shared(groups: Mapping[Group, Bagian], keinginan: Keinginan) -> list[tuple[Group, Bagian, int]]:
    """Each group with how many TPS it gets."""
    if keinginan.jumlah:
        counts = _shares(groups, keinginan.jumlah)
    else:
        counts = {key: _needed(group, keinginan) for key, group in groups.items()}
    if sum(counts.values()) > MOST_TPS:
        raise UserError("TPS_TOO_MANY", count=MOST_TPS)
    return [(key, group, counts[key]) for key, group in groups.items()]


def _shares(groups: Mapping[Group, Bagian], jumlah: int) -> dict[Group, int]:
    """One TPS each; the next one always goes where they are largest."""
    if groups and jumlah < len(groups):
        raise UserError("TPS_TOO_FEW", count=len(groups))
    voters = {key: _size(group) for key, group in groups.items()}
    counts = dict.fromkeys(groups, 1)
    for _ in range(jumlah - len(groups)):
        divisible = [key for key in groups if counts[key] < len(groups[key])]
        if not divisible:
            raise UserError("TPS_TOO_MANY", count=sum(counts.values()))
        counts[max(divisible, key=lambda key: voters[key] / counts[key])] += 1
    return counts


def _needed(group: Bagian, keinginan: Keinginan) -> int:
    """As few as the limit lets; some more where RTs may be cut and families leave no room."""
    voters, most = _size(group), keinginan.terbanyak
    count = min(len(group), -(-voters // most))
    if keinginan.pecah and max(one.voters for one in group) <= most:
        count = max(count, least_parts(_row_of(group, count, keinginan).sizes, most))
        while smallest_limit(_row_of(group, count, keinginan).sizes, count) > most:
            count += 1
    return count


@dataclass(slots=True)
class _Row:
    """The row that is cut: its items, and what it costs to end a TPS after each."""

    items: list[Bagian] = field(default_factory=list)
    costs: list[int] = field(default_factory=list)

    @property
    def sizes(self) -> list[int]:
        return [_size(item) for item in self.items]


def _divide_group(
    families: Bagian, count: int, keinginan: Keinginan, order: Mapping[Rt, int]
) -> list[Bagian]:
    """The families of one group into `count` TPS."""
    row, most = _row_of(families, count, keinginan), keinginan.terbanyak
    average = _size(families) // count
    limit = smallest_limit(row.sizes, count)
    if limit > most and keinginan.pecah:  # it cannot be kept: not every RT need be cut to the last voter
        limit += average // _FINE
    ends = cut(row.sizes, row.costs, count, max(limit, most))
    parts = [[one for item in row.items[begin:end] for one in item] for begin, end in pairwise([0, *ends])]
    _even_cuts(parts)
    _change_places(parts, average, order)
    return parts


def _row_of(families: Bagian, count: int, keinginan: Keinginan) -> _Row:
    """RTs, those that may be cut in pieces. To cut one costs what sizes must win; an RW next to nothing."""
    whole = [list(group) for _, group in groupby(families, key=lambda one: one.rt)]
    following = [*(item[0].rt[:2] for item in whole[1:]), None]
    average = _size(families) // count
    few = len(whole) < count
    row = _Row()
    for item, beyond in zip(whole, following, strict=True):
        known = item[0].rt[2] != ""
        large = _size(item) > max(keinginan.terbanyak, average)
        free = keinginan.pecah or few or large or not known
        pieces = _pieces(item, 1 if few else average // _FINE) if free else [item]
        row.items += pieces
        inside = (average // _CUT) ** 2 if known else 1
        row.costs += [inside] * (len(pieces) - 1) + [int(beyond == item[0].rt[:2])]
    return row


def _pieces(families: Bagian, step: int) -> list[Bagian]:
    """An RT in its order, cut between families as soon as a piece has `step` voters."""
    pieces: list[Bagian] = [[]]
    for one in families:
        if pieces[-1] and _size(pieces[-1]) >= step:
            pieces.append([])
        pieces[-1].append(one)
    return pieces


def _size(part: Bagian) -> int:
    return sum(one.voters for one in part)


def _even_cuts(parts: Sequence[Bagian]) -> None:
    """Where an RT was cut, families go over the cut one by one as long as that evens the two sides."""
    for left, right in pairwise(parts):
        if left[-1].rt != right[0].rt:
            continue
        gap = _size(left) - _size(right)
        while gap > 0 and len(left) > 1 and abs(gap - 2 * left[-1].voters) < gap:
            gap -= 2 * left[-1].voters
            right.insert(0, left.pop())
            if left[-1].rt != right[0].rt:
                break
        while gap < 0 and len(right) > 1 and abs(gap + 2 * right[0].voters) < -gap:
            gap += 2 * right[0].voters
            left.append(right.pop(0))
            if left[-1].rt != right[0].rt:
                break


def _change_places(parts: Sequence[Bagian], average: int, order: Mapping[Rt, int]) -> None:
    """Whole RTs of an RW that two TPS share go over or change places where that evens the two enough."""
    in_parts = Counter(place for part in parts for place in {one.rt for one in part})
    for left, right in pairwise(parts):
        shared = left[-1].rt[:2]
        if shared != right[0].rt[:2]:
            continue
        gap = _size(left) - _size(right)
        sides = [_movable(part, shared, in_parts) for part in (left, right)]
        best = min(_exchanges(sides, left, right), key=lambda one: abs(gap - 2 * one[0]), default=None)
        if best is not None and abs(gap) - abs(gap - 2 * best[0]) >= max(1, average // _WORTH):
            _exchange(left, right, best[1:], order)


def _movable(part: Bagian, shared: tuple[str, str], in_parts: Mapping[Rt, int]) -> dict[Rt, int]:
    sizes: Counter[Rt] = Counter()
    for one in part:
        if one.rt[:2] == shared and in_parts[one.rt] == 1:
            sizes[one.rt] += one.voters
    return dict(sizes)


def _exchanges(
    sides: Sequence[Mapping[Rt, int]], left: Bagian, right: Bagian
) -> Iterable[tuple[int, Rt | None, Rt | None]]:
    """(voters that leave the left side, RT that goes right, RT that goes left); no side is emptied."""
    for going in (None, *sides[0]):
        for coming in (None, *sides[1]):
            leaving = sides[0][going] if going else 0
            entering = sides[1][coming] if coming else 0
            if (coming or leaving < _size(left)) and (going or entering < _size(right)):
                yield leaving - entering, going, coming


def _exchange(left: Bagian, right: Bagian, moved: Sequence[Rt | None], order: Mapping[Rt, int]) -> None:
    everybody = [*left, *right]
    stays = {id(one) for one in left if one.rt != moved[0]} | {id(one) for one in right if one.rt == moved[1]}
    left[:] = [one for one in everybody if id(one) in stays]
    right[:] = [one for one in everybody if id(one) not in stays]
    for part in (left, right):
        part.sort(key=lambda one: (order[one.rt], one.anggota[0].nomor, one.anggota[0].id))
