"""The list of acts: every act once, newest first, in pages; what it did, to whom, whether it holds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.nik import masked
from app.domain.tms import Alasan
from app.services.desa import acts, undo
from app.services.desa.add import add_from_table
from app.services.desa.aturan import set_rule
from app.services.desa.bukti import set_bukti, set_catatan
from app.services.desa.edit import edit
from app.services.desa.ganda_putusan import decide_different
from app.services.desa.mark import Mark, mark
from app.services.desa.pengumuman import Isian, announce
from app.services.desa.peta_wilayah import assign
from app.services.desa.ratify import ratify, reopen
from app.services.desa.workspace import Workspace, open_workspace
from app.store import database, journal
from tests.builders import daftar, nik
from tests.villages import KETUA, SEKRETARIS, open_village

VOTERS = daftar(100)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return open_village(tmp_path)


@pytest.fixture
def village(folder: Path) -> Iterator[Workspace]:
    with open_workspace(folder, "ketua", KETUA) as workspace:
        yield workspace


def things(act: acts.Tindakan) -> list[tuple[str, str, int]]:
    return [(hal.jenis, hal.nilai, hal.jumlah) for hal in act.hal]


def everything(village: Workspace, most: int, anggota: str | None = None) -> list[acts.Tindakan]:
    """All pages one after the other."""
    found: list[acts.Tindakan] = []
    while page := acts.acts(village, "", anggota, found[-1].tempat if found else None, most):
        found += page
    return found


def test_an_act_says_what_it_did_and_to_how_many(village: Workspace) -> None:
    mark(village, [Mark(one.id, Alasan.MENINGGAL) for one in VOTERS[:3]])
    mark(village, [Mark(VOTERS[3].id, Alasan.PINDAH_FISIK)])
    mark(village, [Mark(VOTERS[4].id, Alasan.PINDAH, "kpu")])
    mark(village, [Mark(VOTERS[5].id, Alasan.GANDA, dengan=VOTERS[6].id)])
    edit(village, {(VOTERS[7].id, "nama"): "SITI", (VOTERS[7].id, "rt"): "9", (VOTERS[8].id, "rt"): "9"})
    set_bukti(village, [VOTERS[0].id, VOTERS[1].id], {"jenis": "Akta kematian"})
    set_catatan(village, VOTERS[0].id, "dua rumah")
    newest = acts.acts(village, most=7)
    assert [things(act) for act in newest] == [
        [("catatan", "", 1)],
        [("bukti", "", 2)],
        [("ubah", "nama", 1), ("ubah", "rt", 2)],
        [("tanda", "ganda", 1)],
        [("usul", "pindah", 1)],
        [("tanda", "pindah_fisik", 1)],
        [("tanda", "meninggal", 3)],
    ]
    assert [act.pemilih for act in newest] == [1, 2, 2, 1, 1, 1, 3]
    assert {act.anggota for act in newest} == {"Ketua Contoh"}
    assert all(act.dapat and not act.batal and act.balik == 0 for act in newest)


def test_a_decision_about_a_pair_names_both(village: Workspace) -> None:
    one, other = sorted((VOTERS[0].id, VOTERS[1].id))
    decide_different(village, one, other)
    [act] = acts.acts(village, "pasangan")
    assert (things(act), act.dapat) == ([("pasangan", "", 1)], True)
    [row] = acts.details(village, act.act)
    names = {voter.id: voter.nama for voter in VOTERS}
    assert (row.pemilih, row.nama) == (one, f"{names[one]} / {names[other]}")
    assert row.baru == "dua orang yang berbeda"


def test_what_cannot_be_undone_is_listed_and_says_so(village: Workspace) -> None:
    oldest = acts.acts(village)[-1]
    assert not oldest.dapat
    assert {hal.jenis for act in acts.acts(village, "lain") for hal in act.hal} >= {"paket", "anggota"}


@pytest.mark.parametrize("most", [1, 2, 3, 100])
def test_pages_hold_every_act_once_newest_first(village: Workspace, most: int) -> None:
    for one in VOTERS[:7]:
        mark(village, [Mark(one.id, Alasan.SESUAI), Mark(VOTERS[50].id, Alasan.PINDAH)])
        undo.undo(village)
    names = [act.act for act in everything(village, most)]
    known = {event.tindakan for event in journal.all_events(village.db)}
    assert len(names) == len(set(names))
    assert set(names) == known
    assert names == sorted(names, key=lambda name: -int(name.split(":")[1]))


def test_acts_of_other_computers_stand_where_they_happened(village: Workspace) -> None:
    """Lamport numbers of two PCs cross: each act still comes whole and once."""
    mark(village, [Mark(one.id, Alasan.SESUAI) for one in VOTERS[:4]])
    ours = journal.all_events(village.db)[-1]
    other = replace(
        ours, perangkat="AAAAAAAA", urut=1, lamport=ours.lamport - 2, tindakan="AAAAAAAA:1", isi="pindah"
    )
    with database.transaction(village.db):
        journal.insert(village.db, [(other, "f" * 64, other.line())])
    mark(village, [Mark(VOTERS[5].id, Alasan.MENINGGAL)])
    for most in (1, 2, 50):
        first, second, third, *_ = everything(village, most)
        assert things(first) == [("tanda", "meninggal", 1)]
        assert (second.act, things(second)) == ("AAAAAAAA:1", [("tanda", "pindah", 1)])
        assert things(third) == [("tanda", "sesuai", 4)]


def test_an_undo_tells_what_it_undid_and_the_undone_act_says_so(folder: Path) -> None:
    with open_workspace(folder, "ketua", KETUA) as village:
        marked = mark(village, [Mark(one.id, Alasan.MENINGGAL) for one in VOTERS[:3]])
    with open_workspace(folder, "sekretaris", SEKRETARIS) as village:
        undone = undo.undo(village, marked.act)
        newest, before = acts.acts(village, most=2)
        assert (newest.act, newest.balik, newest.pemilih) == (undone.act, 1, 3)
        assert (newest.anggota, newest.asal[1]) == ("Sekretaris Contoh", "Ketua Contoh")
        assert things(newest) == things(before) == [("tanda", "meninggal", 3)]
        assert before.batal
        assert not newest.batal
        undo.undo(village, undone.act)
        again, newest, before = acts.acts(village, most=3)
        assert (again.balik, newest.batal, before.batal) == (2, True, False)


def test_the_list_is_narrowed_by_member_and_kind(folder: Path) -> None:
    with open_workspace(folder, "ketua", KETUA) as village:
        ketua = village.anggota.id
        mark(village, [Mark(VOTERS[0].id, Alasan.MENINGGAL, bukti={"jenis": "Akta kematian"})])
        assign(village, [(VOTERS[0].alamat, VOTERS[0].rt, VOTERS[0].rw)], "Krajan")
    with open_workspace(folder, "sekretaris", SEKRETARIS) as village:
        mark(village, [Mark(VOTERS[1].id, Alasan.PINDAH)])
        assert set(acts.actors(village).values()) == {"Ketua Contoh", "Sekretaris Contoh"}
        marks = acts.acts(village, "tanda")
        assert [things(act)[0][1] for act in marks] == ["pindah", "meninggal"]
        assert [act.act for act in acts.acts(village, "bukti")] == [marks[1].act]
        assert [act.act for act in acts.acts(village, "tanda", ketua)] == [marks[1].act]
        [map_act] = acts.acts(village, "wilayah")
        assert (things(map_act), map_act.pemilih) == ([("wilayah", "", 1)], 0)
        assert acts.acts(village, "ubah") == []
        assert everything(village, 1, anggota=ketua)[0].act == map_act.act


def test_details_name_every_voter_and_hide_numbers(village: Workspace) -> None:
    number = nik(7, region="990101")
    act = edit(village, {(VOTERS[0].id, "nik"): number, (VOTERS[1].id, "nama"): "SITI"}).act
    first, second = acts.details(village, act)
    assert (first.pemilih, first.nama, first.kolom) == (VOTERS[0].id, VOTERS[0].nama, "nik")
    assert (first.lama, first.baru) == (masked(VOTERS[0].nik), masked(number))
    assert (second.nama, second.lama, second.baru) == ("SITI", VOTERS[1].nama, "SITI")
    assert acts.details(village, undo.undo(village, act).act) == [
        first,
        replace(second, nama=VOTERS[1].nama),
    ]


def test_a_voter_whose_adding_was_undone_keeps_the_name(village: Workspace) -> None:
    row = f"{nik(5)},9901010703150002,BUDI,CONTOH,1980-12-11,P,B,DUSUN SUKASARI,1,2,1,1"
    columns = "nik,nkk,nama,tempat_lahir,tanggal_lahir,kelamin,kawin,alamat,rt,rw,tps,tps_kpu"
    add_from_table(village, f"{columns}\n{row}\n".encode())
    act = acts.acts(village, "baru")[0]
    undo.undo(village, act.act)
    assert [(one.nama, one.kolom) for one in acts.details(village, act.act)] == [("BUDI", "baru")]
    told = acts.one(village, act.act)
    assert told is not None
    assert told.batal


def test_an_act_is_found_by_its_name(village: Workspace) -> None:
    act = mark(village, [Mark(VOTERS[0].id, Alasan.SESUAI)]).act
    assert acts.one(village, act) == acts.acts(village, most=1)[0]
    assert acts.one(village, f"{village.device}:999") is None


def test_rules_announcements_and_openings_say_what_they_are(village: Workspace) -> None:
    set_rule(village, "batas_tps", 600, "Perbup 1/2026")
    set_rule(village, "penandatangan", [{"dokumen": "dpt", "jabatan": "Ketua BPD", "nama": "Orang Contoh"}])
    ratify(village, "dps", "sekretaris", SEKRETARIS)
    announce(village, Isian("dps", date(2026, 12, 17), date(2026, 12, 19), "Balai"))
    reopen(village, "Ada yang terlewat", "9/2026", "sekretaris", SEKRETARIS)
    told = [acts.details(village, act.act)[0] for act in acts.acts(village, most=5)]
    assert [(one.kolom, one.nama, one.baru) for one in told] == [
        ("buka", "9/2026", "Ada yang terlewat"),
        ("pengumuman", "dps", "Balai"),
        ("tetapkan", "", "dps"),
        ("setelan", "Penandatangan", "1 baris"),
        ("setelan", "Pemilih per TPS paling banyak", "600 (nomor Perbup 1/2026)"),
    ]
    assert [things(act) for act in acts.acts(village, "setelan")] == [[("setelan", "", 1)]] * 2
    assert [things(act) for act in acts.acts(village, "lain", most=2)] == [
        [("buka", "", 1)], [("tetapkan", "", 1)],
    ]  # fmt: skip
