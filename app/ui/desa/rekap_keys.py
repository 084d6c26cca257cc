"""The keys of the recap page, for the page's hint and for the help."""

from app.system.language import tr


def rekap_keys() -> tuple[tuple[str, str], ...]:
    """(key, words)."""
    return (
        ("← → ↑ ↓", tr("pilih angka; gambar dan daftar nama mengikutinya")),
        ("Enter", tr("pemilih di balik angka")),
        ("B", tr("ganti baris")),
        ("K", tr("ganti kolom")),
        ("P", tr("PDF")),
        ("X", tr("XLSX")),
        ("R", tr("laporan .dptl")),
        ("Esc", tr("kembali ke tabel")),
    )
