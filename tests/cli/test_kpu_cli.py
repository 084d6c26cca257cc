"""KPU's commands through the front door: answers, exit codes, and no secret left behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import main
from app.domain.voter_id import kpu_id
from app.services.shared.sample_people import generate, regions
from app.store import vault_paket
from app.system.clock import today
from tests.builders import raw_row
from tests.cli.running import Answer, Runner, spawn
from tests.services.kpu.district import (
    KETUA,
    KODE,
    OPERATOR,
    OTHER,
    SEKRETARIS,
    open_village,
    packed_district,
    write_list,
)

INIT = ("--district", "9901", "--name", "KPU Kabupaten Contoh", "--election", "Pilkades 2027")
DAY = ("--voting-day", "2027-02-03")


def made(run: Runner, folder: Path) -> Answer:
    return run(
        "kpu", "init", "--vault", folder / "brankas", "--recovery-out", folder / "pemulihan.txt", *INIT, *DAY,
        password=OPERATOR,
    )  # fmt: skip


def test_a_morning_at_kpu(run: Runner, tmp_path: Path) -> None:
    first = made(run, tmp_path)
    assert first.ok and len(first.data["sidik"]) == 19 and first.data["kunci"].startswith("RW")
    here = ("--vault", tmp_path / "brankas")
    file = write_list(tmp_path / "daftar.csv", list(generate(2, 12, 1)))
    looked = run("kpu", "inspect", file)
    assert (looked.exit, looked.data["total"], looked.data["masuk"]) == (0, 24, 24)
    taken = run("kpu", "import", *here, file, "--source", "DPT Pilkada 2024", password=OPERATOR)
    assert taken.ok and taken.data["seimbang"] == 1
    asked = run("kpu", "areas", *here, password=OPERATOR)
    assert [row["status"] for row in asked.rows] == ["tanya", "tanya"]
    nothing = run("kpu", "pack", *here, "--out", tmp_path, password=OPERATOR)
    assert (nothing.exit, nothing.code) == (1, "VILLAGES_NONE")
    table = tmp_path / "wilayah.csv"
    table.write_text("kel_id,kode\n" + "".join(f"{w.kel_id},{w.kode}\n" for w in regions(2, 1)))
    assert run("kpu", "areas", *here, "--from", table, password=OPERATOR).data["terpasang"] == 2
    packed = run("kpu", "pack", *here, "--out", tmp_path, "--jobs", "1", password=OPERATOR)
    assert packed.ok and packed.data["baru"] == 2 and Path(packed.data["bundel"][0]).exists()
    letters = run("kpu", "letters", *here, "--out", tmp_path / "surat.pdf", password=OPERATOR)
    assert letters.data["surat"] == 2
    status = run("kpu", "status", *here, password=OPERATOR)
    assert [row["keadaan"] for row in status.rows] == ["dikemas", "dikemas"]
    one = Path(packed.rows[0]["berkas"])
    assert run("verify", one).code == "KEY_UNKNOWN"
    assert run("verify", one, "--key", first.data["sidik"]).data["kunci_dikenal"] == "ya"
    assert run("verify", one, "--key", "0000-0000-0000-0000").code == "VERIFY_OTHER_KEY"
    misspelt = run("verify", one, "--key", "abc")
    assert (misspelt.code, misspelt.exit) == ("VERIFY_KEY_UNREADABLE", 2)
    again = run("kpu", "reissue", *here, "--village", KODE, "--reason", "kata hilang", "--out", tmp_path,
                password=OPERATOR)  # fmt: skip
    assert (again.data["urut"], again.data["id_tetap"], again.data["id_baru"]) == (2, 12, 0)


def test_returns_are_received_applied_and_fed_back(run: Runner, tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2)
    sent = []
    for kode in (KODE, OTHER):
        village = open_village(district, kode)
        village.ratify()
        sent.append(village.send(f"{kode}.dptr", final=True))
    here = ("--vault", district.vault)
    got = run("kpu", "receive", *here, *(one.file for one in sent), "--jobs", "1", password=OPERATOR)
    assert got.exit == 0 and [row["hasil"] for row in got.rows] == ["menunggu kode"] * 2
    assert {check["hasil"] for row in got.rows for check in row["periksa"]} == {"ok"}
    assert got.rows[0]["anggota"] == [
        {"nama": "Ketua Contoh", "peran": "ketua", "ditambahkan_oleh": ""},
        {"nama": "Sekretaris Contoh", "peran": "sekretaris", "ditambahkan_oleh": "Ketua Contoh"},
    ]
    again = run("kpu", "receive", *here, sent[0].file, password=OPERATOR)
    assert (again.exit, again.rows[0]["alasan"]) == (1, "RETURN_TWICE")
    none = run("kpu", "feedback", *here, "--out", tmp_path / "umpan", password=OPERATOR)
    assert none.code == "RETURNS_NONE_APPLIED"
    wrong = run("kpu", "apply", *here, "--village", KODE, "--fingerprint", sent[1].kode, password=OPERATOR)
    assert (wrong.exit, wrong.code) == (1, "RETURN_CODE_WRONG")
    right = run("kpu", "apply", *here, "--village", KODE, "--fingerprint", sent[0].kode, password=OPERATOR)
    assert right.ok and right.data["urut"] == 1
    fed = run("kpu", "feedback", *here, "--out", tmp_path / "umpan", password=OPERATOR)
    assert fed.ok and [row["kode"] for row in fed.rows] == [KODE]
    saved = run("kpu", "backup", *here, "--out", tmp_path / "c.dptv", password=OPERATOR)
    assert run("verify", tmp_path / "c.dptv").code == "VERIFY_BACKUP"
    back = run(
        "kpu", "restore", "--from", tmp_path / "c.dptv", "--vault", tmp_path / "lain",
        "--recovery", district.recovery, password="kata sandi baru",
    )  # fmt: skip
    assert saved.ok and (back.data["desa"], back.data["kata_sandi_baru"]) == (2, 1)
    status = run("kpu", "status", "--vault", tmp_path / "lain", password="kata sandi baru")
    assert sorted(row["keadaan"] for row in status.rows) == ["diterapkan", "menunggu kode"]


def test_a_refused_return_and_a_supplement_from_both_front_doors(run: Runner, tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = open_village(district)
    village.ratify()
    here = ("--vault", district.vault)
    me, two = (
        ("--data", village.data, "--member", "ketua"),
        {"password": KETUA, "second_password": SEKRETARIS},
    )
    signed = ("--second", "sekretaris")

    def sent(name: str, kind: str) -> Answer:
        return run("desa", "return", *me, "--out", tmp_path / name, kind, *signed, **two)

    def received(name: str) -> dict[str, Any]:
        [row] = run("kpu", "receive", *here, tmp_path / name, password=OPERATOR).rows
        return row

    def applied(code: str) -> Answer:
        return run("kpu", "apply", *here, "--village", KODE, "--fingerprint", code, password=OPERATOR)

    assert sent("1.dptr", "--final").ok and received("1.dptr")["hasil"] == "menunggu kode"
    refusing = ("--village", KODE, "--seq", "1", "--reason", "Jumlahnya keliru.")
    assert run("kpu", "refuse", *here, *refusing, password=OPERATOR).ok
    letter = ("--refusal-number", "33/2027", "--refusal-date", today(7).isoformat())
    opening = ("--reopen", "--number", "9/2027", "--reason-from", "-", *letter)
    assert run("desa", "stage", *me, *opening, *signed, stdin="KPU menolak", **two).ok
    assert run("desa", "ratify", *me, "--stage", "dpt", *signed, **two).ok
    final = sent("2.dptr", "--final")
    took = received("2.dptr")
    assert took["hasil"] == "menunggu kode" and any("33/2027" in words for words in took["perhatian"])
    assert applied(final.data["kode"]).data["urut"] == 2
    marked = run("desa", "mark", *me, "--voter", kpu_id(3), "--as", "meninggal", password=KETUA)
    assert marked.warnings == ["AFTER_FINAL"]
    later = sent("3.dptr", "--supplement")
    took = received("3.dptr")
    assert (took["tahap"], took["sejak"], took["susulan"]["tms"]) == ("susulan", 2, {"meninggal": 1})
    shown = run("kpu", "details", *here, "--village", KODE, "--seq", "3", "--added", password=OPERATOR)
    assert [row["id"] for row in shown.rows] == [kpu_id(3)]
    assert applied(later.data["kode"]).data["urut"] == 3
    fed = run("kpu", "feedback", *here, "--out", tmp_path / "umpan", password=OPERATOR)
    assert fed.ok and [row["kode"] for row in fed.rows] == [KODE]
    minutes = ("desa", "print", "ba-pengembalian", *me, "--out")
    assert run(*minutes, tmp_path / "susulan.pdf", password=KETUA).ok
    assert run(*minutes, tmp_path / "akhir.pdf", "--final", password=KETUA).ok


def test_a_final_return_tells_who_added_whom(tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=5)
    village = open_village(district)
    village.ratify()
    sent = village.send("akhir.dptr", final=True)
    got = spawn("kpu", "receive", "--vault", district.vault, sent.file, DPT_DESA_PASSWORD=OPERATOR)
    assert "  Ketua Contoh (ketua), membuka paket\n" in got.stdout, got.stderr
    assert "  Sekretaris Contoh (sekretaris), ditambahkan oleh Ketua Contoh\n" in got.stdout


def test_refused_rows_end_with_1_and_are_listed_without_values(run: Runner, tmp_path: Path) -> None:
    rows = [raw_row(), raw_row(DPID="2", NIK="9901015112800002", KELAMIN="?"), raw_row()]
    report = tmp_path / "laporan.csv"
    answer = run("kpu", "inspect", write_list(tmp_path / "a.csv", rows), "--report", report)
    assert (answer.exit, answer.code) == (1, "ROWS_REFUSED")
    assert [(row["baris"], row["hasil"], row["kolom"]) for row in answer.rows] == [
        (3, "ditolak", "KELAMIN"),
        (4, "ganda", "DPID"),
    ]
    assert "9901015112800002" not in report.read_text() + str(answer.rows)


def test_what_to_look_at_is_said_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write_list(tmp_path / "a.csv", [raw_row(), raw_row(), raw_row(DPID="2", NIK="9")])
    main(["kpu", "inspect", str(file)])
    text = capsys.readouterr().out
    assert "1  Panjangnya bukan 16 angka." in text and "1  DPID ini sudah ada di baris lain." in text
    assert "BUKAN_16_ANGKA" not in text and "DPID_BERULANG" not in text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("kode,kel_id\n9901012001\n", "TABLE_UNREADABLE"),
        ('kel_id,kode\n"' + "x" * 140_000 + '",1\n', "TABLE_UNREADABLE"),
        ("kel_id,nama\n1,x\n", "TABLE_COLUMNS"),
    ],
)
def test_a_damaged_table_of_codes_is_told(run: Runner, tmp_path: Path, text: str, code: str) -> None:
    district = packed_district(tmp_path, voters=5)
    table = tmp_path / "wilayah.csv"
    table.write_text(text)
    assert run("kpu", "areas", "--vault", district.vault, "--from", table, password=OPERATOR).code == code


def test_a_repeated_import_of_the_same_list_is_no_refusal(run: Runner, tmp_path: Path) -> None:
    made(run, tmp_path)
    file = write_list(tmp_path / "a.csv", [raw_row()])
    here = ("--vault", tmp_path / "brankas")
    assert run("kpu", "import", *here, file, password=OPERATOR).exit == 0
    again = run("kpu", "import", *here, file, password=OPERATOR)
    assert (again.exit, again.data["ganda"]) == (0, 1)


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("kpu", "areas", "--set", "x"), "AREA_PAIR"),
        (("kpu", "areas", "--set", "77=9901012001"), "AREA_UNKNOWN"),
        (("kpu", "apply", "--village", "9901019999", "--fingerprint", "x"), "VILLAGE_UNKNOWN"),
        (("kpu", "reissue", "--village", "9901012001", "--reason", " "), "REASON_NEEDED"),
        (("kpu", "letters", "--out", "x.pdf", "--village", "9901019999"), "VILLAGE_UNKNOWN"),
    ],
)
def test_mistakes_are_told_by_name(run: Runner, tmp_path: Path, argv: tuple[str, ...], code: str) -> None:
    district = packed_district(tmp_path, voters=5)
    answer = run(*argv, "--vault", district.vault, password=OPERATOR)
    assert answer.code == code and answer.exit in (1, 2)


def test_a_vault_has_one_writer_and_needs_its_password(run: Runner, tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=5)
    assert (
        run("kpu", "status", "--vault", district.vault, password="salah sama sekali").code == "PASSWORD_WRONG"
    )
    with district.opened():
        assert run("kpu", "status", "--vault", district.vault, password=OPERATOR).code == "DATA_IN_USE"
    assert run("kpu", "status", "--vault", tmp_path / "tidak-ada", password=OPERATOR).code == "DATA_MISSING"


def test_a_read_only_folder_is_told(run: Runner, tmp_path: Path, read_only_folder: Path) -> None:
    district = packed_district(tmp_path, voters=5)
    answer = run("kpu", "pack", "--vault", district.vault, "--out", read_only_folder, password=OPERATOR)
    assert (answer.exit, answer.code) == (1, "FOLDER_READ_ONLY")


def test_a_missing_folder_is_told(run: Runner, tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=5)
    answer = run("kpu", "pack", "--vault", district.vault, "--out", tmp_path / "x" / "y", password=OPERATOR)
    assert (answer.exit, answer.code) == (1, "FOLDER_MISSING")


def test_dates_and_numbers_that_cannot_be_read_are_wrong_usage() -> None:
    bad = spawn("kpu", "init", "--recovery-out", "x", *INIT, "--voting-day", "3-2-2027")
    assert bad.returncode == 2 and "--voting-day: nilai '3-2-2027' tidak dapat dibaca" in bad.stderr


def test_nothing_of_the_list_lies_open_after_the_round(run: Runner, tmp_path: Path) -> None:
    """NIK, names, words and keys: not in the vault, the packages, the bundle, the home or the log."""
    district = packed_district(tmp_path, voters=30)
    (tmp_path / "daftar.csv").unlink()
    village = open_village(district)
    village.ratify()
    sent = village.send("akhir.dptr", final=True)
    here = ("--vault", district.vault)
    assert run("kpu", "receive", *here, sent.file, password=OPERATOR).ok
    assert run("kpu", "apply", *here, "--village", KODE, "--fingerprint", sent.kode, password=OPERATOR).ok
    assert run("kpu", "backup", *here, "--out", tmp_path / "c.dptv", password=OPERATOR).ok
    with district.opened() as opened:
        issued = vault_paket.newest(opened.db, KODE)
        assert issued is not None
        secrets = [
            opened.operator,
            opened.seed.hex(),
            opened.data_key.hex(),
            issued.token,
            "-".join(issued.kata),
        ]
        rows = vault_paket.rows_of(opened.db, KODE)
    secrets += [value for row in rows for value in (row[2], row[3], row[4]) if len(value) > 8]
    district.recovery.unlink()
    needles = [form for text in secrets for form in (text.encode(), text.encode("utf-16-le"))]
    files = [
        path for root in (tmp_path, Path(os.environ["HOME"])) for path in root.rglob("*") if path.is_file()
    ]
    assert len(files) > 10
    for path in files:
        data = path.read_bytes()
        assert not any(needle in data for needle in needles), path.name


@pytest.mark.skipif(os.name != "posix", reason="Ctrl+C is another thing elsewhere")
def test_ctrl_c_rolls_an_import_back(run: Runner, tmp_path: Path) -> None:
    made(run, tmp_path)
    here = ("--vault", tmp_path / "brankas")
    file = write_list(tmp_path / "daftar.csv", list(generate(5, 4000, 1)))
    command = [sys.executable, "-m", "app", "kpu", "import", *map(str, (*here, file)), "--json"]
    env = {**os.environ, "DPT_DESA_PASSWORD": OPERATOR}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env
    ) as importing:
        assert importing.stderr is not None
        importing.stderr.readline()  # it reads now
        importing.send_signal(signal.SIGINT)
        out, _ = importing.communicate(timeout=60)
    assert importing.returncode == 130 and '"code": "STOPPED"' in out
    assert run("kpu", "status", *here, password=OPERATOR).data["desa"] == 0


def test_there_is_a_default_vault(run: Runner, tmp_path: Path) -> None:
    answer = run("kpu", "init", "--recovery-out", tmp_path / "r.txt", *INIT, *DAY, password=OPERATOR)
    assert answer.ok
    assert run("kpu", "status", password=OPERATOR).data["desa"] == 0


def test_all_lists_again_with_their_letters(run: Runner, tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2, voters=6)
    here = ("--vault", district.vault)
    assert run("kpu", "key", "rotate", *here, "--compromised", password=OPERATOR).ok
    none = run("kpu", "reissue", *here, "--all", "--out", tmp_path / "k", password=OPERATOR)
    assert (none.exit, none.code) == (2, "REASON_NEEDED")
    done = run(
        "kpu", "reissue", *here, "--all", "--reason", "kunci bocor", "--out", tmp_path / "k", "--jobs", "1",
        "--letters", tmp_path / "surat.pdf", password=OPERATOR,
    )  # fmt: skip
    assert done.ok and [(row["kode"], row["urut"], row["keadaan"]) for row in done.rows] == [
        (KODE, 2, "baru"),
        (OTHER, 2, "baru"),
    ]
    assert (tmp_path / "surat.pdf").read_bytes().startswith(b"%PDF") and "tetap" in done.rows[0]["pekerjaan"]
    assert len(done.data["bundel"]) == 1 and done.data["lanjutan"] == 0
