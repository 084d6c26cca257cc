"""What comes back: newer and older, twice and otherwise, and what does not belong here."""

from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import Cancelled, UserError
from app.domain.kurir import PemilihanKurir
from app.exchange import bundel, envelope
from app.services.pmd.bundle_back import bundle_back, missing
from app.services.pmd.catatan import read_record
from app.services.pmd.collect import Masuk, collect, kept_file
from app.services.pmd.hand_over import hand_over
from app.services.pmd.look import look
from app.services.pmd.undo import take_back
from tests.services.pmd.carried import (
    ELECTION,
    KPU,
    a_report,
    a_return,
    bundle_amplop,
    package,
    village,
    write,
    write_bundle,
    write_returns,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The record after three packages went out."""
    isi = look(write_bundle(tmp_path))
    hand_over(
        isi, [isi.anggota[0].berkas], tmp_path / "stick", "Camat", date(2027, 1, 4), folder=tmp_path / "pmd"
    )
    return tmp_path / "pmd"


def known(folder: Path) -> PemilihanKurir:
    return read_record(folder).pemilihan[ELECTION]


def results(found: list[Masuk]) -> list[str]:
    return [one.hasil for one in found]


def test_of_a_bundle_cut_off_the_whole_ones_are_kept_and_the_others_named(
    folder: Path, tmp_path: Path
) -> None:
    files = []
    for number, path in zip((1, 2), write_returns(tmp_path, (1, 2)), strict=True):
        desa = asdict(village(number))
        name = f"{desa['kode']}-desa-balasan-1.dptr"
        files.append((path, bundel.entry_of(name, path.read_bytes(), desa, "balasan", 1)))
    bundle = tmp_path / "kurir.dptb"
    bundel.write(bundle, bundle_amplop(KPU.signing), files, KPU.signing)
    bundle.write_bytes(bundle.read_bytes()[: -len(a_return(2))])
    first, second = collect([bundle], orang="Camat", folder=folder)
    assert (first.hasil, second.hasil, second.masalah) == ("baru", "ditolak", "BUNDLE_CUT_OFF")
    assert second.desa is not None and second.desa.kode == village(2).kode


def test_a_return_is_kept_byte_for_byte(folder: Path, tmp_path: Path) -> None:
    data = a_return(1)
    [done] = collect([write(tmp_path, "dari WhatsApp (1).dptr", data)], orang="Ketua", folder=folder)
    assert (done.hasil, done.desa, done.tahap) == ("baru", village(1), "sementara")
    assert done.kode_sidik == envelope.read(data).kode_sidik
    [line] = known(folder).desa[village(1).kode].balasan
    assert kept_file(line, folder) == data
    assert (line.orang, line.isi["paket"]) == ("Ketua", envelope.read(package(1)).amplop.id)
    assert [one.desa for one in missing(known(folder))] == [village(3), village(2)]  # by name


def test_newer_replaces_older_is_told_twice_counts_once(folder: Path, tmp_path: Path) -> None:
    first, second = a_return(1, 1), a_return(1, 2, "akhir")
    one, two = write(tmp_path, "1.dptr", first), write(tmp_path, "2.dptr", second)
    assert results(collect([one, one, two, two, one], folder=folder)) == [
        "baru", "sama", "pengganti", "sama", "sama",
    ]  # fmt: skip
    assert [line.urut for line in known(folder).desa[village(1).kode].balasan] == [2]
    other = write(tmp_path, "3.dptr", a_return(1, 1))
    assert results(collect([other], folder=folder)) == ["lama"]


def test_one_number_and_other_bytes_goes_to_kpu_twice(folder: Path, tmp_path: Path) -> None:
    files = [write(tmp_path, "a.dptr", a_return(1)), write(tmp_path, "b.dptr", a_return(1))]
    assert results(collect(files, folder=folder)) == ["baru", "berbeda"]
    done = bundle_back(tmp_path / "kpu-lagi.dptb", folder=folder)
    assert (done.berkas, done.desa) == (2, 1)
    with bundel.open_bundle(done.file) as opened:
        assert sorted(data for _, data in opened.files()) == sorted(file.read_bytes() for file in files)


def test_what_does_not_belong_here_is_told_and_not_kept(folder: Path, tmp_path: Path) -> None:
    broken = bytearray(a_return(1))
    broken[len(broken) // 2] ^= 1
    files = [
        write(tmp_path, "rusak.dptr", bytes(broken)),
        write(tmp_path, "lain.dptr", a_return(2, election="9902-2027-0a1b2c3d")),
        write(tmp_path, "paket.dptr", package(1)),
        write(tmp_path, "benar.dptr", a_return(3)),
        tmp_path / "tidak-ada.dptr",
    ]
    found = collect(files, folder=folder)
    assert [(one.hasil, one.masalah) for one in found] == [
        ("ditolak", "ENVELOPE_DAMAGED"),
        ("ditolak", "COURIER_OTHER_ELECTION"),
        ("ditolak", "COURIER_OTHER_KIND"),
        ("baru", ""),
        ("ditolak", "FILE_MISSING"),
    ]
    assert len(list((folder / ELECTION).iterdir())) == 1


def test_a_village_that_got_nothing_here_is_kept_and_told(folder: Path, tmp_path: Path) -> None:
    [done] = collect([write(tmp_path, "a.dptr", a_return(7))], folder=folder)
    assert (done.hasil, done.asing, done.paket_lain) == ("baru", True, False)
    package(2, 2)
    again = look(write_bundle(tmp_path, 2, urut=2))
    hand_over(again, [again.anggota[1].berkas], tmp_path / "s", "Camat", date(2027, 1, 5), folder=folder)
    [done] = collect([write(tmp_path, "b.dptr", a_return(2))], folder=folder)
    assert (done.asing, done.paket_lain) == (False, False)  # it answers the package before


def test_folders_and_bundles_are_looked_through(folder: Path, tmp_path: Path) -> None:
    stick = tmp_path / "flash"
    write_returns(stick, [1])
    write_returns(stick / "kecamatan", [2])
    write(stick, "catatan.txt", b"bukan untuk kita")
    write(stick, "laporan.dptl", a_report(1))
    found = collect([stick], folder=folder)
    assert sorted((one.jenis, one.hasil) for one in found) == [
        ("balasan", "baru"), ("balasan", "baru"), ("laporan", "baru"),
    ]  # fmt: skip
    done = bundle_back(tmp_path, folder=folder)
    assert done.file == tmp_path / f"{ELECTION}-balasan-1.dptb"
    assert [one.desa.kode for one in done.belum] == [village(3).kode]
    elsewhere = tmp_path / "kabupaten"
    assert results(collect([done.file], folder=elsewhere)) == ["baru", "baru"]
    assert look(done.file).jenis == "balasan"
    assert results(collect([write_bundle(tmp_path)], folder=elsewhere)) == ["ditolak"] * 3


def test_the_bundle_is_of_no_key_that_is_known(folder: Path, tmp_path: Path) -> None:
    collect(write_returns(tmp_path, [1, 2, 3]), folder=folder)
    keys = {look(bundle_back(tmp_path / f"{at}.dptb", folder=folder).file).amplop.kunci for at in (1, 2)}
    assert len(keys | {KPU.signing.public_line()}) == 3
    assert [one.urut for one in known(folder).catatan if one.jenis == "bundel"] == [1, 2]


def test_a_kept_file_that_changed_is_not_passed_on(folder: Path, tmp_path: Path) -> None:
    collect(write_returns(tmp_path, [1]), folder=folder)
    [line] = known(folder).desa[village(1).kode].balasan
    (folder / ELECTION / line.berkas).write_bytes(b"x")
    with pytest.raises(UserError, match="COURIER_KEPT_DAMAGED"):
        bundle_back(tmp_path / "a.dptb", folder=folder)
    assert not (tmp_path / "a.dptb").exists()
    take_back(line.id, folder)
    with pytest.raises(UserError, match="COURIER_NOTHING_BACK"):
        bundle_back(tmp_path / "a.dptb", folder=folder)
    assert results(collect(write_returns(tmp_path, [1]), folder=folder)) == ["baru"]


def test_two_elections_are_kept_apart(folder: Path, tmp_path: Path) -> None:
    other = "9901-2027-ffffffff"
    file = write(tmp_path, "a.dptr", a_return(1, election=other))
    assert results(collect([file], pemilihan=other, folder=folder)) == ["baru"]
    with pytest.raises(UserError, match="COURIER_CHOOSE_ELECTION"):
        collect([file], folder=folder)
    assert results(collect([file], pemilihan=ELECTION, folder=folder)) == ["ditolak"]
    assert bundle_back(tmp_path / "a.dptb", other, folder).desa == 1


def test_what_was_kept_before_a_stop_stays_kept(folder: Path, tmp_path: Path) -> None:
    def stop(done: int, total: int, what: str = "") -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        collect(write_returns(tmp_path, [1, 2, 3]), folder=folder, progress=stop)
    assert [one.desa.kode for one in missing(known(folder))] == [village(3).kode]
