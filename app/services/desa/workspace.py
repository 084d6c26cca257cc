"""An opened village: the data file, the device, the member who logged in."""

from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from app.crypto.minisig import SigningKey
from app.crypto.slots import Slot
from app.domain import berkunci
from app.domain.aturan import Aturan, read_aturan
from app.domain.errors import UserError
from app.domain.pemilihan import Desa
from app.domain.peristiwa import Draft, Peristiwa
from app.exchange.device_papers import Cap, device_id
from app.exchange.paket import Kpu, Pengaturan, parse_kpu, parse_pengaturan
from app.services.desa.member_slot import check_known, choose_slot, open_member_slot
from app.store import daftar, database, issued, journal, slots_file
from app.store.database import Connection
from app.store.migrations import DESA
from app.system import clock, paths
from app.system.latihan import practising

DATA_FILE = "data.db"
Noting = Callable[[Sequence[Draft]], Sequence[Draft]]
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Anggota:
    """A committee member; `seed` signs what two members must sign."""

    id: str
    nama: str
    peran: str
    seed: bytes = field(repr=False)


@dataclass(slots=True)
class Workspace:
    """Made by `open_workspace`; services take it and return what changed."""

    folder: Path
    db: Connection
    data_key: bytes = field(repr=False)
    key: SigningKey
    anggota: Anggota
    desa: Desa
    pengaturan: Pengaturan
    kpu: Kpu
    warnings: list[str] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    """Voters whose row an act has changed since the window last asked."""
    remapped: bool = False
    """An act has changed the map of the village since then; it is no part of any row."""
    recorded: bool = False
    """An act has changed records beside the list since then: places of TPS, responses, pairs ..."""
    resettled: bool = False
    """An act has changed the rules or ratified a list since then: all that was read is to be read again."""
    aturan: Aturan = field(init=False)
    """The package's rules with the committee's corrections; `pengaturan` has the voting day in force."""
    issued_day: date = field(init=False)
    _noting: Noting | None = field(default=None, init=False, repr=False)
    _kept: dict[str, Any] | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        self.issued_day = self.pengaturan.pemilihan.hari
        self.settle()

    def settle(self) -> None:
        """Read the rules in force. What PCs said apart holds for none of them: the package's value stands."""
        settings = self.keyed("setelan")
        self.aturan = read_aturan(self.pengaturan.aturan, (one.isi for one in settings.values() if one.isi))
        day = self.aturan.voting_day(self.issued_day)
        self.pengaturan = replace(self.pengaturan, pemilihan=replace(self.pengaturan.pemilihan, hari=day))

    def keyed(self, jenis: str) -> dict[berkunci.Key, berkunci.Terkini]:
        """The records of a keyed kind (app/domain/berkunci.py) as the journal leaves them."""
        events = journal.events_of_kind(self.db, jenis)
        return berkunci.fold_keyed(events, journal.undone(self.db), jenis) if events else {}

    @property
    def device(self) -> str:
        return device_id(self.key.public)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. What was rolled back has touched nobody: nothing may be told as saved.

        Inside another one it is a part of that.
        """
        if self.db.in_transaction:
            yield
            return
        before = frozenset(self.touched)
        try:
            with database.transaction(self.db):
                yield
        except BaseException:
            self.touched.intersection_update(before)
            self._forget()
            if self.resettled:
                self.settle()
            raise

    def act(self, drafts: Sequence[Draft], also: Sequence[str] = ()) -> list[Peristiwa]:
        """Make one act durable: events, list, checkpoint in one transaction. `also`: other voters touched."""
        with self.transaction():
            return self.act_within(drafts, also)

    def act_within(self, drafts: Sequence[Draft], also: Sequence[str] = ()) -> list[Peristiwa]:
        """The same inside a `transaction` that does more."""
        self._forget()
        events = journal.append(self.db, self.device, drafts, self.anggota.id, clock.now_ms())
        touched = {draft.pemilih for draft in drafts if draft.pemilih} | set(also)
        daftar.refresh(self.db, sorted(touched))
        self.touched |= touched
        self._resettle({draft.jenis for draft in drafts})
        seal_heads(self.db, self.key)
        return events

    def next_act(self) -> str:
        """What the next act will be called, for an event of it that names it; ask in its transaction."""
        return f"{self.device}:{journal.head_of(self.db, self.device).urut + 1}"

    def _resettle(self, kinds: Set[str]) -> None:
        """After acts that may change the rules, or which list holds."""
        self.recorded |= bool(kinds & {"batal", *berkunci.KEYS})
        if kinds & {"setelan", "batal"}:
            before = self.aturan
            self.settle()
            self.resettled |= before != self.aturan
        self.resettled |= bool(kinds & {"tetapkan", "buka"})

    def note_access(self, what: str, isi: dict[str, str]) -> None:
        """Write a reveal, print, export or log-in into the chain that stays in the village."""
        with self.transaction():
            self.note_within([Draft(what, isi=isi)])

    def note_within(self, drafts: Sequence[Draft]) -> None:
        """The same inside a `transaction` that does more."""
        told = self._noting(drafts) if self._noting else drafts
        if told:
            self._forget()
            journal.append(self.db, self.device, told, self.anggota.id, clock.now_ms(), "akses")
            seal_heads(self.db, self.key)

    @contextmanager
    def notes_through(self, noting: Noting) -> Iterator[None]:
        """Meanwhile `noting` says what is written into that chain: more, or nothing of a paper that is only
        looked at."""
        self._noting = noting
        try:
            yield
        finally:
            self._noting = None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Meanwhile what is read `once` stays in memory: several papers of one list fold it once. Whatever is
        written ends that."""
        if self._kept is not None:
            yield
            return
        self._kept = {}
        try:
            yield
        finally:
            self._kept = None

    def once(self, name: str, read: Callable[[], Read]) -> Read:
        """What `read` gives; while `reading`, what it gave. Nobody changes it."""
        if self._kept is None:
            return read()
        if name not in self._kept:
            self._kept[name] = read()
        found: Read = self._kept[name]
        return found

    def _forget(self) -> None:
        if self._kept:
            self._kept.clear()

    def newest_paket(self) -> str:
        return daftar.newest_paket(self.db)


