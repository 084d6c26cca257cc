"""What a journal says now that it did not say at an earlier point: the news of a supplementary return."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.berkunci import fold_keyed
from app.domain.fold import Folded, undone
from app.domain.pemilih import Pemilih
from app.domain.peristiwa import Peristiwa
from app.domain.perubahan import Perubahan, perubahan
from app.domain.tms import Alasan


@dataclass(frozen=True, slots=True)
class Titik:
    """A journal at one point, and the list of KPU that it was folded over."""

    base: Mapping[str, Pemilih] = field(repr=False)
    events: Sequence[Peristiwa] = field(repr=False)
    folded: Folded = field(repr=False)


@dataclass(frozen=True, slots=True)
class Susulan:
    """`perubahan`: rows that were not there; `ditarik`: rows that no longer are. Voters: `register` of those
    who were on no list, `baru` the others; `kembalian`: invitations that did not arrive, since."""

    perubahan: Sequence[Perubahan] = field(repr=False)
    ditarik: int
    tms: Mapping[str, int]
    tms_pilkades: int
    ubah: int
    baru: int
    register: int
    info: int
    kembalian: int

    @property
    def is_empty(self) -> bool:
        """Whether KPU would learn nothing."""
        return not (self.perubahan or self.ditarik or self.kembalian)


def susulan(before: Titik, after: Titik) -> Susulan:
    """The difference, by row."""
    old = set(perubahan(before.base, before.folded.pemilih.values()))
    now = list(perubahan(after.base, after.folded.pemilih.values()))
    fresh = [one for one in now if one not in old]
    kinds = Counter(one.jenis for one in fresh)
    late = sum(one.jenis == "baru" and _is_registered(after, one.id) for one in fresh)
    return Susulan(
        fresh,
        len(old.difference(now)),
        dict(Counter(one.baru for one in fresh if one.jenis == "tms")),
        kinds["tms_pilkades"],
        len({one.id for one in fresh if one.jenis == "ubah"}),
        kinds["baru"] - late,
        late,
        kinds["info"],
        len(_came_back(after).difference(_came_back(before))),
    )


def _is_registered(point: Titik, voter: str) -> bool:
    return point.folded.pemilih[voter].status_pilkades == Alasan.DI_LUAR_DPT


def _came_back(point: Titik) -> set[str]:
    """Voters whose invitation did not arrive; what two PCs said apart counts too."""
    records = fold_keyed(point.events, undone(point.events), "kembalian")
    return {
        kode
        for (kode,), one in records.items()
        if any(isi["alasan"] for isi in (one.isi, *one.konflik) if isi)
    }
