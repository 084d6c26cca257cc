"""The drill: the vault is lost, and comes back from its backup by password or by the recovery key."""

import os
import shutil
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.exchange import canonical_zip
from app.services.kpu.apply_return import apply_return
from app.services.kpu.areas import set_areas
from app.services.kpu.backup import backup, restore
from app.services.kpu.import_list import import_list
from app.services.kpu.pack import pack
from app.services.kpu.receive import receive
from app.services.kpu.recovery import read_recovery
from app.services.kpu.reissue import reissue
from app.services.kpu.status import status
from app.services.kpu.vault_session import open_vault
from app.services.shared.sample_people import generate, regions
from app.store import database, vault, vault_paket
from app.store.database import copy_to
from tests.services.kpu.district import (
    KODE,
    OPERATOR,
    District,
    empty_district,
    new_district,
    open_village,
    packed_district,
    write_list,
)

NEW = "kata sandi yang baru"


def lost(tmp_path: Path) -> tuple[District, Path]:
    district, file = packed_district(tmp_path, villages=2), tmp_path / "cadangan.dptv"
    with district.opened() as opened:
        backup(opened, file)
    shutil.rmtree(district.vault)
    return district, file


def test_a_lost_vault_comes_back_and_works_on(tmp_path: Path) -> None:
    district, file = lost(tmp_path)
    done = restore(file, district.vault, OPERATOR)
    assert (done.desa, done.paket, done.new_password) == (2, 2, False)
    village = open_village(district)
    village.ratify()
    sent = village.send("akhir.dptr", final=True)
    with district.opened() as opened:
        assert pack(opened, district.out, jobs=1).ok
        assert receive(opened, [sent.file], jobs=1)[0].hasil == "menunggu"
        apply_return(opened, KODE, sent.kode)
        again = reissue(opened, KODE, "hilang", district.out, {})
        assert again.written is not None and again.written.urut == 1002


def test_the_recovery_key_opens_what_no_password_opens(tmp_path: Path) -> None:
    district, file = lost(tmp_path)
    with pytest.raises(UserError, match="PASSWORD_WRONG"):
        restore(file, district.vault, "lupa sama sekali")
    assert restore(file, district.vault, NEW, read_recovery(district.recovery)).new_password
    with open_vault(district.vault, NEW) as opened:
        assert len(vault_paket.packed_villages(opened.db)) == 2
    with pytest.raises(UserError, match="DATA_EXISTS"):
        restore(file, district.vault, NEW, read_recovery(district.recovery))


