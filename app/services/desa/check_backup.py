"""Trying out a backup ("uji cadangan"): the newest one is opened in memory and held against the data file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.errors import UserError
from app.domain.peristiwa import Peristiwa
from app.domain.progress import Progress, silent
from app.exchange import envelope, tukar
from app.exchange.tukar import Held
from app.services.desa.copies import Copy, copies_of
from app.services.desa.workspace import Workspace
from app.store import cadangan, issued, journal
from app.system.safe_file import read_file


@dataclass(frozen=True, slots=True)
class Key:
    """What opens this PC's backups, and how they are recognised."""

    identitas: str = field(repr=False)
    perangkat: str
    pemilihan: str
    kode: str
    held: Mapping[str, Held] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """A backup in which everything holds: its heads and its newest event."""

    copy: Copy
    heads: Mapping[str, str]
    newest: Peristiwa


@dataclass(frozen=True, slots=True)
class Tested:
    """`waktu`: of what moment (ms); `act`, made at `act_waktu`: the last it holds; `missing`: acts since."""

    file: Path
    waktu: int
    act: str
    act_waktu: int
    missing: int
    pemilih: int


def check_backup(workspace: Workspace, folder: Path, progress: Progress = silent) -> Tested:
    """All three steps: the key, the file, the comparison. Raises what they raise."""
    return compare(workspace, open_newest(folder, key_of(workspace), progress))


def key_of(workspace: Workspace) -> Key:
    """From the data file: only an open PC can try out its backups without the letter's words."""
    packages = issued.packages(workspace.db)
    return Key(
        cadangan.get(workspace.db).identitas,
        workspace.device,
        workspace.pengaturan.pemilihan.id,
        workspace.desa.kode,
        {one.id: Held(one.berkas, one.token, one.sha256) for one in packages},
    )


def open_newest(folder: Path, key: Key, progress: Progress = silent) -> Opened:
    """Open this PC's newest backup in a folder and check every chain. Needs no database, runs on any thread.

    Raises FOLDER_MISSING, BACKUP_NONE, BACKUP_FAILED (damaged: make another at once).
    """
    if not folder.is_dir():
        raise UserError("FOLDER_MISSING", folder=str(folder))
    mine = copies_of(folder, key.perangkat, key.pemilihan, key.kode)
    if not mine:
        raise UserError("BACKUP_NONE", folder=str(folder))
    try:
        whole = envelope.read(read_file(mine[0].file, envelope.LARGEST_FILE))
        isi = tukar.open_with(whole, key.identitas, key.held, progress)
    except UserError as error:
        raise UserError("BACKUP_FAILED", file=mine[0].file.name) from error
    return Opened(mine[0], isi.heads, max(isi.events(), key=lambda event: event.lamport))


def compare(workspace: Workspace, opened: Opened) -> Tested:
    """How far behind the data file a backup is. Raises BACKUP_OTHER_DATA: it is not of these acts."""
    known: dict[str, int] = {}
    for device, head in opened.heads.items():
        urut, _, digest = head.partition(":")
        known[device] = int(urut)
        if journal.hash_at(workspace.db, device, int(urut)) != digest:
            raise UserError("BACKUP_OTHER_DATA", file=opened.copy.file.name)
    workspace.note_access("uji_cadangan", {"urut": str(opened.copy.urut)})
    return Tested(
        opened.copy.file,
        opened.copy.waktu,
        opened.newest.tindakan,
        opened.newest.waktu,
        journal.acts_after(workspace.db, known),
        opened.copy.pemilih,
    )


def later_acts(workspace: Workspace, copies: Iterable[Copy]) -> list[int]:
    """How many acts were made after each of these copies, going by what they say of themselves."""
    return [journal.acts_beyond(workspace.db, copy.urut) for copy in copies]
