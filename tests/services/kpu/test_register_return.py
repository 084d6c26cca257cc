"""Residents who are not on the DPT: in the register, on no list, and new for KPU."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from app.domain.errors import UserError
from app.domain.tms import Alasan
from app.services.desa import register, undo
from app.services.desa.aturan import set_rule
from app.services.desa.edit import edit
from app.services.desa.frozen import whole_dpt
from app.services.desa.mark import Mark, mark
from app.services.desa.print_undangan import undangan
from app.services.desa.ratify import ratify, reopen
from app.services.desa.status import status
from app.services.desa.tanggapan import Isian, receive, response
from app.services.desa.tanggapan_kerja import Kerja
from app.services.desa.tanggapan_putusan import Putusan, decide
from app.services.desa.workspace import Workspace
from app.services.kpu.apply_return import apply_return
from app.services.kpu.feedback import feedback
from app.services.kpu.receive import receive as receive_return
from app.store import daftar as store
from app.store import vault_paket
from tests.builders import nik
from tests.services.kpu.district import KODE, SEKRETARIS, District, Village, open_village, packed_district

PERSON = {
    "nama": "Warga Terlewat", "nik": nik(801), "nkk": nik(802), "kelamin": "P", "tanggal_lahir": "11-12-1980",
    "kawin": "S", "tempat_lahir": "Contoh", "alamat": "Dusun", "rt": "1", "rw": "1", "tps_kpu": "1",
}  # fmt: skip
RECORDED = Putusan("dicatat", "DPT sudah ditetapkan", "31/PAN/2027", "4-1-2027")


@pytest.fixture
def district(tmp_path: Path) -> District:
    return packed_district(tmp_path)


@pytest.fixture
def village(district: District) -> Village:
    return open_village(district)


def missing(voter: str = "") -> Isian:
    return Isian("belum_terdaftar", "Warga Terlewat", date(2027, 1, 3), "Warga", voter, bukti="KTP-el")


def to_dpt(workspace: Workspace, rule: str = "tutup") -> None:
    set_rule(workspace, "setelah_dpt", rule)
    for stage in ("dps", "dpt"):
        ratify(workspace, stage, "sekretaris", SEKRETARIS)


def ids(district: District) -> list[str]:
    with district.opened() as opened:
        return [row[0] for row in vault_paket.rows_of(opened.db, KODE)]


def test_a_registered_resident_is_on_no_list_and_new_for_kpu(district: District, village: Village) -> None:
    with village.opened() as workspace:
        with pytest.raises(UserError, match="REGISTER_EARLY"):
            decide(workspace, missing(), RECORDED, Kerja(orang=PERSON))
        to_dpt(workspace)
        before, slips = whole_dpt(workspace), undangan(workspace).voters
        done = decide(workspace, missing(), RECORDED, Kerja(orang=PERSON))
        [new] = done.baru
        found = store.get(workspace.db, new.id)
        assert found is not None and found.pemilih.status_pilkades == Alasan.DI_LUAR_DPT
        assert found.bukti == {"jenis": "KTP-el", "pelapor": "Warga Terlewat"}
        assert (done.tanggapan.pemilih, done.tanggapan.tindakan) == (new.id, done.act)
        assert register.registered(workspace) == [done.tanggapan]
        assert (whole_dpt(workspace), undangan(workspace).voters) == (before, slips)
        assert (status(workspace).baru, status(workspace).tms) == (0, 0)
        edit(workspace, {(new.id, "nama"): "Warga Terlewat Betul"})  # on no list: no DPT is touched
        with pytest.raises(UserError, match="DPT_LOCKED"):
            edit(workspace, {(before[0].pemilih.id, "nama"): "LAIN"})
    sent = village.send("akhir.dptr", final=True)
    with district.opened() as opened:
        (outcome,) = receive_return(opened, [sent.file], jobs=1)
        assert outcome.hasil == "menunggu", outcome.found
        apply_return(opened, KODE, sent.kode)
        batch = feedback(opened, district.folder / "umpan", "pdpb-2025")
    [desa] = batch.villages
    assert all(line.balances for line in (*desa.pilkades, *desa.pdpb))
    assert sum(line.akhir for line in desa.pilkades) == outcome.found.jumlah["jumlah"] == 40
    assert sum(line.akhir for line in desa.pdpb) == 41
    book = openpyxl.load_workbook(district.folder / "umpan" / f"{KODE}-umpan-balik.xlsx")
    (baru,) = book["BARU"].iter_rows(values_only=True)
    assert (baru[0], baru[2], baru[3]) == ("", nik(801), "WARGA TERLEWAT BETUL")
    assert list(book["TMS"].iter_rows(values_only=True)) == [] and "INFO" not in book.sheetnames


def test_undo_takes_a_resident_out_of_the_register_again(village: Village) -> None:
    with village.opened() as workspace:
        to_dpt(workspace)
        _, known = receive(workspace, missing())
        [new] = decide(workspace, known, RECORDED, Kerja(orang=PERSON)).baru
        undo.undo(workspace)
        assert (store.get(workspace.db, new.id), register.registered(workspace)) == (None, [])
        assert response(workspace, known).is_open


def test_who_votes_with_ktp_is_registered_where_the_rule_says_so(village: Village) -> None:
    ktp = Putusan("ktp")
    with village.opened() as workspace:
        to_dpt(workspace)
        with pytest.raises(UserError, match="REGISTER_KTP"):
            decide(workspace, missing(), ktp, Kerja(orang=PERSON))
        assert register.usual(workspace) == "dicatat"
        set_rule(workspace, "setelah_dpt", "ktp")
        assert register.usual(workspace) == "ktp"
        with pytest.raises(UserError, match="REGISTER_WHO"):
            decide(workspace, missing(), ktp)
        decide(workspace, missing(), ktp, Kerja(orang=PERSON))
        assert [one.keputusan for one in register.registered(workspace)] == ["ktp"]


def test_who_was_struck_by_mistake_is_no_longer_proposed_for_striking(
    district: District, village: Village
) -> None:
    struck, other = ids(district)[3:5]
    village.mark([struck], Alasan.PINDAH)
    with village.opened() as workspace:
        to_dpt(workspace)
        with pytest.raises(UserError, match="REGISTER_LISTED"):
            decide(workspace, missing(other), RECORDED)
        with pytest.raises(UserError, match="NIK_TAKEN"):
            found = store.get(workspace.db, struck)
            assert found is not None
            decide(workspace, missing(), RECORDED, Kerja(orang=PERSON | {"nik": found.pemilih.nik}))
        done = decide(workspace, missing(struck), RECORDED)
        found = store.get(workspace.db, struck)
        assert found is not None
        assert (found.pemilih.status_pilkades, found.pemilih.usul_kpu) == ("pindah", "")
        assert done.tanggapan.tindakan == done.act
    sent = village.send("akhir.dptr", final=True)
    with district.opened() as opened:
        receive_return(opened, [sent.file], jobs=1)
        apply_return(opened, KODE, sent.kode)
        [desa] = feedback(opened, district.folder / "umpan", "pdpb-2025").villages
    assert desa.counts == {}
    assert (sum(line.akhir for line in desa.pilkades), sum(line.akhir for line in desa.pdpb)) == (39, 40)


def test_a_list_ratified_after_a_reopening_leaves_the_register_out(
    district: District, village: Village
) -> None:
    with village.opened() as workspace:
        to_dpt(workspace)
        [new] = decide(workspace, missing(), RECORDED, Kerja(orang=PERSON)).baru
        reopen(workspace, "Putusan sengketa", "188/7/2027", "sekretaris", SEKRETARIS)
        ratify(workspace, "dpt", "sekretaris", SEKRETARIS)
        assert new.id not in {row.pemilih.id for row in whole_dpt(workspace)}
    sent = village.send("akhir.dptr", final=True)
    with district.opened() as opened:
        receive_return(opened, [sent.file], jobs=1)
        apply_return(opened, KODE, sent.kode)
        [desa] = feedback(opened, district.folder / "umpan", "pdpb-2025").villages
    assert desa.counts == {"BARU": 1}
    assert (sum(line.akhir for line in desa.pilkades), sum(line.akhir for line in desa.pdpb)) == (40, 41)


def test_nobody_stands_in_the_register_twice(district: District, village: Village) -> None:
    voter = ids(district)[0]
    village.mark([voter], Alasan.PINDAH)
    with village.opened() as workspace:
        to_dpt(workspace, "ktp")
        first = decide(workspace, missing(voter), Putusan("ktp"))
        with pytest.raises(UserError, match="REGISTER_TWICE"):
            decide(workspace, missing(voter), Putusan("ktp"))
        with pytest.raises(UserError, match="NIK_TAKEN"):
            decide(workspace, missing(), Putusan("ktp"), Kerja(orang=PERSON | {"nik": first_nik(workspace)}))
        decide(workspace, first.id, Putusan("ktp", surat="40/PAN/2027"))  # the letter may come later
        assert [one.surat for one in register.registered(workspace)] == ["40/PAN/2027"]


def first_nik(workspace: Workspace) -> str:
    return whole_dpt(workspace)[0].pemilih.nik


def test_whom_a_reopened_dpt_takes_in_leaves_the_register(village: Village) -> None:
    with village.opened() as workspace:
        to_dpt(workspace)
        [new] = decide(workspace, missing(), RECORDED, Kerja(orang=PERSON)).baru
        reopen(workspace, "Putusan sengketa", "188/7/2027", "sekretaris", SEKRETARIS)
        mark(workspace, [Mark(new.id, Alasan.SESUAI)])
        assert register.registered(workspace) == []
        ratify(workspace, "dpt", "sekretaris", SEKRETARIS)
        assert new.id in {row.pemilih.id for row in whole_dpt(workspace)}
        assert register.registered(workspace) == []
