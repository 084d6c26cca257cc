"""A release: what it is called, what is said of it, and that stock minisign and the program agree."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import release
import sbom
from payload import Component

from app.crypto import minisig_stock
from app.domain.rilis import SISTEM, read_rilis, read_versi


def test_files_are_called_as_the_program_expects() -> None:
    assert release.file_names("1.2.3") == {
        system: name.format(versi=read_versi("1.2.3")) for system, name in SISTEM.items()
    }


@pytest.mark.parametrize("system", [*SISTEM, "sums"])
def test_the_program_reads_the_trusted_comment(system: str) -> None:
    read = read_rilis(release.comment("1.2.3", system))
    assert read is not None
    assert (str(read.versi), read.sistem) == ("1.2.3", system)


@pytest.fixture
def keys(tmp_path: Path) -> tuple[Path, Path]:
    """Secret and public half, by the stock command, without a password."""
    if not shutil.which("minisign"):
        pytest.skip("minisign is not installed")
    secret, public = tmp_path / "rilis.key", tmp_path / "rilis.pub"
    subprocess.run(
        ["minisign", "-G", "-W", "-s", secret, "-p", public], check=True, stdout=subprocess.DEVNULL
    )
    return secret, public


def test_what_is_signed_is_checked_by_stock_and_by_the_program(
    tmp_path: Path, keys: tuple[Path, Path]
) -> None:
    file = tmp_path / "dpt-desa_1.2.3_amd64.deb"
    file.write_bytes(b"isi")
    said = release.comment("1.2.3", "linux")
    release.sign(file, said, keys[0])
    release.check(file, said, keys[1])
    signature = minisig_stock.read_stock_signature(file.with_name(f"{file.name}.minisig").read_bytes())
    assert signature.comment.decode() == said
    assert signature.key_id == minisig_stock.read_stock_key(keys[1].read_bytes()).id


def test_a_changed_file_or_another_comment_is_refused(tmp_path: Path, keys: tuple[Path, Path]) -> None:
    file = tmp_path / "berkas"
    file.write_bytes(b"isi")
    release.sign(file, "satu", keys[0])
    with pytest.raises(SystemExit):
        release.check(file, "dua", keys[1])
    file.write_bytes(b"isi lain")
    with pytest.raises(SystemExit):
        release.check(file, "satu", keys[1])


def test_sums_are_what_sha256sum_reads(tmp_path: Path) -> None:
    for name in ("b.zip", "a.deb"):
        (tmp_path / name).write_text(name, encoding="ascii")
    release.write_sums(tmp_path, [tmp_path / "b.zip", tmp_path / "a.deb"])
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=tmp_path, check=True)


def test_a_secret_key_inside_the_project_is_refused() -> None:
    with pytest.raises(SystemExit, match="di dalam folder proyek"):
        release.refuse_key_inside(release.ROOT / "LICENSE")


def test_one_wheel_of_both_systems_is_listed_once_with_both(tmp_path: Path) -> None:
    report = tmp_path / "pip.json"
    wheel = {
        "metadata": {"name": "Pure_Lib"},
        "download_info": {
            "url": "https://example.invalid/x/pure_lib-1.0-py3-none-any.whl",
            "archive_info": {"hashes": {"sha256": "ab" * 32}},
        },
    }
    report.write_text(json.dumps({"install": [wheel]}), encoding="utf-8")
    parts = sbom.wheel_parts([Component("pure-lib", "1.0", "MIT OR Apache-2.0", "")], report)
    told = sbom.bill({"linux": parts, "windows": parts}, {"a.deb": "cd" * 32})
    (listed,) = (each for each in told["components"] if each["name"] == "pure-lib")
    assert listed["purl"] == "pkg:pypi/pure-lib@1.0?file_name=pure_lib-1.0-py3-none-any.whl"
    assert [each["value"] for each in listed["properties"]] == ["linux", "windows"]
    assert listed["licenses"] == [{"expression": "MIT OR Apache-2.0"}]
    assert listed["hashes"] == [{"alg": "SHA-256", "content": "ab" * 32}]
