"""Whom a list asks for, what an answer changes (nothing else), what a person decides on it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.pemilih import Pemilih
from app.domain.tms import Alasan
from app.services.desa import dukcapil, undo
from app.services.desa.add import Orang, add
from app.services.desa.bukti import set_bukti
from app.services.desa.daftar_rows import RowReader, read_rows
from app.services.desa.dukcapil import Pilihan
from app.services.desa.dukcapil_jawaban import Jawaban, Surat, answer, surat
from app.services.desa.dukcapil_ketik import answer_from_table
from app.services.desa.dukcapil_putusan import keep, mark_by_letter, open_cases, take_values
from app.services.desa.edit import edit
from app.services.desa.mark import Mark, mark
from app.services.desa.ratify import ratify
from app.services.desa.voter_details import voter_details
from app.services.desa.workspace import Workspace, open_workspace
from app.store import daftar as store
from app.store import journal
from tests.builders import daftar, nik
from tests.villages import KETUA, SEKRETARIS, open_village

VOTERS = daftar(100)
LETTER = Surat("470/12/Dukcapil", "2027-01-03")
LATER = Surat("470/19/Dukcapil", "2027-01-10")


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        yield workspace


def newcomer(village: Workspace, serial: int = 700) -> str:
    fields = {
        "nama": "WARGA BARU",
        "nik": nik(serial),
        "kelamin": "P",
        "tanggal_lahir": "1980-12-11",
        "rt": "001",
        "rw": "001",
    }
    return add(village, [Orang(fields)])[1][0].id


def corrected(village: Workspace, *numbers: int) -> None:
    edit(village, {(VOTERS[n].id, "nama"): f"{VOTERS[n].nama} BETUL" for n in numbers})


def said(village: Workspace, voter: str) -> dict[str, str]:
    found = store.get(village.db, voter)
    assert found is not None
    return found.dukcapil


def listed(village: Workspace, voter: str) -> Pemilih:
    found = store.get(village.db, voter)
    assert found is not None
    return found.pemilih


def told(village: Workspace, voter: str, jawaban: str, letter: Surat | None = LETTER, **beda: str) -> str:
    nomor = said(village, voter)["daftar"]
    return answer(village, [Jawaban(voter, nomor, jawaban, letter, beda=beda)]).act


# Whom to ask for ----------------------------------------------------------------------------------------


def test_the_usual_list_holds_the_new_and_the_corrected_in_one_act(village: Workspace) -> None:
    own = newcomer(village)
    corrected(village, 3, 4)
    mark(village, [Mark(VOTERS[3].id, Alasan.MENINGGAL)])
    before = journal.head_of(village.db, village.device).urut
    made = dukcapil.make_list(village, Pilihan())
    assert {one.pemilih for one in made.butir} == {own, VOTERS[4].id}, "who is struck is not asked for"
    assert [one.urut for one in made.butir] == [1, 2]
    events = journal.events_of_act(village.db, made.act)
    assert len(events) == 2 and journal.head_of(village.db, village.device).urut == before + 2
    assert {event.kolom for event in events} == {"dukcapil"}
    with pytest.raises(UserError, match="DUKCAPIL_NOBODY"):
        dukcapil.make_list(village, Pilihan())
    undo.undo(village, made.act)
    assert dukcapil.lists(village) == [] and said(village, own) == {}
    assert dukcapil.make_list(village, Pilihan()).nomor == "2", "the first paper may be on the way"


def test_other_groups_by_choice_and_a_kept_reason_is_never_told(village: Workspace) -> None:
    dead, gone, kept = VOTERS[0].id, VOTERS[1].id, VOTERS[2].id
    letter = {"jenis": "Surat keterangan dokter", "nomor": "1"}
    mark(village, [Mark(dead, Alasan.MENINGGAL), Mark(gone, Alasan.PINDAH)])
    mark(village, [Mark(kept, Alasan.GANGGUAN_JIWA, bukti=letter)])
    mark(village, [Mark(VOTERS[9].id, Alasan.SESUAI)])

    def chosen(*kinds: str, **more: frozenset[str]) -> set[str]:
        found = dukcapil.candidates(village, Pilihan(frozenset(kinds), **more))  # type: ignore[arg-type]
        return {one.pemilih.id for one in found}

    assert chosen("tms") == {dead, gone}
    assert chosen("tms", alasan=frozenset(("meninggal",))) == {dead}
    assert chosen("belum") == {voter.id for voter in VOTERS} - {dead, gone, kept, VOTERS[9].id}
    assert chosen("semua", "tms") == {voter.id for voter in VOTERS} - {kept}
    asked = dukcapil.requests(village)
    assert asked[dead] == "meninggal" and asked[kept] == ""


def test_the_list_goes_by_rw_rt_and_family(village: Workspace) -> None:
    found = [one.pemilih for one in dukcapil.candidates(village, Pilihan(frozenset(("semua",))))]
    assert found == sorted(found, key=lambda one: (one.rw, one.rt, one.nkk, one.nama, one.id))


def test_nobody_is_asked_twice_unless_somebody_wants_it(village: Workspace) -> None:
    corrected(village, 0, 1, 2, 3)
    dukcapil.make_list(village, Pilihan())
    told(village, VOTERS[0].id, "tidak_ditemukan")
    told(village, VOTERS[1].id, "sesuai")
    told(village, VOTERS[2].id, "data_beda", nama="NAMA DUKCAPIL", rt="9")
    take_values(village, VOTERS[2].id, {"nama"})

    def again(*kinds: str) -> set[str]:
        wanted = Pilihan(ulang=frozenset(kinds))  # type: ignore[arg-type]
        return {one.pemilih.id for one in dukcapil.candidates(village, wanted)}

    assert again() == set()
    assert again("terbuka") == {VOTERS[3].id}
    assert again("tidak_ditemukan") == {VOTERS[0].id}
    assert again("dibetulkan") == set(), "taking over what the office said is no new question"
    edit(village, {(VOTERS[1].id, "tanggal_lahir"): "1-2-1990", (VOTERS[3].id, "rt"): "7"})
    assert again("dibetulkan") == {VOTERS[1].id, VOTERS[3].id}
    sensus = dukcapil.survey(village)
    for wanted in (
        Pilihan(),
        Pilihan(ulang=frozenset(("terbuka", "tidak_ditemukan"))),
        Pilihan(frozenset(("semua",)), ulang=frozenset(("dibetulkan",))),
        Pilihan(frozenset(("belum", "tms"))),
    ):
        assert dukcapil.count(sensus, wanted) == len(dukcapil.candidates(village, wanted))
    made = dukcapil.make_list(village, Pilihan(ulang=frozenset(("tidak_ditemukan",))))
    first, second = dukcapil.lists(village)
    assert (first.nomor, second.nomor, made.nomor) == ("1", "2", "2")
    old = next(one for one in first.butir if one.pemilih == VOTERS[0].id)
    assert (old.keadaan, old.lagi) == ("tidak_ditemukan", "2")
    with pytest.raises(UserError, match="DUKCAPIL_ASKED_AGAIN"):
        answer(village, [Jawaban(VOTERS[0].id, "1", "sesuai", LATER)])
    with pytest.raises(UserError, match="DUKCAPIL_LIST_UNKNOWN"):
        dukcapil.one_list(village, "7")


def test_what_a_list_lacks_without_numbers() -> None:
    one = replace(VOTERS[0], nik="9901**********01", nkk="")
    assert dukcapil.lacks([one, VOTERS[1]]) == dukcapil.Kekurangan(1, 1)


# Answers ------------------------------------------------------------------------------------------------


def test_an_answer_is_evidence_and_changes_nothing_else(village: Workspace) -> None:
    corrected(village, 0)
    dukcapil.make_list(village, Pilihan())
    before = listed(village, VOTERS[0].id)
    for jawaban in ("meninggal", "pindah", "tidak_ditemukan", "sesuai", "data_beda"):
        told(village, VOTERS[0].id, jawaban)
        assert listed(village, VOTERS[0].id) == before
        found = store.get(village.db, VOTERS[0].id)
        assert found is not None and found.bukti == {} and found.konflik == ()
    assert said(village, VOTERS[0].id) == {
        "daftar": "1", "urut": "1", "jawaban": "data_beda", "nomor": LETTER.nomor, "tanggal": LETTER.tanggal,
    }  # fmt: skip


def test_both_values_are_kept_in_the_lists_form(village: Workspace) -> None:
    corrected(village, 0)
    dukcapil.make_list(village, Pilihan())
    told(
        village,
        VOTERS[0].id,
        "data_beda",
        nama="siti  aminah",
        tanggal_lahir="1-2-1980",
        rt="7",
        kelamin=VOTERS[0].kelamin,
    )
    isi = said(village, VOTERS[0].id)
    assert (isi["nama"], isi["tanggal_lahir"], isi["rt"]) == ("SITI AMINAH", "1980-02-01", "007")
    assert "kelamin" not in isi, "what is the same is no difference"
    details = voter_details(village, VOTERS[0].id)
    assert details.beda["nama"] == (f"{VOTERS[0].nama} BETUL", "SITI AMINAH")
    assert details.dukcapil == isi
    assert "data beda" in details.riwayat[0].baru and "SITI AMINAH" in details.riwayat[0].baru


def test_a_nik_of_the_office_is_masked_unless_it_is_revealed(village: Workspace) -> None:
    corrected(village, 0)
    dukcapil.make_list(village, Pilihan())
    told(village, VOTERS[0].id, "data_beda", nik=nik(901))
    hidden, shown = (voter_details(village, VOTERS[0].id, reveal=on) for on in (False, True))
    assert nik(901) not in str((hidden.beda, hidden.riwayat))
    assert shown.beda["nik"] == (VOTERS[0].nik, nik(901))


def test_answers_come_in_parts_and_by_several_letters(village: Workspace) -> None:
    corrected(village, 0, 1, 2)
    dukcapil.make_list(village, Pilihan())
    told(village, VOTERS[0].id, "sesuai")
    told(village, VOTERS[1].id, "meninggal", LATER)
    [made] = dukcapil.lists(village)
    assert made.terbuka == 1
    assert made.surat == [(LETTER.nomor, LETTER.tanggal, 1), (LATER.nomor, LATER.tanggal, 1)]
    told(village, VOTERS[0].id, "pindah", LATER)
    assert said(village, VOTERS[0].id)["nomor"] == LATER.nomor
    told(village, VOTERS[0].id, "", None)
    assert said(village, VOTERS[0].id) == {"daftar": "1", "urut": "1"}
    undo.undo(village)
    assert said(village, VOTERS[0].id)["jawaban"] == "pindah"


def test_what_is_refused(village: Workspace) -> None:
    corrected(village, 0)
    dukcapil.make_list(village, Pilihan())
    voter = VOTERS[0].id
    cases = {
        "DUKCAPIL_NOT_ASKED": Jawaban(VOTERS[5].id, "1", "sesuai", LETTER),
        "DUKCAPIL_ASKED_AGAIN": Jawaban(voter, "2", "sesuai", LETTER),
        "DUKCAPIL_LETTER": Jawaban(voter, "1", "sesuai"),
        "DUKCAPIL_CONTRARY": Jawaban(voter, "1", "sesuai", LETTER, beda={"nama": "LAIN SEKALI"}),
        "FIELD_INVALID": Jawaban(voter, "1", "data_beda", LETTER, beda={"nik": "123"}),
        "FIELD_UNKNOWN": Jawaban(voter, "1", "data_beda", LETTER, beda={"tps": "1"}),
        "VOTER_UNKNOWN": Jawaban("999999", "1", "sesuai", LETTER),
    }
    before = journal.head_of(village.db, village.device).urut
    for code, one in cases.items():
        with pytest.raises(UserError, match=code):
            answer(village, [one])
    with pytest.raises(UserError, match="FIELD_INVALID"):
        answer(village, [Jawaban(voter, "1", "sesuai", LETTER, keterangan="x" * 501)])
    assert journal.head_of(village.db, village.device).urut == before
    for nomor, tanggal in (
        ("", "3-1-2027"),
        ("470/12", ""),
        ("470/12", "kemarin"),
        ("470/12", "00-01-2027"),
        ("x" * 101, "3-1-2027"),
    ):
        with pytest.raises(UserError, match="DUKCAPIL_LETTER"):
            surat(nomor, tanggal)
    assert surat(" 470/12 ", "3 Januari 2027") == Surat("470/12", "2027-01-03")


def test_typed_by_number_all_or_nothing(village: Workspace) -> None:
    corrected(village, 0, 1, 2)
    made = dukcapil.make_list(village, Pilihan())
    ids = [one.pemilih for one in made.butir]
    table = f"no,jawaban,id,nama\n1,s,,\n02,Data beda,{ids[1]},NAMA DUKCAPIL\n3,,,\n".encode()
    done = answer_from_table(village, "1", table, LETTER)
    assert done.changed == 2 and said(village, ids[1])["nama"] == "NAMA DUKCAPIL"
    assert said(village, ids[2]) == {"daftar": "1", "urut": "3"}
    for row, code in (
        ("9,s,,", "MARK_ROW"),
        (f"1,s,{ids[1]},", "MARK_ROW"),
        ("1,ya,,", "MARK_ROW"),
        ("1,s,,\n01,m,,", "MARK_TWICE"),
    ):
        with pytest.raises(UserError, match=code):
            answer_from_table(village, "1", f"no,jawaban,id,nama\n{row}\n".encode(), LETTER)
    assert said(village, ids[0])["jawaban"] == "sesuai"


# Decisions ----------------------------------------------------------------------------------------------


def waiting(village: Workspace) -> set[str]:
    """By the service and by the rows of the window's list: the same."""
    cases = {one.pemilih.id for one in open_cases(village)}
    rows = read_rows(village, RowReader.of(village))
    assert {row.id for row in rows if row.putuskan} == cases
    return cases


