"""The textual header of an age v1 file (c2sp.org/age): parsed strictly, written canonically."""

import re
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.errors import UserError

MAX_HEADER = 4096

_VERSION = b"age-encryption.org/v1\n"
_ARGUMENTS = rb"-> ([!-~]++(?: [!-~]++)*+)\n"
_BODY = rb"((?:[A-Za-z0-9+/]{64}\n)*+[A-Za-z0-9+/]{0,63})\n"
_STANZA = re.compile(_ARGUMENTS + _BODY)
_HEADER = re.compile(
    re.escape(_VERSION)
    + b"(?:"
    + _ARGUMENTS
    + _BODY
    + b")++"
    + rb"(?P<mark>---) (?P<mac>[A-Za-z0-9+/]{43})\n"
)


@dataclass(frozen=True, slots=True)
class Stanza:
    """One wrapping of the file key: its type and arguments, and the decoded body."""

    arguments: tuple[str, ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """`signed` is what the MAC covers; the payload starts at `length`."""

    stanzas: tuple[Stanza, ...]
    mac: bytes
    signed: bytes
    length: int


def parse_header(data: bytes) -> Header:
    """The header at the start of `data`. Raises AGE_DAMAGED for all that the ABNF does not allow."""
    found = _HEADER.match(data[:MAX_HEADER])
    if not found:
        raise UserError("AGE_DAMAGED")
    signed = found[0][: found.end("mark")]
    stanzas = tuple(_stanza(part[1], part[2]) for part in _STANZA.finditer(signed))
    return Header(stanzas, decode_base64(found["mac"].decode()), signed, found.end())


def write_signed(stanzas: Sequence[Stanza]) -> bytes:
    """The header up to and including the `---` mark, which is what the MAC covers."""
    return _VERSION + b"".join(map(_write_stanza, stanzas)) + b"---"


def encode_base64(raw: bytes) -> str:
    """Standard base64 without padding."""
    return b64encode(raw).decode().rstrip("=")


def decode_base64(text: str) -> bytes:
    """Bytes of unpadded base64. Raises AGE_DAMAGED unless `text` is their only (canonical) encoding."""
    try:
        raw = b64decode(text + "=" * (-len(text) % 4), validate=True)
    except ValueError as error:
        raise UserError("AGE_DAMAGED") from error
    if encode_base64(raw) != text:
        raise UserError("AGE_DAMAGED")
    return raw


def _stanza(arguments: bytes, body: bytes) -> Stanza:
    return Stanza(tuple(arguments.decode().split(" ")), decode_base64(body.replace(b"\n", b"").decode()))


def _write_stanza(stanza: Stanza) -> bytes:
    body = encode_base64(stanza.body)
    # The last line is always shorter than 64 columns, even if that makes it empty.
    lines = [body[start : start + 64] for start in range(0, len(body) + 1, 64)]
    return "\n".join([f"-> {' '.join(stanza.arguments)}", *lines, ""]).encode()
