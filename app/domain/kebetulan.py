"""How often two people of one list share something by chance: what makes 31-12 and SLAMET weak evidence."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain.ganda_kartu import Kartu
from app.domain.nama_dekat import Kedekatan, slips

_LETTERS = "abcdefghijklmnopqrstuvwxyz "
_USUAL_DAYS = {"12-31": 0.1, "07-01": 0.02}
"""Days that a register writes where nobody knows the day, with the share of people who have them."""
_MANY = 10
_OFTEN = 0.012
"""Share from which a day of this list is one of these too; an ordinary one has 0.003."""
_YEARS = 60
_OWN = 50
"""How many people of experience stand beside the list: a small list alone cannot tell what is usual."""


@dataclass(slots=True)
class Kebetulan:
    """What a list has how often. Names are folded; days MM-DD; a place is (rw, rt)."""

    orang: int = 0
    nama: Counter[str] = field(default_factory=Counter)
    kata: Counter[str] = field(default_factory=Counter)
    hari: Counter[str] = field(default_factory=Counter)
    tahun: Counter[str] = field(default_factory=Counter)
    tempat: Counter[tuple[str, str]] = field(default_factory=Counter)
    _near: dict[str, int] = field(default_factory=dict)

    def namesakes(self, one: str, other: str, near: Kedekatan) -> float:
        """How many others are called so that they would be taken for one of these two."""
        if near is Kedekatan.LAIN:
            found = self.orang
        elif near is Kedekatan.SAMA:
            found = self.nama[one]
        elif near is Kedekatan.SALAH_KETIK:
            found = max(self._neighbours(one), self._neighbours(other))
        else:
            found = min(self.kata[word] for word in min(one, other, key=len).split())
        return float(max(1, found - 1))

    def _neighbours(self, nama: str) -> int:
        """Who is called so, or one slip away."""
        if nama not in self._near:
            called = {nama, *slips(nama, _LETTERS)} & self.nama.keys()
            self._near[nama] = sum(self.nama[text] for text in called)
        return self._near[nama]

    def is_usual(self, lahir: str) -> bool:
        """Whether this date stands where nobody knows the day."""
        hari = lahir[5:]
        if hari in _USUAL_DAYS or hari.endswith("00"):
            return True
        found = self.hari[hari]
        return found >= _MANY and found > _OFTEN * self.orang

    def day(self, hari: str) -> float:
        """The share of people born on this day of any year."""
        return self._share(self.hari[hari], _USUAL_DAYS.get(hari, 1 / 365))

    def year(self, tahun: str) -> float:
        """The share of people born in this year."""
        return self._share(self.tahun[tahun], 1 / _YEARS)

    def place(self, tempat: tuple[str, str]) -> float:
        """The share of people who live in this RT."""
        return max(1, self.tempat[tempat] - 1) / self.orang

    def _share(self, found: int, usual: float) -> float:
        return (max(0, found - 1) + _OWN * usual) / (self.orang + _OWN)


def count(cards: Iterable[Kartu]) -> Kebetulan:
    """Count everybody."""
    made = Kebetulan()
    for card in cards:
        made.orang += 1
        made.nama[card.nama] += 1
        made.kata.update(set(card.nama.split()))
        made.tempat[card.tempat] += 1
        if card.lahir:
            made.tahun[card.tahun] += 1
            made.hari[card.hari] += 1
    return made
