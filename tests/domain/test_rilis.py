"""Versions compare as numbers; a trusted comment is exactly of one form."""

import pytest

from app.domain.rilis import Rilis, Versi, read_rilis, read_versi


def test_versions_are_numbers() -> None:
    assert read_versi("1.10.0") > read_versi("1.9.9") > read_versi("0.99.0")
    assert str(read_versi("1.10.0")) == "1.10.0"


@pytest.mark.parametrize(
    "text", ["", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.3 ", "1.2.x", "1.2.99999", "١.2.3", "-1.2.3"]
)
def test_anything_else_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_versi(text)


def test_a_comment_names_version_and_system() -> None:
    found = read_rilis("dpt-desa versi=1.2.0 sistem=windows")
    assert found == Rilis(Versi(1, 2, 0), "windows")
    assert found.berkas == "dpt-desa-1.2.0-windows-x64-setup.exe"
    assert Rilis(Versi(1, 2, 0), "portable").berkas == "dpt-desa-1.2.0-windows-x64-portable.zip"
    assert Rilis(Versi(1, 2, 0), "linux").berkas == "dpt-desa_1.2.0_amd64.deb"
    assert Rilis(Versi(1, 2, 0), "sums").berkas == ""


@pytest.mark.parametrize(
    "comment",
    [
        "",
        "dpt-desa",
        "dpt-desa versi=1.2.0",
        "dpt-desa versi=1.2.0 sistem=mac",
        "dpt-desa versi=1.2.0  sistem=linux",
        "dpt-desa versi=1.2.0 sistem=linux ",
        " dpt-desa versi=1.2.0 sistem=linux",
        "dpt-desa versi=01.2.0 sistem=linux",
        "dpt-desa versi=1.2.0 sistem=linux\n",
        "dpt-desa/1 paket pemilihan=- desa=- urut=1 id=- sampai=-",
        "DPT-DESA versi=1.2.0 sistem=linux",
        "dpt-desa sistem=linux versi=1.2.0",
        "dpt-desa versi=1.2.0-rc1 sistem=linux",
    ],
)
def test_any_other_comment_is_unknown(comment: str) -> None:
    assert read_rilis(comment) is None
