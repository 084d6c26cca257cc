"""Every damaged package is refused, for its own reason."""

import json
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.exchange import envelope, kunci_surat, paket
from tests.vectors.paket.keys import LETTER, RECOVERY

FOLDER = Path(__file__).parent.parent / "vectors" / "paket"
EXPECTED: dict[str, str] = json.loads((FOLDER / "expected.json").read_text())


def open_as_a_committee_does(data: bytes) -> paket.Isi:
    opened = envelope.read(data)
    letter = kunci_surat.unlock(opened, LETTER)
    assert letter.kunci_kpu == opened.amplop.kunci
    # The vectors' payloads are sealed to the recovery key, so that a damaged one can be made without V.
    return paket.open_with(opened, RECOVERY.secret)


def test_there_is_one_file_for_each_case() -> None:
    assert {file.stem for file in FOLDER.glob("*.dpt")} == EXPECTED.keys()


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_vector(name: str) -> None:
    data = (FOLDER / f"{name}.dpt").read_bytes()
    if not EXPECTED[name]:
        assert len(open_as_a_committee_does(data).rows) == 3
        return
    with pytest.raises(UserError) as caught:
        open_as_a_committee_does(data)
    assert caught.value.code == EXPECTED[name]


def test_flipping_any_byte_is_refused() -> None:
    """A sample in the gate; `python -m tests.bench flips` does all bytes of a package and a return."""
    good = (FOLDER / "good.dpt").read_bytes()
    for place in [*range(200), *range(200, len(good), 23), *range(len(good) - 400, len(good))]:
        flipped = bytearray(good)
        flipped[place] ^= 1 << (place % 8)
        with pytest.raises(UserError):
            envelope.read(bytes(flipped))
