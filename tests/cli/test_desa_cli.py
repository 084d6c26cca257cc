"""The committee's commands through the front door: answers, exit codes, messages, no trace of secrets."""

import os
from pathlib import Path

import pytest

from app.domain.voter_id import kpu_id
from app.system.clock import today
from tests.builders import daftar, nik
from tests.cli.running import Runner, spawn
from tests.villages import KETUA, LETTER, SEKRETARIS, TestKpu, open_village, write_paket

VOTERS = daftar(100)


def test_a_whole_evening(run: Runner, tmp_path: Path) -> None:
    file, data = write_paket(tmp_path, TestKpu(), VOTERS), tmp_path / "data"
    opened = run("desa", "open", file, "--data", data, words=" ".join(LETTER), password=KETUA)
    assert (opened.exit, opened.data["pemilih"]) == (0, 100)
    added = run(
        "desa",
        "member",
        "add",
        "--data",
        data,
        "--role",
        "sekretaris",
        password=KETUA,
        new_password=SEKRETARIS,
    )
    assert added.ok
    members = run("desa", "member", "list", "--data", data, "--member", "ketua", password=KETUA)
    assert [row["peran"] for row in members.rows] == ["ketua", "sekretaris"]
    me = ("--data", data, "--member", "ketua")
    found = run("desa", "list", *me, "--search", "-", stdin=VOTERS[7].nik, password=KETUA)
    assert [row["id"] for row in found.rows] == [VOTERS[7].id]
    assert VOTERS[7].nik not in str(found.rows)
    assert (
        run("desa", "list", *me, "--search", VOTERS[7].id, "--reveal", password=KETUA).rows[0]["nik"]
        == VOTERS[7].nik
    )
    evidence = "jenis: Akta kematian\nnomor: 474.3/7\n"
    marked = run(
        "desa", "mark", *me, "--voter", VOTERS[7].id, "--as", "meninggal", "--evidence-from", "-",
        stdin=evidence, password=KETUA,
    )  # fmt: skip
    assert marked.data["changed"] == 1
    shown = run("desa", "show", *me, "--voter", VOTERS[7].id, password=KETUA)
    assert shown.data["status"] == "Meninggal"
    assert shown.data["bukti"] == {"jenis": "Akta kematian", "nomor": "474.3/7"}
    table = tmp_path / "lembar.csv"
    table.write_text("id,alasan\n" + "".join(f"{voter.id},sesuai\n" for voter in VOTERS[10:60]))
    assert run("desa", "marks", *me, "--from", table, password=KETUA).data["changed"] == 50
    corrections = f"id,kolom,nilai\n{VOTERS[70].id},nama,NAMA BETUL\n"
    assert run("desa", "edit", *me, "--from", "-", stdin=corrections, password=KETUA).data["fields"] == 1
    new = f"nama,nik,kelamin,tanggal_lahir,kawin,rt,rw\nBARU,{nik(91)},P,11-12-1980,S,1,1\n"
    assert len(run("desa", "add", *me, "--from", "-", stdin=new, password=KETUA).rows) == 1
    undone = run("desa", "undo", *me, password=KETUA)
    assert undone.data["voters"] == 1
    assert run("desa", "redo", *me, password=KETUA).ok
    assert run("desa", "list", *me, "--status", "belum", password=KETUA).data["count"] == 49
    two = {"password": KETUA, "second_password": SEKRETARIS}
    assert run("desa", "ratify", *me, "--stage", "dps", "--second", "sekretaris", **two).ok
    frozen = run("desa", "ratify", *me, "--stage", "dpt", "--second", "sekretaris", **two)
    assert frozen.data["jumlah"]["jumlah"] == 100
    for document in ("dpt", "undangan"):
        out = tmp_path / f"{document}.pdf"
        assert run(
            "desa", "print", document, *me, "--out", out, "--tps", VOTERS[0].tps_kpu, password=KETUA
        ).ok
        assert out.read_bytes()[:5] == b"%PDF-"
    sent = run(
        "desa", "return", *me, "--out", tmp_path / "a.dptr", "--final", "--second", "sekretaris", **two
    )
    assert len(sent.data["kode"]) == 19
    assert run("desa", "print", "ba-pengembalian", *me, "--out", tmp_path / "ba.pdf", password=KETUA).ok
    assert run("desa", "status", *me, password=KETUA).data["tahap"] == "DPT"
    more = ("--supplement", "--second", "sekretaris")
    nothing = run("desa", "return", *me, "--out", tmp_path / "b.dptr", *more, **two)
    assert (nothing.exit, nothing.code) == (1, "SUPPLEMENT_NOTHING")
    assert run("desa", "mark", *me, "--voter", VOTERS[8].id, "--as", "meninggal", password=KETUA).ok
    later = run("desa", "return", *me, "--out", tmp_path / "b.dptr", *more, **two)
    assert (later.data["tahap"], later.data["urut"]) == ("susulan", 2)
    shut = ("desa", "stage", *me, "--reopen", "--number", "9/2027", "--reason-from", "-")
    refused = run(*shut, "--second", "sekretaris", stdin="KPU menolak", **two)
    assert (refused.exit, refused.code) == (1, "REOPEN_AFTER_FINAL")
    letter = ("--refusal-number", "33/2027", "--refusal-date", today(7).isoformat())
    assert run(*shut, *letter, "--second", "sekretaris", stdin="KPU menolak", **two).ok
    seen = run("desa", "stage", *me, password=KETUA)
    assert "33/2027" in str(seen.data) + str(seen.rows)
    assert run("desa", "ratify", *me, "--stage", "dpt", "--second", "sekretaris", **two).ok
    again = run(
        "desa", "return", *me, "--out", tmp_path / "c.dptr", "--final", "--second", "sekretaris", **two
    )
    assert (again.data["urut"], again.data["again"]) == (3, 0)


