"""The recap of a village: of the list as it stands, of what was ratified, with every number proved."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.daftar_tahap import Tahap
from app.domain.errors import UserError
from app.domain.rekap_bersih import jumlah_bersih
from app.domain.rekap_desa import DIMENSI, UKURAN
from app.domain.rekap_orang import WILAYAH
from app.domain.tms import Alasan
from app.services.desa import undo
from app.services.desa.add import add_from_table
from app.services.desa.aturan import set_rule
from app.services.desa.edit import edit_from_table
from app.services.desa.frozen import frozen_rows, penetapan
from app.services.desa.mark import Mark, mark
from app.services.desa.peta_wilayah import accept_proposals
from app.services.desa.ratify import ratify, reopen
from app.services.desa.rekap import Rekap, rekap
from app.services.desa.workspace import Workspace, open_workspace
from app.store import journal
from tests.builders import daftar, nik
from tests.villages import KETUA, SEKRETARIS, listed, open_village

VOTERS = daftar(100)


def add(workspace: Workspace, nama: str, serial: int) -> str:
    row = f"{nama},{nik(serial)},{VOTERS[5].nkk},P,11-12-1980,S,{VOTERS[5].rt},{VOTERS[5].rw}"
    add_from_table(workspace, f"nama,nik,nkk,kelamin,tanggal_lahir,kawin,rt,rw\n{row}\n".encode())
    return listed(workspace, nama)[0].pemilih.id


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    """Two struck, one for this election only; one proposed to KPU alone; one new; one moved to RT 9."""
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        mark(workspace, [Mark(VOTERS[0].id, Alasan.MENINGGAL), Mark(VOTERS[1].id, Alasan.PINDAH, "pilkades")])
        mark(workspace, [Mark(VOTERS[2].id, Alasan.PINDAH, "kpu")])
        edit_from_table(workspace, f"id,kolom,nilai\n{VOTERS[4].id},rt,9\n".encode())
        add(workspace, "BARU", 88)
        yield workspace


def freeze(workspace: Workspace, *stages: Tahap) -> None:
    for tahap in stages:
        ratify(workspace, tahap, "sekretaris", SEKRETARIS, nomor="BA/1")


def numbers(counted: Rekap) -> dict[str, object]:
    """Everything a recap can say, ids included."""
    told: dict[str, object] = {
        f"{dimensi} {ukuran}": sorted(counted.tabel(dimensi, ukuran).siapa.items())
        for dimensi in DIMENSI
        for ukuran in UKURAN
    }
    return told | {area: counted.bersih(area) for area in WILAYAH}


def test_the_net_adds_up_and_knows_its_voters(village: Workspace) -> None:
    counted = rekap(village)
    whole = jumlah_bersih(counted.bersih("rt"))
    assert (whole.awal, len(whole.baru), set(whole.tms), whole.akhir) == (
        100, 1, {VOTERS[0].id, VOTERS[1].id}, 99,
    )  # fmt: skip
    moved = {line.kelompok: line for line in counted.bersih("rt") if line.masuk or line.keluar}
    assert moved[f"009/{VOTERS[4].rw}"].masuk == (VOTERS[4].id,)
    assert moved[f"{VOTERS[4].rt}/{VOTERS[4].rw}"].keluar == (VOTERS[4].id,)
    struck = counted.tabel("rt", "tms")
    assert struck.orang(None, "kpu:meninggal") == [VOTERS[0].id]
    assert struck.orang(None, "pilkades:pindah") == [VOTERS[1].id]
    assert counted.tabel("rt", "kpu_saja").orang(None, None) == [VOTERS[2].id]
    assert counted.tabel("rt", "ubah").orang(None, None) == [VOTERS[4].id]


def test_a_ratified_list_keeps_its_numbers(village: Workspace) -> None:
    before = numbers(rekap(village, "sekarang"))
    freeze(village, "dps")
    assert numbers(rekap(village, "dps")) == before
    mark(village, [Mark(one.id, Alasan.TNI) for one in VOTERS[10:20]])
    add(village, "LAGI", 89)
    assert numbers(rekap(village, "dps")) == before
    now = rekap(village)
    assert now.what is None and now.jumlah == 90
    undo.undo(village)
    undo.undo(village)
    assert numbers(rekap(village, "dps")) == numbers(rekap(village, "sekarang"))


def test_rows_that_nobody_touched_since_are_not_folded_again(
    village: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    freeze(village, "dps")
    whole = numbers(rekap(village, "dps"))
    monkeypatch.setattr(journal, "changes_after", lambda db, known: True)
    assert numbers(rekap(village, "dps")) == whole


def test_after_the_dpt_the_dead_stay_in_its_numbers(village: Workspace) -> None:
    freeze(village, "dps", "dpt")
    mark(village, [Mark(VOTERS[30].id, Alasan.MENINGGAL)])
    counted = rekap(village)
    assert counted.what is not None and counted.what.tahap == "dpt"
    ratified = penetapan(village, "dpt")
    assert ratified is not None
    rows = {row.pemilih.id for row in frozen_rows(village, ratified)}
    assert set(counted.tabel("tps", "kelamin").orang(None, None)) == rows
    assert VOTERS[30].id in rows
    assert VOTERS[30].id not in counted.tabel("tps", "tms").orang(None, None)


def test_additions_are_told_with_the_dps_and_an_addendum_with_the_dpt(village: Workspace) -> None:
    freeze(village, "dps")
    add(village, "LAGI", 89)
    freeze(village, "dptambahan")
    both = rekap(village, "dptambahan")
    assert (both.nama, both.jumlah) == ("DPS dan DPTambahan", 100)
    freeze(village, "dpt")
    set_rule(village, "setelah_dpt", "addendum")
    late = add(village, "TERLAMBAT", 90)
    freeze(village, "addendum")
    counted = rekap(village)
    assert (counted.nama, counted.jumlah) == ("DPT dan addendum", 101)
    assert late in counted.tabel("rt", "baru").orang(None, None)
    assert rekap(village, "dpt").jumlah == 100


def test_a_list_that_was_opened_again_is_no_longer_told(village: Workspace) -> None:
    freeze(village, "dps", "dpt")
    reopen(village, "keputusan pengadilan", "12/2027", "sekretaris", SEKRETARIS)
    assert rekap(village).what is None
    with pytest.raises(UserError, match="STAGE_MISSING"):
        rekap(village, "dpt")


def test_a_postponed_day_changes_ages_but_not_those_of_a_ratified_list(village: Workspace) -> None:
    freeze(village, "dps")
    before = rekap(village, "dps").tabel("tps", "umur").siapa
    set_rule(village, "hari", "2057-02-03", "100/2027")
    assert rekap(village, "dps").tabel("tps", "umur").siapa == before
    assert rekap(village, "sekarang").tabel("tps", "umur").siapa != before


def test_the_dusun_are_those_of_the_map(village: Workspace) -> None:
    assert rekap(village).tabel("dusun", "kelamin").baris == ("",)
    accept_proposals(village)
    rows = rekap(village).tabel("dusun", "kelamin").baris
    assert len(rows) > 1
