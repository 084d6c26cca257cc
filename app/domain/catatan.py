"""What can be said about one cell of an imported row: a code and its sentence, never the value."""

from dataclasses import dataclass
from enum import StrEnum


class Kode(StrEnum):
    """Codes of reasons (the row is refused) and notes (it is accepted); `kalimat` says it to a person."""

    kalimat: str

    def __new__(cls, kode: str, kalimat: str) -> "Kode":
        member = str.__new__(cls, kode)
        member._value_ = kode
        member.kalimat = kalimat
        return member

    # Reasons: the row is refused and listed; nothing is guessed.
    BUKAN_PEMILIH = "BUKAN_PEMILIH", "Baris ini tidak memuat NIK, NKK, maupun nama (misalnya baris jumlah)."
    KOSONG = "KOSONG", "Wajib diisi, tetapi kosong."
    SEL_ANGKA = "SEL_ANGKA", "Tersimpan sebagai angka; Excel mungkin sudah mengubah digit terakhirnya."
    NOTASI_ILMIAH = "NOTASI_ILMIAH", "Berbentuk notasi ilmiah (…E+15); digit aslinya sudah hilang."
    DIBULATKAN = "DIBULATKAN", "Berakhir 0 di berkas yang hampir semua nomornya berakhir 0: dibulatkan Excel."
    DISAMARKAN = "DISAMARKAN", "Sebagian digitnya disamarkan dengan bintang."
    BERHURUF = "BERHURUF", "Memuat huruf atau tanda selain angka, misalnya huruf O atau l."
    BUKAN_16_ANGKA = "BUKAN_16_ANGKA", "Panjangnya bukan 16 angka."
    TANGGAL_TIDAK_TERBACA = "TANGGAL_TIDAK_TERBACA", "Tanggal tidak dapat dibaca dengan pasti."
    TANGGAL_MUSTAHIL = "TANGGAL_MUSTAHIL", "Tanggal ini tidak ada di kalender."
    TAHUN_DUA_ANGKA = "TAHUN_DUA_ANGKA", "Tahun hanya dua angka; abadnya tidak pasti."
    URUTAN_BULAN_HARI = (
        "URUTAN_BULAN_HARI",
        "Tanggal berurutan bulan-hari (kebiasaan Amerika); susun hari-bulan-tahun.",
    )
    URUTAN_MERAGUKAN = (
        "URUTAN_MERAGUKAN",
        "Hari dan bulan mungkin tertukar: tanggal lain di berkas ini berurutan bulan-hari.",
    )
    KELAMIN_TIDAK_TERBACA = "KELAMIN_TIDAK_TERBACA", "Jenis kelamin tidak terbaca; isilah L atau P."
    TERLALU_PANJANG = "TERLALU_PANJANG", "Isinya lebih dari 250 huruf; mungkin beberapa sel menyatu."
    TIDAK_DITERIMA = "TIDAK_DITERIMA", "Isinya tidak dapat diterima di kolom ini."

    # Notes: the row is accepted.
    DIRAPIKAN = "DIRAPIKAN", "Spasi atau tanda petik di tepi dibuang; isinya tetap."
    PEMISAH_DIBUANG = (
        "PEMISAH_DIBUANG",
        "Titik, spasi, atau tanda hubung di antara angka dibuang; angkanya tetap.",
    )
    TANGGAL_SEBAGIAN = "TANGGAL_SEBAGIAN", "Tanggal atau bulan lahir tidak diketahui (00)."
    NIK_BEDA_TANGGAL = (
        "NIK_BEDA_TANGGAL",
        "Tanggal di dalam NIK berbeda dari tanggal lahir; ini dapat terjadi.",
    )
    NIK_BEDA_KELAMIN = "NIK_BEDA_KELAMIN", "Jenis kelamin di dalam NIK berbeda; ini dapat terjadi."
    NIK_TANGGAL_MUSTAHIL = "NIK_TANGGAL_MUSTAHIL", "Bagian tanggal di dalam NIK bukan tanggal."
    NIK_SERI_0000 = "NIK_SERI_0000", "Nomor seri NIK 0000; biasanya mulai dari 0001."
    SUDAH_BER_DPID = "SUDAH_BER_DPID", "Ada DPID-nya: bukan pemilih baru potensial, melainkan baris daftar."
    DPID_KOSONG = "DPID_KOSONG", "DPID kosong: baris ini akan menjadi pemilih baru bagi Sidalih."
    KAWIN_TIDAK_TERBACA = "KAWIN_TIDAK_TERBACA", "Status kawin tidak terbaca dan dikosongkan."
    EKTP_TIDAK_TERBACA = "EKTP_TIDAK_TERBACA", "Kode KTP-el tidak terbaca dan dikosongkan."
    DISABILITAS_TIDAK_TERBACA = (
        "DISABILITAS_TIDAK_TERBACA",
        "Kode disabilitas bukan 0 sampai 6 dan dikosongkan.",
    )
    TIDAK_DIISI = "TIDAK_DIISI", "Tidak diisi; pemilih tetap diterima."
    LEBIH_100 = "LEBIH_100", "Lebih dari 100 tahun pada hari pemungutan suara; periksa apakah masih hidup."
    KAWIN_MUDA = "KAWIN_MUDA", "Belum 17 tahun dan tercatat kawin atau pernah kawin; periksa suratnya."


@dataclass(frozen=True, slots=True)
class Catatan:
    """One remark on one column of one row."""

    kolom: str
    kode: Kode
