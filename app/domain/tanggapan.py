"""What residents say of the list, and what the committee answers."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

HAL: Mapping[str, str] = {
    "belum_terdaftar": "Belum terdaftar",
    "data_salah": "Data salah",
    "lapor_tms": "Lapor tidak memenuhi syarat",
    "pindah_tps": "Pindah {tps}",
    "lainnya": "Lainnya",
}
"""What a response is about; `{tps}` is the region's word."""

KEPUTUSAN: Mapping[str, str] = {
    "diterima": "Diterima",
    "ditolak": "Ditolak",
    "dicatat": "Dicatat dalam register",
    "ktp": "Memilih dengan KTP-el",
}
"""What was decided; "" while nothing is. The last two are the register of those who are not on the DPT."""

REGISTER = frozenset(("dicatat", "ktp"))

TENTANG_PEMILIH = frozenset(("data_salah", "lapor_tms", "pindah_tps"))
"""Responses that are about somebody who is listed."""

DIKERJAKAN = TENTANG_PEMILIH | {"belum_terdaftar"}
"""Responses that an act carries out once they are accepted."""


@dataclass(frozen=True, slots=True)
class Tanggapan:
    """One response, field by field as FORMAT.md says. `konflik`: PCs said different things of it, and the
    newest is shown; `urung`: the act that carried it out was undone."""

    id: str
    nomor: str
    hal: str
    pemilih: str
    nama: str
    diterima: date
    pelapor: str
    hubungan: str
    bukti: str
    uraian: str
    keputusan: str = ""
    alasan: str = ""
    surat: str = ""
    tanggal_surat: str = ""
    tindakan: str = ""
    konflik: bool = False
    urung: bool = False

    @property
    def is_open(self) -> bool:
        """Nobody has decided, or PCs decided apart."""
        return not self.keputusan or self.konflik

    @property
    def is_carried_out(self) -> bool:
        return bool(self.tindakan) and not self.urung

    @property
    def is_waiting(self) -> bool:
        """Something is still to be done: decided, or carried out."""
        accepted = self.keputusan == "diterima" and self.hal in DIKERJAKAN
        return self.is_open or (accepted and not self.is_carried_out)

    @property
    def is_register(self) -> bool:
        """Whether it stands in the "Register warga tidak terdaftar"."""
        return self.hal == "belum_terdaftar" and self.keputusan in REGISTER

    def isi(self) -> dict[str, str]:
        """What its event says."""
        told = asdict(self) | {"diterima": self.diterima.isoformat()}
        return {name: value for name, value in told.items() if name not in ("konflik", "urung")}


def read_tanggapan(isi: Mapping[str, Any], *, konflik: bool = False, urung: bool = False) -> Tanggapan:
    """From an event that was checked when it came in."""
    told = dict(isi) | {"diterima": date.fromisoformat(isi["diterima"])}
    return Tanggapan(**told, konflik=konflik, urung=urung)
