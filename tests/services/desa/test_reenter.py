"""Coming back in on the same computer: passwords, keyring or letter are lost, and nothing of the work."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.crypto import slots, words
from app.domain.errors import UserError
from app.domain.tms import Alasan
from app.exchange import balasan, envelope
from app.services.desa import members, recovery
from app.services.desa.mark import Mark, mark
from app.services.desa.members import Entrant
from app.services.desa.open_paket import adopt
from app.services.desa.ratify import ratify
from app.services.desa.recovery import make_recovery
from app.services.desa.reenter import open_by_words, reenter
from app.services.desa.return_data import write_return
from app.services.desa.workspace import open_workspace
from app.store import journal, slots_file
from app.system import keyring_store
from tests.builders import daftar
from tests.printing.reading import words_on
from tests.villages import KETUA, LETTER, SEKRETARIS, TestKpu, listed, open_village, write_paket

KPU = TestKpu()
VOTERS = daftar(100)
WORDS = " ".join(LETTER)
OTHER_WORDS = " ".join(next(made for made in iter(words.generate, None) if made != LETTER))
BARU = "kata sandi baru"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return open_village(tmp_path, KPU)


def sheet(data: Path, member: str = "ketua") -> str:
    """New recovery words, made by Ketua and Sekretaris."""
    passwords = {"ketua": KETUA, "sekretaris": SEKRETARIS}
    other = next(role for role in passwords if role != member)
    with open_workspace(data, member, passwords[member]) as workspace:
        made = make_recovery(workspace, passwords[member], other, passwords[other])
    return words_on(made.pdf)


# By the letter -------------------------------------------------------------------------------------


@pytest.mark.usefixtures("keyring")
def test_a_lost_keyring_costs_a_password_and_no_work(data: Path) -> None:
    with open_workspace(data, "ketua", KETUA) as workspace:
        mark(workspace, [Mark(voter.id, Alasan.SESUAI) for voter in VOTERS[:9]])
        old = workspace.device
    for slot in slots_file.load(data):
        keyring_store.delete(slot.keyring_user)
    with pytest.raises(UserError, match="KEYRING_MISSING"), open_workspace(data, "ketua", KETUA):
        pass
    opened = open_by_words(data, WORDS)
    assert opened.way == "surat"
    assert [one.nama for one in opened.anggota] == ["Ketua Contoh", "Sekretaris Contoh"]
    done = reenter(opened, Entrant(BARU, "ketua"))
    assert done.warnings == ()
    with open_workspace(data, "ketua", BARU) as workspace:
        assert workspace.device == done.perangkat != old
        assert workspace.anggota.nama == "Ketua Contoh"
        assert len(listed(workspace, status="sesuai")) == 9
        members.reset(workspace, "sekretaris", SEKRETARIS)
        ratify(workspace, "dps", "sekretaris", SEKRETARIS)
    with open_workspace(data, "sekretaris", SEKRETARIS):
        pass


def test_a_power_cut_before_the_loss_leaves_no_unsigned_act(data: Path, tmp_path: Path) -> None:
    """The old device never closed; nobody can sign for it any more, and KPU takes the return all the same."""
    with open_workspace(data, "ketua", KETUA) as workspace:
        mark(workspace, [Mark(VOTERS[0].id, Alasan.TNI)])
        shutil.copytree(
            data, tmp_path / "mati", ignore=lambda _, names: [n for n in names if n.endswith("-shm")]
        )
    dead = tmp_path / "mati"
    (dead / "slots.json").write_bytes(b"rusak")
    (dead / "slots.json.bak").write_bytes(b"")
    reenter(open_by_words(dead, WORDS), Entrant(BARU, "ketua"))
    assert len(list(dead.glob("sisa-*"))) == 2
    with open_workspace(dead, "ketua", BARU) as workspace:
        assert len(listed(workspace, status="tni")) == 1
        sent = write_return(workspace, tmp_path / "1.dptr", False).file
        paket = workspace.newest_paket()
    isi = balasan.open_with(envelope.read(sent.read_bytes()), KPU.operator.secret, {paket: "ab" * 32})
    assert len(isi.cards) == 2


def test_other_members_go_on_where_their_passwords_still_open(data: Path) -> None:
    reenter(open_by_words(data, WORDS), Entrant(BARU, "ketua"))
    devices = set()
    for member, password in (("ketua", BARU), ("sekretaris", SEKRETARIS)):
        with open_workspace(data, member, password) as workspace:
            devices.add(workspace.device)
            mark(workspace, [Mark(VOTERS[len(devices)].id, Alasan.SESUAI)])
            assert len(listed(workspace, status="sesuai")) == len(devices)
    assert len(devices) == 2
    with pytest.raises(UserError, match="PASSWORD_WRONG"), open_workspace(data, "ketua", KETUA):
        pass


def test_after_a_reissue_only_the_newest_letter_opens(data: Path, tmp_path: Path) -> None:
    second = words.generate()
    file = tmp_path / "2.dpt"
    file.write_bytes(KPU.paket(daftar(101), 2, letter=second))
    with open_workspace(data, "ketua", KETUA) as workspace:
        adopt(workspace, file, " ".join(second))
    with pytest.raises(UserError, match="REENTER_WORDS"):
        open_by_words(data, WORDS)
    assert open_by_words(data, " ".join(second)).way == "surat"


def test_wrong_words_open_nothing(data: Path, tmp_path: Path) -> None:
    before = {file.name: file.read_bytes() for file in data.iterdir()}
    for typed, code in ((OTHER_WORDS, "REENTER_WORDS"), ("satu dua", "WORDS_COUNT")):
        with pytest.raises(UserError, match=code):
            open_by_words(data, typed)
    with pytest.raises(UserError, match="DATA_MISSING"):
        open_by_words(tmp_path / "tiada", WORDS)
    assert {file.name: file.read_bytes() for file in data.iterdir()} == before
    (data / "kunci.age").write_bytes(b"rusak")
    with pytest.raises(UserError, match="SLOTS_DAMAGED"):
        open_by_words(data, WORDS)


def test_while_the_data_is_open_elsewhere_it_waits(data: Path) -> None:
    with open_workspace(data, "ketua", KETUA), pytest.raises(UserError, match="DATA_IN_USE"):
        open_by_words(data, WORDS)


def test_who_enters_must_be_known_or_new(data: Path) -> None:
    opened = open_by_words(data, WORDS)
    for who, code in (
        (Entrant(BARU, "pantarlih"), "MEMBER_UNKNOWN"),
        (Entrant(BARU, nama="X", peran="sekretaris"), "ROLE_TAKEN"),
        (Entrant("pendek", "ketua"), "PASSWORD_SHORT"),
    ):
        with pytest.raises(UserError, match=code):
            reenter(opened, who)
    with open_workspace(data, "ketua", KETUA) as workspace:
        assert len(journal.heads(workspace.db)) == 1


def test_the_way_in_is_written_down_without_the_words(data: Path) -> None:
    reenter(open_by_words(data, WORDS), Entrant(BARU, "ketua"))
    with open_workspace(data, "ketua", BARU) as workspace:
        lines = journal.lines(workspace.db, workspace.device, "akses")
    assert '"jenis":"masuk_ulang"' in lines[0] and '"lewat":"surat"' in lines[0]
    assert not any(word in line for line in lines for word in LETTER if len(word) > 5)


# By the recovery words ------------------------------------------------------------------------------


def test_ketua_and_sekretaris_make_words_that_open_this_data(data: Path) -> None:
    typed = sheet(data)
    assert len(typed.split()) == 7
    opened = open_by_words(data, typed.upper())
    assert opened.way == "darurat"
    reenter(opened, Entrant(BARU, "sekretaris"))
    with open_workspace(data, "sekretaris", BARU) as workspace:
        assert workspace.anggota.nama == "Sekretaris Contoh"
    assert open_by_words(data, WORDS).way == "surat"


def test_new_words_close_the_old_sheet(data: Path) -> None:
    first = sheet(data)
    with open_workspace(data, "sekretaris", SEKRETARIS) as workspace:
        made = make_recovery(workspace, SEKRETARIS, "ketua", KETUA)
    assert made.replaced
    with pytest.raises(UserError, match="REENTER_WORDS"):
        open_by_words(data, first)
    assert open_by_words(data, words_on(made.pdf)).way == "darurat"


def test_they_outlive_a_reissue_and_a_lost_letter(data: Path, tmp_path: Path) -> None:
    typed = sheet(data)
    with open_workspace(data, "ketua", KETUA) as workspace:
        adopt(workspace, write_paket(tmp_path, KPU, daftar(101), 2), WORDS)
    for name in ("kunci.age", "slot-surat.age", "slots.json", "slots.json.bak"):
        (data / name).unlink()
    reenter(open_by_words(data, typed), Entrant(BARU, "ketua"))
    with open_workspace(data, "ketua", BARU) as workspace:
        assert len(listed(workspace)) == 101


@pytest.mark.parametrize(
    ("mine", "second", "theirs", "code"),
    [
        ("salah salah", "sekretaris", SEKRETARIS, "PASSWORD_WRONG"),
        (KETUA, "sekretaris", "salah salah", "PASSWORD_WRONG"),
        (KETUA, "ketua", KETUA, "SECOND_SAME"),
        (KETUA, "anggota", "kata sandi anggota", "RECOVERY_ROLES"),
    ],
)
def test_both_must_type_their_passwords(data: Path, mine: str, second: str, theirs: str, code: str) -> None:
    with open_workspace(data, "ketua", KETUA) as workspace:
        members.add(workspace, "Anggota Contoh", "anggota", "kata sandi anggota")
        with pytest.raises(UserError, match=code):
            make_recovery(workspace, mine, second, theirs)
    assert not (data / recovery.SLOT).exists()


def test_the_words_are_nowhere_but_on_paper(data: Path) -> None:
    typed = sheet(data).split()
    content = b"".join(file.read_bytes() for file in data.iterdir())
    assert "-".join(typed).encode() not in content
    with open_workspace(data, "ketua", KETUA) as workspace:
        lines = journal.lines(workspace.db, workspace.device, "akses")
        assert any('"jenis":"kata_darurat"' in line for line in lines)
        assert not any(word in line for line in lines for word in typed if len(word) > 5)
        slot = (data / recovery.SLOT).read_bytes()
        assert slots.key_from_words(slot, "-".join(typed)) == workspace.data_key


@pytest.mark.full_cost
def test_a_sheet_at_the_cost_that_users_pay(tmp_path: Path) -> None:
    data = open_village(tmp_path, KPU, 3)
    assert open_by_words(data, sheet(data)).way == "darurat"


# A member's forgotten password ----------------------------------------------------------------------


@pytest.fixture
def three(data: Path) -> Iterator[Path]:
    with open_workspace(data, "ketua", KETUA) as workspace:
        members.add(workspace, "Anggota Contoh", "anggota", "kata sandi anggota")
    yield data


def test_the_ketua_resets_a_forgotten_password(three: Path) -> None:
    with open_workspace(three, "ketua", KETUA) as workspace:
        one = members.reset(workspace, "anggota", BARU)
        assert (one.nama, one.peran) == ("Anggota Contoh", "anggota")
        added = [
            event for event in journal.events_of_kind(workspace.db, "anggota") if event.data["id"] == one.id
        ]
        assert [event.anggota for event in added] == [workspace.anggota.id] * 2
        assert added[0].data["kunci"] != added[1].data["kunci"]
    with open_workspace(three, "anggota", BARU):
        pass
    with (
        pytest.raises(UserError, match="PASSWORD_WRONG"),
        open_workspace(three, "anggota", "kata sandi anggota"),
    ):
        pass
    assert [slot.peran for slot in slots_file.load(three)] == ["ketua", "sekretaris", "anggota"]


@pytest.mark.usefixtures("keyring")
def test_the_old_half_of_the_key_is_forgotten(three: Path) -> None:
    before = next(slot for slot in slots_file.load(three) if slot.peran == "anggota")
    assert keyring_store.get(before.keyring_user)
    with open_workspace(three, "ketua", KETUA) as workspace:
        members.reset(workspace, "anggota", BARU)
        assert workspace.warnings == []
    assert keyring_store.get(before.keyring_user) is None


@pytest.mark.parametrize(
    ("me", "password", "member", "code"),
    [
        ("sekretaris", SEKRETARIS, "anggota", "RESET_ROLE"),
        ("anggota", "kata sandi anggota", "sekretaris", "RESET_ROLE"),
        ("ketua", KETUA, "ketua", "RESET_SELF"),
        ("ketua", KETUA, "pantarlih", "MEMBER_UNKNOWN"),
    ],
)
def test_only_the_ketua_and_only_for_others(
    three: Path, me: str, password: str, member: str, code: str
) -> None:
    before = (three / "slots.json").read_bytes()
    with open_workspace(three, me, password) as workspace, pytest.raises(UserError, match=code):
        members.reset(workspace, member, BARU)
    assert (three / "slots.json").read_bytes() == before


def test_a_slot_cannot_promote_its_member(three: Path) -> None:
    """Names and roles in the slots are in the clear; once the data is open the journal's count."""
    known = slots_file.load(three)
    raised = [
        type(slot)(slot.id, "Ketua Palsu", "ketua", slot.garam, slot.argon2, slot.keyring, slot.isi)
        if slot.peran == "anggota"
        else slot
        for slot in known
    ]
    slots_file.save(three, raised)
    who = next(slot.id for slot in known if slot.peran == "anggota")
    with open_workspace(three, who, "kata sandi anggota") as workspace:
        assert (workspace.anggota.nama, workspace.anggota.peran) == ("Anggota Contoh", "anggota")
        with pytest.raises(UserError, match="RESET_ROLE"):
            members.reset(workspace, "sekretaris", BARU)
        assert members.names(workspace)[who] == "Anggota Contoh"


def test_an_office_that_the_journal_knows_is_taken(data: Path) -> None:
    slots_file.save(data, [slot for slot in slots_file.load(data) if slot.peran == "ketua"])
    with open_workspace(data, "ketua", KETUA) as workspace:
        assert [one.peran for one in members.without_slot(workspace)] == ["sekretaris"]
        with pytest.raises(UserError, match="ROLE_TAKEN"):
            members.add(workspace, "Lain", "sekretaris", BARU)
        members.reset(workspace, "sekretaris", SEKRETARIS)
        assert members.without_slot(workspace) == []
        assert len(members.known(workspace)) == 2
