"""Issuing all lists again: whose, and what becomes of the work that a village has done already."""

from enum import StrEnum
from typing import Literal

Pilihan = Literal["semua", "belum_kembali"]


class Pekerjaan(StrEnum):
    """How far a village was when its list was issued again; `kalimat` says to a person what follows."""

    kalimat: str

    def __new__(cls, kode: str, kalimat: str) -> "Pekerjaan":
        member = str.__new__(cls, kode)
        member._value_ = kode
        member.kalimat = kalimat
        return member

    BELUM = "belum", "Pekerjaan panitia tetap di komputernya dan berlanjut setelah paket baru dibuka di sana."
    SEMENTARA = (
        "sementara",
        "Pengembalian sementaranya tersimpan; pekerjaan panitia berlanjut setelah paket baru dibuka.",
    )
    MENUNGGU = "menunggu", "Pengembalian akhirnya tetap berlaku dan menunggu kode; tidak perlu diulang."
    DITERAPKAN = "diterapkan", "Pengembalian yang sudah diterapkan tetap berlaku; tidak perlu diulang."
    TANPA_PROGRAM = "tanpa_program", "Baris tanpa program yang sudah diterima tetap berlaku."
    DITUTUP = "ditutup", "Penutupannya (nihil atau tidak kembali) tetap berlaku."

    @property
    def has_returned(self) -> bool:
        """Whether nothing is awaited from the village any more."""
        return self not in (Pekerjaan.BELUM, Pekerjaan.SEMENTARA)
