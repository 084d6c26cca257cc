"""The fields of an invitation slip that differ from voter to voter, and how far a printer misses them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.istilah import Istilah

BIDANG = (
    "no", "tps", "nama", "kelamin", "alamat_1", "alamat_2", "lokasi_1", "lokasi_2", "qr", "salinan",
    "tanda_nama", "tanda_no", "tanda_tps", "tanda_salinan",
)  # fmt: skip
"""Those of the letter, then those of the receipt."""

SEMUA = "semua"
FARTHEST = 350.0
"""Millimetres: no paper is longer."""

Geser = tuple[float, float]
"""Millimetres to the right and down."""


@dataclass(frozen=True, slots=True)
class Kalibrasi:
    """Of one printer and one form: how far all is moved, and single fields beyond that.

    A field that these blanks do not have is None: it is not printed.
    """

    semua: Geser = (0.0, 0.0)
    bidang: Mapping[str, Geser | None] = field(default_factory=dict)

    def of(self, name: str) -> Geser | None:
        """How far a field is moved in the end."""
        own = self.bidang.get(name, (0.0, 0.0))
        return None if own is None else (self.semua[0] + own[0], self.semua[1] + own[1])


def kata_bidang(istilah: Istilah) -> dict[str, str]:
    """What each field is called."""
    tps = istilah.tps
    return {
        "no": "Nomor DPT",
        "tps": tps,
        "nama": "Nama",
        "kelamin": "Jenis kelamin",
        "alamat_1": "Alamat, baris 1",
        "alamat_2": "Alamat, baris 2",
        "lokasi_1": f"Alamat {tps}, baris 1",
        "lokasi_2": f"Alamat {tps}, baris 2",
        "qr": "Kode QR",
        "salinan": "Tanda SALINAN",
        "tanda_nama": "Nama, tanda terima",
        "tanda_no": "Nomor DPT, tanda terima",
        "tanda_tps": f"{tps}, tanda terima",
        "tanda_salinan": "Tanda SALINAN, tanda terima",
    }
