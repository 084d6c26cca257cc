"""How good a division into TPS is: families and RTs apart, the largest and the smallest TPS."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.isi_tps import Keluarga, Rt, tells_family


@dataclass(frozen=True, slots=True)
class Mutu:
    """keluarga: families of two listed voters or more · tanpa_keluarga: voters of a masked or missing NKK,
    of whom nobody can say whether they are apart · rt_terpisah: RTs whose families vote at several TPS ·
    lebih: TPS above the limit · tanpa_tps: voters without any."""

    tps: int
    terbesar: int
    terkecil: int
    keluarga: int
    keluarga_terpisah: int
    tanpa_keluarga: int
    rt: int
    rt_terpisah: int
    lebih: int
    tanpa_tps: int

    @property
    def selisih(self) -> int:
        return self.terbesar - self.terkecil


def mutu(families: Iterable[Keluarga], tps: Mapping[str, str], batas: int) -> Mutu:
    """Of voter id -> code; "" or missing is no TPS."""
    sizes: Counter[str] = Counter()
    places: dict[Rt, set[str]] = {}
    counted = apart = unknown = 0
    for family in families:
        codes = [tps.get(one.id, "") for one in family.anggota]
        sizes.update(codes)
        at = set(codes) - {""}
        counted += family.voters > 1
        apart += len(at) > 1
        unknown += not tells_family(family.anggota[0].nkk)
        if family.rt[2]:
            places.setdefault(family.rt, set()).update(at)
    without = sizes.pop("", 0)
    return Mutu(
        tps=len(sizes),
        terbesar=max(sizes.values(), default=0),
        terkecil=min(sizes.values(), default=0),
        keluarga=counted,
        keluarga_terpisah=apart,
        tanpa_keluarga=unknown,
        rt=len(places),
        rt_terpisah=sum(len(codes) > 1 for codes in places.values()),
        lebih=sum(size > batas for size in sizes.values()),
        tanpa_tps=without,
    )
