"""Words of the responses: what they are about, how far they are, what stands on one."""

from app.domain.istilah import in_sentence
from app.domain.nik import masked_within
from app.domain.tanggal import short_date
from app.domain.tanggapan import Tanggapan
from app.services.desa.daftar_rows import Ringkas
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.desa.keys import status_word
from app.ui.figures import day_and_date


def kind_words() -> dict[str, str]:
    """What a response may be about."""
    return {
        "belum_terdaftar": tr("Belum terdaftar"),
        "data_salah": tr("Data salah"),
        "lapor_tms": tr("Lapor TMS"),
        "pindah_tps": tr("Pindah {tps}", tps=istilah().tps),
        "lainnya": tr("Lainnya"),
    }


def state(one: Tanggapan) -> tuple[str, str]:
    """How far it is, in words with a sign, and the look of it."""
    if one.konflik:
        return tr("! diputuskan berbeda di dua komputer"), "bad"
    if one.is_open:
        return tr("• belum diputuskan"), "warn"
    if one.urung:
        return tr("→ pengerjaannya diurungkan"), "warn"
    if one.is_waiting:
        return tr("→ diterima, belum dikerjakan"), "warn"
    words = {
        "diterima": tr("✓ dikerjakan") if one.is_carried_out else tr("✓ diterima"),
        "ditolak": tr("✗ ditolak"),
        "dicatat": tr("✓ dalam register"),
        "ktp": tr("✓ memilih dengan KTP-el"),
    }
    return words[one.keputusan], "text"


def facts(one: Tanggapan) -> list[tuple[str, str]]:
    """What was said and what was answered; NIK and NKK masked, empty ones left out."""
    dated = f", {short_date(one.tanggal_surat)}" if one.tanggal_surat else ""
    letter = f"{one.surat}{dated}".strip(", ")
    told = [
        (tr("Pelapor"), one.pelapor + (f" ({one.hubungan})" if one.hubungan else "")),
        (tr("Diterima"), day_and_date(one.diterima)),
        (tr("Bukti"), one.bukti),
        (tr("Uraian"), one.uraian),
        (tr("Alasan"), one.alasan),
        (tr("Surat jawaban"), letter or ("" if one.is_open else tr("belum bernomor"))),
    ]
    return [(name, masked_within(what)) for name, what in told if what]


def person_told(row: Ringkas) -> list[tuple[str, str]]:
    """The voter whom it is about, as he is listed now."""
    return [
        (tr("Nomor"), row.no),
        (tr("L/P, umur"), f"{row.kelamin}, {row.umur}"),
        (tr("RT/RW"), f"{row.rt or '-'}/{row.rw or '-'}"),
        (istilah().tps, row.tps or "-"),
        (tr("Status"), status_word(row.status)),
    ]


def locked_told(rule: str) -> str:
    """What is left to do once the DPT stands, by the rule in force."""
    words = {
        "tutup": tr(
            "DPT tidak dapat dibetulkan lagi. Warga yang belum terdaftar dicatat dalam register dan "
            "diusulkan ke KPU."
        ),
        "addendum": tr(
            "DPT tidak dapat dibetulkan lagi. Warga yang terlupa ditambahkan, lalu masuk lewat addendum; "
            "yang lain dicatat dalam register."
        ),
        "ktp": tr(
            "DPT tidak dapat dibetulkan lagi. Warga yang belum terdaftar dicatat dalam register dan memilih "
            "dengan KTP-el."
        ),
    }
    return words[rule]


def tps_small() -> str:
    """TPS inside a sentence."""
    return in_sentence(istilah().tps)
