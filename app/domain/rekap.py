"""The two balances of a village: this election's list by its own TPS, KPU's list by KPU's TPS."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from app.domain.pemilih import Pemilih
from app.domain.penetapan import is_listed

Group = tuple[str, str]
"""(TPS, sex)."""


@dataclass(frozen=True, slots=True)
class Neraca:
    """One line: awal + baru - tms + masuk - keluar = akhir. masuk, keluar: TPS or sex was corrected."""

    tps: str
    kelamin: str
    awal: int
    baru: int
    tms: int
    masuk: int
    keluar: int
    akhir: int

    @property
    def balances(self) -> bool:
        return self.awal + self.baru - self.tms + self.masuk - self.keluar == self.akhir


def balance(
    base: Mapping[str, Pemilih],
    voters: Iterable[Pemilih],
    final: Iterable[Pemilih],
    group: Callable[[Pemilih], Group],
    stays: Callable[[Pemilih], bool],
) -> list[Neraca]:
    """Where every voter of `base` and every new one went; `final` is counted by itself, as the proof.

    A struck voter counts where the base had him; a new one who does not stay counts nowhere.
    """
    baru, tms, masuk, keluar = Counter[Group](), Counter[Group](), Counter[Group](), Counter[Group]()
    for voter in voters:
        before = base.get(voter.id)
        if before is None:
            baru[group(voter)] += stays(voter)
        elif not stays(voter):
            tms[group(before)] += 1
        elif group(before) != group(voter):
            keluar[group(before)] += 1
            masuk[group(voter)] += 1
    awal, akhir = Counter(map(group, base.values())), Counter(map(group, final))
    groups = sorted({*awal, *baru, *masuk, *akhir})
    return [
        Neraca(*one, awal[one], baru[one], tms[one], masuk[one], keluar[one], akhir[one]) for one in groups
    ]


def pilkades(base: Mapping[str, Pemilih], voters: Iterable[Pemilih], dpt: Iterable[Pemilih]) -> list[Neraca]:
    """base + baru - TMS Pilkades = DPT, by the village's TPS and sex. `voters`: as the DPT froze them."""
    return balance(base, voters, dpt, lambda voter: (voter.tps, voter.kelamin), is_listed)


def pdpb(
    base: Mapping[str, Pemilih],
    voters: Iterable[Pemilih],
    of_area: Callable[[Pemilih], str] | None = None,
) -> list[Neraca]:
    """base + baru - usul TMS = the new list, by KPU's TPS and sex.

    `of_area`: the area that a voter's TPS number belongs to, where several areas are one village.
    """

    def group(voter: Pemilih) -> Group:
        area = of_area(voter) if of_area else ""
        return f"{area}/{voter.tps_kpu}" if area else voter.tps_kpu, voter.kelamin

    now = list(voters)
    kept = [voter for voter in now if stays_at_kpu(voter)]
    return balance(base, now, kept, group, stays_at_kpu)


def stays_at_kpu(voter: Pemilih) -> bool:
    """Whether nobody proposes to strike the voter from the national list."""
    return not voter.usul_kpu


def total(lines: Iterable[Neraca]) -> Neraca:
    """The sum of all lines."""
    counts = Counter[str]()
    for line in lines:
        for name in ("awal", "baru", "tms", "masuk", "keluar", "akhir"):
            counts[name] += getattr(line, name)
    return Neraca(
        "",
        "",
        counts["awal"],
        counts["baru"],
        counts["tms"],
        counts["masuk"],
        counts["keluar"],
        counts["akhir"],
    )
