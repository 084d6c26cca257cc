"""Short words of the courier's tables: why a file is damaged, what became of one that came back."""

from app.services.pmd.collect import Hasil, Masuk
from app.system.language import tr
from app.system.messages import message

Look = tuple[str, str]
"""The word and its colour."""


def problem_words(code: str) -> str:
    """What is wrong with a file, in one short sentence."""
    short = {
        "ENVELOPE_DAMAGED": tr("rusak atau terpotong"),
        "ENVELOPE_NOT_READ": tr("tidak terbaca sampai selesai"),
        "SIGNATURE_INVALID": tr("tanda tangannya tidak cocok"),
        "SIGNATURE_UNREADABLE": tr("tanda tangannya tidak terbaca"),
        "FORMAT_TOO_NEW": tr("dibuat program yang lebih baru"),
        "COURIER_OTHER_ELECTION": tr("untuk pemilihan lain"),
        "COURIER_OTHER_KIND": tr("bukan pengembalian dan bukan laporan"),
    }
    return short.get(code) or message(code, {}).happened


def result_words(one: Masuk) -> str:
    """What became of a file, in one line."""
    words: dict[Hasil, str] = {
        "baru": tr("disimpan"),
        "pengganti": tr("disimpan, lebih baru dari yang tadi"),
        "sama": tr("sudah ada, sama persis"),
        "lama": tr("tidak disimpan: yang sudah ada lebih baru"),
        "berbeda": tr("disimpan, tetapi BERBEDA dari yang bernomor sama"),
        "ditolak": tr("tidak disimpan"),
    }
    told = words[one.hasil]
    if one.masalah:
        told += f": {problem_words(one.masalah)}"
    if one.asing:
        told += "; " + tr("paketnya tidak diantar dari sini")
    if one.paket_lain:
        told += "; " + tr("menjawab paket lain")
    return told
