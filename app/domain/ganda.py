"""Pairs of one list that may be one person, the surest first.

Found by what two entries share (`serupa`) and by slips of the pen beside it. How sure a pair is follows from
how many such pairs the list would hold by chance (`kebetulan`): few share a rare name and an ordinary
birthday, many a common name and 31 December.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.ganda_calon import candidates
from app.domain.ganda_kartu import Kartu, Orang
from app.domain.ganda_timbang import weigh
from app.domain.kebetulan import count
from app.domain.nik import is_nik
from app.domain.pasangan import Pasangan, Tingkat
from app.domain.progress import Progress, silent
from app.domain.tanggal import is_tanggal

_RANK = {level: at for at, level in enumerate(Tingkat)}


def find_pairs(people: Iterable[Orang], progress: Progress = silent) -> tuple[Pasangan, ...]:
    """Every pair of these people once, whoever is struck and whatever was decided.

    The same people, in any order, give the same pairs in the same order.
    """
    cards = sorted(map(Kartu.of, people), key=lambda card: card.id)
    known = count(cards)
    weighed = (weigh(one, other, known) for one, other in candidates(cards, known, progress))
    found = [pair for pair in weighed if pair]
    return tuple(sorted(found, key=lambda pair: (_RANK[pair.tingkat], pair.kebetulan, pair.kunci)))


@dataclass(frozen=True, slots=True)
class Terlewat:
    """Of how many people something could not be compared, because it is empty or masked."""

    orang: int = 0
    nik: int = 0
    nkk: int = 0
    lahir: int = 0
    rt: int = 0

    @property
    def is_empty(self) -> bool:
        """Everything of everybody was compared."""
        return not (self.nik or self.nkk or self.lahir or self.rt)


def missed(people: Sequence[Orang]) -> Terlewat:
    """Count it."""
    return Terlewat(
        orang=len(people),
        nik=sum(not is_nik(one.nik) for one in people),
        nkk=sum(not is_nik(one.nkk) for one in people),
        lahir=sum(not is_tanggal(one.tanggal_lahir) for one in people),
        rt=sum(not one.rt for one in people),
    )
