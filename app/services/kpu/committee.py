"""The committee as a return's journal tells it: who added whom, and whether two of them signed."""

import base64
import binascii
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.crypto import minisig
from app.crypto.ed25519 import verify_ed25519
from app.domain.errors import UserError
from app.domain.penetapan import Ditandatangani, statement
from app.domain.peristiwa import Peristiwa


@dataclass(frozen=True, slots=True)
class Member:
    """A member added, or his key replaced. `ditambahkan_oleh`: by whom; "" for who opened the package."""

    nama: str
    peran: str
    ditambahkan_oleh: str


def members(events: Iterable[Peristiwa]) -> list[Member]:
    """Every `anggota` event, oldest first: a key that was replaced shows again, with who replaced it."""
    told = sorted(_added(events), key=lambda event: (event.lamport, event.perangkat, event.urut))
    names = {str(event.data["id"]): str(event.data["nama"]) for event in told}
    begun: set[str] = set()
    found = []
    for event in told:
        founder = event.perangkat not in begun and event.anggota in ("", event.data["id"])
        author = "" if founder else names.get(event.anggota, "tidak dikenal")
        begun.add(event.perangkat)
        found.append(Member(str(event.data["nama"]), str(event.data["peran"]), author))
    return found


def check_two_signed(events: Iterable[Peristiwa], kind: Ditandatangani, isi: Mapping[str, Any]) -> None:
    """Two different members signed an event of this kind. Raises RETURN_SIGNATURES."""
    signed = isi.get("tanda_tangan")
    keys, message = _member_keys(events), statement(kind, isi)
    if not isinstance(signed, Mapping) or len(signed) < 2:
        raise UserError("RETURN_SIGNATURES")
    for member, signature in signed.items():
        raw = _bytes_of(signature)
        if not any(verify_ed25519(key, message, raw) for key in keys.get(member, ())):
            raise UserError("RETURN_SIGNATURES")


def _member_keys(events: Iterable[Peristiwa]) -> dict[str, set[bytes]]:
    """All keys that a member had; a pantarlih ratifies nothing, and one key is one member."""
    keys: dict[str, set[bytes]] = defaultdict(set)
    owner: dict[bytes, str] = {}
    for event in _added(events):
        isi = event.data
        if isi["peran"] != "pantarlih":
            member, key = str(isi["id"]), minisig.read_public_line(str(isi["kunci"]))
            if owner.setdefault(key, member) == member:
                keys[member].add(key)
    return keys


def _added(events: Iterable[Peristiwa]) -> Iterable[Peristiwa]:
    return (event for event in events if event.jenis == "anggota")


def _bytes_of(signature: object) -> bytes:
    try:
        return base64.b64decode(str(signature), validate=True)
    except (binascii.Error, ValueError):
        return b""