def test_a_damaged_backup_is_refused(tmp_path: Path) -> None:
    district, file = lost(tmp_path)
    whole = bytearray(file.read_bytes())
    for place in (10, len(whole) // 2, len(whole) - 30):
        broken = bytearray(whole)
        broken[place] ^= 1
        file.write_bytes(broken)
        with pytest.raises(UserError, match="BACKUP_DAMAGED"):
            restore(file, district.vault, OPERATOR)
    file.write_text("bukan cadangan")
    with pytest.raises(UserError, match="BACKUP_DAMAGED"):
        restore(file, district.vault, OPERATOR)
    assert not district.vault.exists()


def ids(district: District) -> set[str]:
    with district.opened() as opened:
        return {row[0] for row in vault_paket.rows_of(opened.db, KODE)}


def test_numbers_given_after_the_backup_are_never_given_again(tmp_path: Path) -> None:
    """A village that the backup knows without numbers was packed since, before the vault was lost."""
    district, file = new_district(tmp_path), tmp_path / "cadangan.dptv"
    with district.opened() as opened:
        backup(opened, file)
        pack(opened, district.out, jobs=1)
    given = ids(district)
    shutil.rmtree(district.vault)
    restore(file, district.vault, OPERATOR)
    with district.opened() as opened:
        pack(opened, district.out, jobs=1)
        newest = vault_paket.newest(opened.db, KODE)
    assert newest is not None and newest.urut == 1001
    assert len(ids(district)) == len(given) == 40 and not ids(district) & given


def test_an_area_mapped_after_the_restore_skips_too(tmp_path: Path) -> None:
    district, file = empty_district(tmp_path), tmp_path / "cadangan.dptv"
    with district.opened() as opened:
        import_list(opened, [write_list(tmp_path / "a.csv", list(generate(1, 40, 1)))], "x")
        backup(opened, file)
    shutil.rmtree(district.vault)
    restore(file, district.vault, OPERATOR)
    with district.opened() as opened:
        set_areas(opened, {region.kel_id: region.kode for region in regions(1, 1)})
        assert pack(opened, district.out, jobs=1).written[0].urut == 1001
    assert min(ids(district)) == "500005"


def test_used_up_numbers_are_said_and_nothing_is_issued(tmp_path: Path) -> None:
    district = new_district(tmp_path)
    with district.opened() as opened:
        with database.transaction(opened.db):
            vault.set_settings(opened.db, {"nomor_dasar": 99_960})
        with pytest.raises(UserError, match="NUMBERS_EXHAUSTED"):
            pack(opened, district.out, jobs=1)
        assert not vault_paket.packed_villages(opened.db)


def test_a_wrong_password_touches_nothing_and_leftovers_are_kept(tmp_path: Path) -> None:
    """The slots are lost; the vault itself is still there, and may be all that is left."""
    district, file = packed_district(tmp_path, voters=5), tmp_path / "cadangan.dptv"
    with district.opened() as opened:
        backup(opened, file)
    for name in ("slots.json", "slots.json.bak"):
        (district.vault / name).unlink()
    before = (district.vault / "vault.db").read_bytes()
    with pytest.raises(UserError, match="PASSWORD_WRONG"):
        restore(file, district.vault, "kata sandi salah")
    assert (district.vault / "vault.db").read_bytes() == before
    restore(file, district.vault, OPERATOR)
    (kept,) = district.vault.glob("sisa-*-vault.db")
    assert kept.read_bytes() == before


def test_a_restore_says_how_the_vault_is_kept(tmp_path: Path) -> None:
    district, file = lost(tmp_path)
    assert restore(file, district.vault, OPERATOR).warnings == ("NO_KEYRING",)


def test_a_record_that_was_changed_is_noticed(tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=5)
    with district.opened() as opened:
        status(opened)
        assert "RECORD_BROKEN" not in opened.warnings
        with database.transaction(opened.db):
            opened.db.execute("DROP TRIGGER catatan_tetap")
            opened.db.execute("UPDATE catatan SET baris = replace(baris, 'DPT', 'DPS') WHERE nomor = 2")
        status(opened)
        assert "RECORD_BROKEN" in opened.warnings
    with district.opened() as opened:
        backup(opened, tmp_path / "cadangan.dptv")
        assert "RECORD_BROKEN" in opened.warnings


def test_a_folder_gets_a_file_named_by_the_hour(tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=5)
    with district.opened() as opened:
        saved = backup(opened, district.out)
    assert saved.file.name.startswith("vault-20") and saved.file.suffix == ".dptv"
    assert sorted(path.name for path in district.vault.iterdir()) == [
        "slot-pemulihan.age",
        "slots.json",
        "slots.json.bak",
        "vault.db",
    ]


def test_a_large_vault_is_saved_and_one_beyond_a_file_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bundle's limit is none of the vault's: four million voters, packed and returned, come near it."""
    district = packed_district(tmp_path)
    with district.opened() as opened:
        with monkeypatch.context() as patched:
            patched.setattr(canonical_zip, "MAX_BUNDLE", 1000)
            backup(opened, tmp_path / "cadangan.dptv")
        monkeypatch.setattr("app.services.kpu.backup.LARGEST", 4 * 1024**2 + 1000)
        with pytest.raises(UserError, match="BACKUP_TOO_LARGE"):
            backup(opened, tmp_path / "lagi.dptv")
    assert not (tmp_path / "lagi.dptv").exists()
    restore(tmp_path / "cadangan.dptv", tmp_path / "baru", OPERATOR)


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such modes")
def test_nobody_else_may_read_the_copy_a_backup_is_made_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    district, modes = packed_district(tmp_path, voters=5), set[int]()

    def looked_at(db: database.Connection, path: Path, key: bytes) -> None:
        copy_to(db, path, key)
        modes.update(one.stat().st_mode & 0o777 for one in path.parent.glob(f"{path.name}*"))

    monkeypatch.setattr(database, "copy_to", looked_at)
    with district.opened() as opened:
        backup(opened, tmp_path / "cadangan.dptv")
    assert modes == {0o600}


def test_a_backup_does_not_lie_in_its_vault(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    with district.opened() as opened, pytest.raises(UserError, match="BACKUP_INSIDE"):
        backup(opened, district.vault / "cadangan.dptv")
