"""Making a vault: keys, the recovery file and what is refused."""

import os
import stat
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from app.crypto import age_file
from app.domain.errors import UserError
from app.services.kpu.init_vault import NewVault, init_vault
from app.services.kpu.recovery import read_recovery
from app.services.kpu.vault_session import open_vault
from app.store import database, slots_file, vault
from tests.services.kpu.district import OPERATOR

WANTED = NewVault("3328", "KPU Kabupaten Tegal", "Pilkades 2027", date(2027, 2, 3))


def test_a_new_vault_opens_with_its_password_alone(tmp_path: Path) -> None:
    made = init_vault(tmp_path / "v", tmp_path / "pemulihan.txt", WANTED, OPERATOR)
    with open_vault(tmp_path / "v", OPERATOR) as opened:
        assert opened.kabupaten.nama == "Kabupaten Tegal" and opened.kabupaten.provinsi == "Jawa Tengah"
        assert opened.sampai == date(2027, 5, 4)
        assert opened.sidik == made.sidik and opened.kpu.kunci == made.kunci
        assert opened.pemilihan.id.startswith("3328-2027-")
        assert [entry["jenis"] for entry in vault.notes(opened.db)] == ["buat"]
    with pytest.raises(UserError, match="PASSWORD_WRONG"), open_vault(tmp_path / "v", "bukan kata sandi"):
        pass


@pytest.mark.full_cost
def test_at_full_cost_too(tmp_path: Path) -> None:
    init_vault(tmp_path / "v", tmp_path / "pemulihan.txt", WANTED, OPERATOR)
    with open_vault(tmp_path / "v", OPERATOR) as opened:
        assert opened.pemilihan.nama == "Pilkades 2027"


def test_the_recovery_file_is_what_age_keygen_writes(tmp_path: Path) -> None:
    file = tmp_path / "pemulihan.txt"
    init_vault(tmp_path / "v", file, WANTED, OPERATOR)
    created, public, _ = file.read_text().splitlines()
    assert created.startswith("# created: 2") and public.startswith("# public key: age1")
    assert public.removeprefix("# public key: ") == age_file.recipient_of(read_recovery(file))
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with open_vault(tmp_path / "v", OPERATOR) as opened:
        assert opened.kpu.pemulihan == public.removeprefix("# public key: ")
    secret = read_recovery(file).encode()
    assert all(secret not in path.read_bytes() for path in (tmp_path / "v").iterdir())


def test_the_recovery_file_never_lies_in_the_vault(tmp_path: Path) -> None:
    (tmp_path / "v").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "v")
    for inside in (tmp_path / "v" / "r.txt", tmp_path / "link" / "r.txt", tmp_path / "v" / ".." / "v" / "r"):
        with pytest.raises(UserError, match="RECOVERY_INSIDE"):
            init_vault(tmp_path / "v", inside, WANTED, OPERATOR)
    assert not list((tmp_path / "v").iterdir())


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "pemulihan.txt"
    file.write_text("punya orang lain")
    with pytest.raises(UserError, match="RECOVERY_EXISTS"):
        init_vault(tmp_path / "v", file, WANTED, OPERATOR)
    assert file.read_text() == "punya orang lain"
    init_vault(tmp_path / "v", tmp_path / "lain.txt", WANTED, OPERATOR)
    with pytest.raises(UserError, match="DATA_EXISTS"):
        init_vault(tmp_path / "v", tmp_path / "lagi.txt", WANTED, OPERATOR)


def test_the_record_of_the_vault_cannot_be_changed(tmp_path: Path) -> None:
    init_vault(tmp_path / "v", tmp_path / "pemulihan.txt", WANTED, OPERATOR)
    with open_vault(tmp_path / "v", OPERATOR) as opened:
        for statement in ("UPDATE catatan SET baris = ''", "DELETE FROM catatan"):
            with pytest.raises(Exception, match="append only"):
                opened.db.execute(statement)


def full(*_: object) -> None:
    raise UserError("DISK_FULL", folder="x")


@pytest.mark.parametrize(("module", "name"), [(database, "create"), (slots_file, "save")])
def test_a_full_disk_leaves_nothing_in_the_way_of_the_next_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str
) -> None:
    file = tmp_path / "pemulihan.txt"
    with monkeypatch.context() as patched, pytest.raises(UserError, match="DISK_FULL"):
        patched.setattr(module, name, full)
        init_vault(tmp_path / "v", file, WANTED, OPERATOR)
    assert not file.exists()
    init_vault(tmp_path / "v", file, WANTED, OPERATOR)
    assert file.exists()


def test_what_an_interrupted_try_left_is_kept_aside(tmp_path: Path) -> None:
    (tmp_path / "v").mkdir()
    (tmp_path / "v" / "vault.db").write_bytes(b"punya siapa?")
    init_vault(tmp_path / "v", tmp_path / "pemulihan.txt", WANTED, OPERATOR)
    (kept,) = (tmp_path / "v").glob("sisa-*-vault.db")
    assert kept.read_bytes() == b"punya siapa?"
