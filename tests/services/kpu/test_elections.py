"""Several elections in one folder: each its own file and keys, one way in, one backup."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.services.kpu.areas import set_areas
from app.services.kpu.backup import backup, restore
from app.services.kpu.import_list import import_list
from app.services.kpu.new_election import NewElection, add_election
from app.services.kpu.pack import pack
from app.services.kpu.recovery import read_recovery
from app.services.kpu.vault_session import elections, open_election, open_vault
from app.services.kpu.vault_slots import enter
from app.services.shared.sample_people import generate, regions
from app.store import vault, vault_paket
from tests.services.kpu.district import KODE, OPERATOR, District, packed_district, write_list

LATER = NewElection("Pilkades Susulan", date(2028, 5, 10))


def two(tmp_path: Path) -> tuple[District, str]:
    district = packed_district(tmp_path, voters=5)
    with district.opened() as opened:
        return district, add_election(opened, LATER).id


def fill(district: District, election: str, voters: int) -> None:
    """The later election's own list, packed."""
    file = write_list(district.folder / "lain.csv", list(generate(1, voters, 2)))
    with open_vault(district.vault, OPERATOR, election) as opened:
        import_list(opened, [file], "DPT Pemilu")
        set_areas(opened, {region.kel_id: region.kode for region in regions(1, 2)})
        pack(opened, district.folder, jobs=1)


def test_a_further_election_has_its_own_keys_and_the_same_recovery(tmp_path: Path) -> None:
    district, second = two(tmp_path)
    entered = enter(district.vault, OPERATOR)
    listed = elections(entered)
    assert [one.nama for one in listed] == ["Pilkades Serentak", "Pilkades Susulan"]
    assert [one.file for one in listed] == ["vault.db", f"{second}.db"]
    with open_election(entered, listed[0].id) as first, open_election(entered, second) as later:
        assert first.kpu.kunci != later.kpu.kunci and first.seed != later.seed
        assert first.operator != later.operator and first.kpu.operator != later.kpu.operator
        assert first.kpu.pemulihan == later.kpu.pemulihan and first.data_key == later.data_key
        assert later.pemilihan.id == second and second.startswith("9901-2028-")
        assert [entry["jenis"] for entry in vault.notes(later.db)] == ["buat"]
        assert vault.notes(first.db)[-1]["jenis"] == "pemilihan"
    fill(district, second, 9)
    with open_election(entered, listed[0].id) as first, open_election(entered, second) as later:
        packages = [vault_paket.newest(one.db, KODE) for one in (first, later)]
        assert [one.pemilih for one in packages if one] == [5, 9]


def test_which_election_is_asked_where_there_are_several(tmp_path: Path) -> None:
    district, second = two(tmp_path)
    with pytest.raises(UserError) as caught, open_vault(district.vault, OPERATOR):
        pass
    assert caught.value.code == "ELECTION_NEEDED"
    told = str(caught.value.params["known"])
    assert f"{second} (Pilkades Susulan)" in told and "Pilkades Serentak" in told
    with (
        pytest.raises(UserError, match="ELECTION_UNKNOWN"),
        open_vault(district.vault, OPERATOR, "9901-2030-0"),
    ):
        pass
    with open_vault(district.vault, OPERATOR, second.upper()) as opened:
        assert opened.pemilihan.id == second


def test_no_file_tells_an_election_by_name_without_the_password(tmp_path: Path) -> None:
    district, _ = two(tmp_path)
    for file in district.vault.iterdir():
        data = file.read_bytes()
        assert b"Susulan" not in data and b"Serentak" not in data and b"SQLite" not in data


