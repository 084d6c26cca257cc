"""Two entries that may be one person: what they have in common, for a person to decide."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.domain.ejaan import fold_name
from app.domain.nik import is_nik
from app.domain.tanggal import is_tanggal


class Dikenal(Protocol):
    """An entry that can be compared; a listed voter or one who is just being typed."""

    @property
    def id(self) -> str: ...
    @property
    def nik(self) -> str: ...
    @property
    def nkk(self) -> str: ...
    @property
    def nama(self) -> str: ...
    @property
    def tanggal_lahir(self) -> str: ...
    @property
    def rt(self) -> str: ...
    @property
    def rw(self) -> str: ...


class Serupa(StrEnum):
    """What two entries have in common, the surest first; `kalimat` says it to a person."""

    kalimat: str

    def __new__(cls, kode: str, kalimat: str) -> "Serupa":
        member = str.__new__(cls, kode)
        member._value_ = kode
        member.kalimat = kalimat
        return member

    NIK = "nik", "NIK sama."
    NKK_NAMA = "nkk_nama", "Nomor KK dan nama sama."
    NAMA_LAHIR = "nama_lahir", "Nama dan tanggal lahir sama."
    NAMA_MIRIP = "nama_mirip", "Nama mirip, tahun lahir sama, satu RT."
    NAMA_HAMPIR = "nama_hampir", "Nama hampir sama, tanggal lahir sama."
    LAHIR_HAMPIR = "lahir_hampir", "Nama sama, tanggal lahir hampir sama."
    TAHUN_LAHIR = "tahun_lahir", "Nama dan tahun lahir sama; tanggal yang satu mungkin taksiran."
    NAMA_HAMPIR_RT = "nama_hampir_rt", "Nama hampir sama, tahun lahir sama, satu RT."


@dataclass(frozen=True, slots=True)
class Mirip:
    """A listed voter (his id) who may be the one asked about, and why."""

    pemilih: str
    alasan: tuple[Serupa, ...]


class Pembanding:
    """Entries found by what two entries of one person share."""

    def __init__(self, known: Iterable[Dikenal] = ()) -> None:
        self._by: dict[tuple[Serupa, tuple[str, ...]], list[str]] = defaultdict(list)
        for one in known:
            self.add(one)

    def add(self, one: Dikenal) -> None:
        """Know one entry more."""
        for key in shared_keys(one):
            self._by[key].append(one.id)

    def having(self, one: Dikenal, what: Serupa) -> list[str]:
        """The ids of the others who share just this with `one`."""
        keys = (key for key in shared_keys(one) if key[0] is what)
        return [found for key in keys for found in self._by.get(key, ()) if found != one.id]

    def candidates(self, one: Dikenal) -> tuple[Mirip, ...]:
        """Everybody else who may be `one`, the likeliest first."""
        found: dict[str, list[Serupa]] = defaultdict(list)
        for key in shared_keys(one):
            for other in self._by.get(key, ()):
                if other != one.id:
                    found[other].append(key[0])
        order = list(Serupa)
        ranked = sorted(found.items(), key=lambda pair: order.index(pair[1][0]))
        return tuple(Mirip(other, _without_weaker(why)) for other, why in ranked)


def shared_keys(one: Dikenal) -> list[tuple[Serupa, tuple[str, ...]]]:
    """What `one` can be found by, surest first. Masked and missing numbers tell nothing."""
    keys: list[tuple[Serupa, tuple[str, ...]]] = []
    folded = fold_name(one.nama)
    if is_nik(one.nik):
        keys.append((Serupa.NIK, (one.nik,)))
    if is_nik(one.nkk) and folded:
        keys.append((Serupa.NKK_NAMA, (one.nkk, folded)))
    if folded and is_tanggal(one.tanggal_lahir):
        keys.append((Serupa.NAMA_LAHIR, (one.nama, one.tanggal_lahir)))
        if one.rt:
            keys.append((Serupa.NAMA_MIRIP, (folded, one.tanggal_lahir[:4], one.rt, one.rw)))
    return keys


def _without_weaker(why: list[Serupa]) -> tuple[Serupa, ...]:
    """The same name and birth date say all that a like name and year would."""
    if Serupa.NAMA_LAHIR in why:
        why = [one for one in why if one is not Serupa.NAMA_MIRIP]
    return tuple(why)