def asked_of(village: Workspace, **answers: str) -> dict[str, str]:
    """Answer -> voter of it, all by one letter."""
    voters = {jawaban: VOTERS[at].id for at, jawaban in enumerate(answers)}
    corrected(village, *range(len(answers)))
    dukcapil.make_list(village, Pilihan())
    for jawaban, nama in answers.items():
        beda = {"nama": nama} if nama else {}
        told(village, voters[jawaban], jawaban, LETTER, **beda)
    return voters


def test_marks_take_the_letter_as_their_evidence(village: Workspace) -> None:
    who = asked_of(village, meninggal="", pindah="", tidak_ditemukan="", sesuai="")
    assert waiting(village) == {who[name] for name in ("meninggal", "pindah", "tidak_ditemukan")}
    done = mark_by_letter(village, [who["meninggal"]], Alasan.MENINGGAL)
    assert done.act
    found = store.get(village.db, who["meninggal"])
    assert found is not None and found.pemilih.status_pilkades == "meninggal"
    assert found.pemilih.usul_kpu == "meninggal"
    assert found.bukti["jenis"] == "Surat Dukcapil" and found.bukti["nomor"] == LETTER.nomor
    assert found.bukti["tanggal_dokumen"] == LETTER.tanggal
    mark_by_letter(village, [who["pindah"]], Alasan.PINDAH_FISIK)
    mark_by_letter(village, [who["tidak_ditemukan"]], Alasan.TIDAK_DIKENAL)
    assert waiting(village) == set()
    undo.undo(village, done.act)
    assert waiting(village) == {who["meninggal"]}


