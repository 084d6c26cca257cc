"""Sealed letters in the order of delivery; lost words are read out to the registered number alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.services.kpu.contacts import set_contacts
from app.services.kpu.letters import callback, for_delivery, print_letters, read_out
from app.services.kpu.participants import set_participants
from app.services.kpu.village_rules import set_village_rules
from app.store import database, vault, vault_paket
from tests.printing.reading import texts
from tests.services.kpu.district import KODE, OTHER, packed_district

THIRD = "9901012003"


def test_letters_are_sorted_for_delivery_and_leave_out_who_stays_out(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=3, voters=5)
    places = {KODE: ("Zamrud", "Awal"), OTHER: ("Anggrek", "Zaitun"), THIRD: ("Anggrek", "Kedua")}
    with district.opened() as opened:
        with database.transaction(opened.db):
            for kode, (kecamatan, nama) in places.items():
                desa = replace(opened.village(kode), kecamatan=kecamatan, nama=nama)
                vault.put_village(opened.db, desa)
        assert [desa.kode for desa in for_delivery(opened)] == [THIRD, OTHER, KODE]
        set_village_rules(opened, OTHER, {"istilah": {"panitia": "Panitia Khusus"}})
        done = print_letters(opened, tmp_path / "surat.pdf")
        pages = texts(done.file.read_bytes())
        assert len(pages) == 3 and done.desa == (THIRD, OTHER, KODE)
        for kode, page in zip(done.desa, pages, strict=True):
            issued = vault_paket.newest(opened.db, kode)
            assert issued is not None and all(word in page for word in issued.kata) and kode in page
            assert "Buka di laptop, bukan di HP" in page
        assert "Panitia Khusus" in pages[1] and "Panitia Khusus" not in pages[0]
        set_participants(opened, [KODE, THIRD])
        assert print_letters(opened, tmp_path / "surat.pdf").desa == (THIRD, KODE)
        with pytest.raises(UserError, match="VILLAGE_STAYS_OUT"):
            print_letters(opened, tmp_path / "surat.pdf", [OTHER])


def test_words_are_read_out_to_the_registered_number_alone(tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=5)
    with district.opened() as opened:
        with pytest.raises(UserError, match="CALLBACK_NO_NUMBER"):
            callback(opened, KODE)
        set_contacts(opened, {KODE: {"ketua": "Ketua Contoh", "telepon": "0812 3456 7890"}})
        asked = callback(opened, KODE)
        assert (asked.shown, asked.ketua) == ("0812-3456-7890", "Ketua Contoh") and asked.sejak
        before = len(vault.notes(opened.db))
        for wrong in ("", "0812345678", "081234567891"):
            with pytest.raises(UserError, match="CALLBACK_OTHER_NUMBER"):
                read_out(opened, KODE, wrong)
        assert len(vault.notes(opened.db)) == before
        issued = vault_paket.newest(opened.db, KODE)
        assert issued is not None
        for number in ("0812-3456-7890", "+62 812 3456 7890"):
            assert read_out(opened, KODE, number) == issued.kata
        last = vault.notes(opened.db)[-1]
        assert last["jenis"] == "kata_dibacakan" and last["isi"]["desa"] == KODE
        assert not any(word in str(last) for word in issued.kata)
