"""The desk: a family with its papers, compared with the list, saved as one act."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.catatan import Kode
from app.domain.daftar_tahap import Tahap
from app.domain.errors import UserError
from app.domain.serupa import Serupa
from app.domain.syarat import Hak
from app.domain.tms import Alasan
from app.services.desa import edit, find, loket, undo
from app.services.desa.add import Orang
from app.services.desa.loket import Keluarga
from app.services.desa.mark import Mark, mark
from app.services.desa.ratify import ratify
from app.services.desa.workspace import Workspace, open_workspace
from app.store import daftar as store
from app.store import journal
from tests.builders import daftar, nik
from tests.villages import KETUA, SEKRETARIS, listed, open_village

VOTERS = daftar(100)
STAGES: tuple[Tahap, ...] = ("dps", "dpt")
FATHER = {"nik": nik(501, "1975-03-04", "L"), "nama": "Baru Suami", "tanggal_lahir": "4-3-1975"}
FATHER |= {"kelamin": "L", "kawin": "S"}
MOTHER = {"nik": nik(502, "1980-12-11", "P"), "nama": "Baru Istri", "tanggal_lahir": "11-12-1980"}
MOTHER |= {"kelamin": "P", "kawin": "S"}
CHILD = {"nik": "", "nama": "Baru Anak", "tanggal_lahir": "1-6-2009", "kelamin": "P", "kawin": "B"}
SHARED = {"nkk": "9901010703159999", "alamat": "Dusun Krajan", "rt": VOTERS[0].rt, "rw": VOTERS[0].rw}
KK = {"jenis": "KK", "nomor": "9901010703159999", "pelapor": "Pak RT"}
LETTER = {"jenis": "Surat keterangan", "nomor": "470/12/2026", "tanggal_dokumen": "3-11-2026"}
FAMILY = Keluarga(SHARED, (Orang(FATHER), Orang(MOTHER), Orang(CHILD, LETTER)), KK)


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        yield workspace


def voter(village: Workspace, voter_id: str) -> find.Shown:
    return find.show_voter(village, voter_id, reveal=True)


def test_who_is_on_a_family_card_is_told_also_when_struck(village: Workspace) -> None:
    one = VOTERS[11]
    mark(village, [Mark(one.id, Alasan.PINDAH)])
    found = loket.family(village, one.nkk)
    assert {told.pemilih.id: told.tms for told in found} == {
        v.id: v.id == one.id for v in VOTERS if v.nkk == one.nkk
    }
    assert [told.no for told in found if told.tms] == ["12"]
    assert one.nik not in str(found)
    assert loket.family(village, "") == []


def test_a_family_is_one_act_with_its_papers(village: Workspace) -> None:
    saved = loket.save(village, FAMILY)
    assert len(saved.baru) == 3
    father, _, child = (voter(village, one).tercatat for one in saved.pemilih)
    assert (father.pemilih.nama, father.pemilih.nkk) == ("BARU SUAMI", SHARED["nkk"])
    assert father.pemilih.alamat == "DUSUN KRAJAN"
    assert father.pemilih.tps_kpu == VOTERS[0].tps_kpu
    assert father.bukti == {"jenis": "KK", "pelapor": "Pak RT"}  # the card's number is the NKK
    assert child.bukti == {
        "jenis": "Surat keterangan",
        "nomor": "470/12/2026",
        "tanggal_dokumen": "2026-11-03",
        "pelapor": "Pak RT",
    }
    undo.undo(village, saved.act)
    assert len(listed(village)) == 100


def test_a_voter_with_a_letter_has_his_nik_later(village: Workspace) -> None:
    child = loket.save(village, FAMILY).pemilih[2]
    assert voter(village, child).tercatat.pemilih.nik == ""
    number = nik(503, "2009-06-01", "P")
    assert edit.edit(village, {(child, "nik"): number}, {child: {"jenis": "KTP-el"}}).fields == 1
    shown = voter(village, child).tercatat
    assert (shown.pemilih.nik, shown.bukti) == (number, {"jenis": "KTP-el"})


@pytest.mark.parametrize("papers", [{}, {"jenis": "KK"}, {"jenis": "Surat keterangan"}, {"nomor": "470/1"}])
def test_without_a_letter_and_its_number_a_nik_is_needed(village: Workspace, papers: dict[str, str]) -> None:
    family = replace(FAMILY, baru=(Orang(FATHER), Orang(CHILD, papers)), bukti={})
    before = journal.heads(village.db)
    with pytest.raises(UserError) as caught:
        loket.save(village, family)
    assert (caught.value.code, caught.value.params["orang"]) == ("NIK_NEEDED", 2)
    assert journal.heads(village.db) == before
    assert loket.check(village, family)[1].kurang == ("nik",)


def test_those_who_stand_here_are_confirmed_and_corrected_in_the_same_act(village: Workspace) -> None:
    here, wrong = VOTERS[0], VOTERS[1]
    family = replace(FAMILY, sesuai=(here.id, wrong.id), ubah={(wrong.id, "nama"): "nama betul"})
    saved = loket.save(village, family)
    assert saved.pemilih[3:] == (here.id, wrong.id)
    assert voter(village, here.id).tercatat.pemilih.status_pilkades == "sesuai"
    corrected = voter(village, wrong.id).tercatat
    assert (corrected.pemilih.nama, corrected.pemilih.status_pilkades) == ("NAMA BETUL", "sesuai")
    assert corrected.bukti == {"jenis": "KK", "pelapor": "Pak RT"}  # the card's number stays in its field
    assert {event.tindakan for event in journal.events_of(village.db, here.id)} == {saved.act}
    undo.undo(village, saved.act)
    assert voter(village, wrong.id).tercatat.pemilih == store.base_of(village.db, wrong.id)


def test_nothing_to_save_is_no_act(village: Workspace) -> None:
    assert loket.save(village, Keluarga()) == loket.Disimpan("", (), ())


def test_duplicates_are_shown_before_saving(village: Workspace) -> None:
    twin = VOTERS[20]
    same_nik = FATHER | {"nik": twin.nik}
    same_name = MOTHER | {"nama": twin.nama, "tanggal_lahir": twin.tanggal_lahir}
    checked = loket.check(village, replace(FAMILY, baru=(Orang(same_nik), Orang(same_name))))
    assert [one.kembar[0].terdaftar.pemilih.id for one in checked] == [twin.id, twin.id]
    assert [one.kembar[0].alasan for one in checked] == [(Serupa.NIK,), (Serupa.NAMA_LAHIR,)]
    assert twin.nik not in str(checked[1].kembar)


def test_one_person_typed_twice_is_shown(village: Workspace) -> None:
    checked = loket.check(village, replace(FAMILY, baru=(Orang(FATHER), Orang(MOTHER), Orang(FATHER))))
    assert [one.dobel for one in checked] == [(2,), (), (0,)]
    with pytest.raises(UserError, match="NIK_TWICE"):
        loket.save(village, replace(FAMILY, baru=(Orang(FATHER), Orang(FATHER))))


def test_each_person_is_judged_while_being_typed(village: Workspace) -> None:
    half = Orang({"nik": "99010151128", "nama": "SITI"})
    young = Orang(CHILD | {"tanggal_lahir": "4-2-2010"}, LETTER)
    first, second, third = loket.check(village, replace(FAMILY, baru=(half, young, Orang(CHILD, LETTER))))
    assert first.periksa.salah == {"nik": Kode.BUKAN_16_ANGKA}
    assert first.kurang == ("kelamin", "tanggal_lahir")
    assert second.periksa.hak is Hak.TIDAK
    assert (third.periksa.salah, third.periksa.hak is Hak.TIDAK, third.kurang) == ({}, False, ())
    assert [one.nik_menyusul for one in (first, second, third)] == [False, True, True]
    for unready in (half, young):
        with pytest.raises(UserError, match=r"FIELD_INVALID|UNDER_AGE"):
            loket.save(village, replace(FAMILY, baru=(unready,)))


def test_after_the_dpt_the_desk_is_closed(village: Workspace) -> None:
    for stage in STAGES:
        ratify(village, stage, "sekretaris", SEKRETARIS)
    with pytest.raises(UserError, match="DPT_LOCKED"):
        loket.save(village, Keluarga(sesuai=(VOTERS[0].id,)))
