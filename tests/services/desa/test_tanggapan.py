"""Residents' responses: received, decided and carried out as one act, undone as one."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.domain.daftar_tahap import Tahap
from app.domain.errors import UserError
from app.domain.peristiwa import Draft
from app.domain.tanggapan import Tanggapan
from app.domain.tms import Alasan
from app.services.desa import edit, rahasia, undo
from app.services.desa.add import Orang, add
from app.services.desa.aturan import set_rule
from app.services.desa.mark import Mark, mark
from app.services.desa.ratify import ratify
from app.services.desa.tanggapan import Isian, next_number, open_responses, receive, response, responses
from app.services.desa.tanggapan_kerja import Kerja, newest_act
from app.services.desa.tanggapan_putusan import Diputuskan, Putusan, decide
from app.services.desa.workspace import Workspace, open_workspace
from app.store import daftar as store
from app.store import journal
from tests.builders import daftar, nik
from tests.villages import KETUA, SEKRETARIS, open_village

VOTERS = daftar(100)
ONE = VOTERS[20]
DAY = date(2026, 12, 15)
STAGES: tuple[Tahap, ...] = ("dps", "dpt")
PERSON = {"nama": "Warga Terlewat", "nik": nik(901), "kelamin": "P", "tanggal_lahir": "11-12-1980"}
YES, NO = Putusan("diterima", "", "12/PAN/2026", "16-12-2026"), Putusan("ditolak", "Bukan penduduk")


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        yield workspace


def about(hal: str, voter: str = ONE.id, **fields: str) -> Isian:
    return Isian(hal, "Pak Tetangga", DAY, pemilih=voter, **fields)


def missing(**fields: str) -> Isian:
    return Isian("belum_terdaftar", "Warga Terlewat", DAY, nama="Warga Terlewat", bukti="KTP-el", **fields)


def known(village: Workspace, isian: Isian) -> str:
    return receive(village, isian)[1]


def now(village: Workspace, done: Diputuskan) -> Tanggapan:
    return response(village, done.id)


def listed(village: Workspace, voter: str = ONE.id) -> store.Tercatat:
    found = store.get(village.db, voter)
    assert found is not None
    return found


def to_dpt(village: Workspace, rule: str = "tutup") -> None:
    set_rule(village, "setelah_dpt", rule)
    for stage in STAGES:
        ratify(village, stage, "sekretaris", SEKRETARIS)


def test_a_response_is_received_numbered_and_corrected(village: Workspace) -> None:
    first = known(village, about("data_salah", uraian="  Nama   salah eja "))
    second = known(village, missing(nomor="7"))
    assert next_number(village) == "8"
    one = response(village, first)
    assert (one.nomor, one.nama, one.uraian) == ("1", ONE.nama, "Nama salah eja")
    assert [one.id for one in responses(village)] == [second, first]
    assert receive(village, about("data_salah", uraian="Nama salah eja"), first) == ("", first)
    receive(village, about("data_salah", uraian="Tanggal lahir"), first)
    assert (response(village, first).uraian, response(village, first).nomor) == ("Tanggal lahir", "1")
    undo.undo(village)
    assert response(village, first).uraian == "Nama salah eja"
    assert open_responses(village) == 2


@pytest.mark.parametrize(
    ("isian", "code"),
    [
        (Isian("ganti_nama", "Pak RT", DAY), "RESPONSE_KIND"),
        (Isian("data_salah", "Pak RT", DAY, nama="Seseorang"), "RESPONSE_VOTER"),
        (Isian("lapor_tms", "Pak RT", DAY, pemilih="009999"), "VOTER_UNKNOWN"),
        (Isian("lainnya", " ", DAY, nama="Seseorang"), "RESPONSE_FIELD"),
        (Isian("belum_terdaftar", "Pak RT", DAY), "RESPONSE_FIELD"),
        (Isian("lainnya", "Pak RT", DAY, nama="X", uraian="panjang " * 200), "RESPONSE_FIELD"),
    ],
)
def test_what_is_no_response_is_refused(village: Workspace, isian: Isian, code: str) -> None:
    before = journal.newest_lamport(village.db)
    with pytest.raises(UserError, match=code):
        receive(village, isian)
    assert journal.newest_lamport(village.db) == before


def test_a_correction_and_its_decision_are_one_act(village: Workspace) -> None:
    one = known(village, about("data_salah", bukti="KK 9901010703150002"))
    before = len(journal.all_events(village.db))
    done = decide(village, one, YES, Kerja(ubah={"nama": "nama betul", "rt": "2"}))
    assert now(village, done).tindakan == done.act
    events = journal.all_events(village.db)[before:]
    assert {event.tindakan for event in events} == {done.act}
    assert [event.jenis for event in events] == ["nilai", "nilai", "nilai", "tanggapan"]
    assert (listed(village).pemilih.nama, listed(village).pemilih.rt) == ("NAMA BETUL", "002")
    assert listed(village).bukti == {"jenis": "KK 9901010703150002", "pelapor": "Pak Tetangga"}
    assert (now(village, done).tanggal_surat, open_responses(village)) == ("2026-12-16", 0)
    with pytest.raises(UserError, match="RESPONSE_DONE"):
        decide(village, one, NO)
    later = decide(village, one, Putusan("diterima", "", "13/PAN/2026", "17-12-2026"))
    assert (now(village, later).surat, now(village, later).tindakan) == ("13/PAN/2026", done.act)
    undo.undo(village)
    undo.undo(village)
    assert listed(village).pemilih.nama == ONE.nama
    assert (response(village, one).keputusan, response(village, one).tindakan) == ("", "")
    undo.redo(village)
    assert response(village, one).is_carried_out


def test_a_report_that_somebody_is_not_eligible_marks_him(village: Workspace) -> None:
    isian = about("lapor_tms", bukti="Surat kematian 474.3/9", uraian="Meninggal bulan lalu")
    done = decide(village, isian, YES, Kerja(tanda=Alasan.MENINGGAL))
    assert (listed(village).pemilih.status_pilkades, listed(village).pemilih.usul_kpu) == ("meninggal",) * 2
    assert listed(village).bukti["jenis"] == "Surat kematian 474.3/9"
    assert now(village, done).is_carried_out


def test_a_reason_that_stays_in_the_village_stays_there(village: Workspace) -> None:
    papers = {"jenis": "Surat dokter", "nomor": "RS/77"}
    done = decide(village, about("lapor_tms"), YES, Kerja(tanda=Alasan.GANGGUAN_JIWA, bukti=papers))
    assert listed(village).pemilih.status_pilkades == Alasan.TMS_LAIN
    told = "\n".join(event.line() for event in journal.all_events(village.db))
    assert "RS/77" not in told and "gangguan" not in told
    kept = rahasia.secret_reason(village, ONE.id)
    assert kept is not None and kept.bukti == papers
    assert now(village, done).is_carried_out


def test_another_tps_is_the_villages_own(village: Workspace) -> None:
    decide(village, about("pindah_tps"), YES, Kerja(ubah={"tps": "9"}))
    assert (listed(village).pemilih.tps, listed(village).pemilih.tps_kpu) == ("009", ONE.tps_kpu)


def test_who_was_forgotten_is_added_before_the_dpt(village: Workspace) -> None:
    one = known(village, missing())
    done = decide(village, one, YES, Kerja(orang=PERSON))
    [added] = done.baru
    assert (now(village, done).pemilih, now(village, done).tindakan) == (added.id, done.act)
    assert listed(village, added.id).pemilih.status_pilkades == ""
    undo.undo(village)
    assert store.get(village.db, added.id) is None
    assert response(village, one).pemilih == ""


def test_what_was_done_elsewhere_is_linked(village: Workspace) -> None:
    act, [added] = add(village, [Orang(PERSON)])
    one = known(village, missing())
    with pytest.raises(UserError, match="RESPONSE_ACT"):
        decide(village, one, YES, Kerja(tindakan=act, pemilih=VOTERS[3].id))
    done = decide(village, one, YES, Kerja(tindakan=newest_act(village, added.id), pemilih=added.id))
    assert (now(village, done).pemilih, now(village, done).tindakan) == (added.id, act)
    undo.undo(village, done.act)
    undo.undo(village, act)
    with pytest.raises(UserError, match=r"VOTER_UNKNOWN|RESPONSE_ACT"):
        decide(village, one, YES, Kerja(tindakan=act, pemilih=added.id))


def test_what_the_list_says_already_is_linked_by_itself(village: Workspace) -> None:
    corrected = edit.edit(village, {(ONE.id, "nama"): "NAMA BETUL"}).act
    done = decide(village, about("data_salah"), YES, Kerja(ubah={"nama": "Nama Betul"}))
    assert now(village, done).tindakan == corrected
    with pytest.raises(UserError, match="RESPONSE_NOTHING"):
        decide(village, about("data_salah"), YES, Kerja(ubah={"alamat": ONE.alamat}))
    undo.undo(village, done.act)
    other = decide(village, about("data_salah"), YES, Kerja(ubah={"nama": "Nama Betul"}))
    undo.undo(village, corrected)
    assert now(village, other).urung and open_responses(village) == 1
    decide(village, other.id, YES, Kerja(ubah={"nama": "Nama Betul"}))
    assert listed(village).pemilih.nama == "NAMA BETUL" and open_responses(village) == 0


def test_accepted_first_carried_out_later(village: Workspace) -> None:
    one = known(village, about("data_salah"))
    decide(village, one, YES)
    assert open_responses(village) == 1
    decide(village, one, YES, Kerja(ubah={"kawin": "P"}))
    assert open_responses(village) == 0
    other = known(village, about("lainnya"))
    decide(village, other, YES)
    assert open_responses(village) == 0


def test_a_refusal_needs_its_reason_and_changes_nobody(village: Workspace) -> None:
    one = known(village, about("lapor_tms"))
    with pytest.raises(UserError, match="RESPONSE_REASON"):
        decide(village, one, Putusan("ditolak"))
    with pytest.raises(UserError, match="RESPONSE_DECISION"):
        decide(village, one, NO, Kerja(tanda=Alasan.PINDAH))
    with pytest.raises(UserError, match="RESPONSE_DECISION"):
        decide(village, one, Putusan("mungkin"))
    decide(village, one, NO)
    assert (open_responses(village), listed(village).pemilih.status_pilkades) == (0, "")
    decide(village, one, Putusan(""))
    assert response(village, one).is_open


def test_an_older_record_is_undone_only_after_the_newer(village: Workspace) -> None:
    act, one = receive(village, about("lainnya"))
    decide(village, one, YES)
    with pytest.raises(UserError, match="UNDO_RECORD_CHANGED"):
        undo.undo(village, act)


def test_work_that_does_not_fit_is_refused(village: Workspace) -> None:
    for isian, kerja in (
        (about("data_salah"), Kerja(orang=PERSON)),
        (missing(), Kerja(tanda=Alasan.PINDAH)),
        (missing(), Kerja(ubah={"nama": "X"})),
    ):
        with pytest.raises(UserError, match="RESPONSE_WORK"):
            decide(village, isian, YES, kerja)
    with pytest.raises(UserError, match="RESPONSE_FIELD"):
        decide(village, about("lainnya"), Putusan("diterima", "", "1", "00-12-2026"))
    assert responses(village) == []


def test_after_the_dpt_only_what_the_law_leaves_is_carried_out(village: Workspace) -> None:
    to_dpt(village)
    for isian, kerja in (
        (about("data_salah"), Kerja(ubah={"nama": "LAIN"})),
        (about("lapor_tms"), Kerja(tanda=Alasan.PINDAH)),
        (missing(), Kerja(orang=PERSON)),
    ):
        with pytest.raises(UserError, match="DPT_LOCKED"):
            decide(village, isian, YES, kerja)
    decide(village, about("lapor_tms"), YES, Kerja(tanda=Alasan.PINDAH, saja="kpu"))
    assert (listed(village).pemilih.status_pilkades, listed(village).pemilih.usul_kpu) == ("", "pindah")
    decide(village, about("lapor_tms", VOTERS[4].id), YES, Kerja(tanda=Alasan.MENINGGAL))


def test_under_the_addendum_rule_the_forgotten_are_added(village: Workspace) -> None:
    to_dpt(village, "addendum")
    [added] = decide(village, missing(), YES, Kerja(orang=PERSON)).baru
    assert listed(village, added.id).pemilih.status_pilkades == ""
    ratify(village, "addendum", "sekretaris", SEKRETARIS, nomor="BA 3")


def test_two_pcs_that_decided_apart_are_a_conflict_until_somebody_decides(village: Workspace) -> None:
    one = known(village, about("lainnya"))
    seen = village.keyed("tanggapan")[one,]
    for told in ("diterima", "ditolak"):
        isi = {**seen.isi, "keputusan": told, "alasan": told}
        village.act([Draft("tanggapan", isi=isi, dasar=seen.dasar)])
    assert (response(village, one).konflik, open_responses(village)) == (True, 1)
    decide(village, one, NO)
    assert (response(village, one).konflik, response(village, one).keputusan) == (False, "ditolak")


def test_a_struck_voter_is_no_longer_asked_about(village: Workspace) -> None:
    mark(village, [Mark(ONE.id, Alasan.PINDAH)])
    done = decide(village, about("lapor_tms"), YES, Kerja(tanda=Alasan.PINDAH))
    assert now(village, done).tindakan == newest_act(village, ONE.id)
