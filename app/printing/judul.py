"""Headings whose lines are about as long as each other, and what closes a paper and is never left alone."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Table

_STEP = 6.0
_ROWS = 2
"""Rows of a table that go with what closes the paper."""


class Judul(Paragraph):  # type: ignore[misc]  # reportlab ships no types
    """A centred paragraph: one word alone on its last line looks like a mistake."""

    def breakLines(self, width: Any) -> Any:  # noqa: N802  (reportlab's name)
        """As many lines as the width needs, each as short as that allows."""
        whole = width[0] if isinstance(width, list | tuple) else width
        found = super().breakLines(whole)
        count, narrow = len(found.lines), float(whole)
        while count > 1 and not found.kind:
            tried = super().breakLines(narrow - _STEP)
            if len(tried.lines) > count or any(extra < -_STEP for extra, _ in tried.lines):
                break  # a line more, or a word that no line holds
            found, narrow = tried, narrow - _STEP
        if narrow < whole:
            found.lines = [(extra + whole - narrow, words) for extra, words in found.lines]
        return found


class Penutup(KeepTogether):  # type: ignore[misc]
    """A table and what closes the paper: where that has no room below the table, the last rows go with it."""

    def __init__(self, isi: Table, penutup: Sequence[Flowable]) -> None:
        super().__init__([isi, *penutup])
        self._isi, self._penutup = isi, [*penutup]

    def split(self, width: float, height: float) -> list[Flowable]:
        """platypus asks what to put on this page and what on the next."""
        if height >= self._H:
            return [self._isi, *self._penutup]
        high = self._isi.wrap(width, height)[1]
        last = sum(self._isi._rowHeights[-_ROWS:])
        parts = self._isi.split(width, height if high > height else high - last + 1)
        if len(parts) < 2:
            return list(super().split(width, height))
        first, rest = parts
        if high > height:
            return [first, Penutup(rest, self._penutup)]
        return [first, KeepTogether([rest, *self._penutup])]
