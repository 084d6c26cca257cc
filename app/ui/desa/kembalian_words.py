"""Invitations that came back, in words: reasons, the balance in a sentence, where a line of it belongs."""

from collections.abc import Sequence

from app.domain.istilah import in_sentence
from app.domain.penetapan import Baris
from app.domain.tanggal import short_date
from app.services.desa.kembalian import BarisRekon, Kembalian, SuratKembali
from app.services.desa.undangan_ikat import Wilayah
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.desa.cetak_words import tps_word
from app.ui.figures import ribuan
from app.ui.models.text_model import Heading, Line

_NAMED = 3


def reason_words() -> dict[str, str]:
    """Why a slip came back."""
    return {
        "meninggal": tr("Meninggal"),
        "pindah": tr("Pindah"),
        "tidak_ditemukan": tr("Tidak ditemukan"),
        "ganda": tr("Ganda"),
        "menolak": tr("Menolak menerima"),
        "lainnya": tr("Lainnya"),
    }


def returned_told(one: Kembalian) -> str:
    """kembali 28-01-2027: pindah · rumah kosong."""
    day, reason = short_date(one.tanggal.isoformat()), reason_words()[one.alasan].lower()
    told = tr("kembali {day}: {reason}", day=day, reason=reason)
    told = f"{told} · {one.catatan}" if one.catatan else told
    return tr("{told} (dua komputer mencatat berbeda)", told=told) if one.konflik else told


def balance_sentence(one: BarisRekon) -> str:
    """2.700 dicetak = 2.650 diterima pemilih + 30 kembali + 20 di tangan pengantar."""
    if not (one.dicetak or one.jumlah_kembali):
        return tr("Belum ada {slip} yang dicetak.", slip=in_sentence(istilah().undangan))
    parts = (
        (one.diterima, tr("{count} diterima pemilih", count=ribuan(one.diterima))),
        (one.jumlah_kembali, tr("{count} kembali", count=ribuan(one.jumlah_kembali))),
        (one.keluar, tr("{count} di tangan pengantar", count=ribuan(one.keluar))),
        (one.disimpan, tr("{count} belum keluar", count=ribuan(one.disimpan))),
        (one.musnah, tr("{count} musnah", count=ribuan(one.musnah))),
        (one.dicabut, tr("{count} dicabut", count=ribuan(one.dicabut))),
    )
    sums = " + ".join(told for count, told in parts if count) or "0"
    return tr("{count} dicetak = {sums}", count=ribuan(one.dicetak), sums=sums)


def reasons_sentence(one: BarisRekon) -> str:
    """Kembali: 3 pindah, 1 meninggal; and what came back although nobody noted its print."""
    words = reason_words()
    counts = [f"{ribuan(one.kembali[why])} {words[why].lower()}" for why in words if one.kembali.get(why)]
    told = tr("Kembali: {reasons}.", reasons=", ".join(counts)) if counts else ""
    if not one.tanpa_catatan:
        return told
    more = tr("{count} kembali tanpa catatan cetak.", count=ribuan(one.tanpa_catatan))
    return f"{told} {more}".strip()


def balance_headings() -> list[Heading]:
    """Of the lines of the balance."""
    numbers = (
        tr("Pemilih"), tr("Dicetak"), tr("Diterima"), tr("Kembali"), tr("Pengantar"), tr("Belum keluar"),
        tr("Musnah, dicabut"),
    )  # fmt: skip
    return [Heading(tr("Wilayah")), Heading(istilah().tps), *(Heading(word, True) for word in numbers)]


def balance_line(one: BarisRekon, by: str) -> Line:
    """One RT or TPS."""
    numbers = (
        one.pemilih, one.dicetak, one.diterima, one.jumlah_kembali, one.keluar, one.disimpan,
        one.musnah + one.dicabut,
    )  # fmt: skip
    tps = one.wilayah.tps
    short = f"{int(tps):02}" if tps.isdecimal() else tps
    return Line((place_word(one.wilayah, by), short, *map(ribuan, numbers)), "bad" if one.selisih else "text")


def place_word(key: Wilayah, by: str) -> str:
    """RT 003 / RW 001, Dusun Krajan; or TPS 02."""
    if not key.tps:
        return tr("Nomor yang dicabut")
    if by == "tps":
        return tps_word(key.tps)
    place = " / ".join(f"{word} {value}" for word, value in (("RT", key.rt), ("RW", key.rw)) if value)
    dusun = "" if not key.dusun else f"{istilah().dusun} {_bare(key.dusun)}"
    return ", ".join(part for part in (place, dusun) if part) or tr("Tanpa RT")


def _bare(dusun: str) -> str:
    """KRAJAN of DUSUN KRAJAN."""
    word = f"{istilah().dusun} "
    return dusun[len(word) :] if dusun.casefold().startswith(word.casefold()) else dusun


def slip_headings() -> list[Heading]:
    """Of the slips that came back."""
    words = (tr("Nama"), "RT/RW", tr("Alasan"), tr("Tanggal"), tr("Catatan"))
    return [Heading(istilah().tps), Heading(tr("No. DPT"), True), *map(Heading, words)]


def slip_line(one: SuratKembali) -> Line:
    """One slip; its voter may stand on the list no more."""
    row, back = one.baris, one.kembali
    tps, no, name, place = _voter_told(row) if row else ("", "", tr("(tidak lagi di DPT)"), "")
    reason = reason_words()[back.alasan]
    texts = (
        tps, no, name, place, f"! {reason}" if back.konflik else reason,
        short_date(back.tanggal.isoformat()), back.catatan,
    )  # fmt: skip
    return Line(texts, "warn" if back.konflik else "text" if row else "quiet")


def _voter_told(row: Baris) -> tuple[str, str, str, str]:
    one = row.pemilih
    tps = f"{int(one.tps):02}" if one.tps.isdecimal() else one.tps
    return tps, f"{row.no:04}", one.nama, "/".join(part for part in (one.rt, one.rw) if part)


def whose_told(rows: Sequence[Baris]) -> str:
    """0005 SITI AMINAH, 0009 SLAMET dan 48 lagi."""
    told = ", ".join(f"{row.no:04} {row.pemilih.nama}" for row in rows[:_NAMED])
    more = len(rows) - _NAMED
    return told + (tr(" dan {count} lagi", count=ribuan(more)) if more > 0 else "")
