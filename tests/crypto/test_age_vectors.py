"""Every age vector opens or is refused with the code its folder names."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from app.crypto import age_file
from app.domain.errors import UserError
from tests.vectors.age import make_vectors
from tests.vectors.age.make_vectors import FOLDER, IDENTITY, LARGEST_ON_DISK, PASSPHRASE, Case


@pytest.fixture(scope="module", autouse=True)
def one_scrypt_per_salt() -> Iterator[None]:
    """The real derivation, remembered: most vectors share their salt."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(age_file, "_wrapping", cache(age_file._wrapping))
        yield


def outcome(mode: str, data: bytes) -> str:
    try:
        if mode == "words":
            age_file.decrypt_with_words(data, PASSPHRASE)
        else:
            age_file.decrypt_with_identity(data, IDENTITY)
    except UserError as error:
        return error.code.lower()
    return "opens"


def test_every_vector_file_meets_the_fate_its_folder_names() -> None:
    files = sorted(FOLDER.rglob("*.age"))
    wrong = {
        str(file.relative_to(FOLDER)): fate for file in files if (fate := fate_of(file)) != file.parent.name
    }
    assert len(files) > 150
    assert not wrong


def fate_of(file: Path) -> str:
    return outcome(file.parent.parent.name, file.read_bytes())


LARGE = [case for case in make_vectors.cases() if len(case.data) > LARGEST_ON_DISK]


@pytest.mark.parametrize("case", LARGE, ids=[f"{case.mode}-{case.name}" for case in LARGE])
def test_payloads_of_several_chunks(case: Case) -> None:
    assert outcome(case.mode, case.data) == case.expect


def test_the_generator_still_writes_the_same_vectors() -> None:
    for case in make_vectors.cases():
        if len(case.data) <= LARGEST_ON_DISK:
            assert (FOLDER / case.mode / case.expect / f"{case.name}.age").read_bytes() == case.data


def test_plain_vectors_hold_the_plaintext() -> None:
    words, identity = (FOLDER / mode / "opens" / "plain.age" for mode in ("words", "identity"))
    assert age_file.decrypt_with_words(words.read_bytes(), PASSPHRASE) == make_vectors.PLAIN
    assert age_file.decrypt_with_identity(identity.read_bytes(), IDENTITY) == make_vectors.PLAIN


def test_a_hostile_factor_costs_no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age_file, "_wrapping", None)  # calling it would be a TypeError
    for folder in ("age_too_expensive", "age_damaged"):
        for file in (FOLDER / "words" / folder).glob("scrypt_*.age"):
            assert outcome("words", file.read_bytes()) == folder, file.name
