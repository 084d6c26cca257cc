"""What the opened vault is like, for the telephone: whole, its record unbroken, backed up; no name."""

from app.domain.diagnosa import Baris, Nomor
from app.domain.progress import Progress, silent
from app.services.kpu.vault_session import Vault
from app.services.shared.diagnosa import age_words, damaged
from app.store import integrity, vault
from app.system import clock


def vault_lines(opened: Vault, progress: Progress = silent) -> list[Baris]:
    """Reads the whole file, on the data lane. Raises Cancelled."""
    progress(0, 0, "Memeriksa brankas")
    if found := integrity.problems(opened.db):
        return damaged(found)
    return [Baris(Nomor.DATA, "brankas utuh"), *_record(opened)]


def _record(opened: Vault) -> list[Baris]:
    try:
        notes = vault.notes(opened.db)
    except (ValueError, KeyError):
        return [
            Baris(Nomor.JURNAL, "catatan tindakan tidak cocok dengan yang ditulis", perlu=True),
            Baris(Nomor.CADANGAN, "tidak terbaca", perlu=True),
        ]
    saved = [note["waktu"] for note in notes if note["jenis"] == "cadangan"]
    age = age_words(clock.moment(saved[-1])) if saved else "belum ada"
    return [
        Baris(Nomor.JURNAL, f"{len(notes)} catatan, rantai cocok"),
        Baris(Nomor.CADANGAN, age, perlu=not saved),
    ]
