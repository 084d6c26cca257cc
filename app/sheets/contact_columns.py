"""Columns of a table of villages' contacts, as districts write them."""

from collections.abc import Mapping

from app.domain.istilah import Istilah
from app.sheets.village_columns import HeaderWords, words_of

_NAMES = {
    "kode": "KODE, KODE DESA, KODE WILAYAH, KODE KEMENDAGRI",
    "ketua": "KETUA, NAMA KETUA, KETUA PANITIA, NAMA KETUA PANITIA, KETUA P2KD",
    "telepon": (
        "TELEPON, NO TELEPON, NOMOR TELEPON, TELP, NO TELP, HP, NO HP, NOMOR HP, WA, NO WA, TELEPON KETUA"
    ),
    "camat": "CAMAT, NAMA CAMAT, PANEWU, NAMA PANEWU",
    "sk": "SK, NO SK, NOMOR SK, SK PANITIA, NOMOR SK PANITIA, KEPUTUSAN BPD",
    "alamat": "ALAMAT, ALAMAT SEKRETARIAT, SEKRETARIAT, ALAMAT PANITIA",
}
_SILENT = "NO, NOMOR, NO URUT, DESA, NAMA, NAMA DESA, KECAMATAN, KABUPATEN"
HEADINGS: Mapping[str, str] = {name: names.split(",")[0] for name, names in _NAMES.items()}
"""How the program writes the columns."""


def contact_words(istilah: Istilah) -> HeaderWords:
    """With this region's own nouns."""
    names = {
        **_NAMES,
        "kode": f"{_NAMES['kode']}, KODE {istilah.desa}",
        "ketua": f"{_NAMES['ketua']}, KETUA {istilah.panitia}, KETUA {istilah.singkatan_panitia}",
    }
    found = words_of(names, f"{_SILENT}, {istilah.desa}, NAMA {istilah.desa}, {istilah.kecamatan}")
    return HeaderWords(found.known, found.silent, frozenset(("kode",)))
