"""The verdicts of the check list, each with its count, in words."""

from app.domain.berlaku import GIVES_NUMBERS
from app.domain.daftar_tahap import Tahap
from app.domain.istilah import in_sentence
from app.domain.tanggal import ribuan
from app.system.language import tr


def conflicts(count: int) -> str:
    """Fields that PCs or KPU decided in different ways."""
    if not count:
        return tr("Tidak ada isian yang diputuskan berbeda.")
    return tr("{count} pemilih berisi keterangan yang saling berbeda; putuskan dahulu.", count=ribuan(count))


def shared_niks(count: int) -> str:
    """NIKs of more than one voter."""
    if not count:
        return tr("Setiap NIK hanya ada satu kali.")
    return tr("{count} NIK dipakai lebih dari satu pemilih; tandai yang ganda.", count=ribuan(count))


def on_the_list(count: int) -> str:
    """Whether anybody is left."""
    if not count:
        return tr("Tidak seorang pun ada di daftar.")
    return tr("{count} pemilih ada di daftar.", count=ribuan(count))


def unverified(count: int, last: Tahap | None) -> str:
    """Voters without a verdict. `last`: the list ratified last; the first has everybody, and the DPT too."""
    if not count:
        return tr("Semua pemilih sudah diverifikasi.")
    if last in GIVES_NUMBERS:
        return tr("{count} pemilih masuk DPT tanpa diverifikasi.", count=ribuan(count))
    if last:
        return tr("{count} pemilih belum diverifikasi; akan masuk DPT apa adanya.", count=ribuan(count))
    return tr("{count} pemilih belum diverifikasi; akan masuk apa adanya.", count=ribuan(count))


def sheets(count: int) -> str:
    """Worksheets not copied in full."""
    if not count:
        return tr("Semua lembar kerja sudah masuk.")
    return tr("{count} lembar kerja belum selesai disalin.", count=ribuan(count))


def evidence(count: int) -> str:
    """Changes without a paper."""
    if not count:
        return tr("Semua perubahan punya bukti.")
    return tr("{count} perubahan belum punya bukti.", count=ribuan(count))


def ages(count: int) -> str:
    """Ages that need a second look."""
    if not count:
        return tr("Tidak ada umur yang meragukan.")
    return tr("{count} pemilih berumur meragukan pada hari pemungutan suara.", count=ribuan(count))


def without_tps(count: int, tps: str) -> str:
    """Voters without a TPS."""
    if not count:
        return tr("Semua pemilih punya {tps}.", tps=in_sentence(tps))
    return tr("{count} pemilih belum punya {tps}.", count=ribuan(count), tps=in_sentence(tps))


def pairs(count: int | None) -> str:
    """Pairs that may be one person; None: being looked for."""
    if count is None:
        return tr("Pasangan yang mungkin satu orang sedang dicari …")
    if not count:
        return tr("Tidak ada pasangan yang mungkin satu orang.")
    return tr("{count} pasangan mungkin satu orang; belum diputuskan.", count=ribuan(count))


def responses(count: int) -> str:
    """Residents' responses."""
    if not count:
        return tr("Semua tanggapan warga sudah diputuskan dan dikerjakan.")
    return tr("{count} tanggapan warga belum diputuskan atau belum dikerjakan.", count=ribuan(count))


def announced(stage: str, done: bool) -> str:
    """Whether the announcement of a list is known."""
    if done:
        return tr("Pengumuman {stage} sudah dicatat.", stage=stage)
    return tr("Pengumuman {stage} belum dicatat.", stage=stage)


def answers_waited_for(count: int, *, is_made: bool) -> str:
    """Voters that the population office was asked about."""
    if not is_made:
        return tr("Daftar padanan Dukcapil belum dibuat.")
    if not count:
        return tr("Semua jawaban Dukcapil sudah datang.")
    return tr("{count} pemilih menunggu jawaban Dukcapil.", count=ribuan(count))


def answers_undecided(count: int) -> str:
    """Answers of the office that nobody has acted upon."""
    if not count:
        return tr("Semua jawaban Dukcapil sudah diputuskan.")
    return tr("{count} jawaban Dukcapil belum diputuskan.", count=ribuan(count))
