"""Papers on their way: documents with number and holder, slips that came back, texts that regions change."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Literal

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

Keadaan = Literal["disimpan", "keluar", "kembali", "musnah"]
_DAYS = ("keluar", "kembali", "musnah")


@dataclass(frozen=True, slots=True)
class Dokumen:
    """One paper of the Buku kendali, as its record has it. `lembar`: sheets, of a bundle its slips.

    `konflik`: PCs said different things of it; what the newest said is shown.
    """

    nomor: str
    jenis: str
    isi: str = ""
    tps: str = ""
    rt: str = ""
    rw: str = ""
    lembar: int = 0
    pemegang: str = ""
    keluar: date | None = None
    kembali: date | None = None
    musnah: date | None = None
    catatan: str = ""
    konflik: bool = False

    @property
    def keadaan(self) -> Keadaan:
        """Still here, out with its holder, back, destroyed."""
        if self.musnah:
            return "musnah"
        if self.keluar:
            return "kembali" if self.kembali else "keluar"
        return "disimpan"

    @property
    def urut(self) -> tuple[str, int, str]:
        """Where it stands in the book."""
        return number_parts(self.nomor)

    def record(self) -> dict[str, Any]:
        """As an event keeps it."""
        told = asdict(self)
        del told["konflik"]
        return told | {name: told[name].isoformat() if told[name] else "" for name in _DAYS}


def read_dokumen(isi: Mapping[str, Any], *, konflik: bool = False) -> Dokumen:
    """A record that was checked when it came in."""
    days = {name: date.fromisoformat(isi[name]) if isi[name] else None for name in _DAYS}
    names = [one.name for one in fields(Dokumen) if one.name != "konflik"]
    return Dokumen(**{name: days.get(name, isi[name]) for name in names}, konflik=konflik)


def number_parts(nomor: str) -> tuple[str, int, str]:
    """The letters of the kind, the running number, the letters of the PC."""
    kind, number, device = nomor.split("-")
    return kind, int(number), device


@dataclass(frozen=True, slots=True)
class Edaran:
    """How many papers: ever given out, of those back, still out; destroyed. Sheets: `lembar_*`."""

    keluar: int = 0
    kembali: int = 0
    beredar: int = 0
    musnah: int = 0
    lembar_keluar: int = 0
    lembar_beredar: int = 0


def edaran(papers: Iterable[Dokumen]) -> Edaran:
    """Count them; what was destroyed in its holder's hands is not out any more."""
    known = list(papers)
    given = [one for one in known if one.keluar]
    out = [one for one in known if one.keadaan == "keluar"]
    return Edaran(
        keluar=len(given),
        kembali=sum(one.kembali is not None for one in given),
        beredar=len(out),
        musnah=sum(one.musnah is not None for one in known),
        lembar_keluar=sum(one.lembar for one in given),
        lembar_beredar=sum(one.lembar for one in out),
    )
