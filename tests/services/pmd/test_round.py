"""The courier between a real KPU and a real village: what he brings is opened, what he fetches taken in."""

from datetime import date
from pathlib import Path

from app.domain.tms import Alasan
from app.services.desa import members
from app.services.desa.open_paket import FirstMember, open_first
from app.services.desa.report import report
from app.services.desa.return_data import write_supplement
from app.services.desa.workspace import open_workspace
from app.services.kpu.receive import receive
from app.services.pmd.bundle_back import bundle_back
from app.services.pmd.collect import collect
from app.services.pmd.hand_over import hand_over
from app.services.pmd.look import look
from app.services.pmd.recap import recap
from app.store import vault_paket
from tests.services.kpu.district import (
    KETUA,
    KODE,
    SEKRETARIS,
    District,
    Village,
    open_village,
    packed_district,
)
from tests.villages import listed


def test_out_and_back(tmp_path: Path) -> None:
    district, folder = packed_district(tmp_path, villages=3, voters=60), tmp_path / "pmd"
    isi = look(next(district.out.glob("*.dptb")))
    assert (len(isi.anggota), isi.rusak, isi.jenis) == (3, [], "paket")
    [mine] = [one for one in isi.anggota if one.desa.kode == KODE]
    hand_over(isi, [mine.berkas], tmp_path / "stick", "Ketua Contoh", date(2027, 1, 4), folder=folder)
    village = _opened(_words(district), tmp_path / "stick" / mine.berkas, tmp_path)
    with village.opened() as workspace:
        voters = [one.pemilih.id for one in listed(workspace)]
    village.mark(voters[:8], Alasan.MENINGGAL)
    village.ratify()
    village.send("kembali.dptr", final=True)
    with village.opened() as workspace:
        report(workspace, tmp_path / "laporan.dptl", "sekretaris", SEKRETARIS)
    found = collect([tmp_path / "kembali.dptr", tmp_path / "laporan.dptl"], folder=folder)
    assert [(one.hasil, one.asing, one.paket_lain) for one in found] == [("baru", False, False)] * 2
    back = bundle_back(tmp_path / "kembali.dptb", folder=folder)
    assert (back.berkas, len(back.belum)) == (1, 2)
    with district.opened() as opened:
        [outcome] = receive(opened, [back.file], jobs=1)
    assert (outcome.hasil, outcome.found.kode_sidik) == ("menunggu", found[0].kode_sidik)
    told = recap(folder=folder)
    [row] = [row for row in told.baris if row.asal == "laporan"]
    assert (row.desa.kode, row.isi("jumlah"), row.isi("tms_meninggal")) == (KODE, 52, 8)
    assert told.jumlah[-1].masuk == 1


def test_a_supplement_travels_with_its_final_return(tmp_path: Path) -> None:
    district, folder = packed_district(tmp_path), tmp_path / "pmd"
    village = open_village(district)
    with village.opened() as workspace:
        voters = [one.pemilih.id for one in listed(workspace)]
    village.send("0.dptr")
    village.ratify()
    village.send("akhir.dptr", final=True)
    village.mark(voters[:1], Alasan.MENINGGAL)
    with village.opened() as workspace:
        sent = write_supplement(workspace, tmp_path / "susulan.dptr", "sekretaris", SEKRETARIS)
    files = [tmp_path / name for name in ("0.dptr", "akhir.dptr", "susulan.dptr")]
    assert [one.tahap for one in collect(files, folder=folder)] == ["sementara", "akhir", "susulan"]
    back = bundle_back(tmp_path / "kembali.dptb", folder=folder)
    assert (back.berkas, back.desa, back.sementara) == (2, 1, 0)
    with district.opened() as opened:
        outcomes = receive(opened, [back.file], jobs=1)
    assert [(one.hasil, one.found.tahap) for one in outcomes] == [
        ("menunggu", "akhir"),
        ("menunggu", "susulan"),
    ]
    assert outcomes[1].found.kode_sidik == sent.kode


def _words(district: District) -> str:
    """The letter of the village, which does not travel with the courier."""
    with district.opened() as opened:
        issued = vault_paket.newest(opened.db, KODE)
        assert issued is not None
        return " ".join(issued.kata)


def _opened(words: str, file: Path, folder: Path) -> Village:
    data = folder / "desa"
    open_first(file, words, data, FirstMember("Ketua Contoh", "ketua", KETUA))
    with open_workspace(data, "ketua", KETUA) as workspace:
        members.add(workspace, "Sekretaris Contoh", "sekretaris", SEKRETARIS)
    return Village(data, folder)
