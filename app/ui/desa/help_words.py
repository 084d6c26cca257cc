"""What each page is for, in plain words, and what its keys do."""

from app.system.language import tr
from app.ui.desa.help_dpt import DPT_HELP
from app.ui.desa.help_list import LIST_HELP
from app.ui.help_entry import Bantuan, Keys


def everywhere() -> Keys:
    """Keys of every page."""
    return (
        ("Ctrl+0 … 9", tr("pindah halaman")),
        ("Alt+1 … 7", tr("pindah ke halaman menuju DPT")),
        ("Ctrl+F", tr("cari di Daftar")),
        ("Ctrl+Z", tr("urungkan tindakan terakhir")),
        ("Ctrl+Y", tr("kembalikan yang diurungkan")),
        ("Ctrl+L", tr("kunci layar")),
        ("Ctrl+Q", tr("keluar")),
        ("F1", tr("bantuan halaman ini")),
    )


def help_of(stem: str) -> Bantuan:
    """The page's help."""
    return _HELP[stem]()


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


_HELP = {
    **LIST_HELP,
    **DPT_HELP,
    "cadangan": _cadangan,
    "anggota": _anggota,
    "riwayat": _riwayat,
    "pengaturan": _pengaturan,
}
