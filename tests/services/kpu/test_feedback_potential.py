"""The PDPB's potential new voters go back as rows that Sidalih inserts: without DPID, each accounted for."""

import csv
from collections import Counter
from pathlib import Path

from app.domain.pemilih import Pemilih
from app.domain.tms import Alasan
from app.services.desa.edit import edit_from_table
from app.services.kpu.feedback import Batch, feedback
from app.services.kpu.feedback_angkatan import Minta
from app.services.kpu.feedback_rows import BARU, INFO, PUTUSKAN, FeedbackRow
from app.services.kpu.import_list import import_list
from app.services.kpu.pack import pack
from app.services.shared.sample_people import generate
from tests.builders import raw_row
from tests.services.kpu.district import KODE, OTHER, District, new_district, open_village, write_list
from tests.services.kpu.test_feedback import applied, listed
from tests.services.kpu.test_manual_feedback import accepted, typed

NIKS = [f"99010151128001{number:02}" for number in range(1, 8)]


def with_potential(folder: Path) -> District:
    """Two villages; to the first came seven potential new voters, one of them without a TPS."""
    district = new_district(folder, villages=2, voters=10)
    area = next(iter(generate(1, 1, 1)))[3]
    rows = [
        raw_row(KEL_ID=area, DPID="", NIK=number, TPS="null" if number == NIKS[6] else "1", SUMBER="dp4")
        for number in NIKS
    ]
    with district.opened() as opened:
        import_list(opened, [write_list(folder / "potensial.csv", rows)], "Potensial PDPB", potential=True)
        pack(opened, district.out, jobs=1)
    return district


def potential(district: District) -> list[Pemilih]:
    return sorted((one for one in listed(district) if one.nik in NIKS), key=lambda one: one.nik)


def batch(district: District, out: Path, kini: tuple[Path, ...] = ()) -> Batch:
    with district.opened() as opened:
        return feedback(opened, out, "pdpb-2025", minta=Minta(kini=kini))


def by_nik(made: Batch) -> dict[str, FeedbackRow]:
    return {row.pemilih.nik: row for row in made.villages[0].rows if row.pemilih.nik in NIKS}


def returned(folder: Path) -> District:
    district = with_potential(folder)
    village, who = open_village(district), potential(district)
    village.mark([who[0].id], Alasan.SESUAI)
    village.mark([who[2].id], Alasan.MENINGGAL)
    village.mark([who[3].id], Alasan.DOMISILI_KURANG_6_BULAN)
    with village.opened() as workspace:
        edit_from_table(workspace, f"id,kolom,nilai\n{who[4].id},alamat,DUSUN LAIN\n".encode())
    applied(district, village)
    return district


def test_each_is_inserted_or_says_why_not(tmp_path: Path) -> None:
    made = batch(returned(tmp_path), tmp_path / "umpan")
    rows = by_nik(made)
    assert [(rows[one].jenis, rows[one].kata) for one in NIKS] == [
        (BARU, "Pemilih baru potensial, dibenarkan panitia"),
        (BARU, "Pemilih baru potensial, dalam DPT tanpa tanda"),
        (INFO, "Pemilih baru potensial tidak ditambahkan: Meninggal"),
        (PUTUSKAN, "Pemilih baru potensial: tidak dalam DPT (Domisili kurang dari 6 bulan)"),
        (BARU, "Pemilih baru potensial, dalam DPT tanpa tanda"),
        (BARU, "Pemilih baru potensial, dalam DPT tanpa tanda"),
        (PUTUSKAN, "Pemilih baru potensial: TPS KPU belum ditentukan"),
    ]
    grid, raw = rows[NIKS[4]].webgrid, rows[NIKS[4]].raw
    assert (grid[0], grid[2], grid[5], grid[8], grid[13], grid[14], grid[15]) == (
        "", NIKS[4], "11|12|1980", "DUSUN LAIN", "0", "baru", "001",
    )  # fmt: skip
    assert (raw[5], raw[13], raw[18], raw[19]) == ("", "DUSUN LAIN", "b", "dp4")
    assert raw[26:28] == ("baru", "baru")
    one = made.villages[0]
    counted = one.hitung
    assert (counted.awal, counted.baru, sum(counted.tms.values()), counted.akhir) == (10, 6, 0, 16)
    kinds = Counter(row.jenis for row in rows.values())
    assert counted.baru == kinds[BARU] + kinds[PUTUSKAN], "the balance and the rows are one"
    assert sum(line.awal for line in one.pdpb) == 10 and sum(line.akhir for line in one.pdpb) == 16
    assert sum(line.awal for line in one.pilkades) == 17, "the village was given all of them"


def test_a_village_that_has_not_returned_counts_what_kpu_has(tmp_path: Path) -> None:
    district = with_potential(tmp_path)
    village = open_village(district, OTHER)
    applied(district, village, OTHER)
    batch(district, tmp_path / "umpan")
    with (tmp_path / "umpan" / "rekap-pdpb.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = [row for row in csv.DictReader(file, delimiter=";") if row["cara"] != "program"]
    assert [row["awal"] for row in lines if row.get("desa") == KODE] == ["10"]


def test_who_was_inserted_is_settled_and_not_told_again(tmp_path: Path) -> None:
    district = returned(tmp_path)
    first = batch(district, tmp_path / "umpan")
    assert first.nomor == 1
    area = next(iter(generate(1, 1, 1)))[3]
    real = [raw_row(KEL_ID=area, DPID=str(8000 + at), NIK=one, TPS="1") for at, one in enumerate(NIKS[:2])]
    came = write_list(tmp_path / "kini.csv", real)
    compared = by_nik(batch(district, tmp_path / "banding", (came,)))
    assert [str(compared[one].banding) for one in NIKS[:2]] == ["sudah_sama"] * 2
    assert str(compared[NIKS[5]].banding) == "masih_perlu"
    with district.opened() as opened:
        assert import_list(opened, [came], "DPB").diperbarui == 2
    later = batch(district, tmp_path / "umpan")
    told = {row.pemilih.nik for row in later.villages[0].book}
    assert not told & set(NIKS[:2]), "neither told again nor taken back"
    assert later.villages[0].hitung.baru == 6


def test_without_the_program_only_who_was_spoken_of_is_inserted(tmp_path: Path) -> None:
    district = with_potential(tmp_path)
    who = potential(district)
    accepted(district, typed(district, {"nik": who[0].nik, "nama": who[0].nama, "alamat": "DUSUN LAIN"}))
    made = batch(district, tmp_path / "umpan")
    rows, one = by_nik(made), made.villages[0]
    assert (rows[NIKS[0]].jenis, rows[NIKS[0]].webgrid[8]) == (BARU, "DUSUN LAIN")
    assert {rows[other].jenis for other in NIKS[1:]} == {INFO}
    assert (one.hitung.awal, one.hitung.baru, one.hitung.akhir) == (10, 1, 11)
