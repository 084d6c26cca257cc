"""TPS through the front door: shown, proposed, saved, moved, placed, undone."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.istilah import Istilah
from app.services.desa.open_paket import FirstMember, open_first
from tests.builders import daftar, nik
from tests.cli.running import Runner, spawn
from tests.villages import KETUA, LETTER, TestKpu

VOTERS = [
    replace(one, rt=f"{1 + at // 20:03}", rw=f"{1 + at // 60:03}", nkk=nik(1 + at // 2, kelamin="L"))
    for at, one in enumerate(daftar(100))
]
"""Five RT of 20 voters, three in RW 1 and two in RW 2; families of two."""

Me = tuple[str | Path, ...]


@pytest.fixture
def me(tmp_path: Path) -> Me:
    file = tmp_path / "paket.dpt"
    file.write_bytes(TestKpu().paket(VOTERS, istilah=replace(Istilah(), tps="Meja")))
    open_first(file, " ".join(LETTER), tmp_path / "data", FirstMember("Ketua Contoh", "ketua", KETUA))
    return ("tps", "--data", tmp_path / "data", "--member", "ketua")


def test_a_plan_is_shown_first_and_saved_when_asked(run: Runner, me: Me) -> None:
    shown = run("desa", *me, "--count", "2", password=KETUA)
    assert [(row["kode"], row["pemilih"], row["beda"]) for row in shown.rows] == [
        ("001", 60, 10),
        ("002", 40, -10),
    ]
    assert (shown.data["moved"], shown.data["quality"]["split_families"]) == (40, 0)
    assert (shown.data["usual"]["split_rt"], "act" in shown.data) == (1, False)
    assert len(run("desa", *me, password=KETUA).rows) == 1, "nothing was saved"
    saved = run("desa", *me, "--count", "2", "--apply", password=KETUA)
    assert saved.data["act"]
    assert [row["pemilih"] for row in run("desa", *me, password=KETUA).rows] == [60, 40]
    assert run("desa", *me, "--count", "2", "--apply", password=KETUA).data["act"] == ""
    assert run("desa", "undo", *me[1:], password=KETUA).ok
    assert [row["pemilih"] for row in run("desa", *me, password=KETUA).rows] == [100]


def test_a_limit_gives_the_number_and_rts_are_cut_only_when_allowed(run: Runner, me: Me) -> None:
    whole = run("desa", *me, "--most", "50", password=KETUA)
    assert (whole.data["quality"]["count"], whole.data["quality"]["above_limit"]) == (2, 1)
    assert [row["lebih"] for row in whole.rows] == ["lebih", ""]
    cut = run("desa", *me, "--most", "50", "--split-rt", password=KETUA)
    assert (cut.data["quality"]["largest"], cut.data["quality"]["split_rt"]) == (50, 1)


def test_every_rw_or_a_named_dusun_has_its_own(run: Runner, me: Me) -> None:
    assert [row["rt"] for row in run("desa", *me, "--per", "rw", password=KETUA).rows] == [3, 2]
    table = "alamat,rt,rw,dusun\n" + "".join(
        f"{alamat},{rt},002,Pulau\n"
        for alamat, rt in sorted({(v.alamat, v.rt) for v in VOTERS if v.rw == "002"})
    )
    assert run("desa", "areas", *me[1:], "--from", "-", stdin=table, password=KETUA).ok
    own = run("desa", *me, "--own", "pulau", "--apply", password=KETUA)
    assert [row["dusun"] for row in own.rows] == ["", "Pulau (sendiri)"]
    wrong = run("desa", *me, "--own", "Bulan", password=KETUA)
    assert (wrong.exit, wrong.code) == (1, "TPS_DUSUN_UNKNOWN")


def test_families_rts_and_places(run: Runner, me: Me) -> None:
    run("desa", *me, "--count", "2", "--apply", password=KETUA)
    moved = run("desa", *me, "--move", "3/1", VOTERS[0].id, "--to", "2", password=KETUA)
    assert [row["pemilih"] for row in moved.rows] == [38, 62]
    alone = run("desa", *me, "--move", VOTERS[2].id, "--alone", "--to", "2", password=KETUA)
    assert alone.data["quality"]["split_families"] == 1
    placed = run("desa", *me, "--place", "-", stdin="kode,lokasi\n1,Balai desa\n", password=KETUA)
    assert [row["lokasi"] for row in placed.rows] == ["Balai desa", ""]
    refused = run("desa", *me, "--move", VOTERS[0].id, "--to", "9", password=KETUA)
    assert (refused.exit, refused.code) == (1, "TPS_NOT_IN_USE")
    assert run("desa", *me, "--move", VOTERS[0].id, password=KETUA).code == "TPS_MOVE_TO"
    assert run("desa", *me, "--place", "-", "--count", "2", password=KETUA).code == "TPS_ONE_THING"
    assert run("desa", *me, "--count", "0", password=KETUA).exit == 2


def test_a_person_reads_it_in_the_words_of_the_place(me: Me) -> None:
    told = spawn("desa", *me, "--count", "3", DPT_DESA_PASSWORD=KETUA).stdout
    assert "3 Meja: terbesar 40, terkecil 20, selisih 20 (urut nomor: 1)." in told
    assert "Keluarga terpisah 0 dari 50 (urut nomor: 1), RT terpisah 0 dari 5 (urut nomor: 2)." in told
    assert told.splitlines()[0].split() == [
        "KODE",
        "LOKASI",
        "DUSUN",
        "RT",
        "PEMILIH",
        "L",
        "P",
        "BEDA",
        "LEBIH",
    ]
    assert "Usul saja: belum ada yang disimpan" in told and "TPS" not in told
