"""The map, nicknames and kept reasons through the front door."""

from pathlib import Path

import pytest

from tests.builders import daftar
from tests.cli.running import Runner
from tests.villages import KETUA, open_village

VOTER = daftar(100)[0].id


@pytest.fixture
def me(tmp_path: Path) -> tuple[str | Path, ...]:
    return ("--data", open_village(tmp_path), "--member", "ketua")


def test_the_map_is_shown_filled_and_undone(run: Runner, me: tuple[str | Path, ...]) -> None:
    shown = run("desa", "areas", *me, password=KETUA)
    assert (shown.data["named"], shown.data["voters"]) == (0, 100)
    assert all(row["usul"] and not row["dusun"] for row in shown.rows)
    accepted = run("desa", "areas", *me, "--accept", password=KETUA)
    assert (accepted.data["named"], accepted.data["places"]) == (100, len(shown.rows))
    first = accepted.rows[0]
    table = f"alamat,rt,rw,dusun\n{first['alamat']},{first['rt']},{first['rw']},Krajan\n"
    again = run("desa", "areas", *me, "--from", "-", stdin=table, password=KETUA)
    assert [row["dusun"] for row in again.rows].count("Krajan") == 1
    back = run("desa", "undo", *me, password=KETUA)
    assert (back.data["places"], back.data["what"]) == (1, ["wilayah"])
    wrong = run("desa", "areas", *me, "--from", "-", stdin="alamat,rt,rw,dusun\nX,1,1,Y\n", password=KETUA)
    assert (wrong.exit, wrong.code) == (1, "PLACE_UNKNOWN")


def test_a_nickname_and_a_kept_reason_are_shown_with_the_voter(
    run: Runner, me: tuple[str | Path, ...]
) -> None:
    assert run("desa", "alias", *me, "--voter", VOTER, stdin="bin Karto", password=KETUA).data["changed"]
    refused = run("desa", "mark", *me, "--voter", VOTER, "--as", "gangguan_jiwa", password=KETUA)
    assert (refused.exit, refused.code) == (1, "SECRET_LETTER_NEEDED")
    marked = run(
        "desa", "mark", *me, "--voter", VOTER, "--as", "gangguan_jiwa", "--evidence-from", "-",
        stdin="nomor: 445/SKD/77", password=KETUA,
    )  # fmt: skip
    assert marked.ok
    shown = run("desa", "show", *me, "--voter", VOTER, password=KETUA)
    assert shown.data["alias"] == "bin Karto"
    assert shown.data["status"] == "TMS (alasan disimpan panitia)"
    assert shown.data["alasan_disimpan"] == {"alasan": "Gangguan jiwa (surat dokter)", "nomor": "445/SKD/77"}
    assert shown.data["bukti"] == {}
    assert "445/SKD/77" not in str(shown.rows)
