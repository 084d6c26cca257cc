"""Backups: whole files in a folder, ten kept, tried out against the data."""

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from app.crypto import slots
from app.domain.errors import Cancelled, UserError
from app.domain.tms import Alasan
from app.exchange import envelope, kunci_surat, sealed
from app.exchange.device_papers import read_cap
from app.services.desa import backup, check_backup, undo
from app.services.desa.alias import set_alias
from app.services.desa.backup import RING, Backup, Snapshot, back_up, collect, remember, state, write_backup
from app.services.desa.bukti import set_bukti
from app.services.desa.copies import copies_in
from app.services.desa.mark import Mark, mark
from app.services.desa.open_paket import FirstMember, adopt, open_first
from app.services.desa.return_data import write_return
from app.services.desa.workspace import Workspace, open_workspace
from app.store import cadangan, issued, journal
from tests.builders import DESA, daftar
from tests.villages import KETUA, LETTER, TestKpu, open_village, write_paket

VOTERS = daftar(100)
KPU = TestKpu()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "flashdisk"
    folder.mkdir()
    return folder


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(open_village(tmp_path, KPU), "ketua", KETUA) as workspace:
        yield workspace


def one_more_act(village: Workspace, number: int = 0) -> None:
    mark(village, [Mark(VOTERS[number].id, Alasan.TNI if number % 2 else Alasan.SESUAI)])


def refused(code: str, snapshot: Snapshot, folder: Path) -> None:
    with pytest.raises(UserError) as caught:
        write_backup(snapshot, folder)
    assert caught.value.code == code


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_backup_is_a_signed_file_for_the_letters_words(village: Workspace, stick: Path) -> None:
    one_more_act(village)
    made = back_up(village, stick)
    whole = envelope.read(made.file.read_bytes())
    assert made.file.name.startswith("9901012001-sukamaju-tukar-")
    assert (whole.amplop.jenis, whole.amplop.pemilih) == ("tukar", 100)
    assert whole.amplop.urut == made.urut == journal.newest_lamport(village.db)
    assert whole.amplop.balasan == {
        "paket": village.newest_paket(),
        "paket_urut": 1,
        "perangkat": village.device,
    }
    package = envelope.read(issued.packages(village.db).__next__().berkas)
    words = kunci_surat.unlock(package, LETTER).identity
    assert "paket/1.dpt" in sealed.open_payload(whole, words)
    with pytest.raises(UserError, match="AGE_WRONG_KEY"):
        sealed.open_payload(whole, KPU.operator.secret)
    text = made.file.read_bytes()
    assert not any(voter.nik.encode() in text or voter.nama.encode() in text for voter in VOTERS)


def test_the_slow_step_needs_no_database(village: Workspace, stick: Path) -> None:
    """SQLite itself refuses a connection on another thread."""
    snapshot = collect(village)
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(write_backup, snapshot, stick).result()
        key = check_backup.key_of(village)
        found = pool.submit(check_backup.open_newest, stick, key).result()
    remember(village, made)
    assert check_backup.compare(village, found).missing == 0


def test_the_head_line_knows_how_safe_the_work_is(village: Workspace, stick: Path) -> None:
    before = state(village)
    assert (before.folder, before.waktu, before.is_due) == ("", 0, False)
    made = back_up(village, stick)
    assert state(village) == backup.State(str(stick), made.waktu, 0)
    for number in range(backup.EVERY - 1):
        one_more_act(village, number)
    assert (state(village).acts_since, state(village).is_due) == (backup.EVERY - 1, False)
    undo.undo(village)
    assert state(village).is_due
    back_up(village, stick)
    assert not state(village).is_due


def test_ten_are_kept_and_nothing_else_is_touched(village: Workspace, stick: Path, tmp_path: Path) -> None:
    (tmp_path / "lain").mkdir()
    neighbour = replace(DESA, kode="9901012002", nama="Sukajaya")
    file = tmp_path / "lain" / "a.dpt"
    file.write_bytes(KPU.paket(VOTERS, desa=neighbour))
    founder = FirstMember("Ketua", "ketua", KETUA)
    for folder, package in (("a", file), ("b", tmp_path / "paket-1.dpt")):  # another village, another PC
        open_first(package, " ".join(LETTER), tmp_path / "lain" / folder, founder)
        with open_workspace(tmp_path / "lain" / folder, "ketua", KETUA) as other:
            back_up(other, stick)
    (stick / "foto.jpg").write_bytes(b"foto")
    (stick / "rusak.dptx").write_bytes(b"bukan cadangan")
    shutil.copy(tmp_path / "paket-1.dpt", stick / "paket.dptx")
    strangers = names(stick)
    written = []
    for number in range(RING + 3):
        one_more_act(village, number)
        written.append(back_up(village, stick))
    assert [made.removed for made in written[:RING]] == [()] * RING
    assert [made.removed for made in written[RING:]] == [(old.file.name,) for old in written[:3]]
    assert names(stick) == sorted([*strangers, *(made.file.name for made in written[3:])])


