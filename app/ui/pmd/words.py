"""Short words of the courier's tables: why a file is damaged, what became of one that came back."""

from app.services.pmd.collect import Hasil, Masuk
from app.system.language import tr
from app.system.messages import message


def problem_words(code: str) -> str:
    """What is wrong with a file, in one sentence; the rest of its message would not fit a row."""
    return message(code, {}).happened.removesuffix(".")


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
