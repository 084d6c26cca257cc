"""Pairs in the window's words: short ones for the table, whole sentences beside it."""

from collections.abc import Iterator

from app.domain.ganda import Terlewat
from app.domain.pemilihan import Profil
from app.domain.serupa import Serupa
from app.services.desa.daftar_rows import Ringkas
from app.services.desa.ganda import BEDA
from app.services.desa.ganda_putusan import Diputuskan
from app.system.language import tr
from app.ui.figures import ribuan


def reason_word(why: Serupa) -> str:
    """What two entries share, as a table writes it."""
    return {
        Serupa.NIK: tr("NIK sama"),
        Serupa.NKK_NAMA: tr("KK dan nama sama"),
        Serupa.NAMA_LAHIR: tr("nama dan lahir sama"),
        Serupa.NAMA_MIRIP: tr("nama, tahun, RT sama"),
        Serupa.NAMA_HAMPIR: tr("nama hampir sama"),
        Serupa.LAHIR_HAMPIR: tr("lahir hampir sama"),
        Serupa.TAHUN_LAHIR: tr("tahun lahir sama"),
        Serupa.NAMA_HAMPIR_RT: tr("nama hampir, satu RT"),
    }[why]


def names_of(one: Ringkas, other: Ringkas) -> str:
    """The name, or both where they differ."""
    return one.nama if one.nama == other.nama else f"{one.nama} / {other.nama}"


def places_of(one: Ringkas, other: Ringkas) -> str:
    """`03/01`, or both where they differ."""
    places = [f"{_short(row.rt)}/{_short(row.rw)}" for row in (one, other)]
    return places[0] if places[0] == places[1] else " · ".join(places)


def _short(number: str) -> str:
    """`003` as `03`: the table is narrow."""
    return number[1:] if len(number) == 3 and number.startswith("0") else number or "-"


def decision_word(what: Diputuskan, one: Ringkas, other: Ringkas) -> str:
    """What was decided, as a table writes it."""
    if what.putusan == BEDA:
        return tr("✓ dua orang")
    struck = one if what.dicoret == one.id else other
    return tr("✗ no. {no} dicoret", no=struck.no)


def decision_told(what: Diputuskan, one: Ringkas, other: Ringkas) -> str:
    """The same in a sentence, with who and when."""
    told = tr("{word}. Oleh {nama}, {waktu}.", word=decision_word(what, one, other), nama=what.anggota,
              waktu=what.waktu)  # fmt: skip
    return tr("{told} Alasan: {alasan}", told=told, alasan=what.alasan) if what.alasan else told


def missed_told(missed: Terlewat, profil: Profil) -> str:
    """What nobody could look at; "" where everything was compared."""
    return " ".join(_missed(missed, profil))


def _missed(missed: Terlewat, profil: Profil) -> Iterator[str]:
    if profil == "nik-disamarkan":
        yield tr("Di paket KPU ini NIK dan nomor KK tersamar.")
    elif profil == "tanpa-nik":
        yield tr("Paket KPU ini tanpa NIK dan nomor KK.")
    counts = (
        (tr("NIK"), missed.nik),
        (tr("nomor KK"), missed.nkk),
        (tr("tanggal lahir"), missed.lahir),
        (tr("RT"), missed.rt),
    )
    told = [f"{word} {ribuan(count)}" for word, count in counts if count]
    if told:
        yield tr(
            "Tidak dibandingkan karena kosong atau tersamar: {what} dari {count} orang.",
            what=", ".join(told),
            count=ribuan(missed.orang),
        )