def test_words_are_like_the_opened_elections_unless_a_preset_is_named(tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=5)
    with district.opened() as opened:
        nagari = add_election(opened, NewElection("Pilwana", date(2028, 5, 10), sebutan="pilwana"))
    with open_vault(district.vault, OPERATOR, nagari.id) as opened:
        like = add_election(opened, LATER)
    with open_vault(district.vault, OPERATOR, like.id) as opened:
        assert opened.istilah.desa == "Nagari"


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (NewElection("", date(2028, 5, 10)), "NAME_WRONG"),
        (NewElection("Lewat", date(2020, 5, 10)), "DATE_WRONG"),
        (NewElection("Terbalik", date(2028, 5, 10), sampai=date(2028, 5, 9)), "DATE_WRONG"),
    ],
)
def test_a_wrong_election_makes_no_file(tmp_path: Path, wanted: NewElection, code: str) -> None:
    district = packed_district(tmp_path, voters=5)
    before = sorted(district.vault.iterdir())
    with district.opened() as opened, pytest.raises(UserError, match=code):
        add_election(opened, wanted)
    assert sorted(district.vault.iterdir()) == before


def test_one_election_open_elsewhere_is_listed_as_such(tmp_path: Path) -> None:
    district, second = two(tmp_path)
    entered = enter(district.vault, OPERATOR)
    with open_election(entered, second) as later:
        mine = elections(entered, later)
        assert [(one.nama, one.in_use) for one in mine][1] == ("Pilkades Susulan", False)
        foreign = elections(entered)
        assert [(one.id, one.in_use) for one in foreign][1] == (second, True)


def test_a_backup_holds_all_elections_and_brings_them_back(tmp_path: Path) -> None:
    district, second = two(tmp_path)
    fill(district, second, 9)
    file = tmp_path / "c.dptv"
    with open_vault(district.vault, OPERATOR, second) as opened:
        assert backup(opened, file).pemilihan == 2
    assert not list(district.vault.glob(".*"))
    shutil.rmtree(district.vault)
    done = restore(file, district.vault, OPERATOR)
    assert len(done.pemilihan) == 2 and second in done.pemilihan and (done.desa, done.paket) == (2, 2)
    for election in done.pemilihan:
        with open_vault(district.vault, OPERATOR, election) as opened:
            assert vault.setting(opened.db, "urut_dasar") == 1001
            assert [entry["jenis"] for entry in vault.notes(opened.db)][-2:] == ["cadangan", "pulihkan"]


def test_what_concerns_the_folder_waits_for_the_other_window(tmp_path: Path) -> None:
    district, second = two(tmp_path)
    entered = enter(district.vault, OPERATOR)
    with open_election(entered, second) as opened:
        first = elections(entered, opened)[0].id
        with open_election(entered, first), pytest.raises(UserError, match="DATA_IN_USE"):
            add_election(opened, NewElection("Ketiga", date(2028, 6, 10)))
        assert [entry["jenis"] for entry in vault.notes(opened.db)] == ["buat"]
        assert add_election(opened, NewElection("Ketiga", date(2028, 6, 10))).id


def test_a_backup_is_not_made_behind_another_windows_back(tmp_path: Path) -> None:
    district, second = two(tmp_path)
    entered = enter(district.vault, OPERATOR)
    first = elections(entered)[0].id
    with open_election(entered, second), open_election(entered, first) as opened:
        with pytest.raises(UserError, match="DATA_IN_USE"):
            backup(opened, tmp_path / "c.dptv")
        assert vault.notes(opened.db)[-1]["jenis"] != "cadangan"
    assert not (tmp_path / "c.dptv").exists()


def test_a_lost_folder_comes_back_by_the_recovery_key_with_all_elections(tmp_path: Path) -> None:
    district, second = two(tmp_path)
    with open_vault(district.vault, OPERATOR, second) as opened:
        backup(opened, tmp_path / "c.dptv")
    shutil.rmtree(district.vault)
    restore(tmp_path / "c.dptv", district.vault, "kata sandi yang baru", read_recovery(district.recovery))
    with open_vault(district.vault, "kata sandi yang baru", second) as opened:
        assert opened.pemilihan.nama == "Pilkades Susulan"
