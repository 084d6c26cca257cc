"""Stages through the front door."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.templat_jadwal import TEMPLAT
from tests.builders import daftar
from tests.cli.running import Answer, Runner
from tests.villages import KETUA, SEKRETARIS, TestKpu, open_village

VOTERS = daftar(100)


class Village:
    """`desa stage` on a village of 100 with a ketua and a sekretaris."""

    def __init__(self, run: Runner, folder: Path) -> None:
        self.run = run
        self.me = ("--data", open_village(folder, TestKpu()), "--member", "ketua")

    def stage(self, *argv: str, stdin: str = "", **secrets: str) -> Answer:
        return self.run("desa", "stage", *self.me, *argv, stdin=stdin, password=KETUA, **secrets)

    def enter(self, tahap: str, word: str, *argv: str) -> Answer:
        told = ("--enter", tahap, "--word", word, "--second", "sekretaris", *argv)
        return self.stage(*told, second_password=SEKRETARIS)

    def dates(self) -> dict[str, tuple[str, str]]:
        return {row["kode"]: (row["mulai"], row["selesai"]) for row in self.stage().rows}


@pytest.fixture
def village(run: Runner, tmp_path: Path) -> Village:
    return Village(run, tmp_path)


def test_the_line_of_stages(village: Village) -> None:
    told = village.stage()
    assert (told.data["hari"], told.data["berikut"], told.data["boleh_buka"]) == ("2027-02-03", "dps", False)
    assert [row["kode"] for row in told.rows] == [step.kode for step in TEMPLAT["bawaan"].langkah]
    assert told.rows[-1]["mulai"] == "2027-02-03"


def test_check_preview_enter_and_reopen(village: Village) -> None:
    checked = village.stage("--check")
    lines = {row["kode"]: row for row in checked.rows}
    assert (checked.data["blocked"], lines["belum"]["jumlah"], lines["belum"]["lihat"]) == (
        0,
        100,
        "dpt-desa desa list --status belum",
    )
    shown = village.stage("--preview", "dps")
    assert (shown.data["terhadap"], shown.data["masuk"], shown.data["keluar"]) == ("KPU", 0, 0)
    assert sum(row["baru"] for row in shown.rows if row["per"] == "RT/RW") == 100
    assert village.enter("dps", "").code == "STAGE_WORD"
    assert village.enter("dpt", "DPT").code == "STAGE_ORDER"
    done = village.enter("dps", "dps", "--number", "3/BA/2026")
    assert done.ok and done.data["jumlah"]["jumlah"] == 100 and len(done.data["sidik"]) == 64
    assert village.enter("dps", "dps").code == "STAGE_DONE"
    opened = ("--reopen", "--second", "sekretaris", "--number", "4/2026", "--reason-from", "-")
    refused = village.stage("--reopen", "--second", "sekretaris", second_password=SEKRETARIS)
    assert refused.code == "REOPEN_REASON"
    assert village.stage(*opened, stdin="salah tetapkan", second_password=SEKRETARIS).data["stage"] == "dps"
    [made] = village.stage().data["penetapan"]
    assert (made["nomor"], made["dibuka"]["alasan"], made["dibuka"]["nomor"]) == (
        "3/BA/2026", "salah tetapkan", "4/2026",
    )  # fmt: skip
    assert len(made["oleh"]) == 2 and village.stage().data["berikut"] == "dps"


def test_what_blocks_is_said(village: Village) -> None:
    table = f"id,kolom,nilai\n{VOTERS[1].id},rt,9\n"
    assert village.run("desa", "edit", *village.me, "--from", "-", stdin=table, password=KETUA).ok
    ids = [one.id for one in VOTERS]
    assert village.run("desa", "mark", *village.me, "--as", "meninggal", "--voter", *ids, password=KETUA).ok
    assert village.stage("--check").data["blocked"] == 1
    assert village.enter("dps", "DPS").code == "STAGE_BLOCKED"


def test_the_schedule_is_corrected(village: Village) -> None:
    before = village.dates()
    assert village.stage("--postpone", "2027-02-10").code == "POSTPONE_NUMBER"
    assert village.stage("--postpone", "2027-02-10", "--number", "188/2027").ok
    told = village.stage()
    assert (told.data["hari"], told.data["hari_paket"], told.data["nomor_tunda"]) == (
        "2027-02-10", "2027-02-03", "188/2027",
    )  # fmt: skip
    assert village.dates()["dps"] != before["dps"]
    assert village.stage("--pin", "dps", "--days", "2026-12-20/2026-12-21").ok
    assert village.dates()["dps"] == ("2026-12-20", "2026-12-21")
    assert village.stage("--pin", "dps").ok and village.dates()["dps"] != ("2026-12-20", "2026-12-21")
    assert village.stage("--template", "tegal").ok and "pembantu" in village.dates()
    assert village.stage("--holiday", "2027-01-05", "--name", "Isra Mikraj").ok
    assert village.stage("--template", "lain").exit == 2
    assert village.stage("--postpone", "besok").exit == 2


def test_rules_are_shown_and_set(village: Village) -> None:
    assert village.stage("--set", "batas_tps", "600").ok
    assert village.stage("--set", "setelah_dpt", "addendum", "--number", "Perbup 1/2026").ok
    signers = json.dumps([{"dokumen": "dpt", "jabatan": "Ketua BPD", "nama": "Orang Contoh"}])
    assert village.stage("--set-from", "penandatangan", "-", stdin=signers).ok
    rules = {row["aturan"]: row for row in village.stage("--rules").rows}
    assert (rules["batas_tps"]["nilai"], rules["batas_tps"]["dari"]) == (600, "panitia")
    assert (rules["setelah_dpt"]["nomor"], rules["jam"]["dari"]) == ("Perbup 1/2026", "bawaan")
    assert json.loads(rules["penandatangan"]["nilai"]) == json.loads(signers)
    assert village.stage("--set", "batas_tps", "banyak").code == "RULE_INVALID"
    assert rules["kolom_kpps"]["nilai"] == "no,nama,kelamin,umur,nik4,alamat,rt,rw,keterangan"
    assert village.stage("--set", "kolom_kpps", "no, nama, rt, keterangan").ok
    assert village.stage("--set", "kolom_kpps", "no,nama,nik,keterangan").code == "RULE_INVALID"
    assert village.stage("--set", "warna", "merah").code == "RULE_UNKNOWN"
    assert village.stage("--set-from", "libur", "-", stdin="{").code == "RULE_INVALID"


def test_announcements(village: Village) -> None:
    told = ("--announce", "dps", "--days", "2026-12-17/2026-12-19", "--place", "Balai", "--photos", "IMG 1")
    assert village.stage(*told).code == "ANNOUNCE_LIST"
    village.enter("dps", "DPS")
    assert village.stage("--announce", "dps", "--place", "Balai").code == "ANNOUNCE_DAYS_NEEDED"
    assert village.stage(*told).ok
    [row] = village.stage("--announced").rows
    assert (row["daftar"], row["tempat"], row["foto"]) == ("DPS", "Balai", "IMG 1")
    assert village.stage(*told, "--correct", row["id"], "--note", "hujan").ok
    assert village.stage("--announced").rows[0]["catatan"] == "hujan"
    assert village.stage("--withdraw", row["id"]).ok and village.stage("--announced").rows == []


@pytest.mark.parametrize(("word", "exit_code"), [("dps", 0), ("tidak", 1)])
def test_at_a_terminal_the_word_is_asked_below_what_is_open(
    village: Village, tmp_path: Path, word: str, exit_code: int
) -> None:
    master, slave = pty.openpty()
    os.write(master, f"{word}\n".encode())
    files = []
    for name, secret in (("password", KETUA), ("second-password", SEKRETARIS)):
        (tmp_path / name).write_text(secret)
        files += [f"--{name}-file", str(tmp_path / name)]
    command = ("desa", "stage", *village.me, "--enter", "dps", "--second", "sekretaris", *files)
    done = subprocess.run(
        [sys.executable, "-m", "app", *map(str, command)],
        stdin=slave, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    os.close(slave)
    os.close(master)
    assert (done.returncode, "100 pemilih belum diverifikasi" in done.stderr) == (exit_code, True)
    assert ("Sidik DPS" in done.stdout) is (exit_code == 0)


@pytest.mark.parametrize(
    ("kolom", "nilai", "kode", "jumlah"),
    [("tps", "", "tanpa_tps", 1), ("tanggal_lahir", "00-00-2010", "usia", 1), ("rt", "9", "tanpa_bukti", 1)],
)
def test_what_the_check_list_counts_can_be_listed(
    village: Village, kolom: str, nilai: str, kode: str, jumlah: int
) -> None:
    voter = VOTERS[1].id
    cells = {kolom: nilai} | ({"kawin": "B"} if kode == "usia" else {})
    table = "id,kolom,nilai\n" + "".join(f"{voter},{name},{value}\n" for name, value in cells.items())
    assert village.run("desa", "edit", *village.me, "--from", "-", stdin=table, password=KETUA).ok
    [line] = [row for row in village.stage("--check").rows if row["kode"] == kode]
    assert line["jumlah"] == jumlah
    program, *command = line["lihat"].split()
    told = village.run(*command, *village.me, password=KETUA)
    assert program == "dpt-desa"
    assert [row["id"] for row in told.rows] == [voter]
