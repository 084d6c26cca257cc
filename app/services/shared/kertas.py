"""Is this paper what it says? The text of its QR code, checked offline (FORMAT.md, section 13)."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.crypto.ed25519 import signs_ed25519, verify_ed25519
from app.crypto.kode_sidik import kode_sidik
from app.crypto.minisig import SigningKey, read_public_line
from app.domain.errors import UserError
from app.domain.kertas import Kertas, read_kertas
from app.exchange.device_papers import device_id
from app.services.shared.verify import Verified, verify

_CONTEXT = b"dpt-desa/kertas/v1\0"


@dataclass(frozen=True, slots=True)
class KertasDiperiksa:
    """A text whose signature holds. `perangkat`, `sidik_kunci`: whose key it is.

    `cocok`: with the report that was named: its device signed, and its list has this fingerprint; None where
    no report was named.
    """

    kertas: Kertas
    perangkat: str
    sidik_kunci: str
    cocok: bool | None


def signer(key: SigningKey) -> Callable[[Kertas], str]:
    """Makes the text of a QR code; 40 microseconds each."""
    tail, sign = ":" + _base32(key.public), signs_ed25519(key.seed)

    def signed(kertas: Kertas) -> str:
        text = kertas.text() + tail
        return f"{text}:{_base32(sign(_CONTEXT + text.encode()))}"

    return signed


def check_paper(scanned: str, report: Path | None = None) -> KertasDiperiksa:
    """Check what somebody scanned or typed; `report`: the village's `.dptl`, which proves whose device it is.

    Raises PAPER_TEXT_UNREADABLE, PAPER_FORGED and what `verify` raises of the report.
    """
    kertas, kunci, tanda = read_kertas(scanned)
    try:
        public, signature = _bytes(kunci), _bytes(tanda)
    except ValueError as error:
        raise UserError("PAPER_TEXT_UNREADABLE") from error
    message = scanned.strip().rpartition(":")[0]
    if not verify_ed25519(public, _CONTEXT + message.encode(), signature):
        raise UserError("PAPER_FORGED")
    known = None if report is None else _agrees(kertas, public, verify(report))
    return KertasDiperiksa(kertas, device_id(public), kode_sidik(public), known)


def _agrees(kertas: Kertas, public: bytes, report: Verified) -> bool:
    """The report's device signed the paper too, and one of its ratified lists is the paper's."""
    lists = {(str(one["tahap"]), str(one["sidik"])[:16].upper()) for one in report.rekap.get("penetapan", ())}
    return (
        read_public_line(report.kunci) == public
        and report.desa["kode"] == kertas.desa
        and (kertas.daftar, kertas.sidik) in lists
    )


def _base32(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    """Strictly: the last letter's spare bits are zero, so that a text has one form. Raises ValueError."""
    data = base64.b32decode(text + "=" * (-len(text) % 8))
    if _base32(data) != text:
        raise ValueError(text)
    return data
