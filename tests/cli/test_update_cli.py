"""`dpt-desa update` in builds of the program: a key in their files, installers signed by stock `minisign`."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.crypto.minisig_stock import read_stock_key
from app.domain.errors import UserError
from app.services.shared import pembaruan
from app.system import paths
from tests.releases import INSTALLER, Build, Publisher


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pembaruan")


@pytest.fixture(scope="module")
def publisher(folder: Path) -> Publisher:
    return Publisher.make(folder / "penerbit")


@pytest.fixture(scope="module")
def build(folder: Path, publisher: Publisher) -> Build:
    """Version 0.9.1 for Linux."""
    return Build.make(folder / "program", publisher.public)


def update(build: Build, file: Path, **env: str) -> tuple[int, str, dict[str, Any]]:
    done = build.run("update", file, "--json", **env)
    told = json.loads(done.stdout)
    return done.returncode, told["code"], told["data"]


def kept() -> list[str]:
    root = paths.update_root()
    return sorted(file.name for file in root.iterdir()) if root.exists() else []


def test_a_newer_version_is_checked_and_copied(build: Build, publisher: Publisher, tmp_path: Path) -> None:
    code, told, data = update(build, publisher.release(tmp_path / "F", "0.10.0"))
    assert (code, told, data["version"], data["installed"], data["same"]) == (
        0,
        "OK",
        "0.10.0",
        "0.9.1",
        "tidak",
    )
    copy = paths.update_root() / "dpt-desa_0.10.0_amd64.deb"
    assert data["file"] == str(copy)
    assert data["command"] == f"sudo apt install '{copy}'"
    assert copy.read_bytes() == INSTALLER
    assert copy.stat().st_mode & 0o777 == 0o600
    assert kept() == [copy.name]


def test_it_is_told_in_words(build: Build, publisher: Publisher, tmp_path: Path) -> None:
    done = build.run("update", publisher.release(tmp_path, "1.0.0"))
    assert "Versi 1.0.0 untuk Linux (.deb), lebih baru daripada yang terpasang (0.9.1)." in done.stdout
    assert "sudo apt install '" in done.stdout


def test_the_same_version_is_told_plainly(build: Build, publisher: Publisher, tmp_path: Path) -> None:
    code, _, data = update(build, publisher.release(tmp_path, "0.9.1"))
    assert (code, data["same"]) == (0, "ya")
    assert "sama dengan yang terpasang" in build.run("update", publisher.release(tmp_path, "0.9.1")).stdout


def test_only_the_newest_copy_is_kept(build: Build, publisher: Publisher, tmp_path: Path) -> None:
    update(build, publisher.release(tmp_path, "0.10.0"))
    update(build, publisher.release(tmp_path, "0.11.0"))
    assert kept() == ["dpt-desa_0.11.0_amd64.deb"]


def test_the_signature_may_be_chosen_instead(build: Build, publisher: Publisher, tmp_path: Path) -> None:
    file = publisher.release(tmp_path, "0.10.0")
    assert update(build, file.with_name(f"{file.name}.minisig"))[1] == "OK"


@pytest.mark.parametrize(
    ("versi", "sistem", "code"),
    [
        ("0.9.0", "linux", "UPDATE_OLDER"),
        ("0.8.9999", "linux", "UPDATE_OLDER"),
        ("1.0.0", "windows", "UPDATE_OTHER_SYSTEM"),
        ("1.0.0", "portable", "UPDATE_OTHER_SYSTEM"),
        ("1.0.0", "sums", "UPDATE_OTHER_SYSTEM"),
        ("1.0", "linux", "UPDATE_UNKNOWN"),
        ("1.0.0", "android", "UPDATE_UNKNOWN"),
    ],
)
def test_what_is_not_for_this_program_is_refused(
    build: Build, publisher: Publisher, tmp_path: Path, versi: str, sistem: str, code: str
) -> None:
    assert update(build, publisher.release(tmp_path, versi, sistem))[:2] == (1, code)
    assert kept() == []


def test_an_altered_installer_is_refused(build: Build, publisher: Publisher, tmp_path: Path) -> None:
    file = publisher.release(tmp_path, "1.0.0")
    for data in (INSTALLER[:-1], INSTALLER + b"\0", b"x" + INSTALLER[1:], b""):
        file.write_bytes(data)
        assert update(build, file)[:2] == (1, "UPDATE_ALTERED")
    assert kept() == []


def test_a_signature_of_another_file_is_refused(build: Build, publisher: Publisher, tmp_path: Path) -> None:
    """An old installer under the newer one's signature."""
    new = publisher.release(tmp_path / "baru", "1.0.0")
    old = publisher.release(tmp_path / "lama", "0.9.0", data=INSTALLER[1:])
    new.write_bytes(old.read_bytes())
    assert update(build, new)[:2] == (1, "UPDATE_ALTERED")


def test_a_comment_cannot_be_changed(build: Build, publisher: Publisher, tmp_path: Path) -> None:
    file = publisher.release(tmp_path, "0.9.0")
    beside = file.with_name(f"{file.name}.minisig")
    beside.write_bytes(beside.read_bytes().replace(b"versi=0.9.0", b"versi=1.9.0"))
    assert update(build, file)[:2] == (1, "UPDATE_ALTERED")


