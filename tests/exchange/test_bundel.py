"""The courier's bundle: whole files under one signature, refused when one byte differs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.crypto import minisig, seal
from app.crypto.minisig import SigningKey
from app.domain.errors import UserError
from app.exchange import bundel, canonical_zip, envelope
from app.exchange.amplop import Amplop, parse_amplop
from app.exchange.bundel import Entry
from app.exchange.paket import new_id

KEY = SigningKey(b"\x05" * 32)
NOWHERE = {"kode": "", "nama": "", "kecamatan": "", "kabupaten": "Kabupaten Contoh", "provinsi": ""}

WORDS = {
    "desa": "Nagari", "pemilihan": "Pilwana", "kecamatan": "Kecamatan", "kabupaten": "Kabupaten",
    "tps": "TPS", "dinas": "DPMN",
}  # fmt: skip


def amplop() -> Amplop:
    return Amplop(
        jenis="bundel",
        pemilihan={"id": "9901-2027-0a1b2c3d", "nama": "Pilkades", "hari": "2027-02-03"},
        desa=NOWHERE,
        id=new_id(),
        urut=1,
        dibuat="2026-11-23T00:00:00Z",
        sampai="2027-05-04",
        kunci=KEY.public_line(),
    )


def written(folder: Path, *contents: bytes, words: dict[str, str] | None = None) -> Path:
    files: list[tuple[Path, Entry]] = []
    for number, content in enumerate(contents, 1):
        path = folder / f"990101200{number}-desa-paket-1.dpt"
        path.write_bytes(content)
        inner = Amplop(
            "paket",
            amplop().pemilihan,
            NOWHERE | {"kode": path.name[:10], "nama": "Desa"},
            new_id(),
            1,
            "",
            "",
            "",
        )
        files.append(
            (path, bundel.entry_of(path.name, path.read_bytes(), inner.desa, inner.jenis, inner.urut))
        )
    bundel.write(folder / "b.dptb", amplop(), files, KEY, words)
    return folder / "b.dptb"


def test_a_bundle_may_say_what_things_are_called(tmp_path: Path) -> None:
    with bundel.open_bundle(written(tmp_path, b"x", words=WORDS | {"kpps": "KPPS"})) as bundle:
        assert bundle.istilah == WORDS and [data for _, data in bundle.files()] == [b"x"]
    with bundel.open_bundle(written(tmp_path, b"y")) as bundle:
        assert bundle.istilah == {}


def read_whole(path: Path) -> list[bytes]:
    with bundel.open_bundle(path) as bundle:
        return [data for _, data in bundle.files()]


def test_files_come_out_as_they_went_in(tmp_path: Path) -> None:
    contents = [seal.new_key() * 100, b"x", b""]
    path = written(tmp_path, *contents)
    assert read_whole(path) == contents and bundel.is_bundle(path)
    with bundel.open_bundle(path) as bundle:
        assert bundle.entries[0].desa == "9901012001" and bundle.amplop.urut == 1


def test_no_byte_can_be_changed(tmp_path: Path) -> None:
    path = written(tmp_path, b"isi pertama", b"isi kedua")
    whole, target = path.read_bytes(), tmp_path / "lain.dptb"
    for place in range(len(whole)):
        broken = bytearray(whole)
        broken[place] ^= 1
        target.write_bytes(broken)
        with pytest.raises(UserError):
            read_whole(target)


def test_a_changed_file_is_not_carried(tmp_path: Path) -> None:
    path = tmp_path / "9901012001-desa-paket-1.dpt"
    path.write_bytes(b"lama")
    inner = amplop()
    entry = bundel.entry_of(path.name, b"lama", inner.desa, inner.jenis, inner.urut)
    path.write_bytes(b"baru")
    bundel.write(tmp_path / "b.dptb", amplop(), [(path, entry)], KEY)
    with pytest.raises(UserError, match="ENVELOPE_DAMAGED"):
        read_whole(tmp_path / "b.dptb")


def resigned(folder: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """A bundle of one file with one of its own members changed, its sums and signature made to fit."""
    members = canonical_zip.read(written(folder, b"isi", words=WORDS).read_bytes())[:-2]
    ahead = [(one, change(data) if one == name else data) for one, data in members]
    assert ahead != members
    sums = envelope.sums_of(ahead)
    signature = minisig.sign(sums, KEY, parse_amplop(members[2][1]).trusted_comment())
    path = folder / "lain.dptb"
    path.write_bytes(canonical_zip.write([*ahead, ("SHA256SUMS", sums), ("SHA256SUMS.minisig", signature)]))
    return path


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("mimetype", lambda data: data.replace(b"bundel", b"paket")),
        ("BACA-SAYA.txt", lambda data: data + b"\n"),
        ("indeks.csv", lambda data: data.replace(b"paket,1,", b"paket,01,")),
        ("indeks.csv", lambda data: data.replace(b",3,", b",+3,")),
        ("indeks.csv", lambda data: data.replace(b"paket,1,", b"paket," + b"1" * 5000 + b",")),
        ("indeks.csv", lambda data: data.replace(b"\n", b"\r\n")),
        ("amplop.json", lambda data: data.replace(b'"isi":0', b'"isi":1')),
        ("istilah.json", lambda data: data + b" "),
        ("istilah.json", lambda data: data.replace(b'"desa":"Nagari",', b"")),
        ("istilah.json", lambda data: data.replace(b"Nagari", b"")),
    ],
)
def test_what_its_author_may_not_write_either(
    tmp_path: Path, name: str, change: Callable[[bytes], bytes]
) -> None:
    with pytest.raises(UserError, match="ENVELOPE_DAMAGED"):
        bundel.open_bundle(resigned(tmp_path, name, change))


def test_other_files_are_no_bundles(tmp_path: Path) -> None:
    assert not bundel.is_bundle(tmp_path / "tidak-ada")
    (tmp_path / "a").write_bytes(b"PK\3\4")
    assert not bundel.is_bundle(tmp_path / "a")
    with pytest.raises(UserError, match="FILE_MISSING"):
        bundel.open_bundle(tmp_path / "tidak-ada")
