"""The envelope around every travelling file (FORMAT.md section 2): signed whole, read only when whole.

Nothing here can open what is sealed inside: `sealed` does that, and who only carries files never imports it.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from types import MappingProxyType

from app.crypto import minisig
from app.crypto.kode_sidik import kode_sidik
from app.domain import canonical
from app.domain.errors import UserError
from app.exchange import canonical_zip
from app.exchange.amplop import LARGEST_FILE as LARGEST_FILE
from app.exchange.amplop import Amplop as Amplop
from app.exchange.amplop import parse_amplop

LARGEST_LETTER = 64 * 1024
OLDER_READ_MES: Mapping[str, Sequence[str]] = MappingProxyType({})
"""SHA-256 of the `BACA-SAYA.txt` of earlier releases by kind: their files keep opening."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """An opened envelope: whole and signed by `amplop.kunci`, whoever that is."""

    amplop: Amplop
    members: Mapping[str, bytes]
    sums: bytes

    @property
    def sums_sha256(self) -> str:
        return hashlib.sha256(self.sums).hexdigest()

    @property
    def kode_sidik(self) -> str:
        """The 16 letters that a person compares."""
        return kode_sidik(self.sums)


def sign(amplop: Amplop, members: Mapping[str, bytes], key: minisig.SigningKey) -> bytes:
    """The whole file: `members` are those between `amplop.json` and `SHA256SUMS`."""
    ahead = [*opening(amplop), *members.items()]
    sums = sums_of(ahead)
    signature = minisig.sign(sums, key, amplop.trusted_comment())
    return canonical_zip.write([*ahead, ("SHA256SUMS", sums), ("SHA256SUMS.minisig", signature)])


def opening(amplop: Amplop) -> list[tuple[str, bytes]]:
    """The members that every file begins with."""
    return [
        ("mimetype", _mimetype(amplop.jenis)),
        ("BACA-SAYA.txt", _read_me(amplop.jenis)),
        ("amplop.json", canonical.dumps(asdict(amplop)).encode()),
    ]


def is_opening(amplop: Amplop, members: Sequence[tuple[str, bytes]]) -> bool:
    """Whether a file of this manifest begins with these members, now or in an earlier release."""
    read_me = members[1][1]
    older = OLDER_READ_MES.get(amplop.jenis, ())
    known = [*opening(amplop)]
    if hashlib.sha256(read_me).hexdigest() in older:
        known[1] = (known[1][0], read_me)
    return list(members) == known


def sums_of(members: Sequence[tuple[str, bytes]]) -> bytes:
    """`sha256sum`'s own format."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in members).encode()


def read(data: bytes) -> Envelope:
    """Check everything that needs no secret, in the order of FORMAT.md.

    Raises UserError ENVELOPE_DAMAGED, SIGNATURE_INVALID, SIGNATURE_UNREADABLE, FORMAT_TOO_NEW.
    """
    if len(data) > LARGEST_FILE:
        raise UserError("ENVELOPE_DAMAGED")
    listed = canonical_zip.read(data)
    members = dict(listed)
    names = [name for name, _ in listed]
    if names[:3] != ["mimetype", "BACA-SAYA.txt", "amplop.json"] or names[-2:] != [
        "SHA256SUMS",
        "SHA256SUMS.minisig",
    ]:
        raise UserError("ENVELOPE_DAMAGED")
    sums = members["SHA256SUMS"]
    if sums != sums_of(listed[:-2]):
        raise UserError("ENVELOPE_DAMAGED")
    amplop = parse_amplop(members["amplop.json"])
    check_signature(amplop, sums, members["SHA256SUMS.minisig"])
    if not is_opening(amplop, listed[:3]) or not _right_members(amplop.jenis, names[3:-2]):
        raise UserError("ENVELOPE_DAMAGED")
    if len(members.get("kunci.age", b"")) > LARGEST_LETTER:
        raise UserError("ENVELOPE_DAMAGED")
    if amplop.ukuran["isi"] != len(members.get("isi.age", b"")):
        raise UserError("ENVELOPE_DAMAGED")
    return Envelope(amplop, members, sums)


def check_signature(amplop: Amplop, sums: bytes, signature: bytes) -> None:
    """Signed by the key that the manifest claims, with the trusted comment that the manifest implies."""
    if minisig.verify(sums, signature, amplop.kunci) != amplop.trusted_comment():
        raise UserError("SIGNATURE_INVALID")


def _right_members(jenis: str, names: Sequence[str]) -> bool:
    return jenis not in _MEMBERS or list(names) == _MEMBERS[jenis]


_MEMBERS = {
    "paket": ["kunci.age", "isi.age"],
    "balasan": ["isi.age"],
    "tukar": ["isi.age"],
    "laporan": ["rekap.json", "tanda-tangan.json"],
}
"""Between `amplop.json` and the sums; a bundle's are its files."""


def _mimetype(jenis: str) -> bytes:
    return f"application/vnd.dpt-desa.{jenis}+zip".encode()


def _read_me(jenis: str) -> bytes:
    return (files("resources") / "baca-saya" / f"{jenis}.txt").read_bytes()
