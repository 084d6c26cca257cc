"""KPU's key changes: villages follow by certificate or by the code, old returns still open."""

from pathlib import Path

import pytest

from app.crypto import age_file
from app.domain.errors import UserError
from app.domain.tms import Alasan
from app.exchange import envelope, paket
from app.services.desa.backup import back_up
from app.services.desa.open_paket import adopt
from app.services.desa.restore import peek
from app.services.kpu.apply_return import apply_return
from app.services.kpu.receive import receive
from app.services.kpu.reissue import reissue
from app.services.kpu.rotate import Rotated, rotate
from app.store import vault, vault_paket
from tests.services.kpu.district import KODE, District, Village, open_village, packed_district


def rotated(district: District, *, compromised: bool = False) -> Rotated:
    with district.opened() as opened:
        return rotate(opened, compromised=compromised)


def reissued(district: District) -> tuple[Path, str]:
    """A file and its letter's words."""
    with district.opened() as opened:
        done = reissue(opened, KODE, "kunci diganti", district.out, {})
        newest = vault_paket.newest(opened.db, KODE)
        assert done.written is not None and newest is not None
        return done.written.file, " ".join(newest.kata)


def takes_over(village: Village, file: Path, letter: str, code: str = "") -> bool:
    with village.opened() as workspace:
        return adopt(workspace, file, letter, kode_kpu=code).adopted


def test_a_rotation_is_followed_by_itself_and_the_old_key_is_refused_for_ever(tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=10)
    village = open_village(district)
    late = reissued(district)
    done = rotated(district)
    assert done.desa == (KODE,) and done.lama != done.baru
    file, letter = reissued(district)
    assert takes_over(village, file, letter)
    with village.opened() as workspace:
        assert workspace.kpu.kunci == done.kunci
        with pytest.raises(UserError, match="PAKET_OLD_KEY"):
            adopt(workspace, *late)


def test_two_rotations_at_once_are_followed(tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=10)
    village = open_village(district)
    rotated(district)
    rotated(district)
    assert takes_over(village, *reissued(district))


@pytest.mark.parametrize("kind", ["bocor", "unknown"])
def test_a_key_given_up_wants_the_code_from_the_letter(tmp_path: Path, kind: str) -> None:
    district = packed_district(tmp_path, voters=10)
    village = open_village(district)
    done = rotated(district, compromised=True)
    if kind == "unknown":  # no certificate tells of it
        with district.opened() as opened:
            opened.sertifikat = ()
            issued = reissue(opened, KODE, "hilang", district.out, {}).written
            newest = vault_paket.newest(opened.db, KODE)
            assert issued is not None and newest is not None
            file, letter = issued.file, " ".join(newest.kata)
    else:
        file, letter = reissued(district)
    code = {"bocor": "PAKET_KEY_REPLACED", "unknown": "PAKET_OTHER_KEY"}[kind]
    with pytest.raises(UserError, match=code):
        takes_over(village, file, letter)
    with pytest.raises(UserError, match="PAKET_CODE_WRONG"):
        takes_over(village, file, letter, done.lama)
    with village.opened() as workspace:
        assert workspace.kpu.kunci != done.kunci
    assert takes_over(village, file, letter, done.baru.lower().replace("-", " "))
    later, words = reissued(district)
    assert takes_over(village, later, words), "from now on the new key is the known one"


def test_returns_on_old_packages_are_received_and_applied(tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=20)
    village = open_village(district)
    with village.opened() as workspace:
        first = workspace.db.execute("SELECT id FROM pemilih LIMIT 1").fetchone()[0]
    village.mark([first], Alasan.MENINGGAL)
    village.ratify()
    sent = village.send("akhir.dptr", final=True)
    rotated(district)
    rotated(district, compromised=True)
    with district.opened() as opened:
        assert receive(opened, [sent.file], jobs=1)[0].hasil == "menunggu"
        assert apply_return(opened, KODE, sent.kode).urut == 1


def test_a_return_after_the_rotation_is_sealed_to_the_new_identity(tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=20)
    village = open_village(district)
    done = rotated(district)
    takes_over(village, *reissued(district))
    village.ratify()
    sent = village.send("akhir.dptr", final=True)
    with district.opened() as opened:
        fresh, old = opened.operator.split("\n")
        sealed = envelope.read(sent.file.read_bytes()).members["isi.age"]
        assert age_file.decrypt_with_identity(sealed, fresh)
        with pytest.raises(UserError, match="AGE_WRONG_KEY"):
            age_file.decrypt_with_identity(sealed, old)
        assert receive(opened, [sent.file], jobs=1)[0].hasil == "menunggu"
        assert opened.sidik == done.baru


def test_a_copy_made_after_the_change_is_restored(tmp_path: Path) -> None:
    """The older package in it is of the older key: the village's own chain tells how one led to the other."""
    district = packed_district(tmp_path, voters=10)
    village = open_village(district)
    done = rotated(district, compromised=True)
    file, letter = reissued(district)
    takes_over(village, file, letter, done.baru)
    with village.opened() as workspace:
        copy = back_up(workspace, district.out).file
    assert peek(copy, file, letter).pemilih == 10


def test_packages_carry_the_chain_and_the_vault_forgets_the_old_seed(tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=10)
    with district.opened() as opened:
        seed, identity = opened.seed.hex(), opened.operator
        done = rotate(opened)
        assert vault.setting(opened.db, "seed") != seed
        assert vault.setting(opened.db, "operator_lama") == [identity]
        assert vault.notes(opened.db)[-1]["isi"] == {"alasan": "rotasi", "lama": done.lama, "baru": done.baru}
        file = reissue(opened, KODE, "kunci", district.out, {}).written
        assert file is not None
        isi = paket.open_with(envelope.read(file.file.read_bytes()), opened.operator)
        assert [one["baru"] for one in isi.sertifikat] == [done.kunci]
    with district.opened() as opened:
        assert opened.kpu.kunci == done.kunci == opened.key.public_line()


def test_there_is_an_end_to_changing(tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=5)
    with district.opened() as opened:
        for _ in range(16):
            rotate(opened)
        with pytest.raises(UserError, match="KEY_ROTATED_OFTEN"):
            rotate(opened)
    village = open_village(district)
    assert takes_over(village, *reissued(district))
