"""Why a row of the population office's answers is not taken, or changes nothing."""

from enum import StrEnum


class Sebabnya(StrEnum):
    """A code and its sentence, `{…}` filled by the row; never a NIK, NKK or name."""

    kalimat: str

    def __new__(cls, kode: str, kalimat: str) -> "Sebabnya":
        member = str.__new__(cls, kode)
        member._value_ = kode
        member.kalimat = kalimat
        return member

    TANPA_JAWABAN = "tanpa_jawaban", "Belum ada jawaban di baris ini."
    SUDAH_DEMIKIAN = "sudah_demikian", "Jawaban ini sudah tercatat."
    JAWABAN_LAIN = (
        "jawaban_lain",
        "Jawabannya tidak dikenal; pilihannya: sesuai, tidak ditemukan, meninggal, pindah, data beda.",
    )
    NILAI_TANPA_JAWABAN = "nilai_tanpa_jawaban", "Ada data Dukcapil, tetapi jawabannya kosong."
    TANPA_DAFTAR = "tanpa_daftar", "Nomor daftarnya tidak disebut."
    DAFTAR_TIDAK_ADA = "daftar_tidak_ada", "Daftar dengan nomor ini tidak pernah dibuat di sini."
    NOMOR_TIDAK_ADA = "nomor_tidak_ada", "Nomor urut ini tidak ada di daftar {daftar}."
    BERGESER = "bergeser", "Nomor urut {urut} di daftar {daftar} milik pemilih lain: barisnya bergeser."
    TANPA_IDENTITAS = "tanpa_identitas", "Baris ini tidak menyebut kode, NIK, atau nama pemilihnya."
    TIDAK_COCOK = "tidak_cocok", "Tidak ada pemilih yang cocok di daftar {daftar}."
    KOLOM_DIUBAH = (
        "kolom_diubah",
        "Isian {kolom} bukan isian daftar kita; data Dukcapil ditulis di kolom {kolom} DUKCAPIL.",
    )
    ISIAN = "isian_dukcapil", "{kolom} menurut Dukcapil: {alasan}"
    DITOLAK = "isian_ditolak", "{kolom} menurut Dukcapil tidak dapat diterima."
    BERLAWANAN = "berlawanan", "Jawabannya sesuai, tetapi {kolom} menurut Dukcapil berbeda."
    TANPA_SURAT = "tanpa_surat", "Nomor atau tanggal surat jawabannya tidak ada atau tidak terbaca."
    SURAT_LAMA = "surat_lama", "Sudah ada jawaban dari surat yang lebih baru."
    DITANYAKAN_LAGI = (
        "ditanyakan_lagi",
        "Pemilih ini ditanyakan lagi di daftar {daftar}; jawabannya dicatat di sana.",
    )
    KONFLIK = "konflik", "Dua komputer mencatat jawaban yang berbeda; putuskan dahulu di Daftar."
    BARIS_SAMA = "baris_sama", "Pemilih ini sudah disebut di baris {baris}."
    BARIS_BERBEDA = "baris_berbeda", "Baris {baris} menjawab lain untuk pemilih yang sama."
    TANPA_NILAI = "tanpa_nilai", "Tidak ada nilai Dukcapil yang masih berbeda dari daftar."


class TolakError(ValueError):
    """A row is refused. `nilai` fills the sentence."""

    def __init__(self, sebab: Sebabnya, **nilai: str) -> None:
        super().__init__(sebab.value)
        self.sebab = sebab
        self.nilai = nilai
