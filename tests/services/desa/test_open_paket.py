"""Opening a package and adopting a re-issue, on real packages and real data files."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.crypto import age_file, slots, words
from app.domain.errors import UserError
from app.domain.tms import Alasan
from app.exchange import envelope, kunci_surat, sealed
from app.services.desa import members, undo
from app.services.desa.edit import edit_from_table
from app.services.desa.mark import Mark, mark
from app.services.desa.open_paket import FirstMember, adopt, open_first
from app.services.desa.ratify import ratify
from app.services.desa.return_data import write_return
from app.services.desa.status import status
from app.services.desa.workspace import open_workspace
from app.store import database, migrations, slots_file
from tests.builders import DESA, daftar
from tests.villages import KETUA, LETTER, SEKRETARIS, TestKpu, listed, open_village, write_paket

WORDS = " ".join(LETTER)
OTHER_VILLAGE = replace(DESA, kode="9901012002")
KETUA_MEMBER = FirstMember("Ketua Contoh", "ketua", KETUA)


def test_the_words_open_a_package_into_an_encrypted_data_file(tmp_path: Path) -> None:
    data = open_village(tmp_path, count=60)
    assert (data / "data.db").read_bytes()[:6] != b"SQLite"
    with open_workspace(data, "ketua", KETUA) as workspace:
        assert status(workspace).dasar == 60
        assert workspace.desa == DESA
        assert [one.pemilih.nik for one in listed(workspace, reveal=True)] == [v.nik for v in daftar(60)]


@pytest.mark.full_cost
def test_opening_at_the_cost_that_users_pay(tmp_path: Path) -> None:
    assert open_village(tmp_path, count=3).is_dir()


def refused(code: str, file: Path, data: Path, letter: str = WORDS) -> None:
    with pytest.raises(UserError) as caught:
        open_first(file, letter, data, KETUA_MEMBER)
    assert caught.value.code == code
    assert not (data / "slots.json").exists()


def test_words_of_another_letter_are_told_apart_from_a_slip_of_the_pen(tmp_path: Path) -> None:
    file = write_paket(tmp_path, TestKpu(), daftar(5))
    other = next(made for made in iter(words.generate, None) if made != LETTER)
    refused("WORDS_WRONG", file, tmp_path / "data", " ".join(other))
    refused("WORDS_COUNT", file, tmp_path / "data", " ".join(LETTER[:5]))
    swapped = next(word for word in words.word_list() if words.checksum((word, *LETTER[1:6])) != LETTER[6])
    refused("WORDS_CHECKSUM", file, tmp_path / "data", " ".join((swapped, *LETTER[1:])))


def test_a_package_signed_by_somebody_else_is_forged(tmp_path: Path) -> None:
    """KPU's package, re-signed whole by another key: that key did not write the letter."""
    real, thief = TestKpu(), TestKpu()
    opened = envelope.read(real.paket(daftar(5)))
    amplop = replace(opened.amplop, kunci=thief.signing.public_line())
    members_ = {name: opened.members[name] for name in ("kunci.age", "isi.age")}
    file = tmp_path / "palsu.dpt"
    file.write_bytes(envelope.sign(amplop, members_, thief.signing))
    refused("PAKET_FORGED", file, tmp_path / "data")


def test_somebody_elses_ciphertext_cannot_be_resigned_for_another_village(tmp_path: Path) -> None:
    """Even KPU's own key cannot move a payload: its inner manifest names village and package."""
    kpu = TestKpu()
    opened = envelope.read(kpu.paket(daftar(5)))
    amplop = replace(opened.amplop, desa={**opened.amplop.desa, "kode": "9901012002"})
    moved = envelope.read(envelope.sign(amplop, dict(list(opened.members.items())[3:5]), kpu.signing))
    with pytest.raises(UserError, match="PAYLOAD_DAMAGED"):
        sealed.open_payload(moved, kpu.operator.secret)


def test_a_return_is_no_package(tmp_path: Path) -> None:
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        write_return(workspace, tmp_path / "1.dptr", False)
    refused("NOT_A_PAKET", tmp_path / "1.dptr", tmp_path / "lain")


