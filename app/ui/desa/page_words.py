"""What the committee's pages are called."""

from app.system.istilah import istilah
from app.system.language import tr
from app.ui.sidebar import Words


def page_words() -> Words:
    """Of the committee's pages."""
    return {
        "daftar": (tr("Daftar"), "list"),
        "entri": (tr("Entri"), "keyboard"),
        "loket": (tr("Loket"), "users"),
        "wilayah": (tr("Wilayah"), "map"),
        "kemajuan": (tr("Kemajuan"), "chart-no-axes-column"),
        "tahapan": (tr("Tahapan"), "calendar-days"),
        "rekap": (tr("Rekap"), "sigma"),
        "cetak": (tr("Cetak"), "printer"),
        "impor": (tr("Dari tabel"), "table-2"),
        "dukcapil": (tr("Dukcapil"), "user-round-check"),
        "tanggapan": (tr("Tanggapan"), "message-square-text"),
        "cadangan": (tr("Cadangan"), "hard-drive-download"),
        "anggota": (tr("Anggota"), "user-round"),
        "riwayat": (tr("Riwayat"), "history"),
        "pengaturan": (tr("Pengaturan"), "settings"),
        "tps": (istilah().tps, "vote"),
        "ganda": (tr("Ganda"), "square-split-horizontal"),
    }
