"""Repeated rows are found without an index over all: as many as a plain search finds, in any step size."""

import random
import re
from pathlib import Path

import pytest

from app.services.kpu.import_list import Account, import_list
from app.services.shared.sample_people import generate
from app.store import vault_ganda, vault_import
from app.store.vault_ganda import Saringan
from tests.services.kpu.district import empty_district, write_list

_DPID, _NIK, _RT = 5, 7, 14


def test_the_filter_forgets_nobody() -> None:
    sieve, values = Saringan(), [f"99010151128{number:05}" for number in range(20_000)]
    named = sum(sieve.has_seen(value) for value in values)
    assert named < 100, "and names few who are new"
    assert all(sieve.has_seen(value) for value in values)


def plainly(rows: list[list[str]]) -> list[tuple[int, str, int]]:
    """(row, reason, row that it repeats), rows from 2: by DPID first, then by NIK among those left."""
    found: dict[int, tuple[str, int]] = {}
    for column, reason in ((_DPID, "DPID"), (_NIK, "NIK")):
        first: dict[str, int] = {}
        for at, row in enumerate(rows, 2):
            if at in found or not row[column]:
                continue
            if row[column] in first:
                found[at] = (reason, first[row[column]])
            first.setdefault(row[column], at)
    return [(at, *found[at]) for at in sorted(found)]


def muddled(seed: int, count: int = 60) -> list[list[str]]:
    """A list whose DPIDs and NIKs repeat here and there, some DPIDs missing."""
    chance, rows = random.Random(seed), [list(row) for row in generate(1, count, 1)]
    for row in rows:
        if chance.random() < 0.3:
            row[_DPID] = chance.choice(rows)[_DPID] if chance.random() < 0.7 else ""
        if chance.random() < 0.3:
            row[_NIK] = chance.choice(rows)[_NIK]
    return rows


def told(account: Account) -> list[tuple[int, str, int]]:
    lines = [line for line in account.report.shown if line["hasil"] == "ganda"]
    return [(int(one["baris"]), str(one["kolom"]), _other(str(one["alasan"]))) for one in lines]


def _other(told: str) -> int:
    found = re.search(r"baris ([0-9]+)", told)
    assert found is not None
    return int(found[1])


@pytest.mark.parametrize("seed", range(6))
def test_the_same_rows_as_a_plain_search(tmp_path: Path, seed: int) -> None:
    rows = muddled(seed)
    with empty_district(tmp_path).opened() as opened:
        account = import_list(opened, [write_list(tmp_path / "a.csv", rows)], "DPT")
        assert told(account) == plainly(rows)[: len(told(account))]
        assert account.ganda == len(plainly(rows)) and account.masuk == len(rows) - account.ganda
        tables = {row[0] for row in opened.db.execute("SELECT name FROM sqlite_master")}
        assert not tables & {"kembar", "calon", "berebut", "disebut", "masukan_cocok"}


def test_values_that_only_look_repeated_are_let_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault_ganda, "_BITS", 8)
    rows = list(generate(1, 40, 1))
    with empty_district(tmp_path).opened() as opened:
        account = import_list(opened, [write_list(tmp_path / "a.csv", rows)], "DPT")
        assert (account.masuk, account.ganda) == (40, 0)


def imported_twice(folder: Path) -> tuple[Account, list[tuple[object, ...]]]:
    """Corrected, exchanged, taken, gone and repeated rows, imported over a list that is there."""
    before = [list(row) for row in generate(2, 30, 1)]
    after = [list(row) for row in before if row[_DPID][-1] != "3"]
    for at, row in enumerate(after):
        row[_RT] = str(at % 5 + 1)
    after[4][_NIK], after[9][_NIK] = after[9][_NIK], after[4][_NIK]
    after[11][_NIK] = before[40][_NIK]
    after.append(list(after[2]))
    with empty_district(folder).opened() as opened:
        import_list(opened, [write_list(folder / "a.csv", before)], "DPT")
        account = import_list(opened, [write_list(folder / "b.csv", after)], "DPB", complete=True)
        rows = opened.db.execute("SELECT dpid, nik, tps, baris, aktif FROM pemilih ORDER BY nomor")
        return account, [tuple(row) for row in rows]


@pytest.mark.parametrize("step", [1, 7])
def test_step_by_step_the_vault_becomes_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    at_once, listed = imported_twice(tmp_path / "sekaligus")
    assert at_once.balances and at_once.keluar > 0 and at_once.ganda > 1 and at_once.diperbarui > 40
    monkeypatch.setattr(vault_import, "_STEP", step)
    in_steps, again = imported_twice(tmp_path / "bertahap")
    assert (in_steps.counts(), in_steps.desa, again) == (at_once.counts(), at_once.desa, listed)
