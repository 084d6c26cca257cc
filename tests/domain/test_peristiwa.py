"""The journal's lines: one form each, and a chain that shows every change."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import canonical
from app.domain.errors import UserError
from app.domain.peristiwa import START, Peristiwa, check_chain, line_hash, parse
from app.domain.voter_id import kpu_id, village_id

DEVICE = "AAAAAAAA"
BARU = {"jenis": "baru", "pemilih": village_id(DEVICE, 1), "isi": {"nama": "SITI"}}


def chain(count: int) -> list[str]:
    lines: list[str] = []
    previous = START
    for number in range(1, count + 1):
        one = Peristiwa(
            DEVICE, number, previous, number, 1_700_000_000_000, "", f"{DEVICE}:{number}", "nilai",
            kpu_id(number), "nama", "BARU", "LAMA",
        )  # fmt: skip
        lines.append(one.line())
        previous = line_hash(lines[-1])
    return lines


def test_a_whole_chain_is_read() -> None:
    events = check_chain(chain(5), DEVICE)
    assert [event.urut for event in events] == [1, 2, 3, 4, 5]
    assert parse(events[2].line()) == events[2]


def edited(line: str, **changes: Any) -> str:
    return canonical.dumps({**json.loads(line), **changes})


@pytest.mark.parametrize(
    "damage",
    [
        lambda lines: lines[1:],
        lambda lines: [*lines[:2], *lines[3:]],
        lambda lines: [lines[1], lines[0], *lines[2:]],
        lambda lines: [edited(lines[0], isi="LAIN"), *lines[1:]],
        lambda lines: [lines[0].replace(":", ": ", 1), *lines[1:]],
        lambda lines: [*lines, lines[-1]],
        lambda lines: [*lines[:-1], edited(lines[-1], kolom="tps_kpu2")],
        lambda lines: [*lines[:-1], edited(lines[-1], kolom="dpid")],
        lambda lines: [*lines[:-1], edited(lines[-1], kolom="bukti")],
        lambda lines: [*lines[:-1], edited(lines[-1], jenis="lain")],
        lambda lines: [*lines[:-1], edited(lines[-1], pemilih="000000")],
        lambda lines: [*lines[:-1], edited(lines[-1], lamport=1)],
        lambda lines: [*lines[:-1], edited(lines[-1], tindakan="BBBBBBBB:1")],
        lambda lines: [*lines[:-1], edited(lines[-1], dasar=["B:2", "A:1"])],
        lambda lines: [*lines[:-1], edited(lines[-1], v=2)],
        lambda lines: [*lines[:-1], edited(lines[-1], isi="X" * 9000)],
        lambda lines: [*lines[:-1], edited(lines[-1], **BARU | {"isi": {"dpid": "1"}})],
        lambda lines: [*lines[:-1], edited(lines[-1], **BARU | {"pemilih": village_id("BBBBBBBB", 1)})],
    ],
)  # fmt: skip
def test_every_damage_to_a_chain_is_refused(damage: Callable[[list[str]], list[str]]) -> None:
    with pytest.raises(UserError) as caught:
        check_chain(damage(chain(5)), DEVICE)
    assert caught.value.code == "JOURNAL_BROKEN"


def test_another_devices_chain_is_refused() -> None:
    with pytest.raises(UserError, match="JOURNAL_BROKEN"):
        check_chain(chain(2), "BBBBBBBB")


json_values = st.recursive(
    st.text() | st.integers(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(json_values)
def test_canonical_json_has_one_form(value: object) -> None:
    text = canonical.dumps(value)
    assert canonical.dumps(canonical.loads(text)) == text


@pytest.mark.parametrize(
    "text", ['{"b":1,"a":2}', "1.0", "null", "true", "[1, 2]", '"e\u0301"', '{"a":1,"a":2}', "01"]
)
def test_every_other_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        canonical.loads(text)
