"""Steps, ratifications and rules of the schedule in words."""

from app.domain.daftar_tahap import NAMA
from app.domain.jadwal import HARI, Langkah
from app.services.desa.tahapan import Dibuka, Ditetapkan, LangkahDesa, TahapanDesa
from app.system.language import tr
from app.ui.figures import day_and_date, long_date, ribuan


def days_of(step: LangkahDesa) -> str:
    """Senin, 14 Desember 2026 or 14 Desember 2026 s.d. 16 Desember 2026."""
    first, last = step.waktu.mulai, step.waktu.selesai
    if first == last:
        return day_and_date(first)
    return tr("{first} s.d. {last}", first=long_date(first), last=long_date(last))


def rule_of(step: LangkahDesa, told: TahapanDesa) -> str:
    """How the days came to be."""
    if step.waktu.tetap:
        return tr("Tanggal ditentukan panitia, tidak dihitung.")
    names = {one.waktu.langkah.kode: one.nama for one in told.langkah}
    return tr("Dihitung: {rule}.", rule=distance(step.waktu.langkah, names))


def distance(step: Langkah, names: dict[str, str]) -> str:
    """`3 hari kerja sesudah Penetapan DPS`."""
    days = tr("hari kerja") if step.hitung == "kerja" else tr("hari")
    after = tr("hari pemungutan suara") if step.acuan == HARI else names.get(step.acuan, step.acuan)
    if step.geser == 0:
        return tr("pada {step}", step=after)
    if step.geser < 0:
        return tr("{count} {days} sebelum {step}", count=-step.geser, days=days, step=after)
    return tr("{count} {days} sesudah {step}", count=step.geser, days=days, step=after)


def counts_of(made: Ditetapkan) -> str:
    """2.696 pemilih: L 1.340, P 1.356."""
    counts = made.penetapan.jumlah
    return tr(
        "{count} pemilih: L {men}, P {women}",
        count=ribuan(counts["jumlah"]), men=ribuan(counts["L"]), women=ribuan(counts["P"]),
    )  # fmt: skip


def ratified_line(made: Ditetapkan) -> str:
    """When, by whom, under which number."""
    told = tr("Ditetapkan {day} oleh {names}.", day=long_date(made.pada), names=both(made.oleh))
    return told + (" " + tr("Nomor {number}.", number=made.penetapan.nomor) if made.penetapan.nomor else "")


def opened_line(made: Ditetapkan, opened: Dibuka) -> str:
    """A re-opening, for ever visible."""
    return tr(
        "{stage} yang ditetapkan {day} dibuka kembali {opened} oleh {names}, keputusan {number}: {reason}",
        stage=NAMA[made.penetapan.tahap], day=long_date(made.pada), opened=long_date(opened.pada),
        names=both(opened.oleh), number=opened.nomor, reason=opened.alasan,
    )  # fmt: skip


def both(names: tuple[str, ...]) -> str:
    """Two names."""
    return tr("{one} dan {other}", one=names[0], other=names[1]) if len(names) == 2 else ", ".join(names)


def fingerprint(sidik: str) -> str:
    """64 letters in groups of four, as they stand on paper."""
    return " ".join(sidik[at : at + 4] for at in range(0, len(sidik), 4))
