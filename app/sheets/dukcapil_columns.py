"""Columns of a list for the population office: what it is asked, and where it answers."""

from app.domain.dukcapil import KOLOM_BEDA
from app.sheets.village_columns import PERSON, words_of

OFFICE = "dukcapil_"
"""Before the field of a value as the office has it."""

HEADINGS = {
    "daftar": "DAFTAR",
    "urut": "NO",
    "id": "KODE",
    "nik": "NIK",
    "nkk": "NO KK",
    "nama": "NAMA",
    "tempat_lahir": "TEMPAT LAHIR",
    "tanggal_lahir": "TANGGAL LAHIR",
    "kelamin": "L/P",
    "kawin": "STATUS KAWIN",
    "alamat": "ALAMAT",
    "rt": "RT",
    "rw": "RW",
    "diminta": "DIMINTA",
    "jawaban": "JAWABAN",
    "keterangan": "KETERANGAN DUKCAPIL",
}
"""How the program writes the columns; those of the office's values follow their own with DUKCAPIL behind."""

ASKED = tuple(HEADINGS)[: tuple(HEADINGS).index("jawaban")]
OFFICE_FIELDS = tuple(kolom for kolom in HEADINGS if kolom in KOLOM_BEDA)
ANSWERED = ("jawaban", *(f"{OFFICE}{kolom}" for kolom in OFFICE_FIELDS), "keterangan")
CHOICES = {
    "sesuai": "sesuai",
    "tidak_ditemukan": "tidak ditemukan",
    "meninggal": "meninggal",
    "pindah": "pindah",
    "data_beda": "data beda",
}
"""Answer -> what the office chooses from."""


def heading(kolom: str) -> str:
    """What stands above a column."""
    own = kolom.removeprefix(OFFICE)
    return HEADINGS[own] if own == kolom else f"{HEADINGS[own]} DUKCAPIL"


def _office(names: str) -> str:
    """However an office writes that a value is its own."""
    forms = ("{} DUKCAPIL", "DUKCAPIL {}", "{} MENURUT DUKCAPIL", "MENURUT DUKCAPIL {}", "{} SIAK", "SIAK {}")
    return ", ".join(form.format(name.strip()) for name in names.split(",") for form in forms)


_NAMES = {
    "daftar": "DAFTAR, NO DAFTAR, NOMOR DAFTAR, DAFTAR NO, DAFTAR NOMOR",
    "urut": "NO, NOMOR, NO URUT, NOMOR URUT, URUT",
    "id": "KODE, ID, ID PEMILIH, KODE PEMILIH",
    **PERSON,
    "diminta": "DIMINTA, YANG DIMINTA",
    "jawaban": (
        "JAWABAN, JAWABAN DUKCAPIL, HASIL, HASIL PADANAN, HASIL DUKCAPIL, HASIL VERIFIKASI, PADANAN, "
        "STATUS PADANAN, STATUS DUKCAPIL"
    ),
    "keterangan": "KETERANGAN, KET, CATATAN, KETERANGAN DUKCAPIL, CATATAN DUKCAPIL, DUKCAPIL CATATAN",
    "nomor": "NOMOR SURAT, NO SURAT, NOMOR SURAT JAWABAN, NO SURAT JAWABAN",
    "tanggal": "TANGGAL SURAT, TGL SURAT, TANGGAL SURAT JAWABAN, TGL SURAT JAWABAN",
    **{f"{OFFICE}{kolom}": _office(names) for kolom, names in PERSON.items()},
}

WORDS = words_of(_NAMES, "UMUR, USIA, DUSUN, TPS")
"""How headings of an answered list are understood."""
