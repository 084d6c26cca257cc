"""The district at a glance: every village's state and counts, who stands out, what needs a person now.

Decision: shares are told against the median of the district, not against a fixed norm: where the list was
cleaned last year, few died everywhere. A village stands out where its share is both several times the median
and a good step above it, or a fifth of its list; and where nobody died although people did elsewhere.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field
from statistics import median
from typing import Any, Literal

from app.services.kpu.status import DITERAPKAN_, KEMBALI, VillageStatus, status
from app.services.kpu.vault_session import Vault
from app.store import vault_balasan, vault_paket

Ukuran = Literal["tms", "ubah", "baru", "meninggal"]
UKURAN: tuple[Ukuran, ...] = ("tms", "ubah", "baru", "meninggal")
ENOUGH = 5
"""Fewer returns have no median worth a word."""
SMALL = 500
"""In a smaller village a year without a death is nothing."""
_TIMES, _STEP, _FIFTH = 3.0, 2.0, 20.0


@dataclass(frozen=True, slots=True)
class Hitung:
    """What a village's newest return says; voters. `tms` of all reasons, `meninggal` of them."""

    awal: int = 0
    baru: int = 0
    ubah: int = 0
    tms: int = 0
    meninggal: int = 0
    tms_pilkades: int = 0
    L: int = 0
    P: int = 0

    def share(self, ukuran: Ukuran) -> float:
        """Per cent of the list that KPU issued."""
        return 100 * int(getattr(self, ukuran)) / self.awal if self.awal else 0.0


@dataclass(frozen=True, slots=True)
class Petak:
    """One village. `hitung` None: nothing came back yet. `lalu`: voters of the package it has, 0 without one.

    `mencolok`: what stands out: tms, ubah, baru (too many), meninggal (nobody).
    """

    keadaan: VillageStatus
    hitung: Hitung | None
    lalu: int
    mencolok: tuple[Ukuran, ...] = ()


@dataclass(frozen=True, slots=True)
class Perlu:
    """What needs a person. apa: kode, terapkan, ditolak, terlambat, mencolok, daftar (it changed since
    packing)."""

    apa: str
    kode: str
    desa: str


@dataclass(frozen=True, slots=True)
class Overview:
    """`median`: of each share, in per cent, empty below ENOUGH returns; `jumlah`: villages by state."""

    petak: Sequence[Petak]
    jumlah: Mapping[str, int]
    pemilih: int
    kembali: Hitung
    median: Mapping[Ukuran, float] = field(default_factory=dict)
    perlu: Sequence[Perlu] = ()


def overview(opened: Vault) -> Overview:
    """All villages that take part, by kecamatan and name; reads no package and no return."""
    states = status(opened)
    counted = {
        kode: _hitung(json.loads(told)) for kode, told in vault_balasan.newest_counts(opened.db).items()
    }
    before = vault_paket.packed_voters(opened.db)
    refused = vault_balasan.refused_last(opened.db)
    usual = _medians(list(counted.values()))
    tiles = [
        Petak(
            one, counted.get(one.kode), before.get(one.kode, 0), _standing_out(counted.get(one.kode), usual)
        )
        for one in sorted(states, key=lambda one: (one.kecamatan, one.desa, one.kode))
    ]
    return Overview(
        tiles,
        Counter(one.keadaan for one in states),
        sum(one.pemilih for one in states),
        _sum([tile.hitung for tile in tiles if tile.hitung]),
        usual,
        [need for tile in tiles for need in _needs(tile, tile.keadaan.kode in refused)],
    )


def _hitung(told: Mapping[str, Any]) -> Hitung:
    reasons: Mapping[str, int] = told["tms"]
    return Hitung(
        told["awal"], told["baru"], told["ubah"], sum(reasons.values()), reasons.get("meninggal", 0),
        told["tms_pilkades"], told["L"], told["P"],
    )  # fmt: skip


def _medians(counted: Sequence[Hitung]) -> dict[Ukuran, float]:
    if len(counted) < ENOUGH:
        return {}
    return {ukuran: median(one.share(ukuran) for one in counted) for ukuran in UKURAN}


def _standing_out(one: Hitung | None, usual: Mapping[Ukuran, float]) -> tuple[Ukuran, ...]:
    if one is None or not usual:
        return ()
    found: list[Ukuran] = [
        ukuran
        for ukuran in UKURAN[:3]
        if (share := one.share(ukuran)) >= _FIFTH
        or (share > _TIMES * usual[ukuran] and share > usual[ukuran] + _STEP)
    ]
    if not one.meninggal and one.awal >= SMALL and usual["meninggal"]:
        found.append("meninggal")
    return tuple(found)


def _needs(tile: Petak, refused: bool) -> list[Perlu]:
    state = tile.keadaan
    asked: tuple[tuple[str, bool], ...] = (
        ("kode", not state.kode),
        ("terapkan", state.keadaan == KEMBALI),
        ("ditolak", refused and state.keadaan != DITERAPKAN_),
        ("terlambat", state.terlambat),
        ("mencolok", bool(tile.mencolok)),
        ("daftar", bool(tile.lalu) and tile.lalu != state.pemilih and state.keadaan != DITERAPKAN_),
    )
    return [Perlu(apa, state.kode, state.desa) for apa, now in asked if now]


def _sum(counted: Sequence[Hitung]) -> Hitung:
    return Hitung(*(sum(column) for column in zip(*map(astuple, counted), strict=True)))
