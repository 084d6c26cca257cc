"""What KPU says of a row that came back without the program: why it is not taken, or what to look at."""

from enum import StrEnum


class SebabIsian(StrEnum):
    """`kalimat` says it to a person, `{…}` filled by the row; never a NIK, NKK or name."""

    kalimat: str

    def __new__(cls, kode: str, kalimat: str) -> "SebabIsian":
        member = str.__new__(cls, kode)
        member._value_ = kode
        member.kalimat = kalimat
        return member

    # Not taken.
    TANPA_IDENTITAS = "tanpa_identitas", "Tidak ada DPID, NIK, maupun nama (misalnya baris jumlah)."
    ISIAN = "isian", "{kolom}: {alasan}"
    ALASAN_TIDAK_DIKENAL = "alasan_tidak_dikenal", "Alasannya tidak dikenal; tulislah misalnya meninggal."
    ALASAN_ANGKA = "alasan_angka", "Kode angka berarti lain di tiap tahun; tulislah alasannya dengan kata."
    ALASAN_BERTENTANGAN = "alasan_bertentangan", "Dua kolom di baris ini menyebut alasan yang berbeda."
    PEMILIHAN_INI_SAJA = (
        "pemilihan_ini_saja",
        "Alasan ini berlaku untuk pemilihan ini saja; daftar KPU tidak berubah.",
    )
    BELUM_CUKUP_UMUR = "belum_cukup_umur", "Belum 17 tahun pada hari pemungutan suara dan belum kawin."
    BUKTI_SALAH = "bukti_salah", "Buktinya tidak dapat diterima; periksa tanggalnya."
    BARIS_BERBEDA = "baris_berbeda", "Baris {baris} menyebut hal lain tentang pemilih yang sama."

    # Said already.
    BARIS_SAMA = "baris_sama", "Sudah disebut di baris {baris}."
    SUDAH_DEMIKIAN = "sudah_demikian", "Sudah demikian di daftar KPU."
    SUDAH_DIMASUKKAN = "sudah_dimasukkan", "Sudah dimasukkan sebelumnya."

    # Taken, and to be looked at.
    TIDAK_DITEMUKAN = "tidak_ditemukan", "Tidak ada pemilih yang cocok; sebutkan pemilihnya."
    BEBERAPA_COCOK = "beberapa_cocok", "Beberapa pemilih cocok; sebutkan pemilihnya."
    DPID_TIDAK_ADA = "dpid_tidak_ada", "DPID ini tidak ada di daftar wilayah ini; sebutkan pemilihnya."
    BEDA_ORANG = "beda_orang", "DPID dan NIK menunjuk dua pemilih yang berbeda; sebutkan yang dimaksud."
    NAMA_LAIN = "nama_lain", "Nomornya milik pemilih {pemilih}, tetapi namanya lain; periksa."
    NIK_LAIN = "nik_lain", "Nama cocok dengan pemilih {pemilih}, tetapi NIK-nya lain; periksa."
    MUNGKIN_TERDAFTAR = "mungkin_terdaftar", "Mungkin sudah terdaftar: pemilih {pemilih}. {alasan}"
    TERDAFTAR_DI_LAIN = (
        "terdaftar_di_lain",
        "NIK ini sudah terdaftar di kabupaten, di luar daftar wilayah ini.",
    )
    TPS_KPU_USUL = "tps_kpu_usul", "TPS KPU diusulkan {tps}, menurut {dari}."
    TPS_KPU_KOSONG = "tps_kpu_kosong", "TPS KPU belum diketahui; isilah sebelum diterima."