@pytest.fixture
def village(tmp_path: Path) -> Path:
    return open_village(tmp_path)


def test_secrets_are_cleared_from_the_environment_once_read(run: Runner, village: Path) -> None:
    run("desa", "status", "--data", village, "--member", "ketua", password=KETUA)
    assert "DPT_DESA_PASSWORD" not in os.environ


def test_without_a_password_nobody_is_asked_in_a_pipe(run: Runner, village: Path) -> None:
    answer = run("desa", "status", "--data", village, "--member", "ketua")
    assert (answer.exit, answer.code) == (2, "PASSWORD_NEEDED")


def test_a_refusal_says_what_happened_what_is_safe_and_what_to_do(run: Runner, village: Path) -> None:
    me = ("--data", village, "--member", "ketua")
    answer = run("desa", "mark", *me, "--voter", kpu_id(500), "--as", "sesuai", password=KETUA)
    assert (answer.exit, answer.code) == (1, "VOTER_UNKNOWN")
    assert all(answer.data[part] for part in ("happened", "safe", "next"))


def test_wrong_usage_is_told_in_indonesian_with_exit_code_two() -> None:
    answer = spawn("desa", "mark", "--voter", "1")
    assert answer.returncode == 2
    assert "yang ini belum disebut" in answer.stderr
    assert "pemakaian:" in answer.stderr


def test_help_is_indonesian() -> None:
    text = spawn("desa", "mark", "--help").stdout
    assert "tampilkan bantuan ini" in text
    assert "positional" not in text
    assert "show this" not in text


def test_the_second_instance_is_told(village: Path) -> None:
    from app.services.desa.workspace import open_workspace

    with open_workspace(village, "ketua", KETUA):
        answer = spawn(
            "desa", "status", "--data", village, "--member", "ketua", "--json", DPT_DESA_PASSWORD=KETUA
        )
    assert answer.returncode == 1
    assert "DATA_IN_USE" in answer.stdout


# The disk, the folder, the file ----------------------------------------------------------------------


def test_a_full_disk_loses_nothing(run: Runner, small_disk: Path, tmp_path: Path) -> None:
    file = write_paket(tmp_path, TestKpu(), daftar(2000))
    answer = run("desa", "open", file, "--data", small_disk / "data", words=" ".join(LETTER), password=KETUA)
    assert (answer.exit, answer.code) == (1, "DISK_FULL")
    assert not (small_disk / "data" / "slots.json").exists()


def test_a_full_disk_while_marking_keeps_what_was_saved(
    run: Runner, small_disk: Path, tmp_path: Path
) -> None:
    data = open_village(small_disk, count=100)
    me = ("--data", data, "--member", "ketua")
    assert run("desa", "mark", *me, "--voter", VOTERS[0].id, "--as", "tni", password=KETUA).ok
    (small_disk / "pengisi").write_bytes(
        b"x" * (os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize - 8192)
    )
    voters = [voter.id for voter in VOTERS]
    answer = run("desa", "mark", *me, "--voter", *voters, "--as", "sesuai", password=KETUA)
    assert (answer.exit, answer.code) == (1, "DISK_FULL")
    (small_disk / "pengisi").unlink()
    assert run("desa", "list", *me, "--status", "tni", password=KETUA).data["count"] == 1
    assert run("desa", "list", *me, "--status", "sesuai", password=KETUA).data["count"] == 0


