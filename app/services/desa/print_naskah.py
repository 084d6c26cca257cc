"""Letters and minutes: which there are and when they are due, printing one, a look while it is worded."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.daftar_tahap import NAMA, Tahap
from app.domain.naskah import NASKAH, Naskah, bernama
from app.domain.progress import Progress, silent
from app.printing.naskah_isi import BagianNaskah, IsiNaskah, LembarNaskah
from app.printing.page import Paper, paper_named
from app.services.desa import print_naskah_daftar as of_list
from app.services.desa import print_naskah_data as of_data
from app.services.desa import print_naskah_serah as of_handover
from app.services.desa import print_naskah_warga as of_people
from app.services.desa.frozen import in_force
from app.services.desa.kendali import one_line
from app.services.desa.print_lists import BahanDaftar, signers
from app.services.desa.print_lists import pdf_of as list_pdf
from app.services.desa.print_naskah_jadwal import jadwal_isi
from app.services.desa.print_naskah_lampiran import annex
from app.services.desa.print_naskah_logo import logo
from app.services.desa.print_naskah_sumber import Permintaan, Sumber
from app.services.desa.print_naskah_teks import parts_of
from app.services.desa.print_naskah_umum import common_values
from app.services.desa.tahapan import schedule
from app.services.desa.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Dokumen:
    """A document for the page that offers it. `kapan`: the first day of its step, None where it has none."""

    naskah: Naskah
    judul: str
    untuk: str
    kapan: date | None


@dataclass(frozen=True, slots=True)
class Bahan:
    """All that printing needs, read from the data file. `catatan`: what is written down of it; `lampiran`:
    the list that goes behind it."""

    naskah: Naskah
    judul: str
    lembar: Sequence[LembarNaskah]
    logo: bytes = field(repr=False)
    catatan: Mapping[str, str] = field(repr=False)
    lampiran: BahanDaftar | None = None


@dataclass(frozen=True, slots=True)
class Tercetak:
    """A PDF in memory. `lembar`: how many documents of the kind it holds, one for each receiver; `lampiran`:
    pages of the list behind it."""

    pdf: bytes = field(repr=False)
    judul: str
    lembar: int
    konsep: bool
    lampiran: int = 0


Builder = Callable[[Sumber], list[IsiNaskah]]
BUILDERS: Mapping[str, Builder] = {
    "keputusan": of_list.penetapan_isi,
    "ba_penetapan": of_list.penetapan_isi,
    "ba_addendum": of_list.penetapan_isi,
    "undangan_pleno": of_list.rapat_isi,
    "hadir_pleno": of_list.rapat_isi,
    "notulen_pleno": of_list.rapat_isi,
    "pengumuman": of_list.pengumuman_isi,
    "ba_penempelan": of_list.penempelan_isi,
    "pengantar": of_list.pengantar_isi,
    "jadwal": jadwal_isi,
    "ba_salinan": of_handover.salinan_isi,
    "tanda_terima_salinan": of_handover.tanda_terima_isi,
    "ba_serah_terima": of_handover.serah_terima_isi,
    "ba_perubahan_sidik": of_handover.perubahan_isi,
    "surat_tugas": of_people.surat_tugas_isi,
    "pernyataan_rahasia": of_people.pernyataan_isi,
    "formulir_tanggapan": of_people.formulir_tanggapan_isi,
    "formulir_tambahan": lambda _: [IsiNaskah()],
    "ket_domisili": of_people.domisili_isi,
    "ket_kematian": of_people.kematian_isi,
    "ba_musnah_lembar": of_data.musnah_lembar_isi,
    "ba_musnah_data": of_data.musnah_data_isi,
    "laporan_insiden": of_data.insiden_isi,
    "daftar_arsip": of_data.arsip_isi,
    "ba_arsip": of_data.arsip_isi,
}
"""By `Naskah.berkas`."""


def documents(workspace: Workspace) -> list[Dokumen]:
    """What this village may need: papers of lists that its schedule does not know are left out."""
    dates, istilah = schedule(workspace), workspace.pengaturan.istilah
    wanted: set[str] = {"", "pilih", *in_force(workspace).tahap}
    wanted |= {step.langkah.daftar for step in dates if step.langkah.jenis == "tetapkan"}
    if workspace.aturan.setelah_dpt == "addendum":
        wanted.add("addendum")
    found = []
    for one in NASKAH.values():
        if one.daftar in wanted:
            kind, daftar = one.langkah
            steps = (step for step in dates if step.langkah.jenis == kind)
            day = next((step.mulai for step in steps if daftar in ("", step.langkah.daftar)), None)
            found.append(Dokumen(one, bernama(one.judul, istilah), bernama(one.untuk, istilah), day))
    return found


def bahan(
    workspace: Workspace, minta: Permintaan, unsaved: Mapping[str, Sequence[str]] | None = None
) -> Bahan:
    """On the data lane. `unsaved`: parts as somebody is wording them.

    Raises UserError NASKAH_UNKNOWN, NASKAH_EMPTY (nothing to say yet), STAGE_PASSED, STAGE_ORDER,
    ADDENDUM_NOT_ALLOWED, VOTER_UNKNOWN, TEXT_*; of an annex NASKAH_NO_ANNEX, OPEN_REASON.
    """
    sumber = Sumber(workspace, minta)
    parts, worded = parts_of(workspace, sumber.naskah, unsaved or {})
    common = common_values(sumber)
    sheets = BUILDERS[sumber.naskah.berkas](sumber)
    named = () if worded else signers(workspace, _signed_as(sumber.naskah, parts))
    if named:
        parts = [
            BagianNaskah(one.nama, ("{tanda:aturan}",)) if one.nama == "tanda_tangan" else one
            for one in parts
        ]
    filled = [
        replace(one, nilai={**common, **one.nilai}, tanda={**one.tanda, "aturan": named}) for one in sheets
    ]
    judul = bernama(sumber.naskah.judul, sumber.istilah)
    konsep = sumber.about_list and sumber.penetapan is None and sumber.naskah.berkas in _OF_RATIFIED
    foot = _foot(sumber, judul, konsep=konsep)
    behind = annex(sumber, parts, common) if minta.lampiran else None
    return Bahan(
        sumber.naskah,
        judul,
        [LembarNaskah(parts, one, foot, konsep) for one in filled],
        logo(workspace),
        _noted(sumber, len(filled)) | (_noted_annex(minta, behind) if behind else {}),
        behind,
    )


_OF_RATIFIED = frozenset(
    ("keputusan", "ba_penetapan", "ba_addendum", "pengumuman", "ba_penempelan", "pengantar", "ba_salinan",
     "tanda_terima_salinan")
)  # fmt: skip
"""Papers that mean nothing before their list is ratified: until then they say KONSEP."""


def _signed_as(naskah: Naskah, parts: Sequence[BagianNaskah]) -> str:
    """What the rules call such papers: a list's own, or a letter; "" for what they do not name."""
    if naskah.penanda != "panitia":
        return ""
    if naskah.berkas in ("keputusan", "ba_penetapan", "ba_addendum"):
        return naskah.daftar
    return "surat" if any(part.nama == "surat" for part in parts) else ""


