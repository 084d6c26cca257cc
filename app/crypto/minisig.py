"""minisign signatures, prehashed (`ED`) only, in the one form of bytes that `sign` writes.

The form is stricter than minisign's: the untrusted comment is fixed and the key id follows from the key,
so that neither can be changed unnoticed; stock `minisign` verifies all of them.
"""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from hashlib import blake2b, sha256

from app.crypto.ed25519 import is_sound_key, public_of, sign_ed25519, verify_ed25519
from app.domain.errors import UserError

MAX_SIGNATURE = 2048
MAX_COMMENT = 1024

_SIGNATURE = re.compile(
    rb"untrusted comment: tanda tangan DPT Desa\n"
    rb"([A-Za-z0-9+/]{99}=)\n"
    rb"trusted comment: ([^\r\n]*)\n"
    rb"([A-Za-z0-9+/]{86}==)\n"
)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """An Ed25519 key made from its 32-byte seed."""

    seed: bytes = field(repr=False)

    @property
    def public(self) -> bytes:
        """The 32-byte public key."""
        return public_of(self.seed)

    def public_line(self) -> str:
        """What `minisign -P` takes: `RW…`, 56 characters."""
        return write_public_line(self.public)


def write_public_line(public: bytes) -> str:
    """The `RW…` line of a 32-byte public key."""
    return b64encode(b"Ed" + _key_id(public) + public).decode()


def read_public_line(line: str) -> bytes:
    """The 32-byte public key. Raises SIGNATURE_UNREADABLE for any line we would not write."""
    try:
        public = b64decode(line, validate=True)[10:]
    except ValueError as error:
        raise UserError("SIGNATURE_UNREADABLE") from error
    if not is_sound_key(public) or write_public_line(public) != line:
        raise UserError("SIGNATURE_UNREADABLE")
    return public


def sign(data: bytes, key: SigningKey, trusted_comment: str) -> bytes:
    """The `.minisig` file for `data`; the comment is one printable line that the signature covers."""
    if not trusted_comment.isprintable() or len(trusted_comment.encode()) > MAX_COMMENT:
        raise ValueError("a trusted comment is one short printable line")
    signature = sign_ed25519(key.seed, _prehash(data))
    of_comment = sign_ed25519(key.seed, signature + trusted_comment.encode())
    return _write(_key_id(key.public), signature, trusted_comment, of_comment)


def verify(data: bytes, signature: bytes, public_line: str) -> str:
    """The trusted comment of a good signature. Raises SIGNATURE_UNREADABLE, SIGNATURE_INVALID."""
    public = read_public_line(public_line)
    key_id, of_data, comment, of_comment = _read(signature)
    good = (
        key_id == _key_id(public)
        and verify_ed25519(public, _prehash(data), of_data)
        and verify_ed25519(public, of_data + comment.encode(), of_comment)
    )
    if not good:
        raise UserError("SIGNATURE_INVALID")
    return comment


def _read(file: bytes) -> tuple[bytes, bytes, str, bytes]:
    """(key id, signature of the data, trusted comment, signature of the comment)."""
    found = _SIGNATURE.fullmatch(file) if len(file) <= MAX_SIGNATURE else None
    if not found:
        raise UserError("SIGNATURE_UNREADABLE")
    try:
        comment = found[2].decode()
    except UnicodeDecodeError as error:
        raise UserError("SIGNATURE_UNREADABLE") from error
    head = b64decode(found[1])
    parts = head[2:10], head[10:], comment, b64decode(found[3])
    if not comment.isprintable() or _write(*parts) != file:
        raise UserError("SIGNATURE_UNREADABLE")
    return parts


def _write(key_id: bytes, of_data: bytes, comment: str, of_comment: bytes) -> bytes:
    lines = (
        b"untrusted comment: tanda tangan DPT Desa",
        b64encode(b"ED" + key_id + of_data),
        b"trusted comment: " + comment.encode(),
        b64encode(of_comment),
    )
    return b"\n".join((*lines, b""))


def _key_id(public: bytes) -> bytes:
    return sha256(public).digest()[:8]


def _prehash(data: bytes) -> bytes:
    return blake2b(data).digest()