def test_two_backups_of_one_state_stand_side_by_side(village: Workspace, stick: Path) -> None:
    first, second = back_up(village, stick), back_up(village, stick)
    assert first.file != second.file
    assert first.urut == second.urut
    assert {first.file.name, second.file.name} == set(names(stick))


def test_of_one_second_the_later_one_is_the_newer(village: Workspace, stick: Path) -> None:
    """A damaged copy was replaced at once: the next test must not open it again."""
    snapshot = collect(village)
    made = [write_backup(snapshot, stick).file for _ in range(RING)]
    assert [copy.file for copy in copies_in(stick)] == made[::-1]


def test_the_newest_is_kept_whatever_the_clock_says(
    village: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(RING):
        back_up(village, stick)
    monkeypatch.setattr("app.system.clock.now_ms", lambda: 1_000_000_000_000)
    monkeypatch.setattr("app.system.clock.instant", lambda: "2001-09-09T01:46:40Z")
    made = back_up(village, stick)
    assert made.file.exists()
    assert len(names(stick)) == RING


def test_it_goes_nowhere_near_the_data(village: Workspace, stick: Path) -> None:
    snapshot = collect(village)
    (village.folder / "cadangan").mkdir()
    link = stick / "pintasan"
    link.symlink_to(village.folder)
    for folder in (village.folder, village.folder / "cadangan", link):
        refused("BACKUP_IN_DATA", snapshot, folder)
    refused("FOLDER_MISSING", snapshot, stick / "tiada")
    assert not (stick / "tiada").exists()
    assert write_backup(snapshot, stick).warnings == ("BACKUP_SAME_DISK",)


def test_a_stick_that_reads_back_something_else_costs_no_older_backup(
    village: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(RING):
        back_up(village, stick)
    before = names(stick)
    monkeypatch.setattr(backup, "write_atomic", _a_bad_stick)
    refused("BACKUP_UNREADABLE", collect(village), stick)
    assert names(stick) == before


def _a_bad_stick(path: Path, data: bytes) -> None:
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


def test_a_cancelled_backup_leaves_nothing(village: Workspace, stick: Path) -> None:
    for stop_at in range(3):

        def stop(done: int, total: int, what: str = "", stop_at: int = stop_at) -> None:
            if done == stop_at:
                raise Cancelled

        with pytest.raises(Cancelled):
            write_backup(collect(village), stick, stop)
        assert names(stick) == []


# Trying one out ------------------------------------------------------------------------------------


def test_trying_out_tells_the_last_act_and_what_is_missing(village: Workspace, stick: Path) -> None:
    one_more_act(village)
    done = journal.newest_first(village.db, village.device).__next__()
    made = back_up(village, stick)
    found = check_backup.check_backup(village, stick)
    assert (found.file, found.act, found.act_waktu, found.missing) == (
        made.file,
        done.tindakan,
        done.waktu,
        0,
    )
    one_more_act(village, 1)
    mark(village, [Mark(voter.id, Alasan.SESUAI) for voter in VOTERS[10:30]])
    assert check_backup.check_backup(village, stick).missing == 2


def test_a_backup_from_before_a_reissue_can_still_be_tried(
    village: Workspace, stick: Path, tmp_path: Path
) -> None:
    back_up(village, stick)
    adopt(village, write_paket(tmp_path, KPU, daftar(101), 2), " ".join(LETTER))
    assert check_backup.check_backup(village, stick).missing == 1
    back_up(village, stick)
    assert check_backup.check_backup(village, stick).missing == 0


def test_a_damaged_newest_backup_is_told(village: Workspace, stick: Path) -> None:
    with pytest.raises(UserError, match="BACKUP_NONE"):
        check_backup.check_backup(village, stick)
    with pytest.raises(UserError, match="FOLDER_MISSING"):
        check_backup.check_backup(village, stick / "tiada")
    made = back_up(village, stick)
    for place in (made.ukuran // 2, made.ukuran - 400):
        data = bytearray(made.file.read_bytes())
        data[place] ^= 1
        made.file.write_bytes(data)
        with pytest.raises(UserError, match="BACKUP_FAILED"):
            check_backup.check_backup(village, stick)


def test_a_backup_of_acts_that_are_not_here_is_told(tmp_path: Path, stick: Path) -> None:
    """The data folder was put back from an old copy after the backup was made."""
    data = open_village(tmp_path, KPU)
    shutil.copytree(data, tmp_path / "lama")
    with open_workspace(data, "ketua", KETUA) as workspace:
        one_more_act(workspace)
        back_up(workspace, stick)
    shutil.rmtree(data)
    (tmp_path / "lama").rename(data)
    with open_workspace(data, "ketua", KETUA) as workspace:
        with pytest.raises(UserError, match="BACKUP_OTHER_DATA"):
            check_backup.check_backup(workspace, stick)
        one_more_act(workspace, 1)
        with pytest.raises(UserError, match="BACKUP_OTHER_DATA"):
            check_backup.check_backup(workspace, stick)


def test_what_lies_in_a_folder_is_told_without_any_key(village: Workspace, stick: Path) -> None:
    made = [_after_an_act(village, stick, number) for number in range(2)]
    newest, older = copies_in(stick)
    assert [newest.file, older.file] == [made[1].file, made[0].file]
    assert (newest.desa, newest.perangkat, newest.paket_urut, newest.pemilih) == (
        DESA,
        village.device,
        1,
        100,
    )
    assert abs(newest.waktu - made[1].waktu) < 2_000


def _after_an_act(village: Workspace, stick: Path, number: int) -> Backup:
    one_more_act(village, number)
    return back_up(village, stick)


# The keys ------------------------------------------------------------------------------------------


def test_every_data_file_has_a_backup_identity_of_its_own(village: Workspace, tmp_path: Path) -> None:
    mine = cadangan.get(village.db).identitas
    founder = FirstMember("Ketua", "ketua", KETUA)
    open_first(tmp_path / "paket-1.dpt", " ".join(LETTER), tmp_path / "kedua", founder)
    with open_workspace(tmp_path / "kedua", "ketua", KETUA) as other:
        assert cadangan.get(other.db).identitas != mine
    assert mine.encode() not in b"".join(file.read_bytes() for file in village.folder.iterdir())


def test_copies_are_sealed_to_the_newest_letter(village: Workspace, stick: Path, tmp_path: Path) -> None:
    file = write_paket(tmp_path, KPU, daftar(101), 2)
    adopt(village, file, " ".join(LETTER))
    newest = kunci_surat.unlock(envelope.read(file.read_bytes()), LETTER).identity
    older = kunci_surat.unlock(envelope.read((tmp_path / "paket-1.dpt").read_bytes()), LETTER).identity
    whole = envelope.read(back_up(village, stick).file.read_bytes())
    assert collect(village).recipients[0] == slots.recipient_of(newest)
    assert sealed.open_payload(whole, newest).keys() >= {"paket/1.csv", "paket/1.json", "paket/2.dpt"}
    with pytest.raises(UserError, match="AGE_WRONG_KEY"):
        sealed.open_payload(whole, older)


def test_heads_are_signed_with_every_act_and_access(village: Workspace) -> None:
    """A keyring can be lost at any moment; what a device said last must not stay unsigned."""

    def signed() -> tuple[str, str]:
        cap = read_cap(*journal.newest_cap(village.db, village.device), village.key.public_line())
        return f"{cap.urut}:{cap.hash}", cap.akses

    def heads() -> tuple[str, str]:
        chains = (
            journal.head_of(village.db, village.device),
            journal.head_of(village.db, village.device, "akses"),
        )
        return str(chains[0]), str(chains[1])

    assert signed() == heads()
    one_more_act(village)
    assert signed() == heads()
    village.note_access("cetak", {"dokumen": "dpt"})
    assert signed() == heads()


def test_an_access_that_no_reader_would_take_is_not_written(village: Workspace) -> None:
    with pytest.raises(UserError, match="EVENT_INVALID"):
        village.note_access("kata-darurat", {})
    with pytest.raises(UserError, match="EVENT_INVALID"):
        village.note_access("cetak", {"isi": "x" * 9000})


def test_a_strange_file_name_of_a_return_travels(village: Workspace, stick: Path, tmp_path: Path) -> None:
    name = os.fsdecode(b"kembali \xff\x01" + "é".encode() + b".dptr")
    write_return(village, tmp_path / name, False)
    assert issued.kept_returns(village.db)["sementara"].nama == "kembali ??é.dptr"
    back_up(village, stick)
    assert check_backup.check_backup(village, stick).missing == 0


def test_what_is_told_beside_the_journal_wants_a_backup_too(village: Workspace, stick: Path) -> None:
    """A nickname and the papers of a kept reason are no acts of the journal; a look at a NIK is no work."""
    ill = Mark(VOTERS[1].id, Alasan.GANGGUAN_JIWA, bukti={"nomor": "445/SKD/77"})
    mark(village, [ill])
    back_up(village, stick)
    village.note_access("lihat", {"pemilih": VOTERS[0].id})
    assert state(village).acts_since == 0
    set_alias(village, VOTERS[0].id, "bin Karto")
    set_bukti(village, [VOTERS[1].id], {"nomor": "445/SKD/78"})
    assert state(village).acts_since == 2
    back_up(village, stick)
    assert state(village).acts_since == 0


def test_each_copy_tells_how_many_acts_came_later(village: Workspace, stick: Path) -> None:
    for number in range(3):
        back_up(village, stick)
        one_more_act(village, number)
    mark(village, [Mark(voter.id, Alasan.SESUAI) for voter in VOTERS[10:30]])
    assert check_backup.later_acts(village, copies_in(stick)) == [2, 3, 4]


def test_a_backup_is_old_after_a_day_and_before_the_first(
    village: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert state(village).is_old
    made = back_up(village, stick)
    for hours, old in ((23, False), (25, True)):
        monkeypatch.setattr("app.system.clock.now_ms", lambda hours=hours: made.waktu + hours * 3_600_000)
        assert state(village).is_old is old
