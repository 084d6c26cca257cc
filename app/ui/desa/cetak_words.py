"""Printing in words: the headings of the documents, how far one is, its choices."""

from collections.abc import Sequence

from app.domain.daftar_tahap import NAMA
from app.domain.istilah import in_sentence
from app.services.desa.cetak_butuh import Kebutuhan
from app.services.desa.cetak_keadaan import KeadaanCetak
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.figures import ribuan, short_day

Rows = list[str | KeadaanCetak]

KELOMPOK = (
    "coklit", "dps", "dpshp", "dpshp_akhir", "perbaikan", "dptambahan", "dpt", "addendum", "rapat", "pungut",
    "serah", "kapan",
)  # fmt: skip
"""The headings in the order of the work."""


def group_word(kelompok: str) -> str:
    """A heading."""
    words = {
        "coklit": istilah().coklit,
        "perbaikan": tr("Tanggapan warga"),
        "rapat": tr("Rapat dan pengumuman"),
        "pungut": tr("Hari pemungutan suara"),
        "serah": tr("Serah terima dan arsip"),
        "kapan": tr("Kapan saja"),
    }
    return words.get(kelompok) or NAMA[kelompok]  # type: ignore[index]  # else a list's name


def grouped(states: Sequence[KeadaanCetak]) -> Rows:
    """The documents under their headings; a heading without one is left out."""
    rows: Rows = []
    for kelompok in KELOMPOK:
        here = [one for one in states if one.dokumen.kelompok == kelompok]
        if here:
            rows += [group_word(kelompok).upper(), *here]
    return rows


def printed_word(one: KeadaanCetak) -> tuple[str, str]:
    """How far a document is, and how it looks."""
    if one.belum_waktu:
        return tr("nanti"), "quiet"
    if one.sudah >= one.perlu and one.terakhir:
        return tr("✓ {day}", day=short_day(one.terakhir)), "good"
    if one.sudah and one.perlu > 1:
        return tr("! {done} dari {total}", done=ribuan(one.sudah), total=ribuan(one.perlu)), "warn"
    return (tr("belum"), "text") if one.dokumen.wajib else (tr("bila perlu"), "quiet")


def needs_sentence(needed: Kebutuhan, kertas: str) -> str:
    """3 rim F4, 2.310 halaman, kira-kira 4 jam."""
    if not needed.halaman:
        return tr("Tidak ada yang menunggu dicetak.")
    told = {"pages": ribuan(needed.halaman), "paper": kertas, "time": time_told(needed.menit)}
    if needed.rim > 1:
        return tr("{reams} rim {paper}, {pages} halaman, kira-kira {time}", reams=ribuan(needed.rim), **told)
    return tr(
        "{sheets} lembar {paper}, {pages} halaman, kira-kira {time}", sheets=ribuan(needed.lembar), **told
    )


def time_told(minutes: int) -> str:
    """Minutes up to two hours, hours from there."""
    if minutes < 120:
        return tr("{minutes} menit", minutes=minutes)
    return tr("{hours} jam", hours=ribuan(round(minutes / 60)))


def slip_orders() -> dict[str, str]:
    """In which order slips come out."""
    return {"rt": tr("Per RT dan keluarga"), "tps": tr("Per nomor daftar")}


def board_orders() -> dict[str, str]:
    """In which order names stand on a notice board."""
    return {
        "": tr("Per {tps}; sebelum itu per RT", tps=istilah().tps),
        "rt": tr("Per RT"),
        "tps": tr("Per {tps}", tps=istilah().tps),
        "alphabet": tr("Menurut abjad"),
    }


def slip_kinds() -> dict[str, str]:
    """Who gets a slip, and whether it is a copy."""
    return {
        "biasa": tr("Semua; yang sudah pernah: SALINAN"),
        "baru": tr("Yang belum pernah dicetak"),
        "salinan": tr("Semua sebagai SALINAN"),
        "ganti": tr("Ganti yang rusak"),
    }


def slip_forms() -> dict[str, str]:
    """Whole slips, or what is printed onto blanks."""
    return {"lengkap": tr("Surat lengkap"), "isian": tr("Isian saja (blangko)")}


def sides() -> dict[str, str]:
    """For printing both sides by hand."""
    return {
        "semua": tr("Semua halaman"),
        "ganjil": tr("Ganjil saja"),
        "genap": tr("Genap saja"),
        "genap_balik": tr("Genap dari belakang"),
    }


def cetak_keys() -> tuple[tuple[str, str], ...]:
    """What the keys of the page do."""
    return (
        ("↑ ↓", tr("pilih dokumen")),
        ("Tab", tr("ke halamannya, ke pilihannya")),
        ("Ctrl+P", tr("cetak")),
        ("Ctrl+S", tr("simpan PDF")),
        ("T", tr("ubah teks")),
        ("K", tr("kebutuhan cetak")),
        ("B", tr("buku kendali")),
        ("S", tr("{slip} yang kembali", slip=in_sentence(istilah().undangan))),
        ("G", tr("geser isian di atas blangko")),
        ("/", tr("cari dokumen")),
    )


def tps_word(tps: str) -> str:
    """TPS 02."""
    return f"{istilah().tps} {int(tps):02}" if tps.isdecimal() else f"{istilah().tps} {tps}"
