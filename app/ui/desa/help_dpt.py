"""F1 on the pages that lead to the DPT and onto paper."""

from app.domain.istilah import in_sentence
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.desa.cetak_words import cetak_keys
from app.ui.desa.dukcapil_words import answer_keys
from app.ui.desa.ganda_keys import ganda_keys
from app.ui.desa.rekap_keys import rekap_keys
from app.ui.desa.tanggapan_keys import tanggapan_keys
from app.ui.desa.tps_words import tps_keys
from app.ui.help_entry import Bantuan


def _tahapan() -> Bantuan:
    return Bantuan(
        tr("Jadwal pemilihan: apa yang sudah, yang sekarang, dan yang terlambat; di sini daftar ditetapkan."),
        (
            tr(
                "Panah kiri dan kanan memilih langkah; di kanan tampak tanggal, penetapan, dan pengumumannya."
            ),
            tr("Daftar periksa menyebut yang masih terbuka. Enter menunjukkan pemilihnya di Daftar."),
            tr("Yang bertanda ✗ harus diselesaikan; yang bertanda ! boleh dilanjutkan oleh dua anggota."),
            tr("Menetapkan: lihat rekapnya, ketik nama daftar, lalu anggota kedua mengetik kata sandinya."),
            tr(
                "Catat setiap tempat pengumuman dengan tanggal dan nomor foto: "
                "itulah bukti bila ada sanggahan."
            ),
            tr("Yang terjadi sesudah pengembalian akhir dikirim sebagai susulan, berapa kali pun, dengan K."),
        ),
        (
            ("T", tr("tetapkan daftar berikutnya")),
            ("K", tr("kirim ke KPU")),
            ("P", tr("catat pengumuman")),
            ("G", tr("ganti tanggal langkah ini")),
            ("U", tr("ganti hari pemungutan suara")),
            ("J", tr("jadwal")),
            ("R", tr("aturan pemilihan")),
            ("B", tr("buka kembali yang ditetapkan terakhir")),
        ),
    )


def _tps() -> Bantuan:
    tps = in_sentence(istilah().tps)
    return Bantuan(
        tr("Membagi pemilih ke {tps}: keluarga tidak terpisah, RT utuh, isinya sama besar.", tps=tps),
        (
            tr("Isi jumlah {tps} atau isi terbanyaknya, lalu Ctrl+H: usulnya tampak dahulu.", tps=tps),
            tr("Batas isi hanya memperingatkan. RT dipecah jika dicentang, atau jika melebihi batas."),
            tr("{dusun} di pulau atau lembah dapat punya {tps} sendiri.", dusun=istilah().dusun, tps=tps),
            tr("Pindahkan RT dengan Shift dan panah, dengan angka, atau dengan menariknya."),
            tr("Ctrl+Enter menyimpan pembagian sebagai satu tindakan; sebelum itu tidak ada yang berubah."),
            tr("Tempat setiap {tps} diketik di kanan bawah.", tps=tps),
        ),
        tps_keys(),
    )


def _ganda() -> Bantuan:
    return Bantuan(
        tr("Orang yang mungkin tercatat dua kali. Keduanya tampak berdampingan; Anda yang memutuskan."),
        (
            tr("Yang paling meyakinkan di atas. Tanda ≠ menunjukkan isian yang berbeda."),
            tr("Satu orang: coret salah satu, sebaiknya yang diusulkan. Yang lain tetap di daftar."),
            tr("Dua orang: tekan B, dan pasangan itu tidak ditanyakan lagi."),
            tr('"Mungkin kebetulan" memuat nama dan tanggal yang sering sama, misalnya 31-12.'),
            tr('Setiap putusan ada di "Sudah diputuskan" dan dapat dibatalkan.'),
        ),
        ganda_keys(),
    )


