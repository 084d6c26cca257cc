"""Builds the age test vectors: each is a valid file with one deliberate damage, and is named by it.

Written from c2sp.org/age alone and apart from `app.crypto`, so that the two check each other. All keys and
nonces are fixed: running it (`python -m tests.vectors.age.make_vectors`) rewrites the same bytes. Cases of
more than one chunk are only built in memory.
"""

import hmac
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

PASSPHRASE = "sapi-bulan-kursi-padi-gelas-pintu-topi"
IDENTITY = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"  # 32 bytes of 0x42
PLAIN = b"Pemilihan Kepala Desa\n"
FOLDER = Path(__file__).parent
LARGEST_ON_DISK = 8192

_SECRET = X25519PrivateKey.from_private_bytes(b"\x42" * 32)
_FILE_KEY = b"YELLOW SUBMARINE"
_SALT = bytes(range(16))
_NONCE = bytes(range(100, 116))
_CHUNK = 65536
_VERSION = "age-encryption.org/v1\n"


class Case(NamedTuple):
    """`mode` is words or identity; `expect` is opens or the code of the error in small letters."""

    mode: str
    expect: str
    name: str
    data: bytes


def cases() -> Iterator[Case]:
    """Every vector."""
    for mode, stanza in (("words", words_stanza()), ("identity", identity_stanza())):
        yield from (Case(mode, *case) for case in _header_cases(stanza))
        yield from (Case(mode, *case) for case in _payload_cases(stanza))
    yield from (Case("words", *case) for case in _words_cases())
    yield from (Case("identity", *case) for case in _identity_cases())


def b64(raw: bytes) -> str:
    return b64encode(raw).decode().rstrip("=")


def hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, info).derive(key)


