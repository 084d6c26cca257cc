"""Which listed voter a row of a table speaks of: found without doubt, or a reason why not."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain.ejaan import fold_name
from app.domain.nik import is_nik
from app.domain.pemilih import Pemilih
from app.domain.serupa import Pembanding, Serupa


class Sebab(StrEnum):
    """Why a row is not taken or changes nothing; `kalimat` says it to a person, `{…}` filled by the row."""

    kalimat: str

    def __new__(cls, kode: str, kalimat: str) -> "Sebab":
        member = str.__new__(cls, kode)
        member._value_ = kode
        member.kalimat = kalimat
        return member

    TIDAK_DITEMUKAN = "tidak_ditemukan", "Tidak ada pemilih yang cocok di daftar."
    BEBERAPA_COCOK = "beberapa_cocok", "Beberapa pemilih cocok; tandailah di daftar."
    ID_SALAH = "id_salah", "Id pemilih tidak ada di daftar atau salah ketik."
    BEDA_ORANG = "beda_orang", "Id dan NIK menunjuk dua pemilih yang berbeda."
    NAMA_LAIN = "nama_lain", "Nomornya milik pemilih {pemilih}, tetapi namanya lain."
    NIK_LAIN = "nik_lain", "Nama cocok dengan pemilih {pemilih}, tetapi NIK-nya lain."
    TANPA_IDENTITAS = (
        "tanpa_identitas",
        "Tidak ada id, NIK, maupun nama (misalnya baris jumlah).",
    )
    TANPA_TANDA = "tanpa_tanda", "Tidak ada tanda di baris ini."
    SUDAH_DEMIKIAN = "sudah_demikian", "Sudah demikian di daftar."
    ALASAN_TIDAK_DIKENAL = "alasan_tidak_dikenal", "Alasannya tidak dikenal; tulislah misalnya meninggal."
    ALASAN_ANGKA = "alasan_angka", "Kode angka berarti lain di tiap tahun; tulislah alasannya dengan kata."
    ALASAN_BERTENTANGAN = "alasan_bertentangan", "Dua kolom di baris ini menyebut alasan yang berbeda."
    ALASAN_DISIMPAN = (
        "alasan_disimpan",
        "Alasan ini memerlukan surat; tandailah satu per satu di daftar.",
    )
    GANDA_TIDAK_JELAS = "ganda_tidak_jelas", "Pasangan gandanya tidak ada di daftar atau dirinya sendiri."
    BARIS_BERBEDA = "baris_berbeda", "Baris {baris} menyebut alasan atau bukti lain untuk pemilih yang sama."
    BARIS_SAMA = "baris_sama", "Pemilih ini sudah disebut di baris {baris}."
    SUDAH_TERDAFTAR = "sudah_terdaftar", "NIK ini sudah terdaftar: pemilih {pemilih}."
    MUNGKIN_TERDAFTAR = "mungkin_terdaftar", "Mungkin sudah terdaftar: pemilih {pemilih}. {alasan}"
    MUNGKIN_BERULANG = "mungkin_berulang", "Mungkin orang yang sama dengan baris {baris}. {alasan}"
    ISIAN = "isian", "{kolom}: {alasan}"
    BELUM_CUKUP_UMUR = "belum_cukup_umur", "Belum 17 tahun pada hari pemungutan suara dan belum kawin."
    BUKTI_SALAH = "bukti_salah", "Buktinya tidak dapat diterima; periksa tanggalnya."
    TERKUNCI = "terkunci", "Daftar sudah ditetapkan; hanya yang meninggal yang dapat ditandai."


class CocokError(ValueError):
    """No voter found without doubt. `nilai` fills the sentence; never a NIK, NKK or name."""

    def __init__(self, sebab: Sebab, **nilai: str) -> None:
        super().__init__(sebab.value)
        self.sebab = sebab
        self.nilai = nilai


def find(row: Pemilih, listed: Mapping[str, Pemilih], known: Pembanding) -> Pemilih:
    """The voter whom a row means; `row.id` may be "". `known` holds `listed`. Raises CocokError.

    By voter id, else NIK, else NKK and name, else name and birth date where one voter only has both. What
    the row says beside must not contradict.
    """
    if row.id and row.id not in listed:
        raise CocokError(Sebab.ID_SALAH)
    holders = known.having(_without_id(row), Serupa.NIK)
    if row.id and holders and row.id not in holders:
        raise CocokError(Sebab.BEDA_ORANG)
    sure = [row.id] if row.id else holders
    if sure:
        found = _only(sure, listed)
        if row.nama and not is_same_name(row.nama, found.nama):
            raise CocokError(Sebab.NAMA_LAIN, pemilih=found.id)
        return found
    found = _only(_by_name(row, known), listed)
    if is_nik(row.nik) and is_nik(found.nik):
        raise CocokError(Sebab.NIK_LAIN, pemilih=found.id)
    return found


def _by_name(row: Pemilih, known: Pembanding) -> list[str]:
    """A father and a son of one name on one card are told apart by their birth dates."""
    family, born = known.having(row, Serupa.NKK_NAMA), known.having(row, Serupa.NAMA_LAHIR)
    both = [voter for voter in family if voter in born]
    return both if len(family) > 1 and both else family or born


def _without_id(row: Pemilih) -> Pemilih:
    """The row as somebody new, so that its own voter is found too."""
    return Pemilih("", nik=row.nik)


def _only(found: list[str], listed: Mapping[str, Pemilih]) -> Pemilih:
    if not found:
        raise CocokError(Sebab.TIDAK_DITEMUKAN)
    if len(found) > 1:
        raise CocokError(Sebab.BEBERAPA_COCOK)
    return listed[found[0]]


def is_same_name(one: str, other: str) -> bool:
    """Two spellings, or one with words that the other leaves out: SITI and SITI AMINAH."""
    first, second = set(fold_name(one).split()), set(fold_name(other).split())
    return bool(first) and bool(second) and (first <= second or second <= first)
