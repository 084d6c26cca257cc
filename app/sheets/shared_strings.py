"""A workbook's shared texts, kept compactly: a million-row file has millions of them."""

from array import array
from collections.abc import Iterable

from app.sheets.strict_xml import feed, strict_parser, unreadable

_READY = 1 << 14
"""The first texts (codes, places, `null`) are asked for most and stay as they are."""
_LIMIT = 1 << 30


class SharedStrings:
    """Text by number. Memory: the UTF-8 bytes and 4 bytes a text."""

    def __init__(self, chunks: Iterable[bytes] = ()) -> None:
        self._bytes = bytearray()
        self._ends = array("I", [0])
        self._ready: list[str] = []
        self._pieces: list[str] = []
        self._open = False
        self._load(chunks)

    def __len__(self) -> int:
        return len(self._ready) + len(self._ends) - 1

    def __getitem__(self, number: int) -> str:
        """Raises IndexError for a number the table does not have."""
        if 0 <= number < _READY:
            return self._ready[number]
        number -= _READY
        if number < 0:
            raise IndexError
        start, end = self._ends[number], self._ends[number + 1]
        return self._bytes[start:end].decode()

    def common(self) -> dict[str, str]:
        """The first texts by their number as a cell writes it: one look-up for most cells of a row."""
        return {str(number): text for number, text in enumerate(self._ready)}

    def _load(self, chunks: Iterable[bytes]) -> None:
        parser = strict_parser()
        parser.StartElementHandler = self._start
        parser.CharacterDataHandler = self._pieces.append
        fed = False
        for chunk in chunks:
            feed(parser, chunk)
            fed = True
        if fed:
            feed(parser, b"", final=True)
        self._flush()

    def _start(self, name: str, _: list[str]) -> None:
        if name == "si" or name.endswith(":si"):
            self._flush()
            self._open = True

    def _flush(self) -> None:
        """End the text under way; runs of a rich text are joined."""
        text = "".join(self._pieces)
        self._pieces.clear()
        if not self._open:
            return
        text = text.strip() if "\n" in text else text
        if len(self._ready) < _READY:
            self._ready.append(text)
            return
        self._bytes += text.encode()
        if len(self._bytes) > _LIMIT:
            raise unreadable()
        self._ends.append(len(self._bytes))
