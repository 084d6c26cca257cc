"""After the final return: refused, opened again, written anew; and supplements, up to the feedback."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.golongan_tolak import Golongan, golongan_of
from app.domain.kiriman import SuratTolak
from app.domain.tms import Alasan
from app.exchange import envelope
from app.services.desa import ratify, return_data
from app.services.desa.add import add_from_table
from app.services.desa.aturan import set_rule
from app.services.desa.frozen import final_return
from app.services.desa.kembalian import note_returned
from app.services.desa.mark import Mark, mark
from app.services.desa.print_return import ba_pengembalian
from app.services.desa.return_data import Returned, newest_coded, write_supplement
from app.services.desa.return_news import sejak_akhir
from app.services.desa.status import status as desa_status
from app.services.desa.undangan_pilih import Siapa
from app.services.desa.workspace import Workspace
from app.services.kpu.apply_return import apply_return
from app.services.kpu.feedback import Batch, feedback
from app.services.kpu.feedback_angkatan import Minta
from app.services.kpu.receive import Outcome, receive
from app.services.kpu.refuse_return import TolakMinta, refuse, take_back
from app.services.kpu.return_details import Rincian, details, filtered
from app.services.kpu.status import status
from app.store import daftar, vault_balasan
from app.system import clock
from tests.builders import nik
from tests.services.kpu.district import KODE, SEKRETARIS, District, Village, open_village, packed_district
from tests.services.kpu.test_check_return import one_signature
from tests.services.kpu.test_feedback import listed
from tests.services.kpu.test_feedback_slips import sheets
from tests.services.kpu.test_return_details import words_of

PROOF = {"jenis": "Akta kematian", "nomor": "474/3"}
LETTER = SuratTolak("33/PL.02/2027", clock.today(7))
ME = ("sekretaris", SEKRETARIS)


@pytest.fixture
def district(tmp_path: Path) -> District:
    return packed_district(tmp_path)


@pytest.fixture
def village(district: District) -> Village:
    return open_village(district)


def supplement(village: Village, name: str = "susulan.dptr") -> Returned:
    with village.opened() as workspace:
        return write_supplement(workspace, village.out / name, *ME)


def taken(district: District, sent: Returned) -> Outcome:
    with district.opened() as opened:
        [outcome] = receive(opened, [sent.file], jobs=1)
        return outcome


def applied(district: District, sent: Returned) -> Outcome:
    outcome = taken(district, sent)
    assert outcome.hasil == "menunggu", outcome.found
    with district.opened() as opened:
        apply_return(opened, KODE, sent.kode)
    return outcome


def batch(district: District, batas: date | None = None) -> Batch:
    with district.opened() as opened:
        made = feedback(opened, district.folder / "umpan", "pdpb-2025", minta=Minta(batas=batas))
    assert all(line.balances for desa in made.villages for line in (*desa.pilkades, *desa.pdpb))
    return made


def told(district: District, urut: int) -> Rincian:
    with district.opened() as opened:
        return details(opened, KODE, urut)


def final(village: Village, name: str = "akhir.dptr") -> Returned:
    village.ratify()
    return village.send(name, final=True)


def reopened(village: Village, letter: SuratTolak | None = LETTER) -> None:
    with village.opened() as workspace:
        ratify.reopen(workspace, "KPU menolak", "9/PAN/2027", *ME, letter)


def again(village: Village) -> None:
    with village.opened() as workspace:
        ratify.ratify(workspace, "dpt", *ME)


def test_what_came_after_the_final_return_reaches_kpu(district: District, village: Village) -> None:
    own = listed(district)
    village.mark([own[0].id], Alasan.MENINGGAL, PROOF)
    first = final(village)
    applied(district, first)
    assert batch(district).villages[0].counts == {"TMS": 1}
    village.mark([own[1].id], Alasan.MENINGGAL, PROOF)
    with village.opened() as workspace:
        note_returned(workspace, Siapa(pemilih=(own[2].id,)), "tidak_ditemukan", clock.today(7))
    sent = supplement(village)
    assert (sent.tahap, sent.urut, sent.again) == ("susulan", 2, False)
    whole = envelope.read(sent.file.read_bytes())
    assert whole.amplop.balasan["tahap"] == "susulan"
    assert whole.amplop.menggantikan == envelope.read(first.file.read_bytes()).amplop.id
    outcome = taken(district, sent)
    assert outcome.hasil == "menunggu", outcome.found
    page = told(district, 2)
    assert ([one.hasil for one in page.periksa], page.sejak) == (["ok"] * 12, 1)
    assert page.susulan is not None and not page.mendahului
    assert (page.susulan.tms, page.susulan.kembalian) == ({"meninggal": 1}, 1)
    assert [one.id for one in filtered(page.beda, susulan=True)] == [own[1].id]
    assert len(page.beda) == 2
    with district.opened() as opened:
        with pytest.raises(UserError, match="RETURN_CODE_WRONG"):
            apply_return(opened, KODE, first.kode)
        apply_return(opened, KODE, sent.kode)
        states = {one.urut: one.keadaan for one in vault_balasan.all_of(opened.db, KODE)}
        assert states == {1: "digantikan", 2: "diterapkan"}
    second = batch(district)
    [desa] = second.villages
    assert (desa.counts, desa.pengembalian) == ({"TMS": 1, "SURAT": 1}, 2)
    assert "SURAT TIDAK SAMPAI" in sheets(second)
    assert sum(line.akhir for line in desa.pilkades) == 39 and sum(line.akhir for line in desa.pdpb) == 38
    assert batch(district).nomor == 0, "nothing is told twice"


def test_a_supplement_needs_a_final_return_and_something_new(district: District, village: Village) -> None:
    with pytest.raises(UserError, match="SUPPLEMENT_EARLY"):
        supplement(village)
    final(village)
    with pytest.raises(UserError, match="SUPPLEMENT_NOTHING"):
        supplement(village)
    village.mark([listed(district)[0].id], Alasan.MENINGGAL, PROOF)
    with village.opened() as workspace, pytest.raises(UserError, match="SECOND_SAME"):
        write_supplement(workspace, village.out / "x.dptr", "ketua", "apa saja")
    sent = supplement(village)
    sent.file.unlink()
    same = supplement(village, "lagi.dptr")
    assert (same.again, same.kode, same.urut) == (True, sent.kode, 2)
    village.mark([listed(district)[1].id], Alasan.MENINGGAL, PROOF)
    assert supplement(village).urut == 3
    with village.opened() as workspace:
        assert desa_status(workspace).pengembalian == "akhir 1, susulan 3"


def test_the_minutes_of_a_supplement_tell_what_is_new(district: District, village: Village) -> None:
    own = listed(district)
    first = final(village)
    village.mark([own[0].id, own[1].id], Alasan.MENINGGAL, PROOF)
    with village.opened() as workspace:
        note_returned(workspace, Siapa(pemilih=(own[2].id,)), "tidak_ditemukan", clock.today(7))
    sent = supplement(village)
    village.mark([own[3].id], Alasan.MENINGGAL, PROOF)  # later than it
    with village.opened() as workspace:
        file, old = village.out / "ba.pdf", village.out / "ba-akhir.pdf"
        file.write_bytes(ba_pengembalian(workspace).pdf)
        old.write_bytes(ba_pengembalian(workspace, tahap="akhir").pdf)
    text = words_of(file)
    for words in ("PENGEMBALIAN DATA SUSULAN", sent.kode, first.kode, "Surat yang tidak sampai 1"):
        assert words in text, words
    assert "eninggal" in text and "Selisih" not in text
    assert first.kode in words_of(old) and "SUSULAN" not in words_of(old)


def test_an_addendum_travels_in_a_supplement(district: District, village: Village) -> None:
    with village.opened() as workspace:
        set_rule(workspace, "setelah_dpt", "addendum")
    applied(district, final(village))
    with village.opened() as workspace:
        header = "nama,nik,nkk,kelamin,tanggal_lahir,kawin,rt,rw,tps"
        row = f"TERLEWAT CONTOH,{nik(9191)},{nik(9192)},P,11-12-1980,S,1,1,1"
        add_from_table(workspace, f"{header}\n{row}\n".encode())
        ratify.ratify(workspace, "addendum", *ME, nomor="BA 5/2027")
    outcome = applied(district, supplement(village))
    assert outcome.found.jumlah["jumlah"] == 41
    assert outcome.found.susulan is not None and outcome.found.susulan.baru == 1
    [desa] = batch(district).villages
    assert desa.counts == {"BARU": 1} and sum(line.akhir for line in desa.pilkades) == 41


def test_a_supplement_waits_for_its_final_return(district: District, village: Village) -> None:
    first = final(village)
    village.mark([listed(district)[0].id], Alasan.MENINGGAL, PROOF)
    sent = supplement(village)
    early = taken(district, sent)
    assert (early.hasil, early.found.code) == ("ditolak", "RETURN_FINAL_UNKNOWN")
    assert golongan_of(early.found.code) is Golongan.AKHIR_DAHULU
    with district.opened() as opened:
        outcomes = receive(opened, [sent.file, first.file], jobs=1)
        assert [one.hasil for one in outcomes] == ["menunggu"] * 2, "the final one is looked at first"
        with pytest.raises(UserError, match="RETURN_FINAL_FIRST"):
            apply_return(opened, KODE, sent.kode)
        assert vault_balasan.applied(opened.db, KODE) is None
    assert told(district, 2).mendahului
    with district.opened() as opened:
        apply_return(opened, KODE, first.kode)
        apply_return(opened, KODE, sent.kode)


def test_a_supplement_to_a_refused_return_is_not_taken(district: District, village: Village) -> None:
    first = final(village)
    taken(district, first)
    with district.opened() as opened:
        refuse(opened, TolakMinta(KODE, 1, "Jumlahnya keliru."))
    village.mark([listed(district)[0].id], Alasan.MENINGGAL, PROOF)
    sent = supplement(village)
    assert taken(district, sent).found.code == "RETURN_FINAL_UNKNOWN"
    with district.opened() as opened:
        take_back(opened, KODE, 1)
    assert taken(district, sent).hasil == "menunggu"
    with district.opened() as opened:
        refuse(opened, TolakMinta(KODE, 2, "Belum jelas."))
        take_back(opened, KODE, 2)
        assert {one.keadaan for one in vault_balasan.all_of(opened.db, KODE)} == {"menunggu"}


def test_an_older_supplement_is_stale(district: District, village: Village) -> None:
    own = listed(district)
    applied(district, final(village))
    village.mark([own[0].id], Alasan.MENINGGAL, PROOF)
    old = supplement(village, "2.dptr")
    village.mark([own[1].id], Alasan.MENINGGAL, PROOF)
    outcome = applied(district, supplement(village, "3.dptr"))
    assert outcome.found.warnings == ["RETURN_GAP"], "the one between never came"
    assert taken(district, old).found.code == "RETURN_STALE"
    assert (
        taken(district, Returned(village.out / "3.dptr", "susulan", 3, "", {})).found.code == "RETURN_TWICE"
    )
    village.mark([own[2].id], Alasan.MENINGGAL, PROOF)
    last = applied(district, supplement(village, "4.dptr"))
    assert last.found.sejak == 3 and last.found.susulan is not None
    assert last.found.susulan.tms == {"meninggal": 1}, "against the one that was applied"


def signed_by_one(patch: pytest.MonkeyPatch, _: Workspace) -> None:
    patch.setattr(return_data, "signatures", one_signature)


def other_dpt(patch: pytest.MonkeyPatch, workspace: Workspace) -> None:
    """Two members ratify another DPT without KPU's refusal, and call the return a supplement."""
    patch.setattr(ratify, "final_return", lambda _: None)
    ratify.reopen(workspace, "Diam-diam", "1", *ME)
    mark(workspace, [Mark(next(iter(daftar.current(workspace.db))).id, Alasan.PINDAH)])
    other = ratify.ratify(workspace, "dpt", *ME)
    found = sejak_akhir(workspace)
    patch.setattr(return_data, "sejak_akhir", lambda _: replace(found, sidik=other.sidik))


