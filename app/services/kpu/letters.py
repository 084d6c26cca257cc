"""The sealed letters: printed from the vault's words, every print written down."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.crypto.kode_sidik import kode_sidik
from app.crypto.minisig import read_public_line
from app.domain.errors import UserError
from app.domain.kontak import shown_phone
from app.domain.pemilihan import Desa
from app.domain.progress import Progress, silent
from app.domain.wilayah import folded
from app.exchange import envelope
from app.exchange.file_names import file_name
from app.printing.surat_kunci import SuratKunci, letters
from app.services.kpu.contacts import contact_of
from app.services.kpu.pack import chosen_villages
from app.services.kpu.vault_session import Vault
from app.services.kpu.village_rules import pengaturan_for
from app.store import database, vault, vault_paket
from app.system.safe_file import write_atomic


@dataclass(frozen=True, slots=True)
class Letters:
    """What was printed; a letter's number is `<village code>-<package number>`."""

    file: Path
    desa: tuple[str, ...]


def print_letters(
    opened: Vault, out: Path, kodes: Sequence[str] = (), progress: Progress = silent
) -> Letters:
    """One page a village (none named: of all packed ones that take part), for the newest package of each, in
    the order of delivery.

    Raises what `letters_pdf` raises, and file errors.
    """
    pdf, chosen = letters_pdf(opened, kodes, progress)
    write_atomic(out, pdf)
    return Letters(out, chosen)


def letters_pdf(
    opened: Vault, kodes: Sequence[str] = (), progress: Progress = silent
) -> tuple[bytes, tuple[str, ...]]:
    """(the letters in memory, their villages).

    The prints are written down before there is a page: words never leave the vault unrecorded.
    Raises NOT_PACKED, WORDS_DESTROYED and what `chosen_villages` raises.
    """
    chosen = tuple(desa.kode for desa in for_delivery(opened, kodes))
    items = [_letter(opened, kode) for kode in chosen]
    with database.transaction(opened.db):
        for item in items:
            opened.note("surat", {"desa": item.desa.kode, "urut": item.seq, "nomor": item.nomor_surat})
    return letters(items, progress), chosen


def for_delivery(opened: Vault, kodes: Sequence[str] = ()) -> list[Desa]:
    """Villages as a courier visits them: by kecamatan, then name. None named: all packed ones that take part.

    Raises what `chosen_villages` raises.
    """
    packed = vault.packed(opened.db)
    found = [desa for desa in chosen_villages(opened, kodes) if kodes or desa.kode in packed]
    if not found:
        raise UserError("VILLAGES_NONE")
    return sorted(found, key=lambda desa: (folded(desa.kecamatan), folded(desa.nama), desa.kode))


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
        istilah=pengaturan_for(opened, kode).istilah,
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
    """The words of a village's newest letter, seen here and now; written down first. Raises NOT_PACKED."""
    item = _letter(opened, kode)
    with database.transaction(opened.db):
        opened.note("kata_dilihat", {"desa": kode, "urut": item.seq})
    return item.words


@dataclass(frozen=True, slots=True)
class Callback:
    """Whom to call back before words are read out. `telepon` as it is dialled."""

    desa: Desa
    nomor_surat: str
    ketua: str
    telepon: str
    sejak: str

    @property
    def shown(self) -> str:
        """The number in groups of four."""
        return shown_phone(self.telepon)


def callback(opened: Vault, kode: str) -> Callback:
    """The registered number of a village whose words are lost; whoever rings is told nothing.

    Raises VILLAGE_UNKNOWN, NOT_PACKED, WORDS_DESTROYED, CALLBACK_NO_NUMBER.
    """
    item, kontak = _letter(opened, kode), contact_of(opened, kode)
    if not kontak.telepon:
        raise UserError("CALLBACK_NO_NUMBER", kode=kode)
    return Callback(item.desa, item.nomor_surat, kontak.ketua, kontak.telepon, kontak.sejak)


def read_out(opened: Vault, kode: str, dialled: str) -> tuple[str, ...]:
    """The words, to be read out to the number that was called back (`dialled`); written down first.

    Raises what `callback` raises, CALLBACK_OTHER_NUMBER: another number than the registered one.
    """
    asked = callback(opened, kode)
    if not _same_number(dialled, asked.telepon):
        raise UserError("CALLBACK_OTHER_NUMBER", kode=kode)
    item = _letter(opened, kode)
    with database.transaction(opened.db):
        opened.note("kata_dibacakan", {"desa": kode, "urut": item.seq, "sejak": asked.sejak})
    return item.words


def _same_number(one: str, other: str) -> bool:
    """Whether both ring the same telephone: 0812... is +62812..."""
    numbers = [re.sub(r"[^0-9]", "", re.sub(r"^\s*\+62", "0", text)) for text in (one, other)]
    return numbers[0] == numbers[1] != ""