def test_a_mark_that_the_letter_does_not_say_gets_no_evidence_from_it(village: Workspace) -> None:
    who = asked_of(village, pindah="")
    mark_by_letter(village, [who["pindah"]], Alasan.MENINGGAL)
    found = store.get(village.db, who["pindah"])
    assert found is not None and found.bukti == {}


def test_papers_that_are_there_stay(village: Workspace) -> None:
    who = asked_of(village, meninggal="")
    set_bukti(village, [who["meninggal"]], {"jenis": "Akta kematian", "nomor": "9"})
    mark_by_letter(village, [who["meninggal"]], Alasan.MENINGGAL)
    found = store.get(village.db, who["meninggal"])
    assert found is not None and found.bukti["nomor"] == "9"
    assert LETTER.nomor in found.bukti["keterangan"]


def test_the_offices_values_are_taken_by_an_ordinary_correction(village: Workspace) -> None:
    who = asked_of(village, data_beda="NAMA DUKCAPIL")
    done = take_values(village, who["data_beda"])
    assert done.fields == 1 and listed(village, who["data_beda"]).nama == "NAMA DUKCAPIL"
    found = store.get(village.db, who["data_beda"])
    assert found is not None and found.bukti["jenis"] == "Surat Dukcapil"
    assert found.dukcapil["nama"] == "NAMA DUKCAPIL", "what the office said stays"
    assert waiting(village) == set()
    assert take_values(village, who["data_beda"]).act == ""
    undo.undo(village, done.act)
    assert waiting(village) == {who["data_beda"]}


