"""The letters of one run of reminders: one a committee, one a kecamatan, one to the agency."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.domain.progress import Progress
from app.domain.sebutan import camat, desa_lengkap
from app.domain.tanggal import long_date, ribuan, short_date
from app.printing.naskah_baris import Baris
from app.printing.naskah_isi import IsiNaskah, Kolom, LembarNaskah, Tabel
from app.services.kpu.naskah_kpu import Surat, district, lembar, surat_pdf
from app.services.kpu.pending import LAST, BelumKembali
from app.services.kpu.vault_session import Vault
from app.store.vault_tindak import Tindak

Pihak = Literal["panitia", "camat", "dinas"]
_FROM: dict[Pihak, int] = {"panitia": 1, "camat": 2, "dinas": 3}
"""The reminder from which on somebody gets a letter."""
_TITLE = "Tagihan pengembalian data pemilih"
_NOTHING = "belum ada"
_KOLOM = (
    Kolom("No", 0.4, "tengah"),
    Kolom("Wilayah", 2.4),
    Kolom("Kode", 1.2, "tengah"),
    Kolom("Pemilih", 0.8, "kanan"),
    Kolom("Tagihan", 0.8, "tengah"),
    Kolom("Tagihan sebelumnya", 1.6),
)


@dataclass(frozen=True, slots=True)
class Tertagih:
    """A village and the number of the reminder it gets now; `sebelum`: the reminders it got."""

    belum: BelumKembali
    ke: int
    sebelum: Sequence[Tindak]


def chase_pdf(
    opened: Vault,
    told: Sequence[Tertagih],
    surat: Surat,
    batas: date,
    pihak: frozenset[Pihak],
    progress: Progress,
) -> tuple[bytes, int]:
    """(PDF, how many letters): the committees' in the order of the villages, then kecamatan, then agency."""
    sheets = [*_to_committees(opened, told, surat, batas, pihak)]
    for to, group in _offices(opened, told, pihak):
        sheets.append(_to_office(opened, to, group, surat, batas, len(sheets)))
    return surat_pdf(opened, _TITLE, sheets, progress), len(sheets)


def gets(who: Pihak, one: Tertagih, pihak: frozenset[Pihak]) -> bool:
    """Whether a village's reminder goes to them; `pihak` empty: as its number says."""
    return who in pihak if pihak else one.ke >= _FROM[who]


def _to_committees(
    opened: Vault, told: Sequence[Tertagih], surat: Surat, batas: date, pihak: frozenset[Pihak]
) -> Iterator[LembarNaskah]:
    for place, one in enumerate(told):
        if gets("panitia", one, pihak):
            isi = _committee(opened, one, batas, pihak)
            foot = f"{_TITLE} ke-{one.ke}, {one.belum.desa.kode}"
            yield lembar(opened, "kpu_tagih", surat, one.belum.desa, isi, place=place, kaki=foot)


def _committee(opened: Vault, one: Tertagih, batas: date, pihak: frozenset[Pihak]) -> IsiNaskah:
    belum = one.belum
    copies = [who for who in ("camat", "dinas") if gets(who, one, pihak)]
    values = {
        "ke": str(one.ke),
        "paket": str(belum.paket),
        "pemilih": ribuan(belum.pemilih),
        "dibuat": day_word(belum.dibuat),
        "terima": received_words(belum.sementara),
        "tagihan": "; ".join(map(reminder_words, one.sebelum)) or _NOTHING,
        "batas": long_date(batas),
        "akibat": _consequence(one.ke),
    }
    return IsiNaskah(values, baris={"tembusan": _copies(opened, belum, copies)})


def _copies(opened: Vault, belum: BelumKembali, who: Sequence[str]) -> list[Baris]:
    names = {
        "camat": camat(opened.istilah, belum.desa),
        "dinas": f"Kepala {opened.istilah.dinas} {opened.kabupaten.nama}",
    }
    lines = [Baris("butir", names[one], f"{at}.", jadi=True) for at, one in enumerate(who, 1)]
    return [Baris("alinea", "Tembusan:", jadi=True), *lines] if lines else []


def _consequence(ke: int) -> str:
    if ke < LAST:
        return "Bila ada kesulitan, hubungi kami; kami membantu sampai datanya kembali."
    return (
        "Ini tagihan terakhir. Bila sampai tanggal itu tidak ada jawaban, kami mencatat dengan berita acara "
        "bahwa data ini tidak kembali, dan daftar pemilih wilayah Saudara di KPU tidak berubah."
    )


Group = tuple[str, list[Tertagih]]


def _offices(opened: Vault, told: Sequence[Tertagih], pihak: frozenset[Pihak]) -> Iterator[Group]:
    """Who else is written to, with the villages that his letter names."""
    by_kecamatan: dict[str, list[Tertagih]] = defaultdict(list)
    for one in told:
        if gets("camat", one, pihak):
            by_kecamatan[camat(opened.istilah, one.belum.desa)].append(one)
    yield from sorted(by_kecamatan.items())
    agency = [one for one in told if gets("dinas", one, pihak)]
    if agency:
        yield f"Kepala {opened.istilah.dinas} {opened.kabupaten.nama}", agency


def _to_office(
    opened: Vault, to: str, group: Sequence[Tertagih], surat: Surat, batas: date, place: int
) -> LembarNaskah:
    rows = [_row(opened, at, one) for at, one in enumerate(group, 1)]
    total = sum(one.belum.pemilih for one in group)
    sums = ("", "Jumlah", "", ribuan(total), "", "")
    values = {"tujuan": to, "banyak": str(len(group)), "batas": long_date(batas)}
    isi = IsiNaskah(values, {"tagihan": Tabel(_KOLOM, rows, sums if len(rows) > 1 else ())})
    return lembar(
        opened, "kpu_tagih_pihak", surat, district(opened), isi, place=place, kaki=f"{_TITLE}, {to}"
    )


def _row(opened: Vault, at: int, one: Tertagih) -> tuple[str, ...]:
    desa = one.belum.desa
    before = ", ".join(short_date(str(act.isi["tanggal"])) for act in one.sebelum) or "–"
    name = desa_lengkap(opened.istilah, desa)
    return (str(at), name, desa.kode, ribuan(one.belum.pemilih), f"ke-{one.ke}", before)


def reminder_words(act: Tindak) -> str:
    """ke-1, 17-02-2027 (nomor 12/2027)."""
    number = f" (nomor {act.isi['surat']})" if act.isi.get("surat") else ""
    return f"ke-{act.isi['ke']}, {short_date(str(act.isi['tanggal']))}{number}"


def received_words(sementara: int) -> str:
    """What of a village is here."""
    return f"pengembalian sementara ke-{sementara}" if sementara else _NOTHING


def day_word(instant: str) -> str:
    """The day of an instant: 3 Februari 2027."""
    return long_date(date.fromisoformat(instant[:10]))
