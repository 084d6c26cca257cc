"""Duplicates through the front door."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.pemilihan import Profil
from app.services.desa.open_paket import FirstMember, open_first
from tests.builders import daftar
from tests.cli.running import Runner
from tests.villages import KETUA, LETTER, TestKpu

PEOPLE = list(daftar(100))
FIRST, TWIN = PEOPLE[10], PEOPLE[50]
VOTERS = [replace(one, nama=FIRST.nama, tanggal_lahir=FIRST.tanggal_lahir, kelamin=FIRST.kelamin)
          if one is TWIN else one for one in PEOPLE]  # fmt: skip
Me = tuple[str | Path, ...]


def village(folder: Path, profil: Profil = "lengkap") -> Me:
    file = folder / "paket.dpt"
    hidden = [replace(one, nik="", nkk="") for one in VOTERS]
    file.write_bytes(TestKpu().paket(VOTERS if profil == "lengkap" else hidden, profil=profil))
    open_first(file, " ".join(LETTER), folder / "data", FirstMember("Ketua Contoh", "ketua", KETUA))
    return ("--data", folder / "data", "--member", "ketua")


@pytest.fixture
def me(tmp_path: Path) -> Me:
    return village(tmp_path)


def test_the_pairs_are_listed_with_ids_and_reasons(run: Runner, me: Me) -> None:
    shown = run("desa", "ganda", *me, password=KETUA)
    assert (shown.data["kuat"], shown.data["decided"], shown.data["unchecked"]["nik"]) == (1, 0, 0)
    [row] = shown.rows
    assert (row["satu"], row["dua"], row["tingkat"]) == (FIRST.id, TWIN.id, "kuat")
    assert row["alasan"] == "Nama dan tanggal lahir sama."
    assert FIRST.nik not in str(shown.rows)


def test_a_pair_is_decided_told_and_opened_again(run: Runner, me: Me) -> None:
    done = run(
        "desa", "ganda", *me, "--decide", TWIN.id, FIRST.id, "--as", "ganda", "--keep", FIRST.id,
        password=KETUA,
    )  # fmt: skip
    assert done.data["act"]
    assert run("desa", "ganda", *me, password=KETUA).rows == []
    [told] = run("desa", "ganda", *me, "--decided", password=KETUA).rows
    assert (told["putusan"], told["dicoret"], told["anggota"]) == ("ganda", TWIN.id, "Ketua Contoh")
    assert run("desa", "ganda", *me, "--decide", TWIN.id, FIRST.id, "--as", "buka", password=KETUA).data[
        "act"
    ]
    apart = ("--decide", FIRST.id, TWIN.id, "--as", "beda", "--reason-from", "-")
    assert run("desa", "ganda", *me, *apart, stdin="dua orang, dua rumah", password=KETUA).data["act"]
    [told] = run("desa", "ganda", *me, "--decided", password=KETUA).rows
    assert (told["putusan"], told["alasan"]) == ("beda", "dua orang, dua rumah")
    assert run("desa", "undo", *me, password=KETUA).data["what"] == ["pasangan"]
    assert len(run("desa", "ganda", *me, "--all", password=KETUA).rows) >= 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--as", "beda"), "PAIR_NEEDED"),
        (("--decide", FIRST.id, TWIN.id), "PAIR_DECISION"),
        (("--decide", FIRST.id, TWIN.id, "--as", "ganda"), "PAIR_DECISION"),
        (("--decide", FIRST.id, TWIN.id, "--as", "beda", "--keep", TWIN.id), "PAIR_DECISION"),
        (("--decide", FIRST.id, TWIN.id, "--as", "ganda", "--keep", PEOPLE[0].id), "PAIR_KEEP"),
    ],
)
def test_half_a_decision_is_refused(run: Runner, me: Me, words: tuple[str, ...], code: str) -> None:
    refused = run("desa", "ganda", *me, *words, password=KETUA)
    assert (refused.exit, refused.code) == (2, code)


def test_without_nik_it_says_what_it_could_not_check(run: Runner, tmp_path: Path) -> None:
    me = village(tmp_path, "tanpa-nik")
    shown = run("desa", "ganda", *me, password=KETUA)
    assert shown.data["unchecked"] == {"voters": 100, "nik": 100, "nkk": 100, "tanggal_lahir": 0, "rt": 0}
    assert len(shown.rows) == 1
