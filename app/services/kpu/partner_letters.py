"""Draft letters to partners: the request, the agreement, the answer; their words may be changed before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.errors import UserError
from app.domain.naskah import bernama
from app.domain.naskah_kpu import NASKAH_KPU, NaskahKpu
from app.domain.progress import Progress, silent
from app.domain.sebutan import without
from app.domain.tanggal import ribuan
from app.printing.naskah_baris import Baris
from app.printing.naskah_isi import IsiNaskah, Kolom, Tabel
from app.printing.numbers_in_words import terbilang
from app.services.kpu.naskah_kpu import Surat, district, lembar, surat_pdf
from app.services.kpu.vault_session import Vault
from app.store import database, vault, vault_bagian
from app.system.safe_file import write_atomic

_OF_OTHERS = frozenset(("permintaan",))
"""Letters that somebody else signs, under a letterhead of his own."""


@dataclass(frozen=True, slots=True)
class Draf:
    """A document in memory."""

    kode: str
    judul: str
    pdf: bytes = field(repr=False)


def drafts(opened: Vault) -> list[NaskahKpu]:
    """The letters that are drafts by themselves, in order, with the words of here."""
    return [
        NaskahKpu(one.kode, one.judul, bernama(one.untuk, opened.istilah), one.draf)
        for one in NASKAH_KPU.values()
        if one.draf
    ]


def draft(
    opened: Vault,
    kode: str,
    surat: Surat,
    progress: Progress = silent,
    unsaved: Mapping[str, Sequence[str]] | None = None,
) -> Draf:
    """One letter about all villages that take part. `unsaved`: parts that somebody is wording.

    Raises NASKAH_UNKNOWN, VILLAGES_NONE, of unsaved parts TEXT_*.
    """
    if kode not in NASKAH_KPU or not NASKAH_KPU[kode].draf:
        raise UserError("NASKAH_UNKNOWN", usage=True)
    naskah, table = NASKAH_KPU[kode], _villages(opened)
    banyak, pemilih = len(table.baris), _voters(opened)
    values = {
        "banyak": ribuan(banyak),
        "banyak_kata": terbilang(banyak),
        "pemilih": ribuan(pemilih),
        "pemilih_kata": terbilang(pemilih),
    }
    isi = IsiNaskah(values, {"wilayah": table}, {"surat_dasar": basis(opened)})
    place = district(opened)
    sheet = lembar(opened, naskah.berkas, surat, place, isi, kaki=naskah.judul, unsaved=unsaved)
    ours = kode not in _OF_OTHERS
    return Draf(kode, naskah.judul, surat_pdf(opened, naskah.judul, [sheet], progress, ours=ours))


def print_draft(opened: Vault, kode: str, surat: Surat, out: Path) -> Draf:
    """The same into a file, and written down. Raises what `draft` raises and file errors."""
    made = draft(opened, kode, surat)
    write_atomic(out, made.pdf)
    with database.transaction(opened.db):
        opened.note("naskah_dicetak", {"dokumen": kode})
    return made


def basis(opened: Vault) -> list[Baris]:
    """The letters behind the data as numbered items; dots to be filled in by hand where none is kept."""
    told = [f"{name} Nomor {number};" for name, number in opened.dasar.items() if number]
    if not told:
        names = (f"Surat {opened.istilah.dinas}", "Perjanjian kerja sama")
        told = [f"{name} Nomor {'.' * 30} tanggal {'.' * 24};" for name in names]
    return [Baris("butir", text, f"{at}.", jadi=True) for at, text in enumerate(told, 1)]


def _villages(opened: Vault) -> Tabel:
    """Every village that takes part. Raises VILLAGES_NONE."""
    villages, istilah = vault.villages(opened.db, ikut=True), opened.istilah
    if not villages:
        raise UserError("VILLAGES_NONE")
    voters = vault_bagian.voters_of_villages(opened.db)
    columns = [
        Kolom("No", 0.4, "tengah"), Kolom("Kode", 1.1, "tengah"), Kolom(istilah.desa, 2.2),
        Kolom(istilah.kecamatan, 2), Kolom("Pemilih", 0.9, "kanan"),
    ]  # fmt: skip
    rows = [
        (
            str(at),
            desa.kode,
            without(istilah.desa, desa.nama),
            without(istilah.kecamatan, desa.kecamatan),
            ribuan(voters.get(desa.kode, 0)),
        )
        for at, desa in enumerate(villages, 1)
    ]
    return Tabel(columns, rows, ("", "", "Jumlah", "", ribuan(_voters(opened))))


def _voters(opened: Vault) -> int:
    voters = vault_bagian.voters_of_villages(opened.db)
    return sum(voters.get(desa.kode, 0) for desa in vault.villages(opened.db, ikut=True))
