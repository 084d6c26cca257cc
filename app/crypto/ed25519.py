"""Ed25519 (RFC 8032) from 32-byte seeds, refusing public keys under which anybody can sign.

OpenSSL itself refuses S >= L and an R that is not the canonical encoding (the tests prove it), but it takes
keys of small order, for which one signature fits any message.
"""

from collections.abc import Callable

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_P = 2**255 - 19
# The y coordinates of the eight points of small order: orders 2 and 1, 4, and the pair of 8.
_Y8 = int("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16)
_SMALL_ORDER_Y = frozenset({0, 1, _P - 1, _Y8, _P - _Y8})


def public_of(seed: bytes) -> bytes:
    """The 32-byte public key of a 32-byte seed."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def sign_ed25519(seed: bytes, message: bytes) -> bytes:
    """The 64-byte signature."""
    return signs_ed25519(seed)(message)


def signs_ed25519(seed: bytes) -> Callable[[bytes], bytes]:
    """Signs many messages: the key, nearly half of the work, is made once."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign


def verify_ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the owner of `public` signed; False too for keys and signatures that are not well-formed."""
    if not is_sound_key(public):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def is_sound_key(public: bytes) -> bool:
    """Whether `public` is 32 bytes, canonical (y < p) and not of small order."""
    y = int.from_bytes(public, "little") & (2**255 - 1)
    return len(public) == 32 and y < _P and y not in _SMALL_ORDER_Y
