"""The words of a document for the view that changes them: what may stand in them, a look, saving several."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from app.domain.naskah import NASKAH
from app.domain.naskah_isian import ISIAN, UMUM, UMUM_KODE, UNDANGAN_KODE, stem_of
from app.printing.naskah_berkas import usual_parts
from app.services.desa.print_naskah_teks import set_text
from app.services.desa.workspace import Workspace


def placeholders(dokumen: str) -> list[str]:
    """What stands for a value in this document: its own first."""
    own = ISIAN[stem_of(dokumen) or UMUM_KODE].nilai
    return [*sorted(own), *sorted(UMUM - own)]


def shared_parts(dokumen: str) -> frozenset[str]:
    """Its parts that many documents have in common: letterheads, the legal basis."""
    stem = stem_of(dokumen)
    if stem is None or dokumen == UNDANGAN_KODE:
        return frozenset()
    mine = usual_parts(stem, NASKAH[dokumen].daftar if dokumen in NASKAH else "")
    return frozenset(name for name, lines in mine.items() if not lines) & usual_parts(UMUM_KODE).keys()


def preview_pdf(
    workspace: Workspace, dokumen: str, unsaved: Mapping[str, Sequence[str]], paper: str
) -> bytes:
    """How it would look; nothing is kept or written down. Raises TEXT_* and what making it raises."""
    from app.services.desa import print_naskah, print_undangan  # a quarter of a second
    from app.services.desa.print_naskah_sumber import Permintaan

    if dokumen == UNDANGAN_KODE:
        plain = replace(print_undangan.PilihanUndangan(), kertas=paper)
        return print_undangan.preview(workspace, plain, unsaved)
    return print_naskah.preview(workspace, Permintaan(dokumen), unsaved, paper).pdf


def save_texts(
    workspace: Workspace, dokumen: str, changed: Mapping[str, Sequence[str]], shared: Set[str] = frozenset()
) -> int:
    """Keep parts; how many acts that took. `shared`: parts that are to hold for every document.

    Raises what `set_text` raises; parts before the refused one are kept.
    """
    acts = [
        set_text(workspace, UMUM_KODE if name in shared else dokumen, name, lines)
        for name, lines in changed.items()
    ]
    return len([act for act in acts if act])
