"""What can be printed: one line a document says where it stands, what it takes and who makes it.

Decision: looking at a document writes nothing down. What its service would note waits (`Siap.catat`) until
the paper leaves, and is then written once, with pages and receiver.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from app.domain.daftar_tahap import Tahap
from app.domain.errors import UserError
from app.domain.kendali import Dokumen
from app.domain.peristiwa import Draft
from app.domain.progress import Progress
from app.domain.rekap_desa import Dimensi
from app.services.desa.workspace import Workspace

if TYPE_CHECKING:
    from app.services.desa.print_pengumuman import Urut  # its reportlab costs a quarter of a second

Kelompok = Literal[
    "coklit", "dps", "dpshp", "dpshp_akhir", "perbaikan", "dptambahan", "dpt", "addendum", "rapat", "pungut",
    "serah", "kapan",
]  # fmt: skip
"""The heading under which a document stands: a stage, a list, a kind of work."""

Isian = Literal[
    "tahap", "tps", "rt", "nomor", "terbuka", "penerima", "kali", "induk", "papan", "urut_papan", "surat",
    "tanggal", "tempat", "menurut", "per_halaman", "urut", "cara", "isi", "lembar", "lampiran",
]  # fmt: skip
"""A choice that a document takes beside its paper."""

Per = Literal["", "tps", "rt", "pemilih"]
"""What a whole print has one of for each; "": it is one document."""

Jalan = Literal["kertas", "pdf", "titip"]
"""How a print leaves: to a printer, into a file, into a file that somebody else prints."""


MOST_BLANKS = 2000
"""Pages of blanks in one print."""


@dataclass(frozen=True, slots=True)
class Pilihan:
    """What somebody chose; a document takes what it knows of it, "" is all or the usual.

    `nomor`: ranges of a list's numbers · `penerima`: holders, each of whom gets `kali` numbered copies ·
    `induk`: one to be photocopied · `papan`: the boards of an announcement, `urut_papan` its order · `surat`:
    number of a letter, `tempat` of its meeting · `per_halaman`, `urut`, `cara`, `isi`: of slips
    (print_undangan.py), `printer`: whose calibration holds on blanks · `lembar`: how many pages of blanks ·
    `lampiran`: the list itself behind its decree or minutes; it alone is what `terbuka` opens then.
    """

    kertas: str = "F4"
    tahap: Tahap | Literal[""] = ""
    tps: str = ""
    rt: str = ""
    rw: str = ""
    nomor: str = ""
    terbuka: bool = False
    alasan: str = ""
    penerima: tuple[str, ...] = ()
    kali: int = 1
    induk: bool = False
    papan: tuple[str, ...] = ()
    urut_papan: "Urut" = ""
    surat: str = ""
    tanggal: date | None = None
    tempat: str = ""
    menurut: Dimensi = "tps"
    per_halaman: Literal[2, 4, 6, 8] = 4
    urut: Literal["tps", "rt"] = "rt"
    cara: Literal["biasa", "baru", "salinan", "ganti"] = "biasa"
    isi: Literal["lengkap", "isian"] = "lengkap"
    printer: str = ""
    lembar: int = 1
    lampiran: bool = False
    terdaftar: Sequence[Dokumen] = ()
    """Papers that leave with it: their numbers are as good as given."""


@dataclass(frozen=True, slots=True)
class Siap:
    """A document that was read. `susun` sets it without the data file; `catat` writes down that it left.

    `dokumen`: the numbers of the Buku kendali that it will have.
    """

    susun: Callable[[Progress], bytes] = field(repr=False)
    catat: Callable[[Workspace], None] = field(repr=False)
    konsep: bool = False
    dokumen: Sequence[Dokumen] = ()
    bagian: Sequence[tuple["DokumenCetak", "Siap"]] = field(default=(), repr=False)
    """Documents that leave with it and are written down each by itself, before it."""


Buat = Callable[[Workspace, Pilihan, Progress], Siap]


@dataclass(frozen=True, slots=True)
class DokumenCetak:
    """One document. Words of the glossary stand in braces in `judul` and `untuk`.

    kode: its name in the chain of accesses, `tercatat` what the services write there (`dokumen`, or
    `dokumen/jenis`) when nobody at the window prints · daftar: the list that it is about; what was printed
    before its ratification was a draft · wajib: whether it is missed while it is not printed · teks: the code
    of its words, where a region may change them · halaman, baris: about how many pages one has beside those
    of its voters, and how many voters a page; kosong: rows for the hand beside them.
    """

    kode: str
    judul: str
    kelompok: Kelompok
    buat: Buat = field(repr=False)
    isian: frozenset[Isian] = frozenset()
    untuk: str = ""
    daftar: Tahap | Literal[""] = ""
    per: Per = ""
    tercatat: tuple[str, ...] = ()
    wajib: bool = True
    teks: str = ""
    halaman: int = 1
    baris: int = 0
    kosong: int = 0
    rangkap: int = 1
    satu: bool = False
    """It is made for one TPS at a time."""
    terbuka: bool = False
    """It shows NIK by itself: nobody looks at it without a reason."""


@dataclass(frozen=True, slots=True)
class Keluar:
    """How a print leaves. `halaman`: the pages as `1-44`; `rangkap`: how many of each."""

    jalan: Jalan
    halaman: str
    rangkap: int = 1
    untuk: str = ""


def siapkan(workspace: Workspace, dokumen: DokumenCetak, pilihan: Pilihan, progress: Progress) -> Siap:
    """Read a document on the data lane; nothing is written, unless NIK are to be seen: that is a reveal.

    Raises UserError OPEN_REASON and whatever its service raises.
    """
    if not (pilihan.terbuka or dokumen.terbuka):
        return dokumen.buat(workspace, pilihan, progress)
    if "terbuka" not in dokumen.isian and not dokumen.terbuka:
        raise UserError("OPEN_REFUSED")
    if not pilihan.alasan.strip():
        raise UserError("OPEN_REASON")
    ready = dokumen.buat(workspace, pilihan, progress)
    workspace.note_access("lihat", {"dokumen": dokumen.kode, "alasan": pilihan.alasan.strip()})
    return ready


def catat(workspace: Workspace, dokumen: DokumenCetak, pilihan: Pilihan, siap: Siap, keluar: Keluar) -> None:
    """Write down that it leaves, before it does; numbers of the Buku kendali count from now on. It and all
    that leaves with it, or nothing.

    Raises UserError DOCUMENT_TAKEN where another print has got one of them since.
    """
    told = _told(dokumen, pilihan, keluar)

    def fuller(drafts: Sequence[Draft]) -> list[Draft]:
        return [_with(draft, told) if draft.jenis == "cetak" else draft for draft in drafts]

    with workspace.transaction():
        for part, ready in siap.bagian:
            catat(workspace, part, pilihan, ready, replace(keluar, halaman=""))
        with workspace.notes_through(fuller):
            siap.catat(workspace)


def catat_lagi(workspace: Workspace, dokumen: DokumenCetak, pilihan: Pilihan, keluar: Keluar) -> None:
    """More pages of a print that is written down already leave: after a jam, the other sides, once more."""
    told = {"dokumen": dokumen.kode, "lanjutan": "ya"}
    workspace.note_access("cetak", told | _told(dokumen, pilihan, keluar))


def _with(draft: Draft, told: Mapping[str, str]) -> Draft:
    isi = draft.isi if isinstance(draft.isi, Mapping) else {}
    return replace(draft, isi={**isi, **told})


def _told(dokumen: DokumenCetak, pilihan: Pilihan, keluar: Keluar) -> dict[str, str]:
    """What is said of every print, whoever made it."""
    told = {"kode": dokumen.kode, "jalan": keluar.jalan, "kertas": pilihan.kertas}
    told |= {"rangkap": str(keluar.rangkap)}
    if keluar.halaman:
        told["halaman"] = keluar.halaman
    if "tps" in dokumen.isian:
        told["tps"] = pilihan.tps or "semua"
    if "rt" in dokumen.isian and (pilihan.rt or pilihan.rw):
        told |= {"rt": pilihan.rt, "rw": pilihan.rw}
    if pilihan.terbuka:
        told["alasan"] = pilihan.alasan.strip()
    if keluar.untuk:
        told["untuk"] = keluar.untuk
    return told