@contextmanager
def open_workspace(folder: Path, member: str, password: str) -> Iterator[Workspace]:
    """Log in and open; on leaving, close.

    `member`: id or role; "" where there is one member only. Raises UserError MEMBER_UNKNOWN, PASSWORD_WRONG,
    KEYRING_MISSING, and what `database.connect` raises.
    """
    slot = choose_slot(slots_file.load(folder), member)
    secrets = open_member_slot(slot, password)
    data_key = bytes.fromhex(secrets["data"])
    db = database.connect(folder / DATA_FILE, data_key, DESA)
    try:
        workspace = _workspace(folder, db, data_key, slot, secrets)
        _warn_about(workspace)
        workspace.note_access("masuk", {})
        with practising(workspace.desa.kode):
            yield workspace
    finally:
        db.close()


def check_password(folder: Path, member: str, password: str) -> None:
    """The member's password again, behind a locked screen. Raises PASSWORD_WRONG, KEYRING_MISSING."""
    open_member_slot(choose_slot(slots_file.load(folder), member), password)


def _workspace(
    folder: Path, db: Connection, data_key: bytes, slot: Slot, secrets: dict[str, str]
) -> Workspace:
    issued_paket = issued.newest_paket(db)
    if issued_paket is None:
        raise UserError("DATA_MISSING", folder=str(folder))
    seed = bytes.fromhex(secrets["anggota"])
    member = check_known(db, slot.id, seed)
    return Workspace(
        folder=folder,
        db=db,
        data_key=data_key,
        key=SigningKey(bytes.fromhex(secrets["perangkat"])),
        anggota=Anggota(slot.id, member.nama, member.peran, seed),
        desa=Desa(**issued_paket.desa),
        pengaturan=parse_pengaturan(issued_paket.pengaturan),
        kpu=parse_kpu(issued_paket.kpu),
    )


def _warn_about(workspace: Workspace) -> None:
    if risk := paths.risk_of(workspace.folder):
        workspace.warnings.append(risk)
    if clock.now_ms() < journal.newest_waktu(workspace.db):
        workspace.warnings.append("CLOCK_BEHIND")
    if clock.today(workspace.pengaturan.pemilihan.zona) > workspace.pengaturan.sampai:
        workspace.warnings.append("PAKET_EXPIRED")


def seal_heads(db: Connection, key: SigningKey) -> None:
    """Sign a device's heads, in the transaction that moved them.

    Never later: once a keyring is lost nobody can sign for the device any more, and others accept its events
    up to a checkpoint only.
    """
    device = device_id(key.public)
    head = journal.head_of(db, device)
    cap = Cap(
        perangkat=device,
        urut=head.urut,
        hash=head.hash,
        akses=str(journal.head_of(db, device, "akses")),
        paket=daftar.newest_paket(db),
    )
    journal.keep_cap(db, device, *cap.sign(key))


def villages_here() -> list[Path]:
    """The data folders in this computer's default place."""
    return villages_in(paths.village_root())


def villages_in(root: Path) -> list[Path]:
    """The data folders in another place."""
    return sorted(folder for folder in root.iterdir() if slots_file.exists(folder)) if root.is_dir() else []


def data_exists(folder: Path) -> bool:
    """Whether a village lives in this folder."""
    return slots_file.exists(folder)


def member_list(folder: Path) -> list[Slot]:
    """Who can log in; needs no password, for the log-in page shows it."""
    return slots_file.load(folder)
