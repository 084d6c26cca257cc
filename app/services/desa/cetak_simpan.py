"""A print that leaves as a file; one that somebody else prints is a paper of the Buku kendali until it is
deleted."""

from pathlib import Path

from app.domain.kendali import Dokumen
from app.services.desa.cetak import DokumenCetak, Keluar, Pilihan, Siap, catat
from app.services.desa.kendali import Baru, destroy, papers, register, today
from app.services.desa.workspace import Workspace
from app.system.safe_file import write_atomic


def write_pdf(pdf: bytes, file: Path, password: str = "") -> Path:
    """Whole or not at all; with a password only who knows it opens the file."""
    from app.crypto.pdf import lock_pdf  # pypdf costs a tenth of a second

    write_atomic(file, lock_pdf(pdf, password) if password else pdf)
    return file


def titipkan(
    workspace: Workspace,
    dokumen: DokumenCetak,
    judul: str,
    pilihan: Pilihan,
    siap: Siap,
    pages: int,
    pemegang: str,
) -> Dokumen:
    """Note that it leaves with a holder, and give the file its number.

    Raises UserError DOCUMENT_FIELD, DOCUMENT_TAKEN.
    """
    keluar = Keluar("titip", f"1-{pages}", untuk=pemegang)
    catat(workspace, dokumen, pilihan, siap, keluar)
    isi = f"{judul}, NIK terbuka" if pilihan.terbuka else judul
    held = Baru("titip", isi, pages, pilihan.tps, pilihan.rt, pilihan.rw, pemegang, today(workspace))
    [made] = register(workspace, [held]).dokumen
    return made


def batal_titip(workspace: Workspace, made: Dokumen) -> None:
    """The file could not be written: there is none to be deleted."""
    destroy(workspace, [made], catatan="berkas tidak jadi ditulis")


def titipan(workspace: Workspace) -> list[Dokumen]:
    """Files that are not deleted yet, as far as anybody said so."""
    return [one for one in papers(workspace, "titip") if not one.musnah]
