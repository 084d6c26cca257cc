"""An opened vault: the election, KPU's keys, the database."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from app.crypto import seal, slots
from app.crypto.kode_sidik import kode_sidik
from app.crypto.minisig import SigningKey
from app.crypto.slots import Slot
from app.domain.errors import UserError
from app.domain.istilah import Istilah
from app.domain.pemilihan import Desa, Pemilihan
from app.exchange.paket import Kpu, Pengaturan
from app.store import database, slots_file, vault
from app.store.database import Connection
from app.system import clock, keyring_store, paths

VAULT_FILE = "vault.db"
RECOVERY_SLOT = "slot-pemulihan.age"
SHORTEST_PASSWORD = 8


@dataclass(frozen=True, slots=True)
class Kabupaten:
    """The district: its 4-digit code and names."""

    kode: str
    nama: str
    provinsi: str


@dataclass(slots=True)
class Vault:
    """Made by `open_vault`; services take it."""

    folder: Path
    db: Connection
    data_key: bytes = field(repr=False)
    pemilihan: Pemilihan
    kabupaten: Kabupaten
    istilah: Istilah
    kpu: Kpu
    sampai: date
    seed: bytes = field(repr=False)
    operator: str = field(repr=False)
    aturan: Mapping[str, Any] = field(default_factory=dict)
    dasar: Mapping[str, str] = field(default_factory=dict)
    teks: Sequence[Mapping[str, Any]] = ()
    warnings: list[str] = field(default_factory=list)

    @property
    def key(self) -> SigningKey:
        return SigningKey(self.seed)

    @property
    def sidik(self) -> str:
        """KPU's fingerprint, as the letters print it."""
        return kode_sidik(self.key.public)

    def note(self, jenis: str, isi: Mapping[str, object]) -> None:
        """Write into the append-only record. Call in a transaction."""
        vault.note(self.db, clock.instant(), jenis, isi)

    def check_record(self) -> None:
        """Warn where the record of what was done with the vault is not the one that was written."""
        try:
            vault.notes(self.db)
        except (ValueError, KeyError):
            self.warnings.append("RECORD_BROKEN")

    def village(self, kode: str) -> Desa:
        """Raises VILLAGE_UNKNOWN."""
        found = vault.village(self.db, kode)
        if found is None:
            raise UserError("VILLAGE_UNKNOWN", kode=kode)
        return found

    def pengaturan(self) -> Pengaturan:
        """What every village of this election inherits."""
        sources = self.db.execute(
            "SELECT sumber FROM impor WHERE sumber <> '' GROUP BY sumber ORDER BY min(nomor)"
        )
        sumber = ", ".join(row[0] for row in sources)
        return Pengaturan(
            self.pemilihan, self.istilah, sumber, self.sampai, self.dasar, self.aturan, self.teks
        )


@contextmanager
def open_vault(folder: Path, password: str) -> Iterator[Vault]:
    """Open with the operator's password.

    Raises UserError PASSWORD_WRONG, KEYRING_MISSING, DATA_MISSING, SLOTS_DAMAGED and what `database.connect`
    raises (DATA_IN_USE: a vault has one writer).
    """
    slot = slots_file.load(folder)[0]
    data_key = bytes.fromhex(open_slot(slot, password)["data"])
    db = database.connect(folder / VAULT_FILE, data_key)
    try:
        opened = load(folder, db, data_key)
        if risk := paths.risk_of(folder):  # a missing keyring is told where a password is set
            opened.warnings.append(risk)
        yield opened
    finally:
        db.close()


def open_slot(slot: Slot, password: str) -> dict[str, str]:
    """The operator's secrets. Raises PASSWORD_WRONG, KEYRING_MISSING."""
    pepper = keyring_store.get(slot.keyring_user) if slot.keyring else b""
    if pepper is None:
        raise UserError("KEYRING_MISSING")
    return slots.open_slot(slot, password, pepper)


def make_slot(password: str, data_key: bytes) -> Slot:
    """The operator's way in. Raises PASSWORD_SHORT."""
    if len(password) < SHORTEST_PASSWORD:
        raise UserError("PASSWORD_SHORT", least=SHORTEST_PASSWORD)
    pepper, salt, slot_id = seal.new_key(), seal.new_key(), seal.new_key()[:8].hex()
    if not keyring_store.put(slots.keyring_user(slot_id, salt), pepper):
        pepper = b""
    return slots.make_slot(
        slot_id, "Operator KPU", "operator", password, pepper, salt, {"data": data_key.hex()}
    )


def warnings_about(slot: Slot, folder: Path) -> tuple[str, ...]:
    """What is worth knowing where a password is set: how the vault is kept."""
    return tuple(code for code in ("" if slot.keyring else "NO_KEYRING", paths.risk_of(folder)) if code)


def load(folder: Path, db: Connection, data_key: bytes) -> Vault:
    """Read the settings of an opened database."""
    keys = (
        "pemilihan",
        "kabupaten",
        "istilah",
        "kpu",
        "sampai",
        "seed",
        "operator",
        "aturan",
        "dasar",
        "teks",
    )
    settings: dict[str, Any] = {key: vault.setting(db, key) for key in keys}
    election = settings["pemilihan"]
    return Vault(
        folder=folder,
        db=db,
        data_key=data_key,
        pemilihan=Pemilihan(**{**election, "hari": date.fromisoformat(election["hari"])}),
        kabupaten=Kabupaten(**settings["kabupaten"]),
        istilah=Istilah(**settings["istilah"]),
        kpu=Kpu(**settings["kpu"]),
        sampai=date.fromisoformat(settings["sampai"]),
        seed=bytes.fromhex(settings["seed"]),
        operator=settings["operator"],
        aturan=settings["aturan"],
        dasar=settings["dasar"],
        teks=settings["teks"],
    )
