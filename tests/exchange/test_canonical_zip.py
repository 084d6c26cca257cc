"""One list of members, one file: written, read back, and refused after any damage."""

import struct
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.exchange.canonical_zip import Bundle, open_stream, read, write, write_chunks
from tests.vectors.zip import make_vectors

VECTORS = make_vectors.FOLDER / "envelope"
NAME = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,12}(/[A-Za-z0-9][A-Za-z0-9._-]{0,12})?", fullmatch=True)
MEMBERS = st.lists(
    st.tuples(NAME, st.binary(max_size=60)),
    min_size=1,
    max_size=6,
    unique_by=lambda member: member[0].lower(),
)


def fate_of(data: bytes) -> str:
    try:
        read(data)
    except UserError as error:
        return error.code.lower()
    return "opens"


@given(MEMBERS)
def test_what_was_written_reads_back(members: list[tuple[str, bytes]]) -> None:
    assert read(write(members)) == members


@given(MEMBERS, st.data())
@settings(max_examples=200)
def test_any_changed_byte_is_refused(members: list[tuple[str, bytes]], data: st.DataObject) -> None:
    file = bytearray(write(members))
    file[data.draw(st.integers(0, len(file) - 1))] ^= data.draw(st.integers(1, 255))
    assert fate_of(bytes(file)) == "envelope_damaged"


def test_every_byte_of_one_file_counts() -> None:
    file = write([("mimetype", b"application/x"), ("amplop.json", b"{}"), ("isi.age", bytes(range(50)))])
    for position in range(len(file)):
        for change in (1, 0x20, 0xFF):
            changed = bytearray(file)
            changed[position] ^= change
            assert fate_of(bytes(changed)) == "envelope_damaged", (position, change)


@given(st.binary(max_size=200))
def test_noise_is_refused(noise: bytes) -> None:
    assert fate_of(b"PK\3\4" + noise) == "envelope_damaged"


def test_every_vector_file_meets_the_fate_its_folder_names() -> None:
    files = sorted(VECTORS.rglob("*.zip"))
    wrong = {file.name: fate for file in files if (fate := fate_of(file.read_bytes())) != file.parent.name}
    assert len(files) > 60
    assert not wrong


def test_the_streaming_reader_agrees_with_every_vector() -> None:
    for file in sorted(VECTORS.rglob("*.zip")):
        try:
            with open_stream(file, limit=64) as bundle:
                for name in bundle.names:
                    bundle.read(name)
            fate = "opens"
        except UserError as error:
            fate = error.code.lower()
        assert fate == file.parent.name, file.name


def test_the_generator_still_writes_the_same_vectors() -> None:
    for folder, name, data in make_vectors.cases():
        if len(data) <= 65536:
            assert (make_vectors.FOLDER / folder / f"{name}.zip").read_bytes() == data


def test_we_write_the_vector_byte_for_byte() -> None:
    members = [(member.name.decode(), member.content) for member in (make_vectors.FIRST, make_vectors.SECOND)]
    assert write(members) == (VECTORS / "opens" / "plain.zip").read_bytes()


@pytest.mark.parametrize("names", [[], [""], ["../a"], ["a", "A"], ["a/b/c"], ["a b"]])
def test_bad_names_are_never_written(names: list[str]) -> None:
    with pytest.raises(ValueError, match="names"):
        write([(name, b"") for name in names])


def test_the_mimetype_stands_where_file_looks_for_it(tmp_path: Path) -> None:
    path = tmp_path / "desa.dpt"
    path.write_bytes(write([("mimetype", b"application/vnd.dpt-desa.paket+zip"), ("isi.age", b"x")]))
    assert path.read_bytes()[30:46] == b"mimetypeapplicat"


def test_unzip_and_zipfile_open_ours(tmp_path: Path) -> None:
    members = [("mimetype", b"application/x"), ("kartu/A1.json", b"{}"), ("isi.age", bytes(5000))]
    path = tmp_path / "desa.dpt"
    path.write_bytes(write(members))
    told = subprocess.run(["unzip", "-t", path], capture_output=True, check=True, timeout=30).stdout
    assert b"No errors detected" in told
    with zipfile.ZipFile(path) as archive:
        assert [(name, archive.read(name)) for name in archive.namelist()] == members


def test_members_come_from_files_and_go_one_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "desa.dpt").write_bytes(bytes(3_000_000))
    members: list[tuple[str, bytes | Path]] = [
        ("indeks.csv", b"berkas\n"),
        ("desa.dpt", tmp_path / "desa.dpt"),
    ]
    path = tmp_path / "kecamatan.dptb"
    with path.open("wb") as out:
        out.writelines(write_chunks(members))
    assert path.read_bytes() == write([("indeks.csv", b"berkas\n"), ("desa.dpt", bytes(3_000_000))])
    with open_stream(path) as bundle:
        assert bundle.names == ["indeks.csv", "desa.dpt"]
        assert bundle.size("desa.dpt") == 3_000_000
        assert bundle.read("desa.dpt") == bytes(3_000_000)


def test_a_file_that_changes_under_the_writer_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "desa.dpt"
    path.write_bytes(b"dulu")
    chunks = write_chunks([("desa.dpt", path)])
    next(chunks)
    path.write_bytes(b"kini")
    with pytest.raises(UserError, match="FILE_NOT_READ"):
        list(chunks)


def test_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="FILE_MISSING"):
        open_stream(tmp_path / "tidak-ada.dptb")
    with pytest.raises(UserError, match="FILE_NOT_READ"):
        list(write_chunks([("a", tmp_path / "tidak-ada")]))


def test_a_bundle_ends_at_two_gibibytes(tmp_path: Path) -> None:
    path = tmp_path / "besar.dptb"
    with path.open("wb") as out:
        out.truncate(2**31 + 1)  # a hole: it takes no space
    with pytest.raises(UserError, match="FILE_TOO_LARGE"):
        open_stream(path)


def test_a_thousand_members_and_no_more() -> None:
    many = [(f"m{number}", b"") for number in range(1001)]
    assert len(Bundle(BytesIO(write(many[:1000])), 1000).names) == 1000
    with pytest.raises(UserError, match="ENVELOPE_DAMAGED"):
        Bundle(BytesIO(write(many)), 1000)


def test_a_huge_claimed_size_is_not_believed() -> None:
    file = bytearray(write([("a", b"x")]))
    struct.pack_into("<2L", file, 18, 2**32 - 1, 2**32 - 1)
    assert fate_of(bytes(file)) == "envelope_damaged"
