"""An opened vault: one election of its folder, KPU's keys, the database, the operator at work."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from app.crypto.kode_sidik import kode_sidik
from app.crypto.minisig import SigningKey, read_public_line
from app.domain.errors import UserError
from app.domain.istilah import Istilah
from app.domain.pemilihan import Desa, Pemilihan
from app.exchange.paket import Kpu, Pengaturan
from app.services.kpu.vault_slots import NOBODY, Entered, Operator, enter
from app.store import database, vault
from app.store.database import Connection
from app.store.migrations import KPU
from app.system import clock, paths
from app.system.latihan import practising

VAULT_FILE = "vault.db"
ELECTION_FILE = r"[0-9]{4}-[0-9]{4}-[0-9a-f]{8}\.db"
"""Every later election's."""


@dataclass(frozen=True, slots=True)
class Kabupaten:
    """The district: its 4-digit code and names."""

    kode: str
    nama: str
    provinsi: str


@dataclass(frozen=True, slots=True)
class Election:
    """One election of a folder. `ended`: the day its data were destroyed, or "". In use by another window:
    `id` and `nama` are "" where only that window can read them."""

    file: str
    id: str
    nama: str
    hari: date | None
    ended: str = ""
    in_use: bool = False


@dataclass(slots=True)
class Vault:
    """Made by `open_vault`; services take it.

    `operator`: the age identities that open returns, one a line, the newest first. `sertifikat`: KPU's
    earlier keys, each signing its successor.
    """

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
    file: str = VAULT_FILE
    who: Operator = NOBODY
    sertifikat: Sequence[Mapping[str, Any]] = ()
    ended: str = ""

    @property
    def key(self) -> SigningKey:
        return SigningKey(self.seed)

    @property
    def entered(self) -> Entered:
        return Entered(self.folder, self.data_key, self.who)

    @property
    def sidik(self) -> str:
        """KPU's fingerprint, as the letters print it."""
        return kode_sidik(read_public_line(self.kpu.kunci))

    def note(self, jenis: str, isi: Mapping[str, object]) -> None:
        """Write into the append-only record. Call in a transaction."""
        vault.note(self.db, clock.instant(), self.who.id, jenis, isi)

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
def open_vault(
    folder: Path, password: str, election: str = "", operator: str = "", *, ended: bool = False
) -> Iterator[Vault]:
    """Open an election with an operator's password: `enter` and `open_election` in one."""
    with open_election(enter(folder, password, operator), election, ended=ended) as opened:
        yield opened


@contextmanager
def open_election(entered: Entered, election: str = "", *, ended: bool = False) -> Iterator[Vault]:
    """Open one election; "" where there is but one at work. `ended`: one whose data are destroyed, too.

    Raises ELECTION_NEEDED, ELECTION_UNKNOWN, ELECTION_ENDED and what `database.connect` raises (DATA_IN_USE:
    an election has one writer).
    """
    with open_file(entered, _file_of(entered, election)) as opened:
        if opened.ended and not ended:
            raise UserError("ELECTION_ENDED", election=opened.pemilihan.id, day=opened.ended)
        if risk := paths.risk_of(entered.folder):  # a missing keyring is told where a password is set
            opened.warnings.append(risk)
        yield opened


@contextmanager
def open_file(entered: Entered, file: str) -> Iterator[Vault]:
    """The election in one file of the folder. Raises what `database.connect` raises."""
    db = database.connect(entered.folder / file, entered.data_key, KPU)
    try:
        opened = load(entered, db)
        with practising(opened.pemilihan.id):
            yield opened
    finally:
        db.close()


@contextmanager
def every_election(opened: Vault) -> Iterator[list[Vault]]:
    """All elections of the folder, the opened one first. Raises DATA_IN_USE (another window has one open)."""
    others = [file for file in files_of(opened.folder) if file != opened.file]
    with ExitStack() as stack:
        yield [opened, *(stack.enter_context(open_file(opened.entered, file)) for file in others)]


@contextmanager
def everywhere(opened: Vault) -> Iterator[list[Vault]]:
    """The same, each in a transaction: what concerns the folder is written into the record of each."""
    with every_election(opened) as found, ExitStack() as stack:
        for one in found:
            stack.enter_context(database.transaction(one.db))
        yield found


def files_of(folder: Path) -> list[str]:
    """The database of every election, the first one first."""
    later = (one.name for one in folder.glob("*.db") if re.fullmatch(ELECTION_FILE, one.name, re.ASCII))
    return [VAULT_FILE, *sorted(later)]


def elections(entered: Entered, opened: Vault | None = None) -> list[Election]:
    """All elections of the folder. `opened`: the one this program has open itself."""
    return [
        _of(opened) if opened is not None and opened.file == file else _looked_into(entered, file)
        for file in files_of(entered.folder)
    ]


def _looked_into(entered: Entered, file: str) -> Election:
    try:
        with open_file(entered, file) as opened:
            return _of(opened)
    except UserError as error:
        if error.code != "DATA_IN_USE":
            raise
        return Election(file, "" if file == VAULT_FILE else Path(file).stem, "", None, in_use=True)


def _of(opened: Vault) -> Election:
    one = opened.pemilihan
    return Election(opened.file, one.id, one.nama, one.hari, opened.ended)


def _file_of(entered: Entered, election: str) -> str:
    """Which file an election is; the usual vault of one election opens nothing to find out."""
    files = files_of(entered.folder)
    wanted = election.strip().lower()
    if f"{wanted}.db" in files[1:]:
        return f"{wanted}.db"
    if files == [VAULT_FILE] and not wanted:
        return VAULT_FILE
    listed = elections(entered)
    found = [one for one in listed if one.id == wanted or (not wanted and not one.ended)]
    if not wanted and len(found) != 1:
        raise UserError("ELECTION_NEEDED", usage=True, known=_told(listed))
    if not found and any(not one.id for one in listed):  # it may be the one that another window has open
        raise UserError("DATA_IN_USE", folder=str(entered.folder))
    if not found:
        raise UserError("ELECTION_UNKNOWN", usage=True, known=_told(listed))
    return found[0].file


def _told(listed: Sequence[Election]) -> str:
    return "; ".join(f"{one.id or one.file} ({one.nama or 'sedang dipakai'})" for one in listed)


def load(entered: Entered, db: Connection) -> Vault:
    """Read the settings of an opened database."""
    settings: dict[str, Any] = {key: vault.setting(db, key) for key in _SETTINGS}
    election = settings["pemilihan"]
    return Vault(
        folder=entered.folder,
        db=db,
        data_key=entered.data_key,
        pemilihan=Pemilihan(**{**election, "hari": date.fromisoformat(election["hari"])}),
        kabupaten=Kabupaten(**settings["kabupaten"]),
        istilah=Istilah(**settings["istilah"]),
        kpu=Kpu(**settings["kpu"]),
        sampai=date.fromisoformat(settings["sampai"]),
        seed=bytes.fromhex(settings["seed"]),
        operator="\n".join((settings["operator"], *settings["operator_lama"])),
        aturan=settings["aturan"],
        dasar=settings["dasar"],
        teks=settings["teks"],
        file=database.database_path(db).name,
        who=entered.who,
        sertifikat=settings["sertifikat"],
        ended=settings["berakhir"],
    )


_SETTINGS = (
    "pemilihan",
    "kabupaten",
    "istilah",
    "kpu",
    "sampai",
    "seed",
    "operator",
    "operator_lama",
    "aturan",
    "dasar",
    "teks",
    "sertifikat",
    "berakhir",
)
