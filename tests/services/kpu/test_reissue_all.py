"""Issuing all lists again: continued where it stopped, nothing of a village's work is lost."""

from pathlib import Path

import pytest

from app.domain.errors import Cancelled, UserError
from app.domain.progress import Progress
from app.domain.terbit_ulang import Pekerjaan
from app.domain.tms import Alasan
from app.domain.voter_id import LARGEST_VILLAGE
from app.exchange import bundel, envelope
from app.services.desa.open_paket import adopt
from app.services.kpu.apply_return import apply_return
from app.services.kpu.import_list import import_list
from app.services.kpu.letters import print_letters
from app.services.kpu.pack import pack
from app.services.kpu.receive import receive
from app.services.kpu.reissue import reissue
from app.services.kpu.reissue_all import concerned, reissue_all, under_way
from app.services.kpu.rotate import rotate
from app.services.shared.sample_people import generate
from app.store import database, vault, vault_paket
from tests.services.kpu.district import KODE, OTHER, District, open_village, packed_district, write_list

REASON = "kunci KPU di tangan lain"


def numbers(district: District) -> dict[str, int]:
    with district.opened() as opened:
        return dict(vault_paket.packed_villages(opened.db))


def stop_at(wanted: int) -> Progress:
    def stop(done: int, total: int, what: str = "") -> None:
        if done == wanted:
            raise Cancelled

    return stop


def test_after_a_lost_key_every_village_follows_and_keeps_its_marks(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2, voters=12)
    village = open_village(district)
    with village.opened() as workspace:
        first = workspace.db.execute("SELECT id FROM pemilih LIMIT 1").fetchone()[0]
    village.mark([first], Alasan.MENINGGAL)
    with district.opened() as opened:
        before = {kode: vault_paket.newest(opened.db, kode) for kode in (KODE, OTHER)}
        done = rotate(opened, compromised=True)
        all_ = reissue_all(opened, REASON, district.out, jobs=2)
        assert all_.ok and not all_.lanjutan and all_.kodes == (KODE, OTHER)
        assert [(one.written.urut, one.baru, one.pekerjaan) for one in all_.terbit] == [
            (2, 0, Pekerjaan.BELUM)
        ] * 2
        for kode in (KODE, OTHER):
            former, newest = before[kode], vault_paket.newest(opened.db, kode)
            assert former and newest and former.kata != newest.kata and former.token != newest.token
            amplop = envelope.read(newest.berkas).amplop
            assert (amplop.menggantikan, amplop.kunci) == (former.id, done.kunci)
        assert len(print_letters(opened, tmp_path / "surat.pdf", all_.kodes).desa) == 2
        words = vault_paket.newest(opened.db, KODE)
        assert words is not None and under_way(opened) is None
        with bundel.open_bundle(all_.bundles[0]) as bundle:
            assert [entry.urut for entry in bundle.entries] == [2, 2]
        told = [one["isi"]["tahap"] for one in vault.notes(opened.db) if one["jenis"] == "terbit_ulang"]
        assert told == ["mulai", "selesai"]
    with village.opened() as workspace:
        assert adopt(workspace, all_.terbit[0].written.file, " ".join(words.kata), kode_kpu=done.baru).adopted
        mark = workspace.db.execute("SELECT status_pilkades FROM pemilih WHERE id = ?", (first,)).fetchone()[
            0
        ]
        assert mark == Alasan.MENINGGAL
    village.ratify()
    sent = village.send("akhir.dptr", final=True)
    with district.opened() as opened:
        assert receive(opened, [sent.file], jobs=1)[0].hasil == "menunggu"


def test_a_run_that_was_cut_off_goes_on_with_its_reason(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=4, voters=6)
    with district.opened() as opened, pytest.raises(Cancelled):
        reissue_all(opened, REASON, district.out, jobs=1, progress=stop_at(2))
    halfway = numbers(district)
    assert sorted(halfway.values()) == [1, 1, 2, 2]
    files = {file.name: file.read_bytes() for file in district.out.glob("*-paket-2.dpt")}
    with district.opened() as opened:
        now = under_way(opened)
        assert now is not None and (now.alasan, now.selesai, len(now.dahulu)) == (REASON, 2, 4)
        done = reissue_all(opened, "", tmp_path / "lain", jobs=1)
        assert (done.lanjutan, done.alasan) == (True, REASON)
        assert [one.written.fresh for one in done.terbit] == [False, False, True, True]
        assert under_way(opened) is None
        with bundel.open_bundle(done.bundles[0]) as bundle:
            assert len(bundle.entries) == 4
    assert set(numbers(district).values()) == {2}
    for name, data in files.items():
        assert (tmp_path / "lain" / name).read_bytes() == data, "what was issued is not issued twice"


