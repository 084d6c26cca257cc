"""The small sealed boxes that slots are made of: a key from a password, and a few bytes under a key."""

import hmac
import secrets
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.errors import UserError

# RFC 9106, section 4: the second recommended option.
ARGON2_MEMORY_KIB = 64 * 1024
ARGON2_ITERATIONS = 3
ARGON2_LANES = 4

_NONCE = 12


def new_key() -> bytes:
    """32 random bytes: a key, a seed or a token."""
    return secrets.token_bytes(32)


def derive_kek(
    password: str, salt: bytes, pepper: bytes, memory_kib: int, iterations: int, lanes: int
) -> bytes:
    """The 32-byte key-encrypting key of a password and a pepper kept elsewhere.

    The password counts as Unicode NFKC, so that every keyboard types the same one; `salt` is 16 bytes or
    more. The costs come from the slot: check their limits before calling.
    """
    argon = Argon2id(salt=salt, length=32, iterations=iterations, lanes=lanes, memory_cost=memory_kib)
    stretched = argon.derive(unicodedata.normalize("NFKC", password).encode())
    return HKDF(SHA256(), 32, None, b"dpt-desa/slot/v1").derive(stretched + pepper)


def seal(key: bytes, plain: bytes, context: bytes) -> bytes:
    """`plain` under `key`, bound to `context` (what it is and whose), 28 bytes longer."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, plain, context)


def unseal(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """What was sealed. Raises SEAL_WRONG_KEY: another key, another context or changed bytes."""
    try:
        return ChaCha20Poly1305(key).decrypt(sealed[:_NONCE].ljust(_NONCE), sealed[_NONCE:], context)
    except InvalidTag as error:
        raise UserError("SEAL_WRONG_KEY") from error


def hmac_sha256(key: bytes, message: bytes) -> bytes:
    """The 32-byte MAC; compare with `hmac.compare_digest`."""
    return hmac.digest(key, message, "sha256")
