"""One package of a village: its rows under the election's profile, the order, the file."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.crypto import seal, words
from app.domain.errors import UserError
from app.domain.nik import masked
from app.domain.pemilih import KOLOM_PAKET
from app.domain.pemilihan import Desa, Profil
from app.exchange import csv_text, envelope, paket
from app.exchange.file_names import file_name
from app.exchange.paket import Order
from app.services.kpu.office import logo
from app.services.kpu.vault_session import Vault
from app.services.kpu.village_rules import pengaturan_for
from app.store import vault_paket
from app.store.vault_paket import Issued
from app.system import clock
from app.system.safe_file import read_file, write_atomic

_NKK, _NIK = KOLOM_PAKET.index("nkk"), KOLOM_PAKET.index("nik")


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker process makes a package of, and what the vault keeps beside it."""

    order: Order
    sha256: str
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A package on disk. `kept`: the file was there already, unchanged."""

    desa: Desa
    file: Path
    urut: int
    pemilih: int
    kept: bool = False
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class Rows:
    """A village's rows as the package shows them, and the SHA-256 of that `pemilih.csv`."""

    rows: Sequence[Sequence[str]] = field(repr=False)
    sha256: str


def rows_for(opened: Vault, kode: str) -> Rows:
    """The numbered list under the election's profile."""
    rows = [_under(opened.pemilihan.profil, row) for row in vault_paket.rows_of(opened.db, kode)]
    return Rows(rows, hashlib.sha256(csv_text.write(KOLOM_PAKET, rows)).hexdigest())


def _under(profil: Profil, row: list[str]) -> list[str]:
    if profil != "lengkap":
        for place in (_NKK, _NIK):
            row[place] = masked(row[place]) if profil == "nik-disamarkan" else ""
    return row


def work_for(opened: Vault, desa: Desa, listed: Rows, former: Issued | None = None, alasan: str = "") -> Work:
    """All that making the next package of a village needs, with new words and a new token."""
    order = Order(
        id=paket.new_id(),
        desa=desa,
        urut=vault_paket.next_urut(opened.db, desa.kode),
        menggantikan=former.id if former else "",
        dibuat=clock.instant(),
        pengaturan=pengaturan_for(opened, desa.kode),
        kpu=opened.kpu,
        rows=listed.rows,
        words=words.generate(),
        token=seal.new_key().hex(),
        signing_seed=opened.seed,
        sertifikat=opened.sertifikat,
        logo=logo(opened),
    )
    return Work(order, listed.sha256, alasan)


def make(work: Work) -> bytes:
    """The `.dpt`; runs in a worker process, touches no disk."""
    return paket.build(work.order)


def keep(opened: Vault, work: Work, data: bytes) -> Issued:
    """Put a made package into the vault. Call in a transaction."""
    order = work.order
    issued = Issued(
        order.id,
        order.desa.kode,
        order.urut,
        tuple(order.words),
        order.token,
        work.sha256,
        len(order.rows),
        order.dibuat,
        work.alasan,
        data,
    )
    vault_paket.store_paket(opened.db, issued)
    isi = {"desa": issued.kode, "urut": issued.urut, "paket": issued.id, "alasan": work.alasan}
    opened.note("paket", isi)
    return issued


def write_file(folder: Path, desa: Desa, issued: Issued, *, fresh: bool = True) -> Written:
    """Write a kept package, unless the same file is there; what was read back whole counts as written."""
    file = folder / file_name(desa.kode, desa.nama, "paket", issued.urut)
    there = file.exists() and _content(file) == issued.berkas
    if not there:
        write_atomic(file, issued.berkas)
        envelope.read(read_file(file, envelope.LARGEST_FILE))
    return Written(desa, file, issued.urut, issued.pemilih, kept=there, fresh=fresh)


def _content(file: Path) -> bytes | None:
    try:
        return read_file(file, envelope.LARGEST_FILE)
    except UserError:
        return None
