"""Marks, corrections, new voters, undo: what a committee does all day."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.pemilih import Pemilih
from app.domain.peristiwa import Draft
from app.domain.tms import Alasan
from app.services.desa import find, undo
from app.services.desa.add import add_from_table
from app.services.desa.edit import edit, edit_from_table
from app.services.desa.mark import Mark, mark, marks_from_table, reason_of
from app.services.desa.workspace import Workspace, open_workspace
from app.store import daftar as store
from app.store import database, journal
from tests.builders import daftar, nik
from tests.villages import KETUA, listed, open_village

VOTERS = daftar(100)


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        yield workspace
        before = listed(workspace, reveal=True)
        with database.transaction(workspace.db):
            store.rebuild(workspace.db)
        assert listed(workspace, reveal=True) == before  # the cache is what the journal says


def voter(village: Workspace, number: int) -> Pemilih:
    return find.show_voter(village, VOTERS[number].id, reveal=True).tercatat.pemilih


@pytest.mark.parametrize(
    ("reason", "only", "verdicts"),
    [
        (Alasan.SESUAI, "", ("sesuai", "", "")),
        (Alasan.MENINGGAL, "", ("meninggal", "meninggal", "")),
        (Alasan.PINDAH, "pilkades", ("pindah", "", "")),
        (Alasan.PINDAH, "kpu", ("", "pindah", "")),
        (Alasan.TMS_LAIN, "", ("tms_lain", "", "")),
        (Alasan.DOMISILI_KURANG_6_BULAN, "", ("domisili_kurang_6_bulan", "", "")),
        (Alasan.PINDAH_FISIK, "", ("sesuai", "", "pindah_fisik")),
    ],
)
def test_a_reason_gives_its_verdicts(
    village: Workspace, reason: Alasan, only: str, verdicts: tuple[str, ...]
) -> None:
    mark(village, [Mark(VOTERS[0].id, reason, only)])  # type: ignore[arg-type]
    one = voter(village, 0)
    assert (one.status_pilkades, one.usul_kpu, one.info) == verdicts


def test_marking_again_replaces_and_marking_the_same_changes_nothing(village: Workspace) -> None:
    mark(village, [Mark(VOTERS[0].id, Alasan.GANDA, dengan=VOTERS[1].id)])
    assert voter(village, 0).ganda_dengan == VOTERS[1].id
    mark(village, [Mark(VOTERS[0].id, Alasan.SESUAI)])
    assert (voter(village, 0).status_pilkades, voter(village, 0).ganda_dengan) == ("sesuai", "")
    assert mark(village, [Mark(VOTERS[0].id, Alasan.SESUAI)]).act == ""


def test_evidence_has_readable_dates_and_a_length(village: Workspace) -> None:
    mark(village, [Mark(VOTERS[0].id, Alasan.MENINGGAL, bukti={"tanggal_dokumen": "3-12-2026"})])
    assert find.show_voter(village, VOTERS[0].id).tercatat.bukti == {"tanggal_dokumen": "2026-12-03"}
    for wrong in ({"tanggal_dokumen": "kemarin"}, {"nomor": "9" * 2000}):
        with pytest.raises(UserError, match="FIELD_INVALID"):
            mark(village, [Mark(VOTERS[1].id, Alasan.TNI, bukti=wrong)])


def test_evidence_can_come_later(village: Workspace) -> None:
    mark(village, [Mark(VOTERS[0].id, Alasan.MENINGGAL)])
    mark(village, [Mark(VOTERS[0].id, Alasan.MENINGGAL, bukti={"nomor": "474.3/12", "kotak": "7"})])
    assert find.show_voter(village, VOTERS[0].id).tercatat.bukti == {"nomor": "474.3/12", "kotak": "7"}


@pytest.mark.parametrize(
    ("marks", "code"),
    [
        ([Mark("000000", Alasan.SESUAI)], "VOTER_UNKNOWN"),
        ([Mark(daftar(101)[100].id, Alasan.SESUAI)], "VOTER_UNKNOWN"),
        ([Mark(VOTERS[0].id, Alasan.GANGGUAN_JIWA, "kpu")], "ONLY_PILKADES"),
        ([Mark(VOTERS[0].id, Alasan.SESUAI, "pilkades")], "ONLY_WRONG"),
        ([Mark(VOTERS[0].id, Alasan.SESUAI), Mark(VOTERS[0].id, Alasan.TNI)], "MARK_TWICE"),
        ([Mark(VOTERS[0].id, Alasan.GANDA, dengan=VOTERS[0].id)], "GANDA_WITH_SELF"),
        (
            [
                Mark(VOTERS[0].id, Alasan.GANDA, dengan=VOTERS[1].id),
                Mark(VOTERS[1].id, Alasan.GANDA, dengan=VOTERS[0].id),
            ],
            "GANDA_BOTH",
        ),
        ([Mark(VOTERS[1].id, Alasan.TNI), Mark(VOTERS[0].id, Alasan.TNI, bukti={"x": "1"})], "BUKTI_UNKNOWN"),
    ],
)  # fmt: skip
def test_a_wrong_mark_changes_nothing(village: Workspace, marks: list[Mark], code: str) -> None:
    before = journal.heads(village.db)
    with pytest.raises(UserError) as caught:
        mark(village, marks)
    assert caught.value.code == code
    assert journal.heads(village.db) == before


def test_a_worksheet_is_all_or_nothing(village: Workspace) -> None:
    good = "id,alasan,saja,bukti_nomor\n" + "".join(
        f"{v.id},Meninggal,,{n}\n" for n, v in enumerate(VOTERS[:5])
    )
    done = mark(village, marks_from_table(good.encode()))
    assert (done.voters, done.changed) == (5, 5)
    with pytest.raises(UserError) as caught:
        marks_from_table((good + f"{VOTERS[9].id},terbang,,\n").encode())
    assert (caught.value.code, caught.value.params["row"]) == ("MARK_ROW", 7)


def test_reasons_are_read_as_people_write_them() -> None:
    assert reason_of("Hak Dicabut") is reason_of("hak-dicabut") is Alasan.HAK_DICABUT
    assert reason_of("mati") is None


def test_a_correction_keeps_the_old_value(village: Workspace) -> None:
    edit_from_table(village, f"id;kolom;nilai\n{VOTERS[0].id};nama;siti aminah\n".encode())
    assert voter(village, 0).nama == "SITI AMINAH"
    shown = find.history(village, find.show_voter(village, VOTERS[0].id))
    assert [(one["lama"], one["baru"]) for one in shown] == [(VOTERS[0].nama, "SITI AMINAH")]


def test_evidence_is_given_once_however_many_rows_carry_it(village: Workspace) -> None:
    head, one = "id,kolom,nilai,bukti_nomor\n", VOTERS[0].id
    edit_from_table(village, f"{head}{one},nama,SITI,7\n{one},rt,4,7\n".encode())
    assert find.show_voter(village, one).tercatat.konflik == ()
    assert find.show_voter(village, one).tercatat.bukti == {"nomor": "7"}
    with pytest.raises(UserError, match="EVIDENCE_DIFFERS"):
        edit_from_table(village, f"{head}{one},nama,AMI,7\n{one},rt,5,8\n".encode())


def test_a_table_that_contradicts_itself_is_refused(village: Workspace) -> None:
    one, two = VOTERS[0].id, VOTERS[1].id
    for table, code in (
        (f"{one},nama,A\n{one},NAMA,B\n", "EDIT_TWICE"),
        (f"{one},nik,{nik(95)}\n{two},nik,{nik(95)}\n", "NIK_TWICE"),
    ):
        with pytest.raises(UserError, match=code):
            edit_from_table(village, f"id,kolom,nilai\n{table}".encode())


@pytest.mark.parametrize(
    ("kolom", "nilai", "code"),
    [
        ("nik", "123", "FIELD_INVALID"),
        ("nik", VOTERS[1].nik, "NIK_TAKEN"),
        ("tanggal_lahir", "31-02-1990", "FIELD_INVALID"),
        ("tanggal_lahir", "01/02/90", "FIELD_INVALID"),
        ("kelamin", "X", "FIELD_INVALID"),
        ("nama", "", "FIELD_INVALID"),
        ("dpid", "1", "FIELD_UNKNOWN"),
        ("tps_kpu", "3", "FIELD_UNKNOWN"),
        ("status_pilkades", "tni", "FIELD_UNKNOWN"),
    ],
)
def test_a_wrong_correction_changes_nothing(village: Workspace, kolom: str, nilai: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        edit_from_table(village, f"id,kolom,nilai\n{VOTERS[0].id},{kolom},{nilai}\n".encode())
    assert caught.value.code == code
    assert voter(village, 0) == store.base_of(village.db, VOTERS[0].id)


NEW_NIK = nik(77, "2009-06-01", "L")


def new_voter(**fields: str) -> bytes:
    row = {
        "nama": "Anak Baru",
        "nik": NEW_NIK,
        "nkk": VOTERS[0].nkk,
        "kelamin": "L",
        "tanggal_lahir": "01-06-2009",
    }
    row |= {"kawin": "B", "rt": VOTERS[0].rt, "rw": VOTERS[0].rw} | fields
    return f"{','.join(row)}\n{','.join(row.values())}\n".encode()


def test_a_new_voter_gets_an_id_and_the_familys_tps(village: Workspace) -> None:
    _, [one] = add_from_table(village, new_voter(bukti_jenis="KTP-el"))
    assert one.id.startswith(f"{village.device}-1-")
    assert (one.tps_kpu, one.tps_kpu_from) == (VOTERS[0].tps_kpu, "keluarga")
    added = find.show_voter(village, one.id, reveal=True)
    assert (added.tercatat.pemilih.nik, added.tercatat.pemilih.dpid) == (NEW_NIK, "")
    assert added.tercatat.bukti == {"jenis": "KTP-el"}
    assert added.umur == "17"


def test_the_same_name_and_birth_date_is_shown_not_refused(village: Workspace) -> None:
    twin = VOTERS[3]
    fields = {"nama": twin.nama, "tanggal_lahir": twin.tanggal_lahir, "kelamin": twin.kelamin}
    _, [one] = add_from_table(village, new_voter(**fields))
    assert one.alike == (twin.id,)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"nik": VOTERS[5].nik}, "NIK_TAKEN"),
        ({"nik": ""}, "NIK_NEEDED"),
        ({"nik": "99.28"}, "FIELD_INVALID"),
        ({"tanggal_lahir": "04-02-2010"}, "UNDER_AGE"),
        ({"tanggal_lahir": ""}, "FIELD_INVALID"),
        ({"kelamin": "?"}, "FIELD_INVALID"),
    ],
)
def test_a_wrong_new_voter_is_refused(village: Workspace, fields: dict[str, str], code: str) -> None:
    with pytest.raises(UserError) as caught:
        add_from_table(village, new_voter(**fields))
    assert caught.value.code == code
    assert len(listed(village)) == 100


def test_a_letter_vouches_for_a_nik_that_comes_later(village: Workspace) -> None:
    letter = {"nik": "", "bukti_jenis": "Suket Dukcapil", "bukti_nomor": "470/1"}
    _, [one] = add_from_table(village, new_voter(**letter))
    assert "nik" in one.missing
    with pytest.raises(UserError, match="NIK_NEEDED"):
        add_from_table(village, new_voter(**letter | {"bukti_nomor": ""}))
    edit(village, {(one.id, "nik"): NEW_NIK})
    assert find.show_voter(village, one.id, reveal=True).tercatat.pemilih.nik == NEW_NIK


@pytest.mark.parametrize("birth", ["03-02-2010", "2009-12-31"])
def test_seventeen_on_the_voting_day_is_enough(village: Workspace, birth: str) -> None:
    assert add_from_table(village, new_voter(tanggal_lahir=birth))


def test_two_rows_with_one_nik_are_refused_together(village: Workspace) -> None:
    table = new_voter()
    with pytest.raises(UserError, match="NIK_TWICE"):
        add_from_table(village, table + table.splitlines()[1] + b"\n")


def test_undo_and_redo_any_act(village: Workspace) -> None:
    first = mark(village, [Mark(v.id, Alasan.MENINGGAL) for v in VOTERS[:10]])
    edit_from_table(village, f"id,kolom,nilai\n{VOTERS[50].id},rt,7\n".encode())
    assert len(undo.undo(village, first.act).voters) == 10
    assert voter(village, 0).status_pilkades == ""
    assert voter(village, 50).rt == "007"
    assert len(undo.redo(village).voters) == 10
    assert voter(village, 9).status_pilkades == "meninggal"
    assert undo.undo(village).target == f"{village.device}:{first_urut(village, 50)}"
    assert voter(village, 50).rt == VOTERS[50].rt


def first_urut(village: Workspace, number: int) -> int:
    return journal.events_of(village.db, VOTERS[number].id)[0].urut


def test_undo_redo_undo_redo(village: Workspace) -> None:
    mark(village, [Mark(VOTERS[0].id, Alasan.TNI)])
    for _ in range(3):
        undo.undo(village)
        assert voter(village, 0).status_pilkades == ""
        undo.redo(village)
        assert voter(village, 0).status_pilkades == "tni"
    with pytest.raises(UserError, match="NOTHING_TO_REDO"):
        undo.redo(village)


def test_several_undos_are_redone_one_by_one(village: Workspace) -> None:
    for reason in (Alasan.TNI, Alasan.POLRI, Alasan.WNA):
        mark(village, [Mark(VOTERS[0].id, reason)])
    seen = []
    for step in (undo.undo, undo.undo, undo.redo, undo.redo):
        step(village)
        seen.append(voter(village, 0).status_pilkades)
    assert seen == ["polri", "tni", "polri", "wna"]


def test_an_act_that_another_builds_on_is_not_undone_alone(village: Workspace) -> None:
    first = mark(village, [Mark(VOTERS[0].id, Alasan.TNI)])
    second = mark(village, [Mark(VOTERS[0].id, Alasan.POLRI)])
    with pytest.raises(UserError) as caught:
        undo.undo(village, first.act)
    assert (caught.value.code, caught.value.params["act"]) == ("UNDO_CHANGED_SINCE", second.act)
    undo.undo(village)
    undo.undo(village)
    assert voter(village, 0).status_pilkades == ""


def test_new_voters_stay_in_the_order_they_came(village: Workspace) -> None:
    for number in range(11):
        add_from_table(village, new_voter(nik=nik(300 + number, "2009-06-01", "L")))
    order = [one.pemilih.id for one in listed(village)][-11:]
    with database.transaction(village.db):
        store.rebuild(village.db)
    assert [one.pemilih.id for one in listed(village)][-11:] == order
    assert order[0].split("-")[1:2] + order[-1].split("-")[1:2] == ["1", "11"]


def test_undoing_a_new_voter_removes_him_and_his_id_is_not_reused(village: Workspace) -> None:
    act, [one] = add_from_table(village, new_voter())
    undo.undo(village, act)
    with pytest.raises(UserError, match="VOTER_UNKNOWN"):
        find.show_voter(village, one.id)
    _, [again] = add_from_table(village, new_voter())
    assert again.id.startswith(f"{village.device}-2-")


def test_nothing_to_undo_says_so(village: Workspace) -> None:
    with pytest.raises(UserError, match="NOTHING_TO_UNDO"):
        undo.undo(village)
    with pytest.raises(UserError, match="ACT_UNKNOWN"):
        undo.undo(village, f"{village.device}:1")


def test_search_finds_by_part_of_name_nik_nkk_number_and_id(village: Workspace) -> None:
    one = VOTERS[41]
    for text in (one.nama[1:].lower(), one.nik, one.nik[-6:], one.nkk, "42", one.id):
        assert one.id in [found.pemilih.id for found in listed(village, text)], text
    assert listed(village, "%") == []


def test_nik_and_nkk_are_masked_and_a_reveal_is_written_down(village: Workspace) -> None:
    hidden = listed(village, VOTERS[0].id)[0].pemilih
    assert hidden.nik == f"{VOTERS[0].nik[:4]}**********{VOTERS[0].nik[-2:]}"
    head = journal.head_of(village.db, village.device, "akses")
    listed(village, VOTERS[0].id, reveal=True)
    assert journal.head_of(village.db, village.device, "akses").urut == head.urut + 1


def test_the_journal_cannot_be_changed_or_shortened(village: Workspace) -> None:
    for statement in ("DELETE FROM peristiwa", "UPDATE peristiwa SET baris = ''", "DELETE FROM akses"):
        with pytest.raises(Exception, match="append only"), database.transaction(village.db):
            village.db.execute(statement)


def test_what_was_rolled_back_has_touched_nobody(village: Workspace) -> None:
    """The window tells whom an act touched as saved: never one that is not on disk."""
    mark(village, [Mark(VOTERS[0].id, Alasan.MENINGGAL)])
    with pytest.raises(UserError, match="DISK_FULL"), village.transaction():
        village.act_within([Draft("nilai", VOTERS[1].id, "catatan", "lupa")])
        raise UserError("DISK_FULL")
    assert village.touched == {VOTERS[0].id}
    assert voter(village, 1).catatan == ""
