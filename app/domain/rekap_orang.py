"""One voter as a recap counts him: where, by sex, age and disability, on the list or struck from it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple, TypeGuard

from app.domain.pemilih import Pemilih
from app.domain.peta_wilayah import Kunci
from app.domain.syarat import VOTING_AGE
from app.domain.tanggal import age_bounds, is_tanggal
from app.domain.tms import TMS

Wilayah = Literal["tps", "dusun", "rw", "rt"]
WILAYAH: tuple[Wilayah, ...] = ("tps", "dusun", "rw", "rt")


def is_wilayah(name: str) -> TypeGuard[Wilayah]:
    """Whether rows of this kind are places."""
    return name in WILAYAH


PEMULA, DI_BAWAH, TAK_TENTU = "pemula", "<17", "?"
OLDEST_PEMULA = 21
_OLDER = ((22, 30), (31, 40), (41, 50), (51, 60), (61, 70))
UMUR = (PEMULA, *(f"{first}-{last}" for first, last in _OLDER), "71+", DI_BAWAH, TAK_TENTU)
"""Groups of age on the voting day.

`pemula`, first-time voters: 17 to 21, or younger and ever married; no list says who has voted before.
`<17`: younger and never married, who should not be listed. `?`: the birth date is missing or spans groups.
"""

DISABILITAS = (*"0123456", TAK_TENTU)
"""KPU's codes of 2024 (domain 2.6); `?` where the list says nothing."""


class Tercacah(NamedTuple):
    """`tempat`: his TPS, dusun, RW and RT as this list has them; `asal`: as KPU's had them, None for whom the
    village added.

    `tms`: the reason that took him off the list. `usul`: the one for which KPU is asked to strike him.
    """

    id: str
    kelamin: str
    umur: str
    disabilitas: str
    terdaftar: bool
    ubah: bool
    tms: str
    usul: str
    tempat: Mapping[str, str]
    asal: Mapping[str, str] | None


@dataclass(slots=True)
class Pembaca:
    """Makes the counted voters of one list. `terdaftar`: whose ids are on it; `dusun`: the village's map."""

    terdaftar: Collection[str]
    dusun: Mapping[Kunci, str]
    hari: date
    _places: dict[tuple[str, ...], Mapping[str, str]] = field(default_factory=dict)

    def read(self, voter: Pemilih, before: Pemilih | None, *, ubah: bool) -> Tercacah:
        """`before`: the voter's row in KPU's list."""
        listed = voter.id in self.terdaftar
        return Tercacah(
            voter.id,
            voter.kelamin if voter.kelamin in ("L", "P") else TAK_TENTU,
            kelompok_umur(voter.tanggal_lahir, self.hari, voter.kawin in ("S", "P")),
            voter.disabilitas or TAK_TENTU,
            listed,
            ubah and listed,
            voter.status_pilkades if not listed and voter.status_pilkades in TMS else "",
            voter.usul_kpu,
            self.place(voter, voter.tps),
            self.place(before, before.tps_kpu) if before else None,
        )

    def place(self, voter: Pemilih, tps: str) -> Mapping[str, str]:
        """Area by kind; `tps` is KPU's or the village's."""
        return self.place_of(tps, voter.alamat, voter.rt, voter.rw)

    def place_of(self, tps: str, alamat: str, rt: str, rw: str) -> Mapping[str, str]:
        key = (tps, alamat, rt, rw)
        if key not in self._places:
            dusun = self.dusun.get((alamat, rt, rw), "")
            self._places[key] = {"tps": tps, "dusun": dusun, "rw": rw, "rt": f"{rt}/{rw}"}
        return self._places[key]


@lru_cache(maxsize=1 << 15)
def kelompok_umur(lahir: str, hari: date, pernah_kawin: bool) -> str:
    """The group of UMUR for a birth date."""
    if not is_tanggal(lahir):
        return TAK_TENTU
    groups = {_group(age, pernah_kawin) for age in age_bounds(lahir, hari)}
    return groups.pop() if len(groups) == 1 else TAK_TENTU


def _group(age: int, pernah_kawin: bool) -> str:
    if age < VOTING_AGE and not pernah_kawin:
        return DI_BAWAH
    if age <= OLDEST_PEMULA:
        return PEMULA
    return next((f"{first}-{last}" for first, last in _OLDER if age <= last), "71+")


def area_order(name: str) -> tuple[object, ...]:
    """RT (`003/001`) by RW first; what has no name comes last."""
    return (not name.strip("/"), *reversed(name.split("/")))
