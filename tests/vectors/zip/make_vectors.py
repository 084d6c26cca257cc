"""Builds the ZIP test vectors: each is a valid file with one deliberate damage, and is named by it.

Written with `struct` apart from `app.exchange`; `python -m tests.vectors.zip.make_vectors` rewrites the
same bytes. `envelope` holds canonical (stored) ZIPs, `payload` deflated ones.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Member:
    """One member and everything its headers say, each field free to lie."""

    name: bytes
    content: bytes
    method: int = 0
    needed: int = 10
    made_by: int = 20
    flags: int = 0
    time: int = 0
    date: int = 0x21
    extra: bytes = b""
    crc: int | None = None
    size: int | None = None
    packed: bytes | None = None
    comment: bytes = b""
    disk: int = 0
    internal: int = 0
    external: int = 0
    offset: int | None = None
    central_name: bytes | None = None
    after: bytes = b""

    def body(self) -> bytes:
        if self.packed is not None:
            return self.packed
        return deflate(self.content) if self.method == 8 else self.content

    def shared(self) -> bytes:
        crc = zlib.crc32(self.content) if self.crc is None else self.crc
        size = len(self.content) if self.size is None else self.size
        head = (self.needed, self.flags, self.method, self.time, self.date)
        return struct.pack("<5H3L", *head, crc, len(self.body()), size)

    def local(self) -> bytes:
        head = b"PK\3\4" + self.shared() + struct.pack("<2H", len(self.name), len(self.extra))
        return head + self.name + self.extra + self.body() + self.after

    def central(self, offset: int) -> bytes:
        name = self.name if self.central_name is None else self.central_name
        lengths = struct.pack("<3H", len(name), len(self.extra), len(self.comment))
        rest = struct.pack("<2H2L", self.disk, self.internal, self.external, offset)
        return (
            b"PK\1\2"
            + struct.pack("<H", self.made_by)
            + self.shared()
            + lengths
            + rest
            + name
            + self.extra
            + self.comment
        )


def deflate(content: bytes) -> bytes:
    deflater = zlib.compressobj(wbits=-15)
    return deflater.compress(content) + deflater.flush()


def build(
    *members: Member, between: bytes = b"", comment: bytes = b"", count: int | None = None, order: int = 1
) -> bytes:
    """The file; `order` -1 turns the directory round."""
    body, central = b"", []
    for member in members:
        central.append(member.central(len(body) if member.offset is None else member.offset))
        body += member.local()
    body += between
    directory = b"".join(central[::order])
    number = len(members) if count is None else count
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, number, number, len(directory), len(body), len(comment))
    return body + directory + end + comment


FIRST = Member(b"mimetype", b"application/vnd.dpt-desa.paket+zip")
SECOND = Member(b"amplop.json", b'{"format":1}')
PACKED = Member(b"pemilih.csv", b"id,nik\n" + b"001187,9900010101900001\n" * 40, method=8, needed=20)


def cases() -> Iterator[tuple[str, str, bytes]]:
    """(folder, name, file)."""
    yield "envelope/opens", "plain", build(FIRST, SECOND)
    yield "envelope/opens", "empty_member", build(Member(b"kosong", b""))
    yield "envelope/opens", "folder_name", build(Member(b"kartu/K7QM2XWD.json", b"{}"))
    yield from (("envelope/envelope_damaged", *case) for case in _damaged_members())
    yield from (("envelope/envelope_damaged", *case) for case in _damaged_files())
    yield "payload/opens", "plain", build(PACKED, replace(SECOND))
    yield from (("payload/payload_damaged", *case) for case in _damaged_payloads())
    yield from (("payload/payload_too_large", *case) for case in _bombs())


def _damaged_members() -> Iterator[tuple[str, bytes]]:
    changes: dict[str, dict[str, object]] = {
        "method_deflated": {"method": 8, "needed": 20},
        "method_unknown": {"method": 12, "packed": b"xx"},
        "version_needed_20": {"needed": 20},
        "version_needed_45": {"needed": 45},
        "made_by_unix": {"made_by": 0x0314},
        "flag_encrypted": {"flags": 1},
        "flag_descriptor": {"flags": 8},
        "flag_utf8": {"flags": 0x800},
        "time": {"time": 1},
        "date": {"date": 0x5A21},
        "extra_field": {"extra": b"\x55\x54\1\0\0"},
        "zip64_extra_field": {"extra": b"\1\0\x10\0" + bytes(16)},
        "member_comment": {"comment": b"x"},
        "disk_number": {"disk": 1},
        "internal_attributes": {"internal": 1},
        "external_attributes": {"external": 0o100644 << 16},
        "offset_wrong": {"offset": 5},
        "central_name_other": {"central_name": b"amplop.jsan"},
        "crc_wrong": {"crc": 1},
        "size_larger": {"size": 13},
        "size_smaller": {"size": 11},
        "descriptor_after": {"after": b"PK\7\x08" + bytes(12)},
        "gap_after": {"after": b"\0"},
    }
    for name, change in changes.items():
        yield name, build(FIRST, replace(SECOND, **change))  # type: ignore[arg-type]
    for name, text in {
        "empty": b"",
        "absolute": b"/etc.json",
        "parent": b"../amplop.json",
        "parent_inside": b"a/../b.json",
        "hidden": b".amplop.json",
        "dot": b".",
        "two_folders": b"a/b/c.json",
        "folder_entry": b"kartu/",
        "backslash": b"kartu\\a.json",
        "drive": b"C:amplop.json",
        "space": b"amplop .json",
        "newline": b"amplop.json\n",
        "nul": b"amplop\0.json",
        "not_ascii": "amplóp.json".encode(),
        "latin_1": b"ampl\xf3p.json",
        "too_long": b"a" * 101,
        "twice": FIRST.name,
        "twice_but_for_case": FIRST.name.upper(),
    }.items():
        yield f"name_{name}", build(FIRST, replace(SECOND, name=text))


def _damaged_files() -> Iterator[tuple[str, bytes]]:
    good = build(FIRST, SECOND)
    yield "nothing", b""
    yield "no_members", build()
    yield "bytes_before", b"\0" + good
    yield "bytes_between", build(FIRST, SECOND, between=b"\0")
    yield "bytes_after", good + b"\0"
    yield "file_comment", build(FIRST, SECOND, comment=b"x")
    yield "self_extractor", b"MZ" + bytes(62) + good
    yield "twice", good + good
    yield "second_end_record", good + build()
    yield "directory_turned_round", build(FIRST, SECOND, order=-1)
    yield "count_smaller", build(FIRST, SECOND, count=1)
    yield "count_larger", build(FIRST, SECOND, count=3)
    yield "cut_in_the_end_record", good[:-1]
    yield "cut_in_the_directory", good[:-40]
    yield "cut_in_a_member", good[:60]
    yield "cut_in_a_header", good[:20]
    yield "member_missing_from_directory", FIRST.local() + build(SECOND)
    yield "sixty_five_members", build(*(Member(b"m%d" % number, b"") for number in range(65)))
    yield "overlapping_members", _overlapping()


def _overlapping() -> bytes:
    """Two directory entries on one local record."""
    directory = FIRST.central(0) + replace(FIRST, central_name=b"lain-lain").central(0)
    body = FIRST.local()
    return body + directory + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 2, 2, len(directory), len(body), 0)


def _damaged_payloads() -> Iterator[tuple[str, bytes]]:
    stream = deflate(PACKED.content)
    for name, packed in {
        "deflate_broken": b"\xff" * 60,
        "deflate_cut": stream[:-3],
        "deflate_bytes_after": stream + b"\0\0",
        "deflate_two_streams": stream + stream,
        "deflate_with_zlib_header": zlib.compress(PACKED.content),
        "deflate_never_ends": deflate(PACKED.content)[:-1],
    }.items():
        yield name, build(replace(PACKED, packed=packed))
    short = PACKED.content[:200]
    yield "size_smaller_with_its_crc", build(replace(PACKED, size=200, crc=zlib.crc32(short)))
    yield "size_larger", build(replace(PACKED, size=len(PACKED.content) + 1))
    yield "size_zero", build(replace(PACKED, size=0, crc=0))
    yield "crc_wrong", build(replace(PACKED, crc=0))
    yield "bytes_after", build(PACKED) + b"\0"
    yield "name_parent", build(replace(PACKED, name=b"../pemilih.csv"))
    yield "two_hundred_fifty_seven_members", build(*(Member(b"m%d" % number, b"") for number in range(257)))
    yield "nothing", b""
    yield "small_size_hides_a_bomb", build(replace(PACKED, packed=deflate(bytes(2**21)), size=900))


def _bombs() -> Iterator[tuple[str, bytes]]:
    yield "ratio_over_100", build(replace(PACKED, content=bytes(2**18)))
    yield "size_claims_4_gib", build(replace(PACKED, size=2**32 - 1))
    stream = deflate(bytes(2**16)) + bytes(2**16)  # bytes behind the stream keep the ratio low
    yield (
        "sum_over_256_mib",
        build(
            *(replace(PACKED, name=b"m%d" % number, packed=stream, size=6_400_000) for number in range(42))
        ),
    )


def write_vectors() -> None:
    for folder, name, data in cases():
        if len(data) <= 65536:
            path = FOLDER / folder / f"{name}.zip"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


if __name__ == "__main__":
    write_vectors()
