"""One entry of a list as duplicates are looked for: read once, compared often."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Protocol

from app.domain.ejaan import fold_name
from app.domain.nik import is_nik
from app.domain.serupa import Dikenal, shared_keys
from app.domain.tanggal import is_tanggal


class Orang(Dikenal, Protocol):
    """An entry of a list."""

    @property
    def kelamin(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Kartu:
    """What is no number or no date is "" here, and an RT that nobody knows is no place.

    `nama` is folded, `tulisan` as written; `kunci`: what `serupa` finds the entry by.
    """

    id: str
    nik: str
    nkk: str
    nama: str
    tulisan: str
    lahir: str
    kelamin: str
    tempat: tuple[str, str]
    kunci: tuple[Hashable, ...]

    @classmethod
    def of(cls, one: Orang) -> "Kartu":
        return cls(
            one.id,
            one.nik if is_nik(one.nik) else "",
            one.nkk if is_nik(one.nkk) else "",
            fold_name(one.nama),
            one.nama.upper(),
            one.tanggal_lahir if is_tanggal(one.tanggal_lahir) else "",
            one.kelamin,
            (one.rw, one.rt) if one.rt else ("", ""),
            tuple(shared_keys(one)),
        )

    @property
    def tahun(self) -> str:
        return self.lahir[:4]

    @property
    def hari(self) -> str:
        """MM-DD."""
        return self.lahir[5:]

    @property
    def has_rt(self) -> bool:
        return bool(self.tempat[1])
