"""Certificates of KPU's keys: an earlier key signs its successor (FORMAT.md section 9)."""

import base64
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from app.crypto.ed25519 import sign_ed25519, verify_ed25519
from app.crypto.minisig import SigningKey, read_public_line
from app.domain import bentuk, canonical
from app.domain.errors import UserError

MOST = 16
Alasan = Literal["rotasi", "bocor"]
Follows = Literal["ya", "bocor", "tidak"]
"""Proved by a chain; a chain, but a key in it may be in other hands; no chain."""

_CONTEXT = b"dpt-desa/kunci/v1\0"
_SHAPE = bentuk.record(
    v=bentuk.one_of(1),
    pemilihan=bentuk.pemilihan_id,
    lama=bentuk.public_key,
    baru=bentuk.public_key,
    waktu=bentuk.instant,
    alasan=bentuk.one_of("rotasi", "bocor"),
    tanda_tangan=bentuk.text("[A-Za-z0-9+/]{86}=="),
)


def certify(old: SigningKey, new: str, pemilihan: str, waktu: str, alasan: Alasan) -> dict[str, Any]:
    """The old key's word for the new one; `new` in minisign's base64 form."""
    told: dict[str, Any] = {
        "v": 1,
        "pemilihan": pemilihan,
        "lama": old.public_line(),
        "baru": new,
        "waktu": waktu,
        "alasan": alasan,
    }
    signature = sign_ed25519(old.seed, _message(told))
    return told | {"tanda_tangan": base64.b64encode(signature).decode()}


def are_certificates(value: object) -> bool:
    """What `sertifikat.json` may hold; whether the signatures hold is asked of `follows`."""
    return isinstance(value, list) and len(value) <= MOST and all(map(_SHAPE, value))


def follows(certificates: Sequence[Mapping[str, Any]], known: str, wanted: str, pemilihan: str) -> Follows:
    """Whether `wanted` follows from the key that is known: each step signed.

    A thief of an old key can sign a successor too: only a path without `bocor` proves anything.
    """
    good = [one for one in certificates if one["pemilihan"] == pemilihan and _holds(one)]
    if wanted in _reached([one for one in good if one["alasan"] == "rotasi"], known):
        return "ya"
    return "bocor" if wanted in _reached(good, known) else "tidak"


def keys_up_to(newest: str, steps: Sequence[Mapping[str, Any]]) -> set[str]:
    """The newest key and those that led to it by steps (`lama`, `baru`) that the reader trusts."""
    return _reached([{"lama": one["baru"], "baru": one["lama"]} for one in steps], newest)


def _reached(steps: Sequence[Mapping[str, Any]], start: str) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        fresh = {one["baru"] for one in steps if one["lama"] == here} - found
        found |= fresh
        waiting += fresh
    return found


def _holds(one: Mapping[str, Any]) -> bool:
    told = {key: value for key, value in one.items() if key != "tanda_tangan"}
    try:
        public = read_public_line(one["lama"])
        signature = base64.b64decode(one["tanda_tangan"], validate=True)
    except (UserError, ValueError):
        return False
    return verify_ed25519(public, _message(told), signature)


def _message(told: Mapping[str, Any]) -> bytes:
    return _CONTEXT + canonical.dumps(told).encode()
