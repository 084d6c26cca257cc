"""Several areas of Sidalih as one village: every row goes back under the TPS of its own area."""

import csv
import io
from pathlib import Path

import openpyxl

from app.domain.tms import Alasan
from app.services.desa.add import add_from_table
from app.services.kpu.areas import set_areas, shared_tps
from app.services.kpu.feedback import Batch, feedback
from app.services.kpu.feedback_rows import BARU, PUTUSKAN, TMS
from app.services.kpu.pack import pack
from app.services.shared.sample_people import regions
from app.store import vault_umpan
from tests.builders import NKK, nik
from tests.services.kpu.district import KODE, District, new_district, open_village
from tests.services.kpu.test_feedback import applied, listed

FIRST, SECOND = (region.kel_id for region in regions(2, 1))


def joined(folder: Path) -> District:
    """Two areas with TPS 001 each."""
    district = new_district(folder, villages=2, voters=20)
    with district.opened() as opened:
        set_areas(opened, {SECOND: KODE}, join=True)
        pack(opened, district.out, jobs=1)
    return district


def returned(folder: Path) -> tuple[District, Batch]:
    """One of each area struck; new: of a family, in an RT of one area, and somebody whom both may mean."""
    district = joined(folder)
    village = open_village(district)
    own = listed(district)
    with district.opened() as opened:
        sources = vault_umpan.sources(opened.db, KODE)
    area = {one.id: sources[one.id].kel_id for one in own}
    struck = [next(one for one in own if area[one.id] == wanted) for wanted in (FIRST, SECOND)]
    village.mark([one.id for one in struck], Alasan.MENINGGAL)
    families = {wanted: {one.nkk for one in own if area[one.id] == wanted} for wanted in (FIRST, SECOND)}
    kin = next(one for one in own if area[one.id] == SECOND and one.nkk not in families[FIRST])
    with village.opened() as workspace:
        rows = [
            f"KELUARGA,{nik(9101)},{kin.nkk},P,11-12-1980,S,,,{kin.tps_kpu}",
            f"SIAPA,{nik(9102)},{NKK},P,11-12-1980,S,99,99,001",
            f"JAUH,{nik(9103)},{NKK},P,11-12-1980,S,99,99,077",
        ]
        header = "nama,nik,nkk,kelamin,tanggal_lahir,kawin,rt,rw,tps_kpu"
        add_from_table(workspace, "\n".join([header, *rows]).encode())
    applied(district, village)
    with district.opened() as opened:
        return district, feedback(opened, folder / "umpan", "pdpb-2025")


def test_rows_keep_their_area_and_nothing_is_guessed(tmp_path: Path) -> None:
    _, batch = returned(tmp_path)
    rows = batch.villages[0].rows
    assert sorted(row.raw[3] for row in rows if row.jenis == TMS) == sorted((FIRST, SECOND))
    (new,) = [row for row in rows if row.jenis == BARU]
    assert (new.raw[3], new.kel_id, new.pemilih.nama) == (SECOND, SECOND, "KELUARGA")
    asked = {row.pemilih.nama: row for row in rows if row.jenis == PUTUSKAN}
    assert set(asked) == {"SIAPA", "JAUH"}
    assert all("beberapa wilayah Sidalih" in row.kata and not row.kel_id for row in asked.values())


def test_every_area_has_its_own_grid_and_its_own_balance(tmp_path: Path) -> None:
    _, batch = returned(tmp_path)
    village = batch.villages[0]
    assert village.file is not None
    book = openpyxl.load_workbook(io.BytesIO(village.file.read_bytes()))
    assert {f"TMS {FIRST}", f"TMS {SECOND}", f"BARU {SECOND}", "UBAH"} <= set(book.sheetnames)
    assert len(list(book[f"TMS {FIRST}"].iter_rows())) == 1
    people = [row[4] for row in book["BUKTI"].iter_rows(min_row=2, values_only=True)]
    assert {str(one).split("/")[0] for one in people} == {FIRST, SECOND}
    with (tmp_path / "umpan" / "rekap.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = [row for row in csv.DictReader(file, delimiter=";") if row["neraca"] == "pdpb"]
    assert {row["tps"] for row in lines} >= {f"{FIRST}/001", f"{SECOND}/001", "001", "JUMLAH"}
    total = next(row for row in lines if row["tps"] == "JUMLAH")
    assert (total["awal"], total["baru"], total["tms"], total["akhir"]) == ("40", "3", "2", "41")


def test_numbers_that_two_areas_share_are_told(tmp_path: Path) -> None:
    district = joined(tmp_path)
    with district.opened() as opened:
        (one,) = shared_tps(opened)
        assert (one.kode, one.tps, one.kel_id) == (KODE, ("001",), tuple(sorted((FIRST, SECOND))))
    single = new_district(tmp_path / "lain", villages=2, voters=20)
    with single.opened() as opened:
        assert shared_tps(opened) == []
