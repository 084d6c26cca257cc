"""Tables that villages make: headers on one row or two, titles above, four kinds of file."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date

import openpyxl
import pytest

from app.crypto.office import with_password
from app.domain.errors import Cancelled, UserError
from app.sheets.village_workbook_reader import VillageRow, VillageTable, read
from tests.builders import NIK, NKK

TITLES = (("DAFTAR PEMILIH SEMENTARA",), ("DESA SUKAMAJU",), ())
MERGED = (
    (
        "NO DPT",
        "NO",
        "NIK",
        "NAMA PEMILIH",
        "JENIS KELAMIN",
        "LAHIR",
        "",
        "ALAMAT",
        "",
        "",
        "KET",
        "TPS",
        "STATUS",
    ),
    ("", "", "", "", "", "TEMPAT", "TANGGAL", "DUSUN", "RT", "RW", "", "", ""),
)
PERSON = (
    "1",
    "1",
    NIK,
    "SITI AMINAH",
    "PEREMPUAN",
    "CONTOH",
    "11-12-1980",
    "KRAJAN",
    "01",
    "02",
    "",
    "1",
    "MENINGGAL",
)
EXPECTED = {
    "nik": NIK,
    "nama": "SITI AMINAH",
    "kelamin": "PEREMPUAN",
    "tempat_lahir": "CONTOH",
    "tanggal_lahir": "11-12-1980",
    "dusun": "KRAJAN",
    "rt": "01",
    "rw": "02",
    "tps": "1",
    "status": "MENINGGAL",
}


def xlsx(*rows: Sequence[object], merged: Sequence[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def csv(*rows: Sequence[str], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    return "".join(delimiter.join(row) + "\r\n" for row in rows).encode(encoding)


def html(*rows: Sequence[str]) -> bytes:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<html><body><p>OpenSID</p><table>{body}</table></body></html>".encode()


SPACES = 'xmlns:office="o" xmlns:table="t" xmlns:text="x"'


def ods_cell(value: object) -> str:
    kind = ""
    if isinstance(value, int):
        kind, value = f' office:value-type="float" office:value="{value}"', "angka"
    elif isinstance(value, date):
        kind, value = f' office:value-type="date" office:date-value="{value}"', "tanggal"
    return (
        f"<table:table-cell{kind}><text:p>{value}</text:p></table:table-cell>"
        if value
        else "<table:table-cell/>"
    )


def ods(*rows: Sequence[object]) -> bytes:
    body = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
    return ods_file(f'<a {SPACES}><table:table table:name="Lembar 1">{body}</table:table></a>')


def ods_file(content: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("content.xml", content)
    return stream.getvalue()


def only(table: VillageTable) -> VillageRow:
    [row] = table.baris
    return row


@pytest.mark.parametrize("made", [xlsx, csv, html, ods])
def test_titles_and_a_header_on_two_rows(made: object) -> None:
    assert callable(made)
    table = read(made(*TITLES, *MERGED, PERSON))
    assert only(table).isi == EXPECTED
    assert only(table).nomor == 6
    assert table.kolom["tanggal_lahir"] == "LAHIR TANGGAL"
    assert table.tak_dikenal == []


def test_truly_merged_cells() -> None:
    merges = ("F4:G4", "H4:J4", *(f"{column}4:{column}5" for column in "ABCDEKLM"))
    assert only(read(xlsx(*TITLES, *MERGED, PERSON, merged=merges))).isi == EXPECTED
    page = (
        "<table><tr><th rowspan=2>NIK</th><th colspan=2>LAHIR</th><th rowspan=2>NAMA</th></tr>"
        "<tr><th>TEMPAT</th><th>TANGGAL</th></tr>"
        f"<tr><td>{NIK}</td><td>CONTOH</td><td>07 Juni<br>1995</td><td>SITI</td></tr></table>"
    )
    row = only(read(page.encode()))
    assert row.isi == {"nik": NIK, "tempat_lahir": "CONTOH", "tanggal_lahir": "07 Juni 1995", "nama": "SITI"}


@pytest.mark.parametrize(
    ("heading", "kolom"),
    [
        ("No. KK", "nkk"),
        ("Nm_Lengkap", "nama"),
        ("Jns Kelamin", "kelamin"),
        ("L/P", "kelamin"),
        ("JENIS KELAMIN (L/P)", "kelamin"),
        ("Tgl. Lahir", "tanggal_lahir"),
        ("Tempat, Tanggal Lahir", "ttl"),
        ("sts_perkawinan", "kawin"),
        ("Nomor Akta", "bukti_nomor"),
        ("bukti_tanggal_dokumen", "bukti_tanggal_dokumen"),
        ("Tgl Meninggal", "bukti_tanggal_kejadian"),
        ("ID Pemilih", "id"),
    ],
)
def test_headings_as_people_write_them(heading: str, kolom: str) -> None:
    table = read(csv((heading, "NIK", "Agama"), ("x", NIK, "-")))
    assert only(table).isi == {kolom: "x", "nik": NIK}
    assert table.tak_dikenal == ["Agama"]


def test_a_row_that_numbers_the_columns_is_no_voter() -> None:
    table = read(csv(("NO", "NIK", "NAMA"), ("(1)", "(2)", "(3)"), ("1", NIK, "SITI"), ("1", "2", "3")))
    assert [row.nomor for row in table.baris] == [3, 4]


def test_number_cells_are_told_apart_and_dates_keep_their_system() -> None:
    rows = (("NIK", "NAMA", "TGL LAHIR"), (int(NIK), "SITI", date(1980, 12, 11)))
    row = only(read(xlsx(*rows)))
    assert (row.angka, row.isi["tanggal_lahir"]) == (frozenset(("nik", "tanggal_lahir")), "29566")
    book = openpyxl.load_workbook(io.BytesIO(xlsx(*rows)))
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    stream = io.BytesIO()
    book.save(stream)
    assert only(read(stream.getvalue())).isi["tanggal_lahir"] == "29566"
    row = only(read(ods(*rows)))
    assert (row.angka, row.isi["tanggal_lahir"]) == (frozenset(("nik",)), "1980-12-11")


def test_every_sheet_with_a_header_is_read_and_others_are_named() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx(("NIK", "NAMA"), (NIK, "SITI"))))
    book.worksheets[0].title = "RT 01"
    book.create_sheet("Rekap").append(["Jumlah", 1])
    second = book.create_sheet("RT 02")
    for row in (("NAMA", "NKK", "NIK"), ("BUDI", NKK, ""), (), ("JUMLAH", "", "")):
        second.append(row)
    stream = io.BytesIO()
    book.save(stream)
    table = read(stream.getvalue())
    assert (table.lembar, table.dilewati) == (["RT 01", "RT 02"], ["Rekap"])
    assert [(row.lembar, row.nomor, row.isi) for row in table.baris[1:]] == [
        ("RT 02", 2, {"nama": "BUDI", "nkk": NKK}),
        ("RT 02", 4, {"nama": "JUMLAH"}),
    ]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_of_any_delimiter_and_encoding(delimiter: str, encoding: str) -> None:
    data = csv(("DAFTAR",), ("NIK", "NAMA"), (NIK, "DÉWI"), delimiter=delimiter, encoding=encoding)
    assert only(read(data)).isi == {"nik": NIK, "nama": "DÉWI"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "SHEET_EMPTY"),
        (b" \r\n", "SHEET_EMPTY"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "SHEET_OLD_FORMAT"),
        (b"PK\x03\x04rusak", "SHEET_UNREADABLE"),
        (b"NIK;NAMA\r\n\x00", "TABLE_UNREADABLE"),
        (csv(("JUMLAH", "SELURUHNYA"), ("1", "2")), "COLUMNS_MISSING"),
        (xlsx(("JUMLAH", "SELURUHNYA"), ("1", "2")), "COLUMNS_MISSING"),
        (ods_file("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "SHEET_UNREADABLE"),
        (ods_file("<a>"), "SHEET_UNREADABLE"),
    ],
)
def test_what_cannot_be_read_says_so(data: bytes, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read(data)
    assert caught.value.code == code


def test_a_locked_workbook_says_so() -> None:
    with pytest.raises(UserError, match="SHEET_ENCRYPTED"):
        read(with_password(xlsx(("NIK", "NAMA"), (NIK, "SITI")), "rahasia"))


def test_repeated_cells_of_an_ods_cost_nothing() -> None:
    head = "".join(
        f"<table:table-cell><text:p>{name}</text:p></table:table-cell>" for name in ("NIK", "NAMA")
    )
    empty = '<table:table-cell table:number-columns-repeated="16382"/>'
    twice = "<table:table-cell><text:p>SI<text:span>TI</text:span></text:p></table:table-cell>"
    note = "<office:annotation><text:p>catatan</text:p></office:annotation>"
    person = f"<table:table-cell>{note}<text:p>{NIK}</text:p></table:table-cell>{twice}{empty}"
    rows = f"<table:table-row>{head}{empty}</table:table-row>"
    rows += f'<table:table-row table:number-rows-repeated="5">{empty}</table:table-row>'
    rows += f'<table:table-row table:number-rows-repeated="2">{person}</table:table-row>'
    rows += f'<table:table-row table:number-rows-repeated="1048000">{empty}</table:table-row>'
    content = f'<a {SPACES}><table:table table:name="L">{rows}</table:table></a>'
    table = read(ods_file(content))
    assert [(row.nomor, row.isi) for row in table.baris] == [
        (7, {"nik": NIK, "nama": "SITI"}),
        (8, {"nik": NIK, "nama": "SITI"}),
    ]


def test_reading_can_be_stopped() -> None:
    def stop(done: int, total: int, what: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read(csv(("NIK", "NAMA"), (NIK, "SITI")), stop)
