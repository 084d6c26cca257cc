"""What a package tells before any word is typed: read from real files, refused where they are not whole."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.crypto.kode_sidik import kode_sidik
from app.domain.errors import UserError
from app.services.desa.open_paket import FirstMember, default_folder, open_first
from app.services.desa.paket_details import paket_details
from app.services.desa.return_data import write_return
from app.services.desa.workspace import open_workspace
from app.system import paths
from tests.builders import DESA, daftar
from tests.villages import KETUA, LETTER, VOTING_DAY, TestKpu, open_village, write_paket


def test_a_package_says_whose_it_is_and_how_many_voters(tmp_path: Path) -> None:
    kpu = TestKpu()
    file = write_paket(tmp_path, kpu, daftar(37), urut=4)
    told = paket_details(file)
    assert (told.desa, told.kecamatan, told.kabupaten, told.kode) == (
        DESA.nama,
        DESA.kecamatan,
        DESA.kabupaten,
        DESA.kode,
    )
    assert (told.file, told.urut, told.pemilih, told.hari) == (file, 4, 37, VOTING_DAY)
    assert (told.pemilihan, told.sampai) == ("Pilkades Serentak 2027", date(2027, 5, 4))
    assert told.sidik_kpu == kode_sidik(kpu.signing.public)
    assert told.sidik_kpu != paket_details(write_paket(tmp_path, TestKpu(), daftar(3))).sidik_kpu


def test_it_tells_whether_the_villages_data_is_here_already(tmp_path: Path) -> None:
    file = write_paket(tmp_path, TestKpu(), daftar(5))
    before = paket_details(file)
    assert (before.exists, before.folder) == (False, default_folder(file))
    assert before.folder.parent == paths.village_root()
    open_first(file, " ".join(LETTER), before.folder, FirstMember("Ketua Contoh", "ketua", KETUA))
    assert paket_details(file) == replace(before, exists=True)


@pytest.mark.parametrize(("until", "expired"), [(date(2020, 1, 31), True), (date(2120, 1, 31), False)])
def test_an_old_package_is_called_old(until: date, expired: bool, tmp_path: Path) -> None:
    file = tmp_path / "paket.dpt"
    file.write_bytes(TestKpu().paket(daftar(5), sampai=until))
    assert (paket_details(file).expired, paket_details(file).sampai) == (expired, until)


def test_what_is_no_whole_package_is_refused(tmp_path: Path) -> None:
    whole = write_paket(tmp_path, TestKpu(), daftar(5)).read_bytes()
    changed = bytearray(whole)
    changed[len(whole) // 2] ^= 1
    for name, data in (("kosong", b""), ("terpotong", whole[:-1]), ("berubah", bytes(changed))):
        file = tmp_path / f"{name}.dpt"
        file.write_bytes(data)
        with pytest.raises(UserError):
            paket_details(file)
    with pytest.raises(UserError):
        paket_details(tmp_path / "tidak-ada.dpt")


def test_a_return_is_no_package(tmp_path: Path) -> None:
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        write_return(workspace, tmp_path / "1.dptr", False)
    with pytest.raises(UserError) as caught:
        paket_details(tmp_path / "1.dptr")
    assert caught.value.code == "NOT_A_PAKET"
