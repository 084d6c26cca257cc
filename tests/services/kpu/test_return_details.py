"""A return in full: its check list, its changes, what stands against it; refusing it with a letter."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from app.domain.errors import UserError
from app.domain.golongan_tolak import GOLONGAN, Golongan, golongan_of
from app.domain.peristiwa import Draft
from app.domain.tms import Alasan
from app.exchange import envelope
from app.services.desa.add import add_from_table
from app.services.desa.edit import edit_from_table
from app.services.kpu.apply_return import apply_return
from app.services.kpu.naskah_kpu import Surat
from app.services.kpu.overview import overview
from app.services.kpu.pending import pending
from app.services.kpu.receive import Outcome, receive
from app.services.kpu.refuse_return import TolakMinta, refuse, refused_files, take_back
from app.services.kpu.return_details import checklist, details, filtered, refusal, returns
from app.services.kpu.status import status
from app.store import database, vault_balasan
from app.store.vault_balasan import MENUNGGU
from app.system.messages import message
from tests.builders import nik
from tests.services.kpu.district import KODE, OTHER, District, Village, open_village, packed_district
from tests.services.kpu.forging import forger
from tests.services.kpu.test_feedback import listed

PROOF = {"jenis": "Akta kematian", "nomor": "474/3"}


def worked(district: District) -> Village:
    own, village = listed(district), open_village(district)
    village.mark([own[0].id], Alasan.MENINGGAL, PROOF)
    village.mark([own[1].id], Alasan.DOMISILI_KURANG_6_BULAN)
    with village.opened() as workspace:
        edit_from_table(workspace, f"id,kolom,nilai\n{own[2].id},nama,NAMA BETUL\n".encode())
        header = "nama,nik,nkk,kelamin,tanggal_lahir,kawin,rt,rw"
        add_from_table(
            workspace, f"{header}\nSAMA BARU,{nik(9191)},{own[0].nkk},P,11-12-1980,S,1,1\n".encode()
        )
    return village


def received(district: District, *paths: Path) -> list[Outcome]:
    with district.opened() as opened:
        return receive(opened, paths, jobs=1)


def test_a_return_is_told_in_full(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    own, village = listed(district), worked(district)
    village.ratify()
    received(district, village.send("akhir.dptr", final=True).file)
    with district.opened() as opened:
        told = details(opened, KODE, 1)
        assert [one.hasil for one in told.periksa] == ["ok"] * 11 and told.penolakan is None
        assert (told.tahap, told.keadaan, told.butuh_kode, told.paket) == ("akhir", "menunggu", True, 1)
        rows = {row.jenis: row for row in told.beda}
        assert (rows["tms"].baru, rows["tms"].bukti, rows["tms"].nama) == (
            "Meninggal",
            "Akta kematian, 474/3",
            own[0].nama,
        )
        assert rows["tms_pilkades"].baru == "Domisili kurang dari 6 bulan"
        assert (rows["ubah"].kolom, rows["ubah"].lama, rows["ubah"].baru) == (
            "nama",
            own[2].nama,
            "NAMA BETUL",
        )
        assert rows["baru"].nama == "SAMA BARU"
        assert (told.hitung["awal"], told.hitung["tms"], told.dpt["jumlah"]) == (40, {"meninggal": 1}, 39)
        (line,) = returns(opened)
        assert (line.urut, line.keadaan, line.hitung["baru"]) == (1, "menunggu", 1)


def test_changes_can_be_narrowed(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    received(district, worked(district).send("1.dptr").file)
    with district.opened() as opened:
        told = details(opened, KODE, 1)
    assert len(told.periksa) == 8 and not told.butuh_kode, "a preview"
    assert [row.jenis for row in filtered(told.beda, jenis="ubah")] == ["ubah"]
    assert [row.jenis for row in filtered(told.beda, alasan="Meninggal")] == ["tms"]
    assert [row.jenis for row in filtered(told.beda, teks="betul")] == ["ubah"]
    assert [row.jenis for row in filtered(told.beda, jenis="tms", tanpa_bukti=True)] == []
    assert len(filtered(told.beda, kolom="nama")) == 1 and len(filtered(told.beda)) == 4


def test_an_older_return_is_told_as_it_came(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = worked(district)
    received(district, village.send("1.dptr").file, village.send("2.dptr").file)
    with district.opened() as opened:
        assert [details(opened, KODE, urut).penolakan for urut in (1, 2)] == [None, None]
        with pytest.raises(UserError, match="RETURN_NOT_HELD"):
            details(opened, KODE, 3)


def kinds(*outcomes: Outcome) -> dict[str, Golongan]:
    return {one.found.nama: golongan_of(one.found.code) for one in outcomes}


def test_each_kind_of_refusal_is_its_own(tmp_path: Path) -> None:
    """Stale, twice sent, replayed, foreign, forged, damaged: six kinds, six different words."""
    district = packed_district(tmp_path, villages=2)
    village = open_village(district)
    old, new = village.send("lama.dptr").file, village.send("baru.dptr").file
    cut = tmp_path / "rusak.dptr"
    cut.write_bytes(new.read_bytes()[:-9])
    assert received(district, new)[0].hasil == "pratinjau"
    forged, public = forger(district, OTHER), envelope.read(new.read_bytes()).amplop.pemilihan
    files = {
        "lama.dptr": old,
        "baru.dptr": new,
        "kembar": forger(district).write("kembar", urut=2),
        "asing": forged.write("asing", pemilihan={**public, "id": "9901-2030-aaaaaaaa"}),
        "palsu": forged.write("palsu", card=forged.card(hmac="0" * 64)),
        "rusak.dptr": cut,
    }
    outcomes = received(district, *files.values())
    assert kinds(*outcomes) == {
        "lama.dptr": Golongan.LAMA,
        "baru.dptr": Golongan.TERKIRIM,
        "kembar": Golongan.KEMBAR,
        "asing": Golongan.ASING,
        "palsu": Golongan.PALSU,
        "rusak.dptr": Golongan.RUSAK,
    }
    told = [refusal(one.found) for one in outcomes]
    assert len({one.terjadi for one in told if one}) == 6 and all(one and one.lalu for one in told)
    forged_one = next(one for one in outcomes if one.found.nama == "palsu")
    assert [one.hasil for one in checklist(forged_one.found)][:5] == ["ok", "ok", "ok", "gagal", "belum"]
    with district.opened() as opened:
        assert {one.berkas: one.golongan for one in refused_files(opened)} == kinds(*outcomes)


@pytest.mark.parametrize("code", sorted(GOLONGAN))
def test_every_refusal_says_what_to_do_next(code: str) -> None:
    kind, told = GOLONGAN[code], message(code, {})
    assert kind.judul and kind.arti.endswith(".") and told.happened and told.next
    assert kind is Golongan.TERKIRIM or kind.langkah


def words_of(file: Path) -> str:
    (page,) = pypdfium2.PdfDocument(BytesIO(file.read_bytes()))
    return " ".join(page.get_textpage().get_text_range().split())


def test_an_operator_refuses_with_a_reason_and_a_letter(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = worked(district)
    village.ratify()
    sent = village.send("akhir.dptr", final=True)
    received(district, sent.file)
    reason = "Dua puluh pemilih baru tanpa bukti apa pun."
    asked = TolakMinta(KODE, 1, reason, Surat("33/2027", tanggal=date(2027, 3, 1), tempat="Contoh"))
    with district.opened() as opened:
        with pytest.raises(UserError, match="REASON_NEEDED"):
            refuse(opened, TolakMinta(KODE, 1))
        done = refuse(opened, asked, tmp_path / "tolak.pdf")
        assert done.golongan is Golongan.OPERATOR
        assert status(opened)[0].keadaan == "dikemas" and [one.desa.kode for one in pending(opened)] == [KODE]
        assert "ditolak" in [one.apa for one in overview(opened).perlu if one.kode == KODE]
        with pytest.raises(UserError, match="RETURN_NONE_WAITING"):
            apply_return(opened, KODE, sent.kode)
        with pytest.raises(UserError, match="RETURN_ALREADY"):
            refuse(opened, asked)
    text = words_of(tmp_path / "tolak.pdf")
    for words in (reason, "33/2027", "ke-1 (akhir)", "8 Maret 2027", "1. Perbaiki"):
        assert words in text, words
    assert sent.kode not in text, "it comes from the minutes alone"
    assert received(district, sent.file)[0].found.code == "RETURN_TWICE"
    with district.opened() as opened:
        take_back(opened, KODE, 1)
        assert apply_return(opened, KODE, sent.kode).urut == 1
        assert "ditolak" not in [one.apa for one in overview(opened).perlu]


def test_a_refusal_taken_back_never_puts_an_older_return_before_the_applied_one(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = worked(district)
    village.ratify()
    sent = village.send("akhir.dptr", final=True)
    received(district, sent.file)
    with district.opened() as opened:
        refuse(opened, TolakMinta(KODE, 1, "keliru"))
        (old,) = vault_balasan.all_of(opened.db, KODE)
        newer = replace(old, id="ab" * 16, urut=2, sums="cd" * 32, kode_sidik="lain", keadaan=MENUNGGU)
        with database.transaction(opened.db):
            vault_balasan.store(opened.db, newer, {})
            vault_balasan.apply(opened.db, newer)
        with pytest.raises(UserError, match="RETURN_ALREADY"):
            take_back(opened, KODE, 1)
        with pytest.raises(UserError, match="RETURN_NONE_WAITING"):
            apply_return(opened, KODE, sent.kode)


def test_a_new_return_after_a_refusal_is_taken(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = worked(district)
    received(district, village.send("1.dptr").file)
    with district.opened() as opened:
        refuse(opened, TolakMinta(KODE, 1, "keliru"))
    assert received(district, village.send("2.dptr").file)[0].hasil == "pratinjau"


def test_what_a_check_refused_gets_a_letter_of_its_own(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = open_village(district)
    old, new = village.send("lama.dptr").file, village.send("baru.dptr").file
    received(district, new)
    received(district, old)
    with district.opened() as opened:
        done = refuse(opened, TolakMinta(KODE, 1), tmp_path / "tolak.pdf")
        assert done.golongan is Golongan.LAMA
        with pytest.raises(UserError, match="RETURN_NOT_HELD"):
            refuse(opened, TolakMinta(KODE, 7))
    text = words_of(tmp_path / "tolak.pdf")
    assert "lebih lama" in text and "lama.dptr" in text and "1. Periksa di program" in text


def test_events_nobody_can_know_do_not_stop_the_details(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    by = forger(district)
    received(district, by.write("x", [Draft("nilai", "000018", "catatan", "X")]))
    with district.opened() as opened:
        assert details(opened, KODE, 1).beda == ()
