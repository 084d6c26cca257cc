"""The drill: the vault is lost, and comes back from its backup by password or by the recovery key."""

import shutil
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.services.kpu.apply_return import apply_return
from app.services.kpu.backup import backup, restore
from app.services.kpu.pack import pack
from app.services.kpu.receive import receive
from app.services.kpu.reissue import reissue
from app.services.kpu.vault_session import open_vault
from app.store import vault_paket
from tests.services.kpu.district import KODE, OPERATOR, District, open_village, packed_district

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
    assert restore(file, district.vault, NEW, district.recovery).new_password
    with open_vault(district.vault, NEW) as opened:
        assert len(vault_paket.packed_villages(opened.db)) == 2
    with pytest.raises(UserError, match="DATA_EXISTS"):
        restore(file, district.vault, NEW, district.recovery)


def test_a_damaged_backup_is_refused(tmp_path: Path) -> None:
    district, file = lost(tmp_path)
    whole = bytearray(file.read_bytes())
    for place in (10, len(whole) // 2, len(whole) - 30):
        broken = bytearray(whole)
        broken[place] ^= 1
        file.write_bytes(broken)
        with pytest.raises(UserError, match=r"ENVELOPE_DAMAGED|BACKUP_DAMAGED"):
            restore(file, district.vault, OPERATOR)
    assert not (district.vault / "slots.json").exists()


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


def test_a_backup_does_not_lie_in_its_vault(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    with district.opened() as opened, pytest.raises(UserError, match="BACKUP_INSIDE"):
        backup(opened, district.vault / "cadangan.dptv")