def test_an_expired_package_warns_and_opens(tmp_path: Path) -> None:
    file = tmp_path / "lama.dpt"
    file.write_bytes(TestKpu().paket(daftar(5), sampai=date(2020, 1, 1)))
    assert "PAKET_EXPIRED" in open_first(file, WORDS, tmp_path / "data", KETUA_MEMBER).warnings


def test_an_interrupted_first_opening_starts_afresh(tmp_path: Path) -> None:
    kpu, data = TestKpu(), tmp_path / "data"
    file = write_paket(tmp_path, kpu, daftar(5))
    with pytest.raises(UserError, match="PASSWORD_SHORT"):
        open_first(file, WORDS, data, FirstMember("K", "ketua", "pendek"))
    assert not (data / "data.db").exists()
    left = b"sisa listrik padam"
    (data / "data.db").write_bytes(left)
    assert open_first(file, WORDS, data, KETUA_MEMBER).pemilih == 5
    assert [aside.read_bytes() for aside in data.glob("sisa-*-data.db")] == [left]


def test_data_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    data = open_village(tmp_path)
    with pytest.raises(UserError, match="DATA_EXISTS"):
        open_first(tmp_path / "paket-1.dpt", WORDS, data, KETUA_MEMBER)


def test_kpus_recovery_key_and_the_letter_open_the_data_too(tmp_path: Path) -> None:
    kpu = TestKpu()
    data = open_village(tmp_path, kpu)
    key = slots.key_from((data / "slot-kpu.age").read_bytes(), kpu.recovery.secret)
    database.connect(data / "data.db", key, migrations.DESA).close()
    opened = envelope.read((tmp_path / "paket-1.dpt").read_bytes())
    letter = kunci_surat.unlock(opened, LETTER)
    assert slots.key_from((data / "slot-surat.age").read_bytes(), letter.identity) == key


def test_a_second_instance_is_refused(tmp_path: Path) -> None:
    data = open_village(tmp_path)
    with (
        open_workspace(data, "ketua", KETUA),
        pytest.raises(UserError, match="DATA_IN_USE"),
        open_workspace(data, "sekretaris", SEKRETARIS),
    ):
        pass


def test_a_clock_in_the_past_warns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = open_village(tmp_path)
    monkeypatch.setattr("app.system.clock.now_ms", lambda: 1_000_000_000_000)
    with open_workspace(data, "ketua", KETUA) as workspace:
        assert "CLOCK_BEHIND" in workspace.warnings


# Re-issue ------------------------------------------------------------------------------------------


def test_a_reissue_loses_no_mark(tmp_path: Path) -> None:
    """200 marks; KPU changes rows, removes marked voters and adds new ones."""
    kpu, voters = TestKpu(), list(daftar(400))
    data = open_village(tmp_path, kpu, 400)
    marked = [voter.id for voter in voters[:200]]
    with open_workspace(data, "ketua", KETUA) as workspace:
        mark(
            workspace,
            [Mark(voter, Alasan.MENINGGAL if n % 2 else Alasan.SESUAI) for n, voter in enumerate(marked)],
        )
        table = f"id,kolom,nilai\n{voters[10].id},nama,NAMA DARI DESA\n{voters[11].id},rt,9\n"
        edit_from_table(workspace, table.encode())
    changed = {10: {"nama": "NAMA DARI KPU"}, 11: {"rt": "009"}, 12: {"alamat": "JALAN BARU"}}
    removed = (20, 21, 350)
    fresh = [
        replace(voter, **changed.get(n, {})) for n, voter in enumerate(voters) if n not in removed
    ] + list(daftar(405)[400:])
    file = write_paket(tmp_path, kpu, fresh, urut=2)
    with open_workspace(data, "ketua", KETUA) as workspace:
        done = adopt(workspace, file, WORDS)
        assert done.adopted
        assert done.pemilih == 402
        assert done.orphans == (voters[20].id, voters[21].id)
        assert done.konflik == 1
        now = {one.pemilih.id: one for one in listed(workspace)}
        kept = [voter for voter in marked if voter in now]
        assert len(kept) == 198
        for voter in kept:
            expected = "meninggal" if marked.index(voter) % 2 else "sesuai"
            assert now[voter].pemilih.status_pilkades == expected
        assert now[voters[10].id].konflik == ("nama",)
        assert now[voters[10].id].pemilih.nama == "NAMA DARI KPU"
        assert now[voters[11].id].konflik == ()
        assert now[voters[12].id].pemilih.alamat == "JALAN BARU"
        with pytest.raises(UserError, match="CONFLICTS_OPEN"):
            ratify(workspace, "dps", "sekretaris", SEKRETARIS)
        edit_from_table(workspace, f"id,kolom,nilai\n{voters[10].id},nama,NAMA DARI DESA\n".encode())
        assert listed(workspace, status="konflik") == []
        ratify(workspace, "dps", "sekretaris", SEKRETARIS)
    with open_workspace(data, "ketua", KETUA) as workspace:
        database_rows = listed(workspace, reveal=True)
        with database.transaction(workspace.db):
            from app.store import daftar as store

            store.rebuild(workspace.db)
        assert listed(workspace, reveal=True) == database_rows


