"""Lists on paper through the front door."""

from pathlib import Path

import pytest

from tests.cli.running import Runner
from tests.printing.reading import texts
from tests.villages import KETUA, SEKRETARIS, open_village

Me = tuple[str | Path, ...]


@pytest.fixture
def me(tmp_path: Path) -> Me:
    return ("--data", open_village(tmp_path), "--member", "ketua")


def test_each_list_is_printed_and_its_copies_are_in_the_book(run: Runner, me: Me, tmp_path: Path) -> None:
    out = tmp_path / "daftar.pdf"
    sheets = run("desa", "print", "worksheet", *me, "--out", out, "--for-from", "-", stdin="Pak Contoh\n",
                 password=KETUA)  # fmt: skip
    assert sheets.ok and {row["pemegang"] for row in sheets.rows} == {"Pak Contoh"}
    assert {row["nomor"][:3] for row in sheets.rows} == {"LK-"}
    assert "untuk: Pak Contoh" in texts(out.read_bytes())[0]
    second = ("--second", "sekretaris")
    for stage in ("dps", "dpt"):
        told = {"password": KETUA, "second_password": SEKRETARIS}
        assert run("desa", "ratify", *me, "--stage", stage, *second, **told).ok
    for name, copies in (("announcement", 0), ("copy", 1), ("index", 1), ("attendance", 1), ("sticker", 0)):
        done = run("desa", "print", name, *me, "--out", out, "--paper", "A4", password=KETUA)
        assert done.ok and len(texts(out.read_bytes())) == done.data["pages"]
        assert (done.data["copies"] > 0) == bool(copies) and len(done.rows) == done.data["copies"]
    many = ("--kind", "saksi", "--copies", "2", "--tps", "1", "--for-from", "-")
    saksi = run("desa", "print", "copy", *me, *many, "--out", out, stdin="Saksi 1\nSaksi 2\n", password=KETUA)
    assert [row["pemegang"] for row in saksi.rows] == ["Saksi 1", "Saksi 1", "Saksi 2", "Saksi 2"]
    assert sum(row["lembar"] for row in saksi.rows) == saksi.data["pages"]
    master = run("desa", "print", "copy", *me, "--master", "--tps", "1", "--out", out, password=KETUA)
    assert [row["nomor"][:3] for row in master.rows] == ["IF-"]


def test_what_must_not_be_printed_is_refused(run: Runner, me: Me, tmp_path: Path) -> None:
    out = tmp_path / "daftar.pdf"
    opened = run("desa", "print", "worksheet", *me, "--open", "--out", out, password=KETUA)
    assert (opened.code, opened.exit) == ("OPEN_REASON", 2)
    named = ("--open", "--reason-from", "-")
    opened = run("desa", "print", "worksheet", *me, *named, "--out", out, stdin="Audit", password=KETUA)
    assert opened.ok and "TERBUKA – RAHASIA" in texts(out.read_bytes())[0]
    for wrong, code in ((("--rt", "88/88"), "RT_UNKNOWN"), (("--paper", "A3"), "PAPER_UNKNOWN")):
        assert run("desa", "print", "sticker", *me, *wrong, "--out", out, password=KETUA).code == code
    nobody = run("desa", "print", "copy", *me, "--for-from", "-", "--out", out, stdin="\n", password=KETUA)
    assert nobody.code == "DOCUMENT_HOLDER"
    many = run("desa", "print", "copy", *me, "--copies", "300", "--out", out, password=KETUA)
    assert many.code == "LIST_COPIES"


def test_an_announcement_cannot_be_opened(run: Runner, me: Me, tmp_path: Path) -> None:
    with pytest.raises((SystemExit, AssertionError)):
        assert run("desa", "print", "announcement", *me, "--open", "--out", tmp_path / "a.pdf").ok
