"""What an act did, in the words of the window."""

from app.services.desa.acts import Hal, Tindakan
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.desa.field_words import field_words
from app.ui.desa.keys import status_word, within
from app.ui.figures import ribuan

_MOST = 3
"""Things that one line names; the rest is counted."""


def kind_words() -> dict[str, str]:
    """Kinds of acts that the list may be narrowed to, and the kinds of events that are no voter's."""
    return {
        "tanda": tr("Tanda"),
        "ubah": tr("Pembetulan data"),
        "baru": tr("Pemilih baru"),
        "bukti": tr("Bukti"),
        "catatan": tr("Catatan"),
        "dukcapil": tr("Padanan Dukcapil"),
        "pasangan": tr("Pasangan ganda"),
        "tanggapan": tr("Tanggapan warga"),
        "wilayah": tr("Peta wilayah"),
        "tempat_tps": tr("Tempat {tps}", tps=istilah().tps),
        "dokumen": tr("Buku kendali"),
        "kembalian": tr("Surat kembali"),
        "teks": tr("Teks naskah"),
        "batal": tr("Urungan"),
        "lain": tr("Lainnya"),
        "perangkat": tr("Komputer baru"),
        "paket": tr("Paket diterima"),
        "anggota": tr("Anggota panitia"),
        "setelan": tr("Aturan pemilihan"),
        "pengumuman": tr("Pengumuman"),
        "tetapkan": tr("Penetapan"),
        "buka": tr("Pembukaan kembali"),
        "kembali": tr("Pengembalian disiapkan"),
        "kirim": tr("Pengembalian ditulis"),
    }


def thing(hal: Hal) -> str:
    """`meninggal`, `pembetulan nama`, `bukti`."""
    if hal.jenis == "tanda":
        return within(status_word(hal.nilai)) if hal.nilai else tr("tanda dihapus")
    if hal.jenis == "usul":
        said = within(status_word(hal.nilai)) if hal.nilai else "-"
        return tr("usul ke KPU: {alasan}", alasan=said)
    if hal.jenis == "ubah":
        return tr("pembetulan {kolom}", kolom=within(field_words()[hal.nilai]))
    words = {**field_words(), **kind_words()}
    return within(words.get(hal.jenis, hal.jenis))


def deeds(act: Tindakan) -> str:
    """`meninggal, bukti`; of an undo, what it undid."""
    told = ", ".join(map(thing, act.hal[:_MOST]))
    if len(act.hal) > _MOST:
        told = tr("{told} dan {count} lagi", told=told, count=len(act.hal) - _MOST)
    return told


def things(act: Tindakan) -> str:
    """`Meninggal, bukti` or `Diurungkan: meninggal, bukti`."""
    told = deeds(act)
    if not act.balik:
        return told[:1].upper() + told[1:]
    if act.balik % 2:
        return tr("Diurungkan: {told}", told=told)
    return tr("Dikembalikan: {told}", told=told)


def reach(act: Tindakan) -> str:
    """`3 pemilih`, `2 tempat`, or nothing."""
    if act.pemilih:
        return tr("{count} pemilih", count=ribuan(act.pemilih))
    places = sum(hal.jumlah for hal in act.hal if hal.jenis == "wilayah")
    return tr("{count} tempat", count=ribuan(places)) if places else ""


def state(act: Tindakan) -> str:
    """Whether it still holds."""
    if act.batal:
        return tr("✗ diurungkan")
    return "" if act.dapat else tr("tetap")
