"""Handing the vault to another operator: one act, with minutes that say what was handed over."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.crypto.kode_sidik import kode_sidik
from app.domain.errors import UserError
from app.domain.tanggal import long_date, ribuan, short_date
from app.printing.naskah import naskah_pdf
from app.printing.naskah_isi import IsiNaskah, Kolom, Tabel
from app.services.kpu.naskah_kpu import Surat, district, lembar
from app.services.kpu.operators import prepare
from app.services.kpu.recovery import last_drill
from app.services.kpu.vault_session import Vault, everywhere
from app.services.kpu.vault_slots import Operator, choose, warnings_about
from app.store import slots_file, vault, vault_keys
from app.system import keyring_store
from app.system.safe_file import write_atomic

_TITLE = "Berita Acara serah terima operator"
_ELECTIONS = (
    Kolom("Pemilihan", 2.2),
    Kolom("Id", 1.8),
    Kolom("Pemungutan suara", 1.2, "tengah"),
    Kolom("Wilayah", 0.7, "kanan"),
    Kolom("Paket", 0.7, "kanan"),
    Kolom("Pengembalian", 1, "kanan"),
)
_KEYS = (
    Kolom("Id pemilihan", 1.8),
    Kolom("Kode sidik kunci KPU", 1.8, "tengah"),
    Kolom("Catatan", 0.7, "kanan"),
    Kolom("Kode catatan terakhir", 1.8, "tengah"),
)


@dataclass(frozen=True, slots=True)
class HandoverOrder:
    """Who takes over, with his office; he types `password` himself. `keep`: the old account stays."""

    nama: str
    peran: str
    password: str = field(repr=False)
    out: Path
    keep: bool = False
    tempat: str = ""
    surat: Surat = field(default_factory=Surat)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Who gave, who took, and the minutes."""

    lama: Operator
    baru: Operator
    kept: bool
    file: Path


def hand_over(opened: Vault, order: HandoverOrder) -> HandedOver:
    """Make the new account, take the old one away unless it is kept, write the minutes; all or nothing.

    What is open stays open until it is closed. Raises OPERATOR_NEEDED (nobody is logged in), OPERATOR_WRONG,
    OPERATOR_TAKEN, PASSWORD_SHORT, FILE_EXISTS, DATA_IN_USE and file errors.
    """
    if not opened.who.id:
        raise UserError("OPERATOR_NEEDED")
    if order.out.exists():
        raise UserError("FILE_EXISTS", usage=True, file=order.out.name)
    fresh, slot = prepare(opened, order.nama, order.peran, order.password)
    here = slots_file.load(opened.folder)
    old = choose(here, opened.who.id)
    others = [one for one in here if one.id != old.id]
    with everywhere(opened) as elections:
        for one in elections:
            one.note("serah_terima", {"lama": old.id, "baru": fresh.id, "tetap": int(order.keep)})
        names = [one.nama for one in others]
        write_atomic(order.out, _minutes(opened, elections, order, names))
        slots_file.save(opened.folder, [*(here if order.keep else others), slot])
    if not order.keep:
        keyring_store.delete(old.keyring_user)
    opened.warnings += warnings_about(slot, opened.folder)
    return HandedOver(opened.who, fresh, order.keep, order.out)


def _minutes(opened: Vault, elections: Sequence[Vault], order: HandoverOrder, others: Sequence[str]) -> bytes:
    drilled = last_drill(opened)
    values = {
        "tempat_rapat": order.tempat or opened.kpu.nama,
        "lama": opened.who.nama,
        "jabatan_lama": opened.who.peran,
        "baru": " ".join(order.nama.split()),
        "jabatan_baru": " ".join(order.peran.split()),
        "akun": "tetap ada, untuk membantu" if order.keep else "dihapus pada saat serah terima",
        "lain": ", ".join(others) or "tidak ada",
        "sidik_pemulihan": kode_sidik(opened.kpu.pemulihan.encode()),
        "latihan": f"terakhir {long_date(drilled)}" if drilled else "belum pernah",
    }
    tables = {
        "pemilihan": Tabel(_ELECTIONS, [*map(_election, elections)]),
        "kunci": Tabel(_KEYS, [*map(_keys, elections)]),
    }
    isi = IsiNaskah(values, tables)
    sheet = lembar(opened, "kpu_ba_operator", order.surat, district(opened), isi, kaki=_TITLE)
    return naskah_pdf(_TITLE, [sheet])


def _election(one: Vault) -> tuple[str, ...]:
    villages, packages, returns = vault_keys.sizes(one.db)
    nama = f"{one.pemilihan.nama} (data sudah dimusnahkan)" if one.ended else one.pemilihan.nama
    counts = map(ribuan, (villages, packages, returns))
    return (nama, one.pemilihan.id, short_date(one.pemilihan.hari.isoformat()), *counts)


def _keys(one: Vault) -> tuple[str, ...]:
    number, digest = vault.last_note(one.db)
    return (one.pemilihan.id, one.sidik, ribuan(number), kode_sidik(bytes.fromhex(digest)))
