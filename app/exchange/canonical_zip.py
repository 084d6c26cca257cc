"""Canonical ZIP: members are STORED and one list of members has one file, byte for byte.

The reader parses, writes again and compares, so no byte of a file can differ from what its author wrote.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from io import SEEK_END, BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from app.domain.errors import UserError
from app.exchange.zip_records import (
    STORED,
    NotCanonicalError,
    Record,
    are_good_names,
    local_size,
    read_local,
    read_records,
    write_directory,
    write_local,
)

MAX_MEMBERS = 64
MAX_BUNDLE = 2 * 1024**3
MAX_BUNDLE_MEMBERS = 1000

_BLOCK = 1024 * 1024


def write(members: Sequence[tuple[str, bytes]]) -> bytes:
    """The one file of these (name, content) members, of which there is at least one."""
    return b"".join(write_chunks(members))


def write_chunks(members: Sequence[tuple[str, bytes | Path]], largest: int = MAX_BUNDLE) -> Iterator[bytes]:
    """The same file piece by piece, for `write_atomic`; a Path's content never lies in memory whole.

    Raises ENVELOPE_TOO_LARGE beyond `largest` bytes (below 4 GiB), FILE_NOT_READ.
    """
    if not members or not are_good_names([name for name, _ in members]):
        raise ValueError("member names")
    records: list[Record] = []
    for name, content in members:
        record = _measure(name, content, records[-1].end if records else 0)
        if record.end > largest:
            raise UserError("ENVELOPE_TOO_LARGE")
        records.append(record)
        yield write_local(record)
        yield from _unchanged(content, record)
    yield write_directory(records)


def read(data: bytes, limit: int = MAX_MEMBERS) -> list[tuple[str, bytes]]:
    """The (name, content) members. Raises ENVELOPE_DAMAGED unless `write` gives exactly `data`."""
    with Bundle(BytesIO(data), limit) as bundle:
        members = [(name, bundle.read(name)) for name in bundle.names]
    if write(members) != data:
        raise UserError("ENVELOPE_DAMAGED")
    return members


def open_stream(path: Path, limit: int = MAX_BUNDLE_MEMBERS, largest: int = MAX_BUNDLE) -> "Bundle":
    """A large file whose members are read one at a time; close it or use `with`.

    Raises ENVELOPE_DAMAGED, ENVELOPE_NOT_READ, FILE_MISSING, FILE_NOT_READ, FILE_TOO_LARGE (over `largest`).
    """
    try:
        stream = path.open("rb")
    except FileNotFoundError as error:
        raise UserError("FILE_MISSING", file=path.name) from error
    except OSError as error:
        raise UserError("FILE_NOT_READ", file=path.name) from error
    with ExitStack() as if_refused:
        if_refused.callback(stream.close)
        if stream.seek(0, SEEK_END) > largest:
            raise UserError("FILE_TOO_LARGE", file=path.name)
        bundle = Bundle(stream, limit)
        if_refused.pop_all()
    return bundle


def read_member(stream: BinaryIO, offset: int, name: str, largest: int) -> tuple[bytes, int]:
    """(content, where the next one begins) of the member that should begin at `offset` of a torn file.

    Raises BUNDLE_CUT_OFF (the file ends before, or nothing is here), ENVELOPE_DAMAGED, ENVELOPE_NOT_READ.
    """
    try:
        is_there = stream.seek(0, SEEK_END) >= offset + local_size(name)
        record = read_local(stream, offset) if is_there else None
        if record is None:
            raise UserError("BUNDLE_CUT_OFF")
        if record.method != STORED or record.name != name or record.size > largest:
            raise UserError("ENVELOPE_DAMAGED")
        content = stream.read(record.size)
    except NotCanonicalError as error:
        raise UserError("ENVELOPE_DAMAGED") from error
    except OSError as error:
        raise UserError("ENVELOPE_NOT_READ") from error
    if len(content) != record.size:
        raise UserError("BUNDLE_CUT_OFF")
    if zlib.crc32(content) != record.crc:
        raise UserError("ENVELOPE_DAMAGED")
    return content, record.end


class Bundle:
    """An open canonical ZIP. Opening compares every header, reading a member checks its CRC.

    So a file whose members were all read is the one that `write_chunks` makes of them.
    """

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        try:
            records = read_records(stream, limit)
        except NotCanonicalError as error:
            raise UserError("ENVELOPE_DAMAGED") from error
        except OSError as error:
            raise UserError("ENVELOPE_NOT_READ") from error
        if any(record.method != STORED for record in records):
            raise UserError("ENVELOPE_DAMAGED")
        self._stream = stream
        self._records = {record.name: record for record in records}

    @property
    def names(self) -> list[str]:
        """In the order of the file."""
        return list(self._records)

    def size(self, name: str) -> int:
        """A member's size in bytes, known before it is read."""
        return self._records[name].size

    def read(self, name: str) -> bytes:
        """A member's content. Raises ENVELOPE_DAMAGED, ENVELOPE_NOT_READ (the medium was taken out)."""
        record = self._records[name]
        try:
            self._stream.seek(record.start)
            content = self._stream.read(record.size)
        except OSError as error:
            raise UserError("ENVELOPE_NOT_READ") from error
        if len(content) != record.size or zlib.crc32(content) != record.crc:
            raise UserError("ENVELOPE_DAMAGED")
        return content

    def chunks(self, name: str) -> Iterator[bytes]:
        """The same piece by piece, for a member larger than memory; a wrong CRC is known after the last."""
        record = self._records[name]
        crc, left = 0, record.size
        try:
            self._stream.seek(record.start)
            while left and (block := self._stream.read(min(_BLOCK, left))):
                crc, left = zlib.crc32(block, crc), left - len(block)
                yield block
        except OSError as error:
            raise UserError("ENVELOPE_NOT_READ") from error
        if left or crc != record.crc:
            raise UserError("ENVELOPE_DAMAGED")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()


def _measure(name: str, content: bytes | Path, offset: int) -> Record:
    crc = size = 0
    for block in _blocks(content):
        crc, size = zlib.crc32(block, crc), size + len(block)
    return Record(name, STORED, crc, size, size, offset)


def _unchanged(content: bytes | Path, record: Record) -> Iterator[bytes]:
    """The member's bytes, which a file must still have since it was measured."""
    crc = 0
    for block in _blocks(content):
        crc = zlib.crc32(block, crc)
        yield block
    if crc != record.crc:
        raise UserError("FILE_NOT_READ", file=record.name)


def _blocks(content: bytes | Path) -> Iterable[bytes]:
    return (content,) if isinstance(content, bytes) else _file_blocks(content)


def _file_blocks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                yield block
    except OSError as error:
        raise UserError("FILE_NOT_READ", file=path.name) from error