def test_a_read_only_folder_is_told(
    run: Runner, village: Path, tmp_path: Path, read_only_folder: Path
) -> None:
    me = ("--data", village, "--member", "ketua")
    answer = run("desa", "return", *me, "--out", read_only_folder / "a.dptr", password=KETUA)
    assert (answer.exit, answer.code) == (1, "FOLDER_READ_ONLY")
    file = write_paket(tmp_path, TestKpu(), daftar(5))
    data = ("--data", read_only_folder / "d")
    answer = run("desa", "open", file, *data, words=" ".join(LETTER), password=KETUA)
    assert (answer.exit, answer.code) == (1, "FOLDER_READ_ONLY")


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "ENVELOPE_DAMAGED"), (b"NIK;NAMA", "ENVELOPE_DAMAGED"), (None, "FILE_MISSING")],
)
def test_a_file_that_is_no_package_is_told(
    run: Runner, tmp_path: Path, content: bytes | None, code: str
) -> None:
    file = tmp_path / "a.dpt"
    if content is not None:
        file.write_bytes(content)
    answer = run("desa", "open", file, "--data", tmp_path / "d", words=" ".join(LETTER), password=KETUA)
    assert (answer.exit, answer.code) == (1, code)


# Privacy ---------------------------------------------------------------------------------------------


def test_nothing_of_the_list_lies_in_the_clear(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a full round no NIK, NKK, name or key stands in any file of the data, temp and log folders."""
    for name in ("TMPDIR", "XDG_DATA_HOME"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", None)
    outbox = tmp_path / "keluar"
    outbox.mkdir()
    kpu = TestKpu()
    file, data = write_paket(outbox, kpu, VOTERS), tmp_path / "data"
    me = ("--data", data, "--member", "ketua")
    run("desa", "open", file, "--data", data, words=" ".join(LETTER), password=KETUA)
    run("desa", "member", "add", *me, "--role", "sekretaris", password=KETUA, new_password=SEKRETARIS)
    run("desa", "list", *me, "--reveal", password=KETUA)
    run(
        "desa", "mark", *me, "--voter", *[voter.id for voter in VOTERS[:30]], "--as", "sesuai", password=KETUA
    )
    new = f"nama,nik,kelamin,tanggal_lahir,kawin\nNAMA YANG UNIK,{nik(92)},P,11-12-1980,S\n"
    run("desa", "add", *me, "--from", "-", stdin=new, password=KETUA)
    two = {"password": KETUA, "second_password": SEKRETARIS}
    for stage in ("dps", "dpt"):
        run("desa", "ratify", *me, "--stage", stage, "--second", "sekretaris", **two)
    run("desa", "print", "dpt", *me, "--out", outbox / "dpt.pdf", "--open", password=KETUA)
    run("desa", "print", "undangan", *me, "--out", outbox / "u.pdf", password=KETUA)
    assert run(
        "desa", "return", *me, "--out", outbox / "a.dptr", "--final", "--second", "sekretaris", **two
    ).ok
    run("desa", "mark", *me, "--voter", "bukan id", "--as", "sesuai", password=KETUA)
    secrets = [text for voter in VOTERS for text in (voter.nik, voter.nkk, voter.nama) if len(text) > 4]
    secrets += ["NAMA YANG UNIK", nik(92), KETUA, SEKRETARIS, *LETTER, "AGE-SECRET-KEY"]
    needles = [needle for text in secrets for needle in (text.encode(), text.encode("utf-16-le"))]
    files = [
        path
        for folder in (data, tmp_path / "TMPDIR", tmp_path / "XDG_DATA_HOME")
        for path in folder.rglob("*")
    ]
    searched = [path for path in [*files, outbox / "a.dptr", file] if path.is_file()]
    assert {path.name for path in searched} >= {"data.db", "slots.json", "a.dptr"}
    for path in searched:
        content = path.read_bytes()
        found = [needle for needle in needles if needle in content]
        # BACA-SAYA.txt may use a word of the letter in its own sentences.
        assert not [needle for needle in found if needle.decode("utf-8", "replace") not in LETTER], path.name
