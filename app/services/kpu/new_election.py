"""A further election in the vault's folder: its own file and keys, the same key D."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from app.crypto import age_file, seal
from app.crypto.kode_sidik import kode_sidik
from app.crypto.minisig import SigningKey
from app.domain.bentuk import is_line
from app.domain.errors import UserError
from app.domain.istilah import SEBUTAN, Istilah
from app.domain.pemilihan import Pemilihan, Profil
from app.exchange.paket import Kpu
from app.services.kpu.vault_session import Kabupaten, Vault, everywhere
from app.services.kpu.vault_slots import Entered
from app.store import database, vault
from app.store.migrations import KPU
from app.system import clock
from app.system.safe_file import file_error, fsync_folder

VALID_DAYS = 90
LONGEST_NAME = 200
LAST_DAY = date(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class NewElection:
    """What KPU decides of one election. `sebutan`: a preset of `istilah`, "" like the election opened now."""

    nama: str
    hari: date
    profil: Profil = "lengkap"
    zona: int = 7
    sampai: date | None = None
    sebutan: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """The new election's id and the fingerprint of its key."""

    id: str
    sidik: str
    sampai: str


def add_election(opened: Vault, wanted: NewElection) -> Added:
    """Make the file; words and texts are those of the opened election unless a preset is named.

    Raises NAME_WRONG, DATE_WRONG, DATA_IN_USE and file errors.
    """
    check_election(wanted)
    words, texts = opened.istilah, opened.teks
    if wanted.sebutan:
        words, texts = SEBUTAN[wanted.sebutan], ()
    signing, operator = SigningKey(seal.new_key()), age_file.new_identity()
    kpu = Kpu(opened.kpu.nama, signing.public_line(), operator.recipient, opened.kpu.pemulihan)
    settings = settings_of(wanted, opened.kabupaten, kpu, signing.seed, operator.secret, words)
    election = settings["pemilihan"]["id"]
    with everywhere(opened) as others:
        for one in others:
            one.note("pemilihan", {"pemilihan": election})
        _make(opened.entered, election, settings | {"teks": list(texts)})
    return Added(election, kode_sidik(signing.public), settings["sampai"])


def _make(entered: Entered, election: str, settings: Mapping[str, Any]) -> None:
    """Under a name that counts for nothing until the file is whole."""
    unfinished = entered.folder / f"baru-{election}.db"
    write_election(entered, unfinished.name, settings)
    try:
        unfinished.rename(entered.folder / f"{election}.db")
        fsync_folder(entered.folder)
    except OSError as error:
        raise file_error(error, unfinished) from error


def write_election(entered: Entered, file: str, settings: Mapping[str, Any]) -> None:
    """A new database with an election's settings and the first line of its record."""
    db = database.create(entered.folder / file, entered.data_key, KPU)
    try:
        with database.transaction(db):
            vault.set_settings(db, settings)
            isi = {"pemilihan": settings["pemilihan"]["id"]}
            vault.note(db, clock.instant(), entered.who.id, "buat", isi)
    finally:
        db.close()


def check_election(wanted: NewElection) -> None:
    """Raises NAME_WRONG, DATE_WRONG."""
    if not is_line(wanted.nama, LONGEST_NAME) or not wanted.nama.strip():
        raise UserError("NAME_WRONG", usage=True)
    if not clock.today(wanted.zona) <= wanted.hari < LAST_DAY:
        raise UserError("DATE_WRONG", usage=True)
    if wanted.sampai is not None and wanted.sampai < wanted.hari:
        raise UserError("DATE_WRONG", usage=True)


def settings_of(
    wanted: NewElection, kabupaten: Kabupaten, kpu: Kpu, seed: bytes, operator: str, words: Istilah
) -> dict[str, Any]:
    """All that `load` reads, for an election that begins."""
    id_ = f"{kabupaten.kode}-{wanted.hari.year}-{secrets.token_hex(4)}"
    election = Pemilihan(id_, wanted.nama, wanted.hari, wanted.zona, wanted.profil)
    sampai = wanted.sampai or wanted.hari + timedelta(days=VALID_DAYS)
    return {
        "pemilihan": asdict(election) | {"hari": election.hari.isoformat()},
        "kabupaten": asdict(kabupaten),
        "istilah": asdict(words),
        "aturan": {},
        "dasar": {},
        "teks": [],
        "kpu": asdict(kpu),
        "sampai": sampai.isoformat(),
        "seed": seed.hex(),
        "operator": operator,
        "operator_lama": [],
        "sertifikat": [],
        "berakhir": "",
        "latihan": "",
        "bundel": 0,
        "umpan": 0,
        "urut_dasar": 0,
        "nomor_dasar": 0,
    }
