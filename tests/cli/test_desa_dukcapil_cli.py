"""`desa dukcapil`: a list out, answers in, what needs a decision."""

import io
from pathlib import Path

import openpyxl
import pytest

from app.crypto.office import with_password, without_password
from app.domain.nik import masked
from tests.builders import daftar, nik
from tests.cli.running import Answer, Runner
from tests.printing.reading import texts
from tests.villages import KETUA, open_village

VOTERS = daftar(100)


@pytest.fixture
def data(tmp_path: Path, run: Runner) -> Path:
    folder = open_village(tmp_path)
    rows = "".join(f"{voter.id},nama,{voter.nama} BETUL\n" for voter in VOTERS[:5])
    table = f"id,kolom,nilai\n{rows}"
    run("desa", "edit", "--data", folder, "--member", "ketua", "--from", "-", stdin=table, password=KETUA)
    return folder


def dukcapil(run: Runner, data: Path, *argv: str | Path, stdin: str = "") -> Answer:
    return run("desa", "dukcapil", "--data", data, "--member", "ketua", *argv, stdin=stdin, password=KETUA)


def test_from_the_list_to_the_decision(run: Runner, data: Path, tmp_path: Path) -> None:
    xlsx, pdf = tmp_path / "daftar.xlsx", tmp_path / "daftar.pdf"
    made = dukcapil(run, data, "--new", "--xlsx", xlsx, "--pdf", pdf)
    assert made.ok and made.data["list"] == "1" and made.data["voters"] == 5
    assert VOTERS[0].nik in "".join(texts(pdf.read_bytes()))
    password = made.data["password"]
    assert len(password.split("-")) == 4

    book = openpyxl.load_workbook(io.BytesIO(without_password(xlsx.read_bytes(), password)))
    for number, told in ((1, "sesuai"), (2, "meninggal"), (3, "entah")):
        book.worksheets[0].cell(number + 1, 15, told)
    stream = io.BytesIO()
    book.save(stream)
    xlsx.write_bytes(with_password(stream.getvalue(), password))
    secret = tmp_path / "sandi.txt"
    secret.write_text(password + "\n")
    letter = ("--letter", "470/12", "--date", "3-1-2027", "--office-password-file", secret)

    assert dukcapil(run, data, "--answers", xlsx, *letter[:4]).code == "SHEET_ENCRYPTED"
    seen = dukcapil(run, data, "--answers", xlsx, *letter, "--check")
    assert seen.data == {
        "act": "",
        "answers": {"sesuai": 1, "meninggal": 1},
        "masuk": 2,
        "tetap": 2,
        "ditolak": 1,
        "ganda": 0,
    }
    assert [row["baris"] for row in seen.rows] == [4] and "tidak dikenal" in seen.rows[0]["sebab"]
    report = tmp_path / "laporan.csv"
    kept = dukcapil(run, data, "--answers", xlsx, *letter, "--report", report)
    assert kept.data["act"] and kept.data["masuk"] == 2
    assert report.read_text("utf-8-sig").count("\n") == 6

    lists = dukcapil(run, data)
    assert lists.data == {"lists": 1, "open": 1}
    [row] = lists.rows
    assert (row["orang"], row["belum"], row["sesuai"], row["meninggal"]) == (5, 3, 1, 1)
    assert row["surat"] == "470/12 (03-01-2027): 2"
    rows = dukcapil(run, data, "--list", "1").rows
    assert [one["jawaban"] for one in rows] == ["sesuai", "meninggal", "ditanya", "ditanya", "ditanya"]
    [case] = dukcapil(run, data, "--open").rows
    assert case["id"] == rows[1]["id"] and case["jawaban"] == "meninggal"


def test_typed_in_the_lists_order_taken_and_kept(run: Runner, data: Path) -> None:
    dukcapil(run, data, "--new")
    ids = [row["id"] for row in dukcapil(run, data, "--list", "1").rows]
    table = "no;jawaban;nama\n1;S;\n2;B;NAMA DUKCAPIL\n3;P;\n"
    letter = ("--list", "1", "--letter", "470/12", "--date", "3-1-2027")
    done = dukcapil(run, data, "--answer", "-", *letter, stdin=table)
    assert done.ok and done.data["changed"] == 3
    again = dukcapil(run, data, "--answer", "-", *letter, stdin=table)
    assert again.data == {"act": "", "answers": 3, "changed": 0}
    assert dukcapil(run, data, "--take", ids[1]).data["fields"] == 1
    assert dukcapil(run, data, "--keep", ids[2]).data["changed"] == 1
    assert dukcapil(run, data, "--open").rows == []
    shown = run("desa", "show", "--data", data, "--member", "ketua", "--voter", ids[1], password=KETUA)
    assert shown.data["nama"] == "NAMA DUKCAPIL"
    assert shown.data["bukti"]["jenis"] == "Surat Dukcapil"
    assert shown.data["dukcapil"].startswith("daftar 1 no. 2: data beda, surat 470/12, 03-01-2027")


def test_a_nik_of_the_office_is_masked_in_the_history(run: Runner, data: Path) -> None:
    dukcapil(run, data, "--new")
    [first, *_] = [row["id"] for row in dukcapil(run, data, "--list", "1").rows]
    letter = ("--list", "1", "--letter", "470/12", "--date", "3-1-2027")
    dukcapil(run, data, "--answer", "-", *letter, stdin=f"no,jawaban,nik\n1,B,{nik(930)}\n")
    for reveal in (False, True):
        options = ("--reveal",) if reveal else ()
        shown = run(
            "desa", "show", "--data", data, "--member", "ketua", "--voter", first, *options, password=KETUA
        )
        assert (nik(930) in str((shown.data, shown.rows))) == reveal
    [case] = dukcapil(run, data, "--open").rows
    assert nik(930) not in str(case) and masked(nik(930)) in case["beda"]


def test_what_is_refused(run: Runner, data: Path) -> None:
    assert dukcapil(run, data, "--list", "1").code == "DUKCAPIL_LIST_UNKNOWN"
    assert dukcapil(run, data, "--answer", "-", stdin="no,jawaban\n1,S\n").code == "DUKCAPIL_LIST_UNKNOWN"
    assert dukcapil(run, data, "--new", "--who", "teman").code == "USAGE"
    assert dukcapil(run, data, "--new", "--who", "tms").code == "DUKCAPIL_NOBODY"
    dukcapil(run, data, "--new")
    typed = dukcapil(run, data, "--answer", "-", "--list", "1", stdin="no,jawaban\n1,S\n")
    assert typed.code == "DUKCAPIL_LETTER" and typed.data["row"] == 2
    bad = dukcapil(
        run, data, "--answer", "-", "--list", "1", "--letter", "1", "--date", "x", stdin="no,jawaban\n1,S\n"
    )
    assert bad.code == "DUKCAPIL_LETTER"


def test_a_workbook_in_the_open_only_by_wish(run: Runner, data: Path, tmp_path: Path) -> None:
    dukcapil(run, data, "--new")
    file = tmp_path / "terbuka.xlsx"
    told = dukcapil(run, data, "--list", "1", "--xlsx", file, "--without-password", "--waiting")
    assert told.data["password"] == "" and file.read_bytes()[:2] == b"PK"
