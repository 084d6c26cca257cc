"""A reason as people write it in a table: words only, because the numbers mean another thing every year."""

import re

from app.domain.tms import ARTI, PILIHAN, Alasan

_WORDS = {
    Alasan.SESUAI: "MS, MEMENUHI SYARAT, SESUAI DATA",
    Alasan.MENINGGAL: "MENINGGAL DUNIA, MD, WAFAT, MATI, ALMARHUM, ALMARHUMAH, ALM",
    Alasan.GANDA: "DATA GANDA, DOBEL, GANDA NIK, PEMILIH GANDA",
    Alasan.BAWAH_UMUR: "DIBAWAH UMUR, BELUM CUKUP UMUR, BELUM 17 TAHUN",
    Alasan.PINDAH: "PINDAH ALAMAT, PINDAH KELUAR, PINDAH KELUAR DESA, PINDAH DOMISILI KELUAR DESA",
    Alasan.TIDAK_DIKENAL: "TIDAK DITEMUKAN, FIKTIF, TIDAK DIKENAL/FIKTIF, TIDAK DIKENAL / FIKTIF",
    Alasan.TNI: "ANGGOTA TNI, TENTARA",
    Alasan.POLRI: "ANGGOTA POLRI, POLISI",
    Alasan.HAK_DICABUT: "HAK PILIHNYA DICABUT, DICABUT HAK PILIHNYA, HAK POLITIK DICABUT",
    Alasan.BUKAN_PENDUDUK: "BUKAN WARGA, BUKAN WARGA DESA, BUKAN PENDUDUK DESA",
    Alasan.GANGGUAN_JIWA: "SAKIT JIWA, HILANG INGATAN, ODGJ",
    Alasan.DOMISILI_KURANG_6_BULAN: "DOMISILI < 6 BULAN, KURANG DARI 6 BULAN",
    Alasan.PINDAH_FISIK: "PINDAH TAPI IDENTITAS MASIH DI DESA, PINDAH TAPI KTP MASIH DI SINI",
    Alasan.SALAH_TPS: "SALAH PENEMPATAN TPS",
}
_NUMBERING = re.compile(r"[0-9]{1,2}\s*[.):-]\s*(?=[A-Z])")


def _key(text: str) -> str:
    words = _NUMBERING.sub("", " ".join(text.upper().split()), count=1)
    return words.replace("_", " ").replace("-", " ").strip(" .")


_KNOWN = {_key(word): reason for reason, words in _WORDS.items() for word in words.split(",")}
_KNOWN |= {_key(arti.label): reason for reason, arti in ARTI.items() if reason in PILIHAN}
_KNOWN |= {_key(reason.value): reason for reason in PILIHAN}


def read_alasan(text: str) -> Alasan | None:
    """`1. MENINGGAL`, `Pindah domisili`, `MS` as a reason; None for what is no reason or means several."""
    return _KNOWN.get(_key(text))


def is_code(text: str) -> bool:
    """Whether this is one of KPU's numbers without its words."""
    return text.strip().removesuffix(".0").isdecimal()
