"""Stock tools alone verify and open our files, by the very commands of BACA-SAYA.txt."""

import json
import os
import pty
import shutil
import subprocess
from pathlib import Path

import pytest

from app.crypto import age_file
from app.domain.pemilih import KOLOM_PAKET
from app.exchange import envelope
from app.exchange.csv_text import read as read_csv
from app.services.desa.backup import back_up
from app.services.desa.report import report
from app.services.desa.return_data import write_return
from app.services.desa.workspace import open_workspace
from tests.builders import daftar
from tests.villages import KETUA, LETTER, SEKRETARIS, TestKpu, open_village

KPU = TestKpu()


def commands_of(read_me: str) -> list[str]:
    """The indented lines of a BACA-SAYA.txt."""
    return [line.strip() for line in read_me.splitlines() if line.startswith("  ")]


def shell(command: str, folder: Path, typed: str = "") -> str:
    """Run a command on a terminal of its own and type into it; its output. Raises on a bad exit."""
    assert shutil.which(command.split()[0]), command
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        command,
        shell=True,
        cwd=folder,
        stdin=follower,
        stdout=subprocess.PIPE,
        stderr=follower,
        start_new_session=True,
        preexec_fn=lambda: _take_terminal(follower),
    )
    if typed:
        os.write(leader, f"{typed}\n".encode())
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0, command
    os.close(leader)
    os.close(follower)
    return out.decode()


def _take_terminal(follower: int) -> None:
    import fcntl
    import termios

    fcntl.ioctl(follower, termios.TIOCSCTTY, 0)


def run_all(commands: list[str], folder: Path, key: str, typed: str) -> str:
    """One after the other, `cd` included; everything they printed."""
    told = ""
    for line in commands:
        command = line.replace("RW...", key)
        if command.startswith("cd "):
            folder = folder / command[3:]
        else:
            told += shell(
                command, folder, typed if command.startswith("age ") and "kunci.age" in command else ""
            )
    return told


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """PAKET.dpt, BALASAN.dptr and CADANGAN.dptx of one village."""
    data = open_village(tmp_path, KPU, 30)
    (tmp_path / "paket-1.dpt").rename(tmp_path / "PAKET.dpt")
    with open_workspace(data, "ketua", KETUA) as workspace:
        write_return(workspace, tmp_path / "BALASAN.dptr", False)
        back_up(workspace, tmp_path).file.rename(tmp_path / "CADANGAN.dptx")
    return tmp_path


def test_a_package_opens_with_the_letter_alone(files: Path) -> None:
    opened = envelope.read((files / "PAKET.dpt").read_bytes())
    told = run_all(
        commands_of(opened.members["BACA-SAYA.txt"].decode()),
        files,
        KPU.signing.public_line(),
        "-".join(LETTER),
    )
    assert "isi.age: OK" in told
    assert (
        f"dpt-desa/1 paket pemilihan=9901-2027-0a1b2c3d desa=9901012001 urut=1 id={opened.amplop.id}" in told
    )
    rows = read_csv((files / "paket" / "isi" / "pemilih.csv").read_bytes(), KOLOM_PAKET)
    assert [row[3] for row in rows] == [voter.nik for voter in daftar(30)]


def test_kpu_opens_a_return_with_its_recovery_file_alone(files: Path) -> None:
    opened = envelope.read((files / "BALASAN.dptr").read_bytes())
    (files / "balasan").mkdir()
    (files / "balasan" / "kunci-pemulihan.txt").write_text(f"# rahasia\n{KPU.recovery.secret}\n")
    told = run_all(commands_of(opened.members["BACA-SAYA.txt"].decode()), files, opened.amplop.kunci, "")
    assert "isi.age: OK" in told
    assert (files / "balasan" / "isi" / "perubahan.csv").read_text().startswith("id,dpid,jenis")
    assert list((files / "balasan" / "isi" / "peristiwa").glob("*.jsonl"))


def test_the_committee_opens_its_copy_with_package_and_letter_alone(files: Path) -> None:
    opened = envelope.read((files / "CADANGAN.dptx").read_bytes())
    read_me = commands_of(opened.members["BACA-SAYA.txt"].decode())
    told = run_all(read_me, files, opened.amplop.kunci, "-".join(LETTER))
    assert "isi.age: OK" in told
    assert f"dpt-desa/1 tukar pemilihan=9901-2027-0a1b2c3d desa=9901012001 urut={opened.amplop.urut}" in told
    inside = files / "cadangan" / "isi"
    assert (inside / "paket" / "1.dpt").read_bytes() == (files / "PAKET.dpt").read_bytes()
    assert (inside / "kiriman" / "sementara.dptr").read_bytes() == (files / "BALASAN.dptr").read_bytes()
    device = opened.amplop.balasan["perangkat"]
    lines = (inside / "peristiwa" / f"{device}.jsonl").read_text().splitlines()
    assert len(lines) == opened.amplop.urut
    assert '"jenis":"masuk"' in (inside / "akses" / f"{device}.jsonl").read_text()
    cap = inside / "cap" / f"{device}.json"
    assert "dpt-desa/1 cap" in shell(f"minisign -V -P {opened.amplop.kunci} -m {cap}", files)


def test_anybody_reads_a_report_without_the_program(files: Path) -> None:
    with open_workspace(files / "data", "ketua", KETUA) as workspace:
        done = report(workspace, files / "LAPORAN.dptl", "sekretaris", SEKRETARIS)
    opened = envelope.read(done.file.read_bytes())
    told = run_all(commands_of(opened.members["BACA-SAYA.txt"].decode()), files, opened.amplop.kunci, "")
    assert "rekap.json: OK" in told and "tanda-tangan.json: OK" in told
    assert f"dpt-desa/1 laporan pemilihan=9901-2027-0a1b2c3d desa=9901012001 urut={done.urut}" in told
    assert told.strip().splitlines()[-1].startswith(done.sums)
    rekap = json.loads((files / "laporan" / "rekap.json").read_text())
    assert (rekap["jumlah"], rekap["status"]) == (30, "konsep")


def test_the_letter_file_is_an_age_identity_file(files: Path) -> None:
    letter = envelope.read((files / "PAKET.dpt").read_bytes()).members["kunci.age"]
    plain = age_file.decrypt_with_words(letter, "-".join(LETTER)).decode()
    assert [line[0] for line in plain.splitlines()] == ["#"] * 5 + ["A"]
