"""Operators' accounts, and handing the vault over with minutes."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.services.kpu.handover import HandoverOrder, hand_over
from app.services.kpu.new_election import NewElection, add_election
from app.services.kpu.operators import add_operator, change_password, remove_operator
from app.services.kpu.recovery import read_recovery
from app.services.kpu.vault_session import VAULT_FILE, open_file, open_vault
from app.services.kpu.vault_slots import enter, enter_by_recovery, operators
from app.store import vault
from tests.printing.reading import texts
from tests.services.kpu.district import OPERATOR, District, empty_district

SECOND = "kata sandi kedua"
NAMA = "Operator Kedua Contoh"


def two_operators(tmp_path: Path) -> tuple[District, str]:
    district = empty_district(tmp_path)
    with district.opened() as opened:
        return district, add_operator(opened, f"  {NAMA} ", SECOND, "Kasubbag Data").id


def test_everyone_logs_in_by_his_own_password_and_is_written_down(tmp_path: Path) -> None:
    district, second = two_operators(tmp_path)
    assert [(one.nama, one.peran) for one in operators(district.vault)] == [
        ("Operator KPU", "Operator"),
        (NAMA, "Kasubbag Data"),
    ]
    for named in (second, NAMA, NAMA.lower()):
        with open_vault(district.vault, SECOND, operator=named) as opened:
            assert opened.who.id == second
    with pytest.raises(UserError, match="OPERATOR_NEEDED"), open_vault(district.vault, SECOND):
        pass
    with pytest.raises(UserError, match="OPERATOR_UNKNOWN"):
        enter(district.vault, SECOND, "orang lain")
    with pytest.raises(UserError, match="PASSWORD_WRONG"):
        enter(district.vault, OPERATOR, second)
    with open_vault(district.vault, SECOND, operator=second) as opened:
        change_password(opened, "kata sandi ketiga")
        first, noted = vault.notes(opened.db)[0], vault.notes(opened.db)[-1]
        assert (noted["jenis"], noted["isi"], noted["oleh"]) == ("operator", {"sandi": second}, second)
        assert first["oleh"] == operators(district.vault)[0].id
    assert enter(district.vault, "kata sandi ketiga", second).who.id == second


def test_the_keyring_holds_half_of_every_way_in(tmp_path: Path, keyring: None) -> None:
    """A copied folder opens with no password where its keyring is not."""
    district, second = two_operators(tmp_path)
    assert enter(district.vault, SECOND, second).who.nama == NAMA
    with open_vault(district.vault, OPERATOR, operator="operator kpu") as opened:
        assert "NO_KEYRING" not in opened.warnings
        remove_operator(opened, second)
    assert enter(district.vault, OPERATOR).who.nama == "Operator KPU"


def test_a_removed_operator_s_password_opens_no_older_copy_either(tmp_path: Path) -> None:
    """The power failed between the file and its copy; then somebody deletes the file."""
    district, second = two_operators(tmp_path)
    copy = district.vault / "slots.json.bak"
    before = copy.read_bytes()
    with open_vault(district.vault, OPERATOR, operator="operator kpu") as opened:
        remove_operator(opened, second)
    copy.write_bytes(before)
    assert enter(district.vault, OPERATOR).who.nama == "Operator KPU"
    (district.vault / "slots.json").unlink()
    with pytest.raises(UserError, match="OPERATOR_UNKNOWN"):
        enter(district.vault, SECOND, second)
    assert enter(district.vault, OPERATOR).who.nama == "Operator KPU"


def test_the_last_operator_stays(tmp_path: Path) -> None:
    district, second = two_operators(tmp_path)
    with open_vault(district.vault, SECOND, operator=second) as opened:
        remove_operator(opened, "Operator KPU")
        with pytest.raises(UserError, match="OPERATOR_LAST"):
            remove_operator(opened, second)
    assert [one.id for one in operators(district.vault)] == [second]
    with pytest.raises(UserError, match="PASSWORD_WRONG"):
        enter(district.vault, OPERATOR)


@pytest.mark.parametrize(
    ("nama", "password", "code"),
    [
        (NAMA.upper(), "kata sandi lain", "OPERATOR_TAKEN"),
        ("  ", "kata sandi lain", "OPERATOR_WRONG"),
        ("Baris\ndua\x07", "kata sandi lain", "OPERATOR_WRONG"),
        ("Orang Baru", "pendek", "PASSWORD_SHORT"),
    ],
)
def test_what_is_no_account_adds_none(tmp_path: Path, nama: str, password: str, code: str) -> None:
    district, second = two_operators(tmp_path)
    with open_vault(district.vault, SECOND, operator=second) as opened, pytest.raises(UserError, match=code):
        add_operator(opened, nama, password)
    assert len(operators(district.vault)) == 2


def test_who_forgot_gets_a_password_from_another_or_by_the_recovery_key(tmp_path: Path) -> None:
    district, second = two_operators(tmp_path)
    with open_vault(district.vault, SECOND, operator=second) as opened:
        change_password(opened, "diganti oleh kedua", "Operator KPU")
    assert enter(district.vault, "diganti oleh kedua", "Operator KPU")
    entered = enter_by_recovery(district.vault, read_recovery(district.recovery))
    with open_file(entered, VAULT_FILE) as opened:
        change_password(opened, "diganti dengan kunci", second)
        assert vault.notes(opened.db)[-1]["oleh"] == ""
    assert enter(district.vault, "diganti dengan kunci", second)


def order(tmp_path: Path, *, keep: bool = False) -> HandoverOrder:
    return HandoverOrder("Penerima Contoh", "Operator Baru", "kata sandi penerima", tmp_path / "ba.pdf", keep)


def test_the_vault_is_handed_over_in_one_act_with_minutes(tmp_path: Path) -> None:
    district = empty_district(tmp_path)
    with district.opened() as opened:
        second = add_election(opened, NewElection("Pilkades Susulan", date(2028, 5, 10))).id
        first, sidik = opened.pemilihan.id, opened.sidik
    with open_vault(district.vault, OPERATOR, first) as opened:
        done = hand_over(opened, order(tmp_path))
    (page,) = texts(done.file.read_bytes())
    for words in ("Penerima Contoh", "Operator Baru", "Operator KPU", first, second, sidik, "belum pernah"):
        assert words in page, words
    assert "dihapus pada saat serah terima" in page
    assert [one.nama for one in operators(district.vault)] == ["Penerima Contoh"]
    with pytest.raises(UserError, match="PASSWORD_WRONG"):
        enter(district.vault, OPERATOR)
    for election in (first, second):
        with open_vault(district.vault, "kata sandi penerima", election) as opened:
            noted = vault.notes(opened.db)[-1]
            assert noted["isi"] == {"lama": done.lama.id, "baru": done.baru.id, "tetap": 0}
            assert f"{vault.last_note(opened.db)[0]} " in page or str(vault.last_note(opened.db)[0]) in page


def test_the_old_account_may_stay(tmp_path: Path) -> None:
    district = empty_district(tmp_path)
    with district.opened() as opened:
        done = hand_over(opened, order(tmp_path, keep=True))
    assert "tetap ada, untuk membantu" in texts(done.file.read_bytes())[0]
    assert enter(district.vault, OPERATOR, "Operator KPU") and enter(
        district.vault, "kata sandi penerima", "Penerima Contoh"
    )


def test_without_room_for_the_minutes_nothing_is_handed_over(tmp_path: Path) -> None:
    district = empty_district(tmp_path)
    there = order(tmp_path / "tidak ada")
    with district.opened() as opened:
        with pytest.raises(UserError, match="FOLDER_MISSING"):
            hand_over(opened, there)
        assert [entry["jenis"] for entry in vault.notes(opened.db)] == ["buat"]
    (tmp_path / "ba.pdf").write_text("punya orang lain")
    with district.opened() as opened, pytest.raises(UserError, match="FILE_EXISTS"):
        hand_over(opened, order(tmp_path))
    assert enter(district.vault, OPERATOR)
