"""LibreOffice's .ods as rows: the one part of its ZIP that holds cells, parsed strictly."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from app.sheets.small_table import LARGEST
from app.sheets.strict_xml import feed, strict_parser, unreadable
from app.sheets.xlsx_row_parser import MAX_COLUMNS, Cells

MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_LARGEST_PART = 256 << 20
_RATIO = 400
_CHUNK = 1 << 17
_NUMBERS = ("float", "currency", "percentage")


def is_ods(data: bytes) -> bool:
    """The ZIP's first member is named `mimetype` and says so."""
    return data[30:38] == b"mimetype" and MIMETYPE in data[38:128]


def ods_sheets(data: bytes) -> Iterator[tuple[str, list[Cells]]]:
    """(Name, rows) of every sheet. Raises SHEET_UNREADABLE."""
    book = _Book()
    parser = strict_parser()
    parser.StartElementHandler = book.start
    parser.EndElementHandler = book.end
    parser.CharacterDataHandler = book.text
    for chunk in _content(data):
        feed(parser, chunk)
    feed(parser, b"", final=True)
    return iter(book.sheets)


def _content(data: bytes) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as book:
            part = book.getinfo("content.xml")
            if part.file_size > _LARGEST_PART or part.file_size > max(1 << 22, _RATIO * part.compress_size):
                raise unreadable()
            with book.open(part) as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, RuntimeError) as error:
        raise unreadable() from error


class _Book:
    """Collects rows; repeated empty rows and cells are counted, not kept."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, list[Cells]]] = []
        self._number = 0
        self._repeated = 1
        self._texts: list[str] = []
        self._numeric: set[int] = set()
        self._cell: dict[str, str] | None = None
        self._pieces: list[str] = []
        self._note = 0

    def start(self, name: str, attributes: list[str]) -> None:
        local, named = _local(name), dict(zip(map(_local, attributes[::2]), attributes[1::2], strict=True))
        if local == "table":
            self.sheets.append((named.get("name", ""), []))
            self._number = 0
        elif local == "table-row":
            self._texts, self._numeric = [], set()
            self._repeated = _count(named.get("number-rows-repeated"))
        elif local in ("table-cell", "covered-table-cell"):
            self._cell, self._pieces = named, []
        elif local == "annotation":
            self._note += 1
        elif local in ("p", "line-break", "tab", "s") and self._pieces:
            self._pieces.append(" ")

    def text(self, data: str) -> None:
        if self._cell is not None and not self._note:
            self._pieces.append(data)

    def end(self, name: str) -> None:
        local = _local(name)
        if local == "annotation":
            self._note -= 1
        elif local in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif local == "table-row":
            self._end_row()

    def _end_cell(self) -> None:
        named, self._cell = self._cell or {}, None
        kind, times = named.get("value-type", ""), _count(named.get("number-columns-repeated"))
        text = "".join(self._pieces).strip()
        if kind in _NUMBERS:
            text = named.get("value", text)
        elif kind == "date":
            text = named.get("date-value", text)
        for _ in range(min(times, MAX_COLUMNS - len(self._texts)) if text or times < MAX_COLUMNS else 0):
            if kind in _NUMBERS:
                self._numeric.add(len(self._texts))
            self._texts.append(text)

    def _end_row(self) -> None:
        if not self.sheets:
            raise unreadable()
        rows = self.sheets[-1][1]
        for _ in range(self._repeated if any(self._texts) else 0):
            self._number += 1
            rows.append(Cells(self._number, list(self._texts), frozenset(self._numeric)))
            if len(rows) > LARGEST:
                raise unreadable()
        self._number += 0 if any(self._texts) else self._repeated


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _count(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 8 and int(text) else 1
