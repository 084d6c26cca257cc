"""The end of an election: its words, or all that tells of a person and opens files, destroyed for ever."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from app.crypto.kode_sidik import kode_sidik
from app.domain.errors import UserError
from app.domain.tanggal import ribuan
from app.printing.naskah import naskah_pdf
from app.printing.naskah_isi import IsiNaskah, Kolom, Tabel
from app.services.kpu.naskah_kpu import Surat, district, lembar
from app.services.kpu.status import DIKEMAS, DITAGIH_, KEMBALI, SEMENTARA, status
from app.services.kpu.vault_session import Vault
from app.store import database, vault, vault_keys
from app.system import clock
from app.system.safe_file import write_atomic

_TITLE = "Berita Acara pemusnahan"
_UNFINISHED = (DIKEMAS, SEMENTARA, DITAGIH_, KEMBALI)
_KOLOM = (Kolom("Yang dimusnahkan", 3), Kolom("Banyak", 1, "kanan"))
_KEPT = "catatan brankas, rekap pengembalian, dan bagian umum semua kunci"
_KEPT_WITH_WORDS = "daftar pemilih, paket, pengembalian, dan kunci; surat kunci tidak dapat dicetak lagi"


@dataclass(frozen=True, slots=True)
class DestroyOrder:
    """What an operator says. `confirm`: the election's id, typed. `words`: the words alone. `unfinished`:
    also while villages have not returned, as where an election was called off."""

    confirm: str
    out: Path
    words: bool = False
    unfinished: bool = False
    tempat: str = ""
    surat: Surat = field(default_factory=Surat)


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What went, by name, and the minutes."""

    went: dict[str, int]
    file: Path


def unfinished(opened: Vault) -> int:
    """How many villages with a package have neither an applied return nor minutes that close them."""
    return sum(one.keadaan in _UNFINISHED for one in status(opened))


def destroy(opened: Vault, order: DestroyOrder) -> Destroyed:
    """Minutes first, then everything at once, then the file is written anew without what went.

    The record, the counts of returns and the keys' public halves stay. It cannot be undone. Raises
    DESTROY_CONFIRM, DESTROY_EARLY, FILE_EXISTS and file errors; nothing is destroyed then.
    """
    _refuse(opened, order)
    day = clock.today(opened.pemilihan.zona).isoformat()
    went = vault_keys.words(opened.db) if order.words else vault_keys.contents(opened.db)
    with database.transaction(opened.db):
        if order.words:
            vault_keys.destroy_words(opened.db)
        else:
            vault_keys.destroy_all(opened.db)
            keys = {"seed": "", "operator": "", "operator_lama": [], "berakhir": day}
            vault.set_settings(opened.db, keys)
        opened.note("musnah_kata" if order.words else "musnah", went)
        write_atomic(order.out, _minutes(opened, order, went))
    database.compact(opened.db)
    database.forget_copies(opened.db)
    if not order.words:
        opened.seed, opened.operator, opened.ended = b"", "", day
    return Destroyed(went, order.out)


def _refuse(opened: Vault, order: DestroyOrder) -> None:
    if order.confirm.strip().lower() != opened.pemilihan.id:
        raise UserError("DESTROY_CONFIRM", usage=True, election=opened.pemilihan.id)
    if order.out.exists():
        raise UserError("FILE_EXISTS", usage=True, file=order.out.name)
    left = unfinished(opened)
    if left and not order.unfinished:
        raise UserError("DESTROY_EARLY", count=left)


def _minutes(opened: Vault, order: DestroyOrder, went: dict[str, int]) -> bytes:
    number, digest = vault.last_note(opened.db)
    values = {
        "JUDUL_MUSNAH": "PEMUSNAHAN KATA KUNCI" if order.words else "PEMUSNAHAN DATA DAN KUNCI",
        "tempat_rapat": order.tempat or opened.kpu.nama,
        "yang_musnah": "kata kunci" if order.words else "data pemilih, kata, dan kunci",
        "nama": opened.pemilihan.nama,
        "id": opened.pemilihan.id,
        "tetap": _KEPT_WITH_WORDS if order.words else _KEPT,
        "catatan": ribuan(number),
        "kode_catatan": kode_sidik(bytes.fromhex(digest)),
        "sidik": opened.sidik,
        "salinan": _copies(opened),
        "petugas": opened.who.nama,
        "jabatan": opened.who.peran,
    }
    table = Tabel(_KOLOM, [(_NAMES[name], ribuan(count)) for name, count in went.items() if count])
    isi = IsiNaskah(values, {"musnah": table})
    sheet = lembar(opened, "kpu_ba_musnah", order.surat, district(opened), isi, kaki=_TITLE)
    return naskah_pdf(_TITLE, [sheet])


def _copies(opened: Vault) -> str:
    """What the record knows to have left the vault."""
    made = Counter(str(entry["jenis"]) for entry in vault.notes(opened.db))
    told = [f"{ribuan(made[jenis])} {name}" for jenis, name in _LEFT.items() if made[jenis]]
    return ", ".join(told) or "tidak ada yang tercatat"


_LEFT = {
    "cadangan": "cadangan brankas",
    "paket": "berkas paket",
    "bundel": "bundel kurir",
    "surat": "surat kunci",
}
_NAMES = {
    "kata": "Tujuh kata surat kunci",
    "token": "Tanda pendaftaran perangkat",
    "paket": "Paket (.dpt)",
    "pengembalian": "Pengembalian (.dptr)",
    "pemilih": "Pemilih dalam daftar",
    "nomor": "Nomor pemilih",
    "isian": "Baris pengembalian tanpa program",
    "umpan": "Baris umpan balik yang diingat",
    "kontak": "Kontak panitia",
    "kunci": "Kunci penandatangan dan kunci pembuka pengembalian",
}