def test_a_nik_that_somebody_has_is_not_taken(village: Workspace) -> None:
    corrected(village, 0)
    dukcapil.make_list(village, Pilihan())
    told(village, VOTERS[0].id, "data_beda", nik=VOTERS[8].nik)
    with pytest.raises(UserError, match="NIK_TAKEN"):
        take_values(village, VOTERS[0].id)


def test_the_list_may_stay_as_it_is_until_another_letter_comes(village: Workspace) -> None:
    who = asked_of(village, meninggal="", pindah="")
    keep(village, list(who.values()), "keduanya ditemui pantarlih")
    assert waiting(village) == set()
    assert said(village, who["pindah"])["alasan"] == "keduanya ditemui pantarlih"
    assert "diputuskan tetap: keduanya ditemui" in voter_details(village, who["pindah"]).riwayat[0].baru
    assert told(village, who["pindah"], "pindah") == "", "the same letter once more changes nothing"
    told(village, who["pindah"], "pindah", LATER)
    assert waiting(village) == {who["pindah"]}
    with pytest.raises(UserError, match="DUKCAPIL_NOT_ASKED"):
        keep(village, [VOTERS[7].id])
    with pytest.raises(UserError, match="FIELD_INVALID"):
        keep(village, [who["pindah"]], "x" * 301)


