"""Any worksheet XML by expat: prefixes, indents, formulas, rich texts, cells without a reference.

There is no callback for the end of an element (the callbacks are the cost): the texts that follow a
cell's attributes in `events` are its own.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from app.sheets.shared_strings import SharedStrings
from app.sheets.strict_xml import feed, strict_parser, unreadable

Events = list[list[str] | str]
MAX_COLUMNS = 512
ROW_BYTES = 64 << 20
"""A row may not need more XML than this: bounds the memory."""
_REFERENCE = re.compile(r"([A-Z]{1,3})[0-9]{1,7}", re.ASCII)


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


LETTERS = tuple(column_letters(index) for index in range(MAX_COLUMNS))
INDEX = {letters: index for index, letters in enumerate(LETTERS)}


def parsed_rows(chunks: Iterable[bytes], strings: SharedStrings, before: int = 0) -> Iterator[Cells]:
    """Rows in the sheet's order, numbered above `before`. Raises SHEET_UNREADABLE."""
    sheet = _Sheet(strings, before)
    waiting = 0
    for chunk in chunks:
        feed(sheet.parser, chunk)
        waiting = 0 if sheet.rows else waiting + len(chunk)
        if waiting > ROW_BYTES:
            raise unreadable()
        yield from sheet.take()
    feed(sheet.parser, b"", final=True)
    sheet.end_row()
    yield from sheet.take()


def shared_text(strings: SharedStrings, number: str) -> str:
    """The text a cell points to. Raises SHEET_UNREADABLE."""
    try:
        return strings[int(number)]
    except (ValueError, IndexError) as error:
        raise unreadable() from error


def row_number(given: str | None, before: int) -> int:
    """Rows may leave their number out, but never count backwards."""
    if given is None:
        return before + 1
    if not (given.isascii() and given.isdecimal() and len(given) < 9) or int(given) <= before:
        raise unreadable()
    return int(given)


class _Sheet:
    """Collects events; `take` turns finished rows into `Cells`."""

    def __init__(self, strings: SharedStrings, before: int) -> None:
        self.rows: list[tuple[list[str], Events]] = []
        self._strings = strings
        self._row: list[str] | None = None
        self._events: Events = []
        self._number = before
        self.parser = strict_parser()
        self.parser.StartElementHandler = self._first

    def _first(self, name: str, _: list[str]) -> None:
        """The root element shows the prefix that this writer gives to names (mostly none)."""
        prefix, _colon, local = name.rpartition(":")
        if local != "worksheet":
            raise unreadable()
        self.parser.StartElementHandler = self._starter(f"{prefix}:" if prefix else "")

    def _starter(self, prefix: str) -> Callable[[str, list[str]], None]:
        cell, row, inline = (prefix + name for name in ("c", "row", "is"))
        values = frozenset({f"{prefix}v", f"{prefix}t"})
        append, parser = self._events.append, self.parser
        parser.CharacterDataHandler = None
        heard = False  # text counts in values only: not in formulas, footers or between rows

        def start(name: str, attributes: list[str]) -> None:
            nonlocal heard
            if name == cell:
                append(attributes)
            elif name in values:
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
            self._number = row_number(_named(attributes, "r"), self._number)
            yield self._cells(events)

    def _cells(self, events: Events) -> Cells:
        texts: list[str] = []
        numeric: set[int] = set()
        index, kind, pieces = -1, "", ""
        for event in [*events, []]:
            if isinstance(event, str):
                pieces += event
                continue
            if index >= 0:
                self._place(texts, numeric, index, kind, pieces)
            index, kind, pieces = _place_of(event, index + 1), _named(event, "t") or "n", ""
        return Cells(self._number, texts, frozenset(numeric))

    def _place(self, texts: list[str], numeric: set[int], index: int, kind: str, text: str) -> None:
        text = text.strip() if "\n" in text else text
        texts.extend([""] * (index + 1 - len(texts)))
        texts[index] = shared_text(self._strings, text) if kind == "s" and text else text
        if kind == "n" and text:
            numeric.add(index)


def _named(attributes: list[str], name: str) -> str | None:
    """The value of an attribute in expat's ordered list."""
    names = attributes[::2]
    return attributes[names.index(name) * 2 + 1] if name in names else None


def _place_of(cell: list[str], following: int) -> int:
    """The column of a cell, from its reference or else after the one before."""
    reference = _named(cell, "r")
    match = _REFERENCE.fullmatch(reference) if reference is not None else None
    place = following if reference is None else INDEX.get(match[1]) if match else None
    if place is None or place >= MAX_COLUMNS:
        raise unreadable()
    return place
