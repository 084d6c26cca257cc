"""The recovery key as people hold it: whole, typed from paper, in two parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import age_file, bech32, recovery_key
from app.domain.errors import UserError

IDENTITY = age_file.new_identity()
FIRST, SECOND = recovery_key.split(IDENTITY.secret)
FILE = recovery_key.file_text(IDENTITY, "2026-11-23T00:00:00Z")


def typed(line: str) -> str:
    """As a person types it: in groups, small letters, broken over lines."""
    groups = [line[at : at + 4].lower() for at in range(0, len(line), 4)]
    return "\n".join(" ".join(groups[at : at + 5]) for at in range(0, len(groups), 5))


@given(st.binary(min_size=1, max_size=64))
def test_bech32_reads_what_it_writes(data: bytes) -> None:
    assert bech32.decode("coba", bech32.encode("coba", data).upper()) == data


def test_bech32_is_the_one_age_uses() -> None:
    data = bech32.decode("age-secret-key-", IDENTITY.secret)
    assert len(data) == 32 and bech32.encode("age-secret-key-", data).upper() == IDENTITY.secret


@pytest.mark.parametrize(
    "texts",
    [
        (FILE,),
        (IDENTITY.secret,),
        (typed(IDENTITY.secret),),
        (typed(IDENTITY.secret.removeprefix("AGE-SECRET-KEY-1")),),
        (FIRST.line(), SECOND.line()),
        tuple(recovery_key.part_text(part, IDENTITY.recipient) for part in (SECOND, FIRST)),
        (typed(FIRST.line()) + "\n" + typed(SECOND.line()),),
    ],
    ids=["file", "line", "typed", "typed without prefix", "parts", "files of parts", "both parts typed"],
)  # fmt: skip
def test_every_form_is_the_key(texts: tuple[str, ...]) -> None:
    assert recovery_key.read(texts) == IDENTITY.secret


@pytest.mark.parametrize("line", [IDENTITY.secret, FIRST.line()], ids=["whole", "part"])
def test_a_slip_in_typing_is_noticed(line: str) -> None:
    start = 20
    for place in range(start, len(line)):
        if line[place] == "-":
            continue
        slip = line[:place] + ("q" if line[place] in "0ACDEF789" else "8") + line[place + 1 :]
        if slip.lower() == line.lower():
            continue
        with pytest.raises(UserError, match="RECOVERY_TYPED"):
            recovery_key.read([slip])


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ((FIRST.line(),), "RECOVERY_HALF"),
        ((SECOND.line(), SECOND.line()), "RECOVERY_HALF"),
        (("bukan kunci",), "RECOVERY_UNREADABLE"),
        (("",), "RECOVERY_UNREADABLE"),
        (("BAGIAN-3-" + "0" * 72,), "RECOVERY_TYPED"),
        ((IDENTITY.recipient,), "RECOVERY_TYPED"),
    ],
)
def test_what_is_no_key_is_told(texts: tuple[str, ...], code: str) -> None:
    with pytest.raises(UserError) as caught:
        recovery_key.read(texts)
    assert caught.value.code == code


def test_letters_that_look_alike_are_taken_as_meant() -> None:
    """Neither 0 nor 1 of a part can be an O or an I; bech32 has 0 and L, and no O and I."""
    assert recovery_key.read([IDENTITY.secret.replace("0", "O")]) == IDENTITY.secret
    parts = [part.line().replace("-0", "-O") for part in (FIRST, SECOND)]
    assert recovery_key.read(parts) == IDENTITY.secret


def test_one_part_says_nothing_of_the_key() -> None:
    """Two splits of one key share no part, and a part fits no other key's."""
    again, other = recovery_key.split(IDENTITY.secret)
    assert {FIRST.data, SECOND.data}.isdisjoint({again.data, other.data})
    assert recovery_key.read([FIRST.line(), other.line()]) != IDENTITY.secret