def test_a_reissue_is_in_force_at_once(tmp_path: Path) -> None:
    """A window stays open for days: dates, words of the region and keys are those of the newest package."""
    kpu = TestKpu()
    data = open_village(tmp_path, kpu)
    file = tmp_path / "paket-2.dpt"
    kpu.operator = age_file.new_identity()
    file.write_bytes(kpu.paket(daftar(100), 2, sampai=date(2027, 6, 1)))
    with open_workspace(data, "ketua", KETUA) as workspace:
        adopt(workspace, file, WORDS)
        assert workspace.pengaturan.sampai == date(2027, 6, 1)
        assert workspace.kpu.operator == kpu.operator.recipient, "returns are sealed to it"


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("PAKET_TWIN", lambda kpu, first: kpu.paket(daftar(100), 2)),
        ("PAKET_OLDER", lambda kpu, first: kpu.paket(daftar(100), 1)),
        ("PAKET_OTHER_KEY", lambda kpu, first: TestKpu().paket(daftar(100), 3)),
        ("PAKET_OTHER_VILLAGE", lambda kpu, first: kpu.paket(daftar(9), 3, desa=OTHER_VILLAGE)),
    ],
)  # fmt: skip
def test_only_a_successor_is_adopted(code: str, make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    kpu, data = TestKpu(), tmp_path / "data"
    first = kpu.paket(daftar(100), 2)
    file = tmp_path / "a.dpt"
    file.write_bytes(first)
    open_first(file, WORDS, data, KETUA_MEMBER)
    file.write_bytes(make(kpu, first))
    with open_workspace(data, "ketua", KETUA) as workspace:
        before = listed(workspace)
        with pytest.raises(UserError) as caught:
            adopt(workspace, file, WORDS)
        assert caught.value.code == code
        assert listed(workspace) == before


def test_the_same_package_again_repairs_the_letters_slot(tmp_path: Path) -> None:
    """A power cut between the slot files of an adoption leaves a letter that opens nothing."""
    kpu = TestKpu()
    data = open_village(tmp_path, kpu)
    (data / "kunci.age").unlink()
    (data / "slot-surat.age").write_bytes(b"setengah")
    with open_workspace(data, "ketua", KETUA) as workspace:
        again = adopt(workspace, tmp_path / "paket-1.dpt", WORDS)
        assert not again.adopted
        key = workspace.data_key
    letter = kunci_surat.unlock(envelope.read((tmp_path / "paket-1.dpt").read_bytes()), LETTER)
    assert slots.key_from((data / "slot-surat.age").read_bytes(), letter.identity) == key
    assert (data / "kunci.age").exists()


def test_lost_slots_never_cost_the_data(tmp_path: Path) -> None:
    data = open_village(tmp_path)
    whole = (data / "data.db").read_bytes()
    for name in ("slots.json", "slots.json.bak"):
        (data / name).unlink()
    open_first(tmp_path / "paket-1.dpt", WORDS, data, KETUA_MEMBER)
    assert [aside.read_bytes() for aside in data.glob("sisa-*-data.db")] == [whole]


def test_secrets_are_their_owners_alone(tmp_path: Path) -> None:
    data = open_village(tmp_path)
    assert data.stat().st_mode & 0o077 == 0
    assert all(file.stat().st_mode & 0o077 == 0 for file in data.iterdir())


def test_an_empty_data_file_is_damaged_not_too_new(tmp_path: Path) -> None:
    data = open_village(tmp_path)
    (data / "data.db").write_bytes(b"")
    with pytest.raises(UserError, match="DATA_KEY_WRONG"), open_workspace(data, "ketua", KETUA):
        pass


# Members and the keyring ---------------------------------------------------------------------------


def test_each_member_has_his_own_password(tmp_path: Path) -> None:
    data = open_village(tmp_path)
    with open_workspace(data, "sekretaris", SEKRETARIS) as workspace:
        assert workspace.anggota.nama == "Sekretaris Contoh"
        members.change_password(workspace, "kata sandi yang lain")
    with open_workspace(data, "sekretaris", "kata sandi yang lain"):
        pass
    for member, password, code in (
        ("sekretaris", SEKRETARIS, "PASSWORD_WRONG"),
        ("", KETUA, "MEMBER_UNKNOWN"),
        ("pantarlih", KETUA, "MEMBER_UNKNOWN"),
    ):
        with pytest.raises(UserError, match=code), open_workspace(data, member, password):
            pass


def test_only_ketua_and_sekretaris_add_members(tmp_path: Path) -> None:
    data = open_village(tmp_path)
    with open_workspace(data, "ketua", KETUA) as workspace:
        members.add(workspace, "P", "pantarlih", "kata sandi pantarlih")
    with (
        open_workspace(data, "pantarlih", "kata sandi pantarlih") as workspace,
        pytest.raises(UserError, match="ROLE_NOT_ALLOWED"),
    ):
        members.add(workspace, "Q", "anggota", "kata sandi anggota")


def test_a_slot_alone_makes_nobody_a_member(tmp_path: Path) -> None:
    """Whoever holds the keys of the data can write a slot; signing needs the journal's word."""
    data = open_village(tmp_path)
    with open_workspace(data, "ketua", KETUA) as workspace:
        ghost = members.new_member("Hantu", "anggota")
        slot = members.make_slot(ghost, "kata sandi hantu", workspace.data_key, workspace.key)
        slots_file.save(data, [*slots_file.load(data), slot])
        with pytest.raises(UserError, match="MEMBER_UNKNOWN"):
            ratify(workspace, "dps", "anggota", "kata sandi hantu")
    with (
        pytest.raises(UserError, match="MEMBER_UNKNOWN"),
        open_workspace(data, "anggota", "kata sandi hantu"),
    ):
        pass


def test_a_copy_of_the_slots_that_cannot_follow_fails_nothing(tmp_path: Path) -> None:
    data = open_village(tmp_path)
    (data / "slots.json.bak").unlink()
    (data / "slots.json.bak").mkdir()
    with open_workspace(data, "ketua", KETUA) as workspace:
        members.change_password(workspace, "kata sandi lain")
    with open_workspace(data, "ketua", "kata sandi lain"):
        pass


def test_without_a_keyring_the_person_is_told(tmp_path: Path) -> None:
    """Where a password is set; not at every command after that."""
    file = write_paket(tmp_path, TestKpu(), daftar(5))
    assert "NO_KEYRING" in open_first(file, WORDS, tmp_path / "data", KETUA_MEMBER).warnings
    with open_workspace(tmp_path / "data", "ketua", KETUA) as workspace:
        assert workspace.warnings == []
        members.change_password(workspace, "kata sandi kedua")
        assert workspace.warnings == ["NO_KEYRING"]


@pytest.mark.usefixtures("keyring")
def test_half_of_the_key_lies_in_the_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = open_village(tmp_path)
    with open_workspace(data, "ketua", KETUA) as workspace:
        assert workspace.warnings == []
        members.change_password(workspace, "kata sandi kedua")
    with open_workspace(data, "ketua", "kata sandi kedua") as workspace:
        mark(workspace, [Mark(daftar(100)[0].id, Alasan.SESUAI)])
        undo.undo(workspace)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    with pytest.raises(UserError, match="KEYRING_MISSING"), open_workspace(data, "ketua", "kata sandi kedua"):
        pass
