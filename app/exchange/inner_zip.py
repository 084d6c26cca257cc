"""The payload's ZIP, in memory: deflated, its directory in the one form of `zip_records`.

Every limit is checked against the directory before a byte is inflated, and inflating stops at the size the
directory promised, so a bomb or a lying size costs nothing.
"""

import zlib
from collections.abc import Mapping
from io import BytesIO

from app.domain.errors import UserError
from app.exchange.zip_records import (
    DEFLATED,
    STORED,
    NotCanonicalError,
    Record,
    are_good_names,
    read_records,
    write_directory,
    write_local,
)

MAX_MEMBERS = 256
"""Five files a device in a `.dptx`, and every reinstalled PC is a new device."""
LARGEST_INFLATED = 256 * 1024 * 1024
LARGEST_RATIO = 100


def pack(files: Mapping[str, bytes]) -> bytes:
    """The ZIP of 1..256 named files. Raises PAYLOAD_TOO_LARGE beyond 256 files or 256 MiB."""
    if not files or not are_good_names(list(files)):
        raise ValueError("file names")
    if len(files) > MAX_MEMBERS or sum(map(len, files.values())) > LARGEST_INFLATED:
        raise UserError("PAYLOAD_TOO_LARGE")
    records: list[Record] = []
    parts: list[bytes] = []
    for name, content in files.items():
        method, packed = _deflate(content)
        offset = records[-1].end if records else 0
        records.append(Record(name, method, zlib.crc32(content), len(packed), len(content), offset))
        parts += [write_local(records[-1]), packed]
    return b"".join((*parts, write_directory(records)))


def unpack(data: bytes) -> dict[str, bytes]:
    """Name -> content in the order of the file. Raises PAYLOAD_DAMAGED, PAYLOAD_TOO_LARGE."""
    try:
        records = read_records(BytesIO(data), MAX_MEMBERS)
    except NotCanonicalError as error:
        raise UserError("PAYLOAD_DAMAGED") from error
    if any(record.size > LARGEST_RATIO * record.packed for record in records):
        raise UserError("PAYLOAD_TOO_LARGE")
    if sum(record.size for record in records) > LARGEST_INFLATED:
        raise UserError("PAYLOAD_TOO_LARGE")
    return {record.name: _content(data, record) for record in records}


def _deflate(content: bytes) -> tuple[int, bytes]:
    """(method, packed): stored where deflating gains nothing, or so much that `unpack` would refuse it."""
    deflater = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = deflater.compress(content) + deflater.flush()
    if len(packed) < len(content) <= LARGEST_RATIO * len(packed):
        return DEFLATED, packed
    return STORED, content


def _content(data: bytes, record: Record) -> bytes:
    packed = data[record.start : record.end]
    content = packed if record.method == STORED else _inflate(packed, record.size)
    if len(content) != record.size or zlib.crc32(content) != record.crc:
        raise UserError("PAYLOAD_DAMAGED")
    return content


def _inflate(packed: bytes, size: int) -> bytes:
    """Exactly `size` bytes from a stream that ends exactly there."""
    inflater = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
    try:
        content = inflater.decompress(packed, size + 1)
    except zlib.error as error:
        raise UserError("PAYLOAD_DAMAGED") from error
    if not inflater.eof or inflater.unused_data:
        raise UserError("PAYLOAD_DAMAGED")
    return content
