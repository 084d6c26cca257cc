"""Rows of one table that mean the same voter: the first says it, the others are told apart."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, Self, TypeVar


class Terbaca(Protocol):
    """A row that was judged: `ditolak`, or what it would do; `pemilih`: whom it means, "" nobody yet."""

    @property
    def nomor(self) -> int: ...
    @property
    def hasil(self) -> str: ...
    @property
    def pemilih(self) -> str: ...
    def instead(self, hasil: Any, sebab: Any, **nilai: str) -> Self: ...


Row = TypeVar("Row", bound=Terbaca)


def once_each(judged: Sequence[Row], does: Callable[[Row], object], same: object, other: object) -> list[Row]:
    """A voter named by several rows: the same said again is `ganda`, another thing refuses all of them.

    `does`: what applying a row would do; `same`, `other`: the sentences that say so.
    """
    rows: dict[str, list[int]] = {}
    for at, row in enumerate(judged):
        if row.pemilih and row.hasil != "ditolak":
            rows.setdefault(row.pemilih, []).append(at)
    result = list(judged)
    for places in rows.values():
        first = judged[places[0]]
        if all(does(judged[at]) == does(first) for at in places):
            for at in places[1:]:
                result[at] = judged[at].instead("ganda", same, baris=str(first.nomor))
            continue
        for at in places:
            against = judged[places[1]] if at == places[0] else first
            result[at] = judged[at].instead("ditolak", other, baris=str(against.nomor))
    return result
