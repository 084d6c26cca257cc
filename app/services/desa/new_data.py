"""A village's data file in the making: a fresh key and device, slots written last (FORMAT.md section 10)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from app.crypto import age_file, seal, slots
from app.crypto.minisig import SigningKey
from app.domain.errors import UserError
from app.domain.peristiwa import Draft
from app.exchange import paket
from app.exchange.device_papers import Card, device_id
from app.exchange.envelope import Envelope
from app.services.desa import members
from app.services.desa.members import NewMember
from app.services.desa.workspace import DATA_FILE, seal_heads
from app.store import cadangan, daftar, database, issued, journal, slots_file
from app.store.database import Connection
from app.store.issued import Issued
from app.store.migrations import DESA
from app.system import clock, safe_file


@dataclass(frozen=True, slots=True)
class NewData:
    """An empty data file with its key and its device."""

    folder: Path
    db: Connection
    data_key: bytes = field(repr=False)
    device: SigningKey

    @property
    def perangkat(self) -> str:
        return device_id(self.device.public)


@contextmanager
def new_data(folder: Path) -> Iterator[NewData]:
    """A data file to fill; the caller saves the slots last, before that the folder does not count as data.

    Whatever stops the caller, what this try made is swept away and the next one starts afresh.
    Raises DATA_EXISTS and file errors.
    """
    refuse_existing(folder)
    safe_file.fresh_folder(folder, f"{DATA_FILE}*")
    data_key = seal.new_key()
    db = database.create(folder / DATA_FILE, data_key, DESA)
    try:
        with database.transaction(db):
            cadangan.found(db, age_file.new_identity().secret)
        yield NewData(folder, db, data_key, SigningKey(seal.new_key()))
    except BaseException:
        db.close()
        _sweep(folder)
        raise
    db.close()


def refuse_existing(folder: Path) -> None:
    """Raises DATA_EXISTS."""
    if slots_file.exists(folder):
        raise UserError("DATA_EXISTS", folder=str(folder))


def _sweep(folder: Path) -> None:
    """Take away what this very try made: nobody has worked in it yet."""
    for made in folder.glob(f"{DATA_FILE}*"):
        with suppress(OSError):
            made.unlink()


def store_paket(db: Connection, opened: Envelope, data: bytes, isi: paket.Isi, penerima: str) -> None:
    """Keep a package and its list; `penerima`: V's public half."""
    amplop = opened.amplop
    texts = (isi.raw["pengaturan.json"], isi.raw["kpu.json"])
    kept = Issued(amplop.id, amplop.urut, data, amplop.desa, *texts, isi.token, isi.sha256, penerima)
    issued.store_paket(db, kept)
    daftar.store_base(db, amplop.id, isi.rows)


def enrol(
    db: Connection,
    device: SigningKey,
    member: NewMember,
    adopted: Sequence[Draft] = (),
    noted: Sequence[Draft] = (),
) -> None:
    """A new device's first events: its card, what it adopted, the member in front of it. In a transaction.

    `noted`: what its access chain begins with.
    """
    newest = issued.newest_paket(db)
    assert newest is not None  # a data file without a package has no device
    card = Card(
        perangkat=device_id(device.public),
        kunci=device.public_line(),
        paket=newest.id,
        desa=newest.desa["kode"],
        pemilihan=paket.parse_pengaturan(newest.pengaturan).pemilihan.id,
        dibuat=clock.instant(),
    ).signed(newest.token)
    for draft in (Draft("perangkat", isi=asdict(card)), *adopted, members.draft(member)):
        journal.append(db, card.perangkat, [draft], member.id, clock.now_ms())
    if noted:
        journal.append(db, card.perangkat, noted, member.id, clock.now_ms(), "akses")
    seal_heads(db, device)


def write_slot_files(folder: Path, letter: bytes, village: str, recovery: str, data_key: bytes) -> None:
    """`kunci.age` and the ways in by the letter's words (`village`: V) and by KPU's recovery key."""
    safe_file.write_atomic(folder / "kunci.age", letter)
    safe_file.write_atomic(folder / "slot-surat.age", slots.key_for(village, data_key))
    safe_file.write_atomic(folder / "slot-kpu.age", slots.key_for(recovery, data_key))
