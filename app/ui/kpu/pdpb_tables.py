"""The tables of the feedback as lines of text, each with its headings."""

from collections.abc import Sequence

from app.domain.banding import Banding
from app.domain.voter_id import kpu_number
from app.services.kpu.feedback_claims import Lintas
from app.services.kpu.feedback_pdpb import BarisPdpb
from app.services.kpu.followup import Lacak, LacakDesa
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.kpu.pdpb_figures import DesaAngkatan
from app.ui.models.text_model import Heading, Line

_KINDS = ("TMS", "UBAH", "BARU", "PUTUSKAN", "DITARIK", "INFO", "SURAT")
_STANDS = tuple(Banding)
NOTHING = "·"
"""Nought in a table of many."""


def place() -> list[Heading]:
    """Where a line is about."""
    return [Heading(istilah().kecamatan), Heading(istilah().desa)]


def numbers(*words: str) -> list[Heading]:
    """Columns of counts."""
    return [Heading(word, is_number=True) for word in words]


def village_headings() -> list[Heading]:
    """Of a batch by village: news by kind, then how the rows stand against today's export."""
    kinds = (
        tr("TMS"), tr("Ubah"), tr("Baru"), tr("Putuskan"), tr("Ditarik"), tr("Informasi"), tr("Surat"),
    )  # fmt: skip
    stands = (
        tr("Masih perlu"), tr("Sudah sama"), tr("Berbeda"), tr("DPID hilang"), tr("NIK di lain"),
        tr("Tak tercakup"),
    )  # fmt: skip
    return [*place(), *numbers(*kinds, *stands), Heading(tr("Cara"))]


def village_lines(rows: Sequence[DesaAngkatan]) -> list[Line]:
    """One a village, and their sum."""
    lines, sums = [], [0] * (len(_KINDS) + len(_STANDS))
    for one in rows:
        counts = [one.jenis.get(kind, 0) for kind in _KINDS] + [one.banding.get(kind, 0) for kind in _STANDS]
        sums = [before + count for before, count in zip(sums, counts, strict=True)]
        look = "warn" if one.jenis.get("PUTUSKAN", 0) else "quiet"
        lines.append(Line((one.desa.kecamatan, one.desa.nama, *_cells(counts), one.asal), "text", look))
    return [*lines, Line((tr("Jumlah"), "", *_cells(sums), ""), "accent")] if rows else []


def _cells(counts: Sequence[int]) -> list[str]:
    """Nought is drawn as nothing: what there is stands out."""
    return [ribuan(count) if count else NOTHING for count in counts]


def pdpb_headings() -> list[Heading]:
    """awal + baru - tms = akhir."""
    words = (
        tr("Awal"), tr("Baru"), tr("Ubah"), tr("TMS"), tr("Akhir"), tr("Putuskan"), tr("TMS selesai"),
        tr("TMS belum"),
    )  # fmt: skip
    return [*place(), *numbers(*words), Heading(tr("Cara"))]


def pdpb_lines(rows: Sequence[BarisPdpb]) -> list[Line]:
    """Every village that takes part, and their sum."""
    counted = [_pdpb(one) for one in rows]
    lines = [
        Line((one.desa.kecamatan, one.desa.nama, *map(ribuan, cells), one.cara), "text", "quiet")
        for one, cells in zip(rows, counted, strict=True)
    ]
    sums = [ribuan(sum(cells)) for cells in zip(*counted, strict=True)]
    return [*lines, Line((tr("Jumlah"), "", *sums, ""), "accent")] if rows else []


def _pdpb(one: BarisPdpb) -> tuple[int, ...]:
    counted = one.hitung
    struck = sum(counted.tms.values())
    return (
        counted.awal, counted.baru, counted.ubah, struck, counted.akhir, one.putuskan, one.selesai, one.belum,
    )  # fmt: skip


def balance_headings() -> list[Heading]:
    """awal + baru - tms + masuk - keluar = akhir."""
    words = (tr("Awal"), tr("Baru"), tr("TMS"), tr("Masuk"), tr("Keluar"), tr("Akhir"))
    return [*place(), *numbers(*words), Heading(tr("Neraca"))]


def balance_lines(rows: Sequence[DesaAngkatan]) -> list[Line]:
    """Of villages that ratified a list with the program."""
    lines = []
    for one in rows:
        told = one.pilkades
        if told is not None:
            counts = (told.awal, told.baru, told.tms, told.masuk, told.keluar, told.akhir)
            word, look = (tr("✓ seimbang"), "good") if told.balances else (tr("× tidak seimbang"), "bad")
            lines.append(Line((one.desa.kecamatan, one.desa.nama, *map(ribuan, counts), word), "text", look))
    return lines


def followed_headings() -> list[Heading]:
    """What Sidalih has not done yet, by kind."""
    words = (tr("TMS belum"), tr("Ubah belum"), tr("Baru belum"), tr("Lain belum"), tr("Selesai"))
    return [*place(), *numbers(*words), Heading(tr("Menunggu sejak"))]


def followed_lines(rows: Sequence[LacakDesa]) -> list[Line]:
    """Every village that a batch told of."""
    lines = []
    for one in rows:
        main = [one.belum.get(kind, 0) for kind in ("TMS", "UBAH", "BARU")]
        rest = sum(one.belum.values()) - sum(main)
        since = tr("angkatan ke-{n}", n=one.sejak) if one.sejak else tr("✓ semua selesai")
        counts = _cells([*main, rest, sum(one.selesai.values())])
        look = "warn" if one.sejak else "good"
        lines.append(Line((one.desa.kecamatan, one.desa.nama, *counts, since), "text", look))
    return lines


def trace_headings() -> list[Heading]:
    """Of one village's rows."""
    return [
        Heading(tr("Jenis")), Heading(tr("Pemilih")), Heading(tr("DPID")), Heading(tr("Nama")),
        Heading(tr("Angkatan")), Heading(tr("Ditindaklanjuti")),
    ]  # fmt: skip


def trace_lines(rows: Sequence[Lacak]) -> list[Line]:
    """Those that wait first."""
    lines = []
    for one in rows:
        batch = tr("ke-{n}, triwulan {quarter}", n=one.nomor, quarter=one.triwulan or "–")
        done, look = (f"✓ {one.tindak}", "good") if one.tindak else (tr("– belum"), "warn")
        number = str(kpu_number(one.id) or one.id)
        lines.append(Line((one.jenis, number, one.dpid, one.nama, batch, done), "text", look))
    return lines


def shared_headings() -> list[Heading]:
    """One NIK, two villages."""
    return [
        *place(), Heading(tr("Pemilih")), Heading(tr("NIK-nya ada di")), Heading(tr("DPID di sana")),
        Heading(tr("Sikap di sana")),
    ]  # fmt: skip


def shared_lines(rows: Sequence[Lintas]) -> list[Line]:
    """What the other village says of the one whom it has."""
    lines = []
    for one in rows:
        told, look = {
            "tetap": (tr("! dipertahankan di sana; putuskan"), "bad"),
            "tms": (tr("dicoret di sana: {why}", why=one.alasan), "good"),
            "belum": (tr("? belum kembali; tunggu"), "warn"),
            "luar": (tr("! di luar pemilihan ini; putuskan"), "bad"),
        }[one.sikap]
        other = f"{one.lawan.nama}, {one.lawan.kecamatan}" if one.lawan else tr("di luar pemilihan ini")
        number = str(kpu_number(one.pemilih) or one.pemilih)
        texts = (one.desa.kecamatan, one.desa.nama, number, other, one.dpid, told)
        lines.append(Line(texts, "text", look))
    return lines
