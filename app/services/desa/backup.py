"""Backups: all that the data file holds as one sealed `.dptx` in a folder, the newest ten of this PC kept.

Three steps, so that a window can run the slow one beside the database: `collect` and `remember` use the data
file, `write_backup` between them needs nothing but the snapshot.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from itertools import chain, count
from pathlib import Path

from app.crypto import age_file
from app.crypto.minisig import SigningKey
from app.domain.errors import UserError
from app.domain.peristiwa import Draft
from app.domain.progress import Progress, silent
from app.exchange import envelope, paket, tukar
from app.exchange.amplop import Amplop
from app.exchange.file_names import copy_name
from app.exchange.tukar import Kiriman, Lama, Salinan
from app.services.desa import rahasia, undangan_tercetak
from app.services.desa.copies import copies_of
from app.services.desa.print_naskah_logo import chosen_logo
from app.services.desa.return_data import device_logs
from app.services.desa.workspace import Workspace
from app.store import akses, alias, cadangan, daftar, issued, journal
from app.store.database import Connection
from app.store.issued import Issued
from app.system import clock
from app.system.safe_file import file_error, read_file, write_atomic

RING = 10
EVERY = 50
"""After so many acts the window makes a backup by itself."""
_DAY = 24 * 3600 * 1000  # ms
_KEPT = (alias.KIND, rahasia.KIND, undangan_tercetak.KIND)
"""Accesses that are work of their own and no trace of it: a backup without them has lost something."""
_AKSES = "akses/"
"""Begins the name under which the number of a device's newest access stands among the heads."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A data file at one moment, in memory: texts in the clear, never to be written as they are."""

    amplop: Amplop
    salinan: Salinan = field(repr=False)
    recipients: tuple[str, str]
    key: SigningKey
    kepala: Mapping[str, int]
    nama: str
    waktu: int
    data_folder: Path


@dataclass(frozen=True, slots=True)
class Backup:
    """A file that was written and read back. `waktu`: of what moment (ms); `removed`: what left the ring."""

    file: Path
    ukuran: int
    urut: int
    waktu: int
    kepala: Mapping[str, int]
    removed: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """How safe the work is: the newest backup's folder and moment ("" and 0 before it), acts made since."""

    folder: str
    waktu: int
    acts_since: int

    @property
    def is_due(self) -> bool:
        """Whether it is time for another."""
        return self.acts_since >= EVERY

    @property
    def is_old(self) -> bool:
        """Whether it is older than a day, or there is none."""
        return clock.now_ms() - self.waktu > _DAY


def back_up(workspace: Workspace, folder: Path, progress: Progress = silent) -> Backup:
    """All three steps. Raises what `write_backup` raises."""
    made = write_backup(collect(workspace), folder, progress)
    remember(workspace, made)
    return made


def state(workspace: Workspace) -> State:
    """What the head line shows."""
    db, known = workspace.db, cadangan.get(workspace.db)
    accesses = {
        name.removeprefix(_AKSES): urut for name, urut in known.kepala.items() if name.startswith(_AKSES)
    }
    since = journal.acts_after(db, known.kepala) + akses.count_after(db, _KEPT, accesses)
    return State(known.folder, known.waktu, since)


def _heads(db: Connection) -> dict[str, int]:
    """The numbers of every device's newest event and access."""
    events = {device: head.urut for device, head in journal.heads(db).items()}
    return events | {_AKSES + device: urut for device, urut in akses.heads(db).items()}


def collect(workspace: Workspace) -> Snapshot:
    """Everything as it stands now: every act and access has been signed with its transaction."""
    db = workspace.db
    newest, *older = issued.packages(db)
    sealed = issued.kept_returns(db)
    salinan = Salinan(
        logs=device_logs(workspace, akses=True),
        packages={one.urut: one.berkas for one in (newest, *older)},
        older={one.urut: _old(workspace, one) for one in older},
        returns={tahap: Kiriman(kept.nama, kept.berkas) for tahap, kept in sealed.items()},
        logo=chosen_logo(workspace),
    )
    waktu, desa = clock.now_ms(), workspace.desa
    amplop = _amplop(workspace, newest)
    stamp = clock.stamp(waktu, workspace.pengaturan.pemilihan.zona)
    return Snapshot(
        amplop=amplop,
        salinan=salinan,
        recipients=(newest.penerima, age_file.recipient_of(cadangan.get(db).identitas)),
        key=workspace.key,
        kepala=_heads(db),
        nama=copy_name(desa.kode, desa.nama, amplop.urut, stamp),
        waktu=waktu,
        data_folder=workspace.folder,
    )


