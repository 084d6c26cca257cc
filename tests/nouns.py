"""Which words of the usual glossary a text must not say where they are called otherwise."""

import re
from dataclasses import asdict

from app.domain.istilah import Istilah, in_sentence

ALLOWED = (
    "DPT Desa/desa", "DPT Desa", "Desa Latihan", "desa latihan", "dpt-desa desa", "dpt-desa kpu",
    "dpt-desa", "--tps",
    "TPS di Sidalih", "TPS KPU", "Salah penempatan TPS", "salah penempatan TPS",
    "Undangan rapat", "Undangan Rapat", "dan undangan", "tentang Desa", "tentang Pemilihan Kepala Desa",
)  # fmt: skip
"""The product's name, folder, commands and practice village, the TPS of KPU's own election, which are TPS
everywhere, and what is no invitation to vote; what laws are called."""

OTHERWISE = Istilah(
    "Marga", "Depati", "Pildep", "Talang", "Onderan", "Kabupaten", "Panitia Pemilihan Depati",
    "Dewan Marga", "Meja", "Kantor Marga", "Pencatat", "Pencocokan", "Regu", "Pemantau", "Kartu Pemilih",
)  # fmt: skip
"""A region where nothing but KPU's own district is called as usual."""

_SHORT = ("Kades", "PMD", "Wali Desa")


def usual_words(istilah: Istilah) -> "re.Pattern[str]":
    """Finds each usual word that `istilah` calls otherwise: as a title, in a sentence, in capitals."""
    here = asdict(istilah)
    others = [word for name, word in asdict(Istilah()).items() if word and here[name] != word]
    if here["desa"] != Istilah().desa:
        others += _SHORT
    forms = {form for word in others for form in (word, in_sentence(word), word.upper())}
    forms -= {form for word in here.values() for form in (word, in_sentence(word), word.upper())}
    return re.compile(rf"(?<![\w{{])(?:{'|'.join(sorted(map(re.escape, forms)))})(?!\w)")


def said(pattern: "re.Pattern[str]", text: str) -> list[str]:
    """The usual words that a text says, where it has no right to."""
    text = " ".join(text.split())  # a title may go on in the next line of a page
    for allowed in ALLOWED:
        text = text.replace(allowed, "·")
    return pattern.findall(text)
