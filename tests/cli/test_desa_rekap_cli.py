"""Recap and report through the front door."""

from pathlib import Path

import pytest

from tests.builders import daftar
from tests.cli.running import Runner
from tests.villages import KETUA, SEKRETARIS, open_village

VOTERS = daftar(100)
Me = tuple[str | Path, ...]


@pytest.fixture
def me(tmp_path: Path, run: Runner) -> Me:
    who = ("--data", open_village(tmp_path), "--member", "ketua")
    dead = [voter.id for voter in VOTERS[:2]]
    assert run("desa", "mark", *who, "--voter", *dead, "--as", "meninggal", password=KETUA).ok
    return who


def test_a_table_hides_what_the_committee_sees_with_open(run: Runner, me: Me) -> None:
    hidden = run("desa", "recap", *me, "--by", "rt", "--of", "tms", password=KETUA)
    assert hidden.data["bersih"] == {"awal": 100, "baru": "*", "tms": "*", "akhir": 98}
    assert hidden.rows[-1]["jumlah"] == "*"
    shown = run("desa", "recap", *me, "--by", "rt", "--of", "tms", "--open", password=KETUA)
    assert shown.data["bersih"]["tms"] == 2 and shown.rows[-1]["jumlah"] == 2


def test_every_number_leads_to_its_voters(run: Runner, me: Me) -> None:
    asked = ("--by", "rt", "--of", "tms")
    refused = run("desa", "recap", *me, *asked, "--who", "jumlah", password=KETUA)
    assert (refused.exit, refused.code) == (2, "RECAP_OPEN_NEEDED")
    who = run("desa", "recap", *me, *asked, "--open", "--who", "jumlah", "kpu:meninggal", password=KETUA)
    assert {row["id"] for row in who.rows} == {voter.id for voter in VOTERS[:2]}
    wrong = run("desa", "recap", *me, *asked, "--open", "--who", "099/099", password=KETUA)
    assert (wrong.exit, wrong.code) == (2, "RECAP_ROW")


def test_the_net_by_rt_is_for_the_committee(run: Runner, me: Me) -> None:
    refused = run("desa", "recap", *me, "--by", "rt", "--of", "bersih", password=KETUA)
    assert refused.code == "RECAP_OPEN_NEEDED"
    shown = run("desa", "recap", *me, "--by", "rt", "--of", "bersih", "--open", password=KETUA)
    assert (shown.rows[-1]["dari kpu"], shown.rows[-1]["tms"], shown.rows[-1]["naik"]) == (100, 2, -2)


def test_ballots_follow_the_regulation(run: Runner, me: Me) -> None:
    before = run("desa", "recap", *me, "--of", "logistik", password=KETUA)
    assert {row["surat suara"] for row in before.rows} == {""}
    after = run(
        "desa", "recap", *me, "--of", "logistik", "--reserve", "2,5", "--number", "7/2026", password=KETUA
    )
    assert after.data["cadangan"] == "2.5" and after.data["act"]
    assert after.rows[-1]["surat suara"] == 98 + 3
    wrong = run("desa", "recap", *me, "--of", "logistik", "--reserve", "seperlunya", password=KETUA)
    assert wrong.code == "RULE_INVALID"


def test_papers_and_the_signed_report_are_written_and_verified(run: Runner, me: Me, tmp_path: Path) -> None:
    book, paper, signed = tmp_path / "r.xlsx", tmp_path / "r.pdf", tmp_path / "l.pdf"
    done = run("desa", "recap", *me, "--xlsx", book, "--pdf", paper, password=KETUA)
    assert done.data["files"] == [str(book), str(paper)]
    assert book.read_bytes()[:2] == b"PK" and paper.read_bytes()[:5] == b"%PDF-"
    second = ("--second", "sekretaris")
    passwords = {"password": KETUA, "second_password": SEKRETARIS}
    written = run("desa", "report", *me, "--out", tmp_path, *second, "--pdf", signed, **passwords)
    assert written.data["status"] == "konsep" and signed.exists()
    found = run("verify", written.data["file"])
    assert (found.data["jenis"], found.data["kode_sidik"]) == ("laporan", written.data["kode"])
    assert found.data["rekap"]["jumlah"] == 98
    assert sum(row["jumlah"] for row in found.rows) == 98


def test_a_list_that_is_not_ratified_has_no_recap(run: Runner, me: Me) -> None:
    refused = run("desa", "recap", *me, "--stage", "dpt", password=KETUA)
    assert (refused.exit, refused.code) == (1, "STAGE_MISSING")
