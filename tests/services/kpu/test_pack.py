"""Packing: once and for all, continued where it stopped, refused where the list moved on."""

from pathlib import Path

import pytest

from app.domain.errors import Cancelled, UserError
from app.domain.voter_id import kpu_id
from app.exchange import bundel, envelope, paket
from app.services.kpu import issue
from app.services.kpu.areas import areas, set_areas
from app.services.kpu.import_list import import_list
from app.services.kpu.pack import pack
from app.services.kpu.vault_session import Vault
from app.services.shared.sample_people import generate
from app.services.shared.verify import verify
from tests.services.kpu.district import KODE, OTHER, new_district, packed_district, write_list


def test_packages_hold_the_list_under_ids_of_their_own(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2)
    files = sorted(district.out.glob("*.dpt"))
    assert [file.name[:10] for file in files] == [KODE, OTHER]
    with district.opened() as opened:
        found = envelope.read(files[0].read_bytes())
        isi = paket.open_with(found, opened.operator)
        assert [row[0] for row in isi.rows] == [kpu_id(number) for number in range(1, 41)]
        assert [row[-1] for row in isi.rows] == sorted(row[-1] for row in isi.rows)
        assert isi.pengaturan.sumber == "DPT Pilkada 2024" and isi.kpu.nama == "KPU Kabupaten Contoh"
        assert all(len(row[3]) == 16 for row in isi.rows)


@pytest.mark.parametrize(("profil", "nik"), [("nik-disamarkan", "9901**********"), ("tanpa-nik", "")])
def test_the_profile_hides_numbers(tmp_path: Path, profil: str, nik: str) -> None:
    district = packed_district(tmp_path, profil=profil)  # type: ignore[arg-type]
    with district.opened() as opened:
        data = next(district.out.glob("*.dpt")).read_bytes()
        for row in paket.open_with(envelope.read(data), opened.operator).rows:
            assert "".join(row[3][4:14]) == "*" * 10 if nik else row[2:4] == ["", ""]


def test_a_second_run_writes_what_is_missing_byte_for_byte(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2)
    one, two = sorted(district.out.glob("*.dpt"))
    first, kept = one.read_bytes(), two.stat().st_mtime_ns
    one.unlink()
    with district.opened() as opened:
        done = pack(opened, district.out, jobs=1)
    assert done.ok and one.read_bytes() == first and two.stat().st_mtime_ns == kept
    assert [(item.fresh, item.kept) for item in done.written] == [(False, False), (False, True)]
    assert len(list(district.out.glob("*.dptb"))) == 1


def test_a_stopped_run_goes_on(tmp_path: Path) -> None:
    district = new_district(tmp_path, villages=3, voters=10)

    def stop(done: int, total: int, what: str = "") -> None:
        if done == 2:
            raise Cancelled

    with district.opened() as opened:
        with pytest.raises(Cancelled):
            pack(opened, district.out, jobs=1, progress=stop)
        before = {file.name: file.read_bytes() for file in district.out.glob("*.dpt")}
        assert len(before) == 2
        done = pack(opened, district.out, jobs=1)
    assert done.ok and [item.fresh for item in done.written] == [False, False, True]
    assert all((district.out / name).read_bytes() == data for name, data in before.items())


def test_worker_processes_make_the_same_packages(tmp_path: Path) -> None:
    district = new_district(tmp_path, villages=3, voters=10)
    with district.opened() as opened:
        done = pack(opened, district.out, jobs=2)
    assert [item.pemilih for item in done.written] == [10, 10, 10]
    assert all(verify(item.file).jenis == "paket" for item in done.written)


def test_a_changed_list_is_not_packed_silently(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    rows = [list(row) for row in generate(1, 40, 1)]
    rows[7][8] = "NAMA BARU"
    with district.opened() as opened:
        import_list(opened, [write_list(tmp_path / "baru.csv", rows)], "DPB")
        done = pack(opened, district.out, jobs=1)
        assert not done.ok and [desa.kode for desa in done.changed] == [KODE]


def test_the_index_keeps_every_village_when_one_is_packed_again(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=3, voters=5)
    index = (district.out / "indeks.csv").read_bytes()
    with district.opened() as opened:
        pack(opened, district.out, [OTHER], jobs=1)
    assert (district.out / "indeks.csv").read_bytes() == index and index.count(b"\n") == 4


def test_without_an_import_in_between_no_list_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    district, rows = packed_district(tmp_path, villages=2), list(generate(2, 40, 1))
    real, made = issue.rows_for, list[str]()

    def seen(opened: Vault, kode: str) -> issue.Rows:
        made.append(kode)
        return real(opened, kode)

    monkeypatch.setattr(issue, "rows_for", seen)
    with district.opened() as opened:
        assert pack(opened, district.out, jobs=1).ok and made == []
        import_list(opened, [write_list(tmp_path / "sama.csv", rows)], "DPB")
        done = pack(opened, district.out, jobs=1)
    assert done.ok and made == [KODE, OTHER] and not any(one.fresh for one in done.written)


def test_areas_without_a_code_are_named(tmp_path: Path) -> None:
    district = new_district(tmp_path, villages=2, voters=10)
    with district.opened() as opened:
        listed = {area.kel_id: area for area in areas(opened)}
        opened.db.execute("UPDATE kelurahan SET kode = NULL WHERE kode = ?", (OTHER,))
        done = pack(opened, district.out, jobs=1)
        assert not done.ok and done.nameless == [
            f"{area.nama} ({area.kecamatan})" for area in listed.values() if area.kode == OTHER
        ]
        with pytest.raises(UserError, match="VILLAGE_UNKNOWN"):
            pack(opened, district.out, [OTHER], jobs=1)
        with pytest.raises(UserError, match="CODE_TAKEN"):
            set_areas(opened, {next(k for k, area in listed.items() if area.kode == OTHER): KODE})


def test_the_bundle_and_the_index_hold_all_packages(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2)
    path = district.out / "9901-bundel-1.dptb"
    with bundel.open_bundle(path) as bundle:
        packed = {entry.berkas: data for entry, data in bundle.files()}
    assert packed == {file.name: file.read_bytes() for file in district.out.glob("*.dpt")}
    index = (district.out / "indeks.csv").read_text().splitlines()
    assert index[0] == "berkas,desa,nama,kecamatan,jenis,urut,ukuran,sha256" and len(index) == 3
    found = verify(path)
    assert (found.jenis, found.known, len(found.berkas)) == ("bundel", False, 2)
    assert verify(path, found.sidik_kunci).known and verify(path, found.kunci).known
    with pytest.raises(UserError, match="VERIFY_OTHER_KEY"):
        verify(path, "0000-0000-0000-0000")


def test_no_words_token_or_voter_show_in_a_traceback(tmp_path: Path) -> None:
    district = new_district(tmp_path, voters=5)
    with district.opened() as opened:
        pack(opened, district.out, jobs=1)
        listed = issue.rows_for(opened, KODE)
        work = issue.work_for(opened, opened.village(KODE), listed)
        isi = paket.open_with(envelope.read(issue.make(work)), opened.operator)
    secrets = (work.order.token, *work.order.words, isi.rows[0][4], isi.rows[0][3])
    assert not [one for one in secrets if f"'{one}'" in repr(work) + repr(isi)]
