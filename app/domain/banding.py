"""How a row of the feedback stands against today's export of Sidalih."""

from enum import StrEnum


class Banding(StrEnum):
    """`kalimat` says it to a person."""

    kalimat: str

    def __new__(cls, kode: str, kalimat: str) -> "Banding":
        member = str.__new__(cls, kode)
        member._value_ = kode
        member.kalimat = kalimat
        return member

    PERLU = "masih_perlu", "Masih perlu"
    SAMA = "sudah_sama", "Sudah sama"
    BERBEDA = "berbeda", "Berbeda; putuskan"
    HILANG = "dpid_hilang", "DPID sudah tidak ada"
    DI_LAIN = "nik_di_lain", "NIK baru sudah terdaftar di wilayah lain"
    TAK_TERCAKUP = "tidak_tercakup", "Wilayahnya tidak ada di berkas"

    @property
    def is_done(self) -> bool:
        """Whether Sidalih needs nothing more."""
        return self in (Banding.SAMA, Banding.HILANG)

    @property
    def is_open(self) -> bool:
        """Whether a person has to decide."""
        return self in (Banding.BERBEDA, Banding.DI_LAIN)
