"""What leaves the district as numbers: the overview's table, recaps, first-time voters, the publication."""

import csv
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image

from app.domain.errors import UserError
from app.domain.siaran import Hitungan, siaran
from app.printing.siaran import VIDEOTRON, Poster, poster_pdf
from app.services.desa.peta_wilayah import assign
from app.services.kpu.apply_return import apply_return
from app.services.kpu.catatan import record
from app.services.kpu.overview_table import as_rows, table, write_overview
from app.services.kpu.pemula import pemula
from app.services.kpu.publish import page, publish
from app.services.kpu.recap import COUNTED, add_recaps, district_recap, write_recap
from app.store import vault_bagian, vault_balasan
from app.system.messages import message
from tests.services.kpu.district import KODE, District, packed_district
from tests.services.kpu.test_feedback import listed
from tests.services.kpu.test_return_details import received, worked


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> District:
    """Two villages; the DPT of the first is applied: one died, one is too short here, one came."""
    made = packed_district(tmp_path_factory.mktemp("kabupaten"), villages=2)
    village = worked(made)
    with village.opened() as workspace:
        first = next(iter(listed(made)))
        assign(workspace, [(first.alamat, first.rt, first.rw)], "Krajan")
    village.ratify()
    received(made, village.send("akhir.dptr", final=True).file)
    with made.opened() as opened:
        [one] = vault_balasan.all_of(opened.db, KODE)
        apply_return(opened, KODE, one.kode_sidik)
    return made


def _csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(path.read_text("utf-8-sig")), delimiter=";"))


def test_the_overview_as_a_table(district: District, tmp_path: Path) -> None:
    with district.opened() as opened:
        other, first = as_rows(*table(opened))  # by name
        write_overview(opened, tmp_path / "a.csv")
        assert write_overview(opened, tmp_path / "a.xlsx") == 2
        noted = [(one.jenis, one.isi) for one in record(opened)[:2]]
        with pytest.raises(UserError):
            write_overview(opened, tmp_path / "nowhere" / "a.xlsx")
        assert [(one.jenis, one.isi) for one in record(opened)[:2]] == noted  # not written, not noted
    assert noted == [("ekspor_ringkasan", {"desa": 2, "bentuk": form}) for form in ("xlsx", "csv")]
    assert (first["kode"], first["keadaan"], first["awal"], first["TMS Meninggal"]) == (
        KODE,
        "diterapkan",
        40,
        1,
    )
    assert (first["baru"], first["TMS Pilkades saja"], first["% meninggal"]) == (1, 1, "2,5")
    assert (other["keadaan"], other["awal"], other["% TMS"]) == ("dikemas", "", "")
    assert [row["pemilih"] for row in _csv(tmp_path / "a.csv")] == ["40", "40"]
    rows = list(load_workbook(tmp_path / "a.xlsx").active.iter_rows(values_only=True))
    total = next(row for row in rows if row[0] == "Jumlah")
    assert total[4:6] == (80, 40)


def test_a_province_adds_its_districts_up(district: District, tmp_path: Path) -> None:
    with district.opened() as opened:
        told = district_recap(opened)
    own, other, province = (tmp_path / name for name in ("a.csv", "b.csv", "provinsi.csv"))
    write_recap(told, own)
    assert (told.jumlah["desa"], told.jumlah["diterapkan"], told.jumlah["belum"]) == (2, 1, 1)
    assert (told.jumlah["pemilih"], told.jumlah["tms"], told.jumlah["dpt"]) == (80, 1, 39)
    text = own.read_text("utf-8-sig")
    other.write_text(text.replace("9901;", "9902;"), "utf-8-sig")
    both = add_recaps([own, other])
    assert [line.nama[0] for line in both.baris] == ["9901", "9902"]
    assert both.jumlah == {name: 2 * told.jumlah[name] for name in COUNTED}
    write_recap(both, province)
    assert add_recaps([province]).jumlah == both.jumlah


