"""Fields of the list and their codes as a paper writes them: Indonesian, in the region's words."""

from collections.abc import Mapping

from app.domain.istilah import Istilah
from app.domain.tanggal import short_date
from app.domain.tms import ARTI, Alasan
from app.printing.wording import nomor_tps

_KOLOM: Mapping[str, str] = {
    "nik": "NIK",
    "nkk": "Nomor KK",
    "nama": "Nama",
    "tempat_lahir": "Tempat lahir",
    "tanggal_lahir": "Tanggal lahir",
    "kelamin": "Jenis kelamin",
    "kawin": "Status kawin",
    "alamat": "Alamat",
    "rt": "RT",
    "rw": "RW",
    "disabilitas": "Disabilitas",
    "ektp": "KTP-el",
    "tps_kpu": "TPS di Sidalih",
    "status_pilkades": "Status",
    "usul_kpu": "Usul ke KPU",
    "info": "Informasi",
    "ganda_dengan": "Ganda dengan",
    "catatan": "Catatan",
    "bukti": "Bukti",
    "dukcapil": "Jawaban Dukcapil",
    "baru": "Ditambahkan",
}
_CODES: Mapping[str, Mapping[str, str]] = {
    "kelamin": {"L": "Laki-laki", "P": "Perempuan"},
    "kawin": {"B": "Belum kawin", "S": "Sudah kawin", "P": "Pernah kawin"},
    "ektp": {"S": "Sudah punya", "B": "Belum punya", "K": "Kode K"},
}
_VERDICTS = ("status_pilkades", "usul_kpu", "info")


def kata_kolom(kolom: str, istilah: Istilah) -> str:
    """What a field, or an event that is none, is called."""
    return istilah.tps if kolom == "tps" else _KOLOM.get(kolom, kolom)


def kata_nilai(kolom: str, nilai: str) -> str:
    """A value as people read it; a verdict in the words that a paper may say."""
    if kolom in _VERDICTS and nilai:
        return ARTI[Alasan(nilai)].on_paper if nilai in ARTI else nilai
    if kolom == "tanggal_lahir" and nilai:
        return short_date(nilai)
    if kolom in ("tps", "tps_kpu"):
        return nomor_tps(nilai)
    return _CODES.get(kolom, {}).get(nilai, nilai)
