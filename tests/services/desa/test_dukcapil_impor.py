"""A list goes to the office as a workbook and comes back answered: every row accounted for, none guessed."""

import csv
import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.crypto.office import with_password, without_password
from app.domain.dukcapil_sebab import Sebabnya
from app.domain.errors import Cancelled, UserError
from app.domain.nik import masked
from app.domain.pemilih import Pemilih
from app.domain.pemilihan import Profil
from app.services.desa import dukcapil, dukcapil_impor, dukcapil_kertas, undo
from app.services.desa.dukcapil import Pilihan
from app.services.desa.dukcapil_baris import Baris, Hasil
from app.services.desa.dukcapil_impor import Pratinjau, preview
from app.services.desa.dukcapil_jawaban import Surat
from app.services.desa.edit import edit
from app.services.desa.open_paket import FirstMember, open_first
from app.services.desa.workspace import Workspace, open_workspace
from app.sheets.dukcapil_columns import ANSWERED, ASKED, heading
from app.store import akses, journal
from app.store import daftar as store
from tests.builders import daftar, nik
from tests.villages import KETUA, TestKpu, open_village
from tests.villages import LETTER as WORDS

VOTERS = daftar(100)
LETTER = Surat("470/12", "2027-01-03")
LATER = Surat("470/19", "2027-01-10")
COLUMNS = (*ASKED, *ANSWERED)
PASSWORD = "gerobak-hijau-malam-tiba"


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    """Eight voters corrected and asked for on list 1."""
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        edit(workspace, {(voter.id, "nama"): f"{voter.nama} BETUL" for voter in VOTERS[:8]})
        dukcapil.make_list(workspace, Pilihan())
        yield workspace


def voters(village: Workspace, nomor: str = "1") -> list[str]:
    return [one.pemilih for one in dukcapil.one_list(village, nomor).butir]


def said(village: Workspace, voter: str) -> dict[str, str]:
    found = store.get(village.db, voter)
    assert found is not None
    return found.dukcapil