def _foot(sumber: Sumber, judul: str, *, konsep: bool) -> str:
    code = f". Kode sidik {NAMA[sumber.tahap]}: {sumber.sidik}" if sumber.about_list and sumber.sidik else ""
    return f"{judul}, {common_values(sumber)['desa']}{'. Belum ditetapkan' if konsep else code}"


def _noted(sumber: Sumber, sheets: int) -> dict[str, str]:
    """What the chain of accesses keeps of a print."""
    noted = {"dokumen": sumber.naskah.kode, "lembar": str(sheets), "untuk": sumber.naskah.untuk}
    noted["untuk"] = bernama(noted["untuk"], sumber.istilah)
    if sumber.about_list:
        noted["tahap"] = sumber.tahap
    if sumber.naskah.tersamar:
        noted["jenis"] = "terbuka" if sumber.minta.terbuka else "tersamar"
    if sumber.minta.pemilih:
        noted["pemilih"] = sumber.minta.pemilih
    return noted


def _noted_annex(minta: Permintaan, behind: BahanDaftar) -> dict[str, str]:
    told = {"lampiran": behind.catatan["jenis"], "pemilih_lampiran": behind.catatan["pemilih"]}
    return told | ({"alasan": one_line(minta.alasan)} if minta.terbuka else {})


def pdf_of(held: Bahan, paper: str = "F4", progress: Progress = silent) -> Tercetak:
    """Set it, and behind it the list in pages of its own; needs no data file. Raises PAPER_UNKNOWN."""
    from app.printing.naskah import naskah_pdf  # reportlab costs a quarter of a second

    kertas = paper_named(paper)
    pdf = naskah_pdf(held.judul, held.lembar, kertas, held.logo, progress)
    done = Tercetak(pdf, held.judul, len(held.lembar), any(one.konsep for one in held.lembar))
    return _with_annex(done, held.lampiran, kertas, progress) if held.lampiran else done


def _with_annex(done: Tercetak, behind: BahanDaftar, kertas: Paper, progress: Progress) -> Tercetak:
    from app.printing.gabung import joined_pdf  # pypdf costs a tenth of a second

    printed = list_pdf(replace(behind, options=replace(behind.options, kertas=kertas)), progress)
    pdf = joined_pdf((done.pdf, printed.pdf), done.judul)
    return replace(done, pdf=pdf, lampiran=printed.pages)


def note_naskah(workspace: Workspace, held: Bahan) -> None:
    """Write down that it left."""
    workspace.note_access("cetak", dict(held.catatan))


def naskah(
    workspace: Workspace, minta: Permintaan, paper: str = "F4", progress: Progress = silent
) -> Tercetak:
    """Read, set and write down in one. Raises what `bahan` and `pdf_of` raise."""
    held = bahan(workspace, minta)
    done = pdf_of(held, paper, progress)
    note_naskah(workspace, held)
    return done


def preview(
    workspace: Workspace, minta: Permintaan, unsaved: Mapping[str, Sequence[str]], paper: str = "F4"
) -> Tercetak:
    """How it would look with these parts; nothing is kept, and what is not there yet is left empty."""
    plain = replace(minta, contoh=True, terbuka=False, lampiran=False)
    return pdf_of(bahan(workspace, plain, unsaved), paper)


def choices(naskah: Naskah) -> tuple[Tahap, ...]:
    """The lists to choose from for a document."""
    return tuple(NAMA) if naskah.daftar == "pilih" else ()
