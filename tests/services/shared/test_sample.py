import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from app.domain.catatan import Kode
from app.domain.errors import Cancelled, UserError
from app.domain.nik import birth_in
from app.domain.sidalih import KOLOM_SIDALIH, Accepted, Checked, Refused, normalise
from app.services.shared.sample import generate, write_sample
from app.services.shared.sample_damage import DAMAGES
from app.services.shared.sample_people import regions
from app.sheets.sidalih_reader import read

PLACE = {name: at for at, name in enumerate(KOLOM_SIDALIH)}


def share(rows: list[tuple[str, ...]], column: str, value: str) -> float:
    return sum(row[PLACE[column]] == value for row in rows) / len(rows)


def test_the_same_seed_gives_the_same_people_and_another_seed_others() -> None:
    assert list(generate(2, 50, 1)) == list(generate(2, 50, 1))
    assert list(generate(2, 50, 1)) != list(generate(2, 50, 2))


def test_a_village_has_the_habits_of_a_real_one() -> None:
    rows = list(generate(3, 2700, 7))
    assert len(rows) == 8100
    names = [row[PLACE["NAMA"]] for row in rows]
    assert sum(" " not in name for name in names) / len(names) == pytest.approx(0.49, abs=0.03)
    assert max(map(len, names)) <= 32
    assert len(rows) / len({row[PLACE["NKK"]] for row in rows}) == pytest.approx(2.25, abs=0.1)
    assert share(rows, "STS KAWIN", "S") == pytest.approx(0.665, abs=0.05)
    born = Counter(row[PLACE["TANGGAL LAHIR"]][:5] for row in rows)
    assert born["31|12"] / len(rows) == pytest.approx(0.10, abs=0.02)
    noted = Counter(note.kode for row in rows for note in _accepted(row).notes)
    assert noted[Kode.NIK_BEDA_TANGGAL] / len(rows) == pytest.approx(0.137, abs=0.02)
    assert noted[Kode.NIK_BEDA_KELAMIN] / len(rows) == pytest.approx(0.005, abs=0.004)
    strangers = sum(not row[PLACE["NIK"]].startswith("9901") for row in rows) / len(rows)
    assert strangers == pytest.approx(0.065, abs=0.015)
    per_tps = Counter((row[PLACE["KEL_ID"]], row[PLACE["TPS"]]) for row in rows)
    assert all(500 <= voters <= 570 for voters in per_tps.values())


def _accepted(row: tuple[str, ...]) -> Accepted:
    checked = normalise(row)
    assert isinstance(checked, Accepted)
    return checked


def test_nobody_shares_a_nik_or_dpid_and_no_nik_can_be_real() -> None:
    rows = list(generate(40, 200, 1))
    niks = [row[PLACE["NIK"]] for row in rows]
    assert len(set(niks)) == len({row[PLACE["DPID"]] for row in rows}) == 8000
    assert all(nik.startswith("99") and birth_in(nik) for nik in niks)
    assert {len(row[PLACE["DPID"]]) for row in rows} == {7}


def test_village_names_repeat_in_the_district_never_in_a_kecamatan() -> None:
    villages = regions(372, 1)
    assert len({(v.kecamatan, v.kelurahan) for v in villages}) == 372
    assert len({v.kelurahan for v in villages}) < 372
    assert len({v.kode for v in villages}) == len({v.kel_id for v in villages}) == 372
    assert villages[0].kode == "9901012001"


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_every_damage_is_judged_as_the_truth_file_says(tmp_path: Path, suffix: str) -> None:
    report = write_sample(tmp_path / f"d.{suffix}", 2, 300, dirty=True, seed=3)
    assert report.truth is not None
    truth = json.loads(report.truth.read_text())
    rows = {(row.sheet, row.number): row for row in read(report.files[0])}
    judged = {key: normalise(row.raw, row.numeric, row.suspect) for key, row in rows.items()}
    for entry in truth:
        checked = judged.get((entry["sheet"], entry["row"]))
        assert _as_expected(checked, entry["column"], entry["expected"]), entry
    done = {entry["damage"] for entry in truth}
    wanted = {damage.name for damage in DAMAGES if suffix == "xlsx" or not damage.workbook_only}
    assert done == wanted | {"ganda_dpid", "ganda_nik", "baris_kosong", "baris_jumlah", "baris_kosong_ekor"}
    spoiled = {(entry["sheet"], entry["row"]) for entry in truth}
    assert all(isinstance(checked, Accepted) for key, checked in judged.items() if key not in spoiled)
    assert len(rows) == report.rows - 2


