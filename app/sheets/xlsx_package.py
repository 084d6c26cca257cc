"""Opening an .xlsx as the ZIP of parts it is: sizes checked first, sheets found by their relationships."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from app.domain.errors import UserError
from app.sheets.shared_strings import SharedStrings
from app.sheets.strict_xml import elements, unreadable

_CHUNK = 1 << 17
_SMALL_PART = 4 << 20
_PART = 6 << 30
"""A full sheet of 1,048,576 rows of 33 cells is some 2 GB of XML."""
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError)
_PARTS = 2_000
_RATIO = 400
"""Sheets of `null` and empty styled cells reach 60:1; a bomb needs 1,000:1 to be worth it."""


class SheetPart(NamedTuple):
    """A worksheet's name and its member of the ZIP."""

    name: str
    member: str


class XlsxPackage:
    """Use as a context manager. Every fault of the file is SHEET_UNREADABLE. BytesIO: a file in memory."""

    sheets: tuple[SheetPart, ...] = ()
    date1904: bool = False

    def __init__(self, path: Path | BytesIO) -> None:
        self._stream: BinaryIO = path.open("rb") if isinstance(path, Path) else path
        try:
            self._zip = zipfile.ZipFile(self._stream)
            self._check_sizes()
            self._read_workbook()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            self._stream.close()
            raise unreadable() from error
        except UserError:
            self._stream.close()
            raise

    def __enter__(self) -> "XlsxPackage":
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file itself: a half-read part would keep it open, and locked on Windows."""
        self._zip.close()
        self._stream.close()

    def size(self, sheet: SheetPart) -> int:
        """Bytes of XML the sheet declares."""
        return self._zip.getinfo(sheet.member).file_size

    def chunks(self, member: str) -> Iterator[bytes]:
        """A part's bytes, inflated piece by piece."""
        try:
            with self._zip.open(member) as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk
        except _FAULTS as error:
            raise unreadable() from error

    def shared_strings(self) -> SharedStrings:
        """Empty where the workbook keeps its texts in the cells."""
        return SharedStrings(self.chunks(self._strings) if self._strings else ())

    def _check_sizes(self) -> None:
        members = self._zip.infolist()
        bad = any(
            info.file_size > _PART
            or (info.file_size > _SMALL_PART and info.file_size > _RATIO * info.compress_size)
            for info in members
        )
        if bad or len(members) > _PARTS or len({info.filename for info in members}) < len(members):
            raise unreadable()

    def _small(self, member: str) -> bytes:
        if member not in self._zip.NameToInfo or self._zip.getinfo(member).file_size > _SMALL_PART:
            raise unreadable()
        return b"".join(self.chunks(member))

    def _read_workbook(self) -> None:
        top = self._targets("", "_rels/.rels").values()
        book = next((target for kind, target in top if kind == "officeDocument"), None)
        if book is None:
            raise unreadable()
        folder, name = posixpath.split(book)
        related = self._targets(folder, posixpath.join(folder, "_rels", f"{name}.rels"))
        found = elements(self._small(book), frozenset({"sheet", "workbookPr"}))
        self.date1904 = any(
            attributes.get("date1904") in ("1", "true") for kind, attributes in found if kind == "workbookPr"
        )
        self.sheets = tuple(_worksheets([a for kind, a in found if kind == "sheet"], related))
        if any(sheet.member not in self._zip.NameToInfo for sheet in self.sheets):
            raise unreadable()
        self._strings = next((t for kind, t in related.values() if kind == "sharedStrings"), None)

    def _targets(self, folder: str, member: str) -> dict[str, tuple[str, str]]:
        """Relationship id -> (last word of its type, member); targets outside the file are left out."""
        found = elements(self._small(member), frozenset({"Relationship"}))
        return {
            a.get("Id", ""): (a.get("Type", "").rpartition("/")[2], _resolve(folder, a.get("Target", "")))
            for _, a in found
            if a.get("TargetMode") != "External"
        }


def _resolve(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))


def _worksheets(sheets: list[dict[str, str]], related: dict[str, tuple[str, str]]) -> Iterator[SheetPart]:
    """Worksheets in the workbook's order; chart sheets hold no cells."""
    for attributes in sheets:
        key = next((value for name, value in attributes.items() if name.rpartition(":")[2] == "id"), "")
        kind, member = related.get(key, ("", ""))
        if kind == "worksheet":
            yield SheetPart(attributes.get("name", ""), member)
