"""What a device shows others: its enrolment card and its signed checkpoints (FORMAT.md 5 and 6)."""

import base64
import hashlib
import hmac
from dataclasses import asdict, dataclass
from typing import Any

from app.crypto import minisig
from app.domain import canonical
from app.domain.errors import UserError


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

    def check(self, token: str) -> None:
        """Raises UserError CARD_INVALID: the device did not open the package, or shows another's id."""
        public = minisig.read_public_line(self.kunci)
        if self.perangkat != device_id(public) or not hmac.compare_digest(self.hmac, self._proof(token)):
            raise UserError("CARD_INVALID", device=self.perangkat)

    def _proof(self, token: str) -> str:
        body = {key: value for key, value in asdict(self).items() if key != "hmac"}
        return hmac.new(bytes.fromhex(token), canonical.dumps(body).encode(), hashlib.sha256).hexdigest()


def parse_card(raw: Any) -> Card:
    """A card from a `perangkat` event or a `kartu` file. Raises CARD_INVALID."""
    try:
        card = Card(**raw)
    except TypeError as error:
        raise UserError("CARD_INVALID", device="?") from error
    if card.v != 1 or not all(isinstance(value, str) for key, value in asdict(card).items() if key != "v"):
        raise UserError("CARD_INVALID", device="?")
    return card


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


def read_cap(body: bytes, signature: bytes, kunci: str) -> Cap:
    """A checkpoint signed by the device's key. Raises SIGNATURE_INVALID."""
    try:
        cap = Cap(**canonical.loads(body.decode()))
    except (ValueError, TypeError) as error:
        raise UserError("SIGNATURE_INVALID") from error
    if minisig.verify(body, signature, kunci) != cap._comment():
        raise UserError("SIGNATURE_INVALID")
    return cap