def _tanggapan() -> Bantuan:
    return Bantuan(
        tr("Laporan warga tentang daftar: dicatat, diputuskan, dikerjakan, dan dijawab dengan surat."),
        (
            tr("N mencatat tanggapan: hal, pemilih, pelapor, bukti. Jangan menulis keadaan kesehatan."),
            tr("Y menerima dan langsung mengerjakannya dalam daftar: satu tindakan, satu Ctrl+Z."),
            tr("X menolak dengan alasan; alasan itu tercetak pada surat jawaban."),
            tr("Sesudah DPT, R mencatat warga yang belum terdaftar dalam register, sebagai usul untuk KPU."),
            tr("B menyusun berkas sanggahan: isi setiap daftar, pengumuman, keputusan, dan riwayatnya."),
        ),
        tanggapan_keys(),
    )


def _dukcapil() -> Bantuan:
    return Bantuan(
        tr("Menanyakan pemilih kepada Dukcapil, mencatat jawabannya, dan memutuskan apa akibatnya."),
        (
            tr("Buat daftar bernomor; tulis sebagai buku kerja berkata sandi, atau cetak dengan suratnya."),
            tr(
                "Isi nomor dan tanggal surat jawaban satu kali, "
                "lalu jawab baris demi baris seperti kertasnya."
            ),
            tr("Jawaban dalam tabel dibaca dengan Ctrl+O; setiap baris tampak sebelum disimpan."),
            tr("Jawaban tidak mengubah daftar. Panitia yang menandai, membetulkan, atau membiarkan."),
        ),
        (
            *answer_keys(),
            ("F2", tr("daftar baru")),
            ("Ctrl+O", tr("jawaban dari tabel")),
            ("← →", tr("ke daftar-daftar, ke barisnya")),
        ),
    )


def _rekap() -> Bantuan:
    words = {"dusun": in_sentence(istilah().dusun), "tps": in_sentence(istilah().tps)}
    return Bantuan(
        tr("Jumlah pemilih menurut {tps}, {dusun}, RW, RT, atau umur; dari daftar mana pun.", **words),
        (
            tr("Di atas: berapa yang ditambah dan yang TMS, dan menjadi berapa daftarnya."),
            tr("Setiap angka dapat dibuktikan: di kanan tampak pemilih di baliknya."),
            tr("Yang keluar (PDF, XLSX, laporan) menyembunyikan angka kecil, kecuali diminta untuk panitia."),
            tr("Laporan .dptl ditandatangani dua anggota dan tidak memuat data pribadi."),
            tr("Di Logistik, surat suara dihitung setelah persen cadangan menurut peraturan diisi."),
        ),
        rekap_keys(),
    )


def _cetak() -> Bantuan:
    tps = in_sentence(istilah().tps)
    return Bantuan(
        tr("Semua kertas pemilihan: dilihat dahulu, lalu dicetak, disimpan, atau dititipkan untuk dicetak."),
        (
            tr("Pilih dokumen di kiri; halamannya tampak di tengah seperti yang akan keluar dari printer."),
            tr(
                "Di kanan: kertas, {tps} atau RT, rangkap, dan halaman. NIK tersamar kecuali diminta.",
                tps=tps,
            ),
            tr("Kertas macet: isi halaman pertama yang belum keluar, lalu Cetak lagi."),
            tr("Cetak dua sisi dengan tangan: ganjil dahulu, balik kertasnya, lalu genap."),
            tr("Setiap cetakan dicatat: apa, berapa halaman, dan untuk siapa."),
            tr(
                "Di atas blangko: cetak blangkonya, lalu pilih Isian saja; G mengukur dan menggeser isiannya."
            ),
            tr("{slip} yang tidak sampai dicatat dengan S, menurut nomor DPT.", slip=istilah().undangan),
        ),
        cetak_keys(),
    )


DPT_HELP = {
    "tahapan": _tahapan,
    "tps": _tps,
    "ganda": _ganda,
    "tanggapan": _tanggapan,
    "dukcapil": _dukcapil,
    "rekap": _rekap,
    "cetak": _cetak,
}
"""Stem -> its help."""
