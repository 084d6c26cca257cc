"""The TPS planner beside a list cut in number order: families and RTs apart, sizes, seconds."""

import time
from collections.abc import Sequence
from random import Random

from app.domain.bagi_tps import Keinginan, divide, divide_by_number
from app.domain.isi_tps import Penghuni, families_of
from app.domain.mutu_tps import Mutu, mutu
from tests.builders import daftar

_RT = (35, 60, 80, 95, 110, 130, 150, 180, 240)
"""Voters an RT where they differ as much as in a real village."""


def main() -> None:
    """The invented village as KPU numbers it, the same with uneven RTs, and numbered by name."""
    print(f"{'':44}{'TPS':>5}{'keluarga':>10}{'RT':>5}{'selisih':>9}{'lebih':>7}{'detik':>8}")
    for voters, tps in ((2_700, 6), (60_000, 150)):
        even = _people(voters)
        for name, people in (("", even), (", RT tidak sama besar", _uneven(even))):
            print(f"{voters:,} pemilih{name}".replace(",", ".", 1))
            _compare(people, tps)
        print(f"{voters:,} pemilih, bernomor menurut abjad".replace(",", ".", 1))
        _naive(_by_name(voters), tps)


def _people(voters: int) -> list[Penghuni]:
    return [
        Penghuni(one.id, number, one.nkk, "", one.rw, one.rt) for number, one in enumerate(daftar(voters), 1)
    ]


def _by_name(voters: int) -> list[Penghuni]:
    """As a list is numbered that is sorted before it is cut."""
    named = sorted(daftar(voters), key=lambda one: (one.nama, one.id))
    return [Penghuni(one.id, number, one.nkk, "", one.rw, one.rt) for number, one in enumerate(named, 1)]


def _uneven(people: Sequence[Penghuni]) -> list[Penghuni]:
    """The same families in the same order, in RTs of other sizes."""
    rng, made = Random(4), list[Penghuni]()
    rt, room, nkk = 0, 0, ""
    for one in people:
        if one.nkk != nkk and room <= 0:
            rt, room = rt + 1, rng.choice(_RT)
        room, nkk = room - 1, one.nkk
        made.append(Penghuni(one.id, one.nomor, one.nkk, "", f"{1 + (rt - 1) // 5:03}", f"{rt:03}"))
    return made


def _compare(people: Sequence[Penghuni], tps: int) -> None:
    families = families_of(people)
    for name, wishes in (
        (f"usul, {tps} TPS", Keinginan(tps)),
        ("usul, paling banyak 500", Keinginan()),
        ("usul, paling banyak 500, RT boleh dipecah", Keinginan(pecah=True)),
    ):
        began = time.perf_counter()
        plan = divide(people, wishes)
        _line(name, mutu(families, plan.tps, 500), time.perf_counter() - began)
    _naive(people, tps)


def _naive(people: Sequence[Penghuni], tps: int) -> None:
    _line(f"urut nomor, {tps} TPS", mutu(families_of(people), divide_by_number(people, tps), 500), 0)


def _line(name: str, one: Mutu, seconds: float) -> None:
    told = f"{seconds:8.2f}" if seconds else ""
    apart = f"{one.keluarga_terpisah:10,}{one.rt_terpisah:5}"
    print(f"  {name:42}{one.tps:5}{apart}{one.selisih:9}{one.lebih:7}{told}", flush=True)
