import io
import tempfile

import openpyxl
import pytest

from app.domain.sidalih import KOLOM_SIDALIH
from app.sheets.sidalih_writer import sheet_name, webgrid_row, workbook
from tests.builders import pemilih, raw_rows
from tests.list_files import write_workbook

DANGEROUS = [
    "=1+1",
    "http://contoh.id",
    "mailto:a@b",
    "9901015112800001",
    "007",
    "{=A1}",
    "",
    "+62",
    "@SUM",
    "TRUE",
]


def cells_of(data: bytes, name: str) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[cell.value for cell in row] for row in book[name].iter_rows()]


def test_every_cell_is_text_and_nothing_is_a_formula_or_link() -> None:
    data = workbook({"S": (["A"] * len(DANGEROUS), [DANGEROUS])})
    sheet = openpyxl.load_workbook(io.BytesIO(data))["S"]
    cells = list(sheet.iter_rows())[1]
    assert [cell.value or "" for cell in cells] == DANGEROUS
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert not any(cell.hyperlink for cell in cells)


def test_33_columns_under_their_header_and_16_without() -> None:
    rows = raw_rows(5)
    assert cells_of(write_workbook({"TPS 1": rows}), "TPS 1") == [list(KOLOM_SIDALIH), *map(list, rows)]
    voter = pemilih(3, tanggal_lahir="1980-12-11", rt="001", tps_kpu="002", disabilitas="0")
    (cells,) = cells_of(workbook({"UBAH": (None, [webgrid_row(voter, "0")])}), "UBAH")
    assert len(cells) == 16
    assert cells[0] == voter.dpid
    assert cells[5] == "11|12|1980"
    assert cells[9::2] == ["001", "0", "0", "002"] or (cells[9], cells[13], cells[15]) == ("001", "0", "002")


def test_a_cell_too_long_for_excel_is_not_cut_in_silence() -> None:
    with pytest.raises(ValueError, match="32,767"):
        workbook({"S": (None, [["x" * 32_768]])})


def test_sheet_names_are_made_allowed() -> None:
    assert sheet_name("TPS 1/2: [A]") == "TPS 1_2_ _A_"
    assert len(sheet_name("X" * 50)) == 31
    assert sheet_name("'") == "DPT"


def test_nothing_touches_the_temp_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/tidak-ada")
    assert write_workbook({"S": raw_rows(3)}).startswith(b"PK")
