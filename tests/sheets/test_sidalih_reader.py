import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from app.crypto.office import with_password
from app.domain.errors import Cancelled, UserError
from app.domain.sidalih import KOLOM_SIDALIH, Accepted, normalise
from app.sheets.sidalih_reader import read
from app.sheets.sidalih_writer import workbook
from app.sheets.source_row import ReadReport, SourceRow
from tests.builders import raw_row, raw_rows
from tests.list_files import write_csv, write_workbook

ROWS = raw_rows(30)


def rows_of(path: Path, report: ReadReport | None = None) -> list[SourceRow]:
    return list(read(path, report=report))


def saved(folder: Path, data: bytes, name: str = "daftar.xlsx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def by_openpyxl(folder: Path, sheets: Mapping[str, Iterable[Sequence[object]]]) -> Path:
    """Another writer's workbook: shared strings, numbers where Python has numbers."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(folder / "lain.xlsx")
    return folder / "lain.xlsx"


def refusal(path: Path) -> UserError:
    with pytest.raises(UserError) as caught:
        rows_of(path)
    return caught.value


def repacked(data: bytes, replace: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, replace.get(name, old.read(name)))
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
SPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def with_sheet(folder: Path, xml: bytes) -> Path:
    return saved(folder, repacked(write_workbook({"S": []}), {SHEET: xml}))


def inline(rows: Iterable[Sequence[str]], cell: str = '<c t="inlineStr"><is><t>{}</t></is></c>') -> bytes:
    body = "".join(f"<row>{''.join(cell.format(text) for text in row)}</row>" for row in rows)
    return f"<sheetData>{body}</sheetData>".encode()


def test_what_the_writer_wrote_comes_back(tmp_path: Path) -> None:
    report = ReadReport()
    rows = rows_of(saved(tmp_path, write_workbook({"CONTOH_SUKAMAJU(1)": ROWS})), report)
    assert [row.raw for row in rows] == ROWS
    assert rows[0] == SourceRow("CONTOH_SUKAMAJU(1)", 2, ROWS[0])
    assert (report.rows, report.blank, report.sheets) == (30, 0, ["CONTOH_SUKAMAJU(1)"])


def test_all_worksheets_with_a_header_are_read_and_others_reported(tmp_path: Path) -> None:
    path = by_openpyxl(
        tmp_path,
        {
            "CATATAN": [["Dicetak oleh panitia"], ["7.787"]],
            "A": [KOLOM_SIDALIH, *ROWS[:3]],
            "B": [["DAFTAR PEMILIH"], [], KOLOM_SIDALIH, *ROWS[3:5]],
        },
    )
    report = ReadReport()
    rows = rows_of(path, report)
    assert [(row.sheet, row.number) for row in rows] == [("A", 2), ("A", 3), ("A", 4), ("B", 4), ("B", 5)]
    assert [row.raw for row in rows] == ROWS[:5]
    assert report.skipped_sheets == ["CATATAN"]


def test_columns_are_found_by_name_in_any_order_and_case(tmp_path: Path) -> None:
    names = [*(name.lower().replace("_", " ") for name in reversed(KOLOM_SIDALIH)), "Email"]
    path = by_openpyxl(tmp_path, {"S": [names, [*reversed(ROWS[0]), "tidak dibaca"]]})
    report = ReadReport()
    assert [row.raw for row in rows_of(path, report)] == ROWS[:1]
    assert report.unknown_columns == ["Email"]


def test_optional_columns_may_be_absent_and_required_ones_are_named(tmp_path: Path) -> None:
    few = KOLOM_SIDALIH[1 : KOLOM_SIDALIH.index("TPS") + 1]
    path = by_openpyxl(tmp_path, {"S": [few, ROWS[0][1 : len(few) + 1]]})
    (row,) = rows_of(path)
    assert row.raw == ("", *ROWS[0][1 : len(few) + 1], *[""] * 11)
    lacking = [name for name in KOLOM_SIDALIH if name not in ("NIK", "KEL_ID")]
    error = refusal(by_openpyxl(tmp_path, {"S": [lacking, ROWS[0][:31]]}))
    assert (error.code, error.params) == ("COLUMNS_MISSING", {"columns": "KEL_ID, NIK"})


def test_number_cells_are_told_from_texts(tmp_path: Path) -> None:
    cells: list[object] = list(raw_row(RT="", NAMA="SITI & <AMINAH>"))
    cells[KOLOM_SIDALIH.index("NIK")] = 9901015112800000
    cells[KOLOM_SIDALIH.index("RW")] = 2
    cells[KOLOM_SIDALIH.index("RT")] = None
    (row,) = rows_of(by_openpyxl(tmp_path, {"S": [KOLOM_SIDALIH, cells]}))
    assert row.numeric == {"NIK", "RW"}
    assert row.raw == raw_row(RT="", RW="2", NAMA="SITI & <AMINAH>", NIK="9901015112800000")


def test_a_real_date_cell_is_read_in_both_date_systems(tmp_path: Path) -> None:
    at = KOLOM_SIDALIH.index("TANGGAL LAHIR")
    for properties, serial in ((b"<workbookPr ", 29566), (b'<workbookPr date1904="1" ', 29566 - 1462)):
        cells: list[object] = list(raw_row())
        cells[at] = serial
        data = by_openpyxl(tmp_path, {"S": [KOLOM_SIDALIH, cells]}).read_bytes()
        book = zipfile.ZipFile(io.BytesIO(data)).read("xl/workbook.xml")
        book = book.replace(b"<workbookPr ", properties)
        (row,) = rows_of(saved(tmp_path, repacked(data, {"xl/workbook.xml": book})))
        checked = normalise(row.raw, row.numeric)
        assert isinstance(checked, Accepted)
        assert checked.pemilih.tanggal_lahir == "1980-12-11"


def test_blank_rows_are_no_rows_and_a_row_of_sums_is_one(tmp_path: Path) -> None:
    path = by_openpyxl(tmp_path, {"S": [KOLOM_SIDALIH, ROWS[0], [" "] * 33, ["JUMLAH", 1]]})
    report = ReadReport()
    rows = rows_of(path, report)
    assert [row.number for row in rows] == [2, 4]
    assert (report.rows, report.blank) == (2, 1)


@pytest.mark.parametrize("indent", [b"", b"\n   "])
def test_prefixes_indents_rich_texts_formulas_and_footers(tmp_path: Path, indent: bytes) -> None:
    cells = "".join(f'<x:c t="inlineStr"><x:is><x:t>{name}</x:t></x:is></x:c>' for name in KOLOM_SIDALIH)
    runs = "<x:r><x:rPr><x:b/></x:rPr><x:t>9</x:t></x:r>" * (1 if indent else 2)
    rich = f"<x:c t='inlineStr'><x:is>{runs}</x:is></x:c>"
    formula = '<x:c r="C2" t="str"><x:f>1+1</x:f><x:v>dua</x:v></x:c>'
    xml = (
        f'<?xml version="1.0"?><x:worksheet xmlns:x="u"><x:sheetData><x:row>{cells}</x:row>'
        f'<x:row r="2">{rich}<x:c r="B2" s="1"/>{formula}<x:c r="AG2"><x:v>7</x:v></x:c></x:row>'
        "</x:sheetData>"
        f"<x:headerFooter><x:oddFooter>Halaman</x:oddFooter></x:headerFooter></x:worksheet>"
    ).encode()
    tagged = xml.replace(b"><x:", b">" + indent + b"<x:").replace(b"></x:", b">" + indent + b"</x:")
    (row,) = rows_of(with_sheet(tmp_path, tagged))
    assert row.raw == ("9" if indent else "99", "", "dua", *[""] * 29, "7")
    assert row.numeric == {"KEL_ASAL"}


@pytest.mark.parametrize("size", [1, 7, 64, 200, 4096])
def test_chunk_borders_change_nothing(size: int) -> None:
    from app.sheets.shared_strings import SharedStrings
    from app.sheets.xlsx_rows import stream_rows

    xml = b"<worksheet " + SPACE + b">" + inline(ROWS[:3]) + b"</worksheet>"
    chunks = (xml[at : at + size] for at in range(0, len(xml), size))
    assert [tuple(cells.texts) for cells in stream_rows(chunks, SharedStrings())] == ROWS[:3]


def test_many_shared_strings_keep_their_numbers() -> None:
    from app.sheets.shared_strings import SharedStrings

    xml = b"<sst>" + b"".join(b"<si><t>%d \xc3\xa9</t></si>" % n for n in range(20_000)) + b"</sst>"
    strings = SharedStrings([xml[:50_001], xml[50_001:]])
    assert len(strings) == 20_000
    assert [strings[n] for n in (0, 16_383, 16_384, 19_999)] == ["0 é", "16383 é", "16384 é", "19999 é"]
    for number in (-1, 20_000):
        with pytest.raises(IndexError):
            strings[number]


HOSTILE = {
    "doctype": b'<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet '
    + SPACE
    + b">"
    + inline([["&a;"]])
    + b"</worksheet>",
    "external": b'<!DOCTYPE w SYSTEM "x.dtd"><worksheet ' + SPACE + b"/>",
    "truncated": b"<worksheet " + SPACE + b"><sheetData><row><c>",
    "not a sheet": b"<html/>",
    "not xml": b"\0\1\2",
    "unknown encoding": b'<?xml version="1.0" encoding="U1F-8"?><worksheet/>',
    "wrong shared string": b"<worksheet "
    + SPACE
    + b">"
    + inline([["99"]], '<c t="s"><v>{}</v></c>')
    + b"</worksheet>",
    "column too far": b"<worksheet "
    + SPACE
    + b"><sheetData><row><c r='XFD1'><v>1</v></c></row></sheetData></worksheet>",
    "rows backwards": b"<worksheet "
    + SPACE
    + b"><sheetData><row r='5'/><row r='4'></row></sheetData></worksheet>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_sheet_is_refused(tmp_path: Path, name: str) -> None:
    assert refusal(with_sheet(tmp_path, HOSTILE[name])).code == "SHEET_UNREADABLE"


def test_a_zip_bomb_is_refused_before_it_is_inflated(tmp_path: Path) -> None:
    path = saved(tmp_path, repacked(write_workbook({"S": ROWS}), {SHEET: b" " * (8 << 20)}))
    assert refusal(path).code == "SHEET_UNREADABLE"


def test_a_workbook_whose_parts_are_missing_or_damaged_is_refused(tmp_path: Path) -> None:
    whole = write_workbook({"S": ROWS})
    for data in (
        whole[: len(whole) // 2],
        b"PK\3\4rusak",
        repacked(whole, {"xl/_rels/workbook.xml.rels": b"<a/>"}),
        whole.replace(SHEET.encode(), SHEET.replace("1", "9").encode()),
    ):
        assert refusal(saved(tmp_path, data)).code in ("SHEET_UNREADABLE", "SHEET_EMPTY")
    broken = bytearray(whole)
    at = broken.index(b"xl/worksheets/sheet1.xml") + 60
    broken[at : at + 20] = b"\xff" * 20
    assert refusal(saved(tmp_path, bytes(broken))).code == "SHEET_UNREADABLE"


def test_other_files_are_named_for_what_they_are(tmp_path: Path) -> None:
    encrypted = with_password(write_workbook({"S": ROWS[:1]}), "kata sandi")
    cases = {
        "SHEET_ENCRYPTED": encrypted,
        "SHEET_OLD_FORMAT": encrypted.replace("EncryptedPackage".encode("utf-16-le"), b"W" * 32),
        "SHEET_EMPTY": b"",
        "SHEET_UNREADABLE": b"\x7fELF\0\0\0",
        "COLUMNS_MISSING": b"nama;alamat\r\nsiti;contoh\r\n",
    }
    for code, data in cases.items():
        assert refusal(saved(tmp_path, data)).code == code
    assert refusal(saved(tmp_path, b"<html><table>", "unduh.xls")).code == "SHEET_OLD_FORMAT"
    assert refusal(saved(tmp_path, workbook({"S": (None, [])}))).code == "SHEET_EMPTY"
    assert refusal(tmp_path / "tidak-ada.xlsx").code == "FILE_MISSING"


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_in_any_usual_form(tmp_path: Path, delimiter: str, encoding: str) -> None:
    row = raw_row(NAMA="RENÉ; A, B", ALAMAT='JL. "MAWAR"\nNO. 1')
    text = write_csv(KOLOM_SIDALIH, [row, [], ["JUMLAH", "1"]], delimiter).decode("utf-8-sig")
    report = ReadReport()
    rows = rows_of(saved(tmp_path, text.encode(encoding), "d.csv"), report)
    assert rows[0] == SourceRow("CSV", 2, row)
    assert [row.number for row in rows] == [2, 4]
    assert (report.rows, report.blank) == (2, 1)


def test_a_csv_that_excel_rounded_is_seen_before_its_first_row(tmp_path: Path) -> None:
    rounded = [raw_row(NIK=f"99010151128{number:04}0") for number in range(20)] + [raw_row()] * 5
    report = ReadReport()
    rows = rows_of(saved(tmp_path, write_csv(KOLOM_SIDALIH, rounded), "d.csv"), report)
    assert report.looks_rounded
    assert {row.suspect for row in rows} == {frozenset({"NIK"})}
    refused = [not isinstance(normalise(row.raw, row.numeric, row.suspect), Accepted) for row in rows]
    assert refused == [True] * 20 + [False] * 5


def test_a_short_or_healthy_csv_is_not_called_rounded(tmp_path: Path) -> None:
    for rows in ([raw_row(NIK="9901015112800010")] * 19, ROWS):
        report = ReadReport()
        read_rows = rows_of(saved(tmp_path, write_csv(KOLOM_SIDALIH, rows), "d.csv"), report)
        assert not report.looks_rounded
        assert not any(row.suspect for row in read_rows)


def test_a_csv_with_american_dates_makes_its_swappable_dates_suspect(tmp_path: Path) -> None:
    dates = ["12/31/1980", "05/06/1980", "07/28/1980"]
    rows = rows_of(
        saved(tmp_path, write_csv(KOLOM_SIDALIH, [raw_row(TANGGAL_LAHIR=text) for text in dates]), "d.csv")
    )
    assert {row.suspect for row in rows} == {frozenset({"TANGGAL LAHIR"})}
    assert not any(isinstance(normalise(row.raw, row.numeric, row.suspect), Accepted) for row in rows)


def test_reading_stops_when_the_person_asks(tmp_path: Path) -> None:
    def stop(done: int, total: int, what: str = "") -> None:
        raise Cancelled

    for data, name in ((write_workbook({"S": ROWS}), "d.xlsx"), (write_csv(KOLOM_SIDALIH, ROWS), "d.csv")):
        with pytest.raises(Cancelled):
            list(read(saved(tmp_path, data, name), stop))


@pytest.mark.parametrize(
    ("first", "second"),
    [('"SITI AMINAH', '"SITI" AMINAH'), ('"SITI AMINAH', 'SITI AMINAH"'), ('"SITI', "SITI"), ("X", '"X')],
)
def test_a_stray_quote_swallows_no_rows(tmp_path: Path, first: str, second: str) -> None:
    """Once 100 rows with two stray quotes were told as 50, and nothing as refused."""
    lines = write_csv(KOLOM_SIDALIH, [raw_row(NAMA="SITI AMINAH")] * 100).decode("utf-8-sig").split("\r\n")
    lines[11], lines[61] = (lines[11].replace("SITI AMINAH", first), lines[61].replace("SITI AMINAH", second))
    with pytest.raises(UserError, match="SHEET_QUOTES"):
        rows_of(saved(tmp_path, "\r\n".join(lines).encode(), "d.csv"))


def test_quotes_that_mean_no_cell_are_text(tmp_path: Path) -> None:
    data = write_csv(KOLOM_SIDALIH, [raw_row(NAMA='SITI "IYEM"', ALAMAT="DUSUN 1; RT 2")])
    (row,) = rows_of(saved(tmp_path, data, "d.csv"))
    assert row.raw[8] == 'SITI "IYEM"' and row.raw[13] == "DUSUN 1; RT 2"
