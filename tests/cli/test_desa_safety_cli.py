"""The bad day through the front door: backup, restore, coming back in, reset, recovery words."""

import os
import shutil
from pathlib import Path

import pytest

from tests.builders import daftar
from tests.cli.running import Runner, spawn
from tests.printing.reading import words_on
from tests.villages import KETUA, LETTER, SEKRETARIS, TestKpu, open_village

VOTERS = daftar(100)
WORDS = " ".join(LETTER)
BARU = "kata sandi baru"
TWO = {"password": KETUA, "new_password": BARU}


@pytest.fixture
def village(tmp_path: Path) -> Path:
    return open_village(tmp_path, TestKpu())


def as_member(data: Path, member: str = "ketua") -> tuple[str | Path, ...]:
    return ("--data", data, "--member", member)


def test_a_dead_laptops_work_on_another(run: Runner, village: Path, tmp_path: Path) -> None:
    me, stick = as_member(village), tmp_path / "flashdisk"
    voters = [voter.id for voter in VOTERS[:30]]
    run("desa", "mark", *me, "--voter", *voters, "--as", "sesuai", password=KETUA)
    made = run("desa", "backup", *me, "--out", stick, password=KETUA)
    assert (made.ok, made.warnings) == (True, ["BACKUP_SAME_DISK"])
    assert Path(made.data["file"]).stat().st_size == made.data["ukuran"]
    assert run("desa", "backup", *me, "--test", stick, password=KETUA).data["missing"] == 0
    run("desa", "mark", *me, "--voter", VOTERS[40].id, "--as", "tni", password=KETUA)
    assert run("desa", "backup", *me, "--test", stick, password=KETUA).data["missing"] == 1
    assert run("verify", made.data["file"]).data["jenis"] == "tukar"
    shutil.rmtree(village)
    ask = ("desa", "restore", made.data["file"], "--package", tmp_path / "paket-1.dpt")
    seen = run(*ask, "--peek", words=WORDS)
    assert [row["peran"] for row in seen.rows] == ["ketua", "sekretaris"]
    assert (seen.data["pemilih"], village.exists()) == (100, False)
    back = run(*ask, *as_member(village), words=WORDS, password=BARU)
    assert (back.ok, back.data["data"]) == (True, str(village))
    listed = run("desa", "list", *me, "--status", "sesuai", password=BARU)
    assert listed.data["count"] == 30
    told = run("desa", "member", "list", *me, password=BARU)
    assert [(row["peran"], row["masuk"]) for row in told.rows] == [("ketua", "ya"), ("sekretaris", "belum")]
    reset = run(
        "desa", "member", "reset", *me, "--target", "sekretaris", password=BARU, new_password=SEKRETARIS
    )
    assert reset.ok
    assert run("desa", "status", *as_member(village, "sekretaris"), password=SEKRETARIS).ok
    twice = run(*ask, *as_member(village), words=WORDS, password=BARU)
    assert (twice.exit, twice.code) == (1, "DATA_EXISTS")


def test_back_in_by_the_letter_and_by_paper(run: Runner, village: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "darurat.pdf"
    made = run(
        "desa", "recovery", *as_member(village), "--out", sheet, "--second", "sekretaris",
        password=KETUA, second_password=SEKRETARIS,
    )  # fmt: skip
    assert (made.ok, made.data["replaced"]) == (True, 0)
    by_letter = run("desa", "reenter", *as_member(village), words=WORDS, password=BARU)
    assert by_letter.data["lewat"] == "surat"
    typed = words_on(sheet.read_bytes())
    by_paper = run("desa", "reenter", *as_member(village, "sekretaris"), words=typed, password=BARU)
    assert by_paper.data["lewat"] == "darurat"
    for member in ("ketua", "sekretaris"):
        assert run("desa", "status", *as_member(village, member), password=BARU).ok
    assert "DPT_DESA_WORDS" not in os.environ


def test_somebody_new_restores(run: Runner, village: Path, tmp_path: Path) -> None:
    made = run("desa", "backup", *as_member(village), "--out", tmp_path, password=KETUA)
    ask = ("desa", "restore", made.data["file"], "--package", tmp_path / "paket-1.dpt")
    new = ("--data", tmp_path / "baru", "--role", "anggota", "--name-from", "-")
    assert run(*ask, *new, stdin="Orang Baru", words=WORDS, password=BARU).ok
    told = run("desa", "member", "list", *as_member(tmp_path / "baru", "anggota"), password=BARU)
    assert [row["nama"] for row in told.rows] == ["Ketua Contoh", "Sekretaris Contoh", "Orang Baru"]


@pytest.mark.parametrize(
    ("argv", "secrets", "exit_code", "code"),
    [
        (("backup",), {}, 2, "USAGE"),
        (("backup", "--out", "x", "--test", "x"), {}, 2, "USAGE"),
        (("restore", "x.dptx"), {}, 2, "USAGE"),
        (("restore", "x.dptx", "--package", "x.dpt"), {}, 2, "WORDS_NEEDED"),
        (("restore", "x.dptx", "--package", "x.dpt"), {"words": "satu dua"}, 1, "WORDS_COUNT"),
        (("restore", "x.dptx", "--package", "x.dpt"), {"words": WORDS}, 1, "FILE_MISSING"),
        (("member", "reset", "--target", "anggota"), TWO, 1, "MEMBER_UNKNOWN"),
        (("member", "reset", "--target", "ketua"), TWO, 1, "RESET_SELF"),
        (("reenter", "--role", "anggota"), {"words": WORDS}, 2, "PASSWORD_NEEDED"),
    ],
)  # fmt: skip
def test_refusals(
    run: Runner, village: Path, argv: tuple[str, ...], secrets: dict[str, str], exit_code: int, code: str
) -> None:
    who = ("--data", village) if argv[0] == "reenter" else as_member(village)
    answer = run("desa", *argv, *who, **secrets)
    assert (answer.exit, answer.code) == (exit_code, code)


def test_a_full_stick_costs_no_older_backup(run: Runner, village: Path, small_disk: Path) -> None:
    me = as_member(village)
    assert run("desa", "backup", *me, "--out", small_disk, password=KETUA).ok
    before = sorted(small_disk.iterdir())
    free = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
    (small_disk / "pengisi").write_bytes(b"x" * (free - 4096))
    run("desa", "mark", *me, "--voter", VOTERS[0].id, "--as", "sesuai", password=KETUA)
    answer = run("desa", "backup", *me, "--out", small_disk, password=KETUA)
    assert (answer.exit, answer.code) == (1, "DISK_FULL")
    assert sorted(file for file in small_disk.iterdir() if file.name != "pengisi") == before
    assert run("desa", "backup", *me, "--test", small_disk, password=KETUA).data["missing"] == 1


def test_help_names_the_bad_day() -> None:
    told = spawn("desa", "--help").stdout
    assert all(command in told for command in ("backup", "restore", "reenter", "recovery"))