def _amplop(workspace: Workspace, newest: Issued) -> Amplop:
    return Amplop(
        jenis="tukar",
        pemilihan=paket.public_pemilihan(workspace.pengaturan.pemilihan),
        desa=asdict(workspace.desa),
        id=paket.new_id(),
        urut=journal.newest_lamport(workspace.db),
        dibuat=clock.instant(),
        sampai="",
        kunci=workspace.key.public_line(),
        pemilih=daftar.count(workspace.db),
        balasan={"paket": newest.id, "paket_urut": newest.urut, "perangkat": workspace.device},
    )


def _old(workspace: Workspace, one: Issued) -> Lama:
    return Lama(daftar.base_rows(workspace.db, one.id), one.pengaturan, one.kpu, one.token)


def write_backup(snapshot: Snapshot, folder: Path, progress: Progress = silent) -> Backup:
    """Seal, write, read back; then what is older than the ring goes. Needs no database, runs on any thread.

    Nothing old is touched before the new file is safe, and never a file of another village or PC. Raises
    BACKUP_IN_DATA, BACKUP_UNREADABLE, PAYLOAD_TOO_LARGE, FOLDER_MISSING, DISK_FULL and other file errors.
    """
    warnings = check_folder(snapshot.data_folder, folder)
    progress(0, 3, "Menyusun cadangan")
    data = tukar.build(snapshot.amplop, snapshot.salinan, snapshot.recipients, snapshot.key)
    progress(1, 3, "Menulis cadangan")
    file = _free_name(folder / snapshot.nama)
    write_atomic(file, data)
    try:
        progress(2, 3, "Membaca ulang cadangan")
        _read_back(file, data)
    except BaseException:
        with suppress(OSError):
            file.unlink()
        raise
    return Backup(
        file,
        len(data),
        snapshot.amplop.urut,
        snapshot.waktu,
        snapshot.kepala,
        _turn_ring(file, snapshot.amplop),
        warnings,
    )


def check_folder(data_folder: Path, folder: Path) -> tuple[str, ...]:
    """Whether backups of the data there may go into a folder, and what is to be said of it.

    BACKUP_SAME_DISK: they would not outlive the disk of the data. Raises FOLDER_MISSING, BACKUP_IN_DATA.
    """
    if not folder.is_dir():
        raise UserError("FOLDER_MISSING", folder=str(folder))
    if folder.resolve().is_relative_to(data_folder.resolve()):
        raise UserError("BACKUP_IN_DATA", folder=str(folder))
    try:
        same = folder.stat().st_dev == data_folder.stat().st_dev
    except OSError as error:  # taken out at this very moment
        raise file_error(error, folder / ".") from error
    return ("BACKUP_SAME_DISK",) if same else ()


def _free_name(file: Path) -> Path:
    """Two backups of one second do not meet."""
    names = chain([file], (file.with_stem(f"{file.stem}-{number}") for number in count(2)))
    return next(name for name in names if not name.exists())


def _read_back(file: Path, data: bytes) -> None:
    """Only what was read back whole counts as saved. Raises BACKUP_UNREADABLE."""
    if read_file(file, envelope.LARGEST_FILE) != data:
        raise UserError("BACKUP_UNREADABLE", file=file.name)
    envelope.read(data)


def _turn_ring(newest: Path, amplop: Amplop) -> tuple[str, ...]:
    """Remove this PC's backups beyond the ring; one that will not go is left."""
    device, pemilihan, kode = amplop.balasan["perangkat"], amplop.pemilihan["id"], amplop.desa["kode"]
    mine = copies_of(newest.parent, device, pemilihan, kode)
    removed = []
    for file in [copy.file for copy in mine if copy.file != newest][RING - 1 :]:
        with suppress(OSError):
            file.unlink()
            removed.append(file.name)
    return tuple(removed)


def remember(workspace: Workspace, made: Backup) -> None:
    """Write down that the backup is there: its age is shown from now on."""
    with workspace.transaction():
        cadangan.remember(workspace.db, str(made.file.parent), made.waktu, made.kepala)
        workspace.note_within([Draft("ekspor", isi={"berkas": "dptx", "urut": str(made.urut)})])
