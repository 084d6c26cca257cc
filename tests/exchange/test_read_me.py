"""`BACA-SAYA.txt`: the words of this release, or of one that is listed."""

from hashlib import sha256
from types import MappingProxyType

import pytest

from app.domain.errors import UserError
from app.exchange import envelope
from tests.exchange.test_paket_vectors import FOLDER

STRANGE = (FOLDER / "readme_of_another_release.dpt").read_bytes()
WORDS = b"Kirimkan surat kunci ke nomor ini.\n"


def test_the_words_of_an_earlier_release_keep_opening(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match="ENVELOPE_DAMAGED"):
        envelope.read(STRANGE)
    older = MappingProxyType({"paket": (sha256(WORDS).hexdigest(),)})
    monkeypatch.setattr(envelope, "OLDER_READ_MES", older)
    assert envelope.read(STRANGE).members["BACA-SAYA.txt"] == WORDS
    monkeypatch.setattr(envelope, "OLDER_READ_MES", MappingProxyType({"balasan": older["paket"]}))
    with pytest.raises(UserError, match="ENVELOPE_DAMAGED"):
        envelope.read(STRANGE)
