"""Builds the minisign test vectors: each is the valid signature with one deliberate damage, named by it.

Written apart from `app.crypto`; Ed25519 is deterministic, so running it
(`python -m tests.vectors.minisig.make_vectors`) rewrites the same bytes.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

MESSAGE = b"0123  amplop.json\n"
SEED = bytes(range(32))
COMMENT = "Pilkades 2027, Desa Contoh, urutan 1"
FOLDER = Path(__file__).parent

_KEY = Ed25519PrivateKey.from_private_bytes(SEED)
_PUBLIC = _KEY.public_key().public_bytes_raw()
_KEY_ID = hashlib.sha256(_PUBLIC).digest()[:8]
_L = 2**252 + 27742317777372353535851937790883648493
PUBLIC_LINE = b64encode(b"Ed" + _KEY_ID + _PUBLIC).decode()


def build(
    *,
    untrusted: str = "untrusted comment: tanda tangan DPT Desa",
    algorithm: bytes = b"ED",
    key_id: bytes = _KEY_ID,
    key: Ed25519PrivateKey = _KEY,
    message: bytes = hashlib.blake2b(MESSAGE).digest(),
    trusted: bytes = b"trusted comment: " + COMMENT.encode(),
) -> bytes:
    """A signature file with a consistent comment signature."""
    signature = key.sign(message)
    return assemble(untrusted, algorithm + key_id + signature, trusted, key.sign(signature + trusted[17:]))


def assemble(untrusted: str, head: bytes, trusted: bytes, of_comment: bytes) -> bytes:
    return b"\n".join((untrusted.encode(), b64encode(head), trusted, b64encode(of_comment), b""))


def cases() -> Iterator[tuple[str, str, bytes]]:
    """(folder, name, file)."""
    good = build()
    first, head, comment, tail, _ = good.split(b"\n")
    yield "opens", "plain", good
    yield from (("signature_unreadable", *case) for case in _unreadable(good, (first, head, comment, tail)))
    yield from (("signature_invalid", *case) for case in _invalid())


def _unreadable(good: bytes, lines: tuple[bytes, ...]) -> Iterator[tuple[str, bytes]]:
    first, head, comment, tail = lines
    yield "empty", b""
    yield "legacy_algorithm", build(algorithm=b"Ed", message=MESSAGE)
    yield "unknown_algorithm", build(algorithm=b"EX")
    yield "untrusted_comment_changed", build(untrusted="untrusted comment: tanda tangan lain")
    yield "untrusted_comment_without_prefix", build(untrusted="tanda tangan DPT Desa")
    yield "trusted_comment_not_utf8", build(trusted=b"trusted comment: \xff")
    yield "trusted_comment_control_character", build(trusted=b"trusted comment: \x1b[31mDesa")
    yield "trusted_comment_carriage_return", build(trusted=b"trusted comment: Desa\r")
    yield "trusted_comment_bidi_override", build(trusted="trusted comment: \u202edesa".encode())
    yield "trusted_comment_without_prefix", build(trusted=b"Trusted comment: " + COMMENT.encode())
    yield "trusted_comment_too_long", build(trusted=b"trusted comment: " + b"x" * 2000)
    yield "crlf", good.replace(b"\n", b"\r\n")
    yield "final_newline_missing", good[:-1]
    yield "final_newline_twice", good + b"\n"
    yield "leading_newline", b"\n" + good
    yield "byte_order_mark", b"\xef\xbb\xbf" + good
    yield "line_missing", b"\n".join((first, head, comment, b""))
    yield "line_extra", good + b"trusted comment: lagi\n"
    yield "base64_space", b"\n".join((first, head + b" ", comment, tail, b""))
    yield "base64_padding_missing", b"\n".join((first, head[:-1], comment, tail, b""))
    yield (
        "base64_not_canonical",
        b"\n".join((first, head[:-2] + _next(head[-2:-1]) + b"=", comment, tail, b"")),
    )
    yield (
        "base64_comment_not_canonical",
        b"\n".join((first, head, comment, tail[:-3] + _next(tail[-3:-2]) + b"==", b"")),
    )
    yield "signature_cut", b"\n".join((first, b64encode(b"ED" + _KEY_ID + bytes(63)), comment, tail, b""))
    yield "signature_long", b"\n".join((first, b64encode(b"ED" + _KEY_ID + bytes(65)), comment, tail, b""))
    yield "comment_signature_cut", b"\n".join((first, head, comment, b64encode(bytes(63)), b""))


def _invalid() -> Iterator[tuple[str, bytes]]:
    other = Ed25519PrivateKey.from_private_bytes(bytes(32))
    untrusted, comment = "untrusted comment: tanda tangan DPT Desa", b"trusted comment: " + COMMENT.encode()
    signature = _KEY.sign(hashlib.blake2b(MESSAGE).digest())
    of_comment = _KEY.sign(signature + COMMENT.encode())

    def with_parts(of_data: bytes, of_comment: bytes) -> bytes:
        return assemble(untrusted, b"ED" + _KEY_ID + of_data, comment, of_comment)

    yield "key_id_other", build(key_id=b"\0" * 8)
    yield "key_id_reversed", build(key_id=_KEY_ID[::-1])
    yield "key_other", build(key=other)
    yield "message_other", build(message=hashlib.blake2b(b"lain").digest())
    yield "message_not_prehashed", build(message=MESSAGE)
    yield "trusted_comment_changed", build().replace(b"urutan 1", b"urutan 2")
    yield "signature_zero", with_parts(bytes(64), _KEY.sign(bytes(64) + COMMENT.encode()))
    yield (
        "signature_s_plus_order",
        with_parts(_plus_order(signature), _KEY.sign(_plus_order(signature) + COMMENT.encode())),
    )
    yield "comment_signature_zero", with_parts(signature, bytes(64))
    yield "comment_signature_s_plus_order", with_parts(signature, _plus_order(of_comment))
    yield "comment_signature_of_the_comment_alone", with_parts(signature, _KEY.sign(COMMENT.encode()))


def _plus_order(signature: bytes) -> bytes:
    """The same signature to a verifier that forgets S < L."""
    s = int.from_bytes(signature[32:], "little") + _L
    return signature[:32] + s.to_bytes(32, "little")


def _next(letter: bytes) -> bytes:
    """The base64 letter whose lowest, unused bit is set."""
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    at = alphabet.index(letter)
    return alphabet[at + 1 : at + 2]


def write_vectors() -> None:
    for folder, name, data in cases():
        path = FOLDER / folder / f"{name}.minisig"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    write_vectors()
