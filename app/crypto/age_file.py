"""age v1 files: a small one opened by words, and any size opened by an X25519 identity.

Words are done here over `cryptography`, because `pyrage.passphrase` picks its work factor by the machine's
speed and accepts hostile ones. Identities go through `pyrage` after a header check stricter than its own.
"""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from hmac import compare_digest, digest

import pyrage
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from app.crypto.age_header import Header, Stanza, decode_base64, encode_base64, parse_header, write_signed
from app.crypto.age_payload import derive, open_payload, seal_payload
from app.domain.errors import UserError

SCRYPT_LOG_N = 17
"""Work factor when writing: 128 MiB and about 0.4 s of one core."""
MIN_LOG_N, MAX_LOG_N = 15, 18
MAX_WORDS_PLAIN = 1024 * 1024
MAX_RECIPIENTS = 16

_MAX_WORDS_FILE = MAX_WORDS_PLAIN + 4096
_FILE_KEY = 16
_SALT = 16
_WRAPPED = _FILE_KEY + 16
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_NO_MATCH = "No matching keys found"  # pyrage tells a foreign key from a damaged file by text alone


@dataclass(frozen=True, slots=True)
class Identity:
    """An X25519 key pair: `AGE-SECRET-KEY-1…` and `age1…`."""

    secret: str = field(repr=False)
    recipient: str


def encrypt_with_words(plain: bytes, passphrase: str) -> bytes:
    """An age file of at most 1 MiB that `passphrase` opens."""
    if len(plain) > MAX_WORDS_PLAIN:
        raise ValueError("a passphrase file holds at most 1 MiB")
    file_key, salt = secrets.token_bytes(_FILE_KEY), secrets.token_bytes(_SALT)
    wrapped = _wrapping(passphrase, salt, SCRYPT_LOG_N).encrypt(bytes(12), file_key, None)
    stanza = Stanza(("scrypt", encode_base64(salt), str(SCRYPT_LOG_N)), wrapped)
    signed = write_signed([stanza])
    header = signed + f" {encode_base64(_mac(file_key, signed))}\n".encode()
    return header + seal_payload(file_key, plain)


def decrypt_with_words(data: bytes, passphrase: str) -> bytes:
    """The plaintext. Raises AGE_DAMAGED, AGE_TOO_EXPENSIVE (both before any work), AGE_WRONG_KEY."""
    if len(data) > _MAX_WORDS_FILE:
        raise UserError("AGE_DAMAGED")
    header = parse_header(data)
    salt, log_n, wrapped = _read_scrypt_stanza(header)
    try:
        file_key = _wrapping(passphrase, salt, log_n).decrypt(bytes(12), wrapped, None)
    except InvalidTag as error:
        raise UserError("AGE_WRONG_KEY") from error
    if not compare_digest(_mac(file_key, header.signed), header.mac):
        raise UserError("AGE_DAMAGED")
    return open_payload(file_key, data[header.length :])


def new_identity() -> Identity:
    """A fresh X25519 key pair."""
    identity = pyrage.x25519.Identity.generate()
    return Identity(str(identity), str(identity.to_public()))


def recipient_of(identity: str) -> str:
    """The public half of an identity. Raises AGE_KEY_UNREADABLE."""
    try:
        return str(pyrage.x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError as error:
        raise UserError("AGE_KEY_UNREADABLE") from error


def encrypt_to(plain: bytes, recipients: Sequence[str]) -> bytes:
    """An age file that each of 1..16 recipients opens alone. Raises AGE_KEY_UNREADABLE."""
    if not 1 <= len(recipients) <= MAX_RECIPIENTS:
        raise ValueError("an age file has 1 to 16 recipients")
    sealed: bytes = pyrage.encrypt(plain, [_read_recipient(text) for text in recipients])
    return sealed


def decrypt_with_identity(data: bytes, identity: str) -> bytes:
    """The plaintext; `identity` may be several, one a line, any of which opens it.

    Raises AGE_DAMAGED, AGE_WRONG_KEY, AGE_KEY_UNREADABLE (an identity itself).
    """
    _check_recipient_stanzas(parse_header(data))
    try:
        identities = [pyrage.x25519.Identity.from_str(one) for one in identity.split("\n")]
        plain: bytes = pyrage.decrypt(data, identities)
    except pyrage.IdentityError as error:
        raise UserError("AGE_KEY_UNREADABLE") from error
    except pyrage.DecryptError as error:
        raise UserError("AGE_WRONG_KEY" if str(error) == _NO_MATCH else "AGE_DAMAGED") from error
    return plain


def _read_scrypt_stanza(header: Header) -> tuple[bytes, int, bytes]:
    """(salt, log2 of the work factor, wrapped file key) of a header with that one stanza and no other."""
    match header.stanzas:
        case (Stanza(("scrypt", salt_text, factor), wrapped),) if len(wrapped) == _WRAPPED:
            salt = decode_base64(salt_text)
        case _:
            raise UserError("AGE_DAMAGED")
    if len(salt) != _SALT or not re.fullmatch("[1-9][0-9]*", factor):
        raise UserError("AGE_DAMAGED")
    if len(factor) > 2 or not MIN_LOG_N <= int(factor) <= MAX_LOG_N:
        raise UserError("AGE_TOO_EXPENSIVE")
    return salt, int(factor), wrapped


def _check_recipient_stanzas(header: Header) -> None:
    """1..16 X25519 stanzas, then at most the one `…-grease` stanza that pyrage adds to every file."""
    stanzas = list(header.stanzas)
    if stanzas[-1].arguments[0].endswith("-grease"):
        stanzas.pop()
    if not 1 <= len(stanzas) <= MAX_RECIPIENTS or not all(map(_is_x25519, stanzas)):
        raise UserError("AGE_DAMAGED")


def _is_x25519(stanza: Stanza) -> bool:
    match stanza.arguments:
        case ("X25519", share):
            return len(decode_base64(share)) == 32 and len(stanza.body) == _WRAPPED
    return False


def _read_recipient(text: str) -> pyrage.x25519.Recipient:
    try:
        recipient = pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise UserError("AGE_KEY_UNREADABLE") from error
    if str(recipient) != text or _is_low_order(text):
        raise UserError("AGE_KEY_UNREADABLE")
    return recipient


def _is_low_order(recipient: str) -> bool:
    """Whether a well-formed `age1…` is a point nobody owns: anybody could open it, and pyrage panics."""
    number = 0
    for letter in recipient[len("age1") : -len("chksum")]:
        number = number << 5 | _BECH32.index(letter)
    point = X25519PublicKey.from_public_bytes((number >> 4).to_bytes(32, "big"))
    try:
        X25519PrivateKey.generate().exchange(point)
    except ValueError:
        return True
    return False


def _wrapping(passphrase: str, salt: bytes, log_n: int) -> ChaCha20Poly1305:
    kdf = Scrypt(salt=b"age-encryption.org/v1/scrypt" + salt, length=32, n=2**log_n, r=8, p=1)
    return ChaCha20Poly1305(kdf.derive(passphrase.encode()))


def _mac(file_key: bytes, signed: bytes) -> bytes:
    return digest(derive(file_key, b"", b"header"), signed, "sha256")
