"""F1 on the pages on which the list is worked on."""

from app.domain.istilah import in_sentence
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.desa.entri_keys import entri_keys
from app.ui.desa.keys import mark_keys, other_keys
from app.ui.help_entry import Bantuan


def _daftar() -> Bantuan:
    marks = tuple((key.key, key.word) for key in mark_keys())
    return Bantuan(
        tr("Seluruh daftar pemilih. Di sini pemilih dicari, ditandai, dan dibetulkan."),
        (
            tr("Panah naik dan turun memilih baris; satu huruf menandai lalu turun ke baris berikutnya."),
            tr('Ketik / lalu sebagian nama, angka akhir NIK, nomor KK, atau "rt 3 rw 2" untuk mencari.'),
            tr("Shift dan panah memilih beberapa baris; Shift dan huruf menandai satu keluarga."),
            tr('Bukti boleh menyusul: tekan E. Daftar "Tanpa bukti" menunjukkan yang belum lengkap.'),
            tr("Tidak ada yang hilang. Ctrl+Z mengurungkan; halaman Riwayat mengurungkan tindakan mana pun."),
        ),
        marks + other_keys(),
    )


def _entri() -> Bantuan:
    marks = tuple((key.key, key.word) for key in mark_keys())
    return Bantuan(
        tr("Menyalin hasil dari kertas lembar kerja: urutannya sama, satu tombol satu baris."),
        (
            tr("Tekan R dan pilih RT yang kertasnya ada di meja."),
            tr("Ikuti kertas dari atas: Enter untuk yang sesuai, huruf untuk yang lain."),
            tr("Ketik nomor baris untuk melompat, misalnya 1 7 lalu M."),
            tr("Jika sisanya sesuai semua, Ctrl+Enter menandainya sekaligus setelah pratinjau."),
            tr("Enter tidak pernah menimpa tanda yang sudah ada; huruf menimpanya."),
        ),
        marks + entri_keys(),
    )


def _loket() -> Bantuan:
    return Bantuan(
        tr("Melayani keluarga yang datang membawa KTP dan KK, dengan tanda terima."),
        (
            tr("Ketik nomor KK lalu Enter: anggota keluarga yang sudah terdaftar muncul."),
            tr("Yang terdaftar dan benar ditandai S; yang datanya salah dibetulkan dengan U."),
            tr("Orang baru diketik; NIK mengusulkan tanggal lahir dan L/P, Anda yang memutuskan."),
            tr("Jika ada yang mirip, keduanya tampak berdampingan sebelum disimpan."),
        ),
        (
            ("Enter", tr("lanjut, ambil usul abu-abu")),
            ("F2", tr("orang berikut")),
            ("F6", tr("ini orangnya")),
            ("F7", tr("orang lain")),
            ("Ctrl+Enter", tr("simpan keluarga")),
            ("F9", tr("tanda terima")),
        ),
    )


def _wilayah() -> Bantuan:
    dusun = in_sentence(istilah().dusun)
    return Bantuan(
        tr("Memberi setiap alamat, RT, dan RW nama {dusun}. Dikerjakan sekali, di awal.", dusun=dusun),
        (
            tr("Pilih beberapa baris sekaligus dengan Shift dan panah."),
            tr("Ketik nama {dusun}; semua yang dipilih mendapatkannya.", dusun=dusun),
            tr("Usul dari alamat dapat diterima semuanya sekaligus."),
        ),
        (
            (tr("huruf"), tr("mulai mengetik nama {dusun}", dusun=dusun)),
            ("Ctrl+Shift+T", tr("terima semua usul")),
            ("Delete", tr("hapus nama {dusun}", dusun=dusun)),
            ("/", tr("cari")),
        ),
    )


def _kemajuan() -> Bantuan:
    words = {"dusun": in_sentence(istilah().dusun), "tps": in_sentence(istilah().tps)}
    return Bantuan(
        tr(
            "Sejauh mana pekerjaan: per RT, {dusun}, atau {tps}, dan bagaimana jumlah daftar terjadi.",
            **words,
        ),
        (
            tr("Setiap baris menunjukkan yang sudah ditandai dan sisanya."),
            tr("Di kanan: jumlah dari KPU, dikurangi TMS, ditambah pemilih baru. Klik untuk melihatnya."),
        ),
        (("← →", tr("ganti RT, {dusun}, {tps}", **words)), ("Enter", tr("tampilkan pemilihnya di Daftar"))),
    )


def _impor() -> Bantuan:
    return Bantuan(
        tr("Mengambil tanda atau pemilih baru dari tabel (Excel, LibreOffice, CSV)."),
        (
            tr("Pilih berkas; setiap baris tampak dengan apa yang akan terjadi. Belum ada yang disimpan."),
            tr("Spasi mencentang baris yang Anda setujui."),
            tr("Simpan: semuanya menjadi satu tindakan yang dapat diurungkan."),
        ),
        (
            ("Ctrl+O", tr("pilih berkas")),
            ("F5", tr("lihat ulang")),
            (tr("Spasi"), tr("centang baris")),
            ("Ctrl+Enter", tr("simpan yang dicentang")),
            ("Ctrl+S", tr("simpan laporan baris")),
        ),
    )


LIST_HELP = {
    "daftar": _daftar,
    "entri": _entri,
    "loket": _loket,
    "wilayah": _wilayah,
    "kemajuan": _kemajuan,
    "impor": _impor,
}
"""Stem -> its help."""
