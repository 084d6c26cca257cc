"""Invitations through the front door: printed, handed out, brought back, balanced."""

from pathlib import Path

import pytest

from tests.cli.running import Runner, spawn
from tests.printing.reading import boxes, texts
from tests.services.desa.slip_village import ratified
from tests.villages import KETUA

Me = tuple[str | Path, ...]


@pytest.fixture
def me(tmp_path: Path) -> Me:
    with ratified(tmp_path):
        pass
    return ("--data", tmp_path / "data", "--member", "ketua")


def test_from_the_printer_to_the_balance(run: Runner, me: Me, tmp_path: Path) -> None:
    out = tmp_path / "u.pdf"
    slips = ("desa", "print", "undangan", *me, "--out", out)
    done = run(*slips, "--by", "rt", "--per-page", "8", "--paper", "A4", password=KETUA)
    assert (done.data["voters"], done.data["bundles"], done.data["copies"]) == (100, 5, 0)
    assert boxes(out.read_bytes()) == {(2100, 2970)}
    again = run(*slips, "--tps", "1", "--numbers", "1-3,9", "--copy", password=KETUA)
    assert (again.data["voters"], again.data["copies"]) == (4, 4)
    assert "SALINAN KE-1" in texts(out.read_bytes())[0]
    assert run(*slips, "--new", password=KETUA).code == "SLIP_NOBODY"
    assert (
        run(*slips, "--rt", "2/1", "--replace-from", "-", stdin="macet", password=KETUA).data["copies"] == 0
    )

    lists = run("desa", "print", "ekspedisi", *me, "--out", tmp_path / "e.pdf", password=KETUA)
    assert (lists.data["bundles"], lists.data["voters"]) == (5, 100)
    book = ("desa", "documents", *me)
    given = run(*book, "--out", "UN-1..3", "--holder-from", "-", stdin="Pak RT\n", password=KETUA)
    assert (given.data["out"], given.data["outside"]) == (3, 3)
    assert [row["keadaan"] for row in given.rows] == ["keluar"] * 3 + ["disimpan"] * 2
    assert given.rows[0]["pemegang"] == "Pak RT"

    back = ("desa", "slips", *me)
    told = run(*back, "--returned", "pindah", "--tps", "1", "--numbers", "1-2", password=KETUA)
    assert told.data["count"] == 2 and told.data["act"]
    returned = run(*book, "--back", "UN-1", "--date", "2027-12-28", "--state", "kembali", password=KETUA)
    assert [row["kembali"] for row in returned.rows] == ["2027-12-28"]
    balance = run(*back, "--pdf", tmp_path / "r.pdf", password=KETUA)
    first = balance.rows[0]
    assert (first["dicetak"], first["diterima"], first["pindah"], first["selisih"]) == (20, 18, 2, 0)
    assert (balance.data["pengantar"], balance.data["disimpan"], balance.data["salinan"]) == (40, 40, 4)
    assert "100 dicetak = 18 diterima pemilih + 2 kembali" in texts((tmp_path / "r.pdf").read_bytes())[0]
    assert [row["alasan"] for row in run(*back, "--list", password=KETUA).rows] == ["Pindah"] * 2
    run(*back, "--returned", "diterima", "--tps", "1", "--numbers", "1", password=KETUA)
    assert run(*back, "--by", "tps", password=KETUA).rows[0]["pindah"] == 1
    gone = run(*book, "--destroyed", "UN-5", "--note-from", "-", stdin="basah", password=KETUA)
    assert (gone.data["destroyed"], gone.rows[4]["catatan"]) == (1, "basah")


@pytest.mark.parametrize(
    ("argv", "code", "usage"),
    [
        (("print", "undangan"), "SLIP_WHAT", True),
        (("print", "undangan", "--out", "x.pdf", "--numbers", "1-5"), "RANGE_TPS", True),
        (("print", "undangan", "--out", "x.pdf", "--tps", "1", "--numbers", "x"), "RANGE_INVALID", True),
        (("print", "undangan", "--out", "x.pdf", "--voter", "000000"), "VOTER_NOT_ON_DPT", False),
        (("print", "undangan", "--calibrate", "--shift", "nama=1"), "SHIFT_INVALID", True),
        (("print", "undangan", "--calibrate", "--shift", "nama=1,1"), "CALIBRATION_PRINTER", True),
        (("documents", "--out", "UN-1"), "DOCUMENT_UNKNOWN", False),
        (("documents", "--date", "2027-01-01"), "DOCUMENT_WHAT", True),
        (("slips", "--returned", "pindah"), "SLIP_BACK_WHOM", True),
    ],
)
def test_what_is_refused(run: Runner, me: Me, argv: tuple[str, ...], code: str, usage: bool) -> None:
    answer = run("desa", *argv, *me, password=KETUA)
    assert (answer.code, answer.exit) == (code, 2 if usage else 1)


def test_blanks_and_a_printer_that_misses(run: Runner, me: Me, tmp_path: Path) -> None:
    out = tmp_path / "k.pdf"
    slips = ("desa", "print", "undangan", *me)
    kept = run(
        *slips,
        "--calibrate",
        "--printer",
        "LX-310",
        "--shift",
        "semua=2,1",
        "qr=-",
        "--out",
        out,
        password=KETUA,
    )
    assert kept.data["printers"] == ["LX-310"] and "LX-310" in texts(out.read_bytes())[1]
    assert run(*slips, "--form", "3", "--out", out, password=KETUA).data["pages"] == 3
    assert len(texts(out.read_bytes())) == 3
    on = ("--blank", "--printer", "LX-310", "--tps", "1", "--numbers", "1-4", "--out", out)
    assert run(*slips, *on, password=KETUA).data["voters"] == 4
    assert "TANDA TERIMA" not in texts(out.read_bytes())[0]


def test_a_person_reads_the_book_and_the_balance(me: Me, tmp_path: Path) -> None:
    spawn(
        "desa", "print", "undangan", *me, "--out", tmp_path / "u.pdf", "--by", "rt", DPT_DESA_PASSWORD=KETUA
    )
    balance = spawn("desa", "slips", *me, DPT_DESA_PASSWORD=KETUA).stdout
    assert "100 dicetak = 100 belum keluar." in balance and "RT 001 / RW 001" in balance
    book = spawn("desa", "documents", *me, "--kind", "undangan", DPT_DESA_PASSWORD=KETUA).stdout
    assert "0 dokumen keluar, 0 kembali, 0 di luar, 0 musnah." in book and "Ikat surat pemilih" in book
