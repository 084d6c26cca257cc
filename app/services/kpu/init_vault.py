"""Making a vault: its first election of one district, with signing, operator and recovery keys."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.crypto import age_file, recovery_key, seal, slots
from app.crypto.kode_sidik import kode_sidik
from app.crypto.minisig import SigningKey
from app.domain.bentuk import is_line
from app.domain.errors import UserError
from app.domain.istilah import SEBUTAN
from app.domain.pemilihan import Profil
from app.exchange.paket import Kpu
from app.services.kpu.new_election import (
    LONGEST_NAME,
    NewElection,
    check_election,
    settings_of,
    write_election,
)
from app.services.kpu.region_codes import register
from app.services.kpu.vault_session import VAULT_FILE, Kabupaten
from app.services.kpu.vault_slots import (
    RECOVERY_SLOT,
    USUAL_NAME,
    USUAL_ROLE,
    Entered,
    make_slot,
    new_operator,
    warnings_about,
)
from app.store import slots_file
from app.system import clock, safe_file


@dataclass(frozen=True, slots=True)
class NewVault:
    """What KPU decides. `nama`: the office (KPU Kabupaten Tegal); `sebutan`: a preset of `istilah`;
    `petugas`, `jabatan`: the first operator."""

    district: str
    nama: str
    pemilihan: str
    hari: date
    profil: Profil = "lengkap"
    zona: int = 7
    sampai: date | None = None
    sebutan: str = "pilkades"
    petugas: str = USUAL_NAME
    jabatan: str = USUAL_ROLE

    @property
    def election(self) -> NewElection:
        return NewElection(self.pemilihan, self.hari, self.profil, self.zona, self.sampai, self.sebutan)


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

    Raises UserError DATA_EXISTS, RECOVERY_INSIDE, RECOVERY_EXISTS, DISTRICT_WRONG, NAME_WRONG, DATE_WRONG,
    OPERATOR_WRONG, PASSWORD_SHORT and file errors.
    """
    _refuse(folder, recovery_out, wanted)
    signing, operator, recovery = SigningKey(seal.new_key()), age_file.new_identity(), age_file.new_identity()
    data_key, first = seal.new_key(), new_operator(wanted.petugas, wanted.jabatan)
    slot = make_slot(first, password, data_key)
    fresh_vault_folder(folder)
    kpu = Kpu(wanted.nama, signing.public_line(), operator.recipient, recovery.recipient)
    words = SEBUTAN[wanted.sebutan]
    settings = settings_of(wanted.election, _kabupaten(wanted), kpu, signing.seed, operator.secret, words)
    write_election(Entered(folder, data_key, first), VAULT_FILE, settings)
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


def fresh_vault_folder(folder: Path) -> None:
    """A folder for a new vault; every election that lies there without its slots is set aside."""
    safe_file.fresh_folder(folder, f"{VAULT_FILE}*")
    safe_file.set_aside(folder, "[0-9]*.db*")


def write_recovery(path: Path, identity: age_file.Identity) -> None:
    """An age identity file as `age-keygen` writes it, for its owner alone."""
    safe_file.write_atomic(path, recovery_key.file_text(identity, clock.instant()).encode())


def refuse_place(folder: Path, recovery_out: Path) -> None:
    """Where a recovery key must not be written. Raises RECOVERY_INSIDE, RECOVERY_EXISTS."""
    if recovery_out.resolve().is_relative_to(folder.resolve()):
        raise UserError("RECOVERY_INSIDE", file=recovery_out.name)
    if recovery_out.exists():
        raise UserError("RECOVERY_EXISTS", file=recovery_out.name)


def check_name(nama: str, jabatan: str) -> None:
    """An operator's name and office, as minutes print them. Raises OPERATOR_WRONG."""
    if not (is_line(nama, 100) and is_line(jabatan, 100) and nama.strip() and jabatan.strip()):
        raise UserError("OPERATOR_WRONG", usage=True)


def _refuse(folder: Path, recovery_out: Path, wanted: NewVault) -> None:
    if slots_file.exists(folder):
        raise UserError("DATA_EXISTS", folder=str(folder))
    refuse_place(folder, recovery_out)
    if not re.fullmatch(r"[0-9]{4}", wanted.district, re.ASCII):
        raise UserError("DISTRICT_WRONG", usage=True)
    if not is_line(wanted.nama, LONGEST_NAME) or not wanted.nama.strip():
        raise UserError("NAME_WRONG", usage=True)
    check_election(wanted.election)
    check_name(wanted.petugas, wanted.jabatan)


def _kabupaten(wanted: NewVault) -> Kabupaten:
    """Names from the register; an unknown district is called as its office calls itself."""
    known = register()
    office = re.sub(r"^(KPU|Komisi Pemilihan Umum)\s+", "", wanted.nama, flags=re.IGNORECASE).strip()
    return Kabupaten(wanted.district, known.get(wanted.district, office), known.get(wanted.district[:2], ""))