def answered(xlsx: bytes, answers: Mapping[int, Mapping[str, Any]]) -> bytes:
    """The workbook after the office typed into it: row of the list -> column -> value."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx))
    sheet = book.worksheets[0]
    for number, cells in answers.items():
        for kolom, value in cells.items():
            sheet.cell(number + 1, COLUMNS.index(kolom) + 1, value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def table(*rows: Sequence[str]) -> bytes:
    return "".join(";".join(row) + "\r\n" for row in rows).encode()


def seen(village: Workspace, data: bytes, letter: Surat | None = LETTER, nomor: str = "") -> Pratinjau:
    shown = preview(village, data, "jawaban.xlsx", letter, nomor)
    assert sum(shown.hitungan.values()) == len(shown.baris), "in + unchanged + refused + double = all"
    return shown


def why(row: Baris) -> list[Sebabnya]:
    return [one.sebab for one in row.keterangan]


# The workbook -------------------------------------------------------------------------------------------


def test_the_workbook_is_text_with_a_drop_down_and_no_formula(village: Workspace) -> None:
    edit(village, {(VOTERS[0].id, "alamat"): "=1+1"})
    book = openpyxl.load_workbook(io.BytesIO(dukcapil_kertas.workbook(village, "1", "").xlsx))
    sheet, notes = book.worksheets
    assert [cell.value for cell in sheet[1]] == [heading(kolom) for kolom in COLUMNS]
    assert sheet.max_row == 9
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row if cell.value} == {"s"}
    assert {cell.number_format for row in sheet.iter_rows(min_row=2) for cell in row} == {"@"}
    first = {kolom: sheet.cell(2, at).value for at, kolom in enumerate(COLUMNS, 1)}
    voter = store.get(village.db, voters(village)[0])
    assert voter is not None
    assert (first["daftar"], first["urut"], first["id"]) == ("1", "1", voter.pemilih.id)
    assert (first["nik"], first["nkk"]) == (voter.pemilih.nik, voter.pemilih.nkk), "open: its purpose"
    assert first["diminta"] == "Ubah: nama"
    [offer] = sheet.data_validations.dataValidation
    assert offer.sqref.ranges and str(offer.sqref) == "O2:O9"
    assert offer.formula1 == '"sesuai,tidak ditemukan,meninggal,pindah,data beda"'
    assert sheet.protection.sheet and sheet["O2"].protection.locked is False
    assert sheet["F2"].protection.locked
    assert "Isilah kolom JAWABAN" in " ".join(str(row[0].value) for row in notes.iter_rows())


def test_it_is_behind_its_password_and_written_down(village: Workspace) -> None:
    book = dukcapil_kertas.workbook(village, "1", PASSWORD)
    assert book.xlsx[:2] != b"PK" and VOTERS[0].nik.encode() not in book.xlsx
    assert without_password(book.xlsx, PASSWORD)[:2] == b"PK"
    with pytest.raises(UserError, match="OFFICE_PASSWORD_WRONG"):
        without_password(book.xlsx, "salah")
    [noted] = [
        event for event in akses.of_kind(village.db, "ekspor") if event.data["dokumen"] == "dukcapil-xlsx"
    ]
    assert noted.data == {"dokumen": "dukcapil-xlsx", "daftar": "1", "pemilih": "8", "terkunci": "ya"}


def test_the_open_workbook_is_never_on_disk(village: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/tidak-ada")
    assert dukcapil_kertas.workbook(village, "1", PASSWORD).pemilih == 8


def test_only_open_rows_by_wish(village: Workspace) -> None:
    book = dukcapil_kertas.workbook(village, "1", "")
    dukcapil_impor.apply(
        village, seen(village, answered(book.xlsx, {n: {"jawaban": "sesuai"} for n in range(1, 8)}))
    )
    rest = dukcapil_kertas.workbook(village, "1", "", hanya_terbuka=True)
    assert rest.pemilih == 1
    sheet = openpyxl.load_workbook(io.BytesIO(rest.xlsx)).worksheets[0]
    assert [sheet.cell(2, at).value for at in (1, 2, 3)] == ["1", "8", voters(village)[7]], "its number stays"
    dukcapil_impor.apply(village, seen(village, answered(rest.xlsx, {1: {"jawaban": "pindah"}})))
    assert said(village, voters(village)[7])["jawaban"] == "pindah"
    with pytest.raises(UserError, match="DUKCAPIL_ALL_ANSWERED"):
        dukcapil_kertas.workbook(village, "1", "", hanya_terbuka=True)


@pytest.mark.parametrize(("profil", "starred"), [("nik-disamarkan", True), ("tanpa-nik", False)])
def test_a_list_without_numbers_says_so_and_takes_them(tmp_path: Path, profil: Profil, starred: bool) -> None:
    rows = [_without(voter, starred=starred) for voter in VOTERS]
    file = tmp_path / "paket.dpt"
    file.write_bytes(TestKpu().paket(rows, profil=profil))
    data = tmp_path / "data"
    open_first(file, " ".join(WORDS), data, FirstMember("Ketua Contoh", "ketua", KETUA))
    with open_workspace(data, "ketua", KETUA) as village:
        edit(village, {(voter.id, "nama"): f"{voter.nama} BETUL" for voter in VOTERS[:3]})
        dukcapil.make_list(village, Pilihan())
        book = dukcapil_kertas.workbook(village, "1", "")
        [told] = book.kekurangan
        assert "3 dari 3 orang tanpa NIK utuh" in told and ("menyamarkan" in told) == starred
        first = voters(village)[0]
        known = next(voter for voter in VOTERS if voter.id == first)
        filled = answered(book.xlsx, {1: {"jawaban": "sesuai", "dukcapil_nik": known.nik}})
        shown = seen(village, filled)
        assert shown.baris[0].hasil == "masuk", why(shown.baris[0])
        dukcapil_impor.apply(village, shown)
        assert said(village, first)["nik"] == known.nik


def _without(voter: Pemilih, *, starred: bool) -> Pemilih:
    nik, nkk = (masked(voter.nik), masked(voter.nkk)) if starred else ("", "")
    return replace(voter, nik=nik, nkk=nkk)


# There and back -----------------------------------------------------------------------------------------


def test_answered_with_openpyxl(village: Workspace) -> None:
    book = dukcapil_kertas.workbook(village, "1", PASSWORD)
    plain = without_password(book.xlsx, PASSWORD)
    ids = voters(village)
    filled = answered(
        plain,
        {
            1: {"jawaban": "sesuai"},
            2: {"jawaban": "tidak ditemukan", "keterangan": "cek ulang"},
            3: {"jawaban": "meninggal"},
            4: {"jawaban": "pindah"},
            5: {
                "jawaban": "data beda",
                "dukcapil_nama": "NAMA DUKCAPIL",
                "dukcapil_tanggal_lahir": "01-02-1990",
            },
            6: {"dukcapil_nama": "LUPA JAWABANNYA"},
            7: {"jawaban": "mungkin"},
        },
    )
    shown = seen(village, filled)
    assert shown.hitungan == {"masuk": 5, "tetap": 1, "ditolak": 2, "ganda": 0}
    assert [why(row) for row in shown.baris[5:]] == [
        [Sebabnya.NILAI_TANPA_JAWABAN],
        [Sebabnya.JAWABAN_LAIN],
        [Sebabnya.TANPA_JAWABAN],
    ]
    assert shown.dilewati == ("PETUNJUK",)
    before = store.get(village.db, ids[4])
    done = dukcapil_impor.apply(village, shown)
    assert done.changed == 5 and len(journal.events_of_act(village.db, done.act)) == 5
    assert [said(village, one).get("jawaban", "") for one in ids] == [
        "sesuai", "tidak_ditemukan", "meninggal", "pindah", "data_beda", "", "", "",
    ]  # fmt: skip
    assert said(village, ids[1])["keterangan"] == "cek ulang"
    assert said(village, ids[4]) | {} == {
        "daftar": "1", "urut": "5", "jawaban": "data_beda", "nomor": "470/12", "tanggal": "2027-01-03",
        "nama": "NAMA DUKCAPIL", "tanggal_lahir": "1990-02-01",
    }  # fmt: skip
    after = store.get(village.db, ids[4])
    assert before is not None and after is not None and after.pemilih == before.pemilih
    again = seen(village, filled)
    assert again.hitungan == {"masuk": 0, "tetap": 6, "ditolak": 2, "ganda": 0}
    assert why(again.baris[0]) == [Sebabnya.SUDAH_DEMIKIAN]
    assert dukcapil_impor.apply(village, again).act == ""
    undo.undo(village, done.act)
    assert said(village, ids[0]) == {"daftar": "1", "urut": "1"}


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("suffix", ["ods", "xlsx", "csv"])
def test_saved_by_libreoffice(village: Workspace, tmp_path: Path, suffix: str) -> None:
    """What comes from an office that opens and saves with LibreOffice: styles and types are its own."""
    book = dukcapil_kertas.workbook(village, "1", "")
    file = tmp_path / "daftar.xlsx"
    cells = {
        1: {"jawaban": "sesuai"},
        2: {"jawaban": "data beda", "dukcapil_nik": nik(901), "dukcapil_rt": "7"},
    }
    file.write_bytes(answered(book.xlsx, cells))
    out = tmp_path / "keluar"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profil", "--headless",
         "--convert-to", suffix, "--outdir", out, file],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    shown = seen(village, (out / f"daftar.{suffix}").read_bytes())
    assert shown.hitungan == {"masuk": 2, "tetap": 6, "ditolak": 0, "ganda": 0}, [why(r) for r in shown.baris]
    dukcapil_impor.apply(village, shown)
    kept = said(village, voters(village)[1])
    assert (kept["nik"], kept["rt"]) == (nik(901), "007")


def test_the_locked_file_comes_back_locked(village: Workspace) -> None:
    plain = without_password(dukcapil_kertas.workbook(village, "1", PASSWORD).xlsx, PASSWORD)
    locked = with_password(answered(plain, {1: {"jawaban": "sesuai"}}), PASSWORD)
    assert dukcapil_impor.is_locked(locked) and not dukcapil_impor.is_locked(plain)
    with pytest.raises(UserError, match="SHEET_ENCRYPTED"):
        preview(village, locked, "x.xlsx", LETTER)
    shown = preview(village, locked, "x.xlsx", LETTER, password=PASSWORD)
    assert shown.hitungan["masuk"] == 1


# Nothing guessed ----------------------------------------------------------------------------------------


def test_a_shifted_row_is_refused(village: Workspace) -> None:
    """Somebody deleted a cell and moved the answers, or sorted half of the columns."""
    ids = voters(village)
    names = {one: found.pemilih for one in ids if (found := store.get(village.db, one))}
    rows = [("1", str(at), ids[at], names[ids[at]].nama, "meninggal") for at in range(1, 7)]
    shown = seen(village, table(("DAFTAR", "NO", "KODE", "NAMA", "JAWABAN"), *rows))
    assert shown.hitungan == {"masuk": 0, "tetap": 0, "ditolak": 6, "ganda": 0}
    assert {sebab for row in shown.baris for sebab in why(row)} == {Sebabnya.BERGESER}
    for kolom in ("nik", "nama"):
        cells = [("1", str(at), getattr(names[ids[at]], kolom), "meninggal") for at in range(1, 7)]
        shown = seen(village, table(("DAFTAR", "NO", kolom.upper(), "JAWABAN"), *cells))
        assert {sebab for row in shown.baris for sebab in why(row)} == {Sebabnya.BERGESER}, kolom
    assert all(said(village, one) == {"daftar": "1", "urut": str(at)} for at, one in enumerate(ids, 1))


HEADER = (
    "Daftar",
    "No Urut",
    "Kode",
    "NIK",
    "Nama Lengkap",
    "Hasil Padanan",
    "Catatan",
    "No Surat",
    "Tgl Surat",
)
CASES: dict[str, tuple[Callable[[Any], Sequence[str]], Sebabnya | None]] = {
    "by code": (lambda v: ("1", "1", v.id, "", "", "S", "", "", ""), None),
    "by NIK": (lambda v: ("1", "1", "", v.nik, "", "S", "", "", ""), None),
    "by name": (lambda v: ("1", "1", "", "", v.nama.lower(), "S", "", "", ""), None),
    "its own letter": (lambda v: ("1", "1", v.id, "", "", "S", "", "9/B", "4-1-2027"), None),
    "no number, code": (lambda v: ("1", "", v.id, "", "", "S", "", "", ""), None),
    "no number, NIK": (lambda v: ("1", "", "", v.nik, v.nama, "S", "", "", ""), None),
    "no list named, one made": (lambda v: ("", "1", v.id, "", "", "S", "", "", ""), None),
    "number 01.0": (lambda v: ("1.0", "01", v.id, "", "", "S", "", "", ""), None),
    "no number, name alone": (
        lambda v: ("1", "", "", "", v.nama, "S", "", "", ""), Sebabnya.TANPA_IDENTITAS
    ),
    "number alone": (lambda v: ("1", "1", "", "", "", "S", "", "", ""), Sebabnya.TANPA_IDENTITAS),
    "another list": (lambda v: ("3", "1", v.id, "", "", "S", "", "", ""), Sebabnya.DAFTAR_TIDAK_ADA),
    "no such number": (lambda v: ("1", "99", v.id, "", "", "S", "", "", ""), Sebabnya.NOMOR_TIDAK_ADA),
    "who was not asked for": (
        lambda v: ("1", "", VOTERS[50].id, "", "", "S", "", "", ""), Sebabnya.TIDAK_COCOK
    ),
    "another NIK": (
        lambda v: ("1", "1", v.id, nik(903), "", "B", "", "", ""), Sebabnya.KOLOM_DIUBAH
    ),
    "another spelling": (
        lambda v: ("1", "1", v.id, "", f"{v.nama} H", "B", "", "", ""), Sebabnya.KOLOM_DIUBAH
    ),
    "letter without a date": (
        lambda v: ("1", "1", v.id, "", "", "S", "", "", "kemarin"), Sebabnya.TANPA_SURAT
    ),
    "too long a note": (lambda v: ("1", "1", v.id, "", "", "S", "x" * 501, "", ""), Sebabnya.DITOLAK),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_whose_row_it_is(village: Workspace, case: str) -> None:
    make, sebab = CASES[case]
    found = store.get(village.db, voters(village)[0])
    assert found is not None
    [row] = seen(village, table(HEADER, make(found.pemilih))).baris
    assert why(row) == ([sebab] if sebab else []), case
    assert (row.hasil == "masuk") == (sebab is None)
    if row.jawab and row.jawab.surat:
        assert row.jawab.surat.nomor == ("9/B" if case == "its own letter" else LETTER.nomor)


def test_an_offices_own_heading_on_two_rows(village: Workspace) -> None:
    ids = voters(village)
    shown = seen(
        village,
        table(
            ("HASIL PADANAN DATA", "", "", "", ""),
            ("NO", "KODE", "HASIL PADANAN", "MENURUT DUKCAPIL", ""),
            ("", "", "", "NIK", "NAMA LENGKAP"),
            ("1", "2", "3", "4", "5"),
            ("1", ids[0], "Data beda", nik(911), "NAMA SIAK"),
            ("2", ids[1], "SESUAI", "", ""),
        ),
    )
    assert [row.hasil for row in shown.baris] == ["masuk", "masuk"], [why(row) for row in shown.baris]
    dukcapil_impor.apply(village, shown)
    assert (said(village, ids[0])["nik"], said(village, ids[0])["nama"]) == (nik(911), "NAMA SIAK")


def test_a_row_needs_a_letter(village: Workspace) -> None:
    [row] = seen(village, table(("NO", "KODE", "JAWABAN"), ("1", voters(village)[0], "S")), None).baris
    assert why(row) == [Sebabnya.TANPA_SURAT]


def test_values_the_list_had_when_it_was_written_are_no_change_of_the_office(village: Workspace) -> None:
    book = dukcapil_kertas.workbook(village, "1", "")
    first = voters(village)[0]
    filled = answered(book.xlsx, {1: {"jawaban": "sesuai"}})
    edit(
        village, {(first, "nama"): "DIBETULKAN SESUDAH DIKIRIM", (first, "rt"): "9", (first, "nik"): nik(904)}
    )
    assert seen(village, filled).baris[0].hasil == "masuk"


def test_what_the_office_says_must_be_readable_and_agree(village: Workspace) -> None:
    book, first = dukcapil_kertas.workbook(village, "1", ""), 1
    cases: tuple[tuple[dict[str, Any], Sebabnya], ...] = (
        ({"jawaban": "data beda", "dukcapil_nik": 9901015112800900}, Sebabnya.ISIAN),
        ({"jawaban": "data beda", "dukcapil_nik": "12345"}, Sebabnya.ISIAN),
        ({"jawaban": "data beda", "dukcapil_tanggal_lahir": "31-02-1990"}, Sebabnya.ISIAN),
        ({"jawaban": "data beda", "dukcapil_kawin": "entah"}, Sebabnya.ISIAN),
        ({"jawaban": "sesuai", "dukcapil_nama": "ORANG LAIN"}, Sebabnya.BERLAWANAN),
        ({"jawaban": "data beda", "alamat": "JALAN LAIN"}, Sebabnya.KOLOM_DIUBAH),
    )
    for cells, sebab in cases:
        row = seen(village, answered(book.xlsx, {first: cells})).baris[0]
        assert why(row) == [sebab], cells
    same = store.get(village.db, voters(village)[0])
    assert same is not None
    row = seen(
        village, answered(book.xlsx, {1: {"jawaban": "data beda", "dukcapil_nama": same.pemilih.nama}})
    ).baris[0]
    assert row.hasil == "masuk" and why(row) == [Sebabnya.TANPA_NILAI]


def test_rows_that_say_a_thing_twice_or_contradict(village: Workspace) -> None:
    a, b = voters(village)[:2]
    rows = (("1", a, "S"), ("1", a, "sesuai"), ("2", b, "M"), ("2", b, "P"))
    shown = seen(village, table(("NO", "KODE", "JAWABAN"), *rows))
    assert shown.hitungan == {"masuk": 1, "tetap": 0, "ditolak": 2, "ganda": 1}
    assert [why(row) for row in shown.baris] == [
        [], [Sebabnya.BARIS_SAMA], [Sebabnya.BARIS_BERBEDA], [Sebabnya.BARIS_BERBEDA],
    ]  # fmt: skip


def test_an_older_letter_does_not_undo_a_newer_one(village: Workspace) -> None:
    row = ("1", voters(village)[0])
    header = ("NO", "KODE", "JAWABAN")
    dukcapil_impor.apply(village, seen(village, table(header, (*row, "S")), LATER))
    [older] = seen(village, table(header, (*row, "M")), LETTER).baris
    assert why(older) == [Sebabnya.SURAT_LAMA]
    [newer] = seen(village, table(header, (*row, "M")), Surat("470/30", "2027-01-20")).baris
    assert newer.hasil == "masuk"


def test_with_several_lists_a_row_names_its_own(village: Workspace) -> None:
    edit(village, {(VOTERS[20].id, "nama"): "SATU LAGI"})
    dukcapil.make_list(village, Pilihan(ulang=frozenset(("terbuka",))))
    second = voters(village, "2")
    header = ("NO", "KODE", "JAWABAN")
    [row] = seen(village, table(header, ("1", second[0], "S"))).baris
    assert why(row) == [Sebabnya.TANPA_DAFTAR]
    [row] = seen(village, table(header, ("1", second[0], "S")), nomor="2").baris
    assert row.hasil == "masuk"
    moved = voters(village)[0]
    [row] = seen(village, table(header, ("1", moved, "S")), nomor="1").baris
    assert why(row) == [Sebabnya.DITANYAKAN_LAGI] and row.keterangan[0].nilai["daftar"] == "2"


def test_what_is_no_answer_at_all(village: Workspace) -> None:
    with pytest.raises(UserError, match="COLUMNS_MISSING"):
        seen(village, table(("NO", "KODE", "NAMA"), ("1", voters(village)[0], "X")))
    with pytest.raises(UserError, match="SHEET_EMPTY"):
        seen(village, b"")


def test_before_the_first_list(tmp_path: Path) -> None:
    folder = open_village(tmp_path)
    with open_workspace(folder, "ketua", KETUA) as village, pytest.raises(UserError, match="NO_LISTS"):
        seen(village, table(("NO", "KODE", "JAWABAN"), ("1", VOTERS[0].id, "S")))


def test_the_report_accounts_for_every_row_without_a_name(village: Workspace) -> None:
    found = store.get(village.db, voters(village)[0])
    assert found is not None
    one = found.pemilih
    rows = (("1", "=1+1", "", "S"), ("1", one.id, one.nik, "S"), ("1", one.id, one.nik, "-"))
    shown = seen(village, table(("NO", "KODE", "NIK", "JAWABAN"), *rows))
    told = dukcapil_impor.report(shown).decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(told), delimiter=";"))
    assert [line["hasil"] for line in lines] == ["ditolak", "masuk", "tetap"]
    assert lines[0]["keterangan"].startswith("Nomor urut 1 di daftar 1 milik pemilih lain")
    assert one.nik not in told and one.nama not in told and masked(one.nik) in told
    only: tuple[Hasil, ...] = ("ditolak",)
    refused = dukcapil_impor.report(shown, only).decode("utf-8-sig")
    assert len(refused.splitlines()) == 2


def test_it_can_be_stopped(village: Workspace) -> None:
    book = dukcapil_kertas.workbook(village, "1", "")
    filled = answered(book.xlsx, {n: {"jawaban": "sesuai"} for n in range(1, 9)})
    before = journal.head_of(village.db, village.device).urut

    def stop(done: int, total: int, what: str = "") -> None:
        if what == "Memeriksa jawaban" and done == 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        dukcapil_impor.apply(village, seen(village, filled), stop)
    assert journal.head_of(village.db, village.device).urut == before
