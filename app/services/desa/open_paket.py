"""Opening a package: the first time it makes the village's data file, later it adopts a re-issue."""

from dataclasses import dataclass
from pathlib import Path

from app.crypto import slots, words
from app.crypto.kode_sidik import kode_sidik
from app.crypto.minisig import read_public_line
from app.domain.errors import UserError
from app.domain.fold import fold
from app.domain.pemilihan import Desa
from app.domain.peristiwa import Draft
from app.domain.progress import Progress, silent
from app.exchange import envelope, kunci_surat, paket
from app.exchange.envelope import Envelope
from app.exchange.kunci_surat import KunciSurat
from app.services.desa import kpu_key, members
from app.services.desa.frozen import refuse_after_dpt
from app.services.desa.new_data import enrol, new_data, refuse_existing, store_paket, write_slot_files
from app.services.desa.print_naskah_logo import keep_kpu_logo
from app.services.desa.workspace import Workspace
from app.store import daftar, database, issued, journal, slots_file
from app.system import clock, paths, safe_file


@dataclass(frozen=True, slots=True)
class Opened:
    """What happened. `konflik`: fields where KPU's new value and a mark disagree; `orphans`: marks of voters
    who left the list."""

    desa: Desa
    pemilih: int
    urut: int
    sidik_kpu: str
    adopted: bool
    member: str = ""
    konflik: int = 0
    orphans: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstMember:
    """Who opens the package; role `ketua`, `sekretaris`, `anggota` or `pantarlih`."""

    nama: str
    peran: str
    password: str


def read_paket(file: Path) -> tuple[Envelope, bytes]:
    """A whole, signed `.dpt` and its bytes. Raises NOT_A_PAKET and what `envelope.read` raises."""
    data = safe_file.read_file(file, envelope.LARGEST_FILE)
    opened = envelope.read(data)
    if opened.amplop.jenis != "paket":
        raise UserError("NOT_A_PAKET", jenis=opened.amplop.jenis)
    return opened, data


def check_letter(letter: str) -> None:
    """Raises WORDS_* where the words cannot be a letter's, before anything else is asked."""
    words.parse(letter)


def default_folder(file: Path) -> Path:
    """Where the data of a package's village lies unless the user says otherwise."""
    opened, _ = read_paket(file)
    return paths.village_folder(opened.amplop.pemilihan["id"], opened.amplop.desa["kode"])


def open_first(
    file: Path, letter: str, folder: Path, member: FirstMember, progress: Progress = silent
) -> Opened:
    """Make the data file of a village from its package and the letter's words.

    Raises UserError WORDS_*, PAKET_FORGED, DATA_EXISTS and file errors. The slots are written last: whatever
    stops it before, the folder does not count as data and the next try starts afresh.
    """
    refuse_existing(folder)
    progress(0, 3, "Memeriksa paket")
    opened, data = read_paket(file)
    kunci, isi = unlock(opened, letter, progress)
    progress(2, 3, "Menyimpan daftar")
    founder = members.new_member(member.nama, member.peran)
    with new_data(folder) as made:
        with database.transaction(made.db):
            store_paket(made.db, opened, data, isi, slots.recipient_of(kunci.identity))
            enrol(made.db, made.device, founder, [_paket_draft(opened, isi)])
            daftar.rebuild(made.db)
        _write_slot_files(folder, opened, isi, kunci.identity, made.data_key)
        slot = members.make_slot(founder, member.password, made.data_key, made.device)
        slots_file.save(folder, [slot])
    return Opened(
        Desa(**opened.amplop.desa),
        len(isi.rows),
        opened.amplop.urut,
        kode_sidik(read_public_line(opened.amplop.kunci)),
        adopted=False,
        member=founder.id,
        warnings=warnings_of(opened, isi, folder, bool(slot.keyring)),
    )


def unlock(opened: Envelope, letter: str, progress: Progress) -> tuple[KunciSurat, paket.Isi]:
    """The words, then the list. Raises WORDS_*, PAKET_FORGED."""
    progress(1, 3, "Membuka dengan kata kunci")
    kunci = kunci_surat.unlock(opened, words.parse(letter))
    return kunci, paket.open_with(opened, kunci.identity)


def _paket_draft(opened: Envelope, isi: paket.Isi) -> Draft:
    return Draft("paket", isi={"paket": opened.amplop.id, "urut": opened.amplop.urut, "sha256": isi.sha256})


