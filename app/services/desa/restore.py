"""Restoring ("pulihkan cadangan"): a copy, the package that opens it and its words make the work anew.

`peek` proves everything and writes nothing; `restore` then makes the data file of a new device.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from app.crypto import slots
from app.domain.errors import UserError
from app.domain.panitia import AnggotaTercatat, panitia
from app.domain.pemilihan import Desa, Pemilihan
from app.domain.peristiwa import Draft
from app.domain.progress import Progress, silent
from app.exchange import envelope, paket, tukar
from app.exchange.amplop import Amplop
from app.exchange.device_logs import Chain
from app.exchange.envelope import Envelope
from app.exchange.tukar import Held
from app.services.desa import copies, members
from app.services.desa.copies import Copy
from app.services.desa.members import Entrant
from app.services.desa.new_data import (
    NewData,
    enrol,
    new_data,
    refuse_existing,
    store_paket,
    write_slot_files,
)
from app.services.desa.open_paket import read_paket, unlock, warnings_of
from app.services.desa.paket_details import PaketDetails, paket_details
from app.services.desa.print_naskah_logo import keep_kpu_logo, restore_logo
from app.store import alias, daftar, database, issued, journal, slots_file
from app.store.database import Connection
from app.store.issued import Kept
from app.store.journal import Entry
from app.system.safe_file import read_file


@dataclass(frozen=True, slots=True)
class Contents:
    """An opened copy with the package that opened it: all in memory, all in the clear."""

    amplop: Amplop
    isi: tukar.Isi
    package: Envelope
    newest: paket.Isi
    identity: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Peeked:
    """What a copy would bring back. `dibuat`: when it was made; `act_waktu` (ms): when its newest act was."""

    desa: Desa
    pemilihan: Pemilihan
    pemilih: int
    dibuat: str
    act_waktu: int
    acts: int
    anggota: tuple[AnggotaTercatat, ...]
    contents: Contents = field(repr=False)


@dataclass(frozen=True, slots=True)
class Restored:
    """A data file that was made: who may log in, under which device id it works from now on."""

    folder: Path
    member: str
    perangkat: str
    pemilih: int
    warnings: tuple[str, ...]


def peek(file: Path, package: Path, letter: str, progress: Progress = silent) -> Peeked:
    """Open a copy with its package and the letter's words, and hold all of it. Any thread, no database.

    Raises RESTORE_DAMAGED, NOT_A_BACKUP, RESTORE_OTHER_VILLAGE, RESTORE_OLDER_PACKAGE, RESTORE_NEWER_PACKAGE,
    PAKET_TWIN, WORDS_*, PAKET_FORGED and what reading the package raises.
    """
    progress(0, 0, "Memeriksa cadangan")
    copy = _read_copy(file)
    opened, data = read_paket(package)
    _check_pair(copy.amplop, opened.amplop)
    kunci, newest = unlock(opened, letter, progress)
    held = {opened.amplop.id: Held(data, newest.token, newest.sha256)}
    try:
        isi = tukar.open_with(copy, kunci.identity, held, progress)
    except UserError as error:
        raise UserError("RESTORE_DAMAGED", file=file.name) from error
    return _told(Contents(copy.amplop, isi, opened, newest, kunci.identity))


def copy_details(file: Path) -> Copy:
    """What a copy says of itself, whole and signed. Raises RESTORE_DAMAGED, NOT_A_BACKUP, FILE_MISSING."""
    return copies.told(file, _read_copy(file).amplop)


def package_details(file: Path, package: Path) -> PaketDetails:
    """Of the package that a copy needs.

    Raises RESTORE_EXISTS where the village's data lies here already, RESTORE_OTHER_VILLAGE,
    RESTORE_OLDER_PACKAGE, RESTORE_NEWER_PACKAGE, PAKET_TWIN and what reading raises.
    """
    opened, _ = read_paket(package)
    _check_pair(_read_copy(file).amplop, opened.amplop)
    details = paket_details(package)
    if details.exists:
        raise UserError("RESTORE_EXISTS", desa=details.desa, folder=str(details.folder))
    return details


def package_beside(file: Path) -> Path | None:
    """The package that a copy needs, where it lies in the same folder."""
    copy = _read_copy(file).amplop
    return next((one for one in sorted(file.parent.glob("*.dpt")) if _is_pair(copy, one)), None)


def _is_pair(copy: Amplop, package: Path) -> bool:
    try:
        _check_pair(copy, read_paket(package)[0].amplop)
    except UserError:
        return False
    return True


def _read_copy(file: Path) -> Envelope:
    data = read_file(file, envelope.LARGEST_FILE)
    try:
        copy = envelope.read(data)
    except UserError as error:
        if error.code == "FORMAT_TOO_NEW":
            raise
        raise UserError("RESTORE_DAMAGED", file=file.name) from error
    if copy.amplop.jenis != "tukar":
        raise UserError("NOT_A_BACKUP", jenis=copy.amplop.jenis)
    return copy


def _check_pair(copy: Amplop, package: Amplop) -> None:
    """The package whose words open the copy, no other."""
    if (copy.pemilihan["id"], copy.desa["kode"]) != (package.pemilihan["id"], package.desa["kode"]):
        raise UserError("RESTORE_OTHER_VILLAGE", desa=copy.desa["nama"], paket=package.desa["nama"])
    needed = copy.balasan["paket_urut"]
    if package.urut < needed:
        raise UserError("RESTORE_OLDER_PACKAGE", urut=package.urut, needed=needed)
    if package.urut > needed:
        raise UserError("RESTORE_NEWER_PACKAGE", urut=package.urut, needed=needed)
    if package.id != copy.balasan["paket"]:
        raise UserError("PAKET_TWIN", urut=needed)


def _told(contents: Contents) -> Peeked:
    events = list(contents.isi.events())
    return Peeked(
        desa=Desa(**contents.amplop.desa),
        pemilihan=contents.newest.pengaturan.pemilihan,
        pemilih=contents.amplop.pemilih,
        dibuat=contents.amplop.dibuat,
        act_waktu=max(events, key=lambda event: event.lamport).waktu,
        acts=len({event.tindakan for event in events}),
        anggota=tuple(panitia(events).values()),
        contents=contents,
    )


def restore(peeked: Peeked, folder: Path, who: Entrant, progress: Progress = silent) -> Restored:
    """Make the data file: the journal as it was, on a new device, with one way in.

    Raises DATA_EXISTS, MEMBER_UNKNOWN, ROLE_*, PASSWORD_SHORT and file errors; what stops it leaves nothing.
    """
    refuse_existing(folder)
    member = members.entering({one.id: one for one in peeked.anggota}, who)
    contents = peeked.contents
    with new_data(folder) as made:
        progress(0, 3, "Menyimpan jurnal")
        with database.transaction(made.db):
            _fill(made.db, contents)
            noted = Draft("pulihkan", isi={"dari": contents.amplop.id, "urut": str(contents.amplop.urut)})
            enrol(made.db, made.device, member, noted=[noted])
            progress(1, 3, "Menyusun daftar")
            daftar.rebuild(made.db)
            alias.rebuild(made.db)
        progress(2, 3, "Membuat kunci masuk")
        _write_slots(made, contents)
        slot = members.make_slot(member, who.password, made.data_key, made.device)
        slots_file.save(folder, [slot])
    warnings = warnings_of(contents.package, contents.newest, folder, bool(slot.keyring))
    return Restored(folder, member.id, made.perangkat, peeked.pemilih, warnings)


def _write_slots(made: NewData, contents: Contents) -> None:
    village, letter = slots.recipient_of(contents.identity), contents.package.members["kunci.age"]
    write_slot_files(made.folder, letter, village, contents.newest.kpu.pemulihan, made.data_key)
    keep_kpu_logo(made.folder, contents.newest.logo)
    restore_logo(made.folder, contents.isi.logo)


def _fill(db: Connection, contents: Contents) -> None:
    """Packages, chains, checkpoints and kept returns as they were."""
    isi = contents.isi
    for urut, (opened, data) in isi.packages.items():
        old = isi.older.get(urut)
        penerima = "" if old else slots.recipient_of(contents.identity)
        store_paket(db, opened, data, old or contents.newest, penerima)
    journal.insert(db, _in_order(log.journal for log in isi.logs))
    journal.insert(db, _in_order(log.akses for log in isi.logs), "akses")
    for log in isi.logs:
        journal.keep_cap(db, log.card.perangkat, log.cap, log.cap_signature)
    for tahap, kept in isi.returns.items():
        urut = envelope.read(kept.berkas).amplop.urut
        issued.keep_return(db, tahap, Kept(urut, kept.nama, kept.berkas))


def _in_order(chains: Iterable[Chain]) -> list[Entry]:
    """As the events came to be: a later one has a higher Lamport number."""
    entries = [
        entry for chain in chains for entry in zip(chain.events, chain.hashes, chain.lines, strict=True)
    ]
    return sorted(entries, key=lambda entry: (entry[0].lamport, entry[0].perangkat, entry[0].urut))
