"""The report for the telephone: complete, true, and without a word of anybody's data or name."""

import getpass
import json
import os
import re
from pathlib import Path

import pytest

from app.cli.main import main
from app.domain.diagnosa import Baris, Nomor, report
from app.domain.errors import Cancelled
from app.domain.tms import Alasan
from app.services.desa.backup import back_up
from app.services.desa.diagnosa import data_lines
from app.services.desa.mark import Mark, mark
from app.services.desa.workspace import open_workspace
from app.services.kpu.diagnosa import vault_lines
from app.services.shared.diagnosa import (
    Pencetak,
    computer_lines,
    drawing_line,
    printer_line,
    screen_line,
    without_data,
)
from app.system import computer, log
from tests.services.kpu.district import packed_district
from tests.villages import KETUA, listed, open_village

USER = "sitirahmawati"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of a user whose name is a person's."""
    home = tmp_path / USER
    home.mkdir()
    for name, value in (
        ("HOME", str(home)), ("XDG_DATA_HOME", str(home / "data")), ("USER", USER), ("LOGNAME", USER),
        ("USERNAME", USER),
    ):  # fmt: skip
        monkeypatch.setenv(name, value)
    return home


def of(lines: list[Baris], nomor: Nomor) -> Baris:
    [found] = [one for one in lines if one.nomor is nomor]
    return found


def test_each_number_comes_once_and_always_means_the_same(home: Path) -> None:
    told = report([*computer_lines(), *without_data()]).splitlines()
    assert [line.split(".")[0] for line in told] == [str(number) for number in range(1, 18)]
    assert told[8].split(": ")[0].removeprefix("9. ").removeprefix("(!) ") == "Penyimpan kunci"
    assert all(len(line) < 200 for line in told)


def test_nothing_of_a_person_comes_out(home: Path) -> None:
    """A village whose people and members are known, worked on, backed up, with a bug in the log."""
    (home / "data").mkdir()
    folder = open_village(home / "data")
    log.bug("ValueError", ["refresh:12", "named:99 9901234567890001"])
    with open_workspace(folder, "ketua", KETUA) as workspace:
        voters = listed(workspace, reveal=True)
        mark(workspace, [Mark(voters[0].pemilih.id, Alasan.MENINGGAL)])
        back_up(workspace, home)
        lines = [*computer_lines(), *data_lines(workspace)]
        secrets = {workspace.anggota.nama, workspace.device, workspace.desa.nama, workspace.desa.kode}
    told = report(lines).casefold()
    assert of(lines, Nomor.KESALAHAN).perlu
    for one in voters:
        person = one.pemilih
        secrets |= {person.nama, person.nik, person.nkk, person.id, person.dpid, person.alamat}
    secrets |= {"Ketua Contoh", "Sekretaris Contoh", USER, os.uname().nodename, str(home)}
    assert not [one for one in secrets if one and one.casefold() in told]
    assert not re.search(r"\d{8,}", told)
    assert getpass.getuser() == USER


def test_no_folder_on_another_disk_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/srv/Budi Santoso/data")
    assert of(computer_lines(), Nomor.FOLDER).isi == "/…/DPT Desa"


def test_a_whole_village_is_told_whole(tmp_path: Path) -> None:
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        lines = data_lines(workspace)
        assert of(lines, Nomor.DATA) == Baris(Nomor.DATA, "utuh")
        assert of(lines, Nomor.JURNAL).isi.endswith("dari 1 komputer, tanda tangan cocok")
        assert of(lines, Nomor.CADANGAN).perlu
        back_up(workspace, tmp_path)
        assert of(data_lines(workspace), Nomor.CADANGAN).isi.startswith("0 jam lalu")


def test_a_changed_line_of_the_journal_is_seen(tmp_path: Path) -> None:
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        mark(workspace, [Mark(listed(workspace)[0].pemilih.id, Alasan.SESUAI)])
        workspace.db.execute("DROP TRIGGER IF EXISTS peristiwa_tetap")
        names = [
            row[0] for row in workspace.db.execute("SELECT name FROM sqlite_master WHERE type='trigger'")
        ]
        for name in names:
            workspace.db.execute(f"DROP TRIGGER {name}")
        workspace.db.execute("UPDATE peristiwa SET baris = replace(baris, 'sesuai', 'pindah')")
        found = of(data_lines(workspace), Nomor.JURNAL)
    assert found.perlu
    assert "JOURNAL_BROKEN" in found.isi


def test_a_damaged_page_is_seen(tmp_path: Path) -> None:
    """One byte of the last page of an encrypted file."""
    folder = open_village(tmp_path)
    file = folder / "data.db"
    data = bytearray(file.read_bytes())
    data[-2000] ^= 1
    file.write_bytes(data)
    with open_workspace(folder, "ketua", KETUA) as workspace:
        lines = data_lines(workspace)
    assert of(lines, Nomor.DATA).perlu
    assert len(lines) == 3


def test_a_vault_tells_its_record(tmp_path: Path) -> None:
    with packed_district(tmp_path).opened() as opened:
        lines = vault_lines(opened)
        assert of(lines, Nomor.DATA).isi == "brankas utuh"
        assert of(lines, Nomor.JURNAL).isi.endswith("rantai cocok")
        assert of(lines, Nomor.CADANGAN) == Baris(Nomor.CADANGAN, "belum ada", perlu=True)


@pytest.mark.usefixtures("keyring")
def test_a_keyring_that_answers_is_told_by_its_kind() -> None:
    assert of(computer_lines(), Nomor.KUNCI) == Baris(Nomor.KUNCI, "SecretService, menjawab")


def test_a_computer_without_a_keyring_needs_a_look() -> None:
    assert of(computer_lines(), Nomor.KUNCI).perlu


def test_a_clock_that_lost_its_battery_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import datetime, timedelta

    monkeypatch.setattr(computer, "clock_and_zone", lambda: (datetime(2002, 1, 1), timedelta(hours=7)))  # noqa: DTZ001
    assert of(computer_lines(), Nomor.JAM) == Baris(
        Nomor.JAM, "01-01-2002 00.00, UTC+7 (WIB), tahunnya tidak mungkin", perlu=True
    )


def test_printers_are_told_by_number_and_model() -> None:
    found = printer_line([Pencetak("HP LaserJet 1020", "siap", True), Pencetak("", "galat", False)])
    assert found.isi == "(1) HP LaserJet 1020, siap, biasa dipakai; (2) model tidak disebut, galat"
    assert printer_line([]).perlu


def test_a_screen_too_small_needs_a_look() -> None:
    assert screen_line(800, 600, 100, 100, 1).perlu
    assert screen_line(1280, 720, 100, 130, 2) == Baris(
        Nomor.LAYAR, "1280 x 720, 100 %, huruf 130 %, 2 layar"
    )
    assert drawing_line("6.8.3", "xcb", dark=False).isi == "Qt 6.8.3 (xcb), perangkat lunak, terang"


def test_it_can_be_stopped() -> None:
    def stop(done: int, total: int, what: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        computer_lines((), stop)


def test_the_command_says_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = open_village(tmp_path)
    monkeypatch.setenv("DPT_DESA_PASSWORD", KETUA)
    assert main(["diagnosa", "--data", str(folder), "--member", "ketua", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [row["nomor"] for row in rows] == list(range(1, 18))
    assert rows[13]["isi"] == "utuh"
    assert main(["diagnosa"]) == 0
    assert "14. Berkas data: belum dibuka" in capsys.readouterr().out
