"""Kinds of refused returns: what each looks like to KPU, and what its committee is asked to do."""

from collections.abc import Mapping
from enum import StrEnum

_BARU_SESUDAH_AKHIR = (
    "Bila yang tidak diterima pengembalian akhir: buka kembali daftarnya di program, ketik nomor dan tanggal "
    "surat ini, tetapkan lagi, lalu tulis pengembalian akhir yang baru."
)


class Golongan(StrEnum):
    """`judul` names the kind; `arti` says what KPU should think of it; `langkah` what the committee does."""

    judul: str
    arti: str
    langkah: tuple[str, ...]

    def __new__(cls, kode: str, judul: str, arti: str, *langkah: str) -> "Golongan":
        member = str.__new__(cls, kode)
        member._value_ = kode
        member.judul, member.arti, member.langkah = judul, arti, langkah
        return member

    TERKIRIM = (
        "terkirim",
        "Sudah pernah diterima",
        "Berkas yang sama datang sekali lagi. Tidak perlu tindakan.",
    )
    LAMA = (
        "lama",
        "Lebih lama daripada yang sudah diterima",
        "Ada pengembalian yang lebih baru dari panitia ini; yang lama tidak dipakai. Bila yang baru keliru, "
        "mintalah panitia menulis pengembalian baru, bukan mengirim yang lama.",
        "Periksa di program pengembalian terakhir yang dibuat, lalu kirim berkas yang terakhir itu.",
    )
    KEMBAR = (
        "kembar",
        "Nomornya sama atau jurnalnya bercabang",
        "Dua berkas berbeda mengaku sebagai pengembalian yang sama: laptop panitia mungkin disalin, atau "
        "dipulihkan dari cadangan lama. Jangan terapkan apa pun sebelum panitia menjelaskannya.",
        "Hubungi kami lebih dahulu dan sebutkan laptop mana saja yang pernah membuka paket.",
        "Lanjutkan hanya di laptop yang datanya paling lengkap, lalu tulis pengembalian baru dari situ.",
        _BARU_SESUDAH_AKHIR,
    )
    ASING = (
        "asing",
        "Bukan untuk brankas ini",
        "Berkas ini milik pemilihan, wilayah, atau paket lain, atau bukan pengembalian. Periksa apakah "
        "brankas yang dibuka sudah benar.",
        "Periksa jenis berkasnya: yang dikirim harus pengembalian (.dptr) dari paket yang kami berikan.",
        "Kirim berkas pengembalian yang benar beserta berita acaranya.",
    )
    PALSU = (
        "palsu",
        "Tidak dapat dipercaya",
        "Tanda tangan, kartu perangkat, atau hitungannya tidak cocok dengan jurnal. Mungkin programnya "
        "rusak, mungkin berkas yang diubah orang. Simpan berkasnya, dan tanyakan langsung kepada panitia.",
        "Tulis pengembalian baru dari laptop yang membuka paket, ditandatangani ulang dua anggota.",
        "Serahkan berkasnya langsung kepada kami, jangan melalui pihak yang tidak dikenal.",
        _BARU_SESUDAH_AKHIR,
    )
    RUSAK = (
        "rusak",
        "Rusak atau terpotong",
        "Berkasnya tidak utuh, biasanya karena salinan atau flashdisk yang rusak. Data di laptop panitia "
        "tetap ada.",
        "Salin sekali lagi berkas pengembalian dari laptop ke flashdisk yang baik.",
        "Bila tetap gagal, tulis pengembalian itu sekali lagi di program: isinya sama, kodenya sama.",
    )
    BELUM_SIAP = (
        "belum_siap",
        "Belum selesai di panitia",
        "Panitia belum menetapkan daftarnya, atau menetapkan dua daftar sekaligus.",
        "Selesaikan penetapan daftar di program; hanya satu yang berlaku.",
        "Sesudah itu tulis pengembalian akhir dan berita acaranya.",
    )
    PROGRAM_BARU = (
        "program_baru",
        "Dibuat program yang lebih baru",
        "Program di sini lebih lama daripada program panitia. Perbarui dahulu, lalu terima lagi.",
        "Tidak ada yang perlu dilakukan; kami memeriksa berkas ini lagi sesudah memperbarui program.",
    )
    OPERATOR = (
        "operator",
        "Ditolak operator",
        "Berkasnya lolos pemeriksaan, tetapi isinya ditolak dengan alasan.",
        "Perbaiki hal di atas di program; daftar yang sudah ditetapkan dibuka kembali dengan keputusan.",
        _BARU_SESUDAH_AKHIR,
        "Serahkan pengembalian yang baru beserta berita acaranya kepada kami.",
    )
    AKHIR_DAHULU = (
        "akhir_dahulu",
        "Pengembalian akhirnya belum ada di sini",
        "Susulan hanya melengkapi pengembalian akhir. Yang dilengkapinya belum diterima, atau sudah ditolak.",
        "Serahkan dahulu berkas pengembalian akhir (.dptr) beserta berita acaranya.",
        "Sesudah itu serahkan lagi susulan ini.",
    )


GOLONGAN: Mapping[str, Golongan] = {
    "RETURN_TWICE": Golongan.TERKIRIM,
    "RETURN_STALE": Golongan.LAMA,
    "RETURN_TWIN": Golongan.KEMBAR,
    "RETURN_FORKED": Golongan.KEMBAR,
    "NOT_A_RETURN": Golongan.ASING,
    "RETURN_OTHER_ELECTION": Golongan.ASING,
    "RETURN_VILLAGE_UNKNOWN": Golongan.ASING,
    "RETURN_PACKAGE_UNKNOWN": Golongan.ASING,
    "AGE_WRONG_KEY": Golongan.ASING,
    "CARD_INVALID": Golongan.PALSU,
    "SIGNATURE_INVALID": Golongan.PALSU,
    "JOURNAL_BROKEN": Golongan.PALSU,
    "RETURN_KEY_CHANGED": Golongan.PALSU,
    "RETURN_NOT_ANNOUNCED": Golongan.PALSU,
    "RETURN_NUMBER": Golongan.PALSU,
    "RETURN_ID_TAKEN": Golongan.PALSU,
    "RETURN_HEADS": Golongan.PALSU,
    "RETURN_BEYOND": Golongan.PALSU,
    "RETURN_CHANGES_DIFFER": Golongan.PALSU,
    "RETURN_FINGERPRINT": Golongan.PALSU,
    "RETURN_COUNTS": Golongan.PALSU,
    "RETURN_SIGNATURES": Golongan.PALSU,
    "RETURN_SECOND_FINAL": Golongan.PALSU,
    "RETURN_NO_FINAL": Golongan.PALSU,
    "RETURN_OTHER_DPT": Golongan.PALSU,
    "RETURN_FINAL_UNKNOWN": Golongan.AKHIR_DAHULU,
    "DPT_NEEDED": Golongan.BELUM_SIAP,
    "RETURN_TWO_DPT": Golongan.BELUM_SIAP,
    "FORMAT_TOO_NEW": Golongan.PROGRAM_BARU,
}
"""By the code that `check_return` refuses with; any other is a damaged file."""


def golongan_of(code: str) -> Golongan:
    """The kind of a refusal."""
    return GOLONGAN.get(code, Golongan.RUSAK)
