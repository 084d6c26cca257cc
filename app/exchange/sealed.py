"""The sealed payload inside an envelope (FORMAT.md section 2): `isi.age`, made and opened."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from app.crypto import age_file, minisig
from app.domain import canonical
from app.domain.errors import UserError
from app.exchange import envelope, inner_zip
from app.exchange.amplop import Amplop
from app.exchange.envelope import Envelope


def make(
    amplop: Amplop,
    payload: Mapping[str, bytes],
    recipients: Sequence[str],
    key: minisig.SigningKey,
    ahead: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """A whole file around an encrypted payload; `ahead` are the members before `isi.age`."""
    manifest = amplop.identity() | {"berkas": _digests(payload)}
    inner = {"manifest.json": canonical.dumps(manifest).encode(), **payload}
    sealed = age_file.encrypt_to(inner_zip.pack(inner), recipients)
    sizes = {"isi": len(sealed), "terbuka": sum(map(len, inner.values()))}
    return envelope.sign(replace(amplop, ukuran=sizes), {**ahead, "isi.age": sealed}, key)


def _digests(payload: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    return {
        name: {"ukuran": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in payload.items()
    }


def open_payload(opened: Envelope, identity: str) -> dict[str, bytes]:
    """Decrypt in memory and hold the inner manifest against the outer one.

    Raises UserError AGE_WRONG_KEY, AGE_DAMAGED, PAYLOAD_DAMAGED.
    """
    amplop = opened.amplop
    inner = inner_zip.unpack(age_file.decrypt_with_identity(opened.members["isi.age"], identity))
    if sum(map(len, inner.values())) != amplop.ukuran["terbuka"] or next(iter(inner)) != "manifest.json":
        raise UserError("PAYLOAD_DAMAGED")
    try:
        manifest = canonical.loads(inner.pop("manifest.json").decode())
        listed = manifest.pop("berkas")
    except (KeyError, ValueError, AttributeError, TypeError) as error:
        raise UserError("PAYLOAD_DAMAGED") from error
    if manifest != amplop.identity() or listed != _digests(inner):
        raise UserError("PAYLOAD_DAMAGED")
    return inner
