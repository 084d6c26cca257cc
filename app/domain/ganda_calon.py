"""Which two entries of a list are worth a closer look: those that share one of some keys."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import pairwise

from app.domain.ganda_kartu import Kartu
from app.domain.kebetulan import Kebetulan
from app.domain.progress import Progress

_CROWD = 40
_STEP = 5_000

Keys = Callable[[Kartu, Kebetulan], Iterable[Hashable]]


def candidates(cards: Sequence[Kartu], known: Kebetulan, progress: Progress) -> Iterator[tuple[Kartu, Kartu]]:
    """Each two once. One kind of key after another, so that the keys of one kind only are in memory."""
    seen: set[tuple[int, int]] = set()
    for step, keys in enumerate(_KINDS):
        blocks: dict[Hashable, list[int]] = defaultdict(list)
        for at, card in enumerate(cards):
            if at % _STEP == 0:
                progress(step * len(cards) + at, len(_KINDS) * len(cards), "Mencari data ganda")
            for key in keys(card, known):
                blocks[key].append(at)
        for block in blocks.values():
            fresh = set(_each_two(block)) - seen if len(block) > 1 else ()
            seen.update(fresh)
            for one, other in sorted(fresh):
                yield cards[one], cards[other]


def _each_two(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each with each; of a crowd each with the one before and the first, so that nobody is lost in it."""
    if len(block) > _CROWD:
        yield from pairwise(block)
        yield from ((block[0], other) for other in block[2:])
        return
    for at, one in enumerate(block):
        for other in block[at + 1 :]:
            yield one, other


def _of_serupa(card: Kartu, known: Kebetulan) -> Iterable[Hashable]:
    """NIK; NKK and name; name and birth date; name, birth year and RT."""
    return card.kunci


def _of_name(card: Kartu, known: Kebetulan) -> Iterable[Hashable]:
    """The same name and nearly the same birth date; a year alone where few have the name."""
    if not card.lahir:
        return
    yield card.nama, card.tahun, "".join(sorted((card.hari[:2], card.hari[3:])))
    if not known.is_usual(card.lahir):
        yield card.nama, card.hari
    if known.nama[card.nama] <= _CROWD:
        yield card.nama, card.tahun


def _of_birth(card: Kartu, known: Kebetulan) -> Iterable[Hashable]:
    """The same birth date, whatever the name; on a usual day within one RT."""
    if not card.lahir:
        return
    yield (card.lahir, card.tempat) if known.is_usual(card.lahir) else card.lahir
    if card.nkk:
        yield card.lahir, card.nkk


def _of_year(card: Kartu, known: Kebetulan) -> Iterable[Hashable]:
    """The same birth year and RT, whatever the name."""
    if card.lahir and card.has_rt:
        yield card.tahun, card.tempat


_KINDS: tuple[Keys, ...] = (_of_serupa, _of_name, _of_birth, _of_year)
