"""The commands for the district as a whole."""

from pathlib import Path

from app.services.kpu.apply_return import apply_return
from app.store import vault_balasan
from tests.cli.running import Runner
from tests.services.kpu.district import KODE, OPERATOR, new_district, open_village, packed_district
from tests.services.kpu.test_return_details import received


def test_the_district_as_a_whole(run: Runner, tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2)
    here = ("--vault", district.vault)
    early = run("kpu", "publish", *here, "--out", tmp_path / "p", password=OPERATOR)
    assert (early.code, (tmp_path / "p").exists()) == ("RETURNS_NONE_APPLIED", False)
    village = open_village(district)
    village.ratify()
    received(district, village.send("akhir.dptr", final=True).file)
    with district.opened() as opened:
        apply_return(opened, KODE, vault_balasan.all_of(opened.db, KODE)[0].kode_sidik)
    table, book = tmp_path / "r.csv", tmp_path / "r.xlsx"
    told = run("kpu", "overview", *here, "--csv", table, "--xlsx", book, password=OPERATOR)
    assert told.data["keadaan"] == {"diterapkan": 1, "dikemas": 1} and told.data["pemilih"] == 80
    assert {row["kode"]: row["keadaan"] for row in told.rows}[KODE] == "diterapkan"
    assert table.exists() and book.read_bytes()[:2] == b"PK"
    recap, province = tmp_path / "rekap.csv", tmp_path / "provinsi.csv"
    own = run("kpu", "recap", *here, "--out", recap, password=OPERATOR)
    assert own.data["jumlah"]["dpt"] == 40
    added = run("kpu", "recap", "--add", recap, "--out", province)
    assert added.data["jumlah"] == own.data["jumlah"] and province.exists()
    twice = run("kpu", "recap", "--add", recap, province, "--out", tmp_path / "x.csv")
    assert (twice.exit, twice.code, (tmp_path / "x.csv").exists()) == (1, "RECAP_TWICE", False)
    young = run("kpu", "pemula", *here, "--out", tmp_path / "m.xlsx", password=OPERATOR)
    assert (young.data["dpt"], young.data["daftar"], young.data["kosong"]) == (1, 1, 0)
    pack = run("kpu", "publish", *here, "--out", tmp_path / "p", password=OPERATOR)
    assert (pack.data["desa"], pack.data["dari"], pack.data["pemilih"]) == (1, 2, 40)
    assert sorted(Path(file).suffix for file in pack.data["berkas"]) == [".csv", ".html", ".png", ".png"]


def test_nothing_packed_has_no_first_time_voters(run: Runner, tmp_path: Path) -> None:
    district = new_district(tmp_path)
    out = tmp_path / "m.xlsx"
    told = run("kpu", "pemula", "--vault", district.vault, "--out", out, password=OPERATOR)
    assert (told.code, out.exists()) == ("PEMULA_NONE", False)
