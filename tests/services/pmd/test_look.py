"""A bundle without any key: what is inside, and which of it is damaged."""

from pathlib import Path

import pytest

from app.crypto.kode_sidik import kode_sidik
from app.domain.errors import UserError
from app.exchange.envelope import read
from app.services.pmd.look import look
from tests.services.pmd.carried import KPU, damage, package, village, write, write_bundle


def test_it_tells_every_file_and_who_signed(tmp_path: Path) -> None:
    found = look(write_bundle(tmp_path))
    assert [one.desa for one in found.anggota] == [village(1), village(2), village(3)]
    assert [(one.jenis, one.urut, one.pemilih) for one in found.anggota] == [("paket", 1, 3)] * 3
    assert found.anggota[0].kode_sidik == read(package(1)).kode_sidik
    assert found.anggota[0].ukuran == len(package(1))
    assert found.sidik_kunci == kode_sidik(KPU.signing.public)
    assert (found.jenis, found.rusak) == ("paket", [])


def test_a_damaged_file_is_told_and_the_others_are_whole(tmp_path: Path) -> None:
    bundle = write_bundle(tmp_path)
    damage(bundle, 2)
    found = look(bundle)
    assert [one.masalah for one in found.anggota] == ["", "ENVELOPE_DAMAGED", ""]
    assert found.rusak[0].desa.nama == village(2).nama


def test_a_bundle_whose_own_signature_fails_is_not_told_at_all(tmp_path: Path) -> None:
    bundle = write_bundle(tmp_path)
    data = bundle.read_bytes()
    write(tmp_path, "a.dptb", data.replace(b"sampai=2027-05-04", b"sampai=2027-06-04"))
    with pytest.raises(UserError, match=r"SIGNATURE_INVALID|ENVELOPE_DAMAGED"):
        look(tmp_path / "a.dptb")
    write(tmp_path, "b.dptb", data[:-40])
    with pytest.raises(UserError, match="ENVELOPE_DAMAGED"):
        look(tmp_path / "b.dptb")


def test_another_kind_of_file_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="COURIER_NO_BUNDLE"):
        look(write(tmp_path, "a.dpt", package(1)))
    with pytest.raises(UserError, match="FILE_MISSING"):
        look(tmp_path / "tidak-ada.dptb")
