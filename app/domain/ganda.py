"""Pairs of one list that may be one person, the surest first.

Found by what two entries share (`serupa`) and by slips of the pen beside it. How sure a pair is follows from
how many such pairs the list would hold by chance (`kebetulan`): few share a rare name and an ordinary
birthday, many a common name and 31 December.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.domain.ganda_calon import candidates
from app.domain.ganda_kartu import Kartu, Orang
from app.domain.ganda_timbang import weigh
from app.domain.kebetulan import count
from app.domain.pasangan import Kunci, Pasangan, Tingkat
from app.domain.progress import Progress, silent

_RANK = {level: at for at, level in enumerate(Tingkat)}


@dataclass(frozen=True, slots=True)
class Terlewat:
    """Of how many people something could not be compared, because it is empty or masked."""

    orang: int = 0
    nik: int = 0
    nkk: int = 0
    lahir: int = 0
    rt: int = 0


@dataclass(frozen=True, slots=True)
class Ganda:
    """The pairs of a list, the surest first, and what could not be looked at."""

    pasangan: tuple[Pasangan, ...] = ()
    terlewat: Terlewat = Terlewat()


def find_pairs(
    people: Sequence[Orang], decided: Collection[Kunci] = (), progress: Progress = silent
) -> Ganda:
    """Every pair of these people once, but for those decided not to be one person.

    The caller leaves out who is struck already. The same people, in any order, give the same pairs in the
    same order.
    """
    cards = sorted(map(Kartu.of, people), key=lambda card: card.id)
    known = count(cards)
    weighed = (weigh(one, other, known) for one, other in candidates(cards, known, progress))
    found = [pair for pair in weighed if pair and pair.kunci not in decided]
    found.sort(key=lambda pair: (_RANK[pair.tingkat], pair.kebetulan, pair.kunci))
    return Ganda(tuple(found), _missed(cards))


def _missed(cards: Sequence[Kartu]) -> Terlewat:
    return Terlewat(
        orang=len(cards),
        nik=sum(not card.nik for card in cards),
        nkk=sum(not card.nkk for card in cards),
        lahir=sum(not card.lahir for card in cards),
        rt=sum(not card.has_rt for card in cards),
    )
