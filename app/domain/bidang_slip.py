"""The fields of an invitation slip that differ from voter to voter, and how far a printer misses them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.errors import UserError
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


def nomor_bidang(nama: str) -> int:
    """The number of a field on the calibration sheet: the same whichever fields a form has."""
    return BIDANG.index(nama) + 1


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


def is_geser(geser: Geser) -> bool:
    """A distance that there is on paper, and no NaN."""
    return all(-FARTHEST <= one <= FARTHEST for one in geser)


_MM = re.compile(r"([-+]?)([0-9]{0,3}(?:[.,][0-9]{1,2})?)", re.ASCII)


def read_mm(typed: str) -> float | None:
    """`1,5`, `-2`, `+0.5`; nothing typed is 0. None where it is no distance on paper."""
    read = _MM.fullmatch(typed.strip().replace("\N{MINUS SIGN}", "-").replace(" ", ""))
    if read is None or (read[1] and not read[2]):
        return None
    value = float(f"{read[1]}{read[2].replace(',', '.') or 0}") + 0.0  # no minus before 0
    return value if is_geser((value, 0)) else None


_SHIFT = re.compile(r"([a-z0-9_]{1,20})=(?:(-)|([-+]?[0-9.]{1,6}),([-+]?[0-9.]{1,6}))", re.ASCII)


def shifted(before: Kalibrasi, typed: Iterable[str]) -> Kalibrasi:
    """With what somebody measured: `nama=1.5,-2` to the right and down, `qr=-` not there, `semua=...`.

    Each tells where the field is to be in the end, not how much further. Raises UserError SHIFT_INVALID.
    """
    whole, fields = before.semua, dict(before.bidang)
    for one in typed:
        name, geser = _read_shift(one.strip())
        if name == SEMUA and geser is not None:
            whole = geser
        elif name in BIDANG:
            fields[name] = geser
        else:
            raise UserError("SHIFT_INVALID", usage=True, known=", ".join((SEMUA, *BIDANG)))
    return Kalibrasi(whole, fields)


def _read_shift(typed: str) -> tuple[str, Geser | None]:
    """Name and distance; a name that there is none of where it cannot be read."""
    read = _SHIFT.fullmatch(typed)
    if read is None:
        return "", None
    if read[2]:
        return read[1], None
    try:
        geser = (float(read[3]), float(read[4]))
    except ValueError:
        return "", None
    return (read[1], geser) if is_geser(geser) else ("", None)


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
