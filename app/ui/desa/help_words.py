"""What each page is for, in plain words, and what its keys do."""

from dataclasses import dataclass

from app.domain.istilah import in_sentence
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.desa.cetak_words import cetak_keys
from app.ui.desa.dukcapil_words import answer_keys
from app.ui.desa.entri_keys import entri_keys
from app.ui.desa.ganda_keys import ganda_keys
from app.ui.desa.keys import mark_keys, other_keys
from app.ui.desa.rekap_keys import rekap_keys
from app.ui.desa.tanggapan_keys import tanggapan_keys
from app.ui.desa.tps_words import tps_keys

Keys = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bantuan:
    """`purpose`: one or two sentences; `steps`: how the work goes, in its order."""

    purpose: str
    steps: tuple[str, ...]
    keys: Keys = ()


def everywhere() -> Keys:
    """Keys of every page."""
    return (
        ("Ctrl+0 … 9", tr("pindah halaman")),
        ("Alt+1 … 7", tr("pindah ke halaman menuju DPT")),
        ("Ctrl+F", tr("cari di Daftar")),
        ("Ctrl+Z", tr("urungkan tindakan terakhir")),
        ("Ctrl+Y", tr("kembalikan yang diurungkan")),
        ("Ctrl+L", tr("kunci layar")),
        ("F1", tr("bantuan halaman ini")),
    )


def help_of(stem: str) -> Bantuan:
    """The page's help."""
    return _HELP[stem]()


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
        ),
        (
            ("T", tr("tetapkan daftar berikutnya")),
            ("P", tr("catat pengumuman")),
            ("G", tr("ganti tanggal langkah ini")),
            ("U", tr("ganti hari pemungutan suara")),
            ("J", tr("jadwal")),
            ("R", tr("aturan pemilihan")),
            ("B", tr("buka kembali yang ditetapkan terakhir")),
        ),
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


def _cadangan() -> Bantuan:
    return Bantuan(
        tr("Salinan terkunci dari semua pekerjaan, jika laptop ini rusak atau hilang."),
        (
            tr("Pilih tempat cadangan satu kali, sebaiknya flashdisk. Sesudah itu cadangan dibuat sendiri."),
            tr("Uji cadangan membuka salinan terbaru dan membandingkannya dengan tindakan terakhir."),
            tr("Salinan hanya dapat dibuka dengan paket dan kata dari surat kunci, atau kata darurat."),
        ),
    )


def _anggota() -> Bantuan:
    return Bantuan(
        tr("Panitia yang boleh membuka data ini, masing-masing dengan kata sandinya sendiri."),
        (
            tr("Tambahkan ketua, sekretaris, dan anggota yang ikut bekerja."),
            tr("Kata sandi yang terlupa diberi yang baru oleh ketua."),
            tr("Kata darurat dibuat ketua dan sekretaris bersama-sama dan disimpan di kertas."),
        ),
    )


def _riwayat() -> Bantuan:
    return Bantuan(
        tr("Semua tindakan yang pernah dilakukan, siapa dan kapan. Tindakan mana pun dapat diurungkan."),
        (
            tr("Pilih tindakan; di kanan tampak pemilih yang diubah."),
            tr("U mengurungkan. Jika ada tindakan lain sesudahnya, tindakan itu ditunjukkan dahulu."),
            tr("Urungan juga tindakan: ia tampak di atas dan dapat dikembalikan."),
        ),
        (("Enter", tr("pemilih tindakan ini")), ("U", tr("urungkan")), ("Esc", tr("kembali ke tindakan"))),
    )


def _pengaturan() -> Bantuan:
    return Bantuan(
        tr("Bahasa, terang atau gelap, ukuran huruf, dan keterangan tentang program ini."),
        (
            tr("Pilihan berlaku seketika dan hanya untuk komputer ini."),
            tr("Keterangan untuk petugas bantuan tidak memuat data pemilih."),
        ),
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


_HELP = {
    "daftar": _daftar,
    "entri": _entri,
    "loket": _loket,
    "wilayah": _wilayah,
    "kemajuan": _kemajuan,
    "tahapan": _tahapan,
    "impor": _impor,
    "dukcapil": _dukcapil,
    "tanggapan": _tanggapan,
    "cadangan": _cadangan,
    "anggota": _anggota,
    "riwayat": _riwayat,
    "pengaturan": _pengaturan,
    "tps": _tps,
    "rekap": _rekap,
    "cetak": _cetak,
    "ganda": _ganda,
}
