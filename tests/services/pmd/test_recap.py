"""The district's recap: reports beside typed rows, hidden numbers that stay hidden, sums that say so."""

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from app.domain.errors import UserError
from app.domain.rekap_kabupaten import Jumlah
from app.services.pmd.catatan import read_record
from app.services.pmd.collect import collect
from app.services.pmd.recap import export, recap, reopen
from app.services.pmd.typed_row import Ketikan, type_row
from app.services.pmd.undo import take_back
from tests.exchange.test_laporan import REKAP
from tests.services.pmd.carried import a_report, district_report, village, write

DPT = {"L": 300, "P": 310}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports of one kecamatan, one of them with hidden numbers."""
    files = [write(tmp_path, "1.dptl", district_report(1, 2731)), write(tmp_path, "2.dptl", a_report(2))]
    collect(files, folder=tmp_path / "pmd")
    return tmp_path / "pmd"


def typed(folder: Path, number: int, **angka: int) -> None:
    place = village(number)
    told = Ketikan(place.kode, angka, "BA/7", date(2027, 1, 12), place.nama, place.kecamatan)
    type_row(told, folder=folder)


def test_a_report_is_one_row(folder: Path) -> None:
    told = recap(folder=folder)
    by_code = {row.desa.kode: row for row in told.baris}
    first, second = by_code[village(1).kode], by_code[village(2).kode]
    assert (first.isi("jumlah"), first.isi("L"), first.isi("surat")) == (2731, 1365, 2751)
    assert (second.isi("dps"), second.isi("jumlah"), second.isi("tps")) == (98 + 2, 98, 2)
    assert (second.isi("tms_meninggal"), second.isi("tms"), second.isi("dptambahan")) == ("*", "*", "")
    assert (second.nomor, second.tanggal, second.status) == ("BA/02", "2026-12-28", "ditetapkan")
    assert told.istilah.desa == "Nagari"


def test_sums_say_what_they_do_not_hold(folder: Path) -> None:
    typed(folder, 3, **DPT)
    sums = recap(folder=folder).jumlah
    assert [(one.nama, one.desa, one.masuk) for one in sums] == [("Contoh", 3, 3), ("", 3, 3)]
    assert sums[-1].jumlah["jumlah"] == Jumlah(2731 + 98 + 610, 3, 0)
    assert sums[-1].jumlah["tms"] == Jumlah(0, 2, 2)
    assert sums[-1].jumlah["dptambahan"] == Jumlah(0, 0, 0)


def test_a_list_that_is_no_dpt_yet_counts_as_none(folder: Path, tmp_path: Path) -> None:
    only_dps = a_report(4, status="ditetapkan", daftar="dps", penetapan=REKAP["penetapan"][:1])
    collect([write(tmp_path, "4.dptl", only_dps)], folder=folder)
    [row] = [row for row in recap(folder=folder).baris if row.desa == village(4)]
    assert (row.isi("dps"), row.isi("jumlah"), row.isi("surat"), row.daftar) == (100, "", "", "dps")


def test_a_newer_report_counts_and_two_of_one_state_do_not(folder: Path, tmp_path: Path) -> None:
    collect([write(tmp_path, "n.dptl", a_report(1, 15))], folder=folder)
    row = next(row for row in recap(folder=folder).baris if row.desa == village(1))
    assert row.isi("jumlah") == 98
    collect([write(tmp_path, "s.dptl", a_report(1, 15))], folder=folder)  # of the same numbers
    assert next(row for row in recap(folder=folder).baris if row.desa == village(1)).asal == "laporan"
    [other] = collect([write(tmp_path, "b.dptl", a_report(1, 15, cadangan="5"))], folder=folder)
    assert other.hasil == "berbeda"
    told = recap(folder=folder)
    row = next(row for row in told.baris if row.desa == village(1))
    assert (row.asal, row.isi("jumlah"), told.belum) == ("berbeda", "", [row])
    take_back(read_record(folder).catatan[-1].id, folder)
    assert recap(folder=folder).belum == []


def test_a_typed_row_is_hidden_like_a_report(folder: Path) -> None:
    typed(folder, 3, tms_meninggal=7, tms_ganda=2, tms_pindah=9, **DPT)
    row = next(row for row in recap(folder=folder).baris if row.desa == village(3))
    assert row.isi("tms") == 18
    assert row.isi("tms_ganda") == "*"
    hidden = [name for name in ("tms_meninggal", "tms_pindah") if row.isi(name) == "*"]
    assert len(hidden) == 1  # the other one goes with it, or 18 would tell
    typed(folder, 3, L=3, P=310, surat=330)
    row = next(row for row in recap(folder=folder).baris if row.desa == village(3))
    assert (row.isi("L"), row.isi("P")).count("*") >= 1
    assert row.isi("L") == "*"


@pytest.mark.parametrize(
    ("angka", "code"),
    (
        ({"L": 10, "P": 10, "jumlah": 21}, "ROW_ADDS_UP"),
        ({"tms": 5, "tms_ganda": 6}, "ROW_ADDS_UP"),
        ({"nik": 1}, "ROW_FIELD"),
        ({}, "ROW_EMPTY"),
    ),
)
def test_what_cannot_be_is_not_noted(folder: Path, angka: dict[str, int], code: str) -> None:
    with pytest.raises(UserError, match=code):
        typed(folder, 3, **angka)


def test_a_village_must_have_a_name(folder: Path) -> None:
    with pytest.raises(UserError, match="ROW_VILLAGE"):
        type_row(Ketikan("9901012099", {"L": 5}), folder=folder)
    with pytest.raises(UserError, match="COURIER_NO_ELECTION"):
        type_row(Ketikan("9901012099", {"L": 5}), folder=folder / "lain")
    type_row(Ketikan(village(1).kode, {"L": 500}), folder=folder)
    assert next(row for row in recap(folder=folder).baris if row.desa == village(1)).asal == "laporan"


def test_the_workbook_tells_the_same(folder: Path, tmp_path: Path) -> None:
    typed(folder, 3, tps=2, dps=600, surat=626, **DPT)
    done = export(tmp_path / "rekap.xlsx", folder=folder)
    assert (done.desa, done.belum, done.akhir) == (3, 0, False)
    book = openpyxl.load_workbook(BytesIO(done.file.read_bytes()))
    assert book.sheetnames == ["Kecamatan", "Nagari", "TPS"]
    rows = [[cell.value for cell in row] for row in book["Nagari"].iter_rows()]
    head = next(row for row in rows if row[0] == "Kecamatan")
    by_code = {row[2]: dict(zip(head, row, strict=True)) for row in rows if row[2] in village_codes()}
    assert by_code[village(1).kode]["DPT jumlah"] == 2731
    assert by_code[village(2).kode]["TMS Meninggal"] == "*"
    assert by_code[village(3).kode]["Nomor BA"] == "BA/7"
    assert by_code[village(3).kode]["Status"] == "diketik dari berita acara"
    total = next(row for row in rows if row[0] == "Jumlah")
    sums = dict(zip(head, total, strict=True))
    assert (sums["DPT jumlah"], sums["TMS jumlah"], sums["Nagari"]) == (3439, 0, "3 dari 3 nagari")
    told = next(row for row in book["Nagari"].iter_rows() if row[0].value == "Jumlah")
    formats = {str(head[at]): cell.number_format for at, cell in enumerate(told)}
    assert formats["TMS jumlah"] == '#,##0" + *"'
    assert formats["DPT jumlah"] == "#,##0"
    assert any("Rekap sementara" in str(row[0]) for row in rows)
    assert len([row for row in book["TPS"].iter_rows() if row[2].value in village_codes()]) == 3


def village_codes() -> list[str]:
    return [village(number).kode for number in (1, 2, 3)]


def test_a_final_recap_stands_until_it_is_opened_with_a_reason(folder: Path, tmp_path: Path) -> None:
    typed(folder, 3, **DPT)
    export(tmp_path / "a.xlsx", folder=folder)
    typed(folder, 3, L=301, P=310)
    assert export(tmp_path / "b.xlsx", akhir=True, folder=folder).akhir
    with pytest.raises(UserError, match="COURIER_CLOSED"):
        typed(folder, 3, **DPT)
    row = next(one for one in read_record(folder).catatan if one.jenis == "ketik")
    with pytest.raises(UserError, match="COURIER_CLOSED"):
        take_back(row.id, folder)
    assert export(tmp_path / "c.xlsx", folder=folder).akhir
    with pytest.raises(UserError, match="COURIER_REASON"):
        reopen("  ", folder=folder)
    reopen("salah ketik", folder=folder)
    typed(folder, 3, **DPT)
    with pytest.raises(UserError, match="COURIER_NOT_CLOSED"):
        reopen("lagi", folder=folder)
    with pytest.raises(UserError, match="RECAP_ENDING"):
        export(tmp_path / "d.csv", folder=folder)