def _as_expected(checked: Checked | None, column: str, expected: str) -> bool:
    if expected == "blank":
        return checked is None
    if expected == "refused":
        return isinstance(checked, Refused) and {reason.kolom for reason in checked.reasons} == {column}
    if expected == "noted":
        return isinstance(checked, Accepted) and column in {note.kolom for note in checked.notes}
    return isinstance(checked, Accepted)


def test_duplicates_share_what_the_truth_says(tmp_path: Path) -> None:
    report = write_sample(tmp_path / "d.csv", 1, 200, dirty=True)
    assert report.truth is not None
    rows = {row.number: row.raw for row in read(report.files[0])}
    for entry in json.loads(report.truth.read_text()):
        if entry["expected"] == "duplicate":
            at, mine = PLACE[entry["column"]], rows[entry["row"]]
            assert sum(raw[at] == mine[at] for raw in rows.values()) > 1


def test_the_workbook_holds_ids_as_text_and_counts_as_numbers(tmp_path: Path) -> None:
    report = write_sample(tmp_path / "satu.xlsx", 1, 30)
    rows = list(read(report.files[0]))
    assert {row.numeric for row in rows} == {
        frozenset({"NO", "RT", "RW", "TPS", "DISABILITAS", "UPDATED_AT"})
    }
    at = PLACE["UPDATED_AT"]
    expected = list(generate(1, 30, 1))
    assert [row.raw[:at] for row in rows] == [row[:at] for row in expected]
    assert rows[0].sheet == f"{rows[0].raw[2]}_{rows[0].raw[4]}(1)"


def test_one_file_a_village_named_by_its_code_beside_the_mapping(tmp_path: Path) -> None:
    report = write_sample(tmp_path / "desa", 3, 20, per_village=True)
    assert [path.name for path in report.files] == [f"990101200{n}.xlsx" for n in (1, 2, 3)]
    with report.wilayah.open(newline="", encoding="utf-8") as stream:
        mapping = {line["kel_id"]: line["kode"] for line in csv.DictReader(stream)}
    for path in report.files:
        assert {mapping[row.raw[PLACE["KEL_ID"]]] for row in read(path)} == {path.stem}


def test_the_same_sample_is_the_same_bytes(tmp_path: Path) -> None:
    for suffix in ("xlsx", "csv"):
        first, second = (
            write_sample(tmp_path / f"{name}.{suffix}", 1, 20).files[0].read_bytes() for name in "ab"
        )
        assert first == second


def test_a_cancelled_sample_leaves_no_file(tmp_path: Path) -> None:
    def stop(done: int, total: int, what: str = "") -> None:
        raise Cancelled

    for suffix in ("xlsx", "csv"):
        with pytest.raises(Cancelled):
            write_sample(tmp_path / f"a.{suffix}", 2, 3000, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_impossible_samples_are_refused(tmp_path: Path) -> None:
    for out, villages, voters, code in (
        (tmp_path / "a.txt", 1, 1, "SAMPLE_KIND"),
        (tmp_path / "a.csv", 0, 1, "SAMPLE_SIZE"),
        (tmp_path / "a.csv", 1, 100_001, "SAMPLE_SIZE"),
        (tmp_path / "tidak" / "a.csv", 1, 1, "FOLDER_MISSING"),
    ):
        with pytest.raises(UserError) as caught:
            write_sample(out, villages, voters)
        assert caught.value.code == code


def test_a_file_that_is_there_is_never_covered(tmp_path: Path) -> None:
    """It could be a real export."""
    file = tmp_path / "sidalih.csv"
    file.write_text("DPT asli")
    with pytest.raises(UserError, match="FILE_EXISTS"):
        write_sample(file, 1, 5)
    assert file.read_text() == "DPT asli"
