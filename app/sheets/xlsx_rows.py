"""Streaming one worksheet: expat proves every byte well-formed, plain rows are then cut by a pattern.

Decision. A callback for each cell makes expat as slow as openpyxl's half; so expat checks the stream
without callbacks, and a row is taken by pattern only when the matched cells, put together again, are
the row's whole XML. Anything else (a formula, an entity, a comment, a gap in the markup) goes to
`xlsx_row_parser`, as do whole sheets with prefixes, other encodings or a prolog out of the ordinary.
A `</row>` inside a comment or CDATA cuts a row that no longer parses: such a file is refused.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from app.sheets.shared_strings import SharedStrings
from app.sheets.strict_xml import feed, strict_parser, unreadable
from app.sheets.xlsx_row_parser import (
    INDEX,
    LETTERS,
    ROW_BYTES,
    Cells,
    parsed_rows,
    row_number,
    shared_text,
)

_PLAIN = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?:UTF|utf)-8[\"'])?"
    rb"(?: standalone=[\"'](?:yes|no)[\"'])?\s*\?>)?\s*<worksheet[ >]"
)
_HEAD = re.compile(r'<row(?: r="([0-9]{1,7})")?((?: [A-Za-z0-9:]+="[^"<>&]*")*)>', re.ASCII)
_CELL = re.compile(
    r'(<c r="([A-Z]{1,3})[0-9]{1,7}"(?: s="[0-9]+")?(?: t="([A-Za-z]+)")?(?:/>|>(?:<v>([^<&\r\n]*)</v>'
    r'|<is><t(?: xml:space="preserve")?>([^<&\r\n]*)</t></is>)?</c>))',
    re.ASCII,
)
_REGULAR = (
    r'<c r="{}[0-9]{{1,7}}"(?: s="[0-9]+")?(?: t="([A-Za-z]+)")?>'
    r'(?:<v>|<is><t(?: xml:space="preserve")?>)([^<&\r\n]*)(?:</v>|</t></is>)</c>'
)
_END = b"</row>"
_KEPT = 1 << 15


def stream_rows(chunks: Iterable[bytes], strings: SharedStrings) -> Iterator[Cells]:
    """Rows in the sheet's order. Raises SHEET_UNREADABLE."""
    every = iter(chunks)
    first = next(every, b"")
    whole = chain([first], every)
    return _PlainSheet(strings).rows(whole) if _PLAIN.match(first) else parsed_rows(whole, strings)


class _PlainSheet:
    """A sheet in UTF-8 whose elements have no prefix."""

    def __init__(self, strings: SharedStrings) -> None:
        self._strings = strings
        self._known = strings.common()
        self._letters: tuple[str, ...] = ()
        self._regular = re.compile("(?!)")
        self._number = 0
        self._plans: dict[tuple[str, ...], tuple[frozenset[int], tuple[int, ...]]] = {}

    def rows(self, chunks: Iterable[bytes]) -> Iterator[Cells]:
        """Cut at the ends of rows what the parser has already accepted."""
        proof = strict_parser()
        begun, rest = False, b""
        for chunk in chunks:
            feed(proof, chunk)
            *rows, rest = (rest + chunk).split(_END)
            if len(rest) > ROW_BYTES:
                raise unreadable()
            if rows and not begun:
                begun, rows[0] = True, _behind_prolog(rows[0])
            for row in rows:
                yield from self._row(row)
        feed(proof, b"", final=True)

    def _row(self, row: bytes) -> Iterable[Cells]:
        text = row.decode()
        head = _HEAD.match(text)
        if head is None or (head[1] is None and ' r="' in head[2]):
            return self._parsed(row)
        match = self._regular.fullmatch(text, head.end())
        if match is not None:
            groups = match.groups("")
            letters, kinds, texts = self._letters, groups[::2], list(groups[1::2])
        else:
            found = _CELL.findall(text, head.end())
            if "".join([cell[0] for cell in found]) != text[head.end() :]:
                return self._parsed(row)
            letters, kinds = tuple(cell[1] for cell in found), tuple(cell[2] for cell in found)
            texts = [cell[3] + cell[4] for cell in found]
            self._expect(letters)
        self._number = row_number(head[1], self._number)
        return (self._cells(letters, kinds, texts),)

    def _expect(self, letters: tuple[str, ...]) -> None:
        """A first row without gaps shows what the following rows will be: one pattern for all of it."""
        if not self._letters and letters and letters == LETTERS[: len(letters)]:
            self._letters = letters
            self._regular = re.compile("".join(map(_REGULAR.format, letters)), re.ASCII)

    def _parsed(self, row: bytes) -> list[Cells]:
        """By expat alone; an empty `<row/>` before this one makes it two."""
        xml = b"<worksheet><sheetData>" + row + _END + b"</sheetData></worksheet>"
        rows = list(parsed_rows([xml], self._strings, self._number))
        self._number = rows[-1].number if rows else self._number
        return rows

    def _cells(self, letters: tuple[str, ...], kinds: tuple[str, ...], texts: list[str]) -> Cells:
        numeric, shared = self._plan(kinds)
        for index in shared:
            texts[index] = self._known.get(texts[index]) or self._shared(texts[index])
        if "" in texts:
            numeric = frozenset(index for index in numeric if texts[index])
        if letters is self._letters or letters == LETTERS[: len(letters)]:
            return Cells(self._number, texts, numeric)
        return self._spread(letters, texts, numeric)

    def _shared(self, number: str) -> str:
        """A text not asked for lately; the names of a village come back in its other rows."""
        if len(self._known) > _KEPT:
            self._known.clear()
        text = shared_text(self._strings, number) if number else ""
        self._known[number] = text
        return text

    def _spread(self, letters: tuple[str, ...], texts: list[str], numeric: frozenset[int]) -> Cells:
        """Cells that leave columns out, to their places."""
        try:
            places = [INDEX[name] for name in letters]
        except KeyError as error:
            raise unreadable() from error
        row = [""] * (max(places) + 1)
        for place, text in zip(places, texts, strict=True):
            row[place] = text
        return Cells(self._number, row, frozenset(places[index] for index in numeric))

    def _plan(self, kinds: tuple[str, ...]) -> tuple[frozenset[int], tuple[int, ...]]:
        """Which cells are numbers and which point to a shared text; rows have few different patterns."""
        plan = self._plans.get(kinds)
        if plan is None:
            numeric = frozenset(index for index, kind in enumerate(kinds) if kind in ("", "n"))
            plan = numeric, tuple(index for index, kind in enumerate(kinds) if kind == "s")
            if len(self._plans) < 4096:
                self._plans[kinds] = plan
        return plan


def _behind_prolog(first: bytes) -> bytes:
    """The first row without the views and widths before `<sheetData>`."""
    _, mark, row = first.partition(b"<sheetData>")
    if not mark:
        raise unreadable()
    return row
