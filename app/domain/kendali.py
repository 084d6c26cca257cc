"""Papers on their way: documents with number and holder, slips that came back, texts that regions change."""

from collections.abc import Mapping

from app.domain.bentuk import LARGEST_SEQUENCE, Rule, day, line, number, one_of, optional, record, text

JENIS: Mapping[str, tuple[str, str]] = {
    "lembar_kerja": ("LK", "Lembar kerja"),
    "salinan": ("SL", "Salinan daftar"),
    "induk": ("IF", "Induk fotokopi"),
    "undangan": ("UN", "Ikat surat pemilih"),
    "titip": ("TC", "Berkas titip cetak"),
}
"""Kind of a controlled document -> the letters before its number, its name."""

KEMBALI: Mapping[str, str] = {
    "meninggal": "Meninggal",
    "pindah": "Pindah",
    "tidak_ditemukan": "Tidak ditemukan",
    "ganda": "Ganda",
    "menolak": "Menolak menerima",
    "lainnya": "Lainnya",
}
"""Why a slip came back. Information: it marks nobody."""

MOST_LINES = 40
_stem = text("[a-z][a-z0-9_]{1,29}")


def _lines(value: object) -> bool:
    return isinstance(value, list) and len(value) <= MOST_LINES and all(map(line(1000), value))


TEKS: Rule = record(dokumen=_stem, bagian=_stem, isi=_lines)
"""A part of a document as this region words it, line by line; no line: the usual text."""

DOKUMEN: Rule = record(
    nomor=text("[A-Z]{2}-[1-9][0-9]{0,5}-[A-Z2-7]{2}"),
    jenis=one_of(*JENIS),
    isi=line(200),
    tps=line(12),
    rt=line(12),
    rw=line(12),
    lembar=number(0, LARGEST_SEQUENCE),
    pemegang=line(200),
    keluar=optional(day),
    kembali=optional(day),
    musnah=optional(day),
    catatan=line(1000),
)
"""A controlled document. Its number: the letters of its kind, a running number, two letters of the PC."""