def second_final(patch: pytest.MonkeyPatch, _: Workspace) -> None:
    """The first one holds; the program writes a second all the same."""
    patch.setattr(return_data, "final_return", lambda _: None)
    patch.setattr(return_data, "SUSULAN", "akhir")


Forgery = Callable[[pytest.MonkeyPatch, Workspace], None]


@pytest.mark.parametrize(
    ("forge", "code"),
    [
        (signed_by_one, "RETURN_SIGNATURES"),
        (other_dpt, "RETURN_OTHER_DPT"),
        (second_final, "RETURN_SECOND_FINAL"),
    ],
)
def test_a_forged_supplement_is_refused(
    district: District, village: Village, monkeypatch: pytest.MonkeyPatch, forge: Forgery, code: str
) -> None:
    applied(district, final(village))
    village.mark([listed(district)[3].id], Alasan.MENINGGAL, PROOF)
    with monkeypatch.context() as patch, village.opened() as workspace:
        forge(patch, workspace)
        sent = write_supplement(workspace, village.out / "palsu.dptr", *ME)
    outcome = taken(district, sent)
    assert (outcome.hasil, outcome.found.code) == ("ditolak", code)
    assert golongan_of(code) is Golongan.PALSU


def test_a_supplement_without_a_final_return_in_its_journal(
    district: District, village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it follows was never written."""
    village.ratify()
    monkeypatch.setattr(return_data, "SEMENTARA", "susulan")
    sent = village.send("palsu.dptr")
    assert taken(district, sent).found.code == "RETURN_NO_FINAL"


def test_a_refused_final_return_is_opened_again_and_written_anew(
    district: District, village: Village
) -> None:
    own = listed(district)
    first = final(village)
    taken(district, first)
    with district.opened() as opened:
        refuse(
            opened, TolakMinta(KODE, 1, "Tiga yang meninggal belum dicoret."), district.folder / "tolak.pdf"
        )
    assert "nomor dan tanggal surat ini" in words_of(district.folder / "tolak.pdf")
    for letter, code in (
        (None, "REOPEN_AFTER_FINAL"),
        (SuratTolak("  ", LETTER.tanggal), "REOPEN_AFTER_FINAL"),
        (SuratTolak("1", LETTER.tanggal + timedelta(days=2)), "REFUSAL_DATE"),
        (SuratTolak("1", LETTER.tanggal - timedelta(days=2)), "REFUSAL_DATE"),
    ):
        with pytest.raises(UserError, match=code):
            reopened(village, letter)
    reopened(village)
    with village.opened() as workspace:
        assert final_return(workspace) is None
        assert desa_status(workspace).pengembalian == "akhir 1 (ditolak KPU)"
        with pytest.raises(UserError, match="RETURN_NEEDED"):
            ba_pengembalian(workspace)
        with pytest.raises(UserError, match="SUPPLEMENT_EARLY"):
            write_supplement(workspace, village.out / "x.dptr", *ME)
    village.mark([own[0].id], Alasan.MENINGGAL, PROOF)
    again(village)
    new = village.send("baru.dptr", final=True)
    assert (new.urut, new.again, new.kode == first.kode) == (2, False, False)
    with village.opened() as workspace:
        (village.out / "ba.pdf").write_bytes(ba_pengembalian(workspace).pdf)
        assert newest_coded(workspace) == final_return(workspace)
    minutes = words_of(village.out / "ba.pdf")
    for words in ("menggantikan", first.kode, LETTER.nomor, "tidak berlaku lagi", new.kode):
        assert words in minutes, words
    assert taken(district, new).hasil == "menunggu"
    page = told(district, 2)
    assert page.ganti is not None and (page.ganti.code, page.ganti.urut) == ("RETURN_AFTER_REFUSAL", 1)
    assert any(LETTER.nomor in words for words in page.perhatian)
    with district.opened() as opened:
        with pytest.raises(UserError, match="RETURN_CODE_WRONG"):
            apply_return(opened, KODE, first.kode)
        apply_return(opened, KODE, new.kode)
    assert batch(district).villages[0].counts == {"TMS": 1}
    village.mark([own[1].id], Alasan.MENINGGAL, PROOF)
    applied(district, supplement(village))
    [desa] = batch(district).villages
    assert (desa.counts, desa.pengembalian) == ({"TMS": 1}, 3)
    assert sum(line.akhir for line in desa.pilkades) == 39 and sum(line.akhir for line in desa.pdpb) == 38


def test_a_return_over_an_applied_one_waits_for_the_operator(district: District, village: Village) -> None:
    first = final(village)
    applied(district, first)
    reopened(village, SuratTolak("tidak pernah ada", LETTER.tanggal))
    village.mark([listed(district)[0].id], Alasan.MENINGGAL, PROOF)
    again(village)
    new = village.send("baru.dptr", final=True)
    assert taken(district, new).hasil == "menunggu"
    page = told(district, 2)
    assert page.ganti is not None and (page.ganti.code, page.ganti.terapan) == ("RETURN_OVER_APPLIED", 1)
    assert any("tidak pernah ada" in words for words in page.perhatian)
    with district.opened() as opened:
        counts = vault_balasan.applied(opened.db, KODE)
        assert counts is not None and counts.urut == 1
        assert status(opened)[0].keadaan == "menunggu kode"
        refuse(opened, TolakMinta(KODE, 2, "Tidak ada surat kami."))
        counts = vault_balasan.applied(opened.db, KODE)
        assert counts is not None and counts.urut == 1
        take_back(opened, KODE, 2)
        assert apply_return(opened, KODE, new.kode).urut == 2


def test_what_kpu_knows_of_a_refusal_is_told(district: District, village: Village) -> None:
    first = final(village)
    reopened(village)
    again(village)
    new = village.send("baru.dptr", final=True)
    assert taken(district, new).hasil == "menunggu"
    ganti = told(district, 2).ganti
    assert ganti is not None and ganti.code == "RETURN_REFUSED_UNSEEN"
    assert taken(district, first).found.code == "RETURN_STALE"
    reopened(village)
    again(village)
    last = village.send("ketiga.dptr", final=True)
    assert taken(district, last).hasil == "menunggu"
    ganti = told(district, 3).ganti
    assert ganti is not None and (ganti.code, ganti.urut) == ("RETURN_NOT_REFUSED", 2)


def test_a_cut_off_date_counts_what_came_before_the_supplement(district: District, village: Village) -> None:
    own = listed(district)
    village.mark([own[0].id], Alasan.MENINGGAL, PROOF)
    applied(district, final(village))
    village.mark([own[1].id], Alasan.MENINGGAL, PROOF)
    applied(district, supplement(village))
    with district.opened() as opened:
        long_ago = "2026-01-02T03:04:05Z"
        opened.db.execute("UPDATE balasan SET diterima = ? WHERE urut = 1", (long_ago,))
    [desa] = batch(district, clock.today(7) - timedelta(days=1)).villages
    assert (desa.pengembalian, desa.counts) == (1, {"TMS": 1})
    [desa] = batch(district).villages
    assert (desa.pengembalian, desa.counts) == (2, {"TMS": 1})
