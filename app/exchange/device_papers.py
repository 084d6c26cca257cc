"""What a device shows others: its enrolment card and its signed checkpoints (FORMAT.md 5 and 6)."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from app.crypto import minisig, seal
from app.domain import bentuk, canonical
from app.domain.errors import UserError
from app.domain.isi_peristiwa import SHAPES


def device_id(public: bytes) -> str:
    """First 8 letters of the base32 of SHA-256 of the 32-byte Ed25519 public key."""
    return base64.b32encode(hashlib.sha256(public).digest())[:8].decode()


@dataclass(frozen=True, slots=True)
class Card:
    """Proof, by the package's token, that a device opened that package."""

    perangkat: str
    kunci: str
    paket: str
    desa: str
    pemilihan: str
    dibuat: str
    hmac: str = ""
    v: int = 1

    def signed(self, token: str) -> "Card":
        """The same card with its proof."""
        return Card(**{**asdict(self), "hmac": self._proof(token)})

    def check(self, tokens: Mapping[str, str]) -> None:
        """`tokens`: by the id of the package they came with; hex.

        Raises UserError CARD_INVALID: the device opened none of these packages, or shows another's id.
        """
        public = minisig.read_public_line(self.kunci)
        token = tokens.get(self.paket, "")
        if not token or self.perangkat != device_id(public) or not self._is_proved_by(token):
            raise UserError("CARD_INVALID", device=self.perangkat)

    def _is_proved_by(self, token: str) -> bool:
        return hmac.compare_digest(self.hmac.encode(), self._proof(token).encode())

    def _proof(self, token: str) -> str:
        """Anybody can make the HMAC of an empty key: such a token proves nothing and is a fault of ours."""
        if not token:
            raise ValueError("an empty token")
        body = {key: value for key, value in asdict(self).items() if key != "hmac"}
        return seal.hmac_sha256(bytes.fromhex(token), canonical.dumps(body).encode()).hex()


def parse_card(raw: Any) -> Card:
    """A card from a `perangkat` event or a `kartu` file. Raises CARD_INVALID."""
    if not SHAPES["perangkat"](raw):
        raise UserError("CARD_INVALID", device="?")
    return Card(**raw)


@dataclass(frozen=True, slots=True)
class Cap:
    """A device's statement of its heads: others accept its events up to here."""

    perangkat: str
    urut: int
    hash: str
    akses: str
    paket: str
    v: int = 1

    def sign(self, key: minisig.SigningKey) -> tuple[bytes, bytes]:
        """The statement and its minisign signature."""
        body = canonical.dumps(asdict(self)).encode()
        return body, minisig.sign(body, key, self._comment())

    def _comment(self) -> str:
        return f"dpt-desa/1 cap perangkat={self.perangkat} urut={self.urut}"


_CAP = bentuk.record(
    v=bentuk.one_of(1),
    perangkat=bentuk.device,
    urut=bentuk.sequence,
    hash=bentuk.hexadecimal(64),
    akses=bentuk.head(0),
    paket=bentuk.hexadecimal(32),
)


def read_cap(body: bytes, signature: bytes, kunci: str) -> Cap:
    """A checkpoint signed by the device's key. Raises SIGNATURE_INVALID, SIGNATURE_UNREADABLE."""
    try:
        raw = canonical.loads(body.decode())
    except ValueError as error:
        raise UserError("SIGNATURE_INVALID") from error
    if not _CAP(raw):
        raise UserError("SIGNATURE_INVALID")
    cap = Cap(**raw)
    if minisig.verify(body, signature, kunci) != cap._comment():
        raise UserError("SIGNATURE_INVALID")
    return cap
