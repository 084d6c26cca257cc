"""The binary payload of an age v1 file: STREAM over ChaCha20-Poly1305 in chunks of 64 KiB (c2sp.org/age)."""

import secrets
from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.errors import UserError

CHUNK = 64 * 1024
_TAG = 16
_NONCE = 16


def derive(file_key: bytes, salt: bytes, info: bytes) -> bytes:
    """A 32-byte key from the 16-byte file key."""
    return HKDF(SHA256(), 32, salt, info).derive(file_key)


def seal_payload(file_key: bytes, plain: bytes) -> bytes:
    """Nonce and sealed chunks; an empty `plain` is one empty chunk."""
    nonce = secrets.token_bytes(_NONCE)
    cipher = ChaCha20Poly1305(derive(file_key, nonce, b"payload"))
    return nonce + b"".join(cipher.encrypt(number, chunk, None) for number, chunk in _chunks(plain, CHUNK))


def open_payload(file_key: bytes, payload: bytes) -> bytes:
    """The whole plaintext, never a part of it. Raises AGE_DAMAGED."""
    nonce, sealed = payload[:_NONCE], payload[_NONCE:]
    cipher = ChaCha20Poly1305(derive(file_key, nonce, b"payload"))
    try:
        chunks = [cipher.decrypt(number, chunk, None) for number, chunk in _chunks(sealed, CHUNK + _TAG)]
    except InvalidTag as error:
        raise UserError("AGE_DAMAGED") from error
    if len(chunks) > 1 and not chunks[-1]:
        raise UserError("AGE_DAMAGED")  # the final chunk may be empty only if the whole payload is
    return b"".join(chunks)


def _chunks(data: bytes, size: int) -> Iterator[tuple[bytes, bytes]]:
    """(AEAD nonce, chunk): a big-endian counter of 11 bytes, then 1 for the final chunk and 0 before."""
    last = max(len(data) - 1, 0) // size
    for counter in range(last + 1):
        yield counter.to_bytes(11, "big") + bytes([counter == last]), data[counter * size :][:size]
