"""The practice district: whole or not at all, apart from real data, with the troubles that it promises."""

import shutil
from pathlib import Path

import pytest

from app.domain.errors import Cancelled
from app.domain.pasangan import Tingkat
from app.domain.syarat import Hak, hak_pilih
from app.services.desa.daftar_index import DaftarIndex
from app.services.desa.daftar_rows import RowReader, read_rows
from app.services.desa.ganda import find
from app.services.desa.kendali import papers
from app.services.desa.open_paket import default_folder
from app.services.desa.workspace import Workspace, villages_here
from app.services.kpu.vault_session import open_vault
from app.services.latihan import place
from app.services.latihan.make import make_practice
from app.services.latihan.tasks import tasks
from app.store import vault
from app.system import paths
from tests.villages import listed, open_village


def test_it_is_ready_for_marking(village: Workspace) -> None:
    voters = listed(village, reveal=True)
    assert len(voters) == 300
    assert all(one.pemilih.nik.startswith("99") and one.pemilih.nkk.startswith("99") for one in voters)
    assert all(one.pemilih.status_pilkades == "" for one in voters)
    people = [(one.pemilih.nama, one.pemilih.rt.lstrip("0")) for one in voters]
    asked = [(one.nama, one.rt) for one in tasks(village.folder)]
    assert len(asked) == 8
    assert [people.count(one) for one in asked] == [1] * 8


def test_it_has_the_usual_troubles(village: Workspace) -> None:
    """Pairs that are one person and twins that are none, people too young, no RT, half a date."""
    pairs = find(village).pasangan
    assert [one.tingkat for one in pairs].count(Tingkat.KUAT) == 3
    day = village.pengaturan.pemilihan.hari
    voters = [one.pemilih for one in listed(village, reveal=True)]
    rights = [hak_pilih(one.tanggal_lahir, one.kawin, day) for one in voters]
    assert rights.count(Hak.TIDAK) == 2
    assert sum(1 for one in voters if one.rt.strip("0") == "") == 3
    assert sum(1 for one in voters if one.tanggal_lahir.endswith("-00-00")) == 2
    assert len({one.nkk for one in voters if one.nama in ("DWI LESTARI", "TRI LESTARI")}) == 1


def test_a_worksheet_waits_to_be_copied(village: Workspace) -> None:
    assert [one.jenis for one in papers(village)] == ["lembar_kerja"]
    assert (place.papers() / "lembar-kerja-rt-1.pdf").read_bytes().startswith(b"%PDF")


def test_kpu_has_one_package_out_and_one_to_make(folder: Path) -> None:
    with open_vault(place.vault(), place.OPERATOR) as opened:
        assert {one.nama for one in vault.villages(opened.db)} == {"Latihan", "Latihan Dua"}
        assert vault.packed(opened.db) == {folder.name[-10:]}


def test_it_lies_apart_and_is_no_village_to_go_on_with(folder: Path, tmp_path: Path) -> None:
    assert place.village() == folder
    assert villages_here() == []
    assert [one.name for one in paths.data_root().iterdir()] == ["latihan"]
    package = next(place.papers().glob("*.dpt"))
    assert default_folder(package) == folder


def test_beginning_anew_deletes_practice_alone(folder: Path, tmp_path: Path) -> None:
    real = paths.village_root() / "9901-2027-0a1b2c3d-9901012001"
    real.parent.mkdir(parents=True)
    shutil.move(open_village(tmp_path), real)
    before = {file: file.read_bytes() for file in real.rglob("*") if file.is_file()}
    fresh = make_practice()
    assert fresh != folder
    assert not folder.exists()
    assert {file: file.read_bytes() for file in real.rglob("*") if file.is_file()} == before
    place.delete()
    assert not paths.practice_root().exists()
    assert villages_here() == [real]


def test_what_is_stopped_leaves_nothing() -> None:
    def stop(done: int, total: int, what: str = "") -> None:
        if done == 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_practice(stop)
    assert not paths.practice_root().exists()
    assert place.village() is None


def test_one_that_lost_its_end_does_not_count(folder: Path) -> None:
    """The power failed before the note was written: the next try starts afresh."""
    (paths.practice_root() / "LATIHAN.txt").unlink()
    assert place.village() is None
    assert make_practice() != folder


@pytest.mark.usefixtures("keyring")
def test_the_keyring_forgets_it_too() -> None:
    from app.store import slots_file
    from app.system import keyring_store

    folder = make_practice()
    users = [slot.keyring_user for one in (folder, place.vault()) for slot in slots_file.load(one)]
    assert len(users) == 3
    assert all(keyring_store.get(user) for user in users)
    place.delete()
    assert not any(keyring_store.get(user) for user in users)


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """Somebody's folder behind the name of practice stays as it is."""
    other = tmp_path / "lain"
    (other / "desa").mkdir(parents=True)
    paths.data_root().mkdir(parents=True, exist_ok=True)
    paths.practice_root().symlink_to(other)
    assert make_practice().is_relative_to(paths.practice_root())
    assert not paths.practice_root().is_symlink()
    assert [one.name for one in other.rglob("*")] == ["desa"]


def test_reading_it_as_the_window_does(village: Workspace) -> None:
    index = DaftarIndex.build(read_rows(village, RowReader.of(village)))
    assert len({(row.rt, row.rw) for row in index.rows}) == 8
