"""The public manifest `amplop.json` (FORMAT.md section 2): what a travelling file says of itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain import bentuk, canonical
from app.domain.errors import UserError
from app.domain.tahap_kiriman import TAHAP_KIRIMAN
from app.exchange import inner_zip

FORMAT = 1
LARGEST_FILE = 64 * 1024 * 1024
LARGEST_MANIFEST = 64 * 1024
LONGEST_NAME = 200
KINDS = ("paket", "balasan", "bundel", "tukar", "laporan")
LATER_KINDS = ("kartu",)
"""Promised by FORMAT.md section 12; a newer program writes them."""


@dataclass(frozen=True, slots=True)
class Amplop:
    """`amplop.json`, key by key; texts and numbers only."""

    jenis: str
    pemilihan: Mapping[str, str]
    desa: Mapping[str, str]
    id: str
    urut: int
    dibuat: str
    sampai: str
    kunci: str
    pemilih: int = 0
    menggantikan: str = ""
    ukuran: Mapping[str, int] = field(default_factory=lambda: {"isi": 0, "terbuka": 0})
    balasan: Mapping[str, Any] = field(default_factory=dict)
    format: int = FORMAT
    pembaca: int = FORMAT
    kritis: Sequence[str] = ()

    def trusted_comment(self) -> str:
        """What `minisign -V` shows a person."""
        return (
            f"dpt-desa/1 {self.jenis} pemilihan={self.pemilihan['id']} desa={self.desa['kode'] or '-'} "
            f"urut={self.urut} id={self.id} sampai={self.sampai or '-'}"
        )

    def identity(self) -> dict[str, Any]:
        """What the inner manifest repeats, so that a foreign ciphertext cannot be re-signed."""
        return {
            "format": self.format,
            "jenis": self.jenis,
            "id": self.id,
            "pemilihan": self.pemilihan["id"],
            "desa": self.desa["kode"],
            "urut": self.urut,
            "kunci": self.kunci,
        }


def parse_amplop(data: bytes) -> Amplop:
    """The public manifest. Raises ENVELOPE_DAMAGED, FORMAT_TOO_NEW."""
    if len(data) > LARGEST_MANIFEST:
        raise UserError("ENVELOPE_DAMAGED")
    try:
        raw = canonical.loads(data.decode())
    except ValueError as error:
        raise UserError("ENVELOPE_DAMAGED") from error
    if _is_newer(raw):
        raise UserError("FORMAT_TOO_NEW")
    if not _MANIFEST(raw) or not _fits_its_kind(raw):
        raise UserError("ENVELOPE_DAMAGED")
    return Amplop(**raw)


def _is_newer(raw: object) -> bool:
    """Whether a manifest says that a later program made it; then its other keys may be strange too."""
    if not isinstance(raw, dict):
        return False
    kritis = raw.get("kritis")
    return (
        any(bentuk.is_integer(raw.get(key)) and raw[key] > FORMAT for key in ("format", "pembaca"))
        or (isinstance(kritis, list) and kritis != [])
        or raw.get("jenis") in LATER_KINDS
    )


_name = bentuk.line(LONGEST_NAME)
_hash = bentuk.hexadecimal(64)
_id = bentuk.hexadecimal(32)
_RETURN = bentuk.record(
    paket=_id,
    paket_urut=bentuk.sequence,
    sebelum=bentuk.optional(_hash),
    tahap=bentuk.one_of(*TAHAP_KIRIMAN),
    perangkat=bentuk.device,
)
_COPY = bentuk.record(paket=_id, paket_urut=bentuk.sequence, perangkat=bentuk.device)
_ANSWERS: Mapping[str, bentuk.Rule] = {"balasan": _RETURN, "tukar": _COPY}
"""The kinds that name a package, and how."""
_SIZES = bentuk.record(
    isi=bentuk.number(0, LARGEST_FILE), terbuka=bentuk.number(0, inner_zip.LARGEST_INFLATED)
)
_MANIFEST = bentuk.record(
    format=bentuk.one_of(FORMAT),
    pembaca=bentuk.one_of(FORMAT),
    kritis=lambda value: value == [],
    jenis=bentuk.one_of(*KINDS),
    pemilihan=bentuk.record(id=bentuk.pemilihan_id, nama=_name, hari=bentuk.day),
    desa=bentuk.record(
        kode=bentuk.optional(bentuk.kode_desa), nama=_name, kecamatan=_name, kabupaten=_name, provinsi=_name
    ),
    id=_id,
    urut=bentuk.sequence,
    menggantikan=bentuk.optional(_id),
    dibuat=bentuk.instant,
    sampai=bentuk.optional(bentuk.day),
    pemilih=bentuk.number(0, bentuk.LARGEST_SEQUENCE),
    ukuran=_SIZES,
    kunci=bentuk.public_key,
    balasan=lambda value: isinstance(value, dict),
)
"""Exactly the keys of FORMAT.md section 2: a default of `Amplop` makes none of them optional."""


def _fits_its_kind(raw: Mapping[str, Any]) -> bool:
    """Returns and copies name a package, no others do; only a bundle is of no village; it and a report are
    readable as they are."""
    jenis, no_payload = raw["jenis"], {"isi": 0, "terbuka": 0}
    answers = _ANSWERS.get(jenis, bentuk.one_of({}))
    told = (raw["desa"]["kode"] == "", raw["ukuran"] == no_payload)
    return answers(raw["balasan"]) and told == (jenis == "bundel", jenis in ("bundel", "laporan"))
