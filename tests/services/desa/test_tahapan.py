"""Stages of a real village: dates, ratifying, re-opening, postponing, decided dates, announcements."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.daftar_tahap import Tahap
from app.domain.errors import UserError
from app.domain.peristiwa import Draft
from app.domain.tahapan import Keadaan
from app.domain.tms import Alasan
from app.services.desa import dukcapil, undo
from app.services.desa.add import Orang, add
from app.services.desa.aturan import set_rule
from app.services.desa.daftar_index import DaftarIndex
from app.services.desa.daftar_rows import RowReader, read_rows
from app.services.desa.dukcapil import Pilihan
from app.services.desa.dukcapil_jawaban import Jawaban, Surat, answer
from app.services.desa.edit import edit
from app.services.desa.frozen import frozen_rows, in_force
from app.services.desa.mark import Mark, mark
from app.services.desa.pengumuman import Isian, announce, announcements, withdraw
from app.services.desa.ratify import ratify, reopen
from app.services.desa.tahapan import LangkahDesa, stages
from app.services.desa.tahapan_atur import pin, postpone, set_holiday, use_template
from app.services.desa.tahapan_masuk import enter, is_typed
from app.services.desa.tahapan_periksa import Periksa, check_list, from_journal
from app.services.desa.tahapan_pratinjau import Jumlah, preview
from app.services.desa.workspace import Workspace, open_workspace
from app.store import akses
from app.system import clock
from tests.builders import daftar, nik
from tests.villages import KETUA, SEKRETARIS, VOTING_DAY, TestKpu, open_village

VOTERS = daftar(100)
TODAY = date(2026, 12, 17)


@pytest.fixture
def village(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setattr(clock, "today", lambda _=7: TODAY)
    with open_workspace(open_village(tmp_path, TestKpu()), "ketua", KETUA) as workspace:
        yield workspace


def seen(village: Workspace) -> list[Periksa]:
    """The check list as the window has it."""
    index = DaftarIndex.build(read_rows(village, RowReader.of(village)))
    return check_list(index, from_journal(village), village.pengaturan.istilah)


def counts(village: Workspace) -> dict[str, int]:
    return {one.kode: one.jumlah for one in seen(village) if one.is_open}


def add_one(village: Workspace) -> None:
    person = {"nama": "BARU", "kelamin": "L", "tanggal_lahir": "4-5-1990", "nik": nik(7, "1990-05-04", "L")}
    add(village, [Orang(person)])


def frozen(village: Workspace, tahap: Tahap) -> None:
    ratify(village, tahap, "sekretaris", SEKRETARIS)


def step(village: Workspace, kode: str) -> LangkahDesa:
    return next(one for one in stages(village).langkah if one.waktu.langkah.kode == kode)


def refusal(act: object, *told: object) -> str:
    with pytest.raises(UserError) as caught:
        act(*told)  # type: ignore[operator]
    return caught.value.code


def test_a_new_village_has_the_usual_stages_before_its_voting_day(village: Workspace) -> None:
    told = stages(village)
    assert (told.hari, told.sisa, told.berikut) == (VOTING_DAY, 48, "dps")
    assert [one.waktu.langkah.daftar for one in told.langkah if one.waktu.langkah.jenis == "tetapkan"] == [
        "dps", "dptambahan", "dpt",
    ]  # fmt: skip
    assert step(village, "coklit").nama == "Coklit" and step(village, "coklit").keadaan is Keadaan.LEWAT
    late = told.langkah_berikut
    assert late is not None and (late.keadaan, late.sisa) == (Keadaan.TERLAMBAT, -1)
    assert (told.boleh_buka, told.addendum, told.terakhir) == ("REOPEN_NOTHING", False, None)


def test_ratifying_one_after_the_other_moves_on(village: Workspace) -> None:
    for tahap, then in (("dps", "dptambahan"), ("dptambahan", "dpt"), ("dpt", None)):
        assert stages(village).berikut == tahap
        frozen(village, tahap)
        assert stages(village).berikut == then
    made = step(village, "dpt").berlaku
    assert made is not None and set(made.oleh) == {"Ketua Contoh", "Sekretaris Contoh"}
    assert step(village, "dpt").keadaan is Keadaan.SELESAI
    assert (stages(village).boleh_buka, stages(village).terakhir) == ("", in_force(village).tahap["dpt"])


def test_a_list_that_was_passed_over_is_not_waited_for(village: Workspace) -> None:
    frozen(village, "dps")
    frozen(village, "dpt")
    assert stages(village).berikut is None
    passed = step(village, "dptambahan")
    assert passed.keadaan is Keadaan.SELESAI and passed.berlaku is None


def test_a_reopening_stays_visible_for_ever(village: Workspace) -> None:
    for tahap in ("dps", "dptambahan", "dpt"):
        frozen(village, tahap)
    reopen(village, "Ada warga terlewat", "12/PAN/2026", "sekretaris", SEKRETARIS)
    assert stages(village).berikut == "dpt"
    mark(village, [Mark(VOTERS[0].id, Alasan.MENINGGAL)])
    frozen(village, "dpt")
    first, second = step(village, "dpt").ditetapkan
    assert first.dibuka is not None and second.dibuka is None
    assert (first.dibuka.alasan, first.dibuka.nomor) == ("Ada warga terlewat", "12/PAN/2026")
    assert set(first.dibuka.oleh) == {"Ketua Contoh", "Sekretaris Contoh"}
    assert (first.penetapan.jumlah["jumlah"], second.penetapan.jumlah["jumlah"]) == (100, 99)
    set_rule(village, "buka_kembali", "tidak")
    assert stages(village).boleh_buka == "REOPEN_NOT_ALLOWED"


def test_a_postponed_vote_moves_dates_and_ages_but_no_ratified_list(village: Workspace) -> None:
    young = VOTERS[5].id
    edit(village, {(young, "tanggal_lahir"): "10-2-2010", (young, "kawin"): "B"})
    assert counts(village)["usia"] == 1
    frozen(village, "dps")
    before = in_force(village).tahap["dps"]
    rows, dates = frozen_rows(village, before), {one.nama: one.waktu.mulai for one in stages(village).langkah}
    later = VOTING_DAY + timedelta(days=14)
    assert refusal(postpone, village, later, "  ") == "POSTPONE_NUMBER"
    assert refusal(postpone, village, date(9999, 12, 31), "1") == "POSTPONE_DAY"
    act = postpone(village, later, "188/KEP/2027", "Banjir")
    told = stages(village)
    assert (told.hari, told.hari_paket, told.nomor_tunda) == (later, VOTING_DAY, "188/KEP/2027")
    assert {one.nama: one.waktu.mulai - timedelta(days=14) for one in told.langkah} == dates
    assert "usia" not in counts(village)
    assert in_force(village).tahap["dps"] == before and before.hari == VOTING_DAY
    assert frozen_rows(village, before) == rows
    undo.undo(village, act)
    assert (stages(village).hari, counts(village)["usia"]) == (VOTING_DAY, 1)


def test_steps_are_decided_and_counted_again(village: Workspace) -> None:
    counted = step(village, "dpt").waktu
    pin(village, "dpt", (date(2027, 1, 4), date(2027, 1, 5)), "5/2026")
    assert (step(village, "dpt").waktu.mulai, step(village, "dpt").waktu.tetap) == (date(2027, 1, 4), True)
    assert step(village, "umum_dpt").waktu.mulai == date(2027, 1, 6)
    assert refusal(pin, village, "rapat", None) == "STEP_UNKNOWN"
    assert refusal(pin, village, "dpt", (date(2027, 1, 5), date(2027, 1, 4))) == "STEP_DAYS"
    pin(village, "dpt", None)
    assert step(village, "dpt").waktu == counted


def test_a_template_is_one_act_and_keeps_decided_dates_of_steps_it_has(village: Workspace) -> None:
    day = (date(2027, 1, 4), date(2027, 1, 4))
    pin(village, "dptambahan", day)
    pin(village, "dpt", day)
    act = use_template(village, "dpshp")
    codes = [one.waktu.langkah.kode for one in stages(village).langkah]
    assert "dpshp_akhir" in codes and "dptambahan" not in codes
    assert [one["kode"] for one in village.aturan.tanggal] == ["dpt"]
    assert stages(village).berikut == "dps"
    undo.undo(village, act)
    assert [one["kode"] for one in village.aturan.tanggal] == ["dpt", "dptambahan"]
    assert use_template(village, "blitar") and village.aturan.minggu_kerja == 5
    assert use_template(village, "blitar") == ""
    assert refusal(use_template, village, "lain") == "TEMPLATE_UNKNOWN"


def test_a_day_off_moves_what_is_counted_by_work(village: Workspace) -> None:
    use_template(village, "blitar")
    assert stages(village).tahun_libur == ()
    before = step(village, "coklit").waktu.mulai
    set_holiday(village, date(2026, 12, 9), "Hari yang diliburkan bupati")
    assert step(village, "coklit").waktu.mulai < before
    assert len(village.aturan.libur) == 34
    set_holiday(village, date(2026, 12, 9), "")
    assert step(village, "coklit").waktu.mulai == before


def test_years_without_a_whole_list_of_holidays_are_told(village: Workspace) -> None:
    use_template(village, "blitar")
    postpone(village, date(2027, 9, 1), "1")
    assert stages(village).tahun_libur == (2027,)
    set_holiday(village, date(2027, 5, 20), "Waisak")
    assert stages(village).tahun_libur == ()


def test_places_of_announcement(village: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    isian = Isian("dps", date(2026, 12, 17), date(2026, 12, 19), " Balai   desa ", "IMG 12, 13")
    assert refusal(announce, village, isian) == "ANNOUNCE_LIST"
    frozen(village, "dps")
    assert counts(village)["pengumuman"] == 1
    announce(village, isian)
    [one] = announcements(village)
    assert (one.tempat, one.foto, one.konflik) == ("Balai desa", "IMG 12, 13", False)
    assert "pengumuman" not in counts(village)
    hanging = ((date(2026, 12, 16), Keadaan.NANTI), (TODAY, Keadaan.SEKARANG), (one.sampai, Keadaan.SELESAI))
    for today, state in hanging:
        monkeypatch.setattr(clock, "today", lambda _=7, today=today: today)
        assert step(village, "umum_dps").keadaan is state
    monkeypatch.setattr(clock, "today", lambda _=7: TODAY)
    announce(village, replace(isian, tempat="Pos RT 03"))
    announce(village, replace(isian, tempat="Masjid"), one.id)
    assert [one.tempat for one in announcements(village)] == ["Masjid", "Pos RT 03"]
    act = withdraw(village, one.id)
    assert [one.tempat for one in announcements(village)] == ["Pos RT 03"]
    assert (
        refusal(withdraw, village, one.id) == refusal(announce, village, isian, one.id) == "ANNOUNCE_UNKNOWN"
    )
    undo.undo(village, act)
    assert len(step(village, "umum_dps").pengumuman) == 2
    assert refusal(announce, village, replace(isian, sampai=date(2026, 12, 16))) == "ANNOUNCE_DATES"
    assert refusal(announce, village, replace(isian, tempat=" ")) == "ANNOUNCE_PLACE"
    assert refusal(announce, village, replace(isian, foto="x" * 201)) == "ANNOUNCE_LONG"


def test_the_check_list_counts_what_the_rows_say(village: Workspace) -> None:
    assert counts(village) == {"belum": 100, "lembar": len({(one.rt, one.rw) for one in VOTERS})}
    mark(village, [Mark(one.id, Alasan.SESUAI) for one in VOTERS])
    assert counts(village) == {}
    mark(village, [Mark(VOTERS[0].id, Alasan.MENINGGAL), Mark(VOTERS[1].id, Alasan.PINDAH, "kpu")])
    mark(village, [Mark(VOTERS[2].id, Alasan.TNI, bukti={"jenis": "KTA TNI"})])
    edit(village, {(VOTERS[3].id, "tanggal_lahir"): "00-00-2010", (VOTERS[3].id, "kawin"): "B"})
    edit(village, {(VOTERS[4].id, "tps"): ""})
    add_one(village)
    assert counts(village) == {"tanpa_bukti": 3, "usia": 1, "tanpa_tps": 2}  # BARU has no TPS either
    shown = {one.kode: one for one in seen(village)}
    assert shown["usia"].saring == {"usia_ragu": "ya"} and not shown["usia"].menahan
    assert shown["belum"].kalimat == "Semua pemilih sudah diverifikasi."


def test_what_blocks_is_told_apart_and_cannot_be_overruled(village: Workspace) -> None:
    _conflict(village, VOTERS[0].id)
    blocked = [one.kode for one in seen(village) if one.menahan and one.is_open]
    assert blocked == ["konflik"]
    args = (village, "dps", "DPS", "sekretaris", SEKRETARIS, seen(village))
    assert refusal(enter, *args) == "STAGE_BLOCKED"
    assert in_force(village).terakhir is None


def _conflict(village: Workspace, voter: str) -> None:
    """Two events that do not know each other, as two PCs make them."""
    for value in ("NAMA SATU", "NAMA DUA"):
        village.act([Draft("nilai", voter, "nama", value, VOTERS[0].nama)])


def test_two_voters_of_one_nik_block(village: Workspace) -> None:
    village.act([Draft("nilai", VOTERS[1].id, "nik", VOTERS[0].nik, VOTERS[1].nik)])
    assert [one.kode for one in seen(village) if one.menahan and one.is_open] == ["nik_sama"]
    mark(village, [Mark(VOTERS[1].id, Alasan.GANDA, dengan=VOTERS[0].id)])
    assert "nik_sama" not in counts(village)


def test_responses_without_a_decision_are_counted(village: Workspace) -> None:
    isi = dict.fromkeys(
        ("pemilih", "nama", "pelapor", "hubungan", "bukti", "uraian", "keputusan", "alasan", "surat",
         "tanggal_surat", "tindakan"), "",
    ) | {"id": "0" * 16, "nomor": "1", "hal": "lainnya", "diterima": "2026-12-17"}  # fmt: skip
    [event] = village.act([Draft("tanggapan", isi=isi)])
    assert counts(village)["tanggapan"] == 1
    village.act([Draft("tanggapan", isi={**isi, "keputusan": "ditolak"}, dasar=(event.ref,))])
    assert "tanggapan" not in counts(village)


def test_the_comparison_by_the_population_office_is_waited_for(village: Workspace) -> None:
    mark(village, [Mark(one.id, Alasan.SESUAI) for one in VOTERS])
    assert counts(village) == {}
    use_template(village, "padanan")
    assert counts(village) == {"padanan": 1}
    edit(village, {(VOTERS[0].id, "nama"): "NAMA BETUL"})
    made = dukcapil.make_list(village, Pilihan())
    assert [counts(village)[kode] for kode in ("padanan", "tanpa_bukti")] == [1, 1]
    letter = Surat("400.12/9/2026", "2026-12-18")
    answer(village, [Jawaban(VOTERS[0].id, made.nomor, "meninggal", letter)])
    assert "padanan" not in counts(village) and counts(village)["padanan_putusan"] == 1
    mark(village, [Mark(VOTERS[0].id, Alasan.MENINGGAL)])
    assert "padanan_putusan" not in counts(village)


def test_entering_needs_the_typed_name_and_notes_what_two_members_overruled(village: Workspace) -> None:
    mark(village, [Mark(one.id, Alasan.SESUAI) for one in VOTERS[1:]])
    told = seen(village)
    assert refusal(enter, village, "dps", "DPT", "sekretaris", SEKRETARIS, told) == "STAGE_WORD"
    assert refusal(enter, village, "dps", "dps", "sekretaris", KETUA, told) == "PASSWORD_WRONG"
    assert in_force(village).terakhir is None and not list(akses.of_kind(village.db, "abaikan"))
    done = enter(village, "dps", " dps ", "sekretaris", SEKRETARIS, told, "3/BA/2026")
    assert done.unverified == 1 and in_force(village).tahap["dps"].nomor == "3/BA/2026"
    [note] = akses.of_kind(village.db, "abaikan")
    assert note.isi == {"tahap": "dps", "belum": "1", "lembar": "1"}
    assert is_typed("dpshp_akhir", "DPSHP akhir") and not is_typed("dpshp", "dps")


def test_the_preview_says_what_would_be_frozen(village: Workspace) -> None:
    mark(village, [Mark(VOTERS[0].id, Alasan.MENINGGAL)])
    edit(village, {(VOTERS[1].id, "rt"): "9"})
    told = preview(village, "dps")
    assert (told.terhadap, told.masuk, told.keluar, told.belum) == ("KPU", 0, 1, 99)
    men = sum(one.kelamin == "L" for one in VOTERS)
    assert told.lama == Jumlah(men, 100 - men, 100)
    assert (
        told.baru.jumlah
        == 99
        == sum(one.baru.jumlah for one in told.rt)
        == sum(one.baru.jumlah for one in told.tps)
    )
    assert {one.nama: (one.lama.jumlah, one.baru.jumlah) for one in told.rt}[f"009/{VOTERS[1].rw}"] == (0, 1)
    frozen(village, "dps")
    add_one(village)
    more = preview(village, "dptambahan")
    assert (more.terhadap, more.lama, more.baru, more.masuk) == ("", Jumlah(), Jumlah(1, 0, 1), 1)
    frozen(village, "dptambahan")
    final = preview(village, "dpt")
    assert (final.terhadap, final.lama.jumlah, final.baru.jumlah, final.masuk) == ("DPS", 99, 100, 1)
    frozen(village, "dpt")
    reopen(village, "Keliru", "1", "sekretaris", SEKRETARIS)
    mark(village, [Mark(VOTERS[5].id, Alasan.TNI)])
    again = preview(village, "dpt")
    assert (again.terhadap, again.lama.jumlah, again.baru.jumlah, again.keluar) == ("DPT", 100, 99, 1)
    assert refusal(preview, village, "dps") == "STAGE_DONE"
