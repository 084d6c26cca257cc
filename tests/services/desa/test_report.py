"""The report: what Dinas PMD reads, and what it must not be able to read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.sel_kecil import TANDA, is_kecil
from app.domain.tms import Alasan
from app.exchange import envelope, laporan
from app.services.desa.aturan import set_rule
from app.services.desa.logistik import set_cadangan
from app.services.desa.mark import Mark, mark
from app.services.desa.ratify import reopen
from app.services.desa.report import report
from app.services.desa.workspace import Workspace, open_workspace
from app.services.shared.verify import verify
from tests.builders import DESA, daftar
from tests.services.desa.test_rekap import add, freeze
from tests.villages import KETUA, SEKRETARIS, listed, open_village

VOTERS = daftar(300)


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(open_village(tmp_path, count=300), "ketua", KETUA) as workspace:
        reasons = [Alasan.MENINGGAL] * 7 + [Alasan.DOMISILI_KURANG_6_BULAN] * 2
        mark(workspace, [Mark(one.id, reason) for one, reason in zip(VOTERS, reasons, strict=False)])
        yield workspace


def told(workspace: Workspace, folder: Path) -> dict[str, object]:
    done = report(workspace, folder, "sekretaris", SEKRETARIS)
    return dict(laporan.open_report(envelope.read(done.file.read_bytes())).rekap)


def test_it_tells_the_newest_ratified_list(village: Workspace, tmp_path: Path) -> None:
    draft = told(village, tmp_path)
    assert (draft["status"], draft["daftar"], draft["penetapan"]) == ("konsep", "", [])
    freeze(village, "dps", "dpt")
    final = told(village, tmp_path)
    assert (final["status"], final["daftar"], final["jumlah"]) == ("ditetapkan", "dpt", 291)
    stages = final["penetapan"]
    assert isinstance(stages, list)
    assert [(one["tahap"], one["jumlah"], one["nomor"]) for one in stages] == [
        ("dps", 291, "BA/1"), ("dpt", 291, "BA/1"),
    ]  # fmt: skip
    assert (final["L"], final["P"]) == (stages[1]["L"], stages[1]["P"])
    reopen(village, "keputusan pengadilan", "12/2027", "sekretaris", SEKRETARIS)
    assert (again := told(village, tmp_path))["status"] == "dibuka"
    assert again["daftar"] == "dps"


def test_no_person_and_no_small_number_leaves(village: Workspace, tmp_path: Path) -> None:
    freeze(village, "dps", "dpt")
    done = report(village, tmp_path / "a.dptl", "sekretaris", SEKRETARIS)
    opened = envelope.read(done.file.read_bytes())
    text = b"".join(opened.members[name] for name in ("rekap.json", "tanda-tangan.json")).decode()
    for word in ("Ketua Contoh", "Sekretaris Contoh", VOTERS[0].nama, VOTERS[0].nik, VOTERS[0].id):
        assert word not in text
    rekap = laporan.open_report(opened).rekap
    assert [one for one in _numbers(rekap) if is_kecil(one)] == []
    assert rekap["tms"]["pilkades"]["domisili_kurang_6_bulan"] == TANDA
    shown = [one for kind in ("kpu", "pilkades") for one in rekap["tms"][kind].values() if one != TANDA]
    assert sum(shown) < rekap["tms"]["jumlah"] == 9


def _numbers(value: object, name: str = "") -> Iterator[int]:
    """All numbers of people and ballots, wherever they stand."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key not in ("v", "kepala"):
                yield from _numbers(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from _numbers(one)
    elif isinstance(value, int):
        yield value


def test_an_addendum_is_not_found_by_subtracting(village: Workspace, tmp_path: Path) -> None:
    set_rule(village, "setelah_dpt", "addendum")
    freeze(village, "dps", "dpt")
    add(village, "TERLAMBAT", 90)
    freeze(village, "addendum")
    rekap = told(village, tmp_path)
    assert (rekap["daftar"], rekap["jumlah"]) == ("addendum", 292)
    stages = rekap["penetapan"]
    assert isinstance(stages, list)
    assert [one["tahap"] for one in stages] == ["dps", "dpt", "addendum"]
    assert [(one["P"], one["jumlah"]) for one in stages[1:]] == [(TANDA, TANDA)] * 2
    assert stages[2]["L"] == 0 and stages[1]["L"] == rekap["L"]
    assert stages[0]["jumlah"] == 291


def test_additions_to_the_dps_are_not_found_by_subtracting(village: Workspace, tmp_path: Path) -> None:
    freeze(village, "dps")
    add(village, "LAGI", 89)
    freeze(village, "dptambahan")
    rekap = told(village, tmp_path)
    assert (rekap["daftar"], rekap["jumlah"]) == ("dptambahan", 292)
    stages = rekap["penetapan"]
    assert isinstance(stages, list)
    assert [(one["P"], one["jumlah"]) for one in stages] == [(TANDA, TANDA)] * 2
    freeze(village, "dpt")
    stages = told(village, tmp_path)["penetapan"]
    assert isinstance(stages, list)
    assert (stages[0]["jumlah"], stages[-1]["jumlah"]) == (291, 292)


def test_ballots_are_empty_until_the_regulation_is_entered(village: Workspace, tmp_path: Path) -> None:
    empty = told(village, tmp_path)
    assert (empty["cadangan"], empty["surat"]) == ("", "")
    set_cadangan(village, "2,5 %", "Perbup 7/2026")
    filled = told(village, tmp_path)
    rows = filled["tps"]
    assert isinstance(rows, list)
    assert [one["surat"] for one in rows] == [one["jumlah"] + -(-one["jumlah"] * 25 // 1000) for one in rows]
    assert filled["surat"] == sum(one["surat"] for one in rows)
    with pytest.raises(UserError, match="RULE_INVALID"):
        set_cadangan(village, "banyak")


def test_a_newer_report_is_told_from_an_older_one(village: Workspace, tmp_path: Path) -> None:
    first = report(village, tmp_path, "sekretaris", SEKRETARIS)
    mark(village, [Mark(VOTERS[50].id, Alasan.MENINGGAL)])
    second = report(village, tmp_path, "sekretaris", SEKRETARIS)
    assert second.urut > first.urut
    assert first.file.name == f"{DESA.kode}-sukamaju-laporan-{first.urut}.dptl"


def test_verify_shows_it_and_refuses_a_flipped_bit(village: Workspace, tmp_path: Path) -> None:
    done = report(village, tmp_path / "a.dptl", "sekretaris", SEKRETARIS)
    found = verify(done.file)
    assert (found.jenis, found.kode_sidik, found.penanda) == ("laporan", done.kode, ("ketua", "sekretaris"))
    assert found.rekap["jumlah"] == 291
    data = bytearray(done.file.read_bytes())
    data[data.index(b'"jumlah":291')] ^= 1
    (tmp_path / "b.dptl").write_bytes(data)
    with pytest.raises(UserError, match="ENVELOPE_DAMAGED"):
        verify(tmp_path / "b.dptl")


def test_it_takes_two_members_and_the_right_ending(village: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="PASSWORD_WRONG"):
        report(village, tmp_path, "sekretaris", "kata sandi lain")
    with pytest.raises(UserError, match="SECOND_SAME"):
        report(village, tmp_path, "ketua", KETUA)
    with pytest.raises(UserError, match="FILE_ENDING"):
        report(village, tmp_path / "a.dptr", "sekretaris", SEKRETARIS)
    assert not [*tmp_path.glob("*.dptl")]
    assert listed(village)
