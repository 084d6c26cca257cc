"""Whom to reach in each village: a table goes out, comes back filled in, is refused where it is doubtful."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from app.domain.errors import UserError
from app.services.kpu.contacts import contact_of, contact_table, contacts, read_contacts, set_contacts
from app.store import vault
from tests.services.kpu.district import KODE, OTHER, new_district


def test_the_table_is_filled_in_and_read_back(tmp_path: Path) -> None:
    district = new_district(tmp_path, villages=2, voters=5)
    with district.opened() as opened:
        book = openpyxl.load_workbook(BytesIO(contact_table(opened)))
        sheet = book.active
        assert sheet is not None
        assert [cell.value for cell in sheet[1]][:5] == ["KODE", "Desa", "Kecamatan", "KETUA", "TELEPON"]
        sheet.cell(2, 4, "Ketua Contoh")
        sheet.cell(2, 5, "0812-3456 7890")
        sheet.cell(3, 7, "141/12/2026")
        data = BytesIO()
        book.save(data)
        told = read_contacts(opened, data.getvalue())
        assert told[KODE] == {"ketua": "Ketua Contoh", "telepon": "0812-3456 7890"}
        assert set_contacts(opened, told) == 2 and set_contacts(opened, told) == 0
        first = contact_of(opened, KODE)
        assert (first.telepon, contact_of(opened, OTHER).sk) == ("081234567890", "141/12/2026")
        assert first.sejak.endswith("Z") and [one.kontak.ketua for one in contacts(opened)] == [
            "Ketua Contoh",
            "",
        ]
        set_contacts(opened, {KODE: {"ketua": "", "telepon": "0812 3456 7890"}})
        again = contact_of(opened, KODE)
        assert (again.ketua, again.sejak) == ("", first.sejak)
        assert "Ketua Contoh" not in str(vault.notes(opened.db))
        assert read_contacts(opened, contact_table(opened))[KODE]["telepon"] == "081234567890"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"KODE;TELEPON\n{KODE};81234567890\n", "CONTACT_PHONE"),
        (f"KODE;TELEPON\n{KODE};0812345678 / 0812345679\n", "CONTACT_PHONE"),
        (f"KODE;KETUA\n{KODE};A\n{KODE};B\n", "CONTACT_TWICE"),
        ("KODE;KETUA\n9901999999;A\n", "VILLAGE_UNKNOWN"),
        (f"KODE;KETUA\n{KODE};{'A' * 201}\n", "CONTACT_TEXT"),
        ("NAMA;KETUA\nSukamaju;A\n", "COLUMNS_MISSING"),
    ],
)
def test_a_doubtful_table_changes_nothing(tmp_path: Path, text: str, code: str) -> None:
    district = new_district(tmp_path, villages=2, voters=5)
    with district.opened() as opened:
        with pytest.raises(UserError, match=code):
            set_contacts(opened, read_contacts(opened, text.encode()))
        assert not any(one.kontak.ketua or one.kontak.telepon for one in contacts(opened))


def test_a_telephone_kept_as_a_number_is_refused(tmp_path: Path) -> None:
    district = new_district(tmp_path, voters=5)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["KODE", "NO HP"])
    sheet.append([KODE, 81234567890])
    data = BytesIO()
    book.save(data)
    with district.opened() as opened, pytest.raises(UserError, match="CONTACT_NUMBER"):
        read_contacts(opened, data.getvalue())
