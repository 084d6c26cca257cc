"""CSV files have one form of bytes, or a digest of them would mean nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.exchange import csv_text

HEADER = ("id", "nama")
cells = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


@given(st.lists(st.tuples(cells, cells), max_size=5))
def test_what_was_written_is_read(rows: list[tuple[str, str]]) -> None:
    assert csv_text.read(csv_text.write(HEADER, rows), HEADER) == [list(row) for row in rows]


def test_a_value_is_quoted_only_where_it_must_be() -> None:
    rows = [("1", 'A "B", C'), ("2", "a\rb"), ("3", " spasi "), ("", "")]
    assert csv_text.write(HEADER, rows) == b'id,nama\n1,"A ""B"", C"\n2,"a\rb"\n3, spasi \n,\n'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"id,nama",
        b"\xef\xbb\xbfid,nama\n",
        b"id,nama\r\n",
        b'"id",nama\n',
        b"id,nama\n\n",
        b"id,nama\n1,A",
        b'id,nama\n1,"A"\n',
        b'id,nama\n1,A"\n',
        b"id,nama\n1,A,B\n",
        b"id,nama\n1\n",
        b"nama,id\n",
        b"id;nama\n",
        b"id,nama\n1,\xff\n",
    ],
)
def test_every_other_form_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="PAYLOAD_DAMAGED"):
        csv_text.read(data, HEADER)
