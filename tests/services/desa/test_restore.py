"""Restoring: the right three things bring everything back, anything else is told apart and writes nothing."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from app.crypto import words
from app.domain.errors import Cancelled, UserError
from app.domain.panitia import panitia
from app.domain.tms import Alasan
from app.services.desa import backup, members
from app.services.desa.check_backup import check_backup
from app.services.desa.mark import Mark, mark
from app.services.desa.members import Entrant
from app.services.desa.open_paket import adopt
from app.services.desa.restore import Peeked, copy_details, package_beside, package_details, peek, restore
from app.services.desa.return_data import write_return
from app.services.desa.workspace import open_workspace
from app.store import cadangan, daftar, journal, slots_file
from tests.builders import DESA
from tests.builders import daftar as invented
from tests.villages import KETUA, LETTER, TestKpu, listed, open_village, write_paket

KPU = TestKpu()
VOTERS = invented(100)
WORDS = " ".join(LETTER)
OTHER_WORDS = " ".join(next(made for made in iter(words.generate, None) if made != LETTER))
BARU = "kata sandi baru"
KETUA_BACK = Entrant(BARU, "ketua")


@dataclass
class Saved:
    """A village whose work lies on a stick; its package beside it."""

    data: Path
    copy: Path
    package: Path


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    data = open_village(tmp_path, KPU)
    with open_workspace(data, "ketua", KETUA) as workspace:
        mark(workspace, [Mark(voter.id, Alasan.SESUAI) for voter in VOTERS[:20]])
        copy = backup.back_up(workspace, tmp_path).file
    return Saved(data, copy, tmp_path / "paket-1.dpt")


def refused(code: str, copy: Path, package: Path, letter: str = WORDS) -> UserError:
    with pytest.raises(UserError) as caught:
        peek(copy, package, letter)
    assert caught.value.code == code
    return caught.value


def opened(saved: Saved) -> Peeked:
    return peek(saved.copy, saved.package, WORDS)


def test_looking_in_tells_what_would_come_back(saved: Saved) -> None:
    found = opened(saved)
    with open_workspace(saved.data, "ketua", KETUA) as workspace:
        known = panitia(journal.all_events(workspace.db))
        newest = journal.newest_waktu(workspace.db)
    assert found.anggota == tuple(known.values())
    assert (found.desa, found.pemilih, found.act_waktu) == (DESA, 100, newest)
    assert VOTERS[0].nik not in repr(found)


def test_a_restored_village_goes_on(saved: Saved, tmp_path: Path) -> None:
    shutil.rmtree(saved.data)
    done = restore(opened(saved), saved.data, KETUA_BACK)
    assert done.pemilih == 100 and "NO_KEYRING" in done.warnings
    with open_workspace(saved.data, "ketua", BARU) as workspace:
        assert workspace.anggota.id == done.member
        assert len(listed(workspace, status="sesuai")) == 20
        mark(workspace, [Mark(VOTERS[30].id, Alasan.MENINGGAL)])
        assert backup.state(workspace).waktu == 0  # this computer has no backup yet
        again = backup.back_up(workspace, tmp_path)
        assert check_backup(workspace, tmp_path).file == again.file
    twice = restore(peek(again.file, saved.package, WORDS), tmp_path / "ketiga", KETUA_BACK)
    with open_workspace(tmp_path / "ketiga", "ketua", BARU) as workspace:
        assert len(journal.heads(workspace.db)) == 3
        assert len(listed(workspace, status="meninggal")) == 1
        assert twice.perangkat not in (done.perangkat, "")


def test_every_restored_pc_has_keys_of_its_own(saved: Saved, tmp_path: Path) -> None:
    found, keys = opened(saved), []
    for name in ("a", "b"):
        restore(found, tmp_path / name, KETUA_BACK)
        with open_workspace(tmp_path / name, "ketua", BARU) as workspace:
            keys.append((workspace.data_key, workspace.device, cadangan.get(workspace.db).identitas))
    assert not set(keys[0]) & set(keys[1])


@pytest.mark.full_cost
def test_restoring_at_the_cost_that_users_pay(tmp_path: Path) -> None:
    data = open_village(tmp_path, KPU, 3)
    with open_workspace(data, "ketua", KETUA) as workspace:
        copy = backup.back_up(workspace, tmp_path).file
    found = peek(copy, tmp_path / "paket-1.dpt", WORDS)
    assert restore(found, tmp_path / "baru", KETUA_BACK).pemilih == 3


# Who enters ----------------------------------------------------------------------------------------


def test_somebody_new_may_restore_but_takes_nobodys_office(saved: Saved, tmp_path: Path) -> None:
    found, data = opened(saved), tmp_path / "baru"
    for who, code in (
        (Entrant(BARU, nama="Baru", peran="ketua"), "ROLE_TAKEN"),
        (Entrant(BARU, nama="Baru", peran="bupati"), "ROLE_UNKNOWN"),
        (Entrant(BARU, "pantarlih"), "MEMBER_UNKNOWN"),
        (Entrant("pendek", "ketua"), "PASSWORD_SHORT"),
    ):
        with pytest.raises(UserError, match=code):
            restore(found, data, who)
        assert not data.exists()
    restore(found, data, Entrant(BARU, nama="Orang Baru", peran="anggota"))
    with open_workspace(data, "anggota", BARU) as workspace:
        assert [one.nama for one in members.known(workspace).values()] == [
            "Ketua Contoh",
            "Sekretaris Contoh",
            "Orang Baru",
        ]
        assert len(members.without_slot(workspace)) == 2


def test_whoever_comes_back_has_a_new_key_under_his_old_name(saved: Saved, tmp_path: Path) -> None:
    restore(opened(saved), tmp_path / "baru", KETUA_BACK)
    with open_workspace(tmp_path / "baru", "ketua", BARU) as workspace:
        mine = [
            event.data
            for event in journal.events_of_kind(workspace.db, "anggota")
            if event.data["id"] == workspace.anggota.id
        ]
        assert [one["nama"] for one in mine] == ["Ketua Contoh"] * 2
        assert mine[0]["kunci"] != mine[1]["kunci"]


def test_data_that_is_there_is_never_overwritten(saved: Saved) -> None:
    with pytest.raises(UserError, match="DATA_EXISTS"):
        restore(opened(saved), saved.data, KETUA_BACK)
    with open_workspace(saved.data, "ketua", KETUA):
        pass


@pytest.mark.parametrize("stop_at", [0, 1, 2])
def test_an_interrupted_restore_leaves_nothing(saved: Saved, tmp_path: Path, stop_at: int) -> None:
    def stop(done: int, total: int, what: str = "") -> None:
        if done == stop_at:
            raise Cancelled

    data = tmp_path / "baru"
    with pytest.raises(Cancelled):
        restore(opened(saved), data, KETUA_BACK, stop)
    assert not list(data.glob("data.db*")) and not slots_file.exists(data)
    assert restore(opened(saved), data, KETUA_BACK).pemilih == 100


# The wrong things ----------------------------------------------------------------------------------


def test_words_of_another_letter_are_told(saved: Saved) -> None:
    refused("WORDS_WRONG", saved.copy, saved.package, OTHER_WORDS)
    refused("WORDS_COUNT", saved.copy, saved.package, "satu dua")


def test_the_village_and_the_election_must_be_the_copys(saved: Saved, tmp_path: Path) -> None:
    file = tmp_path / "lain.dpt"
    file.write_bytes(KPU.paket(VOTERS, desa=replace(DESA, kode="9901012002", nama="Sukajaya")))
    error = refused("RESTORE_OTHER_VILLAGE", saved.copy, file)
    assert error.params == {"desa": "Sukamaju", "paket": "Sukajaya"}


def test_an_older_or_newer_package_is_told_from_the_right_one(saved: Saved, tmp_path: Path) -> None:
    second, third = (write_paket(tmp_path, KPU, invented(101), urut) for urut in (2, 3))
    with open_workspace(saved.data, "ketua", KETUA) as workspace:
        adopt(workspace, second, WORDS)
        copy = backup.back_up(workspace, tmp_path).file
    assert refused("RESTORE_OLDER_PACKAGE", copy, saved.package).params == {"urut": 1, "needed": 2}
    assert refused("RESTORE_NEWER_PACKAGE", copy, third).params == {"urut": 3, "needed": 2}
    third.write_bytes(KPU.paket(invented(101), 2))
    refused("PAKET_TWIN", copy, third)
    found = peek(copy, second, WORDS)
    restore(found, tmp_path / "baru", KETUA_BACK)
    with open_workspace(tmp_path / "baru", "ketua", BARU) as workspace:
        assert len(daftar.base(workspace.db, workspace.newest_paket())) == 101
        assert adopt(workspace, write_paket(tmp_path, KPU, invented(102), 3), WORDS).adopted


def test_the_same_list_signed_by_another_kpu_opens_nothing(saved: Saved, tmp_path: Path) -> None:
    file = tmp_path / "palsu.dpt"
    file.write_bytes(TestKpu().paket(VOTERS))
    refused("PAKET_TWIN", saved.copy, file)


def test_a_file_of_another_kind_is_told(saved: Saved, tmp_path: Path) -> None:
    with open_workspace(saved.data, "ketua", KETUA) as workspace:
        sent = write_return(workspace, tmp_path / "1.dptr", False).file
    assert refused("NOT_A_BACKUP", sent, saved.package).params == {"jenis": "balasan"}
    refused("NOT_A_BACKUP", saved.package, saved.package)
    refused("NOT_A_PAKET", saved.copy, saved.copy)
    refused("FILE_MISSING", tmp_path / "tiada.dptx", saved.package)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: data + b"\0",
        lambda data: b"",
        *(lambda data, part=part: _flipped(data, len(data) * part // 40) for part in range(40)),
    ],
)  # fmt: skip
def test_a_copy_that_differs_by_one_bit_is_refused(
    saved: Saved, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    copy = tmp_path / "rusak.dptx"
    copy.write_bytes(damage(saved.copy.read_bytes()))
    refused("RESTORE_DAMAGED", copy, saved.package)


def _flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def test_a_copy_from_before_the_package_expired_warns(tmp_path: Path) -> None:
    data = open_village(tmp_path, KPU)
    shutil.rmtree(data)
    file = tmp_path / "lama.dpt"
    file.write_bytes(KPU.paket(VOTERS, sampai=date(2020, 1, 1)))
    from app.services.desa.open_paket import FirstMember, open_first

    open_first(file, WORDS, data, FirstMember("Ketua Contoh", "ketua", KETUA))
    with open_workspace(data, "ketua", KETUA) as workspace:
        copy = backup.back_up(workspace, tmp_path).file
    assert "PAKET_EXPIRED" in restore(peek(copy, file, WORDS), tmp_path / "baru", KETUA_BACK).warnings


# Before any word is typed ---------------------------------------------------------------------------


def test_a_copy_tells_what_it_is_without_words(saved: Saved) -> None:
    told = copy_details(saved.copy)
    assert (told.file, told.desa, told.pemilih, told.paket_urut) == (saved.copy, DESA, 100, 1)
    assert told.ukuran == saved.copy.stat().st_size


def test_the_package_beside_a_copy_is_found_among_others(saved: Saved, tmp_path: Path) -> None:
    (tmp_path / "a-rusak.dpt").write_bytes(b"x")
    (tmp_path / "b-lain.dpt").write_bytes(KPU.paket(VOTERS, desa=replace(DESA, kode="9901012002")))
    write_paket(tmp_path, KPU, VOTERS, urut=2)
    assert package_beside(saved.copy) == saved.package
    saved.package.unlink()
    assert package_beside(saved.copy) is None


def test_the_package_is_held_against_the_copy_before_the_words(saved: Saved, tmp_path: Path) -> None:
    details = package_details(saved.copy, saved.package)
    assert (details.kode, details.urut, details.exists) == (DESA.kode, 1, False)
    with pytest.raises(UserError, match="RESTORE_NEWER_PACKAGE"):
        package_details(saved.copy, write_paket(tmp_path, KPU, VOTERS, urut=2))
    details.folder.parent.mkdir(parents=True)
    shutil.move(saved.data, details.folder)
    with pytest.raises(UserError, match="RESTORE_EXISTS"):
        package_details(saved.copy, saved.package)