def loose(canonical: str) -> str:
    """The same bytes in base64 whose unused trailing bits are not zero."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    return canonical[:-1] + alphabet[alphabet.index(canonical[-1]) + 1]


def words_stanza(
    *,
    tag: str = "scrypt",
    salt: bytes = _SALT,
    factor: str = "15",
    rest: str = "",
    work: int = 15,
    words: str = PASSPHRASE,
    file_key: bytes = _FILE_KEY,
) -> str:
    body = ChaCha20Poly1305(_scrypt(words, salt, work)).encrypt(bytes(12), file_key, None)
    return f"-> {tag} {b64(salt)} {factor}{rest}\n{b64(body)}\n"


@cache
def _scrypt(words: str, salt: bytes, work: int) -> bytes:
    kdf = Scrypt(salt=b"age-encryption.org/v1/scrypt" + salt, length=32, n=2**work, r=8, p=1)
    return kdf.derive(words.encode())


def identity_stanza(
    *, tag: str = "X25519", seed: int = 7, rest: str = "", file_key: bytes = _FILE_KEY, owner: int = 0x42
) -> str:
    ephemeral = X25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    share = ephemeral.public_key().public_bytes_raw()
    recipient = X25519PrivateKey.from_private_bytes(bytes([owner]) * 32).public_key().public_bytes_raw()
    secret = ephemeral.exchange(X25519PublicKey.from_public_bytes(recipient))
    return _x25519(
        share, hkdf(secret, share + recipient, b"age-encryption.org/v1/X25519"), tag, rest, file_key
    )


def _x25519(share: bytes, key: bytes, tag: str, rest: str, file_key: bytes) -> str:
    body = ChaCha20Poly1305(key).encrypt(bytes(12), file_key, None)
    return f"-> {tag} {b64(share)}{rest}\n{b64(body)}\n"


def header(stanzas: str, version: str = _VERSION, end: str = " {mac}\n") -> bytes:
    signed = f"{version}{stanzas}---".encode("latin-1")
    mac = hmac.digest(hkdf(_FILE_KEY, b"", b"header"), signed, "sha256")
    return signed + end.format(mac=b64(mac), loose=loose(b64(mac)), short=b64(mac[:31])).encode()


def payload(*chunks: tuple[int, bool, bytes], nonce: bytes = _NONCE) -> bytes:
    """Sealed chunks, each (counter, final, plaintext)."""
    cipher = ChaCha20Poly1305(hkdf(_FILE_KEY, nonce, b"payload"))
    sealed = (
        cipher.encrypt(number.to_bytes(11, "big") + bytes([last]), plain, None)
        for number, last, plain in chunks
    )
    return nonce + b"".join(sealed)


def whole(stanzas: str) -> bytes:
    return header(stanzas) + payload((0, True, PLAIN))


def flip(data: bytes, at: int) -> bytes:
    changed = bytearray(data)
    changed[at] ^= 1
    return bytes(changed)


def _header_cases(stanza: str) -> Iterator[tuple[str, str, bytes]]:
    body = payload((0, True, PLAIN))
    first, last = stanza.splitlines()
    yield "opens", "plain", whole(stanza)
    for name, version in {
        "version_unsupported": "age-encryption.org/v2\n",
        "version_missing": "",
        "version_crlf": "age-encryption.org/v1\r\n",
        "version_trailing_space": "age-encryption.org/v1 \n",
        "version_uppercase": "AGE-encryption.org/v1\n",
        "version_leading_newline": "\nage-encryption.org/v1\n",
    }.items():
        yield "age_damaged", name, header(stanza, version) + body
    for name, end in {
        "hmac_missing": "\n",
        "hmac_no_space": "{mac}\n",
        "hmac_extra_space": "  {mac}\n",
        "hmac_trailing_space": " {mac} \n",
        "hmac_not_canonical": " {loose}\n",
        "hmac_padding": " {mac}=\n",
        "hmac_short": " {short}\n",
        "hmac_garbage": " {mac}AAA\n",
        "hmac_no_newline": " {mac}",
        "hmac_crlf": " {mac}\r\n",
    }.items():
        yield "age_damaged", name, header(stanza, end=end) + body
    yield "age_damaged", "hmac_bad", header(stanza, end=" " + "A" * 43 + "\n") + body
    for name, text in {
        "stanza_none": "",
        "stanza_bad_start": stanza.replace("->", "=>", 1),
        "stanza_no_space": stanza.replace("-> ", "->", 1),
        "stanza_no_arguments": f"->\n{last}\n",
        "stanza_empty_argument": stanza.replace("-> ", "->  ", 1),
        "stanza_trailing_space": f"{first} \n{last}\n",
        "stanza_tab": f"{first}\tx\n{last}\n",
        "stanza_not_ascii": f"{first} \xe9\n{last}\n",
        "stanza_crlf": stanza.replace("\n", "\r\n"),
        "stanza_spurious_cr": f"{first}\n{last}\r\n",
        "stanza_body_missing": f"{first}\n",
        "stanza_body_empty": f"{first}\n\n",
        "stanza_body_padding": f"{first}\n{last}=\n",
        "stanza_body_not_canonical": f"{first}\n{loose(last)}\n",
        "stanza_body_wrapped_early": f"{first}\n{last[:20]}\n{last[20:]}\n",
        "stanza_body_two_last_lines": f"{first}\n{last}\n\n",
        "stanza_body_invalid_character": f"{first}\n{last[:-1]}*\n",
        "stanza_body_long_line": f"{first}\n{b64(bytes(51))}\n",
        "stanza_body_full_line_alone": f"{first}\n{b64(bytes(48))}\n",
        "stanza_body_short": f"{first}\n{b64(bytes(31))}\n",
        "stanza_body_one_character_over": f"{first}\n{last}AA\n",
        "header_too_long": stanza + "-> x-grease " + "x" * 4096 + "\n\n",
        "header_armored": "-----BEGIN AGE ENCRYPTED FILE-----\n" + stanza,
    }.items():
        yield "age_damaged", name, whole(text)
    yield "age_damaged", "header_cut", whole(stanza)[:60]
    yield "age_damaged", "empty", b""


def _payload_cases(stanza: str) -> Iterator[tuple[str, str, bytes]]:
    head = header(stanza)
    full = b"a" * _CHUNK
    one, two = payload((0, True, PLAIN)), payload((0, False, full), (1, True, PLAIN))
    yield "opens", "stream_empty", head + payload((0, True, b""))
    yield "opens", "stream_last_chunk_full", head + payload((0, True, full))
    yield "opens", "stream_two_chunks", head + two
    yield "opens", "stream_two_chunks_full", head + payload((0, False, full), (1, True, full))
    for name, damaged in {
        "stream_nothing": b"",
        "stream_nonce_short": _NONCE[:12],
        "stream_no_chunks": _NONCE,
        "stream_tag_cut": one[:-1],
        "stream_tag_bad": flip(one, -1),
        "stream_nonce_changed": flip(one, 0),
        "stream_trailing_garbage": one + b"\0",
        "stream_no_final": payload((0, False, PLAIN)),
        "stream_counter_wrong": payload((1, True, PLAIN)),
        "stream_two_final_chunks": one + payload((1, True, PLAIN))[16:],
        "stream_last_chunk_empty": payload((0, False, full), (1, True, b"")),
        "stream_last_chunk_missing": two[: 16 + _CHUNK + 16],
        "stream_second_tag_bad": flip(two, -1),
        "stream_second_chunk_cut": two[:-1],
        "stream_no_final_two_chunks": payload((0, False, full), (1, False, PLAIN)),
        "stream_final_too_early": payload((0, True, full), (1, True, PLAIN)),
        "stream_first_chunk_short": payload((0, False, full[:-1]), (1, True, PLAIN)),
        "stream_chunks_swapped": payload((1, False, full), (0, True, PLAIN)),
        "stream_trailing_garbage_after_full": payload((0, True, full)) + b"\0" * 40,
    }.items():
        yield "age_damaged", name, head + damaged


def _words_cases() -> Iterator[tuple[str, str, bytes]]:
    stanza = words_stanza()
    yield "age_wrong_key", "scrypt_other_words", whole(words_stanza(words="kata-lain"))
    yield "age_wrong_key", "scrypt_other_factor", whole(words_stanza(factor="16"))
    yield (
        "age_wrong_key",
        "scrypt_body_tag_bad",
        whole(stanza[:-3] + ("A" if stanza[-3] != "A" else "B") + stanza[-2:]),
    )
    for factor in ("1", "10", "14", "19", "23", "99999999999999999999"):
        yield "age_too_expensive", f"scrypt_factor_{factor[:3]}", whole(words_stanza(factor=factor))
    for name, factor in {
        "missing": "",
        "zero": "0",
        "leading_zero": "015",
        "leading_plus": "+15",
        "negative": "-15",
        "hex": "0xf",
        "fraction": "15.0",
        "exponent": "1e1",
        "underscore": "1_5",
        "trailing_garbage": "15garbage",
        "other_digits": "\xb9\xb5",
    }.items():
        yield "age_damaged", f"scrypt_factor_{name}", whole(words_stanza(factor=factor))
    for name, text in {
        "scrypt_uppercase": words_stanza(tag="SCRYPT"),
        "scrypt_extra_argument": words_stanza(rest=" 15"),
        "scrypt_salt_missing": stanza.replace(b64(_SALT) + " ", ""),
        "scrypt_salt_short": words_stanza(salt=_SALT[:15]),
        "scrypt_salt_long": words_stanza(salt=_SALT + b"x"),
        "scrypt_salt_not_canonical": stanza.replace(b64(_SALT), loose(b64(_SALT))),
        "scrypt_salt_padding": stanza.replace(b64(_SALT), b64(_SALT) + "=="),
        "scrypt_salt_url_alphabet": stanza.replace(b64(_SALT), "-" * 21 + "A"),
        "scrypt_file_key_long": words_stanza(file_key=_FILE_KEY + b"x"),
        "scrypt_file_key_short": words_stanza(file_key=_FILE_KEY[:15]),
        "scrypt_twice": stanza + words_stanza(words="kata-lain"),
        "scrypt_and_x25519": stanza + identity_stanza(),
        "scrypt_and_grease": stanza + "-> abc-grease x\n\n",
        "scrypt_none_but_x25519": identity_stanza(),
    }.items():
        yield "age_damaged", name, whole(text)


def _identity_cases() -> Iterator[tuple[str, str, bytes]]:
    stanza = identity_stanza()
    other = "".join(identity_stanza(seed=seed, owner=seed) for seed in range(1, 16))
    grease = "-> abc-grease x y\nAAAA\n"
    share = stanza.split()[2]
    yield "opens", "x25519_last_of_sixteen", whole(other + stanza)
    yield "opens", "x25519_grease", whole(stanza + grease)
    yield "opens", "x25519_grease_full_line", whole(stanza + "-> z-grease\n" + "A" * 64 + "\n\n")
    yield "age_wrong_key", "x25519_no_match", whole(other)
    yield (
        "age_wrong_key",
        "x25519_body_tag_bad",
        whole(stanza[:-3] + ("A" if stanza[-3] != "A" else "B") + stanza[-2:]),
    )
    zero_key = hkdf(
        bytes(32), bytes(32) + _SECRET.public_key().public_bytes_raw(), b"age-encryption.org/v1/X25519"
    )
    for name, text in {
        "x25519_lowercase": identity_stanza(tag="x25519"),
        "x25519_extra_argument": identity_stanza(rest=" 1234"),
        "x25519_share_missing": stanza.replace(" " + share, ""),
        "x25519_share_short": stanza.replace(share, b64(bytes(31))),
        "x25519_share_long": stanza.replace(share, b64(bytes(33))),
        "x25519_share_not_canonical": stanza.replace(share, loose(share)),
        "x25519_share_padding": stanza.replace(share, share + "="),
        "x25519_file_key_long": identity_stanza(file_key=_FILE_KEY + b"x"),
        "x25519_file_key_short": identity_stanza(file_key=_FILE_KEY[:15]),
        "x25519_seventeen": other + stanza + stanza,
        "x25519_and_scrypt": stanza + words_stanza(),
        "x25519_and_unknown": stanza + "-> example.com/enigma x\nAAAA\n",
        "x25519_none_but_grease": grease,
        "grease_first": grease + stanza,
        "grease_twice": stanza + grease + grease,
        "grease_body_not_canonical": stanza + "-> abc-grease\nAAAB\nAAB\n",
        "grease_body_missing": stanza + "-> abc-grease\n",
        "grease_full_line_alone": stanza + "-> abc-grease\n" + "A" * 64 + "\n",
        "grease_empty_argument": stanza + "-> abc-grease  x\nAAAA\n",
    }.items():
        yield "age_damaged", name, whole(text)
    yield "age_damaged", "x25519_low_order", whole(_x25519(bytes(32), zero_key, "X25519", "", _FILE_KEY))


def write_vectors() -> None:
    for case in cases():
        if len(case.data) <= LARGEST_ON_DISK:
            path = FOLDER / case.mode / case.expect / f"{case.name}.age"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(case.data)


if __name__ == "__main__":
    write_vectors()
