"""A bundle without any key: what is inside, and which of it is damaged."""

from datetime import date
from pathlib import Path

import pytest

from app.crypto.kode_sidik import kode_sidik
from app.crypto.minisig import SigningKey
from app.domain.errors import UserError
from app.exchange.envelope import read
from app.services.pmd.catatan import read_record
from app.services.pmd.hand_over import hand_over
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
    write(tmp_path, "b.dptb", data[:1500])
    with pytest.raises(UserError, match="ENVELOPE_DAMAGED"):
        look(tmp_path / "b.dptb")


def test_of_a_bundle_cut_off_every_whole_file_is_told_and_every_missing_one(tmp_path: Path) -> None:
    bundle = write_bundle(tmp_path)
    data = bundle.read_bytes()
    bundle.write_bytes(data[: data.index(package(3)) + 100])
    found = look(bundle)
    assert (found.terpotong, found.kode_sidik) == (True, "")
    assert [one.masalah for one in found.anggota] == ["", "", "BUNDLE_CUT_OFF"]
    assert found.rusak[0].desa == village(3) and found.anggota[0].kode_sidik
    assert found.sidik_kunci == kode_sidik(KPU.signing.public)


def test_only_what_is_there_is_handed_over_and_written_down(tmp_path: Path) -> None:
    bundle, record = write_bundle(tmp_path), tmp_path / "pmd"
    data = bundle.read_bytes()
    bundle.write_bytes(data[: data.index(package(3)) + 100])
    isi = look(bundle)
    missing = isi.rusak[0].berkas
    with pytest.raises(UserError, match="COURIER_MEMBER_DAMAGED"):
        hand_over(isi, [missing], tmp_path / "stik", "Camat", date(2027, 1, 4), folder=record)
    names = [one.berkas for one in isi.anggota if not one.masalah]
    hand_over(isi, names, tmp_path / "stik", "Camat", date(2027, 1, 4), folder=record)
    assert (tmp_path / "stik" / names[1]).read_bytes() == package(2)
    known = read_record(record).pemilihan[isi.pemilihan["id"]]
    assert set(known.desa) == {village(1).kode, village(2).kode}, "nobody brought the third one"
    bundle.write_bytes(data)
    again = look(bundle)
    hand_over(again, [missing], tmp_path / "stik", "Camat", date(2027, 1, 4), folder=record)
    assert set(read_record(record).pemilihan[isi.pemilihan["id"]].desa) >= {village(3).kode}


def test_a_torn_bundle_is_of_the_key_of_its_packages(tmp_path: Path) -> None:
    """Nobody signed its manifest any more: a key that no package in it shows is not taken from it."""
    bundle = write_bundle(tmp_path, key=SigningKey(b"\x07" * 32))
    assert all(one.kunci_lain for one in look(bundle).anggota)
    bundle.write_bytes(bundle.read_bytes()[:-40])
    with pytest.raises(UserError, match="ENVELOPE_DAMAGED"):
        look(bundle)


def test_another_kind_of_file_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="COURIER_NO_BUNDLE"):
        look(write(tmp_path, "a.dpt", package(1)))
    with pytest.raises(UserError, match="FILE_MISSING"):
        look(tmp_path / "tidak-ada.dptb")
