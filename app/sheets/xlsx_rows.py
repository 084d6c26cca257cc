"""Streaming one worksheet: expat with two cheap callbacks, rows put together per chunk.

Measured: the callbacks are the cost, so there is none for the end of an element. Texts follow their
cell's attributes in one list (`events`), and a row whose cells all hold a text is split by slicing.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, cast

from app.sheets.shared_strings import SharedStrings
from app.sheets.strict_xml import feed, strict_parser, unreadable

Events = list[list[str] | str]
MAX_COLUMNS = 512
_ROW_BYTES = 64 << 20
"""A row may not need more XML than this: bounds the memory."""
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.ASCII)


class Cells(NamedTuple):
    """One row: texts by position, and the positions of cells that are numbers."""

    number: int
    texts: list[str]
    numeric: frozenset[int]


def column_letters(index: int) -> str:
    """0 -> A, 26 -> AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


_LETTERS = [column_letters(index) for index in range(MAX_COLUMNS)]
_INDEX = {letters: index for index, letters in enumerate(_LETTERS)}


def stream_rows(chunks: Iterable[bytes], strings: SharedStrings) -> Iterator[Cells]:
    """Rows in the sheet's order. Raises SHEET_UNREADABLE."""
    sheet = _Sheet(strings)
    waiting = 0
    for chunk in chunks:
        feed(sheet.parser, chunk)
        waiting = 0 if sheet.rows else waiting + len(chunk)
        if waiting > _ROW_BYTES:
            raise unreadable()
        yield from sheet.take()
    feed(sheet.parser, b"", final=True)
    sheet.end_row()
    yield from sheet.take()


class _Sheet:
    """Collects events; `take` turns finished rows into `Cells`."""

    def __init__(self, strings: SharedStrings) -> None:
        self.rows: list[tuple[list[str], Events]] = []
        self._strings = strings
        self._row: list[str] | None = None
        self._events: Events = []
        self._number = 0
        self._plans: dict[tuple[str, ...], tuple[frozenset[int], tuple[int, ...]]] = {}
        self._templates: dict[int, str] = {}
        self.parser = strict_parser()
        self.parser.StartElementHandler = self._first

    def _first(self, name: str, _: list[str]) -> None:
        """The root element shows the prefix that this writer gives to names (mostly none)."""
        prefix, _colon, local = name.rpartition(":")
        if local != "worksheet":
            raise unreadable()
        self.parser.StartElementHandler = self._starter(f"{prefix}:" if prefix else "")

    def _starter(self, prefix: str) -> Callable[[str, list[str]], None]:
        cell, row, value, text = (prefix + name for name in ("c", "row", "v", "t"))
        inline = f"{prefix}is"
        append, parser = self._events.append, self.parser
        parser.CharacterDataHandler = None
        heard = False  # text counts in values only: not in formulas, footers or between rows

        def start(name: str, attributes: list[str]) -> None:
            nonlocal heard
            if name == cell:
                append(attributes)
            elif name in (value, text):
                if not heard:
                    parser.CharacterDataHandler, heard = append, True
            elif name != inline:
                if name == row:
                    self.end_row()
                    self._row = attributes
                if heard:
                    parser.CharacterDataHandler, heard = None, False

        return start

    def end_row(self) -> None:
        """Put the events since the row began with its attributes."""
        if self._row is not None:
            self.rows.append((self._row, self._events[:]))
        self._row = None
        self._events.clear()

    def take(self) -> Iterator[Cells]:
        """The finished rows, forgotten here."""
        rows, self.rows = self.rows, []
        for attributes, events in rows:
            self._number = _row_number(attributes, self._number + 1)
            yield self._regular(events) or self._irregular(events)

    def _regular(self, events: Events) -> Cells | None:
        """The fast way: every cell in order, each with one text. None where the row is not so."""
        cells, texts = cast("list[list[str]]", events[::2]), cast("list[str]", events[1::2])
        count = len(texts)
        if not count or len(cells) != count or {*map(type, cells)} != {list} or {*map(type, texts)} != {str}:
            return None
        references = "".join([cell[1] if cell else "" for cell in cells])
        if references != self._template(count).replace("#", str(self._number)) or "\n" in "".join(texts):
            return None
        types = tuple([cell[-1] if cell[-2] == "t" else _type(cell) for cell in cells])
        numeric, shared = self._plan(types)
        for index in shared:
            texts[index] = self._shared(texts[index])
        return Cells(self._number, texts, numeric)

    def _irregular(self, events: Events) -> Cells:
        """Any row: gaps, empty cells, indented XML, split texts, cells without a reference."""
        texts: list[str] = []
        numeric: set[int] = set()
        index, kind, pieces = -1, "", ""
        for event in [*events, []]:
            if isinstance(event, str):
                pieces += event
                continue
            if index >= 0:
                self._place(texts, numeric, index, kind, pieces)
            index, kind, pieces = _place_of(event, index + 1), _type(event), ""
        return Cells(self._number, texts, frozenset(numeric))

    def _place(self, texts: list[str], numeric: set[int], index: int, kind: str, text: str) -> None:
        text = text.strip() if "\n" in text else text
        texts.extend([""] * (index + 1 - len(texts)))
        texts[index] = self._shared(text) if kind == "s" and text else text
        if kind == "n" and text:
            numeric.add(index)

    def _template(self, count: int) -> str:
        if count not in self._templates:
            self._templates[count] = "".join(f"{letters}#" for letters in _LETTERS[:count])
        return self._templates[count]

    def _plan(self, types: tuple[str, ...]) -> tuple[frozenset[int], tuple[int, ...]]:
        """Which cells are numbers and which point to a shared text; rows have few different patterns."""
        plan = self._plans.get(types)
        if plan is None:
            numeric = frozenset(index for index, kind in enumerate(types) if kind == "n")
            plan = numeric, tuple(index for index, kind in enumerate(types) if kind == "s")
            if len(self._plans) < 4096:
                self._plans[types] = plan
        return plan

    def _shared(self, text: str) -> str:
        try:
            return self._strings[int(text)]
        except (ValueError, IndexError) as error:
            raise unreadable() from error


def _type(cell: list[str]) -> str:
    """The cell's type; `n`, a number, where none is given."""
    names = cell[::2]
    return cell[names.index("t") * 2 + 1] if "t" in names else "n"


def _place_of(cell: list[str], following: int) -> int:
    """The column of a cell, from its reference or else after the one before."""
    reference = dict(zip(cell[::2], cell[1::2], strict=True)).get("r")
    if reference is None:
        place: int | None = following
    else:
        match = _REFERENCE.fullmatch(reference)
        place = _INDEX.get(match[1]) if match else None
    if place is None or place >= MAX_COLUMNS:
        raise unreadable()
    return place


def _row_number(attributes: list[str], following: int) -> int:
    """Rows may leave their number out, but never count backwards."""
    given = dict(zip(attributes[::2], attributes[1::2], strict=True)).get("r")
    if given is None:
        return following
    if not given.isdecimal() or int(given) < following:
        raise unreadable()
    return int(given)
