"""Fields of the list as the window writes them."""

from app.system.istilah import istilah
from app.system.language import tr


def field_words() -> dict[str, str]:
    """Field -> label."""
    return {
        "nik": tr("NIK"),
        "nkk": tr("NKK"),
        "nama": tr("Nama"),
        "alias": tr("Nama panggilan"),
        "tempat_lahir": tr("Tempat lahir"),
        "tanggal_lahir": tr("Tanggal lahir"),
        "kelamin": tr("L/P"),
        "kawin": tr("Kawin (B/S/P)"),
        "alamat": tr("Alamat"),
        "rt": tr("RT"),
        "rw": tr("RW"),
        "disabilitas": tr("Disabilitas (0-6)"),
        "ektp": tr("KTP-el (S/B/K)"),
        "tps": istilah().tps,
        "tps_kpu": tr("TPS di Sidalih"),
        "sumber": tr("Sumber"),
        "status_pilkades": tr("Status"),
        "usul_kpu": tr("Usul ke KPU"),
        "info": tr("Informasi"),
        "ganda_dengan": tr("Ganda dengan"),
        "catatan": tr("Catatan"),
        "bukti": tr("Bukti"),
        "dukcapil": tr("Padanan Dukcapil"),
        "baru": tr("Pemilih baru"),
    }
