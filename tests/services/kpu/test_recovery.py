"""The recovery key: on paper, drilled, held by two, made anew."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.services.kpu.new_election import NewElection, add_election
from app.services.kpu.operators import change_password
from app.services.kpu.recovery import (
    check_recovery,
    days_since_drill,
    drill,
    last_drill,
    new_recovery,
    print_recovery,
    read_recovery,
    split_recovery,
    typed_recovery,
)
from app.services.kpu.reissue import reissue
from app.services.kpu.vault_session import VAULT_FILE, open_election, open_file
from app.services.kpu.vault_slots import enter, enter_by_recovery
from app.store import vault
from app.system import clock
from app.system.safe_file import write_atomic
from tests.printing.reading import qr_texts, texts
from tests.services.kpu.district import KODE, OPERATOR, empty_district, packed_district


def test_a_drill_proves_the_key_and_keeps_the_day(tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=5)
    key = read_recovery(district.recovery)
    with district.opened() as opened:
        assert last_drill(opened) is None and days_since_drill(opened) == -1
        add_election(opened, NewElection("Pilkades Susulan", date(2028, 5, 10)))
    with open_file(enter_by_recovery(district.vault, key), VAULT_FILE) as opened:
        done = drill(opened, key)
        assert (done.pemilihan, done.paket, done.older) == (2, 1, 0)
        assert done.hari == last_drill(opened) == clock.today(7) and days_since_drill(opened) == 0
        noted = vault.notes(opened.db)[-1]
        assert (noted["jenis"], noted["oleh"]) == ("latihan_pemulihan", "")
    entered = enter(district.vault, OPERATOR)
    for file in ("vault.db", next(district.vault.glob("9901-*.db")).name):
        with open_file(entered, file) as opened:
            assert days_since_drill(opened) == 0


def test_a_key_that_opens_nothing_here_is_told_apart(tmp_path: Path) -> None:
    district = empty_district(tmp_path / "a")
    other = empty_district(tmp_path / "b")
    foreign = read_recovery(other.recovery)
    with pytest.raises(UserError, match="RECOVERY_WRONG"):
        enter_by_recovery(district.vault, foreign)
    with district.opened() as opened:
        for act in (drill, lambda one, key: print_recovery(one, key, tmp_path / "x.pdf")):
            with pytest.raises(UserError, match="RECOVERY_WRONG"):
                act(opened, foreign)
        assert [entry["jenis"] for entry in vault.notes(opened.db)] == ["buat"]
    assert not (tmp_path / "x.pdf").exists()


def test_the_sheet_is_typed_or_scanned_back(tmp_path: Path) -> None:
    district, sheet = empty_district(tmp_path), tmp_path / "kunci.pdf"
    key = read_recovery(district.recovery)
    with district.opened() as opened:
        print_recovery(opened, key, sheet)
    (page,) = texts(sheet.read_bytes())
    lines = page.splitlines()
    start = lines.index("AGE-SECRET-KEY-1")
    assert typed_recovery("\n".join(lines[start : start + 4])) == key
    assert scanned(sheet) == key


def scanned(sheet: Path) -> str:
    """What a scanner reads off the page."""
    (found,) = qr_texts(sheet.read_bytes())
    return found


def test_two_people_hold_it_and_neither_alone(tmp_path: Path) -> None:
    district = empty_district(tmp_path)
    files = (tmp_path / "satu.txt", tmp_path / "dua.txt")
    papers = (tmp_path / "satu.pdf", tmp_path / "dua.pdf")
    with district.opened() as opened:
        split_recovery(opened, read_recovery(district.recovery), files, papers)
        key = read_recovery(*files)
        assert check_recovery(opened, key) == opened.kpu.pemulihan
        assert drill(opened, read_recovery(*reversed(files))).pemilihan == 1
    assert key == read_recovery(district.recovery)
    secret = key.removeprefix("AGE-SECRET-KEY-1").encode()
    for file in (*files, *papers):
        assert secret not in file.read_bytes()
        assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(UserError, match="RECOVERY_HALF"):
        read_recovery(files[0])
    for number, paper in enumerate(papers, 1):
        (page,) = texts(paper.read_bytes())
        lines = page.splitlines()
        start = lines.index(f"BAGIAN-{number}-")
        typed = "\n".join(lines[start : start + 5])
        other = files[2 - number].read_text()
        assert typed_recovery(typed, other) == key
        assert f"BAGIAN {number} DARI 2" in page
        assert scanned(paper).startswith(f"BAGIAN-{number}-")


def test_a_new_key_takes_the_lost_ones_place(tmp_path: Path) -> None:
    """Packages that are out keep the old one; whatever is issued from now on has the new one."""
    district, file = packed_district(tmp_path, voters=5), tmp_path / "baru.txt"
    old = read_recovery(district.recovery)
    with district.opened() as opened:
        drill(opened, old)
        second = add_election(opened, NewElection("Pilkades Susulan", date(2028, 5, 10))).id
        done = new_recovery(opened, file)
        assert done.older == 1 and last_drill(opened) is None
    fresh = read_recovery(file)
    with pytest.raises(UserError, match="RECOVERY_WRONG"):
        enter_by_recovery(district.vault, old)
    entered = enter_by_recovery(district.vault, fresh)
    with open_election(entered, second) as opened:
        assert opened.kpu.pemulihan == check_recovery(opened, fresh)
        before = drill(opened, fresh)
        assert (before.paket, before.older) == (0, 1)
    with open_file(entered, VAULT_FILE) as opened:
        reissue(opened, KODE, "kunci pemulihan baru", tmp_path, {})
        after = drill(opened, fresh)
        assert (after.paket, after.older) == (1, 0)
        change_password(opened, "kata sandi yang baru")


def test_keys_are_never_written_into_the_vault_nor_over_a_file(tmp_path: Path) -> None:
    district = empty_district(tmp_path)
    key = read_recovery(district.recovery)
    inside, there = district.vault / "k.txt", tmp_path / "ada.txt"
    there.write_text("punya orang lain")
    with district.opened() as opened:
        for place, code in ((inside, "RECOVERY_INSIDE"), (there, "RECOVERY_EXISTS")):
            with pytest.raises(UserError, match=code):
                new_recovery(opened, place)
            with pytest.raises(UserError, match=code):
                print_recovery(opened, key, place)
            with pytest.raises(UserError, match=code):
                split_recovery(opened, key, (tmp_path / "satu.txt", place))
    assert there.read_text() == "punya orang lain" and not (tmp_path / "satu.txt").exists()
    assert enter_by_recovery(district.vault, key)


def test_a_new_key_that_could_not_take_its_place_leaves_no_file(tmp_path: Path) -> None:
    district, file = empty_district(tmp_path), tmp_path / "baru.txt"
    old = read_recovery(district.recovery)
    with district.opened() as opened:
        second = add_election(opened, NewElection("Pilkades Susulan", date(2028, 5, 10))).id
        with open_election(enter(district.vault, OPERATOR), second):
            with pytest.raises(UserError, match="DATA_IN_USE"):
                new_recovery(opened, file)
            assert not file.exists()
        assert check_recovery(opened, old) == opened.kpu.pemulihan
        new_recovery(opened, file)
    assert enter_by_recovery(district.vault, read_recovery(file))


def test_a_power_cut_between_slot_and_settings_is_healed_by_a_drill(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The slot is of the new key and the settings still name the lost one: packages would be sealed to it."""
    district, file = packed_district(tmp_path, voters=5), tmp_path / "baru.txt"

    def cut(path: Path, data: bytes) -> None:
        write_atomic(path, data)
        raise KeyboardInterrupt

    with district.opened() as opened, monkeypatch.context() as patched:
        patched.setattr("app.services.kpu.recovery.write_atomic", cut)
        with pytest.raises(KeyboardInterrupt):
            new_recovery(opened, file)
    fresh = read_recovery(file)
    with open_file(enter_by_recovery(district.vault, fresh), VAULT_FILE) as opened:
        assert opened.kpu.pemulihan != check_recovery(opened, fresh)
        drill(opened, fresh)
    with open_file(enter(district.vault, OPERATOR), VAULT_FILE) as opened:
        assert opened.kpu.pemulihan == check_recovery(opened, fresh)
        reissue(opened, KODE, "kunci pemulihan baru", tmp_path, {})
        assert drill(opened, fresh).paket == 1


def test_the_second_part_never_covers_the_first(tmp_path: Path) -> None:
    district = empty_district(tmp_path)
    key, part = read_recovery(district.recovery), tmp_path / "bagian.txt"
    with district.opened() as opened, pytest.raises(UserError, match="RECOVERY_EXISTS"):
        split_recovery(opened, key, (part, part))
    assert not part.exists()
