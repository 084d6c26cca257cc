"""`dpt-desa pmd`: a courier's season, from the bundle to the workbook, and what it refuses."""

from pathlib import Path

import pytest

from tests.cli.running import Runner
from tests.services.pmd.carried import a_report, a_return, damage, village, write, write_bundle


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(monkeypatch, capsys)


def test_a_season(run: Runner, tmp_path: Path) -> None:
    bundle, stick = write_bundle(tmp_path), tmp_path / "stick"
    looked = run("pmd", "look", bundle)
    assert (looked.exit, looked.data["utuh"], looked.rows[0]["keadaan"]) == (0, 3, "utuh")
    given = run(
        "pmd", "give", bundle, "--out", stick, "--area", "contoh", "--to-from", "-", "--day", "2027-01-04",
        "--receipt", tmp_path / "tanda.pdf", stdin="Camat Contoh\n",
    )  # fmt: skip
    assert (given.exit, len(given.rows)) == (0, 3)
    assert (tmp_path / "tanda.pdf").read_bytes().startswith(b"%PDF")
    write(tmp_path, "kembali/a.dptr", a_return(1, tahap="akhir"))
    write(tmp_path, "kembali/b.dptl", a_report(2))
    taken = run("pmd", "collect", tmp_path / "kembali")
    assert (taken.exit, taken.data["disimpan"]) == (0, 2)
    missing = run("pmd", "missing", "--bundle", bundle)
    assert {row["kode"] for row in missing.rows} == {village(2).kode, village(3).kode}
    assert missing.data == run("pmd", "missing").data
    made = run("pmd", "bundle", "--out", tmp_path / "kpu-lagi.dptb")
    assert (made.exit, made.data["belum"]) == (0, 2)
    assert run("verify", tmp_path / "kpu-lagi.dptb").exit == 0
    typed = run("pmd", "row", "--village", village(3).kode, "--from", "-", stdin="L: 1.300\nP: 1310\n")
    assert typed.data["angka"] == {"L": 1300, "P": 1310, "jumlah": 2610}
    recap = run("pmd", "recap", "--out", tmp_path / "rekap.xlsx", "--final")
    assert (recap.exit, recap.data["masuk"], recap.data["akhir"]) == (0, 2, 1)
    assert (
        run("pmd", "row", "--village", village(3).kode, "--from", "-", stdin="L: 1").code == "COURIER_CLOSED"
    )
    assert run("pmd", "reopen", "--reason-from", "-", stdin="salah ketik").exit == 0
    record = run("pmd", "record")
    kinds = [row["jenis"] for row in record.rows]
    assert kinds == ["serah"] * 3 + ["terima", "laporan", "bundel", "ketik", "ekspor", "buka"]
    assert run("pmd", "undo", record.rows[0]["id"]).exit == 0
    assert run("pmd", "record").rows[0]["jenis"] == "serah (ditarik)"


def test_what_is_wrong_ends_with_1(run: Runner, tmp_path: Path) -> None:
    bundle = write_bundle(tmp_path)
    damage(bundle, 2)
    looked = run("pmd", "look", bundle)
    assert (looked.exit, looked.ok, looked.data["rusak"]) == (1, False, 1)
    given = run("pmd", "give", bundle, "--out", tmp_path / "s", "--all", "--to-from", "-", stdin="Camat")
    assert (given.exit, given.code) == (1, "COURIER_MEMBER_DAMAGED")
    taken = run("pmd", "collect", write(tmp_path, "a.dptr", b"x"))
    assert (taken.exit, taken.rows[0]["hasil"]) == (1, "ditolak")
    assert run("pmd", "missing").code == "COURIER_NO_ELECTION"
    row = run("pmd", "row", "--village", "9901012001", "--from", "-", stdin="L: banyak")
    assert (row.code, row.data["kolom"]) == ("ROW_FIELD", "L")
