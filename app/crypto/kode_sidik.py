"""Kode sidik: sixteen letters that people compare by eye, ear or QR in place of a hash or key."""

from base64 import b32encode
from hashlib import sha256

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TO_CROCKFORD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", _CROCKFORD)
_AS_READ = str.maketrans("OIL", "011", " -\t\n\u2010\u2011\u2013")


def kode_sidik(content: bytes) -> str:
    """`XXXX-XXXX-XXXX-XXXX`: Crockford base32 of the first 80 bits of SHA-256."""
    code = b32encode(sha256(content).digest()[:10]).decode().translate(_TO_CROCKFORD)
    return "-".join(code[start : start + 4] for start in range(0, 16, 4))


def is_code(typed: str) -> bool:
    """Whether it can be a code at all: sixteen letters of the alphabet."""
    code = _as_meant(typed)
    return len(code) == 16 and set(code) <= set(_CROCKFORD)


def same_code(one: str, other: str) -> bool:
    """Whether two codes are one, however typed: any case, spaces or hyphens, O for 0, I or L for 1."""
    return is_code(one) and _as_meant(one) == _as_meant(other)


def _as_meant(typed: str) -> str:
    return typed.upper().translate(_AS_READ)
