"""The records of a ZIP file in the one form this program writes: no choice left to the writer.

Fixed 1980 date, made by version 2.0, no flags, extra fields, comments, data descriptors or ZIP64; the local
records lie end to end from offset 0, then the directory in the same order, then nothing (PKWARE APPNOTE).
"""

import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from io import SEEK_END
from typing import BinaryIO

STORED = 0
DEFLATED = 8

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}(/[A-Za-z0-9][A-Za-z0-9._-]{0,99})?")
_MADE_BY = 20
_NEEDED = {STORED: 10, DEFLATED: 20}
_MIDNIGHT, _FIRST_OF_1980 = 0, 1 << 5 | 1
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


class NotCanonicalError(Exception):
    """The bytes are not the one form."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the headers say about a member: `packed` and `size` are bytes before and after inflating."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    offset: int

    @property
    def start(self) -> int:
        """Where the member's own bytes begin."""
        return self.offset + _LOCAL.size + len(self.name)

    @property
    def end(self) -> int:
        """Where the next record begins."""
        return self.start + self.packed


def write_local(record: Record) -> bytes:
    """The header before a member's bytes."""
    return _LOCAL.pack(b"PK\3\4", *_shared(record)) + record.name.encode()


def local_size(name: str) -> int:
    """Bytes of the header before a member of this name."""
    return _LOCAL.size + len(name)


def write_directory(records: Sequence[Record]) -> bytes:
    """All that follows the last member."""
    central = b"".join(map(_write_central, records))
    count, offset = len(records), records[-1].end
    return central + _END.pack(b"PK\5\6", 0, 0, count, count, len(central), offset, 0)


def read_records(stream: BinaryIO, limit: int) -> list[Record]:
    """The records of a whole file of 1..`limit` members, every header compared with what we write.

    The members' own bytes are not looked at. Raises NotCanonicalError.
    """
    length = stream.seek(0, SEEK_END)
    records: list[Record] = []
    while record := read_local(stream, records[-1].end if records else 0):
        records.append(record)
        if len(records) > limit or record.end > length:
            raise NotCanonicalError("too many members, or one longer than the file")
    if not records or not are_good_names([record.name for record in records]):
        raise NotCanonicalError("names")
    directory = write_directory(records)
    stream.seek(records[-1].end)
    if stream.read(len(directory) + 1) != directory:
        raise NotCanonicalError("directory")
    return records


def are_good_names(names: Sequence[str]) -> bool:
    """ASCII names of at most two parts, unique on file systems that ignore case too."""
    return all(map(_NAME.fullmatch, names)) and len({name.lower() for name in names}) == len(names)


def read_local(stream: BinaryIO, offset: int) -> Record | None:
    """The record at `offset`, or None where no local header begins. Raises NotCanonicalError."""
    stream.seek(offset)
    head = stream.read(_LOCAL.size)
    if len(head) < _LOCAL.size or not head.startswith(b"PK\3\4"):
        return None
    *_, method, _time, _date, crc, packed, size, name_length, _extra = _LOCAL.unpack(head)
    name = stream.read(name_length)
    if not name.isascii() or method not in (STORED, DEFLATED):
        raise NotCanonicalError("name or method")
    record = Record(name.decode(), method, crc, packed, size, offset)
    if write_local(record) != head + name or (method == STORED and packed != size):
        raise NotCanonicalError("local header")
    return record


def _write_central(record: Record) -> bytes:
    no_comment_disk_or_attributes = (0, 0, 0, 0)
    head = _CENTRAL.pack(b"PK\1\2", _MADE_BY, *_shared(record), *no_comment_disk_or_attributes, record.offset)
    return head + record.name.encode()


def _shared(record: Record) -> tuple[int, ...]:
    """The fields a local and a central header share, from the version needed to the extra field's length."""
    no_flags, no_extra = 0, 0
    how = (_NEEDED[record.method], no_flags, record.method, _MIDNIGHT, _FIRST_OF_1980)
    return *how, record.crc, record.packed, record.size, len(record.name), no_extra
