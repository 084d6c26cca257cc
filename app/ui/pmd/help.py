"""F1 on a page of the courier: what it is for, and its keys."""

from typing import TYPE_CHECKING

from app.domain.istilah import in_sentence
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.help_dialog import HelpDialog
from app.ui.help_entry import Bantuan, Keys
from app.ui.pmd.page_words import page_words

if TYPE_CHECKING:
    from app.ui.pmd.screen import CourierScreen


def show_help(screen: "CourierScreen") -> HelpDialog:
    """Help for the page shown now."""
    name, _ = page_words()[screen.stem]
    shown = HelpDialog(
        screen, name, help_of(screen.stem), _everywhere(), lambda: screen.window_.show_manual("pmd")
    )
    shown.open()
    return shown


def help_of(stem: str) -> Bantuan:
    """The page's help."""
    return _HELP[stem]()


def _everywhere() -> Keys:
    return (
        ("Ctrl+1 … 4", tr("pindah halaman")),
        ("Ctrl+Q", tr("keluar")),
        ("F1", tr("bantuan halaman ini")),
    )


def _bundel() -> Bantuan:
    kecamatan = in_sentence(istilah().kecamatan)
    return Bantuan(
        tr("Isi bundel dari KPU, diperiksa tanpa kunci. Data pemilihnya tidak dapat dibaca di sini."),
        (
            tr("Cocokkan kode sidik kunci dengan surat KPU sebelum menyerahkan yang pertama."),
            tr("Pilih berkasnya, serahkan: disalin ke flashdisk, dibaca ulang, dicatat siapa penerimanya."),
            tr("Yang rusak tidak dapat diserahkan; mintalah salinan bundel yang baru kepada KPU."),
        ),
        (
            (tr("Spasi"), tr("pilih")), ("A", tr("pilih semua yang tampak")),
            ("K", tr("pilih satu {kecamatan}", kecamatan=kecamatan)), ("S", tr("serahkan")),
            ("T", tr("tanda terima")), ("Ctrl+O", tr("buka bundel")),
        ),
    )  # fmt: skip


def _balasan() -> Bantuan:
    return Bantuan(
        tr("Yang kembali disimpan di sini sampai diserahkan kepada KPU dalam satu bundel."),
        (
            tr("Seret berkas .dptr atau foldernya ke sini; tanda tangannya diperiksa, isinya tertutup."),
            tr("Yang lebih baru menggantikan yang lama; dua yang bernomor sama dikirim keduanya."),
            tr("Susulan dibawa bersama pengembalian akhir yang dilengkapinya."),
            tr("Bundel untuk KPU boleh dibuat lagi setiap ada yang kembali."),
        ),
        (
            ("O", tr("tambah berkas")), ("F", tr("tambah folder")), ("R", tr("rincian yang baru diperiksa")),
            ("B", tr("buat bundel untuk KPU")),
        ),
    )  # fmt: skip


def _rekap() -> Bantuan:
    desa = in_sentence(istilah().desa)
    return Bantuan(
        tr("Laporan .dptl dari semua {desa} menjadi satu tabel dan satu buku kerja.", desa=desa),
        (
            tr("Laporan bertanda tangan didahulukan; tanpa program, angkanya diketik dari berita acara."),
            tr("Tanda * tetap tersembunyi; jumlah yang sebagiannya tersembunyi diberi + *."),
            tr("Rekap akhir menutup baris yang diketik sampai dibuka kembali dengan alasan."),
        ),
        (
            ("Enter", tr("ketik baris")), ("N", tr("baris {desa} lain", desa=desa)),
            ("O", tr("tambah laporan")), ("F", tr("tambah folder")), ("E", tr("simpan Excel")),
            ("B", tr("buka kembali")),
        ),
    )  # fmt: skip


def _catatan() -> Bantuan:
    return Bantuan(
        tr("Siapa menerima apa dan kapan. Baris hanya bertambah; tidak ada yang dihapus."),
        (tr("Yang keliru ditarik; penarikannya juga tertulis dan dapat ditarik lagi."),),
        (("U", tr("tarik catatan di depan")),),
    )


_HELP = {"bundel": _bundel, "balasan": _balasan, "rekap": _rekap, "catatan": _catatan}
