"""The rules of the election in words, for the window and the history."""

from collections.abc import Mapping
from typing import Any

from app.domain.istilah import in_sentence
from app.system.istilah import istilah
from app.system.language import tr


def rule_words() -> dict[str, str]:
    """Rule -> what it is called."""
    return {
        "hari": tr("Hari pemungutan suara"),
        "jam": tr("Jam pemungutan suara"),
        "jadwal": tr("Jadwal"),
        "tanggal": tr("Tanggal langkah"),
        "libur": tr("Hari libur"),
        "minggu_kerja": tr("Minggu kerja"),
        "setelah_dpt": tr("Sesudah DPT"),
        "buka_kembali": tr("Membuka kembali"),
        "batas_tps": tr("Pemilih per {tps} paling banyak", tps=istilah().tps),
        "cadangan_surat": tr("Surat suara cadangan (persen)"),
        "penandatangan": tr("Penandatangan"),
        "dasar_syarat": tr("Dasar syarat pemilih"),
        "kolom_kpps": tr("Kolom salinan untuk {petugas}", petugas=istilah().petugas_tps),
    }


def rule_word(kunci: str) -> str:
    """What a rule is called."""
    return rule_words().get(kunci, kunci)


def column_words() -> dict[str, str]:
    """Columns of the copy for those who serve at a TPS, by name."""
    return {
        "no": tr("nomor"),
        "nama": tr("nama"),
        "kelamin": tr("L/P"),
        "umur": tr("umur"),
        "nik4": tr("akhir NIK"),
        "nik_samar": tr("NIK disamarkan"),
        "nkk_samar": tr("NKK disamarkan"),
        "tempat_lahir": tr("tempat lahir"),
        "kawin": tr("status kawin"),
        "alamat": tr("alamat"),
        "dusun": in_sentence(istilah().dusun),
        "rt": tr("RT"),
        "rw": tr("RW"),
        "keterangan": tr("keterangan"),
    }


def told_rule(isi: Mapping[str, Any]) -> str:
    """What a correction says, with the number of its decision; of a table how many rows it has."""
    value = isi["nilai"]
    text = _told_list(value) if isinstance(value, list) else str(value)
    return tr("{value} (nomor {number})", value=text, number=isi["nomor"]) if isi["nomor"] else text


def _told_list(value: list[Any]) -> str:
    if value and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    return tr("{count} baris", count=len(value))