def _write_slot_files(folder: Path, opened: Envelope, isi: paket.Isi, identity: str, data_key: bytes) -> None:
    village = slots.recipient_of(identity)
    write_slot_files(folder, opened.members["kunci.age"], village, isi.kpu.pemulihan, data_key)
    keep_kpu_logo(folder, isi.logo)


def adopt(
    workspace: Workspace, file: Path, letter: str, progress: Progress = silent, kode_kpu: str = ""
) -> Opened:
    """Take over a re-issued list without losing a mark.

    The package that is open already only has its slot files written again, which repairs an interrupted
    adoption. `kode_kpu`: the fingerprint of KPU's key, typed from the new letter where its old key does not
    vouch for the new one. Raises UserError PAKET_OTHER_VILLAGE, PAKET_OLD_KEY, PAKET_OLDER, PAKET_TWIN (same
    number, other content), DPT_LOCKED, and what `kpu_key.check_key` raises.
    """
    progress(0, 3, "Memeriksa paket")
    opened, data = read_paket(file)
    fresh = _is_successor(workspace, opened, data)
    kunci, isi = unlock(opened, letter, progress)
    way = kpu_key.check_key(workspace, opened.amplop, isi, kode_kpu)
    progress(2, 3, "Menyimpan daftar")
    if fresh:
        _take_over(workspace, opened, data, isi, kunci.identity, way)
    _write_slot_files(workspace.folder, opened, isi, kunci.identity, workspace.data_key)
    result = fold(daftar.base(workspace.db, opened.amplop.id), journal.all_events(workspace.db))
    return Opened(
        workspace.desa,
        len(isi.rows),
        opened.amplop.urut,
        kode_sidik(read_public_line(opened.amplop.kunci)),
        adopted=fresh,
        konflik=len(result.konflik),
        orphans=tuple(result.orphans),
        warnings=warnings_of(opened, isi, workspace.folder, True),
    )


def is_newer(workspace: Workspace, file: Path) -> bool:
    """Whether `adopt` would bring another list, not the one that is open. Raises as `adopt` does."""
    return _is_successor(workspace, *read_paket(file))


def _take_over(
    workspace: Workspace, opened: Envelope, data: bytes, isi: paket.Isi, identity: str, way: str
) -> None:
    """The list, and what the package says beside it: from now on its dates and keys are in force, under the
    committee's corrections."""
    with workspace.transaction():
        store_paket(workspace.db, opened, data, isi, slots.recipient_of(identity))
        workspace.act_within([_paket_draft(opened, isi)])
        if way:
            workspace.note_within([kpu_key.draft(workspace.kpu.kunci, isi.kpu.kunci, way)])
        daftar.rebuild(workspace.db)
    workspace.desa, workspace.pengaturan, workspace.kpu = Desa(**opened.amplop.desa), isi.pengaturan, isi.kpu
    workspace.issued_day = isi.pengaturan.pemilihan.hari
    workspace.settle()
    workspace.resettled = True


def _is_successor(workspace: Workspace, opened: Envelope, data: bytes) -> bool:
    """Whether it is newer than what is open; False for the very same file."""
    amplop, newest = opened.amplop, issued.newest_paket(workspace.db)
    here = (workspace.pengaturan.pemilihan.id, workspace.desa.kode)
    if (amplop.pemilihan["id"], amplop.desa["kode"]) != here:
        raise UserError("PAKET_OTHER_VILLAGE", desa=amplop.desa["nama"])
    kpu_key.refuse_old(workspace, amplop.kunci)
    if newest is None or amplop.urut < newest.urut:
        raise UserError("PAKET_OLDER", urut=amplop.urut, newest=newest.urut if newest else 0)
    if amplop.urut == newest.urut:
        if data != newest.berkas:
            raise UserError("PAKET_TWIN", urut=amplop.urut)
        return False
    refuse_after_dpt(workspace)
    return True


def warnings_of(opened: Envelope, isi: paket.Isi, folder: Path, keyring: bool) -> tuple[str, ...]:
    """What somebody who has just made a data file should know."""
    codes = [] if keyring else ["NO_KEYRING"]
    if clock.today(isi.pengaturan.pemilihan.zona) > isi.pengaturan.sampai:
        codes.append("PAKET_EXPIRED")
    if risk := paths.risk_of(folder):
        codes.append(risk)
    return tuple(codes)
