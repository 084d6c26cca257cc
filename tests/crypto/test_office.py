import io
import tempfile

import msoffcrypto
import pytest

from app.crypto import office
from app.crypto.office import with_password, without_password
from app.domain.errors import UserError
from tests.builders import raw_rows
from tests.list_files import write_workbook


def test_a_password_closes_the_workbook_and_opens_it_again() -> None:
    plain = write_workbook({"S": raw_rows(3)})
    closed = with_password(plain, "sandi-uji")
    assert plain not in closed
    file = msoffcrypto.OfficeFile(io.BytesIO(closed))
    assert file.is_encrypted()
    opened = io.BytesIO()
    file.load_key(password="sandi-uji", verify_password=True)
    file.decrypt(opened, verify_integrity=True)
    assert opened.getvalue() == plain
    with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
        file.load_key(password="lain", verify_password=True)


def test_the_open_workbook_is_never_on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = write_workbook({"S": raw_rows(200)})
    monkeypatch.setattr(tempfile, "tempdir", "/tidak-ada")
    assert with_password(plain, "sandi-uji")


def test_what_it_closed_it_opens_with_the_password_alone() -> None:
    plain = write_workbook({"S": raw_rows(3)})
    closed = with_password(plain, "sandi-uji")
    assert without_password(closed, "sandi-uji") == plain
    for damaged, password in (
        (closed, "lain"),
        (closed[:3000], "sandi-uji"),
        (plain, "sandi-uji"),
        (b"", "x"),
    ):
        with pytest.raises(UserError, match="OFFICE_PASSWORD_WRONG"):
            without_password(damaged, password)


def test_a_file_that_asks_for_endless_hashing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = with_password(write_workbook({"S": raw_rows(1)}), "sandi-uji")
    monkeypatch.setattr(office, "_MOST_SPINS", 1000)
    with pytest.raises(UserError, match="OFFICE_PASSWORD_WRONG"):
        without_password(closed, "sandi-uji")