def test_after_the_dpt_answers_come_and_only_a_death_is_noted(village: Workspace) -> None:
    corrected(village, 0, 1, 2)
    dukcapil.make_list(village, Pilihan())
    ratify(village, "dps", "sekretaris", SEKRETARIS)
    ratify(village, "dpt", "sekretaris", SEKRETARIS)
    told(village, VOTERS[0].id, "meninggal")
    told(village, VOTERS[1].id, "pindah")
    told(village, VOTERS[2].id, "data_beda", nama="NAMA DUKCAPIL")
    mark_by_letter(village, [VOTERS[0].id, VOTERS[1].id][:1], Alasan.MENINGGAL)
    mark_by_letter(village, [VOTERS[1].id], Alasan.PINDAH)
    moved = listed(village, VOTERS[1].id)
    assert (moved.status_pilkades, moved.usul_kpu) == ("", "pindah"), "stays on the DPT, KPU is told"
    with pytest.raises(UserError, match="DPT_LOCKED"):
        take_values(village, VOTERS[2].id)
    keep(village, [VOTERS[2].id], "DPT sudah ditetapkan")
    assert waiting(village) == set()


def test_the_list_can_be_filtered_by_the_answer(village: Workspace) -> None:
    asked_of(village, meninggal="", sesuai="", data_beda="NAMA LAIN")
    corrected(village, 9)
    dukcapil.make_list(village, Pilihan())
    rows = {row.id: row for row in read_rows(village, RowReader.of(village))}
    assert [rows[VOTERS[n].id].jawaban for n in (0, 1, 2, 9, 20)] == [
        "meninggal",
        "sesuai",
        "data_beda",
        "ditanya",
        "",
    ]
