"""The recap as PDF and as workbook: read on the data lane, set and written without the database."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.berlaku import Penetapan
from app.domain.daftar_tahap import JUDUL, NAMA
from app.domain.istilah import Istilah
from app.domain.pemilihan import Desa, Pemilihan
from app.domain.progress import Progress, silent
from app.domain.rekap_desa import Dimensi
from app.domain.rekap_kata import TERBUKA, TERSAMAR, kalimat_bersih, kata_dimensi
from app.domain.rekap_keluar import Terbitan
from app.domain.rekap_lembar import LembarRekap, lembar, lembar_bersih, lembar_logistik, lembar_pemula
from app.domain.rekap_orang import is_wilayah
from app.domain.sebutan import desa_lengkap, kabupaten_lengkap, kecamatan_lengkap, nama_pemilihan
from app.domain.tanggal import day_and_date, long_date
from app.printing.page import paper_named
from app.printing.signatures import Penandatangan
from app.services.desa.logistik import logistik
from app.services.desa.print_lists import member_name, signers
from app.services.desa.rekap import Pilihan, Rekap, rekap
from app.services.desa.workspace import Workspace
from app.system import clock


@dataclass(frozen=True, slots=True)
class Bahan:
    """All that a recap's papers need. `pemilihan` has the voting day that the list was made for."""

    rekap: Rekap
    desa: Desa
    pemilihan: Pemilihan
    istilah: Istilah
    cadangan: str
    tanggal: date
    penandatangan: Sequence[Penandatangan]

    @property
    def what(self) -> Penetapan | None:
        return self.rekap.what


def bahan(workspace: Workspace, pilihan: Pilihan = "", progress: Progress = silent) -> Bahan:
    """On the data lane. Raises what `rekap` raises."""
    return bahan_of(workspace, rekap(workspace, pilihan, progress))


def bahan_of(workspace: Workspace, counted: Rekap) -> Bahan:
    """The same of a recap that was counted already."""
    istilah, election = workspace.pengaturan.istilah, workspace.pengaturan.pemilihan
    usual = (
        Penandatangan(f"Sekretaris {istilah.panitia}", member_name(workspace, "sekretaris")),
        Penandatangan(f"Ketua {istilah.panitia}", member_name(workspace, "ketua")),
    )
    return Bahan(
        counted,
        workspace.desa,
        replace(election, hari=counted.hari),
        istilah,
        workspace.aturan.cadangan_surat,
        clock.today(election.zona),
        signers(workspace, "rekap") or usual,
    )


def rekap_pdf(
    held: Bahan,
    dimensi: Dimensi,
    paper: str = "F4",
    *,
    terbuka: bool = False,
    laporan: tuple[str, str] = ("", ""),
    progress: Progress = silent,
) -> bytes:
    """The recap by one dimension, small numbers hidden unless `terbuka`. Raises PAPER_UNKNOWN.

    `laporan`: kode sidik of the `.dptl` that goes with it, and the beginning of its sums.
    """
    from app.printing.rekap import RekapCetak  # reportlab costs a quarter of a second
    from app.printing.rekap import rekap_pdf as pdf_of

    out = held.rekap.terbitan(dimensi, terbuka=terbuka)
    data = RekapCetak(
        desa=held.desa,
        pemilihan=held.pemilihan,
        istilah=held.istilah,
        judul=_title(held.rekap),
        menurut=f"Menurut {kata_dimensi(dimensi, held.istilah)}",
        kalimat=kalimat_bersih(out.bersih, _name(held.rekap)),
        lembar=_sheets(held, dimensi, out, terbuka=terbuka),
        keterangan=_remarks(out, terbuka=terbuka),
        konsep=held.what is None,
        terbuka=terbuka,
        nama_sidik=NAMA[held.what.tahap] if held.what else "",
        sidik=held.what.sidik[:16].upper() if held.what else "",
        laporan=laporan[0],
        sums=laporan[1],
        tanggal=held.tanggal,
        penandatangan=held.penandatangan,
    )
    return pdf_of(data, paper_named(paper), progress)


def rekap_xlsx(held: Bahan, dimensi: Dimensi, *, terbuka: bool = False) -> bytes:
    """The same tables as a workbook, one sheet each."""
    from app.sheets.rekap_writer import rekap_workbook  # so does XlsxWriter

    out = held.rekap.terbitan(dimensi, terbuka=terbuka)
    istilah, desa = held.istilah, held.desa
    head = (
        f"{_title(held.rekap)} menurut {kata_dimensi(dimensi, istilah)}",
        nama_pemilihan(istilah, desa, held.pemilihan),
        f"{desa_lengkap(istilah, desa)} ({desa.kode}), {kecamatan_lengkap(istilah, desa)}, "
        f"{kabupaten_lengkap(istilah, desa)}",
        f"Pemungutan suara: {day_and_date(held.pemilihan.hari)}. Dibuat: {long_date(held.tanggal)}.",
        _code(held),
        kalimat_bersih(out.bersih, _name(held.rekap)),
    )
    sheets = _sheets(held, dimensi, out, terbuka=terbuka)
    return rekap_workbook(head, sheets, _remarks(out, terbuka=terbuka))


def note_rekap(workspace: Workspace, held: Bahan, dimensi: Dimensi, kind: str, *, terbuka: bool) -> None:
    """Write into the chain that stays here that a recap left as `kind`: pdf, xlsx or dptl."""
    isi = {
        "dokumen": "rekap",
        "berkas": kind,
        "menurut": dimensi,
        "tahap": held.what.tahap if held.what else "konsep",
        "jenis": "terbuka" if terbuka else "tersamar",
    }
    workspace.note_access("cetak" if kind == "pdf" else "ekspor", isi)


def _sheets(held: Bahan, dimensi: Dimensi, out: Terbitan, *, terbuka: bool) -> list[LembarRekap]:
    """The tables of TPS come with what a TPS needs; the net by area stays with the committee."""
    sheets = lembar(out, dimensi, held.istilah)
    if terbuka:
        sheets.insert(2, lembar_pemula(held.rekap.tabel(dimensi, "pemula"), held.istilah))
        if is_wilayah(dimensi):
            sheets.append(lembar_bersih(held.rekap.bersih(dimensi), dimensi, held.istilah))
    if dimensi == "tps":
        needs, first = logistik(held.rekap, held.cadangan), out.lembar["kelamin"]
        hidden = {row for row, column in first.sembunyi if column == len(first.kolom)}
        sheets.append(lembar_logistik(needs, held.istilah, hidden))
    return sheets


def _title(counted: Rekap) -> str:
    """Rekapitulasi Daftar Pemilih Tetap (DPT)."""
    if counted.what is None:
        return "Rancangan rekapitulasi daftar pemilih"
    if counted.what.tahap in ("dptambahan", "addendum"):
        return f"Rekapitulasi {counted.nama}"
    return f"Rekapitulasi {JUDUL[counted.what.tahap]} ({counted.nama})"


def _name(counted: Rekap) -> str:
    return counted.nama if counted.what else "daftar"


def _code(held: Bahan) -> str:
    if held.what is None:
        return "KONSEP: daftar ini belum ditetapkan."
    return f"Kode sidik {NAMA[held.what.tahap]}: {held.what.sidik[:16].upper()}"


def _remarks(out: Terbitan, *, terbuka: bool) -> tuple[str, ...]:
    if terbuka:
        return (TERBUKA,)
    return (TERSAMAR,) if out.tersembunyi else ()
