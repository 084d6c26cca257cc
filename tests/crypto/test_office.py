import io
import tempfile

import msoffcrypto
import pytest

from app.crypto.office import with_password
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