def test_unsigned_legacy_and_foreign_ones_are_refused(
    build: Build, publisher: Publisher, tmp_path: Path
) -> None:
    file = publisher.release(tmp_path, "1.0.0")
    Publisher.make(tmp_path / "lain").sign(file, "dpt-desa versi=1.0.0 sistem=linux")
    assert update(build, file)[:2] == (1, "UPDATE_OTHER_KEY")
    publisher.sign(file, "dpt-desa versi=1.0.0 sistem=linux", "-l")
    assert update(build, file)[:2] == (1, "UPDATE_ALTERED")
    file.with_name(f"{file.name}.minisig").unlink()
    assert update(build, file)[:2] == (1, "UPDATE_UNSIGNED")
    file.unlink()
    assert update(build, file)[:2] == (1, "FILE_MISSING")
    assert kept() == []


def test_nothing_at_run_time_names_another_key(build: Build, publisher: Publisher, tmp_path: Path) -> None:
    """Not the folder one stands in, not the environment, not the user's folders."""
    stranger = Publisher.make(tmp_path / "lain")
    file = stranger.release(tmp_path, "1.0.0")
    here = tmp_path / "resources" / "rilis"
    here.mkdir(parents=True)
    for place in (here, paths.data_root(), paths.data_root() / "rilis"):
        place.mkdir(parents=True, exist_ok=True)
        (place / "kunci.pub").write_bytes(stranger.public.read_bytes())
    names = ("DPT_DESA_KEY", "DPT_DESA_RELEASE_KEY", "DPT_DESA_KUNCI", "MINISIGN_CONFIG_DIR")
    assert update(build, file, **dict.fromkeys(names, str(stranger.public)))[:2] == (1, "UPDATE_OTHER_KEY")


def test_a_build_without_a_key_says_so(folder: Path, publisher: Publisher, tmp_path: Path) -> None:
    bare = Build.make(tmp_path / "program", None)
    assert update(bare, publisher.release(tmp_path, "1.0.0"))[:2] == (1, "UPDATE_NO_KEY")


def test_a_build_knows_what_it_was_built_for(publisher: Publisher, tmp_path: Path) -> None:
    portable = Build.make(tmp_path / "program", publisher.public, portable=True)
    assert update(portable, publisher.release(tmp_path, "1.0.0", "portable"))[2]["system"] == "portable"
    assert kept() == ["dpt-desa-1.0.0-windows-x64-portable.zip"]
    assert update(portable, publisher.release(tmp_path, "1.0.0", "windows"))[1] == "UPDATE_OTHER_SYSTEM"


def test_only_earlier_updates_make_room(build: Build, publisher: Publisher, tmp_path: Path) -> None:
    """The folder may be a link to one that holds other files."""
    linked = tmp_path / "unduhan"
    linked.mkdir()
    for name in ("daftar.xlsx", "dpt-desa_0.9.9_amd64.deb", ".dpt-desa_0.9.9_amd64.deb.0a1b.tmp"):
        (linked / name).touch()
    paths.data_root().mkdir(parents=True)
    paths.update_root().symlink_to(linked)
    assert update(build, publisher.release(tmp_path, "0.10.0"))[0] == 0
    assert kept() == ["daftar.xlsx", "dpt-desa_0.10.0_amd64.deb"]


def test_a_file_that_grows_while_it_is_read_ends_somewhere(
    tmp_path: Path, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = publisher.release(tmp_path, "1.0.0")
    monkeypatch.setattr(pembaruan, "LARGEST", 2 * len(INSTALLER))
    monkeypatch.setattr(pembaruan, "built_in_key", lambda: read_stock_key(publisher.public.read_bytes()))

    def grow(done: int, total: int, what: str = "") -> None:
        with file.open("ab") as stream:
            stream.write(INSTALLER)

    with pytest.raises(UserError) as raised:
        pembaruan.take(file, grow)
    assert raised.value.code == "FILE_TOO_LARGE"
    assert kept() == []


def test_stock_minisign_verifies_the_copy(build: Build, publisher: Publisher, tmp_path: Path) -> None:
    """What the program accepts anybody can check with the public key alone."""
    file = publisher.release(tmp_path, "1.0.0")
    copy = update(build, file)[2]["file"]
    beside = file.with_name(f"{file.name}.minisig")
    command = ["minisign", "-V", "-H", "-p", publisher.public, "-m", copy, "-x", beside]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout
    assert "Trusted comment: dpt-desa versi=1.0.0 sistem=linux" in told


def test_a_full_disk_leaves_the_earlier_copy(build: Build, publisher: Publisher, tmp_path: Path) -> None:
    update(build, publisher.release(tmp_path, "0.10.0"))
    file = publisher.release(tmp_path, "1.0.0")
    limited = ["bash", "-c", 'ulimit -f 1000; exec "$@"', "-", sys.executable]
    done = subprocess.run(
        [*limited, "-m", "app", "update", file, "--json"],
        cwd=build.folder, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert json.loads(done.stdout)["code"] == "DISK_FULL"
    assert kept() == ["dpt-desa_0.10.0_amd64.deb"]
