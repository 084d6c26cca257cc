"""A file is whole or absent."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.system.safe_file import read_file, write_atomic


def test_a_failure_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "a"
    write_atomic(file, b"lama")

    def broken() -> Iterator[bytes]:
        yield b"baru"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_atomic(file, broken())
    assert file.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [file]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="FOLDER_MISSING"):
        write_atomic(tmp_path / "tiada" / "a", b"")


def test_reading_has_a_limit(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"12345")
    assert read_file(file, 5) == b"12345"
    with pytest.raises(UserError, match="FILE_TOO_LARGE"):
        read_file(file, 4)
    with pytest.raises(UserError, match="FILE_MISSING"):
        read_file(tmp_path / "b", 4)


def _held(times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows, where another program has the file open for the next so many tries."""
    replace, left = Path.replace, [times]

    def try_to(self: Path, target: Path) -> Path:
        if left[0] == 0:
            return replace(self, target)
        left[0] -= 1
        refused = PermissionError(13, "Access is denied")
        refused.winerror = 32  # type: ignore[attr-defined,unused-ignore]
        raise refused

    monkeypatch.setattr(Path, "replace", try_to)


def test_what_an_antivirus_holds_for_a_moment_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    write_atomic(file, b"lama")
    _held(2, monkeypatch)
    write_atomic(file, b"baru")
    assert file.read_bytes() == b"baru"


def test_a_file_open_in_another_program_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "dpt.pdf"
    write_atomic(file, b"lama")
    _held(99, monkeypatch)
    with pytest.raises(UserError, match="FILE_IN_USE"):
        write_atomic(file, b"baru")
    assert file.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [file]