def test_a_recap_that_does_not_add_up_is_refused(district: District, tmp_path: Path) -> None:
    own, bad = tmp_path / "a.csv", tmp_path / "b.csv"
    with district.opened() as opened:
        write_recap(district_recap(opened), own)
    text = own.read_text("utf-8-sig")
    line, total = text.splitlines()[1:]
    with pytest.raises(UserError) as twice:
        add_recaps([own, _written(tmp_path / "c.csv", text)])
    assert (
        twice.value.code == "RECAP_TWICE" and "a.csv" in message("RECAP_TWICE", twice.value.params).happened
    )
    cells = line.split(";")
    tms = list(cells)
    tms[5 + COUNTED.index("tms")] = "2"
    for column, wrong in {
        "pemilih": text.replace(total, total.replace(";80;", ";81;")),
        "JUMLAH": text.replace(total, line),
        "tms": "\n".join(
            [text.splitlines()[0], ";".join(tms), ";".join(["JUMLAH", "", "", "", "", *tms[5:]])]
        ),
        "awal": text.replace(";40;", ";-40;"),
    }.items():
        with pytest.raises(UserError) as caught:
            add_recaps([_written(bad, wrong)])
        assert (caught.value.code, caught.value.params["column"]) == ("RECAP_TOTALS", column)


def _written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8-sig")
    return path


def test_first_time_voters_are_numbers_alone(district: District, tmp_path: Path) -> None:
    with district.opened() as opened:
        done = pemula(opened, tmp_path / "pemula.xlsx")
    assert (done.dpt, done.daftar, done.kosong) == (1, 1, 0)
    assert {(row.sumber, row.dusun) for row in done.baris} <= {
        ("DPT", ""), ("DPT", "Krajan"), ("daftar KPU", "")
    }  # fmt: skip
    assert done.jumlah == sum(sum(row.kelamin.values()) for row in done.baris) > 0
    book = load_workbook(tmp_path / "pemula.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert not [cell for cell in cells if isinstance(cell, int) and 0 < cell < 5]
    assert "*" in cells
    people = listed(district)
    assert not [one for one in people if any(one.nama in str(cell) or one.nik in str(cell) for cell in cells)]


def test_the_publication_pack_holds_nobody(district: District, tmp_path: Path) -> None:
    with district.opened() as opened:
        done = publish(opened, tmp_path / "publikasi")
    assert (done.desa, done.dari, done.pemilih) == (1, 2, 39)
    pictures = [BytesIO(file.read_bytes()) for file in done.files if file.suffix == ".png"]
    sizes = [Image.open(picture).size for picture in pictures]
    assert sizes == [(1080, 1350), (1920, 1080)]
    html = next(file for file in done.files if file.suffix == ".html").read_text()
    assert "<script" not in html and "http:" not in html and "https:" not in html
    assert "1 dari 2" in html and "Rabu, 3 Februari 2027" in html
    [line, total] = _csv(next(file for file in done.files if file.suffix == ".csv"))
    assert (total["kecamatan"], total["pemilih"], total["hari"]) == ("JUMLAH", "39", "2027-02-03")
    assert int(line["L"]) + int(line["P"]) == 39
    texts = html + str(line)
    assert not [one for one in listed(district) if one.nama in texts or one.nik in texts]


def test_small_numbers_are_not_published() -> None:
    told = siaran([Hitungan("A", 1, 1, 2, 3, 200), Hitungan("B", 1, 1, 0, 300, 310), Hitungan("C", 2)])
    assert told.tersamar and not told.lengkap
    assert told.baris[0][3:] == (2, "*", "*", 203) and told.baris[1][4:] == ("*", "*", 610)
    assert told.baris[2][4:] == (0, 0, 0) and told.baris[-1][1:] == (4, 2, "-", 303, 510, 813)
    strange = siaran([Hitungan("A", 1, 1, 1, 100, 100, 2), Hitungan("B", 1, 1, 1, 100, 100, 0)])
    assert sum(cell == "*" for cell in strange.baris[0]) >= 1


def test_names_of_others_are_text_in_the_page() -> None:
    poster = Poster("<b>P & K</b>", "", [("1", "x")], ("K", "n"), [("<script>", "1"), ("Jumlah", "1")], [])
    assert "<script" not in page(poster) and "&lt;b&gt;P &amp; K" in page(poster)
    many = [(f"Kecamatan yang panjang sekali namanya {n}", "1") for n in range(60)]
    assert poster_pdf(Poster("P", "", [("1", "x")] * 4, ("K", "n"), many, ["a"]), VIDEOTRON)


def test_nothing_applied_is_nothing_to_publish(tmp_path: Path) -> None:
    with packed_district(tmp_path).opened() as opened:
        with pytest.raises(UserError, match="RETURNS_NONE_APPLIED"):
            publish(opened, tmp_path / "p")
        assert not (tmp_path / "p").exists()
        assert vault_bagian.voters_of_villages(opened.db) == {KODE: 40}
