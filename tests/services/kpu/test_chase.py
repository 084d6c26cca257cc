"""Villages that do not return: reminded three times, closed by a statement or by minutes, taken back."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from app.domain.errors import UserError
from app.services.kpu.chase import Tagih, chase
from app.services.kpu.close_village import history, nihil, tidak_kembali, urung
from app.services.kpu.naskah_kpu import Surat
from app.services.kpu.pending import pending
from app.services.kpu.receive import receive
from app.services.kpu.status import status
from app.store import vault
from tests.services.kpu.district import KODE, OTHER, District, open_village, packed_district

DAY = date(2027, 3, 1)


def text_of(file: Path) -> list[str]:
    """The words of each page."""
    pages = pypdfium2.PdfDocument(BytesIO(file.read_bytes()))
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pages]


def remind(district: District, *kodes: str, day: date = DAY, name: str = "tagih.pdf") -> Path:
    with district.opened() as opened:
        minta = Tagih(kodes, Surat("270/{n}/2027", 5, day, "Contoh"))
        return chase(opened, district.out / name, minta).file


def test_every_packed_village_waits_until_it_returns(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2)
    village = open_village(district, OTHER)
    village.ratify()
    sent = village.send("akhir.dptr", final=True)
    with district.opened() as opened:
        assert [one.desa.kode for one in pending(opened)] == [KODE, OTHER]
        receive(opened, [sent.file], jobs=1)
        (left,) = pending(opened)
        assert (left.desa.kode, left.tagihan, left.pemilih, left.due) == (KODE, 0, 40, False)
        assert left.jatuh == date(2027, 2, 17), "two weeks after the vote"
        with pytest.raises(UserError, match="CHASE_CLOSED"):
            chase(opened, tmp_path / "x.pdf", Tagih((OTHER,)))
        with pytest.raises(UserError, match="CHASE_NONE"):
            chase(opened, tmp_path / "x.pdf", Tagih())
    assert not (tmp_path / "x.pdf").exists()


def test_each_reminder_reaches_one_office_more(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2)
    first = text_of(remind(district, KODE, OTHER))
    assert len(first) == 4 and "Nomor : 270/5/2027" in first[0] and "Nomor : 270/6/2027" in first[2]
    assert "Tembusan" not in first[0] and "PERNYATAAN NIHIL" in first[1]
    second = text_of(remind(district, KODE, day=date(2027, 3, 15)))
    assert [("Camat" in page, "PERNYATAAN NIHIL" in page) for page in second] == [
        (True, False), (False, True), (True, False),
    ]  # fmt: skip
    assert "ke-1, 01-03-2027 (nomor 270/5/2027)" in second[0]
    third = text_of(remind(district, KODE, OTHER, day=date(2027, 3, 29)))
    assert "tagihan terakhir" in third[0] and "tagihan terakhir" not in third[2]
    assert "Kepala Dinas PMD" in third[-1] and OTHER not in third[-1], "the other one is at its second"
    with district.opened() as opened:
        assert [one.tagihan for one in pending(opened)] == [3, 2]
        with pytest.raises(UserError, match="CHASE_ENOUGH"):
            chase(opened, tmp_path / "x.pdf", Tagih((KODE,)))


def test_nihil_is_a_number_and_a_day(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2)
    with district.opened() as opened:
        with pytest.raises(UserError, match="CLOSE_NUMBER"):
            nihil(opened, KODE, "  ", DAY)
        done = nihil(opened, KODE, "12/P2KD/2027", DAY, "diantar  sekretaris")
        assert [one.desa.kode for one in pending(opened)] == [OTHER]
        (act,) = history(opened, KODE)
        assert act.isi == {"surat": "12/P2KD/2027", "tanggal": "2027-03-01", "catatan": "diantar sekretaris"}
        with pytest.raises(UserError, match="CLOSE_TWICE"):
            nihil(opened, KODE, "13", DAY)
        assert vault.notes(opened.db)[-1]["isi"] == {"desa": KODE, "nomor": done.nomor}


def test_minutes_name_the_reminders(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    with district.opened() as opened, pytest.raises(UserError, match="CLOSE_UNREMINDED"):
        tidak_kembali(opened, KODE, Surat(), "", tmp_path / "ba.pdf")
    remind(district, KODE)
    with district.opened() as opened:
        surat = Surat("9/BA/2027", tanggal=date(2027, 5, 3), penanda="Ketua Contoh")
        done = tidak_kembali(opened, KODE, surat, "kantor tutup", tmp_path / "ba.pdf")
        assert pending(opened) == [] and done.file == tmp_path / "ba.pdf"
    (page,) = text_of(tmp_path / "ba.pdf")
    for words in ("9/BA/2027", "270/5/2027", "01-03-2027", "kantor tutup", "Tiga bulan Mei", "KETUA CONTOH"):
        assert words.casefold() in page.casefold(), words


def test_what_was_closed_can_be_opened_again_and_nothing_is_deleted(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    remind(district, KODE)
    with district.opened() as opened:
        nihil(opened, KODE, "1", DAY)
        assert urung(opened, KODE).jenis == "nihil"
        assert [one.tagihan for one in pending(opened)] == [1]
        assert urung(opened, KODE).jenis == "ditagih"
        assert [one.tagihan for one in pending(opened)] == [0]
        with pytest.raises(UserError, match="UNDO_NOTHING_HERE"):
            urung(opened, KODE)
        assert [one.jenis for one in history(opened, KODE)] == ["ditagih", "nihil", "urung", "urung"]


def test_a_return_that_comes_late_counts_all_the_same(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = open_village(district)
    with district.opened() as opened:
        nihil(opened, KODE, "1", DAY)
    village.ratify()
    sent = village.send("akhir.dptr", final=True)
    with district.opened() as opened:
        (outcome,) = receive(opened, [sent.file], jobs=1)
        assert outcome.hasil == "menunggu"


def test_a_file_that_cannot_be_written_leaves_no_reminder(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    with district.opened() as opened:
        with pytest.raises(UserError):
            chase(opened, tmp_path / "tidak ada" / "x.pdf", Tagih((KODE,)))
        assert [one.tagihan for one in pending(opened)] == [0]


def test_the_state_tells_it(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2)
    remind(district, KODE, OTHER)
    remind(district, OTHER, day=date(2027, 3, 15))
    with district.opened() as opened:
        nihil(opened, KODE, "1", DAY)
        states = {one.kode: (one.keadaan, one.tagihan) for one in status(opened)}
        assert states == {KODE: ("nihil", 1), OTHER: ("ditagih", 2)}
        tidak_kembali(opened, OTHER, Surat(), "", tmp_path / "ba.pdf")
        assert status(opened)[1].keadaan == "tidak kembali"
        urung(opened, OTHER)
        assert status(opened)[1].keadaan == "ditagih"
