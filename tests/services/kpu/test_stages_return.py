"""All stages of a list and what comes after the DPT, up to KPU: numbers, snapshots, addenda, balances."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.daftar_tahap import Tahap
from app.domain.errors import UserError
from app.domain.penetapan import Baris
from app.domain.tms import Alasan
from app.services.desa.add import add_from_table
from app.services.desa.aturan import postpone, set_rule
from app.services.desa.edit import edit
from app.services.desa.frozen import frozen_rows, in_force, penetapan, whole_dpt
from app.services.desa.mark import Mark, mark
from app.services.desa.print_return import ba_pengembalian
from app.services.desa.ratify import Ratified, ratify, reopen
from app.services.desa.undo import undo
from app.services.desa.workspace import Workspace
from app.services.kpu.apply_return import apply_return
from app.services.kpu.feedback import feedback
from app.services.kpu.receive import receive
from tests.builders import nik
from tests.services.kpu.district import (
    KODE,
    SEKRETARIS,
    District,
    Village,
    open_village,
    packed_district,
)

HEADER = "nama,nik,kelamin,tanggal_lahir,kawin,rt,rw,tps"


@pytest.fixture
def district(tmp_path: Path) -> District:
    return packed_district(tmp_path)


@pytest.fixture
def village(district: District) -> Village:
    return open_village(district)


def freeze(workspace: Workspace, tahap: Tahap, nomor: str = "") -> Ratified:
    return ratify(workspace, tahap, "sekretaris", SEKRETARIS, nomor=nomor)


def rows(workspace: Workspace, tahap: Tahap) -> list[Baris]:
    found = penetapan(workspace, tahap)
    assert found is not None
    return frozen_rows(workspace, found)


def join(workspace: Workspace, number: int, nama: str) -> str:
    row = f"{nama},{nik(number)},P,11-12-1980,S,1,1,1"
    return add_from_table(workspace, f"{HEADER}\n{row}\n".encode())[1][0].id


def numbers(found: list[Baris]) -> dict[str, tuple[str, int]]:
    return {row.pemilih.id: (row.pemilih.tps, row.no) for row in found}


def accept(district: District, village: Village) -> dict[str, int]:
    """The final return at KPU: received, applied, both balances written; the counts it was received with."""
    sent = village.send(f"{KODE}.dptr", final=True)
    with district.opened() as opened:
        (outcome,) = receive(opened, [sent.file], jobs=1)
        assert outcome.hasil == "menunggu", outcome.found
        apply_return(opened, KODE, sent.kode)
        batch = feedback(opened, district.folder / "umpan", "pdpb-2025")
    assert all(line.balances for line in (*batch.villages[0].pilkades, *batch.villages[0].pdpb))
    assert sum(line.akhir for line in batch.villages[0].pilkades) == outcome.found.jumlah["jumlah"]
    return outcome.found.jumlah


def test_dptambahan_holds_whom_the_dps_had_not(district: District, village: Village) -> None:
    with village.opened() as workspace:
        early = join(workspace, 701, "DARI COKLIT")
        freeze(workspace, "dps")
        late = join(workspace, 702, "PEMILIH TAMBAHAN")
        before = rows(workspace, "dps")
        freeze(workspace, "dptambahan")
        assert [row.pemilih.id for row in rows(workspace, "dptambahan")] == [late]
        freeze(workspace, "dpt")
        assert rows(workspace, "dps") == before
        assert {early, late} <= numbers(rows(workspace, "dpt")).keys()
    assert accept(district, village)["jumlah"] == 42


def test_an_empty_dptambahan_may_be_ratified(village: Village) -> None:
    with village.opened() as workspace:
        freeze(workspace, "dps")
        assert freeze(workspace, "dptambahan").jumlah == {"L": 0, "P": 0, "jumlah": 0}
        assert rows(workspace, "dptambahan") == []


def test_the_stages_have_an_order(village: Village) -> None:
    with village.opened() as workspace:
        for early in ("dpshp", "dptambahan", "dpt"):
            with pytest.raises(UserError, match="STAGE_ORDER"):
                freeze(workspace, early)
        freeze(workspace, "dps")
        freeze(workspace, "dpshp")
        with pytest.raises(UserError, match="STAGE_DONE"):
            freeze(workspace, "dpshp")
        freeze(workspace, "dpt")
        for late in ("dpshp_akhir", "dptambahan"):
            with pytest.raises(UserError, match="STAGE_PASSED"):
                freeze(workspace, late)
        with pytest.raises(UserError, match="ADDENDUM_NOT_ALLOWED"):
            freeze(workspace, "addendum", "BA 1")


def test_an_addendum_appends_and_moves_nobody(district: District, village: Village) -> None:
    with village.opened() as workspace:
        set_rule(workspace, "setelah_dpt", "addendum")
        freeze(workspace, "dps")
        freeze(workspace, "dpt")
        before = numbers(rows(workspace, "dpt"))
        with pytest.raises(UserError, match="ADDENDUM_EMPTY"):
            freeze(workspace, "addendum", "BA/07/2027")
        new = join(workspace, 703, "A TERLUPA")
        edit(workspace, {(new, "nama"): "A TERLUPA BENAR"})
        with pytest.raises(UserError, match="DPT_LOCKED"):
            edit(workspace, {(next(iter(before)), "nama"): "LAIN"})
        with pytest.raises(UserError, match="ADDENDUM_NUMBER"):
            freeze(workspace, "addendum")
        freeze(workspace, "addendum", "BA/07/2027")
        whole = numbers(whole_dpt(workspace))
        highest = max(no for tps, no in before.values() if tps == "001")
        assert whole == before | {new: ("001", highest + 1)}
        with pytest.raises(UserError, match="DPT_LOCKED"):
            edit(workspace, {(new, "nama"): "LAIN LAGI"})
        second = join(workspace, 704, "SUSUL LAGI")
        freeze(workspace, "addendum", "BA/08/2027")
        assert numbers(whole_dpt(workspace)) == whole | {second: ("001", highest + 2)}
    assert accept(district, village)["jumlah"] == 42
    with village.opened() as workspace:
        assert ba_pengembalian(workspace).voters == 42


def test_reopening_keeps_every_number_and_leaves_gaps(district: District, village: Village) -> None:
    with village.opened() as workspace:
        freeze(workspace, "dps")
        freeze(workspace, "dpt")
        before = numbers(rows(workspace, "dpt"))
        gone = next(iter(before))
        with pytest.raises(UserError, match="REOPEN_REASON"):
            reopen(workspace, "Putusan sengketa", " ", "sekretaris", SEKRETARIS)
        reopen(workspace, "Putusan sengketa", "188/7/2027", "sekretaris", SEKRETARIS)
        assert penetapan(workspace, "dpt") is None
        assert in_force(workspace).pembukaan[0].nomor == "188/7/2027"
        mark(workspace, [Mark(gone, Alasan.PINDAH)])
        new = join(workspace, 705, "AAA PERTAMA")
        freeze(workspace, "dpt")
        after = numbers(rows(workspace, "dpt"))
        highest = max(no for tps, no in before.values() if tps == "001")
        assert after == {key: value for key, value in before.items() if key != gone} | {
            new: ("001", highest + 1)
        }
    assert accept(district, village)["jumlah"] == 40


def test_reopening_only_where_the_rule_permits_it(village: Village) -> None:
    with village.opened() as workspace:
        with pytest.raises(UserError, match="REOPEN_NOTHING"):
            reopen(workspace, "x", "1", "sekretaris", SEKRETARIS)
        set_rule(workspace, "buka_kembali", "tidak")
        freeze(workspace, "dps")
        with pytest.raises(UserError, match="REOPEN_NOT_ALLOWED"):
            reopen(workspace, "x", "1", "sekretaris", SEKRETARIS)
        undo(workspace)  # the rule, not the list: a ratification cannot be undone
        assert workspace.aturan.buka_kembali == "boleh"
        freeze(workspace, "dpt")
    village.send("akhir.dptr", final=True)
    with village.opened() as workspace, pytest.raises(UserError, match="REOPEN_AFTER_FINAL"):
        reopen(workspace, "x", "1", "sekretaris", SEKRETARIS)


def test_a_postponed_day_leaves_ratified_lists_their_own(village: Village) -> None:
    with village.opened() as workspace:
        freeze(workspace, "dps")
        with pytest.raises(UserError, match="POSTPONE_NUMBER"):
            postpone(workspace, date(2027, 3, 3), "")
        postpone(workspace, date(2027, 3, 3), "188/9/2027", "Banjir")
        assert workspace.pengaturan.pemilihan.hari == date(2027, 3, 3)
        freeze(workspace, "dpt")
        found = in_force(workspace).tahap
        assert (found["dps"].hari, found["dpt"].hari) == (date(2027, 2, 3), date(2027, 3, 3))
    with village.opened() as workspace:
        assert workspace.pengaturan.pemilihan.hari == date(2027, 3, 3)
        undo(workspace)
        assert workspace.pengaturan.pemilihan.hari == date(2027, 2, 3)
