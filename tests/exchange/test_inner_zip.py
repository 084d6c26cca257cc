"""The payload's ZIP: whole, bounded before it is inflated, and readable by stock tools."""

import os
import subprocess
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.exchange.inner_zip import LARGEST_INFLATED, pack, unpack
from tests.vectors.zip import make_vectors

VECTORS = make_vectors.FOLDER / "payload"
VOTERS = b"".join(b"%06d,9900010101%06d\n" % (number, number) for number in range(2000))
NAMES = st.sampled_from(["manifest.json", "pemilih.csv", "kartu/A1.json", "a", "B"])


def fate_of(data: bytes) -> str:
    try:
        unpack(data)
    except UserError as error:
        return error.code.lower()
    return "opens"


@given(st.dictionaries(NAMES, st.binary(max_size=300), min_size=1))
def test_what_was_packed_unpacks_in_order(files: dict[str, bytes]) -> None:
    assert list(unpack(pack(files)).items()) == list(files.items())


def test_every_vector_file_meets_the_fate_its_folder_names() -> None:
    found = [
        (folder, name, fate_of(data)) for folder, name, data in make_vectors.cases() if "payload/" in folder
    ]
    assert len(found) > 15
    assert not [(name, fate) for folder, name, fate in found if fate != Path(folder).name]


def test_vectors_on_disk_meet_the_same_fate() -> None:
    for file in VECTORS.rglob("*.zip"):
        assert fate_of(file.read_bytes()) == file.parent.name, file.name


def test_no_changed_byte_gives_other_content() -> None:
    files = {"pemilih.csv": b"id,nik\n" * 30, "manifest.json": b"{}"}
    good = pack(files)
    for position in range(len(good)):
        changed = good[:position] + bytes([good[position] ^ 1]) + good[position + 1 :]
        try:
            assert unpack(changed) == files  # the unused bits at the end of a deflate stream
        except UserError as error:
            assert error.code in ("PAYLOAD_DAMAGED", "PAYLOAD_TOO_LARGE")


@pytest.mark.parametrize("content", [b"", b"x", bytes(3_000_000), os.urandom(5000), b"id,nik\n" * 5000])
def test_whatever_is_packed_can_be_unpacked(content: bytes) -> None:
    assert unpack(pack({"isi": content})) == {"isi": content}


def test_limits_hold_when_packing_too() -> None:
    with pytest.raises(UserError, match="PAYLOAD_TOO_LARGE"):
        pack({f"m{number}": b"" for number in range(257)})
    block = bytes(LARGEST_INFLATED // 32)
    with pytest.raises(UserError, match="PAYLOAD_TOO_LARGE"):
        pack({f"m{number}": block for number in range(33)})
    with pytest.raises(ValueError, match="names"):
        pack({"../a": b""})


def test_a_bomb_is_refused_without_inflating_it() -> None:
    bombs = {
        name: data for folder, name, data in make_vectors.cases() if "bomb" in name or "too_large" in folder
    }
    assert len(bombs) == 4
    tracemalloc.start()
    try:
        fates = {name: fate_of(data) for name, data in bombs.items()}
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert "opens" not in fates.values()
    assert peak < 5_000_000


def test_unzip_opens_ours(tmp_path: Path) -> None:
    path = tmp_path / "isi.zip"
    path.write_bytes(pack({"manifest.json": b"{}", "pemilih.csv": VOTERS, "kosong": b""}))
    told = subprocess.run(["unzip", "-t", path], capture_output=True, check=True, timeout=30).stdout
    assert b"No errors detected" in told
    assert path.stat().st_size < len(VOTERS) / 2
