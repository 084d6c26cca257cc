"""What each of KPU's pages is for, in plain words, and what its keys do."""

from app.domain.istilah import in_sentence
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.help_entry import Bantuan, Keys


def everywhere() -> Keys:
    """Keys of every page."""
    return (
        ("Ctrl+1 … 9", tr("pindah halaman")),
        ("Ctrl+L", tr("kunci layar")),
        ("Ctrl+Q", tr("keluar")),
        ("F1", tr("bantuan halaman ini")),
    )


def help_of(stem: str) -> Bantuan:
    """The page's help."""
    return _HELP[stem]()


def _ringkasan() -> Bantuan:
    return Bantuan(
        tr("Keadaan seluruh kabupaten dalam satu layar, dan apa yang menunggu Anda."),
        (
            tr("Satu petak satu {desa}; besarnya menurut jumlah pemilih.", desa=_desa()),
            tr("Huruf dan warnanya menyebut keadaan; tanda seru berarti angkanya mencolok."),
            tr("Daftar di kanan menyebut yang perlu dilakukan sekarang; Enter membukanya."),
        ),
        (
            ("← → ↑ ↓", tr("pindah petak")),
            ("Enter", tr("buka")),
        ),
    )


def _data() -> Bantuan:
    return Bantuan(
        tr("Daftar Sidalih masuk di sini; setiap baris dipertanggungjawabkan."),
        (
            tr("Pilih satu atau banyak berkas, sebut asalnya, lalu masukkan. Boleh juga diseret."),
            tr("Baris ditolak, ganda, atau meragukan tercatat di laporan baris; tidak ada yang ditebak."),
            tr("Setiap wilayah Sidalih diberi kode Kemendagri; usul diterima setelah Anda melihatnya."),
            tr(
                "Satu wilayah dapat dibagi menurut RT, RW, dan {dusun}; beberapa dapat digabung.",
                dusun=in_sentence(istilah().dusun),
            ),
        ),
        (
            ("Enter", tr("ketik kode wilayah")), ("B", tr("bagi wilayah")), ("T", tr("terima semua usul")),
            ("K", tr("kode dari tabel")),
        ),
    )  # fmt: skip


def _desa_page() -> Bantuan:
    return Bantuan(
        tr("Siapa yang ikut, siapa yang dihubungi, dan apa yang dilakukan bila daftar tidak kembali."),
        (
            tr("Peserta dipilih satu per satu, atau dari daftar nama yang ditempel."),
            tr("Kata kunci yang hilang dibacakan hanya ke nomor terdaftar yang Anda telepon balik."),
            tr("Tagihan ke-1, ke-2, dan ke-3 ditulis sebagai surat; lalu nihil atau tidak kembali."),
        ),
        (
            ("K", tr("kontak")), ("P", tr("peserta atau bukan")), ("A", tr("aturan yang berbeda")),
            ("W", tr("bacakan kata kunci")), ("G", tr("tagih")), ("N", tr("nihil")),
            ("T", tr("tidak kembali")), ("M", tr("tanpa program")), ("U", tr("tarik pernyataan")),
        ),
    )  # fmt: skip


def _paket() -> Bantuan:
    return Bantuan(
        tr("Satu paket terkunci untuk setiap {desa}, dan surat kuncinya.", desa=_desa()),
        (
            tr("Pengemasan boleh dihentikan dan dilanjutkan; yang sudah jadi tidak dibuat lagi."),
            tr("Surat kunci dicetak menurut urutan antar. Setiap cetakan dicatat."),
            tr("Tanda terima dan pernyataan kerahasiaan ditandatangani sebelum paket diserahkan."),
        ),
        (
            ("B", tr("buat paket")), ("U", tr("terbitkan ulang")), ("S", tr("surat kunci")),
            ("T", tr("tanda terima, berita acara")), ("W", tr("kata kunci lewat telepon")),
            ("L", tr("terbitkan ulang semua")),
        ),
    )  # fmt: skip


def _balasan() -> Bantuan:
    return Bantuan(
        tr("Pengembalian diperiksa, dibandingkan, lalu diterapkan dengan kode dari berita acaranya."),
        (
            tr("Seret berkas, folder, atau bundel ke jendela ini."),
            tr("Setiap pemeriksaan disebut dengan kata; yang ditolak menyebut sebab dan langkah berikutnya."),
            tr("Ketik kode sidik dari berita acara yang ditandatangani untuk menerapkannya."),
            tr("Susulan melengkapi yang akhir: yang baru tampak, kodenya di berita acaranya sendiri."),
        ),
        (
            ("B", tr("pilih berkas")), ("F", tr("pilih folder")), ("M", tr("tanpa program")),
            ("Enter", tr("buka")), ("K", tr("ke isian kode sidik")), ("T", tr("tolak")),
            ("P", tr("tarik penolakan")), ("Esc", tr("kembali ke daftar")),
        ),
    )  # fmt: skip


def _pdpb() -> Bantuan:
    return Bantuan(
        tr("Hasil pemutakhiran menjadi bahan PDPB: baru, ubah, TMS, dengan buktinya."),
        (
            tr("Pilih triwulan dan tanggal batas; bandingkan dengan ekspor Sidalih hari ini bila ada."),
            tr("Setiap angkatan bernomor; yang sudah disampaikan tidak disampaikan dua kali."),
            tr("TMS ditelusuri sampai Sidalih benar-benar mencoretnya."),
        ),
        (
            ("← →", tr("tabel lain")), ("B", tr("buat angkatan berikutnya")),
            ("Enter", tr("baris yang ditelusuri")),
        ),
    )  # fmt: skip


def _aturan() -> Bantuan:
    return Bantuan(
        tr("Sebutan, jadwal, aturan, surat dasar, dan penanda tangan yang diwarisi semua paket."),
        (
            tr("Yang diubah di sini berlaku untuk paket yang dibuat sesudahnya."),
            tr("Satu {desa} boleh berbeda; bedanya disebut.", desa=_desa()),
            tr("Isian yang belum disimpan ditandai titik, dan tetap ada saat pokok lain dibuka."),
        ),
        (
            ("Enter", tr("ke isian pokok itu")), ("Esc", tr("kembali ke daftar pokok")),
            ("Ctrl+Enter", tr("simpan")), ("Alt+B", tr("pilih berlaku untuk siapa")),
        ),
    )  # fmt: skip


def _brankas() -> Bantuan:
    return Bantuan(
        tr("Siapa yang boleh masuk, kunci pemulihan, kunci KPU, cadangan, dan akhir datanya."),
        (
            tr("Setiap operator memakai akunnya sendiri; serah terima disertai berita acara."),
            tr("Uji kunci pemulihan setiap tiga bulan: kunci yang tidak terbukti membuka bukan kunci."),
            tr("Cadangan memuat semua pemilihan, tetap terenkripsi; simpan di luar komputer ini."),
        ),
    )


def _catatan() -> Bantuan:
    return Bantuan(
        tr("Semua yang pernah dilakukan dengan brankas ini, berantai, tidak dapat dihapus."),
        (tr("Saring menurut tindakan. Tidak ada nama atau NIK pemilih di sini."),),
    )


def _desa() -> str:
    return in_sentence(istilah().desa)


_HELP = {
    "ringkasan": _ringkasan, "data": _data, "desa": _desa_page, "paket": _paket, "balasan": _balasan,
    "pdpb": _pdpb, "aturan": _aturan, "brankas": _brankas, "catatan": _catatan,
}  # fmt: skip
