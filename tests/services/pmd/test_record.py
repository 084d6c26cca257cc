"""The record's file: lines are added, half a line is forgotten, a damaged one stops everything."""

from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.kurir import read_line, write_line
from app.services.pmd.catatan import FILE, add, note, read_record

ELECTION = "9901-2027-0a1b2c3d"


def lines(folder: Path) -> list[str]:
    return [one.berkas for one in read_record(folder).catatan]


def told(name: str) -> bytes:
    return write_line(note(ELECTION, "bundel", {"desa": 1, "id": "ab" * 16}, berkas=name))


def test_lines_are_added_and_those_before_stay_as_they_are(tmp_path: Path) -> None:
    assert read_record(tmp_path / "baru").catatan == ()
    folder = tmp_path / "a" / "b"
    add(folder, [read_line(told("satu"))])
    first = (folder / FILE).read_bytes()
    add(folder, [read_line(told("dua")), read_line(told("tiga"))])
    assert (folder / FILE).read_bytes().startswith(first)
    assert lines(folder) == ["satu", "dua", "tiga"]
    assert (folder / FILE).stat().st_mode & 0o077 == 0


def test_half_a_line_was_never_saved(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(told("satu") + told("dua")[:-7])
    book = read_record(tmp_path)
    assert (book.terpotong, [one.berkas for one in book.catatan]) == (True, ["satu"])
    add(tmp_path, [read_line(told("tiga"))])
    assert lines(tmp_path) == ["satu", "tiga"]
    assert not read_record(tmp_path).terpotong


@pytest.mark.parametrize("wrong", (b"{}", b"", b'{"v":2}', told("dua")[:-20], told("dua").strip() + b" "))
def test_a_line_that_nobody_wrote_stops_everything(tmp_path: Path, wrong: bytes) -> None:
    (tmp_path / FILE).write_bytes(told("satu") + wrong + b"\n" + told("tiga"))
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(UserError, match="COURIER_RECORD_DAMAGED") as caught:
        read_record(tmp_path)
    assert caught.value.params["line"] == 2
    assert (tmp_path / FILE).read_bytes() == before


def test_a_line_that_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="line"):
        add(tmp_path, [note(ELECTION, "serah", nama="dua\nbaris")])
    assert not (tmp_path / FILE).exists()


def test_a_full_disk_leaves_the_record_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import resource
    import signal

    add(tmp_path, [read_line(told("satu"))])
    size = (tmp_path / FILE).stat().st_size
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20, limits[1]))
    try:
        with pytest.raises(UserError, match="DISK_FULL"):
            add(tmp_path, [read_line(told("dua"))])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert lines(tmp_path) == ["satu"]
