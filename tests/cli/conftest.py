"""What command-line tests share: the runner, a disk that is full, a folder that takes nothing."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import Runner


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Runner:
    """Call it like the shell: `run("desa", "list", "--data", folder, password="…")`."""
    return Runner(monkeypatch, capsys)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 1 MiB; only root can mount one."""
    folder = tmp_path / "penuh"
    folder.mkdir()
    if os.geteuid() or not _mounted("-t", "tmpfs", "-o", "size=1m", "tmpfs", folder):
        pytest.skip("mounting needs root")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


@pytest.fixture
def read_only_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that takes no file: by its permissions, or for root, whom those do not bind, by a mount."""
    folder = tmp_path / "terkunci"
    folder.mkdir()
    if os.geteuid():
        folder.chmod(0o500)
        yield folder
        folder.chmod(0o700)
        return
    if not _mounted("--bind", folder, folder):
        pytest.skip("this root may not mount")
    assert _mounted("-o", "remount,ro,bind", folder)
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def _mounted(*options: str | Path) -> bool:
    return subprocess.run(["mount", *options], check=False, capture_output=True).returncode == 0
