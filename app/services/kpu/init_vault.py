"""Making a vault: one election of one district, with its signing, operator and recovery keys."""

import re
import secrets
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app.crypto import age_file, seal, slots
from app.crypto.kode_sidik import kode_sidik
from app.crypto.minisig import SigningKey
from app.domain.bentuk import is_line
from app.domain.errors import UserError
from app.domain.istilah import SEBUTAN
from app.domain.pemilihan import Pemilihan, Profil
from app.exchange.paket import Kpu
from app.services.kpu.region_codes import register
from app.services.kpu.vault_session import (
    RECOVERY_SLOT,
    VAULT_FILE,
    Kabupaten,
    make_slot,
    warnings_about,
)
from app.store import database, slots_file, vault
from app.system import clock, safe_file

VALID_DAYS = 90
LONGEST_NAME = 200
LAST_DAY = date(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class NewVault:
    """What KPU decides. `nama`: the office (KPU Kabupaten Tegal); `sebutan`: a preset of `istilah`."""

    district: str
    nama: str
    pemilihan: str
    hari: date
    profil: Profil = "lengkap"
    zona: int = 7
    sampai: date | None = None
    sebutan: str = "pilkades"


@dataclass(frozen=True, slots=True)
class Made:
    """The new vault. `sidik`: fingerprint of the verify key `kunci` (RW...)."""

    pemilihan: str
    kunci: str
    sidik: str
    sidik_pemulihan: str
    sampai: str
    keyring: bool
    warnings: tuple[str, ...]


def init_vault(folder: Path, recovery_out: Path, wanted: NewVault, password: str) -> Made:
    """Make the vault and the recovery file; the slots are written last, so an interrupted try does not count.

    Raises UserError DATA_EXISTS, RECOVERY_INSIDE, RECOVERY_EXISTS, DISTRICT_WRONG, DATE_WRONG, PASSWORD_SHORT
    and file errors.
    """
    _refuse(folder, recovery_out, wanted)
    signing, operator, recovery = SigningKey(seal.new_key()), age_file.new_identity(), age_file.new_identity()
    data_key = seal.new_key()
    slot = make_slot(password, data_key)
    safe_file.fresh_folder(folder, f"{VAULT_FILE}*")
    kpu = Kpu(wanted.nama, signing.public_line(), operator.recipient, recovery.recipient)
    settings = _settings(wanted, kpu, signing.seed, operator.secret)
    db = database.create(folder / VAULT_FILE, data_key, "kpu")
    try:
        with database.transaction(db):
            vault.set_settings(db, settings)
            vault.note(db, clock.instant(), "buat", {"pemilihan": settings["pemilihan"]["id"]})
    finally:
        db.close()
    safe_file.write_atomic(folder / RECOVERY_SLOT, slots.key_for(recovery.recipient, data_key))
    write_recovery(recovery_out, recovery)
    try:
        slots_file.save(folder, [slot])
    except BaseException:
        if not slots_file.exists(folder):
            recovery_out.unlink()  # it opens nothing, and would stop the next try
        raise
    return Made(
        settings["pemilihan"]["id"],
        kpu.kunci,
        kode_sidik(signing.public),
        kode_sidik(recovery.recipient.encode()),
        settings["sampai"],
        bool(slot.keyring),
        warnings_about(slot, folder),
    )


def write_recovery(path: Path, identity: age_file.Identity) -> None:
    """An age identity file as `age-keygen` writes it, for its owner alone."""
    lines = f"# created: {clock.instant()}\n# public key: {identity.recipient}\n{identity.secret}\n"
    safe_file.write_atomic(path, lines.encode())


def read_recovery(path: Path) -> str:
    """The identity in a recovery file. Raises RECOVERY_UNREADABLE and file errors."""
    text = safe_file.read_file(path, 64 * 1024).decode("utf-8", "replace")
    found = re.findall(r"^AGE-SECRET-KEY-1[A-Z0-9]{58}$", text, re.MULTILINE)
    if len(found) != 1:
        raise UserError("RECOVERY_UNREADABLE", file=path.name)
    return str(found[0])


def _refuse(folder: Path, recovery_out: Path, wanted: NewVault) -> None:
    if slots_file.exists(folder):
        raise UserError("DATA_EXISTS", folder=str(folder))
    if recovery_out.resolve().is_relative_to(folder.resolve()):
        raise UserError("RECOVERY_INSIDE", file=recovery_out.name)
    if recovery_out.exists():
        raise UserError("RECOVERY_EXISTS", file=recovery_out.name)
    if not re.fullmatch(r"[0-9]{4}", wanted.district, re.ASCII):
        raise UserError("DISTRICT_WRONG", usage=True)
    if not all(is_line(text, LONGEST_NAME) and text.strip() for text in (wanted.nama, wanted.pemilihan)):
        raise UserError("NAME_WRONG", usage=True)
    if not clock.today(wanted.zona) <= wanted.hari < LAST_DAY:
        raise UserError("DATE_WRONG", usage=True)
    if wanted.sampai is not None and wanted.sampai < wanted.hari:
        raise UserError("DATE_WRONG", usage=True)


def _settings(wanted: NewVault, kpu: Kpu, seed: bytes, operator: str) -> dict[str, Any]:
    election = Pemilihan(
        f"{wanted.district}-{wanted.hari.year}-{secrets.token_hex(4)}",
        wanted.pemilihan,
        wanted.hari,
        wanted.zona,
        wanted.profil,
    )
    sampai = wanted.sampai or wanted.hari + timedelta(days=VALID_DAYS)
    return {
        "pemilihan": asdict(election) | {"hari": election.hari.isoformat()},
        "kabupaten": asdict(_kabupaten(wanted)),
        "istilah": asdict(SEBUTAN[wanted.sebutan]),
        "aturan": {},
        "dasar": {},
        "teks": [],
        "kpu": asdict(kpu),
        "sampai": sampai.isoformat(),
        "seed": seed.hex(),
        "operator": operator,
        "bundel": 0,
        "umpan": 0,
        "urut_dasar": 0,
        "nomor_dasar": 0,
    }


def _kabupaten(wanted: NewVault) -> Kabupaten:
    """Names from the register; an unknown district is called as its office calls itself."""
    known = register()
    office = re.sub(r"^KPU\s+", "", wanted.nama, flags=re.IGNORECASE).strip()
    return Kabupaten(wanted.district, known.get(wanted.district, office), known.get(wanted.district[:2], ""))
