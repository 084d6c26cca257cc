"""How one of KPU's letters would look with words that nobody has saved; nothing is kept or written down."""

from collections.abc import Mapping, Sequence

from app.domain.naskah_kpu import NASKAH_KPU
from app.printing.naskah_isi import IsiNaskah
from app.services.kpu.contoh import sample_tables, sample_village
from app.services.kpu.letter_texts import letter_parts
from app.services.kpu.naskah_kpu import Surat, lembar, surat_pdf
from app.services.kpu.partner_letters import basis, draft
from app.services.kpu.vault_session import Vault
from app.store import vault


def letter_preview(
    opened: Vault, kode: str, unsaved: Mapping[str, Sequence[str]], surat: Surat | None = None
) -> bytes:
    """A draft as it will be; of the others one sheet, with dots for what its act will say.

    Raises NASKAH_UNKNOWN, TEXT_*.
    """
    told, parts = surat or Surat(), letter_parts(opened, kode, unsaved)
    if NASKAH_KPU[kode].draf and vault.villages(opened.db, ikut=True):
        return draft(opened, kode, told, unsaved=unsaved).pdf
    naskah = NASKAH_KPU[kode]
    isi = IsiNaskah({}, sample_tables(parts), {"surat_dasar": basis(opened)})
    desa = sample_village(opened)
    sheet = lembar(opened, naskah.berkas, told, desa, isi, kaki=naskah.judul, unsaved=unsaved)
    return surat_pdf(opened, naskah.judul, [sheet])
