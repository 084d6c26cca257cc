"""The keys of the list: one letter marks the row and moves down.

The window, the entry page and the printed card all read this table.
"""

from dataclasses import dataclass

from app.domain.tms import ARTI, Alasan
from app.system.language import tr


@dataclass(frozen=True, slots=True)
class MarkKey:
    """`word` is what the key line shows; `badge` the letter in the status column."""

    key: str
    alasan: Alasan
    word: str


def mark_keys() -> tuple[MarkKey, ...]:
    """In the order people need them."""
    return (
        MarkKey("S", Alasan.SESUAI, tr("sesuai (MS)")),
        MarkKey("M", Alasan.MENINGGAL, tr("meninggal")),
        MarkKey("P", Alasan.PINDAH, tr("pindah, surat ada")),
        MarkKey("D", Alasan.PINDAH_FISIK, tr("pindah fisik, KTP di sini")),
        MarkKey("G", Alasan.GANDA, tr("ganda")),
        MarkKey("T", Alasan.TNI, tr("TNI")),
        MarkKey("O", Alasan.POLRI, tr("Polri")),
        MarkKey("B", Alasan.BAWAH_UMUR, tr("bawah umur")),
        MarkKey("W", Alasan.WNA, tr("WNA")),
        MarkKey("H", Alasan.HAK_DICABUT, tr("hak dicabut")),
        MarkKey("K", Alasan.TIDAK_DIKENAL, tr("tidak dikenal")),
    )


def other_keys() -> tuple[tuple[str, str], ...]:
    """What else a key does in the list: (key, words)."""
    return (
        ("U", tr("ubah data")),
        ("F2", tr("pemilih baru")),
        ("L", tr("alasan lain …")),
        ("E", tr("bukti")),
        ("N", tr("catatan")),
        ("A", tr("nama panggilan")),
        ("I", tr("lihat NIK")),
        ("R", tr("tanggapan")),
        (tr("Shift+huruf"), tr("sekeluarga")),
        ("/", tr("cari")),
        ("Ctrl+Z", tr("urungkan")),
        ("F1", tr("bantuan")),
    )


BADGES = {
    "sesuai": "S",
    "meninggal": "M",
    "ganda": "G",
    "bawah_umur": "B",
    "pindah": "P",
    "tidak_dikenal": "K",
    "wna": "W",
    "tni": "T",
    "polri": "O",
    "hak_dicabut": "H",
    "bukan_penduduk": "N",
    "domisili_kurang_6_bulan": "6",
    "tms_lain": "X",
    "pindah_fisik": "D",
    "salah_tps": "L",
    "di_luar_dpt": "R",
}
"""Verdict or information -> its letter. A test holds it against the domain's reasons."""


def status_word(value: str) -> str:
    """A verdict in the language in force."""
    return tr(ARTI[Alasan(value)].label) if value else tr("Belum diverifikasi")


def within(word: str) -> str:
    """A label inside a sentence: `meninggal`, but still `TNI`."""
    return word if word[1:2].isupper() else word[:1].lower() + word[1:]
