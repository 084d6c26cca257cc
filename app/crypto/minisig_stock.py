"""minisign signatures of releases, as the stock `minisign` makes them: any key id, any untrusted comment.

Stricter than stock in one thing: legacy `Ed` (not prehashed) is refused. The trusted comment can be proved
before the file is read, for its signature covers that of the file.
"""

import hashlib
import re
from base64 import b64decode
from dataclasses import dataclass

from app.crypto.ed25519 import is_sound_key, verify_ed25519
from app.domain.errors import UserError

MAX_FILE = 16 * 1024

_KEY = re.compile(rb"untrusted comment: [^\r\n]*\r?\n([A-Za-z0-9+/]{56})(?:\r?\n)?")
_SIGNATURE = re.compile(
    rb"untrusted comment: [^\r\n]*\r?\n"
    rb"([A-Za-z0-9+/]{99}=)\r?\n"
    rb"trusted comment: ([^\r\n]*)\r?\n"
    rb"([A-Za-z0-9+/]{86}==)(?:\r?\n)?"
)


@dataclass(frozen=True, slots=True)
class StockKey:
    """A public key with the id that `minisign -G` drew for it."""

    id: bytes
    public: bytes


@dataclass(frozen=True, slots=True)
class StockSignature:
    """A signature as it was read; nothing of it is proved."""

    key_id: bytes
    of_data: bytes
    comment: bytes
    of_comment: bytes


def read_stock_key(file: bytes) -> StockKey:
    """The key in a `.pub` file of `minisign -G`. Raises SIGNATURE_UNREADABLE."""
    found = _KEY.fullmatch(file)
    raw = b64decode(found[1]) if found else b""
    if raw[:2] != b"Ed" or not is_sound_key(raw[10:]):
        raise UserError("SIGNATURE_UNREADABLE")
    return StockKey(raw[2:10], raw[10:])


def read_stock_signature(file: bytes) -> StockSignature:
    """What stands in a `.minisig` file. Raises SIGNATURE_UNREADABLE."""
    found = _SIGNATURE.fullmatch(file) if len(file) <= MAX_FILE else None
    head = b64decode(found[1]) if found else b""
    if found is None or head[:2] != b"ED":
        raise UserError("SIGNATURE_UNREADABLE")
    return StockSignature(head[2:10], head[10:], found[2], b64decode(found[3]))


def proved_comment(signature: StockSignature, key: StockKey) -> str:
    """The trusted comment. Raises SIGNATURE_INVALID."""
    signed = signature.of_data + signature.comment
    if not verify_ed25519(key.public, signed, signature.of_comment):
        raise UserError("SIGNATURE_INVALID")
    return signature.comment.decode(errors="replace")


def prehash() -> "hashlib.blake2b":
    """What the signed file's bytes go through; its 64-byte digest is what `is_of` takes."""
    return hashlib.blake2b()


def is_signed(digest: bytes, signature: StockSignature, key: StockKey) -> bool:
    """Whether the file of this digest is the one that was signed."""
    return verify_ed25519(key.public, digest, signature.of_data)