def test_cut_while_a_package_is_made_nothing_is_lost(tmp_path: Path) -> None:
    """New voters got their numbers before the cut; the next run issues them under the same ones."""
    district = packed_district(tmp_path, villages=2, voters=6)
    row = list(next(generate(1, 1, 1)))
    added = [*row[:5], "8888888", row[6], "9901015112809999", *row[8:]]
    with district.opened() as opened:
        import_list(opened, [write_list(tmp_path / "b.csv", [added])], "DPB")
        assert len(vault_paket.unnumbered(opened.db, KODE)) == 1
        with pytest.raises(Cancelled):
            reissue_all(opened, REASON, district.out, jobs=1, progress=stop_at(0))
        given = [row[0] for row in vault_paket.rows_of(opened.db, KODE)]
        done = reissue_all(opened, "", district.out, jobs=1)
        assert done.ok and [row[0] for row in vault_paket.rows_of(opened.db, KODE)] == given
        assert pack(opened, district.out, jobs=1).ok


def test_another_key_or_a_wish_begins_anew(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2, voters=6)
    with district.opened() as opened:
        with pytest.raises(Cancelled):
            reissue_all(opened, REASON, district.out, jobs=1, progress=stop_at(1))
        rotate(opened, compromised=True)
        assert under_way(opened) is None, "what the former key signed is not issued any more"
        with pytest.raises(Cancelled):
            reissue_all(opened, "lagi", district.out, jobs=1, progress=stop_at(1))
        assert not reissue_all(opened, "dari awal", district.out, jobs=1, afresh=True).lanjutan
        assert {vault_paket.newest(opened.db, kode).urut for kode in (KODE, OTHER)} == {2, 4}  # type: ignore[union-attr]
        with pytest.raises(UserError, match="REASON_NEEDED"):
            reissue_all(opened, " ", district.out)


def test_who_returned_may_be_left_out_and_is_told_that_his_work_stands(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2, voters=6)
    village = open_village(district)
    village.ratify()
    sent = village.send("akhir.dptr", final=True)
    with district.opened() as opened:
        receive(opened, [sent.file], jobs=1)
        assert [how for _, how in concerned(opened)] == [Pekerjaan.MENUNGGU, Pekerjaan.BELUM]
        done = reissue_all(opened, REASON, district.out, "belum_kembali", jobs=1)
        assert done.kodes == (OTHER,)
        done = reissue_all(opened, REASON, district.out, jobs=1)
        assert [one.pekerjaan for one in done.terbit] == [Pekerjaan.MENUNGGU, Pekerjaan.BELUM]
        assert apply_return(opened, KODE, sent.kode).urut == 1, "a return on the older package still counts"


def test_a_village_that_asks_or_is_full_stops_no_other(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=3, voters=6)
    rows = [list(row) for row in generate(3, 6, 1)]
    asks, full = rows[0], rows[6]
    with district.opened() as opened:
        with database.transaction(opened.db):
            twins = [row[7] for row in rows[:2]]
            opened.db.execute("UPDATE pemilih SET aktif = 0 WHERE nik IN (?, ?)", twins)
            opened.db.execute("UPDATE pemilih SET nik = ? WHERE nik = ?", twins)
            opened.db.execute(
                "UPDATE nomor SET nomor = ? WHERE kode = ? AND nomor = 1", (LARGEST_VILLAGE, OTHER)
            )
        fresh = [
            [*asks[:5], "7777777", *asks[6:]],
            [*full[:5], "8888888", full[6], "9901015112809999", *full[8:]],
        ]
        import_list(opened, [write_list(tmp_path / "b.csv", fresh)], "DPB")
        with database.transaction(opened.db):  # whom both could be
            opened.db.execute("UPDATE pemilih SET nik = ? WHERE dpid = '7777777'", (twins[0],))
        done = reissue_all(opened, REASON, district.out, jobs=1)
        assert not done.ok and len(done.terbit) == 1
        assert [error.code for _, error in done.ditolak] == ["NUMBERS_EXHAUSTED"]
        assert [(desa.kode, count) for desa, count in done.ditanya] == [(KODE, 1)]
        now = under_way(opened)
        assert now is not None and now.selesai == 1
        asked = reissue(opened, KODE, REASON, district.out, {}).questions
        reissue(opened, KODE, REASON, district.out, {asked[0].dpid: "baru"})
        again = reissue_all(opened, "", district.out, jobs=1)
        assert (again.lanjutan, len(again.terbit), again.ditanya) == (True, 2, [])
