"""The sealed letters: printed from the vault's words, every print written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.crypto.kode_sidik import kode_sidik
from app.crypto.minisig import read_public_line
from app.domain.errors import UserError
from app.domain.progress import Progress, silent
from app.exchange import envelope
from app.exchange.file_names import file_name
from app.printing.surat_kunci import SuratKunci, letters
from app.services.kpu.vault_session import Vault
from app.store import database, vault_paket
from app.system.safe_file import write_atomic


@dataclass(frozen=True, slots=True)
class Letters:
    """What was printed; a letter's number is `<village code>-<package number>`."""

    file: Path
    desa: tuple[str, ...]


def print_letters(
    opened: Vault, out: Path, kodes: Sequence[str] = (), progress: Progress = silent
) -> Letters:
    """One page a village (none named: of all that are packed), for the newest package of each.

    The prints are written down before the file exists: words never leave the vault unrecorded.
    Raises NOT_PACKED, VILLAGE_UNKNOWN and file errors.
    """
    chosen = list(kodes) or vault_paket.packed_villages(opened.db)
    if not chosen:
        raise UserError("VILLAGES_NONE")
    items = [_letter(opened, kode) for kode in chosen]
    with database.transaction(opened.db):
        for item in items:
            opened.note("surat", {"desa": item.desa.kode, "urut": item.seq, "nomor": item.nomor_surat})
    write_atomic(out, letters(items, progress))
    return Letters(out, tuple(chosen))


def _letter(opened: Vault, kode: str) -> SuratKunci:
    desa, paket = opened.village(kode), vault_paket.newest(opened.db, kode)
    if paket is None:
        raise UserError("NOT_PACKED", kode=kode)
    if not paket.kata:
        raise UserError("WORDS_DESTROYED", kode=kode)
    kunci = envelope.read(paket.berkas).amplop.kunci  # KPU's key may have changed since
    return SuratKunci(
        desa=desa,
        pemilihan=opened.pemilihan,
        istilah=opened.istilah,
        words=paket.kata,
        nomor_surat=f"{kode}-{paket.urut}",
        berkas=file_name(kode, desa.nama, "paket", paket.urut),
        seq=paket.urut,
        sidik_kpu=kode_sidik(read_public_line(kunci)),
        kunci_kpu=kunci,
        berlaku_sampai=opened.sampai,
        jumlah_pemilih=paket.pemilih,
    )


def read_words(opened: Vault, kode: str) -> tuple[str, ...]:
    """The words of a village's newest letter, to be read out; written down first. Raises NOT_PACKED."""
    item = _letter(opened, kode)
    with database.transaction(opened.db):
        opened.note("kata dibacakan", {"desa": kode, "urut": item.seq})
    return item.words
