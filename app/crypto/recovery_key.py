"""The recovery key as people hold it: a file, typed from paper, or two parts, useless alone."""

import hashlib
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.crypto import bech32
from app.crypto.age_file import Identity
from app.domain.errors import UserError

_PREFIX = "AGE-SECRET-KEY-1"
_HRP = "age-secret-key-"
_AS_READ, _AS_HEX = str.maketrans("O1IB", "0LL8"), str.maketrans("OIL", "011")
"""Letters that the two alphabets have not, taken for what they look like; the checksums hold the rest."""
_PART = re.compile(r"BAGIAN-([12])-([0-9a-f]{64})-([0-9a-f]{8})")


@dataclass(frozen=True, slots=True)
class Part:
    """One of two parts of a key."""

    number: int
    data: bytes = field(repr=False)

    def line(self) -> str:
        """`BAGIAN-1-<64 hex>-<8 hex>`; the last 8 tell a slip in typing."""
        return f"BAGIAN-{self.number}-{self.data.hex()}-{self.check}"

    @property
    def check(self) -> str:
        context = b"dpt-desa/bagian/v1\0" + str(self.number).encode() + self.data
        return hashlib.sha256(context).digest()[:4].hex()


def file_text(identity: Identity, created: str) -> str:
    """What `age-keygen` writes."""
    return f"# created: {created}\n# public key: {identity.recipient}\n{identity.secret}\n"


def part_text(part: Part, recipient: str) -> str:
    """The file of one part."""
    return f"# dpt-desa/pemulihan-bagian/v1\n# public key: {recipient}\n{part.line()}\n"


def split(secret: str) -> tuple[Part, Part]:
    """Two parts; both together are the key."""
    whole, first = bech32.decode(_HRP, secret), secrets.token_bytes(32)
    return Part(1, first), Part(2, _xor(whole, first))


def read(texts: Sequence[str]) -> str:
    """The key in a file, in what was typed from paper, or in two parts of either kind, as age writes it.

    Case, spaces, hyphens and line ends do not matter. Raises RECOVERY_UNREADABLE, RECOVERY_TYPED (a slip),
    RECOVERY_HALF (one part alone).
    """
    lines = (line.strip() for text in texts for line in text.splitlines())
    letters = re.sub(r"[^A-Za-z0-9]", "", "".join(line for line in lines if line[:1] != "#")).upper()
    if letters.startswith("BAGIAN"):
        return _join(letters)
    key = letters.removeprefix("AGESECRETKEY1").translate(_AS_READ)
    if not re.fullmatch("[A-Z0-9]{50,66}", key):
        raise UserError("RECOVERY_UNREADABLE")
    try:
        if len(bech32.decode(_HRP, _PREFIX + key)) == 32:
            return _PREFIX + key
    except ValueError as error:
        raise UserError("RECOVERY_TYPED") from error
    raise UserError("RECOVERY_TYPED")


def _join(letters: str) -> str:
    parts: dict[int, bytes] = {}
    for text in letters.split("BAGIAN")[1:]:
        part = _part(text)
        parts[part.number] = part.data
    if len(parts) != 2:
        raise UserError("RECOVERY_HALF", number=next(iter(parts)))
    return bech32.encode(_HRP, _xor(parts[1], parts[2])).upper()


def _part(letters: str) -> Part:
    number, rest = letters[:1], letters[1:].translate(_AS_HEX).lower()
    data, check = rest[:64], rest[64:]
    if not _PART.fullmatch(f"BAGIAN-{number}-{data}-{check}"):
        raise UserError("RECOVERY_TYPED")
    part = Part(int(number), bytes.fromhex(data))
    if part.check != check:
        raise UserError("RECOVERY_TYPED")
    return part


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
